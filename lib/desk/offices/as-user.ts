// Runs statements on behalf of a signed-in person: row-level security then decides what is there, whatever is asked.
import type { Queryable, Sql } from '../../database/connect';
import type { Viewer } from './viewer';

/**
 * A transaction under database role `office` as that person. What `fn` throws rolls it back.
 * Statements that the role may not run throw PostgreSQL's 42501.
 */
export async function asUser<T>(sql: Sql, viewer: Pick<Viewer, 'userId'>, fn: (transaction: Queryable) => Promise<T>): Promise<T> {
  return (await sql.begin(async (transaction) => {
    await transaction`select set_config('satark.user', ${String(viewer.userId)}, true), set_config('role', 'office', true)`;
    return fn(transaction);
  })) as T;
}
