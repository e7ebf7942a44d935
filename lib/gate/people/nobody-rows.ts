// Rows of reports that lead to nobody, when they go.
import type { Queryable } from '../../database/connect';
import type { Vault } from '../vault';
import { standing } from './forgotten-counts';
import { readNobody } from './nobody';

/** Deletes those of these reports' rows that lead to nobody. Last in a transaction: the count is others' too. */
export async function dropNobodies(sql: Queryable, vault: Vault, handles: readonly string[]): Promise<void> {
  const rows = await sql<{ handle: string; sealed: Buffer }[]>`select handle, sealed from vault.handles where handle = any(${[...handles]}::text[]) order by handle for update`;
  const gone = rows.filter(({ sealed }) => readNobody(vault.openBytes('handle', sealed))).map(({ handle }) => handle);
  if (gone.length === 0) return;
  await sql`delete from vault.handles where handle in ${sql(gone)}`;
  await standing(sql, vault, -gone.length);
}
