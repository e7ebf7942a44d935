// Turns for tests that need no flow.
import { randomUUID } from 'node:crypto';
import type { Queryable } from '../../../lib/database/connect';
import { beginTurns } from '../../../lib/desk/conversation/begin-turn';
import type { Turn } from '../../../lib/desk/conversation/turn';
import { claimInbox, putInbox } from '../../../lib/exchange/inbox';
import type { CitizenMessage } from '../../../lib/exchange/messages';
import type { TestDatabase } from '../../support/database';
import { deskBoxes, gateBoxes } from '../../support/keys';

export const saying = (text: string): CitizenMessage => ({ text, media: [] });

/** Puts a message in and begins its turn, as citizen-in does. */
export async function turnOf(database: TestDatabase, message: CitizenMessage, handle = `h-${randomUUID()}`, leaseSeconds = 30): Promise<Turn> {
  await putInbox(database.gate, gateBoxes, handle, message);
  return nextTurn(database.desk, leaseSeconds);
}

/** Claims one message and begins its turn. */
export async function nextTurn(sql: Queryable, leaseSeconds = 30): Promise<Turn> {
  const [turn] = await beginTurns(sql, await claimInbox(sql, deskBoxes, 1, leaseSeconds), 'source');
  return turn!;
}
