// Makes a reviewed report a tip: gives it a receipt, and tells the citizen. commit-turn.ts writes it.
import { newReceipt } from '../../exchange/receipt';
import { tellsTooMuch } from '../notify/first-line';
import { closeQuestion } from './answers';
import { isQuiet } from './quiet';
import { fill, say, worded } from './texts';
import type { Turn, Wording } from './turn';

/** @param words with {receipt}, which is told to the citizen, and {news}: whether action is told by itself or when they ask */
export function fileTurn(turn: Turn, words: Wording): void {
  if (turn.filed) return;
  const receipt = newReceipt();
  closeQuestion(turn);
  turn.conversation.receipt = receipt;
  turn.status = 'filed';
  turn.used = true;
  const quiet = isQuiet(turn.conversation);
  const written = worded(words, turn.language);
  const [first = ''] = written.split('\n');
  const template = tellsTooMuch(first.replaceAll('{receipt}', ' ').replaceAll('{news}', ' '), namesIn(turn)) ? `${say(turn.language, 'neutral-first-line')}\n\n${written}` : written;
  const news = say(turn.language, quiet ? 'quiet-filed' : 'told-filed');
  turn.replies.push({ language: turn.language, text: fill(template, { receipt, news }), handle: 'filed', receipt });
  // Words of an older flow don't name the news.
  if (quiet && !template.includes('{news}')) turn.replies.push({ language: turn.language, text: news });
}

/** The category and the places of the report, as the citizen chose or wrote them. */
function namesIn({ conversation }: Turn): string[] {
  const named = Object.values(conversation.answers).filter(({ kind }) => NAMING.includes(kind));
  return named.flatMap(({ label, value }) => [label.hi, label.en, value]);
}
const NAMING = ['categories', 'district', 'place'];
