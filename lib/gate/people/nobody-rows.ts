// Rows of reports that lead to nobody: how they come to, and when they go.
import type { Queryable } from '../../database/connect';
import { newHandle, type Vault } from '../vault';
import type { HandleFacts } from './choose-handle';
import { standing } from './forgotten-counts';
import { nobodyOf, readNobody, sealNobody } from './nobody';

/** Rows of others that are sealed anew with somebody's. */
const COVER = 50;

interface Row {
  handle: string;
  sealed: Buffer;
}

/**
 * Makes the rows of these reports lead to nobody. Rows of others are written anew with them: a row that was rewritten stands at another place in
 * a dump than where its report began, until the day's sealing (lib/gate/forgetting/handle-rows.ts).
 */
export async function leadToNobody(sql: Queryable, vault: Vault, reports: readonly HandleFacts[]): Promise<void> {
  const own = reports.map((facts) => ({ handle: facts.handle, sealed: sealNobody(vault, nobodyOf(facts)) }));
  const from = newHandle();
  const mine = own.map(({ handle }) => handle);
  // Before those of others, which are never waited for: two who are forgotten at one moment would else wait for each other.
  await sql`select from vault.handles where handle = any(${mine}::text[]) order by handle for no key update`;
  // Handles are random, and so are those that follow one. Who holds one of them is rewriting it anyway.
  const after = await sql<Row[]>`
    select handle, sealed from vault.handles where handle >= ${from} and handle <> all(${mine}::text[]) order by handle limit ${COVER} for no key update skip locked`;
  const first = await sql<Row[]>`
    select handle, sealed from vault.handles where handle < ${from} and handle <> all(${mine}::text[]) order by handle limit ${COVER - after.length} for no key update skip locked`;
  const others = [...after, ...first];
  await rewriteHandles(sql, [...own, ...others.flatMap((row) => resealed(vault, row))].sort((one, other) => (one.handle < other.handle ? -1 : 1)));
}

/** The row sealed anew; none where it can't be opened, which is to keep nobody from being forgotten. */
export function resealed(vault: Vault, { handle, sealed }: Row): Row[] {
  try {
    return [{ handle, sealed: vault.seal('handle', vault.openBytes('handle', sealed)) }];
  } catch {
    return [];
  }
}

/** Writes rows that are locked. */
export async function rewriteHandles(sql: Queryable, rows: readonly Row[]): Promise<void> {
  await sql`
    update vault.handles h set sealed = decode(new.sealed, 'hex')
    from unnest(${rows.map(({ handle }) => handle)}::text[], ${rows.map(({ sealed }) => sealed.toString('hex'))}::text[]) as new (handle, sealed)
    where h.handle = new.handle`;
}

/** Deletes those of these reports' rows that lead to nobody. Last in a transaction: the count is others' too. */
export async function dropNobodies(sql: Queryable, vault: Vault, handles: readonly string[]): Promise<void> {
  const rows = await sql<Row[]>`select handle, sealed from vault.handles where handle = any(${[...handles]}::text[]) order by handle for update`;
  const gone = rows.filter(({ sealed }) => readNobody(vault.openBytes('handle', sealed))).map(({ handle }) => handle);
  if (gone.length === 0) return;
  await sql`delete from vault.handles where handle in ${sql(gone)}`;
  await standing(sql, vault, -gone.length);
}
