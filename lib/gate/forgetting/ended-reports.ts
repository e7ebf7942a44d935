// Forgets who sent a report that is over: its tip was closed long ago, or nothing was ever reported in it.
import type { Gate } from '../gate';
import { forgetHandle } from '../people/forget';
import { dropNobodies } from '../people/nobody-rows';

/** Handles of one transaction. */
const BATCH = 50;
/** Hours without a word after which an empty conversation's handle goes; less than the day after which the desk ends it. */
const EMPTY_HOURS = 20;

/**
 * One batch of what the desk has noted in exchange.endings. A handle and its note go in one transaction, so that a crash leaves both.
 * @returns whether there may be more
 */
export async function forgetEnded(gate: Pick<Gate, 'sql' | 'vault' | 'forgetClosedDays'>): Promise<boolean> {
  return gate.sql.begin(async (sql) => {
    const due = await sql<{ handle: string; why: 'closed' | 'empty' }[]>`
      select handle, why from exchange.endings
      where (why = 'closed' and ended_on <= current_date - ${gate.forgetClosedDays}::int) or why = 'empty'
      order by handle limit ${BATCH} for update skip locked`;
    if (due.length === 0) return false;
    // By the database's clock, which has written all times.
    const [since] = await sql<{ at: Date }[]>`select now() - make_interval(hours => ${EMPTY_HOURS}) as at`;
    for (const { handle, why } of due) await forgetHandle(sql, gate.vault, handle, why, why === 'empty' ? since!.at : undefined);
    // Whose sender asked to be forgotten: only now does it show that nobody can be answered.
    await dropNobodies(sql, gate.vault, due.map(({ handle }) => handle));
    await sql`delete from exchange.endings where handle in ${sql(due.map(({ handle }) => handle))}`;
    return due.length === BATCH;
  });
}
