// A question with choices: buttons or a list.
import { LIMITS } from '../../../exchange/messages';
import { offer, pagesOf, readPick, type Option } from '../choices';
import { numberIn } from '../numbers';
import { tellsSomething } from '../pieces';
import { inBoth, say, worded } from '../texts';
import type { Turn, Wording } from '../turn';
import { SKIP } from '../word-lists';
import { explanationOr, type Kind, type Question, type Reading, type StepSettings } from './kind';

/** The button or row that skips a question which need not be answered. */
export const skipOption: Option = { id: 'skip', title: inBoth('skip'), alsoCalled: SKIP };

const withSkip = (options: readonly Option[], step: StepSettings): Option[] => (step.required ? options.slice() : [...options, skipOption]);

/** Asks with the options as buttons or as a page of a list. */
export function askChoice(turn: Turn, step: StepSettings, options: readonly Option[]): Question {
  const page = turn.conversation.asked === step.key ? turn.conversation.page : 0;
  return { text: worded(step.question, turn.language), choices: offer(step.key, withSkip(options, step), turn.language, page) };
}

/** Reads which option is meant; `label` gives the name by which the review shows it. */
export function readChoice(turn: Turn, step: StepSettings, options: readonly Option[], label: (option: Option) => Wording = (option) => option.title): Reading {
  const { conversation, message, language } = turn;
  const all = withSkip(options, step);
  const pick = readPick(step.key, all, message, conversation.asked === step.key ? conversation.page : 0);
  if (pick && 'page' in pick) {
    conversation.asked = step.key;
    conversation.page = Math.max(0, Math.min(pick.page, pagesOf(all).length - 1));
    return { stay: true };
  }
  if (pick) {
    const option = all.find(({ id }) => id === pick.id)!;
    return option === skipOption ? { answer: { value: '', label: inBoth('skipped') } } : { answer: { value: option.id, label: label(option) } };
  }
  if (tellsSomething(message)) return { keep: true };
  const rows = Math.min(all.length, LIMITS.listItems);
  const own = numberIn(message.text) === null ? say(language, 'not-a-choice') : say(language, 'not-a-row', { count: String(rows) });
  return { explain: explanationOr(step, language, own) };
}

export const choice: Kind = {
  question: (turn, step) => askChoice(turn, step, step.choices),
  read: (turn, step) => readChoice(turn, step, step.choices),
};
