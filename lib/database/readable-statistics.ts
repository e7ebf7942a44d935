// Whether a role reads what the server counts of each table, and which transactions are under way: role desk could see there if a new report
// came from somebody known.
import type { Queryable } from './connect';

/** @param sql as the role in question; false once migrations 0051 to 0096 were allowed to take the right away */
export async function canReadStatistics(sql: Queryable): Promise<boolean> {
  const [row] = await sql<{ can: boolean }[]>`
    select has_function_privilege('pg_catalog.pg_stat_get_tuples_inserted(oid)', 'execute') or has_function_privilege('pg_catalog.pg_current_snapshot()', 'execute') as can`;
  return row!.can;
}
