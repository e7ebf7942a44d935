// A text as it is read, whatever signs it is written in: one case, plain letters and digits, nothing invisible; with the way back to what was written.

export interface FoldedText {
  folded: string;
  /** where in the text a stretch of the folded one stands, as [start, end) */
  placeOf(start: number, end: number): Span;
}

/** [start, end) in a text. */
export type Span = readonly [start: number, end: number];

/** What leaves no trace on the screen, or only dresses the sign before it: format characters, variation selectors, the box of a keycap (U+20E3). */
const UNSEEN = /^[\p{Cf}\p{Me}\p{Default_Ignorable_Code_Point}]$/u;

/** Digits that Unicode's compatibility form leaves as they are: [first, value of the first, how many]. */
const DRESSED_DIGITS: readonly [first: number, value: number, count: number][] = [
  [0x2776, 1, 9], // ❶
  [0x2780, 1, 9], // ➀
  [0x278a, 1, 9], // ➊
  [0x24f5, 1, 9], // ⓵
  [0x24ff, 0, 1], // ⓿
  [0x1f10b, 0, 1], // 🄋
  [0x1f10c, 0, 1], // 🄌
];
const KEYCAP_TEN = '\u{1f51f}';

/**
 * Folds a text. Linear in its length.
 * @param keepCase capital letters stay capital
 */
export function foldText(text: string, { keepCase = false } = {}): FoldedText {
  const inCase = (plain: string) => (keepCase ? plain : plain.toLowerCase());
  // eslint-disable-next-line no-control-regex -- all of ASCII
  if (/^[\x00-\x7f]*$/.test(text)) return { folded: inCase(text), placeOf: (start, end) => [start, end] };
  const pieces: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let position = 0;
  for (const sign of text) {
    const end = position + sign.length;
    const plain = inCase(plainOf(sign));
    // What is not seen belongs to the sign before it.
    if (plain === '' && ends.length > 0) ends[ends.length - 1] = end;
    for (let index = 0; index < plain.length; index++) {
      starts.push(position);
      ends.push(end);
    }
    pieces.push(plain);
    position = end;
  }
  return { folded: pieces.join(''), placeOf: (start, end) => (end > start ? [starts[start]!, ends[end - 1]!] : [starts[start] ?? text.length, starts[start] ?? text.length]) };
}

function plainOf(sign: string): string {
  if (sign <= '\x7f') return sign;
  if (UNSEEN.test(sign)) return '';
  if (sign === KEYCAP_TEN) return '10';
  const plain = sign.normalize('NFKC');
  return /\p{N}|\p{So}/u.test(plain) ? [...plain].map(asciiDigit).join('') : plain;
}

function asciiDigit(sign: string): string {
  const code = sign.codePointAt(0)!;
  if (code < 0x80) return sign;
  if (/\p{Nd}/u.test(sign)) return String(decimalValue(code));
  const dressed = DRESSED_DIGITS.find(([first, , count]) => code >= first && code < first + count);
  return dressed ? String(code - dressed[0] + dressed[1]) : sign;
}

/** Unicode's rows of ten digits begin at a code point that ends in 0 or in 6. */
function decimalValue(code: number): number {
  const low = code & 0xf;
  const beginsAtSix = low >= 6 && /\p{Nd}/u.test(String.fromCodePoint(code | 0xf));
  return beginsAtSix ? low - 6 : low;
}
