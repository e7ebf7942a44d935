// The small grammar in which words of a category are written, and how such terms are found in a text.
//
//   गांजा            one word, found in any spelling, in either script, with its endings
//   maar diya        words that follow each other (one other word, and small ones such as "the" or ko, may stand between)
//   daroga + paisa   both near each other, in any order
//   sipahi|daroga    any of them
//   @police          a group of words, see word-groups.ts
//   chor*            every word that begins so
//   shoot -video     not where the other word stands near
//   #                any number written in digits, such as a sum
//   sand?            a hint only          loot!   decides almost alone
import { distance } from 'fastest-levenshtein';
import { type Reading, type Word, readingsOf, wordsOf } from '../language/words';
import { COMMON_WORDS } from './common-words';
import { isNegated } from './negation';
import { WORD_GROUPS } from './word-groups';

/** Weights of a hint, an ordinary term and a deciding one. */
const WEIGHTS = { hint: 1, ordinary: 3, deciding: 6 } as const;

interface Slot {
  /** Any of these word numbers fills the slot. */
  anyOf: number[];
}

interface Term {
  /** The parts stand near each other, in any order; within a part, slots follow each other. */
  parts: Slot[][];
  unless: Slot[];
  weight: number;
  /** Which of the lists given to compileTerms it came from. */
  list: number;
}

interface LexiconWord {
  readings: Reading[];
  prefix: boolean;
}

/** A set of term lists made ready for matching. */
export interface CompiledTerms {
  terms: Term[];
  words: LexiconWord[];
  bySound: Map<string, number[]>;
  byStem: Map<string, number[]>;
  bySkeleton: Map<string, number[]>;
  byPrefix: [prefix: string, number: number][];
  byFirstLetter: Map<string, number[]>;
}

/** A term found in a text. */
export interface Found {
  list: number;
  strength: number;
  /** The words of the text that filled it, in order of the text. */
  at: number[];
  /** The stretch of text, as written. */
  written: string;
}

const ANY_NUMBER = '#';
/** How far apart (in words) the parts of an "a + b" term may stand. */
const NEAR = 10;
/** How near an excluding word must stand. */
const UNLESS_WITHIN = 5;

/**
 * Makes lists of terms ready for finding.
 * @param lists one list of terms for each thing that is told apart
 * @throws Error naming the term that can't be understood
 */
export function compileTerms(lists: readonly (readonly string[])[]): CompiledTerms {
  const compiled: CompiledTerms = { terms: [], words: [], bySound: new Map(), byStem: new Map(), bySkeleton: new Map(), byPrefix: [], byFirstLetter: new Map() };
  const numbers = new Map<string, number>();
  const numberOf = (written: string): number => {
    const known = numbers.get(written);
    if (known !== undefined) return known;
    const number = addWord(compiled, written);
    numbers.set(written, number);
    return number;
  };
  const slotOf = (written: string): Slot => ({ anyOf: alternatives(written).map(numberOf) });
  lists.forEach((terms, list) => {
    for (const written of terms) {
      const term = parseTerm(written, slotOf);
      if (term) compiled.terms.push({ ...term, list });
    }
  });
  return compiled;
}

function parseTerm(written: string, slotOf: (word: string) => Slot): Omit<Term, 'list'> | undefined {
  const pieces = written.trim().split(/\s+/);
  const unless = pieces.filter((piece) => piece.startsWith('-')).map((piece) => slotOf(piece.slice(1)));
  const marked = pieces.filter((piece) => !piece.startsWith('-')).join(' ');
  const body = marked.replace(/[!?]$/, '').trim();
  if (body === '') return undefined;
  const weight = marked.endsWith('!') ? WEIGHTS.deciding : marked.endsWith('?') ? WEIGHTS.hint : WEIGHTS.ordinary;
  const parts = body.split('+').map((part) => part.trim());
  if (parts.includes('')) throw new Error(`The term "${written}" can't be understood: a plus sign stands between two words.`);
  return { parts: parts.map((part) => part.split(' ').map(slotOf)), unless, weight };
}

function alternatives(slot: string): string[] {
  return slot.split('|').flatMap((word) => {
    if (!word.startsWith('@')) return word === '' ? [] : [word];
    const group = WORD_GROUPS[word.slice(1)];
    if (!group) throw new Error(`There is no group of words called "${word}"; there are: ${Object.keys(WORD_GROUPS).map((name) => `@${name}`).join(', ')}.`);
    return group;
  });
}

