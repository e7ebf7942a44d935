// The ways in which people and programs write a phone number.

/** Digits of a number after the country code, in India. */
export const NATIONAL_LENGTH = 10;

/** In how many digits a number is read out or printed. */
const GROUPINGS = [[5, 5], [3, 3, 4], [4, 3, 3], [4, 6], [6, 4], [2, 4, 4]] as const;

/** Where other scripts' zeros stand in Unicode; their other digits follow. */
const ZEROS: Record<string, number> = {
  Devanagari: 0x966, Bengali: 0x9e6, Gurmukhi: 0xa66, Gujarati: 0xae6, Odia: 0xb66, Tamil: 0xbe6, Telugu: 0xc66, Kannada: 0xce6, Malayalam: 0xd66,
  Arabic: 0x660, Urdu: 0x6f0, 'full-width': 0xff10, 'mathematical bold': 0x1d7ce, 'mathematical monospace': 0x1d7f6,
};
export const SCRIPTS = Object.keys(ZEROS);

/** A row of ASCII digits in another script. */
export const inScript = (digits: string, script: string) => digits.replaceAll(/\d/g, (digit) => String.fromCodePoint(ZEROS[script]! + Number(digit)));

export const nationalPart = (number: string) => number.slice(-NATIONAL_LENGTH);

const reversed = (text: string) => [...text].reverse().join('');
const groupsOf = (digits: string, sizes: readonly number[]) => {
  let at = 0;
  return sizes.map((size) => digits.slice(at, (at += size)));
};

/** Rows of ten digits that stand for a number, whatever stands between them. */
export function disguisesOf(number: string): { name: string; digits: string }[] {
  const national = nationalPart(number);
  const names = new Map<string, string>();
  const add = (name: string, digits: string) => names.has(digits) || names.set(digits, name);
  add('digits', national);
  add('digits reversed', reversed(national));
  for (const sizes of GROUPINGS) add('groups of digits in reversed order', groupsOf(national, sizes).reverse().join(''));
  for (const sizes of GROUPINGS) add('digits reversed in each group', groupsOf(national, sizes).map(reversed).join(''));
  return [...names].map(([digits, name]) => ({ name, digits }));
}

/** The texts of a number that a program may have hashed. */
export function hashedForms(number: string): string[] {
  const national = nationalPart(number);
  const code = number.slice(0, -NATIONAL_LENGTH);
  return [`+${number}`, number, national, `0${national}`, `00${number}`, `whatsapp:+${number}`, `+${code} ${national.slice(0, 5)} ${national.slice(5)}`, `${number}@c.us`, `${number}@s.whatsapp.net`];
}

/** A number as a number: whole of 8 bytes, and as JavaScript and PostgreSQL keep it in floating point. */
export function binaryForms(number: string): { name: string; bytes: Buffer }[] {
  return [number, nationalPart(number)].flatMap((digits) => {
    const value = BigInt(digits);
    const [whole, wholeBig, real, realBig] = [0, 1, 2, 3].map(() => Buffer.alloc(8)) as [Buffer, Buffer, Buffer, Buffer];
    whole.writeBigUInt64LE(value);
    wholeBig.writeBigUInt64BE(value);
    real.writeDoubleLE(Number(value));
    realBig.writeDoubleBE(Number(value));
    return [{ name: 'as an integer', bytes: whole }, { name: 'as an integer', bytes: wholeBig }, { name: 'as a double', bytes: real }, { name: 'as a double', bytes: realBig }];
  });
}

const WORDS = {
  English: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'],
  Hindi: ['शून्य', 'एक', 'दो', 'तीन', 'चार', 'पाँच', 'छह', 'सात', 'आठ', 'नौ'],
  'romanised Hindi': ['shunya', 'ek', 'do', 'teen', 'char', 'paanch', 'chhah', 'saat', 'aath', 'nau'],
};
const SEPARATORS = [' ', ', ', '-', ''];

/** A number spelled out. */
export function spelledForms(number: string): { name: string; text: string }[] {
  const digits = [...nationalPart(number)].map(Number);
  return Object.entries(WORDS).flatMap(([language, words]) => SEPARATORS.map((separator) => ({ name: `spelled in ${language}`, text: digits.map((digit) => words[digit]).join(separator) })));
}
