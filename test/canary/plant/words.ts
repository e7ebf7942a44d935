// Words, numbers and names that nobody ever wrote before: what is found of them came from this run.
import { randomBytes, randomInt } from 'node:crypto';

const pick = <T>(from: readonly T[]): T => from[randomInt(from.length)]!;
const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

const CONSONANTS = ['b', 'd', 'g', 'j', 'k', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v', 'z', 'dr', 'tr', 'sh'];
const VOWELS = ['a', 'e', 'i', 'o', 'u'];
const LETTERS = ['क', 'ग', 'च', 'ज', 'ट', 'ड', 'त', 'द', 'न', 'प', 'ब', 'म', 'र', 'ल', 'व', 'श', 'स', 'ह'];
const SIGNS = ['', 'ा', 'ि', 'ी', 'ु', 'े', 'ो'];

const used = new Set<string>();
function unused(make: () => string): string {
  for (;;) {
    const made = make();
    if (used.has(made)) continue;
    used.add(made);
    return made;
  }
}

/** A word of ten letters or more. */
export const word = () => unused(() => times(5, () => pick(CONSONANTS) + pick(VOWELS)).join(''));
/** The same with a capital. */
export const name = () => word().replace(/^./, (first) => first.toUpperCase());
/** A Hindi word of five letters. */
export const hindiWord = () => unused(() => times(5, () => pick(LETTERS) + pick(SIGNS)).join(''));
/** The serial number of a device. */
export const serial = () => unused(() => `SN${randomBytes(7).toString('hex').toUpperCase()}`);
/** A fictitious number, +91 98000 0xxxx, with the digits of the country code and without the plus. */
export const number = () => unused(() => `91980000${times(4, () => pick([...'123456789'])).join('')}`);
/** Digits with as many places behind the point as a phone writes. */
export const decimals = (places: number) => times(places, () => pick([...'123456789'])).join('');
/** A sid of Twilio, as it numbers messages (SM), media (ME) and accounts (AC). */
export const sid = (kind: string) => kind + randomBytes(16).toString('hex');
