// What happens to a request that a node could not bring further: it is given back, to be tried again, and nothing of it is told.
import { isConnectionTrouble } from '../database/connect';
import { errorKind } from '../log/log';
import type { Gate } from './gate';
import { NoLongerOurs } from './hand-over';
import { releaseReceived, type ReceivedItem } from './incoming/received';
import { MediaNotAvailable } from './media/fetch';

/** Seconds before the second and the third try. */
const PAUSES = [2, 10];

/**
 * Gives a request back after an error.
 * @returns an error in fixed words, fit for a log
 */
export async function giveBack(gate: Gate, item: Pick<ReceivedItem, 'id' | 'lease' | 'attempts'>, error: unknown): Promise<Error> {
  const said = error instanceof MediaNotAvailable || error instanceof NoLongerOurs ? error.message : `a message could not be worked on (${errorKind(error)}).`;
  // Where the database went away it was no try: the receiver takes it back when the database is there again.
  if (!isConnectionTrouble(error)) await releaseReceived(gate.sql, item, said, PAUSES[item.attempts - 1] ?? 0).catch(() => {});
  gate.events.emit('settled', item.id);
  return new Error(`${said} It is kept and will be tried again.`);
}
