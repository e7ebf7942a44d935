// Goes through a large table in small transactions, beside those who work with it.
import type { Queryable, Sql } from './connect';

/** By which a table is gone through: a key in its order. */
export type Key = Buffer | string | number;

/**
 * @param batch rows of one transaction
 * @param some works on up to `batch` rows behind a key (null: from the start), in the key's order, and gives them
 * @returns how many rows there were
 */
export async function inBatches(sql: Sql, batch: number, some: (sql: Queryable, after: Key | null) => Promise<readonly { at: Key }[]>): Promise<number> {
  let count = 0;
  for (let after: Key | null = null; ;) {
    const from: Key | null = after;
    const rows: readonly { at: Key }[] = await sql.begin((transaction): Promise<readonly { at: Key }[]> => some(transaction, from));
    count += rows.length;
    if (rows.length < batch) return count;
    after = rows.at(-1)!.at;
  }
}