function addWord(compiled: CompiledTerms, written: string): number {
  const prefix = written.endsWith('*');
  if (written === ANY_NUMBER) {
    const number = compiled.words.push({ readings: [], prefix: false }) - 1;
    append(compiled.bySound, ANY_NUMBER, number);
    return number;
  }
  const readings = readingsOnce(prefix ? written.slice(0, -1) : written);
  const number = compiled.words.push({ readings, prefix }) - 1;
  for (const reading of readings) {
    if (prefix) {
      compiled.byPrefix.push([reading.sound, number]);
      continue;
    }
    append(compiled.bySound, reading.sound, number);
    if (!isShort(reading)) append(compiled.byStem, reading.stem, number);
    if (reading.skeleton) append(compiled.bySkeleton, reading.skeleton, number);
    if (reading.sound.length >= 6) append(compiled.byFirstLetter, reading.sound.charAt(0), number);
  }
  return number;
}

// The groups stand in hundreds of terms: their words are read once.
const readings = new Map<string, Reading[]>();

function readingsOnce(word: string): Reading[] {
  let known = readings.get(word);
  if (!known) readings.set(word, (known = readingsOf(word)));
  return known;
}

const append = (map: Map<string, number[]>, key: string, number: number): void => {
  const list = map.get(key);
  if (!list) map.set(key, [number]);
  else if (!list.includes(number)) list.push(number);
};

// A short word sounds like too many others ("cow" and the Hindi "ko"): it must stand there as written.
const isShort = (reading: Reading): boolean => reading.sound.length <= 3 && reading.latin.length <= 4;
const asWritten = (latin: string): string => latin.replace(/aa+/g, 'a');

/** Where each lexicon word stands in a text: word number → [place, how surely 0..1]. */
type Places = Map<number, Map<number, number>>;

function placesOf(words: readonly Word[], compiled: CompiledTerms): Places {
  const places: Places = new Map();
  const put = (number: number, place: number, quality: number): void => {
    let of = places.get(number);
    if (!of) places.set(number, (of = new Map()));
    of.set(place, Math.max(of.get(place) ?? 0, quality));
  };
  words.forEach((word, place) => {
    for (const [number, quality] of candidates(word.readings, compiled)) put(number, place, quality);
    const next = words[place + 1];
    if (!next || next.clause !== word.clause) return;
    // "chhed chhad" where the list has "chhedchhad".
    for (const left of word.readings) {
      for (const right of next.readings) {
        const joined = left.sound + right.sound;
        if (joined.length < 7 || right.sound.length < 3 || left.sound.length < 3) continue;
        for (const number of compiled.bySound.get(joined) ?? []) put(number, place, 1);
      }
    }
  });
  return places;
}

function candidates(readings: readonly Reading[], compiled: CompiledTerms): Map<number, number> {
  const found = new Map<number, number>();
  for (const reading of readings) {
    if (reading.sound === '') continue;
    if (/^\d{2,}$/.test(reading.latin)) for (const number of compiled.bySound.get(ANY_NUMBER) ?? []) found.set(number, 1);
    for (const number of compiled.bySound.get(reading.sound) ?? []) {
      if (isShort(reading) && !compiled.words[number]?.readings.some((known) => asWritten(known.latin) === asWritten(reading.latin))) continue;
      found.set(number, 1);
    }
    if (!isShort(reading)) for (const number of compiled.byStem.get(reading.stem) ?? []) if (!found.has(number)) found.set(number, 0.95);
    if (COMMON_WORDS.has(reading.latin)) continue;
    for (const [prefix, number] of compiled.byPrefix) if (reading.sound.startsWith(prefix) || reading.latin.startsWith(prefix)) found.set(number, 1);
  }
  if (found.size > 0) return found;
  for (const reading of readings) {
    // "gaannja": a letter typed twice too often. Not the other way round, see soundOf.
    const single = reading.sound.replace(/([a-z])\1/g, '$1');
    if (single !== reading.sound && single.length >= 5 && !COMMON_WORDS.has(reading.latin)) for (const number of compiled.bySound.get(single) ?? []) found.set(number, 0.9);
    if (reading.sound.length < 6 || COMMON_WORDS.has(reading.latin)) continue;
    if (reading.skeleton) for (const number of compiled.bySkeleton.get(reading.skeleton) ?? []) found.set(number, 0.85);
    for (const number of compiled.byFirstLetter.get(reading.sound.charAt(0)) ?? []) {
      if (found.has(number)) continue;
      if (compiled.words[number]?.readings.some((known) => isTypoOf(reading.sound, known.sound))) found.set(number, 0.8);
    }
  }
  return found;
}

