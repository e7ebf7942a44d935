// Taking turns among gates. By a row of the vault: an advisory lock may be held by any role of the database, which could stop the gate.
import type { Queryable, Sql } from '../database/connect';

/** What gates do one after the other: rows of vault.turns. */
export type Turn = 'take-in' | 'carry-over' | 'change-of-keys' | 'rotation';

/** Waits until no other transaction has this turn; it is ours until the surrounding transaction ends. */
export async function takeTurn(sql: Queryable, turn: Turn): Promise<void> {
  await sql`select from vault.turns where name = ${turn} for update`;
}

/**
 * Does something while nobody else does it, however long it takes; a transaction of its own keeps the turn until then, or until this process ends.
 * @returns false where somebody else is at it: nothing was done
 */
export async function inTurn(sql: Sql, turn: Turn, work: () => Promise<void>): Promise<boolean> {
  return sql.begin(async (transaction) => {
    const [ours] = await transaction`select from vault.turns where name = ${turn} for update skip locked`;
    if (ours) await work();
    return ours !== undefined;
  });
}
