// Makes a reviewed report a tip: gives it a receipt, and tells the citizen. commit-turn.ts writes it.
import { newReceipt } from '../../exchange/receipt';
import { closeQuestion } from './answers';
import { isQuiet } from './quiet';
import { fill, say, worded } from './texts';
import type { Turn, Wording } from './turn';

/** @param words with {receipt}, which is told to the citizen */
export function fileTurn(turn: Turn, words: Wording): void {
  if (turn.filed) return;
  const receipt = newReceipt();
  closeQuestion(turn);
  turn.conversation.receipt = receipt;
  turn.status = 'filed';
  turn.used = true;
  turn.replies.push({ language: turn.language, text: fill(worded(words, turn.language), { receipt }), handle: 'filed', receipt });
  if (isQuiet(turn.conversation)) turn.replies.push({ language: turn.language, text: say(turn.language, 'quiet-filed') });
}
