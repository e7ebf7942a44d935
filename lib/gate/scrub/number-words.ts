// Words that people say digits with: English, Hindi in both scripts, Urdu, English in Devanagari; alone, in pairs, doubled.
import { romaniseWord } from '../../language/romanise';

/** What a word may stand for. */
export interface NumberWord {
  /** every reading, as digits; '' where it may as well be an ordinary word */
  digits: string[];
  /** double, triple: how often the next digit stands */
  repeats?: number;
  /** "six times zero", "zero six times" */
  times?: boolean;
  /** "six zeros" */
  plural?: boolean;
}

/** The word's readings as digits, or null where it is none. Case folded, as foldText gives it. */
export function numberWord(word: string): NumberWord | null {
  if (word.length > LONGEST) return null;
  const key = keyOf(word);
  const known = WORDS.get(key);
  // Another word may sound alike ("this" and तीस).
  if (known) return !known.digits.includes('') && (ORDINARY.has(word) || !SPELLINGS.has(word)) ? { ...known, digits: [...known.digits, ''] } : known;
  const single = /^(.{3,}?)e?s$/.exec(word);
  const plural = single && WORDS.get(keyOf(single[1]!));
  return plural && plural.digits.some((digits) => digits.length === 1) ? { digits: plural.digits, plural: true } : null;
}

/** A word of many number words without a space between, as its digits; null where it is none. */
export function runTogether(word: string): string | null {
  if (word.length < 7 || word.length > LONGEST_RUN || !RUN.test(word)) return null;
  return [...word.matchAll(PIECE)].map(([piece]) => WORDS.get(keyOf(piece))!.digits[0]!).join('');
}

const LONGEST = 16;
const LONGEST_RUN = 90;

/** Digit → words; Devanagari words also stand for their romanised spellings. */
const DIGITS: readonly (readonly [digits: string, words: string])[] = [
  ['0', 'zero jero jiro ziro zeero oh naught nought nil sifar sifr cipher shunya shunay shuny shoonya sunna sun शून्य शुन्य शून्या सुन्ना ज़ीरो जिरो जेरो सिफ़र सिफर صفر زیرو'],
  ['1', 'one wan won vun ek aik ak ik एक इक वन ایک'],
  ['2', 'two tu do doh dui दो दुई टू تو دو'],
  ['3', 'three thri tri teen tin तीन तिन थ्री تین'],
  ['4', 'four for fore foor char chaar chhar चार फोर फ़ोर چار'],
  ['5', 'five faiv paanch panch pach paach panj पांच पाँच पाच पंच फाइव फाईव पान्च پانچ'],
  ['6', 'six siks chhah chhe chha che chah chhai chey chhay छह छः छ छे छै छा सिक्स چھ'],
  ['7', 'seven sevan sevn saat sat सात सेवन सेवेन سات'],
  ['8', 'eight eigth eit ait ate et aath ath aat आठ एट ऐट آٹھ'],
  ['9', 'nine nain nin nau no noh nav nao naw नौ नो नव नाइन नाईन نو'],
];

/** What is an ordinary word too: never stands in the way of a number, and is not taken for a digit where it does not fit. */
const ORDINARY = new Set('to too then than dash do for fore at ate ath et on no noh nao nav so oh sun nil won ak ik che cha tin tu is in das bis tis sath saath sat char pach nav tees sau lakh times time bar baar et it दो नव छा एट टू फोर तो वन सेवन'.split(' '));

const TEENS: readonly (readonly [digits: string, words: string])[] = [
  ['10', 'ten das dus दस'], ['11', 'eleven gyarah gyara igyarah ग्यारह'], ['12', 'twelve barah bara बारह'], ['13', 'thirteen terah tera तेरह'], ['14', 'fourteen chaudah chauda चौदह'],
  ['15', 'fifteen pandrah pandra पंद्रह पन्द्रह'], ['16', 'sixteen solah sola सोलह'], ['17', 'seventeen satrah satra सत्रह'], ['18', 'eighteen atharah athara अठारह अट्ठारह'], ['19', 'nineteen unnis उन्नीस'],
];

/** Hindi from 20 to 99; a word each, with what is also said. */
const HINDI_20_TO_99 = `
20 बीस; 21 इक्कीस इकीस; 22 बाईस बाइस; 23 तेईस तेइस; 24 चौबीस; 25 पच्चीस पचीस; 26 छब्बीस छबीस; 27 सत्ताईस सत्ताइस; 28 अट्ठाईस अठाईस अट्ठाइस; 29 उनतीस उन्तीस;
30 तीस; 31 इकतीस इकत्तीस; 32 बत्तीस; 33 तैंतीस तेंतीस तेतीस; 34 चौंतीस चौतीस; 35 पैंतीस पैतीस; 36 छत्तीस; 37 सैंतीस सैतीस; 38 अड़तीस; 39 उनतालीस उन्तालीस उनचालीस;
40 चालीस; 41 इकतालीस एकतालीस इकतालिस; 42 बयालीस बयालिस ब्यालीस; 43 तैंतालीस तेतालीस तिरतालीस; 44 चौवालीस चवालीस चौंवालीस; 45 पैंतालीस पैतालीस; 46 छियालीस छयालीस; 47 सैंतालीस सैतालीस; 48 अड़तालीस; 49 उनचास उन्चास;
50 पचास; 51 इक्यावन इक्यावान; 52 बावन; 53 तिरपन तिरेपन; 54 चौवन चौअन; 55 पचपन; 56 छप्पन; 57 सत्तावन; 58 अट्ठावन अठावन; 59 उनसठ;
60 साठ; 61 इकसठ; 62 बासठ; 63 तिरसठ तिरेसठ; 64 चौंसठ चौसठ; 65 पैंसठ पैसठ; 66 छियासठ; 67 सड़सठ सरसठ; 68 अड़सठ; 69 उनहत्तर उनत्तर;
70 सत्तर; 71 इकहत्तर इकत्तर; 72 बहत्तर; 73 तिहत्तर; 74 चौहत्तर; 75 पचहत्तर पिचहत्तर; 76 छिहत्तर छियत्तर; 77 सतहत्तर सतत्तर; 78 अठहत्तर अठत्तर; 79 उनासी उन्यासी उन्नासी;
80 अस्सी; 81 इक्यासी; 82 बयासी; 83 तिरासी; 84 चौरासी; 85 पचासी; 86 छियासी; 87 सत्तासी सतासी; 88 अट्ठासी अठासी; 89 नवासी;
90 नब्बे; 91 इक्यानवे इक्यानबे; 92 बानवे बानबे; 93 तिरानवे तिरानबे; 94 चौरानवे चौरानबे; 95 पंचानवे पचानवे पंचानबे पिचानवे; 96 छियानवे छियानबे; 97 सत्तानवे सत्तानबे सतानवे; 98 अट्ठानवे अट्ठानबे अठानवे अठानबे अंठानवे अंठानबे; 99 निन्यानवे निन्यानबे निन्नानवे`;

