// Finds a citizen's own WhatsApp name in a text, in Latin, Devanagari and Urdu letters. One word of it alone stays (half the district
// may share it, the suspect too), but where the writer says that it is theirs; so does a name that is an ordinary word, or a family's.
import { romaniseWord } from '../../language/romanise';
import { skeletonOf, soundOf } from '../../language/spelling';
import { foldText, type FoldedText, type Span } from '../../language/folded-text';
import { COMMON_WORDS, FAMILY_NAMES, PLACE_WORDS } from './common-words';

export interface OwnName {
  words: Heard[];
  /** several of its words without a space between */
  runs: Heard[];
  /** the place of the given name among the words: "Mohammad" before it is half the district's */
  given: number;
  /** a title stood before it */
  titled: boolean;
  /** masked only where the writer says it of themself: as it is too short, or too many call themselves or something else so */
  onlyOfMe: boolean;
}

/** A word as it is written and as it sounds. */
interface Heard {
  written: string;
  sounds: string[];
  /** of Urdu's script, which writes few vowels: its consonants; of others the consonants of their sounds */
  consonants: string[];
  /** of its Latin writing */
  letters: number;
}

interface Token extends Heard {
  start: number;
  end: number;
}

const TITLES = new Set('mr mrs ms miss km kum कु सु dr doctor shri sri shree smt shrimati shreemati srimati sushri adv advocate er engineer prof pt pandit ji sir madam haji maulana श्री श्रीमती सुश्री डॉ डा डाॅ डॉक्टर जी एड अधिवक्ता इंजीनियर'.split(' '));
/** Letters that a name of one word has at least. */
const SHORTEST_ALONE = 4;
/** Letters of a word of the name that is looked for beside "I". */
const SHORTEST_WORD = 3;
const MOST_WORDS = 6;

const WORD = /[\p{L}\p{M}]+/gu;

/** The name's words; null where it has none. */
export function ownName(profileName: string | undefined): OwnName | null {
  const { folded } = foldText((profileName ?? '').normalize('NFC'));
  const written = folded.match(WORD) ?? [];
  const words = written.filter((word) => !TITLES.has(word)).slice(0, MOST_WORDS).map(heard);
  if (words.length === 0) return null;
  const given = Math.max(0, words.findIndex((word) => !word.sounds.includes(MOHAMMAD)));
  const onlyOfMe = words.every((word) => COMMON_WORDS.has(word.written)) || (words.length === 1 && (words[0]!.letters < SHORTEST_ALONE || FAMILY_NAMES.has(words[0]!.written)));
  return { words, runs: words.length === 1 || onlyOfMe ? [] : runsOf(words), given, titled: written.length > words.length && TITLES.has(written[0]!), onlyOfMe };
}

/** Where the name stands in a text. Linear in the text's length. */
export function findOwnName({ folded }: FoldedText, name: OwnName): Span[] {
  const { words, runs } = name;
  const tokens = tokensOf(folded, new Set(words.flatMap(initialsOf)));
  const spans: Span[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const end = nameAt(folded, tokens, at, name, runs);
    if (end < 0) continue;
    spans.push(withTitles(tokens, at, end));
    at = end;
  }
  return spans;
}

/** The last token of the name, or of what stands for it, that begins at a token; -1 where none does. */
function nameAt(folded: string, tokens: Token[], at: number, { words, given, titled, onlyOfMe }: OwnName, runs: Heard[]): number {
  const token = tokens[at]!;
  if (!onlyOfMe) {
    const last = words.length > 1 ? nameFrom(folded, tokens, at, words, given) : sameWord(token, words[0]!) && !namesAPlace(folded, tokens, at) ? at : -1;
    if (last >= 0) return last;
    if (runs.some((run) => sameWord(token, run))) return at;
    if (titled && sameWord(token, words[given]!) && isTitled(tokens, at)) return at;
  }
  // Of a name that is ordinary words, all of them: "Good Morning" in "main Good Morning hu".
  const whole = onlyOfMe && words.length > 1 ? nameFrom(folded, tokens, at, words, given) : at;
  if (whole >= 0 && isSaidOfMe(folded, tokens, at, whole, words)) return whole;
  return onlyOfMe ? -1 : spelled(folded, tokens, at, words);
}

const isTitled = (tokens: Token[], at: number) => at > 0 && TITLES.has(tokens[at - 1]!.written) && tokens[at]!.start - tokens[at - 1]!.end <= 3;

const namesAPlace = (folded: string, tokens: Token[], at: number) => {
  const next = tokens[at + 1];
  return next !== undefined && PLACE_WORDS.has(next.written) && /^\s{1,3}$/.test(folded.slice(tokens[at]!.end, next.start));
};

