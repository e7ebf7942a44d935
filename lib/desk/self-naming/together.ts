// What two messages tell together that neither tells alone: "My name is", sent, and then "Suresh".
import type { Stretch } from './pattern';

/** Words that a first message has at most: a longer one is a sentence of its own. */
const FEW_WORDS = 4;
const ENDED = /[.!?।|]\s*$/;

export interface Together {
  /** place of the first of the two among the texts */
  first: number;
  /** as it stands in the two, with a space between */
  written: string;
}

/** @param texts messages in their order */
export function toldTogether(texts: readonly string[], find: (text: string) => Stretch[]): Together[] {
  return texts.slice(1).flatMap((text, first) => {
    const begun = texts[first]!.trim();
    if (ENDED.test(begun) || begun.split(/\s+/).length > FEW_WORDS || find(begun).length > 0) return [];
    const across = find(`${begun} ${text.trim()}`).find(({ start, end }) => start < begun.length && end > begun.length + 1);
    return across ? [{ first, written: across.written }] : [];
  });
}
