// The other databases of a server. Every role may enter them unless it is forbidden, and finds there the locks and statistics of the
// whole server: what migrations 0051, 0075 and 0085 hide from role desk, they hide in one database.
import { connect, type Queryable } from './connect';
import { canReadStatistics } from './readable-statistics';

/**
 * Closes them to all roles but administrators, on a server that is ours alone.
 * @param sql as administrator, in any database
 * @param ours stays open
 */
export async function closeOtherDatabases(sql: Queryable, ours: string): Promise<void> {
  const others = await sql<{ name: string }[]>`select quote_ident(datname) as name from pg_database where datname <> ${ours} and datallowconn`;
  for (const { name } of others) await sql.unsafe(`revoke connect, temporary on database ${name} from public`);
}

/**
 * On a server of the operator's own, which may serve others too: the databases in which role desk reads the server's statistics.
 * @param deskUrl of our database, as role desk
 */
export async function readableElsewhere(deskUrl: string): Promise<string[]> {
  const sql = connect(deskUrl, { max: 1, name: 'satark-start' });
  const names = await sql<{ name: string }[]>`select datname as name from pg_database where datname <> current_database() and datallowconn and has_database_privilege(datname, 'connect') order by 1 limit 50`
    .finally(() => sql.end({ timeout: 1 }));
  const readable = await Promise.all(names.map(async ({ name }) => ((await isReadable(deskUrl, name)) ? [name] : [])));
  return readable.flat();
}

async function isReadable(deskUrl: string, name: string): Promise<boolean> {
  const url = new URL(deskUrl);
  url.pathname = `/${encodeURIComponent(name)}`;
  const sql = connect(url.href, { max: 1, name: 'satark-start' });
  // The server's own rules of entrance (pg_hba.conf) may refuse what the database would allow.
  return canReadStatistics(sql).catch(() => false).finally(() => sql.end({ timeout: 1 }));
}