/** Whether a word of the name stands in a text without spaces, such as an address; of four letters and more, and no ordinary one. */
export function holdsNameWord(local: string, { words }: OwnName): boolean {
  const letters = local.replace(/[^\p{L}\p{M}]+/gu, ' ');
  const parts = letters.split(' ').filter(Boolean).map(heard);
  return words.some((word) => word.letters >= SHORTEST_ALONE && !COMMON_WORDS.has(word.written) && (word.sounds.some((sound) => letters.includes(sound)) || letters.includes(word.written) || parts.some((part) => sameWord(part, word))));
}

function heard(word: string): Heard {
  if (MOHAMMADS.has(word)) return { written: word, sounds: [MOHAMMAD], consonants: [consonantsOf(MOHAMMAD)], letters: MOHAMMAD.length };
  if (URDU.test(word)) return { written: word, sounds: [], consonants: [urduConsonants(word)], letters: word.length };
  // Devanagari's last a is spoken after two consonants: मौर्य is typed Maurya.
  const latin = romaniseWord(word).flatMap((one) => (/\u094d[\u0915-\u0939]$/.test(word) && !one.endsWith('a') ? [one, `${one}a`] : [one]));
  const sounds = [...new Set(latin.map(soundOf))].filter(Boolean);
  return { written: word, sounds, consonants: sounds.map(consonantsOf), letters: latin[0]?.length ?? 0 };
}

const MOHAMMAD = 'mohammad';
/** The name of half the Muslim men, as it is written. */
const MOHAMMADS = new Set('mohammad mohammed mohamad mohamed mohmmad mohamm mohd muhammad muhammed muhamad muhd md mo मोहम्मद मुहम्मद मोहम्मद मोहमद मो محمد'.split(' '));
const URDU = /^[\u0600-\u06ff]+$/;
const URDU_LETTERS: readonly (readonly [letters: string, latin: string])[] = [
  ['ب', 'b'], ['پ', 'p'], ['تطٹ', 't'], ['ثسصش', 's'], ['جذزضظژ', 'j'], ['چ', 'c'], ['دڈ', 'd'], ['رڑ', 'r'], ['ف', 'f'], ['قک', 'k'], ['گغ', 'g'], ['ل', 'l'], ['م', 'm'], ['نں', 'n'], ['خ', 'k'],
];

/** A name without vowels, breath, and what Urdu writes vowels with. */
const urduConsonants = (word: string): string => squeezed([...word].map((letter) => URDU_LETTERS.find(([letters]) => letters.includes(letter))?.[1] ?? '').join(''));
const consonantsOf = (sound: string): string => squeezed(sound.replace(/[aeiouyvwh]/g, '').replace(/q/g, 'k'));
const squeezed = (letters: string): string => letters.replace(/(.)\1+/g, '$1');

/** Sounds are worked out only for words that begin like one of the name: it is the costly part. */
function tokensOf(folded: string, initials: ReadonlySet<string>): Token[] {
  return [...folded.matchAll(WORD)].map(({ 0: written, index }) => ({
    start: index,
    end: index + written.length,
    ...(initials.has(written[0]!) || URDU.test(written) ? heard(written) : { written, sounds: [], consonants: [], letters: 0 }),
  }));
}

/** Devanagari letters by the Latin letters that they are typed with, and the other way round. */
const INITIALS = ['aआअऐऔए', 'iइईएyय', 'uउऊओv', 'oओऑऔउ', 'eएइईय', 'kकख', 'cचछकस', 'qकख', 'xकख', 'gगघज', 'jजझयz', 'zजझ', 'tतथटठत', 'dदधडढ', 'rरडढऋ', 'nनण', 'pपफ', 'fफप', 'bबभव', 'vवबभ', 'wवब', 'mम', 'yयइ', 'lल', 'sसशषछ', 'hह'];

function initialsOf({ written, sounds }: Heard): string[] {
  const latin = new Set([...sounds.map((sound) => sound[0]!), ...(/^[a-z]/.test(written) ? [written[0]!] : [])]);
  const folded = [...latin].flatMap((letter) => INITIALS.filter((row) => row.startsWith(letter)).flatMap((row) => [...row]));
  return [...new Set([...latin, written[0]!, ...folded, ...INITIALS.filter((row) => row.includes(written[0]!)).map((row) => row[0]!)])];
}

function sameWord(one: Heard, other: Heard): boolean {
  return one.written === other.written || one.sounds.some((sound) => other.sounds.includes(sound)) || sameConsonants(one, other);
}

/** Between Urdu's script and another; of two and more consonants. */
const sameConsonants = (one: Heard, other: Heard): boolean =>
  URDU.test(one.written) !== URDU.test(other.written) && one.consonants.some((letters) => letters.length >= 2 && other.consonants.includes(letters));

/** Misspellings too: for a name of several words, found beside its others. */
function likeWord(one: Heard, other: Heard): boolean {
  return sameWord(one, other) || one.sounds.some((sound) => other.sounds.some((same) => skeletonOf(same).length >= 4 && skeletonOf(sound) === skeletonOf(same)));
}