function isTypoOf(sound: string, known: string): boolean {
  const allowed = Math.min(sound.length, known.length) >= 9 ? 2 : 1;
  return known.length >= 6 && Math.abs(sound.length - known.length) <= allowed && distance(sound, known) <= allowed;
}

/**
 * The terms that stand in a text, each at most once, negated ones left out.
 * @param text what a citizen wrote, any script
 */
export function findTerms(text: string, compiled: CompiledTerms): Found[] {
  return findTermsIn(wordsOf(text), text, compiled);
}

/** As findTerms, for a text already cut into words. */
export function findTermsIn(words: readonly Word[], text: string, compiled: CompiledTerms): Found[] {
  const places = placesOf(words, compiled);
  const found: Found[] = [];
  for (const term of compiled.terms) {
    for (const { at, quality } of matchesOf(term, places, words)) {
      if (term.unless.some((slot) => standsNear(slot, at, places)) || isNegated(words, at)) continue;
      found.push({ list: term.list, strength: term.weight * quality, at, written: stretch(text, words, at) });
      break;
    }
  }
  return found;
}

interface Match {
  at: number[];
  quality: number;
}

function filled(slot: Slot, places: Places): [place: number, quality: number][] {
  const all = new Map<number, number>();
  for (const number of slot.anyOf) for (const [place, quality] of places.get(number) ?? []) all.set(place, Math.max(all.get(place) ?? 0, quality));
  return [...all].sort((a, b) => a[0] - b[0]);
}

function matchesOf(term: Term, places: Places, words: readonly Word[]): Match[] {
  const [first = [], ...others] = term.parts.map((part) => matchFollowing(part, places, words));
  if (first.length === 0 || others.some((matches) => matches.length === 0)) return [];
  return first.flatMap((start) => {
    const match: Match = { at: [...start.at], quality: start.quality };
    const from = start.at[0] ?? 0;
    const away = (other: Match): number => Math.abs((other.at[0] ?? 0) - from);
    for (const candidates of others) {
      const nearest = candidates.filter((other) => away(other) <= NEAR && !other.at.some((place) => match.at.includes(place))).sort((a, b) => away(a) - away(b))[0];
      if (!nearest) return [];
      match.at.push(...nearest.at);
      match.quality = Math.min(match.quality, nearest.quality);
    }
    match.at.sort((a, b) => a - b);
    return [match];
  });
}

// Words that follow each other, with one other word between at most; small words don't count.
function matchFollowing(part: readonly Slot[], places: Places, words: readonly Word[]): Match[] {
  const [first, ...others] = part;
  if (!first) return [];
  let matches: Match[] = filled(first, places).map(([place, quality]) => ({ at: [place], quality }));
  for (const slot of others) {
    const fills = filled(slot, places);
    matches = matches.flatMap((match) => {
      const last = match.at.at(-1) ?? 0;
      const next = fills.find(([place]) => place > last && place - last <= 4 && words[place]?.clause === words[last]?.clause && countedBetween(words, last, place) <= 1);
      return next ? [{ at: [...match.at, next[0]], quality: Math.min(match.quality, next[1]) }] : [];
    });
  }
  return matches;
}

const SMALL = new Set(['a', 'an', 'the', 'of', 'to', 'is', 'was', 'are', 'were', 'been', 'being', 'be', 'ka', 'ki', 'ke', 'ko', 'se', 'me', 'mein', 'hi', 'bhi', 'to', 'ne', 'par', 'pe', 'kar', 'ek', 'ja', 'jaa', 'my', 'her', 'his', 'their', 'some', 'ji', 'ho', 'ba']);

function countedBetween(words: readonly Word[], from: number, to: number): number {
  return words.slice(from + 1, to).filter(({ readings }) => !SMALL.has(readings[0]?.latin ?? '')).length;
}

function standsNear(slot: Slot, at: readonly number[], places: Places): boolean {
  return filled(slot, places).some(([place]) => at.some((own) => own !== place && Math.abs(own - place) <= UNLESS_WITHIN));
}

function stretch(text: string, words: readonly Word[], at: readonly number[]): string {
  const first = at[0] ?? 0;
  const last = at.at(-1) ?? first;
  if (last - first <= 4) return text.slice(words[first]?.start ?? 0, words[last]?.end ?? 0);
  return at.map((place) => words[place]?.written ?? '').join(' … ');
}
