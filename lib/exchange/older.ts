// Seals what stood open in the tables before there was sealing: once, after the migration, by the side that reads it.
import type { PendingQuery, Row } from 'postgres';
import type { Sql } from '../database/connect';
import type { Boxes } from './boxes';

/** A column whose older values begin with the form byte 0. */
export interface OlderColumn {
  /** schema and table */
  relation: string;
  column: string;
  key: string;
  /** what names the row in its seal; may use the table's columns */
  of: PendingQuery<Row[]>;
  /** rows in one transaction */
  together: number;
  seal(of: string, open: Buffer): Buffer;
}

/**
 * Seals a column's older values; where there are none, one look at a small table is all. After a crash the next start goes on; several
 * processes may do it at once.
 */
export async function sealOlder(sql: Sql, { relation, column, key, of, together, seal }: OlderColumn): Promise<void> {
  const [open] = await sql`select from exchange.to_seal where relation = ${relation} and sealed_at is null`;
  if (!open) return;
  for (let left = true; left;) {
    left = await sql.begin(async (transaction) => {
      const rows = await transaction<{ key: string; of: string; open: Buffer }[]>`
        select ${sql(key)}::text as key, ${of} as of, substring(${sql(column)} from 2) as open from ${sql(relation)}
        where substring(${sql(column)} from 1 for 1) = '\\x00'::bytea limit ${together} for update`;
      await Promise.all(rows.map((row) => transaction`update ${sql(relation)} set ${sql(column)} = ${seal(row.of, row.open)} where ${sql(key)}::text = ${row.key}`));
      return rows.length > 0;
    });
  }
  await sql`update exchange.to_seal set sealed_at = now() where relation = ${relation}`;
}

/** What the desk said before: the gate reads it. */
export async function sealOlderOutbox(sql: Sql, boxes: Boxes): Promise<void> {
  await sealOlder(sql, { relation: 'exchange.outbox', column: 'message', key: 'id', of: sql`handle`, together: 1000, seal: (handle, open) => boxes.sealOlder('message', handle, open) });
}
