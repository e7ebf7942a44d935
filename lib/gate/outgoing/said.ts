// What the desk says to a citizen, opened.
import type { BotMessage } from '../../exchange/messages';
import { log } from '../../log/log';
import type { Gate } from '../gate';

/** The message of an outbox row; null where it can't be opened, or its fate was known and it is not kept any more. */
export function openSaid({ boxes }: Pick<Gate, 'boxes'>, handle: string, sealed: Buffer): BotMessage | null {
  if (sealed.length === 0) return null;
  try {
    return boxes.openMessage<BotMessage>(handle, sealed);
  } catch {
    log('error', 'gate', 'a message to a citizen can\'t be opened and is not sent: it was changed in the database, or sealed to another key than GATE_KEY.');
    return null;
  }
}
