// The moment at which an older key is retired: nobody may be in the middle of writing something that is sealed with it.
import type { Queryable, Sql } from './connect';

/**
 * Gives `work` the table of keys for itself: it waits for every transaction that has written something sealed (their triggers have looked
 * into the table), and holds up others for this moment.
 * @returns what `work` returns; false where somebody was in the middle of a longer piece of work, so that nothing was done
 */
export async function whileNobodyWrites(sql: Sql, keys: 'vault.keys' | 'exchange.desk_keys', work: (sql: Queryable) => Promise<boolean>): Promise<boolean> {
  try {
    return await sql.begin(async (transaction) => {
      await transaction`set local lock_timeout = '3s'`;
      await transaction`lock table ${transaction(keys)} in access exclusive mode`;
      return await work(transaction);
    });
  } catch (error) {
    // lock_not_available
    if ((error as { code?: string }).code === '55P03') return false;
    throw error;
  }
}
