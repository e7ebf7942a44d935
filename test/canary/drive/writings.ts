// How people write their own number when they forget themselves, or mean to be clever.
import { inScript } from '../searcher/numbers';

const ENGLISH = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const HINDI = ['शून्य', 'एक', 'दो', 'तीन', 'चार', 'पांच', 'छह', 'सात', 'आठ', 'नौ'];
const ROMANISED = ['zero', 'ek', 'do', 'teen', 'char', 'panch', 'chhe', 'saat', 'aath', 'nau'];

const spelled = (digits: string, words: string[], separator = ' ') => [...digits].map((digit) => words[Number(digit)]).join(separator);
/** "double zero", as numbers are read out in India */
const readOut = (digits: string) => digits.replaceAll(/(\d)\1|\d/g, (run) => `${run.length === 2 ? 'double ' : ''}${ENGLISH[Number(run[0])]} `).trim();

/** @param number digits with the country code */
export function writingsOfNumber(number: string): { digits: string[]; words: string[] } {
  const ten = number.slice(-10);
  const [first, last] = [ten.slice(0, 5), ten.slice(5)];
  return {
    digits: [
      `+${number}`, ten, `0${ten}`, `+91 ${first} ${last}`, `${first}-${last}`, `(${ten.slice(0, 3)}) ${ten.slice(3, 6)}-${ten.slice(6)}`, [...ten].join(' '), [...ten].join('.'), `91-${ten.slice(0, 4)}-${ten.slice(4, 7)}-${ten.slice(7)}`,
      inScript(ten, 'Devanagari'), inScript(`${first} ${last}`, 'Devanagari'), inScript(ten, 'Urdu'), inScript(ten, 'full-width'), inScript(ten, 'Bengali'), `${first}\u200b${last}`, `wa.me/${number}`, `tel:+${number}`, `${first}\n${last}`,
    ],
    words: [spelled(ten, ENGLISH), readOut(ten), spelled(ten, ENGLISH, '-'), spelled(ten, HINDI), spelled(ten, ROMANISED), spelled(ten, ROMANISED, ', ')],
  };
}
