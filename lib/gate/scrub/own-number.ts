// Finds a citizen's own number in a text, however it is written. A suspect's number that shares nine of its ten digits stays.
//
// All ten digits in their order are looked for in every reading of the text's figures. That a text about something else holds them
// by chance is a matter of one in ten thousand million, so what stands between them may be generous: signs, line ends, some words.
import type { Figure } from './figures';
import type { FoldedText, Span } from '../../language/folded-text';

/** A number to be found. */
export interface OwnNumber {
  /** without country code and trunk zero */
  national: string;
  /** such as 91; '' where there is none */
  countryCode: string;
}

/** Calling codes of two digits (ITU E.164); 1 and 7 have one, all others three. */
const TWO_DIGIT_CODES = new Set('20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98'.split(' '));

/** @param phone E.164 */
export function ownNumber(phone: string): OwnNumber {
  const digits = phone.replace(/\D/g, '');
  const length = /^[17]/.test(digits) ? 1 : TWO_DIGIT_CODES.has(digits.slice(0, 2)) ? 2 : 3;
  const national = digits.slice(length);
  return national.length >= SHORTEST ? { national, countryCode: digits.slice(0, length) } : { national: digits, countryCode: '' };
}

/** Digits of a national number below which its country code must stand with it. */
const SHORTEST = 8;
/** Folded characters between two digits of one number. */
const WIDEST_GAP = 40;

/**
 * Where the numbers stand in a folded text: whole, in two parts, or six and more of their first or last digits.
 * Linear in the text's length.
 */
export function findOwnNumbers(text: FoldedText, figures: readonly Figure[], numbers: readonly OwnNumber[]): Span[] {
  if (figures.length === 0) return [];
  const chains = chainsOf(text.folded, figures);
  const spans: Span[] = [];
  for (const number of numbers) {
    for (const digits of [number.national, [...number.national].reverse().join('')]) {
      let covered = -1;
      for (const { from, to } of paths(figures, digits).found) {
        if (to <= covered) continue;
        const place = withCountryCode(text.folded, figures, number, from, to);
        covered = place.last;
        spans.push(place.span);
      }
    }
    spans.push(...partsOf(text.folded, chains, number));
  }
  spans.push(...claimed(text.folded, chains), ...claimedInWords(text.folded, figures));
  return spans;
}

/** Where a string of digits stands, as [start, end) in the folded text. */
export function findDigits(figures: readonly Figure[], digits: string): Span[] {
  return paths(figures, digits).found.map(({ from, to }) => [figures[from]!.start, figures[to]!.end]);
}

/**
 * Runs of figures that can be read as the digits: the first and last figure of each, both included.
 * @returns with them, how many readings were looked at
 */
export function paths(figures: readonly Figure[], digits: string): { found: { from: number; to: number }[]; steps: number } {
  const found: { from: number; to: number }[] = [];
  let steps = 0;
  // open[at]: how many digits are read before figure `at`, and from which figure on.
  const open: (Map<number, number> | undefined)[] = new Array(figures.length + 1);
  for (let at = 0; at < figures.length; at++) {
    const near = at > 0 && figures[at]!.start - figures[at - 1]!.end <= WIDEST_GAP;
    const states = near ? [...(open[at] ?? [])] : [];
    open[at] = undefined;
    states.push([0, at]);
    for (const [read, from] of states) {
      for (const { digits: more, pieces } of figures[at]!.readings) {
        steps++;
        if ((more === '' && read === 0) || !digits.startsWith(more, read) || at + pieces > figures.length) continue;
        const length = read + more.length;
        if (length === digits.length) {
          found.push({ from, to: at + pieces - 1 });
        } else {
          const states = (open[at + pieces] ??= new Map<number, number>());
          states.set(length, Math.max(from, states.get(length) ?? 0));
        }
      }
    }
  }
  return { found, steps };
}

/** A number's place with country code, trunk zero and plus before it, and the whole of a longer figure that it is a part of. */
function withCountryCode(folded: string, figures: readonly Figure[], { countryCode }: OwnNumber, from: number, to: number): { span: Span; last: number } {
  let first = from;
  const before = leading(folded, figures, from);
  const codes = countryCode ? [`00${countryCode}0`, `00${countryCode}`, `${countryCode}0`, countryCode] : [];
  const code = [...codes, '00', '0'].find((digits) => before.digits.endsWith(digits) && before.begins[before.digits.length - digits.length]);
  if (code !== undefined) first = before.figures[before.digits.length - code.length]!;
  while (first > 0 && figures[first]!.digit && figures[first - 1]!.digit && figures[first - 1]!.end === figures[first]!.start) first--;
  let last = to;
  while (last + 1 < figures.length && figures[last]!.digit && figures[last + 1]!.digit && figures[last + 1]!.start === figures[last]!.end) last++;
  const start = figures[first]!.start;
  const plus = /(?:\+|%2b|(?<!\p{L})(?:plus|प्लस)) {0,2}$/u.exec(folded.slice(Math.max(0, start - 8), start));
  return { span: [start - (plus?.[0].length ?? 0), figures[last]!.end], last };
}

