// Cuts a text into words, each with every way it may be read.
import { romaniseWord } from '../../language/romanise';
import { skeletonOf, soundOf, stemOf } from '../../language/spelling';

export interface Reading {
  latin: string;
  sound: string;
  stem: string;
  /** Empty for words too short to be recognised by their skeleton. */
  skeleton: string;
}

export interface Word {
  /** As it stands in the text. */
  written: string;
  start: number;
  end: number;
  /** Words of one clause share a number: full stops, commas and line ends count it up. */
  clause: number;
  readings: Reading[];
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’]\p{L}+)?/gu;
const BREAK = /[.,;:!?।|\n…]|\s[-–—]\s/;

/** The words of a text, in order. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let clause = 0;
  let last = 0;
  for (const match of text.matchAll(WORD)) {
    if (BREAK.test(text.slice(last, match.index))) clause += 1;
    last = match.index + match[0].length;
    words.push({ written: match[0], start: match.index, end: last, clause, readings: readingsOf(match[0]) });
  }
  return words;
}

/** Every way a single word may be read. */
export function readingsOf(word: string): Reading[] {
  return romaniseWord(word).map(readingOf);
}

/** The reading of a word already in Latin letters. */
export function readingOf(latin: string): Reading {
  const sound = soundOf(latin);
  const skeleton = sound.length >= 6 ? skeletonOf(sound) : '';
  return { latin: latin.replace(/[^a-z0-9]/g, ''), sound, stem: stemOf(sound), skeleton: skeleton.length >= 4 ? skeleton : '' };
}
