// Phrases with gaps, alternatives and exceptions, and where they stand in a text.
import { foldText } from '../../language/folded-text';
import { readingsOf, wordsOf, type Word } from '../language/words';

/*
 * A phrase is a line of words that follow each other within a clause. In place of a word may stand
 *   a|b        one of these          _      any word            ..     up to four words, or none
 *   word*      words that begin so   ##     a long number       @kin   a word of a group
 *   *word      words that end so     #5     five digits: half a number written with a space
 *   word?      may be missing        ^      a clause begins     $      … ends        $$ the text ends
 *   /          a stop between two clauses                       //     a full stop, a dash or a new line
 *   !a|b       what follows is none of these (passes at the end of a clause, too)
 *   -word      nowhere in the clause       +word  somewhere in it
 *   "मैं        exactly so written            Aa     a word that begins with a capital letter
 */
interface Slot {
  kind: 'word' | 'any' | 'gap' | 'start' | 'end' | 'text-end' | 'break' | 'full-stop' | 'unless-next';
  matches?: WordTest;
  optional?: boolean;
  /** a stop that the phrase asks for stands right before it, but for what may be missing */
  acrossStop?: boolean;
}

interface WordTest {
  (word: PlacedWord): boolean;
  /** keys of the only words that pass; null where it can't be said */
  keys?: readonly string[] | null;
}

interface Phrase {
  slots: Slot[];
  nowhere: WordTest[];
  somewhere: WordTest[];
}

/** A stretch of a text in which a phrase was found. */
export interface Stretch {
  start: number;
  end: number;
  /** as it stands in the text */
  written: string;
}

const LONGEST_GAP = 4;
/** Digits from which on a number is taken for one that can be called. */
const LONG_NUMBER = 7;
/** A sound shorter than this is like too many others: the word must be written so. */
const SHORTEST_SOUND = 4;
/** Words before which a clause has not really begun. */
const OPENERS = new Set(['sir', 'sr', 'madam', 'hello', 'helo', 'hi', 'hey', 'namaste', 'namaskar', 'pranam', 'ji', 'aur', 'and', 'to', 'saheb', 'sahab', 'mahoday', 'respected', 'dear', 'ki', 'ye', 'kyunki', 'kyuki', 'because', 'but', 'lekin', 'dhanyavad', 'jai', 'hind', 'gud', 'good', 'mrng', 'morning', 'evening', 'eve', 'afternoon', 'officer', 'team', 'police', 'bhai', 'bhaiya', 'ram']);

/** @throws Error that names the phrase where a group in it is not known */
function compilePhrase(line: string, groups: Readonly<Record<string, readonly string[]>>): Phrase {
  const phrase: Phrase = { slots: [], nowhere: [], somewhere: [] };
  for (const piece of line.trim().split(/\s+/)) {
    if (piece.length > 1 && piece.startsWith('-')) phrase.nowhere.push(oneOf(piece.slice(1), groups, line));
    else if (piece.length > 1 && piece.startsWith('+')) phrase.somewhere.push(oneOf(piece.slice(1), groups, line));
    else phrase.slots.push(slotOf(piece, groups, line));
  }
  for (const [index, slot] of phrase.slots.entries()) {
    const before = phrase.slots.slice(0, index).findLast(({ kind, optional }) => kind === 'break' || (kind !== 'unless-next' && !optional));
    slot.acrossStop = before?.kind === 'break' || before?.kind === 'full-stop';
  }
  return phrase;
}

function slotOf(piece: string, groups: Readonly<Record<string, readonly string[]>>, line: string): Slot {
  if (piece === '^') return { kind: 'start' };
  if (piece === '$') return { kind: 'end' };
  if (piece === '$$') return { kind: 'text-end' };
  if (piece === '..') return { kind: 'gap' };
  if (piece === '//') return { kind: 'full-stop' };
  if (piece === '/' || piece === '/?') return { kind: 'break', optional: piece === '/?' };
  if (piece === '_' || piece === '_?') return { kind: 'any', optional: piece === '_?' };
  if (piece.startsWith('!')) return { kind: 'unless-next', matches: oneOf(piece.slice(1), groups, line) };
  const optional = piece.endsWith('?');
  return { kind: 'word', matches: oneOf(optional ? piece.slice(0, -1) : piece, groups, line), optional };
}

