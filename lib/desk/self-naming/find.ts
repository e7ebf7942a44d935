// Where a text tells who wrote it or where they live. It errs towards asking: a question too many costs a tap, a name costs more.
import { compilePhrases, findPhrases, type Stretch } from './pattern';
import { HARMLESS, PHRASES, SPEECH } from './phrases';
import { GROUPS } from './words';

/** What police IT add to the phrases as shipped, a phrase a line. */
export interface OwnPhrases {
  /** also tell who someone is */
  also?: string;
  /** never do, though a phrase as shipped stands in them */
  never?: string;
}

export interface SelfNaming {
  /** the stretches of a text that tell of its writer, in its order */
  find(text: string): Stretch[];
}

const shipped = compilePhrases(PHRASES, GROUPS);
const exceptions = { harmless: compilePhrases(HARMLESS, GROUPS), speech: compilePhrases(SPEECH, GROUPS) };

/** @throws Error that names the line which can't be understood */
export function selfNaming({ also = '', never = '' }: OwnPhrases = {}): SelfNaming {
  const own = linesOf(also);
  const phrases = own.length === 0 ? shipped : compilePhrases([...PHRASES, ...own], GROUPS);
  const excepted = linesOf(never);
  const harmless = excepted.length === 0 ? exceptions.harmless : compilePhrases([...HARMLESS, ...excepted], GROUPS);
  return { find: (text) => findPhrases(text, phrases, { ...exceptions, harmless }) };
}

const linesOf = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
