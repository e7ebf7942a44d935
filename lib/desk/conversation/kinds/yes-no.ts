// A question with yes and no.
import type { Option } from '../choices';
import { inBoth, say } from '../texts';
import { NO, YES } from '../word-lists';
import { askChoice, readChoice } from './choice';
import { explanationOr, type Kind } from './kind';

const OPTIONS: Option[] = [
  { id: 'yes', title: inBoth('yes'), alsoCalled: YES },
  { id: 'no', title: inBoth('no'), alsoCalled: NO },
];

export const yesNo: Kind = {
  question: (turn, step) => askChoice(turn, step, OPTIONS),
  read: (turn, step) => {
    const reading = readChoice(turn, step, OPTIONS);
    return 'explain' in reading ? { explain: explanationOr(step, turn.language, say(turn.language, 'not-yes-no')) } : reading;
  },
};
