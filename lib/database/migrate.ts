// Brings a database to the newest schema, and makes the roles that gate and desk connect with.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Queryable, Sql } from './connect';
import { scramVerifier } from './scram-verifier';

const FOLDER = join(__dirname, 'migrations');

/** Passwords of the two roles that connect: 16 or more letters, digits, _ or -. */
export interface RolePasswords {
  gate: string;
  desk: string;
}

/**
 * Applies the migrations that are missing, each in a transaction of its own, and sets the roles' passwords.
 * @param sql a connection as a user who may create roles and schemas
 * @returns the names of the migrations applied now
 */
export async function migrate(sql: Sql, passwords: RolePasswords): Promise<string[]> {
  await makeTable(sql);
  await sql.begin(async (admin) => {
    await takeTurn(admin);
    await makeRoles(admin, passwords);
    await takeTemporaryTables(admin);
  });
  const applied: string[] = [];
  for (const name of readdirSync(FOLDER).filter((file) => file.endsWith('.sql')).sort()) {
    await sql.begin(async (admin) => {
      await takeTurn(admin);
      const [done] = await admin`select from public.satark_migrations where name = ${name}`;
      if (done) return;
      try {
        await admin.unsafe(readFileSync(join(FOLDER, name), 'utf8')).simple();
      } catch (error) {
        throw new Error(`migration ${name} could not be applied: ${error instanceof Error ? error.message : 'unknown reason'}`, { cause: error });
      }
      await admin`insert into public.satark_migrations (name) values (${name})`;
      applied.push(name);
    });
  }
  return applied;
}

async function makeTable(sql: Sql): Promise<void> {
  try {
    await sql`create table if not exists public.satark_migrations (name text primary key, applied_at timestamptz not null default now())`;
  } catch (error) {
    // Somebody else has made it at the same moment; PostgreSQL says so with one of several codes.
    const [made] = await sql`select to_regclass('public.satark_migrations') is not null as there`;
    if (!made!.there) throw error;
  }
}

/**
 * Two processes that migrate at once take turns. No advisory lock, which any role could hold for ever; and of a table's locks the one mode
 * that stands against itself and against none that a role without rights comes by: `prepare` takes those of reading and writing unasked.
 */
async function takeTurn(sql: Queryable): Promise<void> {
  await sql`lock table public.satark_migrations in share update exclusive mode`;
}

async function makeRoles(sql: Queryable, passwords: RolePasswords): Promise<void> {
  for (const [role, kind] of [['gate', 'login'], ['desk', 'login'], ['office', 'nologin']] as const) {
    const [exists] = await sql`select from pg_roles where rolname = ${role}`;
    if (!exists) await sql.unsafe(`create role ${role} ${kind}`);
  }
  for (const role of ['gate', 'desk'] as const) {
    if (!/^[A-Za-z0-9_-]{16,}$/.test(passwords[role])) throw new Error(`the password of database role ${role} must have 16 or more letters, digits, _ or -.`);
    // What is sent is logged by many a server: so not the password itself.
    await sql.unsafe(`alter role ${role} password '${scramVerifier(passwords[role])}'`);
  }
  // Connections that the desk's password opens must leave some for the gate. Two thirds, of which several desks use a part.
  await sql.unsafe(`alter role desk connection limit ${Math.floor((Number((await sql`show max_connections`)[0]!.max_connections) * 2) / 3)}`);
  // `set local role office` is how a request on behalf of a person gives up the desk's own rights.
  await sql.unsafe('grant office to desk with inherit false, set true');
}

/**
 * Nothing of ours makes temporary tables, types or functions, and what a role can't make it can't put in the way of others' (migration 0095).
 * At each start: a copy of the database comes without this. Where the administrator does not own the database, it stays as it is.
 */
async function takeTemporaryTables(sql: Queryable): Promise<void> {
  const [ours] = await sql<{ name: string; mayRevoke: boolean }[]>`
    select quote_ident(datname) as name, pg_has_role(datdba, 'usage') as "mayRevoke" from pg_database where datname = current_database()`;
  if (ours!.mayRevoke) await sql.unsafe(`revoke temporary on database ${ours!.name} from public`);
}