/** Up to six digits close before a figure; `begins` tells which of them begin a figure of their own. */
function leading(folded: string, figures: readonly Figure[], from: number) {
  let digits = '';
  const begins: boolean[] = [];
  const at: number[] = [];
  for (let index = from - 1; index >= 0 && digits.length < 6; index--) {
    const figure = figures[index]!;
    const reading = figure.readings[0]!;
    // A letter that looks like a digit is one only within a number ("c/o").
    const letter = !figure.digit && figure.end - figure.start === 1;
    if (letter || reading.digits.length !== 1 || !isTight(folded.slice(figure.end, Math.min(figures[index + 1]!.start, figure.end + TIGHT + 1)))) break;
    digits = reading.digits + digits;
    begins.unshift(index === 0 || figures[index - 1]!.end < figure.start || !figures[index - 1]!.digit);
    at.unshift(index);
  }
  return { digits, begins, figures: at };
}

/** Signs between the digits of one figure, at most. */
const TIGHT = 4;
const isTight = (between: string) => between.length <= TIGHT && !/[\p{L}\p{N}]/u.test(between);

/** Digits that stand together, and nothing else between them than a few signs. */
interface Chain {
  digits: string;
  start: number;
  end: number;
  /** commas group it, a unit, a currency or a number word stands beside it, or a letter touches it: an amount, a plate, a part of something else */
  other: boolean;
}

const MONEY_BEFORE = /(?:₹|rs|rs\.|inr|रु|रु\.|रू|रुपये|रुपए) {0,2}$/u;
const UNIT_AFTER = /^ {0,2}(?:\/-|₹|rs|rup|रु|rupaye|kg|kilo|gram|gm|ton|litre|lakh|lac|hazar|hajar|crore|thousand|हज|लाख|करोड़|किलो|ग्राम|टन|km|किमी|%)/u;

function chainsOf(folded: string, figures: readonly Figure[]): Chain[] {
  const chains: Chain[] = [];
  let open: { digits: string[]; start: number; end: number; commas: boolean; spoken: boolean } | undefined;
  /** where the last number word ended */
  let spokenUntil = -1;
  const close = () => {
    if (!open) return;
    const { digits, start, end, commas, spoken } = open;
    const other =
      commas || spoken || /[\p{L}\p{M}]/u.test((folded[start - 1] ?? '') + (folded[end] ?? '')) || MONEY_BEFORE.test(folded.slice(Math.max(0, start - 8), start)) || UNIT_AFTER.test(folded.slice(end, end + 10));
    chains.push({ digits: digits.join(''), start, end, other });
    open = undefined;
  };
  const isBeside = (end: number, start: number) => end >= 0 && start - end <= TIGHT && isTight(folded.slice(end, start));
  for (const figure of figures) {
    if (!figure.digit) {
      if (figure.readings.some(({ digits }) => digits === '')) continue;
      if (open && isBeside(open.end, figure.start)) open.spoken = true;
      close();
      spokenUntil = figure.end;
      continue;
    }
    const between = open ? folded.slice(open.end, Math.min(figure.start, open.end + TIGHT + 1)) : '';
    if (open && !isTight(between)) close();
    open ??= { digits: [], start: figure.start, end: figure.end, commas: false, spoken: isBeside(spokenUntil, figure.start) };
    open.commas ||= between === ',';
    open.digits.push(folded[figure.start]!);
    open.end = figure.end;
  }
  close();
  return chains;
}

/** First or last digits that tell alone, digits: with six of ten known, a few hundred people of a district are left. */
const TELLING = 6;
/** The same where the writer speaks of themself, or writes nothing else (a number sent in pieces). */
const TELLING_OF_ME = { ending: 4, beginning: 5 };
const TELLING_ALONE = 4;

const OF_ME = /(?<![\p{L}\p{M}])(?:my|mine|mera|mere|meri|मेरा|मेरे|मेरी|हमारा|hamara)(?![\p{L}\p{M}])/u;

