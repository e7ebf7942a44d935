// Taking turns among gates. By a row of the vault: an advisory lock may be held by any role of the database, which could stop the gate.
import type { Queryable } from '../database/connect';

/** What gates do one after the other: rows of vault.turns. */
export type Turn = 'take-in' | 'carry-over' | 'change-of-keys';

/** Waits until no other transaction has this turn; it is ours until the surrounding transaction ends. */
export async function takeTurn(sql: Queryable, turn: Turn): Promise<void> {
  await sql`select from vault.turns where name = ${turn} for update`;
}
