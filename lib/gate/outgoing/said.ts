// What the desk says to a citizen, opened.
import type { BotMessage } from '../../exchange/messages';
import { onlyReceiptIn, readReceipt } from '../../exchange/receipt';
import { log } from '../../log/log';
import type { Gate } from '../gate';
import { readBotMessage } from './read-message';

/** The message of an outbox row; null where it can't be opened or is none, or its fate was known and it is not kept any more. */
export function openSaid({ boxes }: Pick<Gate, 'boxes'>, handle: string, sealed: Buffer): BotMessage | null {
  if (sealed.length === 0) return null;
  try {
    const said = readBotMessage(boxes.openMessage(handle, sealed));
    if (!said) log('error', 'gate', 'a message to a citizen is not sent: it has not the form of one. Look at what the desk\'s flows put into it.');
    return said;
  } catch {
    log('error', 'gate', 'a message to a citizen can\'t be opened and is not sent: it was changed in the database, or sealed to another key than GATE_KEY.');
    return null;
  }
}

/**
 * The receipt that a message tells, null for anything that is not shaped as one, and for one that stands in no words: the citizen does not know
 * that report by it. Whoever types a report's receipt is led to it: a common word in its place would lead a person's later reports into an
 * older one, and so would another report's receipt, told to nobody; the desk would learn that they are one person's.
 */
export function receiptSaid(gate: Pick<Gate, 'boxes'>, handle: string, sealed: Buffer): string | null {
  const said = openSaid(gate, handle, sealed);
  const receipt = said?.receipt === undefined ? null : readReceipt(said.receipt);
  return receipt !== null && onlyReceiptIn(said!.text) === receipt ? receipt : null;
}

/** Whether a message asks something that the citizen can see: a question in no letters, or in letters that are blank, would catch their next words unseen. */
export const asksSomething = ({ expectsAnswer, text }: BotMessage): boolean => expectsAnswer === true && /[\p{L}--\p{Default_Ignorable_Code_Point}]/v.test(text);
