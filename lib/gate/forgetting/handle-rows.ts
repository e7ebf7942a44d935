// Seals the rows of all reports anew once a day, in the order of their random handles: two dumps do not tell which were rewritten between them
// because their sender asked to be forgotten. Rows that lead to nobody go when they would have gone anyway.
import type { Gate } from '../gate';
import { readNobody } from '../people/nobody';
import { dropNobodies, resealed, rewriteHandles } from '../people/nobody-rows';
import { resealCounts } from '../people/forgotten-counts';
import { isOver, withoutWaiting } from './stale-reports';

/** Rows of one transaction. */
const BATCH = 500;

/**
 * One batch. Gates take turns, and a crash loses nothing but the batch.
 * @returns whether there is more to look at today
 */
export async function resealHandles(gate: Pick<Gate, 'sql' | 'vault' | 'forgetStaleDays'>): Promise<boolean> {
  const { vault } = gate;
  const more = await gate.sql.begin(async (sql) => {
    const [sweep] = await sql<{ after: string; now: Date }[]>`select handles_after as after, now() as now from vault.sweeps where handles_after is not null for update skip locked`;
    if (!sweep) return null;
    const rows = await sql<Row[]>`select handle, sealed from vault.handles where handle > ${sweep.after} order by handle limit ${BATCH}`;
    const over = (held: ReadonlySet<string>) => ({ handle, sealed }: Row) => {
      const nobody = readNobody(vault.openBytes('handle', sealed));
      return nobody !== null && isOver(nobody.state === 'in-progress' && held.has(handle) ? 'filed' : nobody.state, nobody.lastWord, gate.forgetStaleDays, sweep.now);
    };
    // Asked before anything is locked: the desk can hold up the exchange's tables.
    const { free, held } = await withoutWaiting(sql, rows.filter(over(new Set())).map(({ handle }) => handle));
    // Who is just forgotten, or made one with another, is sealed anew by that.
    const mine = await sql<Row[]>`select handle, sealed from vault.handles where handle in ${sql(['', ...rows.map(({ handle }) => handle)])} order by handle for no key update skip locked`;
    const gone = new Set(mine.filter(over(held)).map(({ handle }) => handle).filter((handle) => free.has(handle)));
    await rewriteHandles(sql, mine.filter(({ handle }) => !gone.has(handle)).flatMap((row) => resealed(vault, row)));
    const last = rows.length < BATCH;
    await sql`update vault.sweeps set handles_after = ${last ? null : rows.at(-1)!.handle}`;
    await dropNobodies(sql, vault, [...gone]);
    return !last;
  });
  // Apart: whoever forgets holds a count, and may wait for one of these rows.
  if (more === false) await gate.sql.begin((sql) => resealCounts(sql, vault));
  return more ?? false;
}

interface Row {
  handle: string;
  sealed: Buffer;
}
