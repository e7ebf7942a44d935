// Reads a text as figures: digits, letters that stand for digits, number words. Each piece with every reading, so that a number can be looked for in all of them.
import { numberWord, runTogether, type NumberWord } from './number-words';

/** A piece of the text that may be read as digits. */
export interface Figure {
  /** [start, end) in the folded text */
  start: number;
  end: number;
  /** a digit as such, and no letter or word */
  digit: boolean;
  readings: Reading[];
}

/** The piece, with so many pieces after it, read as digits; '' passes it over. */
export interface Reading {
  digits: string;
  pieces: number;
}

/** Letters that are typed, or look like, digits. */
const LOOKALIKES: Record<string, string> = { o: '0', о: '0', ο: '0', օ: '0', '〇': '0', '○': '0', l: '1', i: '1', ı: '1', і: '1', ӏ: '1', s: '5', b: '8', z: '2', g: '9', q: '9', e: '3', t: '7' };
/** These also in a word of their own: "OOO". */
const ALONE = /^[oоοlі〇○il]{1,10}$/;
const MOST_LOOKALIKES = 10;

const WORD = /\d|[\p{L}\p{M}〇○]+/gu;

/** The figures of a folded text, in order. Linear in its length. */
export function figuresOf(folded: string): Figure[] {
  const figures: Figure[] = [];
  /** of figures that are words: what the word may be */
  const words: (NumberWord | undefined)[] = [];
  const put = (figure: Figure, word?: NumberWord) => {
    figures.push(figure);
    words.push(word);
  };
  for (const { 0: written, index } of folded.matchAll(WORD)) {
    const end = index + written.length;
    if (written.length === 1 && written >= '0' && written <= '9') {
      put({ start: index, end, digit: true, readings: [{ digits: written, pieces: 1 }] });
      continue;
    }
    const word = numberWord(written);
    const beside = isDigit(folded[index - 1]) || isDigit(folded[end]);
    const lookalike = (beside || ALONE.test(written)) && written.length <= MOST_LOOKALIKES && [...written].every((letter) => letter in LOOKALIKES);
    const run = word || lookalike ? null : runTogether(written);
    if (word) {
      const readings = word.digits.map((digits) => ({ digits, pieces: 1 }));
      if (lookalike) readings.push({ digits: asDigits(written), pieces: 1 }, ...(word.digits.includes('') ? [] : [{ digits: '', pieces: 1 }]));
      put({ start: index, end, digit: false, readings }, word);
    } else if (lookalike) {
      put({ start: index, end, digit: false, readings: [{ digits: asDigits(written), pieces: 1 }, { digits: '', pieces: 1 }] });
    } else if (run) {
      put({ start: index, end, digit: false, readings: [{ digits: run, pieces: 1 }] });
    }
  }
  for (let at = 0; at < figures.length; at++) figures[at]!.readings.push(...repeated(figures, words, at));
  return figures;
}

const isDigit = (sign: string | undefined) => sign !== undefined && sign >= '0' && sign <= '9';
const asDigits = (written: string) => [...written].map((letter) => LOOKALIKES[letter]!).join('');

/** "double nine", "six zeros", "six times zero", "zero six times", "तीन शून्य". */
function repeated(figures: Figure[], words: (NumberWord | undefined)[], at: number): Reading[] {
  const readings: Reading[] = [];
  const word = words[at];
  const next = figures[at + 1];
  if (!next) return readings;
  if (word?.repeats !== undefined) {
    const { repeats } = word;
    for (const { digits, pieces } of simple(next)) readings.push({ digits: digits[0]!.repeat(repeats) + digits.slice(1), pieces: 1 + pieces });
    return readings;
  }
  const after = figures[at + 2];
  for (const { digits } of simple(figures[at]!)) {
    if (digits.length !== 1) continue;
    const counts = digits >= '2';
    for (const { digits: second } of simple(next)) {
      if (second.length !== 1) continue;
      if (counts && (words[at + 1]?.plural || (second === '0' && words[at + 1]))) readings.push({ digits: second.repeat(Number(digits)), pieces: 2 });
      if (after && words[at + 2]?.times && second >= '2') readings.push({ digits: digits.repeat(Number(second)), pieces: 3 });
    }
    if (!counts || !after || !words[at + 1]?.times) continue;
    for (const { digits: third } of simple(after)) if (third.length === 1) readings.push({ digits: third.repeat(Number(digits)), pieces: 3 });
  }
  return readings;
}

const simple = (figure: Figure) => figure.readings.filter(({ digits, pieces }) => pieces === 1 && digits !== '');
