// "stop": the gate forgets the citizen. Words that say only this are obeyed at once; those that may be meant of the matter itself are asked
// about, where there is something to lose. Said twice they are obeyed, too.
import { cancelReport, hasSomething } from './cancel';
import { keyOfChoice, offer, readPick, type Option } from './choices';
import { isOneOf } from './matching';
import { inBoth, say } from './texts';
import type { Turn } from './turn';
import { NO, STOP_AT_ONCE, YES } from './word-lists';

/** Stands before the choices of the question "shall we forget you?"; no answer key may be called so. */
const KEY = 'stop';
const OPTIONS: Option[] = [
  { id: 'yes', title: inBoth('stop-yes'), alsoCalled: YES },
  { id: 'no', title: inBoth('cancel-no'), alsoCalled: NO },
];

/** Whether the question has to be asked first. */
export function asksBeforeStop(turn: Turn, wasAsked: boolean): boolean {
  return !wasAsked && !isOneOf(turn.message.text, STOP_AT_ONCE) && (turn.filed !== null || hasSomething(turn));
}

export function askToStop(turn: Turn): void {
  turn.used = true;
  turn.conversation.confirmingStop = true;
  turn.replies.push({ language: turn.language, text: say(turn.language, 'stop-sure'), choices: offer(KEY, OPTIONS, turn.language) });
}

/** What was answered to that question, also on buttons that stand further up; null where the message is no answer to it. */
export function readStop(turn: Turn, wasAsked: boolean): boolean | null {
  if (!wasAsked && keyOfChoice(turn.message.choice) !== KEY) return null;
  const pick = readPick(KEY, OPTIONS, turn.message);
  return pick && 'id' in pick ? pick.id === 'yes' : null;
}

/** Ends the conversation and has the gate forget who it was with. A report that is filed stays with the police; a half one is thrown away. */
export function stop(turn: Turn, farewell: string): void {
  const { filed } = turn;
  cancelReport(turn, farewell);
  turn.replies.at(-1)!.handle = 'forget';
  turn.status = filed ? 'filed' : 'ended';
  if (filed) turn.conversation.receipt = filed.receipt;
}
