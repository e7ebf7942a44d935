// Finds numbers whose digits stand apart: "98000-012 34", "९८०००.०१२३४", one digit a UTF-16 unit.
import { disguisesOf, NATIONAL_LENGTH } from './numbers';
import type { Secret } from './secret';

/** Separators in a row before a run of digits counts as ended. No comma and no tab: lists and tables of small numbers would be one endless number. */
const MOST_BETWEEN = 3;
const [OTHER, DIGIT, BETWEEN, LEAD] = [0, 1, 2, 3];
const CLASSES = new Uint8Array(256).fill(OTHER);
for (let byte = 0x30; byte <= 0x39; byte++) CLASSES[byte] = DIGIT;
for (const byte of Buffer.from(' \n.-_/()+*\0')) CLASSES[byte] = BETWEEN;
// Lead bytes of digits of other scripts, and of spaces and dashes outside ASCII.
for (const byte of [0xc2, 0xd9, 0xdb, 0xe0, 0xe2, 0xef]) CLASSES[byte] = LEAD;

/** Digits that may stand right before a number: 91, 0, 0091. */
const MOST_BEFORE = 4;

/** What a run of digits may hide. */
export interface HiddenNumber {
  /** whether the digits stand in their own order */
  plain: boolean;
  secret: Secret;
  writing: string;
}

export interface DigitSearch {
  writings: string[];
  /** Calls `found` with the secret and the place of the last digit. */
  search(text: Buffer, found: (hidden: HiddenNumber, at: number) => void): void;
}

/** Looks for the numbers among some secrets. */
export function digitSearch(secrets: readonly Secret[]): DigitSearch {
  const known = new Map<number, HiddenNumber>();
  for (const secret of secrets) {
    if (!secret.number) continue;
    for (const { name, digits } of disguisesOf(secret.number)) known.set(Number(digits), { secret, plain: name === 'digits', writing: `${name}, whatever stands between` });
  }
  const limit = 10 ** NATIONAL_LENGTH;
  const writings = [...new Set([...known.values()].map(({ writing }) => writing))];
  if (known.size === 0) return { writings, search: () => {} };

  return { writings, search };

  function search(text: Buffer, found: (hidden: HiddenNumber, at: number) => void): void {
    const { length } = text;
    let value = 0;
    let count = 0;
    let between = 0;
    // The groups of digits that the run has had, oldest first, as the count of digits at which each began.
    let groups: number[] = [];
    for (let at = 0; at < length; ) {
      const byte = text[at]!;
      let kind = CLASSES[byte]!;
      if (kind === OTHER) {
        count = 0;
        at++;
        continue;
      }
      let digit = byte - 0x30;
      let size = 1;
      if (kind === LEAD) [kind, digit, size] = multiByte(text, at);
      at += size;
      if (kind === DIGIT) {
        if (count === 0) groups = [];
        if (count === 0 || between > 0) groups.push(count);
        value = (count === 0 ? digit : value * 10 + digit) % limit;
        count++;
        between = 0;
        if (count >= NATIONAL_LENGTH) {
          const hidden = known.get(value);
          if (hidden && !isDigit(text, at) && isWrittenSo(groups, count - NATIONAL_LENGTH, hidden.plain)) found(hidden, at - 1);
        }
      } else if (kind !== BETWEEN || ++between > MOST_BETWEEN) count = 0;
    }
  }
}

/**
 * Whether people and programs write ten digits in such groups: at most five, or each digit alone; three where they were turned round.
 * They begin a group, or stand behind the digits of a country code. Else they are there by chance, in a longer number or a table.
 */
function isWrittenSo(groups: readonly number[], start: number, plain: boolean): boolean {
  const begin = groups.findLast((group) => group <= start)!;
  const breaks = groups.filter((group) => group > start).length;
  return start - begin <= MOST_BEFORE && (breaks <= (plain ? 4 : 2) || breaks === NATIONAL_LENGTH - 1);
}

const isDigit = (text: Buffer, at: number) => at < text.length && CLASSES[text[at]!] === DIGIT;

/** The kind, digit and length of a character of several bytes. */
function multiByte(text: Buffer, at: number): [kind: number, digit: number, size: number] {
  const [first, second = 0, third = 0] = [text[at]!, text[at + 1], text[at + 2]];
  if (first === 0xc2) return [second === 0xa0 || second === 0xad ? BETWEEN! : OTHER!, 0, 2];
  if (first === 0xd9 && second >= 0xa0 && second <= 0xa9) return [DIGIT!, second - 0xa0, 2];
  if (first === 0xdb && second >= 0xb0 && second <= 0xb9) return [DIGIT!, second - 0xb0, 2];
  // Devanagari to Malayalam: every script's row of 128 has its digits at the same place.
  if (first === 0xe0 && second >= 0xa5 && second <= 0xb5 && second % 2 === 1 && third >= 0xa6 && third <= 0xaf) return [DIGIT!, third - 0xa6, 3];
  if (first === 0xef && second === 0xbc && third >= 0x90 && third <= 0x99) return [DIGIT!, third - 0x90, 3];
  // Thin and zero-width spaces, dashes, joiners
  if (first === 0xe2 && (second === 0x80 || second === 0x81)) return [BETWEEN!, 0, 3];
  return [OTHER!, 0, 1];
}