const ENGLISH_TENS = ['twenty', 'thirty', 'forty fourty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety ninty'];

/** Larger words leave as many zeros open as their number may need: "nine eight hundred" and "nine hundred eighty". */
const SCALES: readonly (readonly [zeros: number, words: string])[] = [
  [2, 'hundred hundreds sau so सौ सो'],
  [3, 'thousand hazar hajar hazaar hajaar हज़ार हजार थाउजेंड'],
  [5, 'lakh lac lakhs लाख'],
  [7, 'crore karod karor करोड़ करोड'],
  [9, 'billion arab अरब'],
];

const REPEATS: readonly (readonly [times: number, words: string])[] = [
  [2, 'double dabal dubal dbl twice डबल डब्बल दोहरा'],
  [3, 'triple tripal treble trible tripl trippal ट्रिपल ट्रीपल तिहरा ट्रबल'],
  [4, 'quadruple quad'],
];

const TIMES = 'times time baar bar baari x बार दफा';

const WORDS = new Map<string, NumberWord>();
const SPELLINGS = new Set<string>();

function add(words: string, word: NumberWord): void {
  for (const spelling of words.normalize('NFKC').split(/\s+/).filter(Boolean)) {
    SPELLINGS.add(spelling);
    // A romanised spelling may meet another number's (saath: sixty, or seven): then both are tried.
    const keys = new Set([keyOf(spelling), ...(/[\u0900-\u097f]/.test(spelling) ? romaniseWord(spelling).map(keyOf) : [])]);
    for (const key of keys) {
      const known = WORDS.get(key);
      WORDS.set(key, known ? { ...known, ...word, digits: [...new Set([...known.digits, ...word.digits])] } : word);
    }
  }
}

for (const [digits, words] of [...DIGITS, ...TEENS]) add(words, { digits: [digits] });
// "Ninety eight" is 98 and not 90 8: before a digit the ten may lose its zero.
for (const [index, words] of ENGLISH_TENS.entries()) add(words, { digits: [`${index + 2}0`, String(index + 2)] });
for (const entry of HINDI_20_TO_99.split(';')) {
  const [digits, ...words] = entry.trim().split(/\s+/);
  add(words.join(' '), { digits: [digits!] });
}
for (const [zeros, words] of SCALES) add(words, { digits: Array.from({ length: zeros + 1 }, (_, count) => '0'.repeat(zeros - count)) });
for (const [repeats, words] of REPEATS) add(words, { digits: [''], repeats });
add(TIMES, { digits: [''], times: true });

/** Digits that are written together without a space; none begins another. */
const PIECES = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'shunya', 'sunya', 'ek', 'do', 'teen', 'chaar', 'char', 'paanch', 'panch', 'chhah', 'chhe', 'saat', 'aath', 'nau'];
const RUN = new RegExp(`^(?:${PIECES.join('|')})+$`);
const PIECE = new RegExp(PIECES.join('|'), 'g');

/** How a number word sounds, roughly: its spellings meet here. */
function keyOf(word: string): string {
  if (/^[a-z]+$/.test(word)) return latinKey(word);
  return word
    .normalize('NFD')
    .replace(/[\u093c\u0902\u0901\u200c\u200d]/g, '')
    .replace(/\u0940/g, '\u093f')
    .replace(/\u0942/g, '\u0941')
    .replace(/ई/g, 'इ')
    .replace(/ब/g, 'व')
    .replace(/([\u0915-\u0939])\u094d(?=[\u0915-\u0939])/g, (cluster, first: string, at: number, whole: string) => (whole[at + 2] === first || (first === 'ट' && whole[at + 2] === 'ठ') ? '' : cluster));
}

function latinKey(word: string): string {
  return word
    .replace(/ph/g, 'f')
    .replace(/c(?!h)/g, 'k')
    .replace(/h/g, '')
    .replace(/z/g, 'j')
    .replace(/[wb]/g, 'v')
    .replace(/ee|ie|ii|y/g, 'i')
    .replace(/oo|ou/g, 'u')
    .replace(/aa+/g, 'a')
    .replace(/(.)\1+/g, '$1');
}