/**
 * The last token of a name of several words that begins at a token, or -1: two of its words next to each other, the given name among
 * them, in their order or turned round; others as initials or left out.
 */
function nameFrom(folded: string, tokens: Token[], at: number, words: Heard[], given: number): number {
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
    if (index > at && position < Math.max(...used) && !/^(?:\s{1,3}|;)$/.test(folded.slice(tokens[index - 1]!.end, token.start))) break;
    used.add(position);
    if (word >= 0 && [...token.written].length > 1) full++;
    if (full > 0 && used.has(given) && (full >= 2 || (used.size === words.length && words.length >= 3))) last = index;
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

const isClose = (folded: string, one: Token, other: Token) => other.start - one.end <= 3 && /^[\s.,;_\d-]{1,3}$/.test(folded.slice(one.end, other.start));

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

/** What comes right before one's own name, whatever follows it. */
const NAMED = new Set('name naam nam nav naav नाम نام myself regards signed thanks dhanyavad dhanyawad धन्यवाद prarthi prarthini prarthiniy bhavdiya bhavdiy nivedak nivedika shikayatkarta प्रार्थी प्रार्थिनी भवदीय भवदीया निवेदक निवेदिका शिकायतकर्ता yours faithfully sincerely truly aapka aapki apka apki आपका आपकी आपके'.split(' '));
/** The same where what follows does not make it somebody else ("main Asha ko", "thane main Devi mandir": many write "in" so). */
const I_AM = new Set('am main mai i मैं मै मे hum ham हम میں ہم'.split(' '));
const OTHERS = new Set('his her uska uski iska iski inka unka their whose jiska उसका उसकी इसका इनका उनका जिसका'.split(' '));
const NOT_ME = new Set('ko ka ke ki ne se par pe aur and को का के की ने से पर और'.split(' '));

/** As people begin or end a message: "Asha here.", "Asha this side". "Asha here sells …" is about somebody else. */
const SPEAKING = /^ {1,2}(?:here|this side) {0,2}(?:[.,;!:\n-]|$)/u;
/** "Asha hoon", "Asha bol rahi", "Asha ki taraf se", "Asha's phone". */
const OF_ME_AFTER = /^ {1,2}(?:hu|hun|hoon|hoo|bani|baani|hai mera|h mera|naam hai mera|mera naam|हूं|हूँ|बानी|हईं|मेरा नाम|नाम है मेरा|ہوں|bol rah|bol rh|likh rah|बोल रह|लिख रह|(?:ki|ke) (?:taraf|or) se|(?:की|के) (?:तरफ|ओर|तरफ़) से)|^(?:['’]s|s) {1,2}(?:iphone|phone|mobile|android)/u;
/** A line of its own, or the end after a stop or a dash. */
const SIGNED_BEFORE = /(?:^|\n|[-–—~] {0,2}|[.!?।,] {0,2})$/u;
const SIGNED_AFTER = /^[\s.!]*$/u;

/** Whether tokens of the name are said of the writer: after "my name is", "मैं" and the like, before "this side" or "bol rahi hoon", or as a signature. */
function isSaidOfMe(folded: string, tokens: Token[], first: number, last: number, words: Heard[]): boolean {
  const token = tokens[first]!;
  if (!words.some((word) => sameWord(token, word))) return false;
  const before = [1, 2, 3].map((back) => tokens[first - back]?.written ?? '');
  if (before.some((word) => OTHERS.has(word))) return false;
  const after = folded.slice(tokens[last]!.end, tokens[last]!.end + 24);
  if (NAMED.has(before[0]!) || (NAMED.has(before[1]!) && !NOT_ME.has(before[0]!)) || (before[0] === 'is' && before[1] === 'this')) return true;
  if (token.letters < SHORTEST_WORD && !/^ {1,2}(?:bol|likh|बोल|लिख)/u.test(after)) return false;
  if (SPEAKING.test(after) || OF_ME_AFTER.test(after)) return true;
  const line = folded.slice(Math.max(0, token.start - 4), token.start);
  if (SIGNED_BEFORE.test(line) && SIGNED_AFTER.test(after.slice(0, 8)) && (first > 0 || /[-–—~]/u.test(line)) && last === tokens.length - 1) return true;
  const next = tokens[last + 1]?.written ?? '';
  return (I_AM.has(before[0]!) || I_AM.has(before[1]!)) && !NOT_ME.has(next) && !PLACE_WORDS.has(next) && !COMMON_WORDS.has(token.written) && !FAMILY_NAMES.has(token.written);
}

function withTitles(tokens: Token[], first: number, last: number): Span {
  let start = first;
  let end = last;
  while (start > 0 && TITLES.has(tokens[start - 1]!.written) && tokens[start]!.start - tokens[start - 1]!.end <= 3) start--;
  while (end + 1 < tokens.length && TITLES.has(tokens[end + 1]!.written) && tokens[end + 1]!.start - tokens[end]!.end <= 3) end++;
  return [tokens[start]!.start, tokens[end]!.end];
}
