// Throwing a report away: asked first where something was sent, done at once where nothing was.
import { newConversation } from './begin-turn';
import { offer, readPick, type Option } from './choices';
import { allPieces } from './pieces';
import { inBoth, say } from './texts';
import type { Turn } from './turn';
import { NO, YES } from './word-lists';

/** Stands before the choices of the question "throw it away?"; no answer key may be called so. */
const KEY = 'cancel';
const OPTIONS: Option[] = [
  { id: 'yes', title: inBoth('cancel-yes'), alsoCalled: YES },
  { id: 'no', title: inBoth('cancel-no'), alsoCalled: NO },
];

/** Whether anything would be lost by cancelling. */
export const hasSomething = (turn: Pick<Turn, 'conversation'>): boolean => allPieces(turn).length > 0 || Object.values(turn.conversation.answers).some((answer) => answer.kind === 'place' || answer.kind === 'text');

/** Asks whether all of it shall be thrown away. */
export function askToCancel(turn: Turn): void {
  turn.used = true;
  turn.conversation.confirmingCancel = true;
  turn.replies.push({ language: turn.language, text: say(turn.language, 'cancel-sure'), choices: offer(KEY, OPTIONS, turn.language) });
}

/** What was answered to that question; null where the message is no answer to it. */
export function readCancel(turn: Turn): boolean | null {
  const pick = readPick(KEY, OPTIONS, turn.message);
  return pick && 'id' in pick ? pick.id === 'yes' : null;
}

/** Ends the conversation without a report; nothing of it is kept but the language. */
export function cancelReport(turn: Turn, farewell: string): void {
  turn.used = true;
  turn.status = 'cancelled';
  turn.conversation = { ...newConversation(), language: turn.conversation.language };
  turn.answers = {};
  turn.replies.push({ language: turn.language, text: farewell, handle: 'ended' });
}
