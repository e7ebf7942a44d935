// Bringing a database up to date: by several at once, and whatever the role of the desk holds.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { connect, type Sql } from '../../lib/database/connect';
import { migrate } from '../../lib/database/migrate';
import { makeFirstUsers } from '../../lib/desk/offices/first-users';
import { BUILT } from '../../lib/runtime/paths';
import { freshDatabase, type TestDatabase } from '../support/database';

const PASSWORDS = { gate: 'for-tests-only-0123456789', desk: 'for-tests-only-0123456789' };

describe('bringing a database up to date', function () {
  this.timeout(60_000);
  let database: TestDatabase;
  before(async () => {
    database = await freshDatabase();
  });
  after(() => database.close());

  /** A connection that gives up instead of waiting for a lock for ever. */
  async function withPatience<Result>(address: string, work: (sql: Sql) => Promise<Result>): Promise<Result> {
    const sql = connect(address, { max: 1 });
    try {
      await sql`set lock_timeout = '10s'`;
      return await work(sql);
    } finally {
      await sql.end({ timeout: 1 });
    }
  }

  it('waits for no lock that the desk can take: advisory ones, and those of statements that it may only prepare', async () => {
    // As PostgreSQL comes; the migrations close it.
    await database.admin`grant usage on schema public to desk`;
    await database.desk.begin(async (desk) => {
      await desk`select pg_advisory_xact_lock(key) from generate_series(5471000, 5471100) key`;
      for (const [name, statement] of [['reading', 'select * from public.satark_migrations for update'], ['writing', 'update public.satark_migrations set name = name'], ['removing', 'delete from public.satark_migrations']] as const) {
        await desk.unsafe(`prepare ${name} as ${statement}`).simple();
      }
      for (const mode of ['access share', 'row exclusive', 'share update exclusive', 'access exclusive']) await assert.rejects(desk.savepoint((inner) => inner.unsafe(`lock table public.satark_migrations in ${mode} mode`)), { code: '42501' }, mode);
      const held = await database.admin<{ mode: string }[]>`select mode from pg_locks where relation = 'public.satark_migrations'::regclass and granted`;
      assert.ok(held.some(({ mode }) => mode === 'RowExclusiveLock'), 'the desk does hold something');
      assert.deepEqual(await withPatience(database.adminUrl, (sql) => migrate(sql, PASSWORDS)), []);
    });
  });

  it('finds that there are users already without a lock that a flow of the desk may hold', async () => {
    assert.notEqual((await makeFirstUsers(database.desk)).length, 0);
    await database.desk.begin(async (desk) => {
      await desk`select pg_advisory_xact_lock(key) from generate_series(5471000, 5471100) key`;
      assert.deepEqual(await withPatience(database.deskUrl, makeFirstUsers), []);
    });
  });

  it('is done once by several that begin at one moment with an empty database', async () => {
    const name = `${database.name}_empty`;
    await database.admin.unsafe(`create database ${name}`);
    try {
      const address = new URL(database.adminUrl);
      address.pathname = `/${name}`;
      const applied = await Promise.all(Array.from({ length: 4 }, () => withPatience(address.href, (sql) => migrate(sql, PASSWORDS))));
      const files = readdirSync(join(BUILT, 'lib', 'database', 'migrations')).filter((file) => file.endsWith('.sql')).sort();
      assert.deepEqual(applied.flat().sort(), files);
    } finally {
      await database.admin.unsafe(`drop database ${name} with (force)`);
    }
  });
});
