// Finds a citizen's own WhatsApp name in a text, in either script. One word of it alone stays (half the district may share it,
// the suspect too), but where the writer says that it is theirs.
import { romaniseWord } from '../../language/romanise';
import { skeletonOf, soundOf } from '../../language/spelling';
import type { FoldedText, Span } from './folded-text';
import { foldText } from './folded-text';

export interface OwnName {
  words: Heard[];
  /** several of its words without a space between */
  runs: Heard[];
}

/** A word as it is written and as it sounds. */
interface Heard {
  written: string;
  sounds: string[];
  /** of its Latin writing */
  letters: number;
}

interface Token extends Heard {
  start: number;
  end: number;
}

const TITLES = new Set('mr mrs ms miss dr doctor shri sri shree smt shrimati shreemati srimati sushri adv advocate er engineer prof pt pandit ji sir madam haji maulana श्री श्रीमती सुश्री डॉ डा डाॅ डॉक्टर जी एड अधिवक्ता इंजीनियर'.split(' '));
/** Names of accounts that name nobody. */
const NOBODY = new Set('whatsapp user jio airtel vodafone idea bsnl police thana india bharat hindustan jaunpur ghazipur chandauli varanasi banaras home shop office mobile phone admin help unknown private business सतर्क मित्र पुलिस थाना भारत जौनपुर गाजीपुर चंदौली वाराणसी घर दुकान'.split(' '));
/** Letters that a name of one word has at least. */
const SHORTEST_ALONE = 4;
/** Letters of a word of the name that is looked for beside "my name is". */
const SHORTEST_WORD = 3;
const MOST_WORDS = 6;

const WORD = /[\p{L}\p{M}]+/gu;

/** The name's words; null where it names nobody or is too short to be looked for. */
export function ownName(profileName: string | undefined): OwnName | null {
  const { folded } = foldText((profileName ?? '').normalize('NFC'));
  const words = (folded.match(WORD) ?? []).filter((word) => !TITLES.has(word)).slice(0, MOST_WORDS).map(heard);
  if (words.length === 0) return null;
  if (words.length === 1 && (words[0]!.letters < SHORTEST_ALONE || NOBODY.has(words[0]!.written))) return null;
  return { words, runs: words.length === 1 ? [] : runsOf(words) };
}

/** Where the name stands in a text. Linear in the text's length. */
export function findOwnName({ folded }: FoldedText, { words, runs }: OwnName): Span[] {
  const tokens = tokensOf(folded, new Set(words.flatMap(initialsOf)));
  const spans: Span[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const last = words.length > 1 ? nameFrom(folded, tokens, at, words) : sameWord(tokens[at]!, words[0]!) ? at : -1;
    const end = last >= 0 ? last : runs.some((run) => sameWord(tokens[at]!, run)) || isSaidOfMe(folded, tokens, at, words) ? at : spelled(folded, tokens, at, words);
    if (end < 0) continue;
    spans.push(withTitles(tokens, at, end));
    at = end;
  }
  return spans;
}

/** Whether a word of the name stands in a text without spaces, such as an address; of four letters and more. */
export function holdsNameWord(local: string, { words }: OwnName): boolean {
  const letters = local.replace(/[^\p{L}\p{M}]+/gu, ' ');
  const parts = letters.split(' ').filter(Boolean).map(heard);
  return words.some((word) => word.letters >= SHORTEST_ALONE && (word.sounds.some((sound) => letters.includes(sound)) || letters.includes(word.written) || parts.some((part) => sameWord(part, word))));
}

function heard(word: string): Heard {
  const latin = romaniseWord(word);
  return { written: word, sounds: [...new Set(latin.map(soundOf))].filter(Boolean), letters: latin[0]?.length ?? 0 };
}

/** Sounds are worked out only for words that begin like one of the name: it is the costly part. */
function tokensOf(folded: string, initials: ReadonlySet<string>): Token[] {
  return [...folded.matchAll(WORD)].map(({ 0: written, index }) => ({
    start: index,
    end: index + written.length,
    ...(initials.has(written[0]!) ? heard(written) : { written, sounds: [], letters: 0 }),
  }));
}

/** Devanagari letters by the Latin letters that they are typed with, and the other way round. */
const INITIALS = ['aआअऐऔए', 'iइईएyय', 'uउऊओv', 'oओऑऔउ', 'eएइईय', 'kक', 'cचछकस', 'qक', 'xक', 'gगघज', 'jजझयz', 'zजझ', 'tतथटठत', 'dदधडढ', 'rरडढऋ', 'nनण', 'pपफ', 'fफप', 'bबभव', 'vवबभ', 'wवब', 'mम', 'yयइ', 'lल', 'sसशषछ', 'hह'];

function initialsOf({ written, sounds }: Heard): string[] {
  const latin = new Set([...sounds.map((sound) => sound[0]!), ...(/^[a-z]/.test(written) ? [written[0]!] : [])]);
  const folded = [...latin].flatMap((letter) => INITIALS.filter((row) => row.startsWith(letter)).flatMap((row) => [...row]));
  return [...new Set([...latin, written[0]!, ...folded, ...INITIALS.filter((row) => row.includes(written[0]!)).map((row) => row[0]!)])];
}

function sameWord(one: Heard, other: Heard): boolean {
  return one.written === other.written || one.sounds.some((sound) => other.sounds.includes(sound));
}

