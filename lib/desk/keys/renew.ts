// Brings all that is sealed for the desk to its current key: in small batches, beside gates and desks at work, any number of times.
import type { PendingQuery, Row } from 'postgres';
import type { Queryable, Sql } from '../../database/connect';
import { inBatches, type Key } from '../../database/in-batches';
import type { UnreadableRows } from '../../database/unreadable-rows';
import type { Seals } from '../seals';
import { idsOf } from './known-keys';

interface SealedTable {
  relation: string;
  column: string;
  /** by which its rows are gone through */
  key: string;
  /** rows of one transaction: media are large */
  together: number;
  /** what names the row in its seal; may use the table's columns */
  of(sql: Queryable): PendingQuery<Row[]>;
  /** how it is sealed: by the desk for itself, or by a gate to the desk's public key */
  kind: 'sealed' | 'box';
  renew(seals: Seals, of: string, sealed: Buffer): Buffer;
}

const TABLES: readonly SealedTable[] = [
  { relation: 'exchange.inbox', column: 'message', key: 'id', together: 200, of: (sql) => sql`handle`, kind: 'box', renew: ({ boxes }, handle, sealed) => boxes.renew('message', handle, sealed) },
  { relation: 'exchange.media', column: 'bytes', key: 'id', together: 4, of: (sql) => sql`id::text`, kind: 'box', renew: ({ boxes }, id, sealed) => boxes.renew('media', id, sealed) },
  { relation: 'desk.conversations', column: 'state', key: 'handle', together: 200, of: (sql) => sql`handle`, kind: 'sealed', renew: (seals, handle, sealed) => seals.renew('conversation', handle, sealed) },
  { relation: 'desk.tips', column: 'story', key: 'id', together: 200, of: (sql) => sql`receipt`, kind: 'sealed', renew: (seals, receipt, sealed) => seals.renew('tip', receipt, sealed) },
  { relation: 'desk.tip_events', column: 'words', key: 'id', together: 200, of: (sql) => sql`(select t.receipt from desk.tips t where t.id = tip_id) || ' ' || kind`, kind: 'sealed', renew: (seals, of, sealed) => seals.renew('event', of, sealed) },
];

/** Goes through all tables once. @param seals with the new key first. @returns how many rows were brought over */
export async function renewAll(sql: Sql, seals: Seals, older: readonly Buffer[], unreadable: UnreadableRows): Promise<number> {
  let renewed = 0;
  for (const table of TABLES) {
    const before = unreadable.count;
    renewed += await inBatches(sql, table.together, (transaction, after) => renewSome(transaction, seals, table, older, unreadable, after));
    renewed -= unreadable.count - before;
  }
  return renewed;
}

/** How many rows are sealed with an older key, but for those that nothing opens. */
export async function countOlder(sql: Queryable, older: readonly Buffer[], unreadable: UnreadableRows): Promise<number> {
  let count = 0;
  for (const table of TABLES) {
    const [row] = await sql<{ count: number }[]>`select count(*) from ${sql(table.relation)} where ${isOlder(sql, table, older, unreadable)}`;
    count += row!.count;
  }
  return count;
}

async function renewSome(sql: Queryable, seals: Seals, table: SealedTable, older: readonly Buffer[], unreadable: UnreadableRows, after: Key | null): Promise<{ at: Key }[]> {
  const [key, column, relation] = [sql(table.key), sql(table.column), sql(table.relation)];
  const rows = await sql<{ at: Key; of: string; sealed: Buffer }[]>`
    select ${key} as at, ${table.of(sql)} as of, ${column} as sealed from ${relation}
    where ${isOlder(sql, table, older, unreadable)} and ${after === null ? sql`true` : sql`${key} > ${after}`}
    order by ${key} limit ${table.together} for update skip locked`;
  // One after the other over one connection, without waiting for each.
  await Promise.all(rows.flatMap((row) => {
    const fresh = renewed(seals, table, row.of, row.sealed);
    if (fresh === null) unreadable.add(table.relation, row.at);
    return fresh === null ? [] : [sql`update ${relation} set ${column} = ${fresh} where ${key} = ${row.at}`];
  }));
  return rows;
}

/** null where no key opens it. */
function renewed(seals: Seals, table: SealedTable, of: string, sealed: Buffer): Buffer | null {
  try {
    return table.renew(seals, of, sealed);
  } catch {
    return null;
  }
}

/** The key's id stands at byte 1 of what the desk seals, at bytes 2 and (of a second reader) 98 of a box: lib/sealing. */
function isOlder(sql: Queryable, table: SealedTable, older: readonly Buffer[], unreadable: UnreadableRows) {
  const column = sql(table.column);
  const ids = older.map((key) => (table.kind === 'sealed' ? idsOf(key).sealId : idsOf(key).id));
  const one = table.kind === 'sealed'
    ? sql`substring(${column} from 2 for 4) in ${sql(ids)}`
    : sql`(substring(${column} from 3 for 4) in ${sql(ids)} or (substring(${column} from 2 for 1) = '\\x02'::bytea and substring(${column} from 99 for 4) in ${sql(ids)}))`;
  const left = unreadable.of(table.relation);
  return left.length === 0 ? one : sql`(${one} and ${sql(table.key)} not in ${sql(left)})`;
}
