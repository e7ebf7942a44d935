// Reads a number that a citizen typed or wrote out: "2", "२", "2.", "no 2", "दो", "do", "two".

/** Longer texts are never "a number". */
const LONGEST = 20;

const WRITTEN: string[][] = [
  ['one', 'ek', 'एक', 'pehla', 'pahla', 'पहला', 'first'],
  ['two', 'do', 'दो', 'dusra', 'doosra', 'दूसरा', 'second'],
  ['three', 'teen', 'tin', 'तीन', 'teesra', 'तीसरा', 'third'],
  ['four', 'char', 'chaar', 'चार', 'chautha', 'चौथा', 'fourth'],
  ['five', 'panch', 'paanch', 'पांच', 'पाँच', 'fifth'],
  ['six', 'chhah', 'chah', 'chhe', 'che', 'छह', 'छः', 'छे', 'sixth'],
  ['seven', 'saat', 'sat', 'सात', 'seventh'],
  ['eight', 'aath', 'ath', 'आठ', 'eighth'],
  ['nine', 'nau', 'नौ', 'ninth'],
  ['ten', 'das', 'dus', 'दस', 'tenth'],
  ['eleven', 'gyarah', 'gyara', 'ग्यारह'],
  ['twelve', 'barah', 'bara', 'बारह'],
];

/** The positive whole number that a text is, or null where it is something else. */
export function numberIn(text: string): number | null {
  const plain = text
    .trim()
    .toLowerCase()
    .normalize('NFC')
    .replace(/[\u0966-\u096f]/g, (digit) => String(digit.charCodeAt(0) - 0x0966))
    // Keycap emoji (2️⃣) are a digit and two marks.
    .replace(/[\ufe0f\u20e3]/g, '');
  if (plain.length > LONGEST) return null;
  const digits = /^(?:no|num|number|nambar|option|vikalp|नंबर|नम्बर|न|विकल्प|न०)?[\s.:#()-]*(\d{1,3})[\s.)।:,-]*(?:no|number|नंबर|नम्बर|wala|वाला)?$/u.exec(plain);
  if (digits) return Number(digits[1]);
  const word = plain.replace(/^(?:no|number|option|नंबर|नम्बर)\s+/u, '').replace(/[.)।!\s]+$/u, '');
  const index = WRITTEN.findIndex((words) => words.includes(word));
  return index < 0 ? null : index + 1;
}