/** Misspellings too: for a name of several words, found beside its others. */
function likeWord(one: Heard, other: Heard): boolean {
  return sameWord(one, other) || one.sounds.some((sound) => other.sounds.some((same) => skeletonOf(same).length >= 4 && skeletonOf(sound) === skeletonOf(same)));
}

/**
 * The last token of a name of several words that begins at a token, or -1: two of its words next to each other, the first among
 * them, in their order or turned round; others as initials or left out.
 */
function nameFrom(folded: string, tokens: Token[], at: number, words: Heard[]): number {
  const used = new Set<number>();
  let full = 0;
  let last = -1;
  for (let index = at; index < Math.min(tokens.length, at + words.length); index++) {
    if (index > at && !isClose(folded, tokens[index - 1]!, tokens[index]!)) break;
    const token = tokens[index]!;
    const word = words.findIndex((candidate, position) => !used.has(position) && likeWord(token, candidate));
    const initial = word >= 0 ? -1 : words.findIndex((candidate, position) => !used.has(position) && isInitial(token, candidate));
    if (word < 0 && initial < 0) break;
    // Turned round only within a phrase: "Sita Devi, Asha Singh" are two others.
    const position = Math.max(word, initial);
    if (index > at && position < Math.max(...used) && !/^\s{1,3}$/.test(folded.slice(tokens[index - 1]!.end, token.start))) break;
    used.add(position);
    if (word >= 0 && [...token.written].length > 1) full++;
    if (full > 0 && used.has(0) && (full >= 2 || (used.size === words.length && words.length >= 3))) last = index;
  }
  return last;
}

const isInitial = (token: Token, word: Heard) => ([...token.written].length === 1 && (token.written === word.written[0] || word.sounds.some((sound) => sound[0] === token.written))) || isShortFor(token, word);

/** "Kr" for Kumar, "Md" for Mohammad, "कु" for कुमार: its first letter and others of it, in their order; Devanagari its beginning. */
function isShortFor(token: Token, word: Heard): boolean {
  const short = token.written;
  if (short.length > 3) return false;
  const isShort = (whole: string, sign: string) => sign.length + 2 <= whole.length && sign[0] === whole[0];
  if (!/^[a-z]+$/.test(short)) return word.sounds.some((sound) => token.sounds.some((begins) => isShort(sound, begins) && sound.startsWith(begins)));
  return !/[aeiou]/.test(short.slice(1)) && [word.written, ...word.sounds].some((whole) => isShort(whole, short) && holdsInOrder(whole, short));
}

function holdsInOrder(whole: string, letters: string): boolean {
  let at = 0;
  for (const letter of whole) if (letter === letters[at]) at++;
  return at === letters.length;
}

const isClose = (folded: string, one: Token, other: Token) => other.start - one.end <= 3 && /^[\s.,_\d-]{1,3}$/.test(folded.slice(one.end, other.start));

/** "ashadevi", as it is written and as it sounds. */
function runsOf(words: Heard[]): Heard[] {
  const orders = [words, [words[0]!, words.at(-1)!], [words.at(-1)!, words[0]!], words.slice(0, 2)];
  return orders.map((order) => {
    const run = heard(order.map((word) => word.written).join(''));
    return { ...run, sounds: [...new Set([...run.sounds, order.map((word) => word.sounds[0] ?? '').join('')])] };
  });
}

/** "A s h a  D e v i": letters of the name one by one. */
function spelled(folded: string, tokens: Token[], at: number, words: Heard[]): number {
  const orders = [words, [words[0]!, words.at(-1)!]].map((order) => order.map((word) => word.written).join(''));
  for (const name of orders) {
    if (name.length < 5) continue;
    let length = 0;
    while (length < name.length && tokens[at + length]?.written === name[length] && (length === 0 || isClose(folded, tokens[at + length - 1]!, tokens[at + length]!))) length++;
    if (length === name.length) return at + length - 1;
  }
  return -1;
}

const MINE = new Set('name naam nam नाम am main mai मैं मै मे myself regards signed thanks dhanyavad dhanyawad धन्यवाद'.split(' '));
const OTHERS = new Set('his her uska uski iska iski inka unka their whose jiska उसका उसकी इसका इनका उनका जिसका'.split(' '));

/** As people begin or end a message: "Asha here.", "Asha this side". "Asha here sells …" is about somebody else. */
const SPEAKING = /^ {1,2}(?:here|this side) {0,2}(?:[.,;!:\n-]|$)/u;

/** A word of the name after "my name is", "मैं" and the like, or before "this side". */
function isSaidOfMe(folded: string, tokens: Token[], at: number, words: Heard[]): boolean {
  const token = tokens[at]!;
  if (token.letters < SHORTEST_WORD || !words.some((word) => sameWord(token, word))) return false;
  const before = [1, 2, 3].map((back) => tokens[at - back]?.written ?? '');
  if (before.some((word) => OTHERS.has(word))) return false;
  if (SPEAKING.test(folded.slice(token.end, token.end + 20))) return true;
  return MINE.has(before[0]!) || MINE.has(before[1]!) || (before[0] === 'is' && before[1] === 'this');
}

function withTitles(tokens: Token[], first: number, last: number): Span {
  let start = first;
  let end = last;
  while (start > 0 && TITLES.has(tokens[start - 1]!.written) && tokens[start]!.start - tokens[start - 1]!.end <= 3) start--;
  while (end + 1 < tokens.length && TITLES.has(tokens[end + 1]!.written) && tokens[end + 1]!.start - tokens[end]!.end <= 3) end++;
  return [tokens[start]!.start, tokens[end]!.end];
}
