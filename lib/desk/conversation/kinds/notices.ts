// Whether the citizen is told by themselves what becomes of the report, or only when they ask.
// Where it need not be answered it is not asked: the review shows what holds, and "change" asks.
import type { Option } from '../choices';
import { isQuiet, noticesLabel, QUIET, TOLD } from '../quiet';
import { inBoth } from '../texts';
import { COMMANDS, NO, YES } from '../word-lists';
import { askChoice, readChoice } from './choice';
import type { Kind } from './kind';

const OPTIONS: Option[] = [
  { id: TOLD, title: inBoth('notices-told'), alsoCalled: [...YES, ...COMMANDS.loud] },
  { id: QUIET, title: inBoth('notices-quiet'), alsoCalled: [...NO, ...COMMANDS.quiet] },
];

export const notices: Kind = {
  question: (turn, step) => askChoice(turn, { ...step, required: true }, OPTIONS),
  read: (turn, step) => readChoice(turn, { ...step, required: true }, OPTIONS, ({ id }) => noticesLabel(id === QUIET)),
  guess: ({ conversation }, step) => {
    const quiet = isQuiet(conversation);
    if (conversation.noGuess.includes(step.key) || (step.required && !quiet)) return null;
    return { answer: { value: quiet ? QUIET : TOLD, label: noticesLabel(quiet), unasked: true } };
  },
};
