// Receipts: short codes by which a citizen asks for the state of a tip. Random, so that nobody can count or guess them.
import { randomInt } from 'node:crypto';

/** No 0 O 1 I L U V, which look alike in some hand or font: 29 signs, a prime number, which the check character needs. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTWXYZ';
/** Random signs before the check character: 29^8, about 5 * 10^11. */
const LENGTH = 8;
const GROUP = 3;

/** A new receipt, grouped for reading: `JK4-7QX-9PM`. */
export function newReceipt(): string {
  let signs = '';
  for (let index = 0; index < LENGTH; index++) signs += ALPHABET[randomInt(ALPHABET.length)];
  return grouped(signs + checkOf(signs));
}

/**
 * A receipt as typed back, in any case and with any signs between, in the form in which it is stored.
 * @returns null where it can't be one (length, alphabet or check character)
 */
export function readReceipt(typed: string): string | null {
  const signs = typed.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
  if (signs.length !== LENGTH + 1 || [...signs].some((sign) => !ALPHABET.includes(sign))) return null;
  return checkOf(signs.slice(0, LENGTH)) === signs[LENGTH] ? grouped(signs) : null;
}

/** The receipt that a text tells, in the form in which it is stored; null where it tells none, or more than one. */
export function onlyReceiptIn(text: string): string | null {
  const told = new Set(text.match(/\b[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}\b/g)?.map(readReceipt).filter((receipt) => receipt !== null));
  return told.size === 1 ? [...told][0]! : null;
}

// Different weights below a prime: every single slip and every swap of two signs changes the sum.
function checkOf(signs: string): string {
  let sum = 0;
  for (const [index, sign] of [...signs].entries()) sum += ALPHABET.indexOf(sign) * WEIGHTS[index]!;
  return ALPHABET[sum % ALPHABET.length]!;
}
const WEIGHTS = [2, 3, 4, 5, 6, 7, 8, 9];

function grouped(signs: string): string {
  return signs.match(new RegExp(`.{1,${GROUP}}`, 'g'))!.join('-');
}
