// Compares what a citizen typed with the words and titles that are meant, in either script and any spelling.
import { distance } from 'fastest-levenshtein';
import { romanise } from '../../language/romanise';
import { soundOf } from '../../language/spelling';

/** How a text sounds: Latin letters, word by word, without signs. "गौ-तस्करी" and "gau taskari" meet. */
export function soundsOf(text: string): string {
  return romanise(text)
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .map((word) => soundOf(word) || word)
    .filter((word) => word !== '')
    .join(' ');
}

/** Letters of a word from which on one slip is forgiven, and two. Shorter words differ by one letter too often. */
const ONE_SLIP = 5;
const TWO_SLIPS = 9;

/** Whether two sounds are the same word or phrase, with a slip of the thumb. */
export function soundsLike(one: string, other: string): boolean {
  if (one === '' || other === '') return false;
  if (one === other) return true;
  const length = Math.min(one.length, other.length);
  const slips = length >= TWO_SLIPS ? 2 : length >= ONE_SLIP ? 1 : 0;
  return Math.abs(one.length - other.length) <= slips && one[0] === other[0] && distance(one, other) <= slips;
}

/** Whether a whole message is one of the words of a list. */
export function isOneOf(text: string, words: readonly string[]): boolean {
  const sound = soundsOf(text);
  return words.some((word) => soundsLike(sound, soundsOf(word)));
}

/** Whether one of the phrases stands in a message, word for word. */
export function mentions(text: string, phrases: readonly string[]): boolean {
  const sound = ` ${soundsOf(text)} `;
  return phrases.some((phrase) => sound.includes(` ${soundsOf(phrase)} `));
}

interface Titled {
  id: string;
  titles: string[];
}

/**
 * The one choice that a text names: its title, or words of it that no other choice has.
 * @returns its id; null where none fits, or more than one
 */
export function choiceNamed(text: string, choices: readonly Titled[]): string | null {
  const sound = soundsOf(text);
  if (sound === '') return null;
  const whole = choices.filter(({ id, titles }) => soundsLike(sound, soundsOf(id)) || titles.some((title) => soundsLike(sound, soundsOf(title))));
  if (whole.length === 1) return whole[0]!.id;
  const words = sound.split(' ').filter((word) => word.length > 2);
  // A sentence is a story, not a title; reading titles into it would guess.
  if (words.length === 0 || words.length > 4) return null;
  const partly = choices.filter(({ titles }) => titles.some((title) => {
    const parts = soundsOf(title).split(' ');
    return words.every((word) => parts.some((part) => soundsLike(word, part)));
  }));
  return partly.length === 1 ? partly[0]!.id : null;
}