function oneOf(piece: string, groups: Readonly<Record<string, readonly string[]>>, line: string): WordTest {
  const exact = new Set<string>();
  const sounds = new Set<string>();
  const latins = new Set<string>();
  const beginnings: string[] = [];
  const endings: string[] = [];
  let longNumber = false;
  let halfNumber = false;
  let capital = false;
  const names = piece.split('|').flatMap((name) => {
    if (!name.startsWith('@')) return [name];
    const group = groups[name.slice(1)];
    if (!group) throw new Error(`the phrase "${line.slice(0, 60)}" names a group of words that is not known (${name.slice(0, 20)}).`);
    return group;
  });
  for (const name of names) {
    if (name === '##') longNumber = true;
    else if (name === '#5') halfNumber = true;
    else if (name === 'Aa') capital = true;
    else if (name.startsWith('"')) exact.add(name.slice(1).normalize('NFC'));
    else if (name.endsWith('*')) beginnings.push(...readingsOf(name.slice(0, -1)).map(({ latin }) => plain(latin)));
    else if (name.startsWith('*')) endings.push(...readingsOf(name.slice(1)).map(({ latin }) => plain(latin)));
    else for (const reading of readingsOf(name)) {
      latins.add(plain(reading.latin));
      if (reading.sound.length >= SHORTEST_SOUND) sounds.add(reading.sound);
    }
  }
  const test: WordTest = (word) => (longNumber && isLongNumber(word.written))
    || (halfNumber && /^\p{Nd}{5}$/u.test(word.written))
    || (capital && /^\p{Lu}\p{Ll}+$/u.test(word.written))
    || exact.has(word.written.normalize('NFC'))
    || word.forms.some(({ latin, sound }) => latins.has(latin) || sounds.has(sound) || beginnings.some((beginning) => latin.startsWith(beginning)) || endings.some((ending) => latin.endsWith(ending)));
  test.keys = longNumber || halfNumber || capital || exact.size > 0 || beginnings.length > 0 || endings.length > 0 ? null : [...latins, ...[...sounds].map(soundKey)];
  return test;
}

const soundKey = (sound: string): string => `~${sound}`;

const isLongNumber = (written: string): boolean => written.length >= LONG_NUMBER && /^\p{Nd}+$/u.test(written);

/** How a word is compared: plain letters, and its sound ('' where that is too short). Of "wife's" also "wife". */
function formsOf({ written, readings }: Word): Form[] {
  const owner = /^(.+)['’]s$/i.exec(written)?.[1];
  return [...readings, ...(owner ? readingsOf(owner) : [])].map(({ latin, sound }) => ({ latin: plain(latin), sound: sound.length >= SHORTEST_SOUND ? sound : '' }));
}

/** "naam" and "nam" are one. */
const plain = (latin: string): string => latin.replace(/aa+/g, 'a');

/** Phrases made ready for finding: most need a word that a text does not have. */
export interface Phrases {
  all: readonly Phrase[];
  /** those that need one of some words, by the keys of these */
  byWord: ReadonlyMap<string, readonly number[]>;
  /** the others */
  always: readonly number[];
}

/** @throws Error that names the line which can't be understood */
export function compilePhrases(lines: readonly string[], groups: Readonly<Record<string, readonly string[]>>): Phrases {
  const all = lines.map((line) => compilePhrase(line, groups));
  const byWord = new Map<string, number[]>();
  const always: number[] = [];
  for (const [index, phrase] of all.entries()) {
    const needed = phrase.slots.filter((slot) => slot.kind === 'word' && !slot.optional && slot.matches?.keys);
    // The rarest: a name of two hundred tells less than one word of five.
    const keys = needed.map((slot) => slot.matches!.keys!).toSorted((a, b) => a.length - b.length)[0];
    if (!keys) always.push(index);
    for (const key of keys ?? []) byWord.set(key, [...(byWord.get(key) ?? []), index]);
  }
  return { all, byWord, always };
}

function candidates(words: readonly PlacedWord[], { all, byWord, always }: Phrases): Phrase[] {
  const wanted = new Set(always);
  for (const word of words) {
    for (const { latin, sound } of word.forms) {
      for (const key of [latin, soundKey(sound)]) for (const index of byWord.get(key) ?? []) wanted.add(index);
    }
  }
  return [...wanted].map((index) => all[index]!);
}

/** What is not self-naming although a phrase stands in it. */
export interface Exceptions {
  /** what overlaps these is passed over */
  harmless: Phrases;
  /** what follows these in their clause is somebody else's words */
  speech: Phrases;
}

/** Where the phrases stand in a text, in its order; those that overlap become one. */
export function findPhrases(text: string, phrases: Phrases, exceptions?: Exceptions): Stretch[] {
  // Fancy letters, and signs that nobody sees within a word, are read as they look.
  const { folded, placeOf } = foldText(text, { keepCase: true });
  const words = placed(folded);
  let found = matchesOf(words, phrases);
  if (found.length > 0 && exceptions) {
    const passedOver = new Set(matchesOf(words, exceptions.harmless).flatMap(({ from, to }) => placesOf(from, to)));
    const speech = new Map<number, number>();
    for (const { to } of matchesOf(words, exceptions.speech)) {
      const { clause } = words[to - 1]!;
      speech.set(clause, Math.min(to, speech.get(clause) ?? to));
    }
    found = found.filter(({ from, to }) => !placesOf(from, to).some((place) => passedOver.has(place)) && !((speech.get(words[from]!.clause) ?? Infinity) <= from));
  }
  const kept: Match[] = [];
  for (const one of found.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    const last = kept.at(-1);
    if (last && one.from < last.to) last.to = Math.max(last.to, one.to);
    else kept.push({ ...one });
  }
  return kept.map(({ from, to }) => {
    const [start, end] = placeOf(words[from]!.start, words[to - 1]!.end);
    return { start, end, written: text.slice(start, end) };
  });
}

const placesOf = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, index) => from + index);

