// After an upgrade: what stood open before there was sealing leaves the files of the database too.
import type { Sql } from './connect';

/** The tables that migrations 0055 and 0056 name; nothing else of the list is run. */
const TABLES = ['exchange.inbox', 'exchange.outbox', 'exchange.media', 'desk.conversations', 'desk.tips', 'desk.tip_events'];

/**
 * Writes the tables anew in which older rows have been sealed by now (a table can't be used meanwhile: some seconds for 100,000 tips), and
 * then PostgreSQL's own notes of frequent values. The embedded server's journal goes too; that of a server of the operator's own holds older
 * rows until it is written over. The tables of a vault from before links were sealed go when nothing is in them any more.
 * @param sql as the owner of the tables
 * @returns how many tables were written
 */
export async function clearAway(sql: Sql): Promise<number> {
  const [exists] = await sql`select from pg_class where oid = to_regclass('exchange.to_seal')`;
  const sealed = exists ? await sql<{ relation: string }[]>`select relation from exchange.to_seal where sealed_at is not null and relation in ${sql(TABLES)}` : [];
  for (const { relation } of sealed) {
    await sql`vacuum (full, analyze) ${sql(relation)}`;
    await sql`delete from exchange.to_seal where relation = ${relation}`;
  }
  if (sealed.length > 0) {
    for (const statement of ['vacuum (full) pg_catalog.pg_statistic', 'select pg_switch_wal()', 'checkpoint']) {
      // On a server of the operator's own the administrator may lack these rights.
      await sql.unsafe(statement).catch((error: { code?: string }) => {
        if (error.code !== '42501') throw error;
      });
    }
  }
  const [former] = await sql`select to_regproc('vault.drop_former') is not null as there`;
  if (former!.there) await sql`select vault.drop_former()`;
  return sealed.length;
}
