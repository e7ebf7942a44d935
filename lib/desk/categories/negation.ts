// Whether what stands in a text is denied there: "no murder", "हत्या नहीं हुई".
import type { Word } from '../language/words';

const DENIES_BEFORE = new Set(['no', 'not', 'never', 'without', 'isnt', 'wasnt', 'arent', 'dont', 'didnt', 'doesnt', 'nor', 'bina']);
/** What may stand between an English denial and its word: "not about any murder". */
const PASSED_OVER = new Set(['a', 'an', 'any', 'the', 'about', 'of', 'or', 'is', 'was', 'been', 'there', 'koi', 'kisi', 'this']);
const NOT = new Set(['nahi', 'nahin', 'nai', 'nhi', 'nahee', 'naheen', 'nahe', 'na', 'naikhe', 'naahi', 'nahii']);
/** Hindi says "not" after the noun, with a small word between at most: "हत्या तो नहीं", "लूट की बात नहीं". */
const BETWEEN = new Set(['to', 'ki', 'ka', 'ke', 'bhi', 'vala', 'wala', 'jaisa', 'baat', 'mamla', 'hui', 'hua', 'koi']);
/** The verbs of being: only with them does a following "not" deny the noun ("paisa loota, wapas nahi kiya" denies nothing). */
const BEING = new Set(['hai', 'he', 'h', 'hain', 'hui', 'hua', 'hue', 'huyi', 'huwa', 'tha', 'thi', 'the', 'ho', 'hota', 'hoti', 'balki', 'par', 'lekin', 'bas', 'bhail', 'bhayil']);

/**
 * Whether the words at these places are denied.
 * @param at places of a term's words, in order
 */
export function isNegated(words: readonly Word[], at: readonly number[]): boolean {
  const first = at[0] ?? 0;
  const last = at.at(-1) ?? first;
  return deniedBefore(words, first) || deniedAfter(words, last);
}

function deniedBefore(words: readonly Word[], first: number): boolean {
  const clause = words[first]?.clause;
  // Four words back reaches over "no murder or any robbery".
  for (let place = first - 1, passed = 0; place >= 0 && words[place]?.clause === clause && passed < 4; place -= 1, passed += 1) {
    const latin = latinOf(words[place]);
    if (DENIES_BEFORE.has(latin)) return latinOf(words[place + 1]) !== 'only';
    if (!PASSED_OVER.has(latin) && latinOf(words[place + 1]) !== 'or') return false;
  }
  return false;
}

function deniedAfter(words: readonly Word[], last: number): boolean {
  const clause = words[last]?.clause;
  let place = last + 1;
  let passed = 0;
  while (passed < 2 && BETWEEN.has(latinOf(words[place])) && words[place]?.clause === clause) {
    place += 1;
    passed += 1;
  }
  if (words[place]?.clause !== clause || !NOT.has(latinOf(words[place]))) return false;
  const next = words[place + 1];
  return !next || next.clause !== clause || BEING.has(latinOf(next));
}

const latinOf = (word: Word | undefined): string => word?.readings[0]?.latin ?? '';