/** Words from one place on, up to before another. */
interface Match {
  from: number;
  to: number;
}

interface Form {
  latin: string;
  sound: string;
}

interface PlacedWord extends Word {
  forms: readonly Form[];
  /** a full stop, a dash or a new line stands before it */
  afterStop: boolean;
}

const FULL_STOP = /[.!?।|\n]|\s[-–—]\s?|[-–—]\s/;

function placed(text: string): PlacedWord[] {
  let last = 0;
  return wordsOf(text).map((word) => {
    const afterStop = FULL_STOP.test(text.slice(last, word.start));
    last = word.end;
    return { ...word, forms: formsOf(word), afterStop };
  });
}

function matchesOf(words: readonly PlacedWord[], phrases: Phrases): Match[] {
  const found: Match[] = [];
  const clauses = clausesOf(words);
  for (const phrase of candidates(words, phrases)) {
    const fits = fitsAround(phrase, words, clauses);
    for (let at = 0; at < words.length; at += 1) {
      const end = follow(phrase.slots, 0, words, at, at);
      if (end !== null && end > at && fits(at, end)) found.push({ from: at, to: end });
    }
  }
  return found;
}

/** Whether the clauses of a match lack what must not stand there, and have what must: looked at once for each clause, however often it matches. */
function fitsAround({ nowhere, somewhere }: Phrase, words: readonly PlacedWord[], clauses: readonly PlacedWord[][]): (from: number, to: number) => boolean {
  if (nowhere.length + somewhere.length === 0) return () => true;
  const known = new Map<string, boolean>();
  return (from, to) => {
    const [first, last] = [words[from]!.clause, words[to - 1]!.clause];
    const key = `${first} ${last}`;
    const fits = known.get(key) ?? ((around) => !nowhere.some((matches) => around.some(matches)) && somewhere.every((matches) => around.some(matches)))(clauses.slice(first, last + 1).flat());
    known.set(key, fits);
    return fits;
  };
}

/** The words of each clause, by its number. */
function clausesOf(words: readonly PlacedWord[]): PlacedWord[][] {
  const clauses: PlacedWord[][] = [];
  for (const word of words) (clauses[word.clause] ??= []).push(word);
  return clauses;
}

/** Follows the slots from a place on. @returns the place after the last word, null where they don't fit */
function follow(slots: readonly Slot[], index: number, words: readonly PlacedWord[], begin: number, place: number): number | null {
  const slot = slots[index];
  if (!slot) return place;
  const next = (to: number) => follow(slots, index + 1, words, begin, to);
  const word = words[place];
  // Words of the next clause count only after a stop that the phrase asks for.
  const here = word !== undefined && (place === begin || word.clause === words[place - 1]!.clause || slot.acrossStop === true);
  switch (slot.kind) {
    case 'start': return beginsClause(words, place) ? next(place) : null;
    case 'end': return !here ? next(place) : null;
    case 'break': return place > 0 && (!word || word.clause !== words[place - 1]!.clause) ? next(place) : slot.optional ? next(place) : null;
    case 'full-stop': return place > 0 && word?.afterStop ? next(place) : null;
    case 'text-end': return !word ? next(place) : null;
    case 'unless-next': return here && slot.matches!(word) ? null : next(place);
    case 'gap':
      for (let length = 0; length <= LONGEST_GAP; length += 1) {
        if (length > 0 && words[place + length - 1]?.clause !== words[place - 1]?.clause) return null;
        const end = next(place + length);
        if (end !== null) return end;
      }
      return null;
    case 'any':
      if (here) {
        const end = next(place + 1);
        if (end !== null) return end;
      }
      return slot.optional ? next(place) : null;
    case 'word':
      // What may be missing but is there is taken: else the exception after it would look past it.
      if (here && slot.matches!(word)) return next(place + 1);
      return slot.optional ? next(place) : null;
  }
}

function beginsClause(words: readonly Word[], place: number): boolean {
  const clause = words[place]?.clause;
  for (let before = place - 1; before >= 0 && words[before]!.clause === clause; before -= 1) {
    if (!OPENERS.has(words[before]!.readings[0]?.latin ?? '')) return false;
  }
  return true;
}