function partsOf(folded: string, chains: readonly Chain[], number: OwnNumber): Span[] {
  const alone = chains.length === 1 && !/\p{L}/u.test(folded);
  const ofMe = OF_ME.test(folded);
  const beginnings: (Chain & { length: number })[] = [];
  const endings: (Chain & { length: number })[] = [];
  const spans: Span[] = [];
  for (const chain of chains) {
    const beginning = [chain.digits, ...stripped(chain.digits, number)].find((digits) => digits.length >= 3 && digits.length < number.national.length && number.national.startsWith(digits))?.length ?? 0;
    const ending = chain.digits.length >= 3 && chain.digits.length < number.national.length && number.national.endsWith(chain.digits) ? chain.digits.length : 0;
    if (beginning) beginnings.push({ ...chain, length: beginning });
    if (ending) endings.push({ ...chain, length: ending });
    const tells =
      (!chain.other && Math.max(beginning, ending) >= TELLING) ||
      (alone && Math.max(beginning, ending) >= TELLING_ALONE) ||
      (ofMe && !chain.other && (ending >= TELLING_OF_ME.ending || beginning >= TELLING_OF_ME.beginning));
    if (tells) spans.push([chain.start, chain.end]);
  }
  // Both halves, wherever they stand in the text. The longest counterpart decides.
  const longest = (parts: { length: number }[]) => parts.reduce((length, part) => Math.max(length, part.length), 0);
  for (const [parts, others] of [[beginnings, endings], [endings, beginnings]] as const) {
    const most = longest(others);
    for (const part of parts) if (most > 0 && part.length + most >= number.national.length) spans.push([part.start, part.end]);
  }
  return spans;
}

const stripped = (digits: string, { countryCode }: OwnNumber) =>
  countryCode ? [`00${countryCode}`, countryCode, '0'].filter((prefix) => digits.startsWith(prefix)).map((prefix) => digits.slice(prefix.length)) : [];

const NUMBER_WORD = '(?:number|numbr|nambar|numbar|nmbr|num|no|mobile|mob|phone|contact|whatsapp|नंबर|नम्बर|नं|मोबाइल|फोन|फ़ोन|व्हाट्सएप|व्हाट्सऐप)';
/** Of somebody's several numbers. */
const WHICH = '(?:other|second|2nd|another|alternate|new|old|own|personal|private|home|jio|airtel|vi|bsnl|dusra|doosra|dusara|naya|nya|purana|दूसरा|दुसरा|नया|पुराना|निजी)';
/** "my number is", "मेरा मोबाइल नंबर", "my other number", "call me on". */
const CLAIM = new RegExp(
  `(?<![\\p{L}\\p{M}])(?:(?:my|mera|meraa|मेरा|hamara|humara|hamar|hamaar|humar|mor|हमारा|हमार|मोर|apna|अपना) {1,3}(?:${WHICH} {1,3})?(?:${NUMBER_WORD}[ .:]{1,3}){0,2}${NUMBER_WORD}[ .:=-]{0,4}(?:is|hai|h|ye|yeh|yah|है|यह|ये)?[ :=-]{0,3}|(?:call|contact|reach|phone|ring|whatsapp|message|text) {1,3}(?:me|us) {1,3}(?:on|at|@)?[ :]{0,3})$`,
  'u',
);
const CALL_BACK = /^ {1,2}(?:par|pe|पर|पे) {1,3}(?:call|phone|fon|sampark|contact|msg|message|whatsapp|bata|batay|कॉल|फोन|फ़ोन|संपर्क|सम्पर्क|बताए|बताएं|व्हाट्सएप)/u;
const TO_ME = /(?<![\p{L}\p{M}])(?:mujhe|mujhse|मुझे|मुझसे|humse|हमसे) {1,3}(?:is {1,3}|इस {1,3})?(?:number {0,3}|नंबर {0,3})?$/u;

/** Another number that the writer calls theirs: said right before it, so that "on my number called …" is none. */
function claimed(folded: string, chains: readonly Chain[]): Span[] {
  const spans: Span[] = [];
  for (const chain of chains) {
    if (chain.digits.length < 10 || chain.digits.length > 14) continue;
    const before = folded.slice(Math.max(0, chain.start - 60), chain.start).replace(/[+([]+$/, '');
    if (CLAIM.test(before) || (TO_ME.test(before) && CALL_BACK.test(folded.slice(chain.end, chain.end + 24)))) spans.push([chain.start, chain.end]);
  }
  return spans;
}

/** The same said in words, or in words and digits. */
function claimedInWords(folded: string, figures: readonly Figure[]): Span[] {
  const spans: Span[] = [];
  // The "no" of "my mobile no." is no nine.
  const isSure = ({ readings }: Figure) => readings.every(({ digits }) => digits !== '');
  for (let first = 0; first < figures.length; first++) {
    const begins = isSure(figures[first]!) && (first === 0 || !isSure(figures[first - 1]!) || !isTight(folded.slice(figures[first - 1]!.end, figures[first]!.start)));
    if (!begins || !CLAIM.test(folded.slice(Math.max(0, figures[first]!.start - 60), figures[first]!.start))) continue;
    let last = first;
    let digits = '';
    for (let at = first; at < figures.length && (at === first || isTight(folded.slice(figures[at - 1]!.end, figures[at]!.start))); at++) {
      const reading = figures[at]!.readings.find((one) => one.digits !== '');
      digits += reading?.digits ?? '';
      if (reading) last = at;
    }
    if (digits.length >= 8 && digits.length <= 14) spans.push([figures[first]!.start, figures[last]!.end]);
  }
  return spans;
}
