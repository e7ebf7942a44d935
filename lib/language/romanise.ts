// Writes Hindi in Latin letters as people type it, so that one comparison serves both scripts.
import Sanscript from '@indic-transliteration/sanscript';

const DEVANAGARI = /[\u0900-\u097f]/;
const NUKTA = /\u093c/g;

/**
 * A word in Latin letters, in every reading that people type.
 * Devanagari ड and ढ (with or without the dot, which many leave out) are typed both d and r: छेड़छाड़ gives
 * "chhedchhad" and "chherchhar". A word in another script comes back lower-cased, in one reading.
 * @param word one word, any script
 */
export function romaniseWord(word: string): string[] {
  if (!DEVANAGARI.test(word)) return [plainLatin(word)];
  const itrans = Sanscript.t(withoutLoanVowels(word), 'devanagari', 'itrans');
  const typed = asTyped(withoutSilentVowels(itrans));
  // At a word's beginning, doubled or after a nasal it is always a d.
  const either = typed.replace(/^D|DD|(?<=n)D/g, (letters) => letters.toLowerCase());
  const readings = new Set([either.replace(/D/g, 'd'), either.replace(/D/g, 'r')]);
  return [...readings].map((reading) => plainLatin(reading));
}

/** A text in Latin letters, word by word, in the first reading; digits of either script become ASCII. */
export function romanise(text: string): string {
  return westernDigits(text).replace(/[\p{L}\p{M}]+/gu, (word) => romaniseWord(word)[0] ?? word);
}

/** Devanagari digits as ASCII digits. */
export function westernDigits(text: string): string {
  return text.replace(/[\u0966-\u096f]/g, (digit) => String(digit.charCodeAt(0) - 0x0966));
}

// Sanscript has no letters for the vowels of English loans (ऑफिस, बैंक as बॅंक); the nukta spoils its output.
function withoutLoanVowels(word: string): string {
  return word
    .normalize('NFD')
    .replace(NUKTA, '')
    .replace(/ऑ/g, 'ओ')
    .replace(/\u0949/g, '\u094b')
    .replace(/\u0945/g, '\u0947')
    .replace(/\u0972/g, 'ए')
    .replace(/[\u200c\u200d]/g, '');
}

const VOWEL = '(?:ai|au|[aAiIuUeo])';
const CONSONANT = '(?:ch|Ch|[kgjTDtdpbsS]h?|[nNmyrvhlL])';
const SILENT_IN_THE_MIDDLE = new RegExp(`(${VOWEL}(?:M|\\.N)?${CONSONANT})a(?=${CONSONANT}(?:ai|au|[AiIuUeo]))`, 'g');

// Hindi leaves the short a unspoken at a word's end and between two syllables (करता is said "karta").
function withoutSilentVowels(itrans: string): string {
  const withoutLast = itrans.replace(new RegExp(`(${VOWEL}.*[^aAiIuUeoMNH.])a$`), '$1');
  return withoutLast.replace(SILENT_IN_THE_MIDDLE, '$1');
}

// ITRANS spellings that nobody types; D is kept apart here because it has two readings.
function asTyped(itrans: string): string {
  return itrans
    .replace(/Ch/g, 'chh')
    .replace(/RR[iI]|R\^[iI]/g, 'ri')
    .replace(/j~n|GY/g, 'gy')
    .replace(/~[nN]|\.N|M/g, 'n')
    .replace(/H/g, '')
    .replace(/\.a/g, '')
    .replace(/T/g, 't')
    .replace(/N/g, 'n')
    .replace(/S/g, 's')
    .replace(/L/g, 'l')
    .replace(/[AIU]/g, (vowel) => vowel.toLowerCase());
}

function plainLatin(word: string): string {
  return word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase();
}
