// How far two spellings of a place name are apart.
import { romaniseWord } from '../../language/romanise';
import { soundOf } from '../../language/spelling';

/** A place name made ready for comparing. */
export interface NameKey {
  sound: string;
  consonants: string;
  /** What stands before a common ending such as "pur"; the whole name where there is none. */
  stem: string;
  stemConsonants: string;
  ending: string;
}

// The common endings of place names, as they sound after folding, with the ways they are misspelt.
const ENDINGS: readonly [ending: string, spelt: RegExp][] = [
  ['pura', /(pura|purva|purua|purvan)$/],
  ['pur', /(pur|por|pure)$/],
  ['ganj', /(ganj|gunj|gang|gnj|ganjh)$/],
  ['abad', /(abad|bad|avad|abd)$/],
  ['nagar', /(nagar|nagr|ngr|nager)$/],
  ['garh', /(garh|gadh|gar|gad|garha)$/],
  ['sarai', /(sare|sara|sarae|sray|srai)$/],
  ['bazar', /(bajar|bajr|bjar)$/],
  ['shahr', /(sahr|sahar|saher|sehar|sahir)$/],
  ['gaon', /(gaon|ganv|gav|gan|gavan|gana)$/],
  ['ghat', /(ghat|ghaat)$/],
  ['patti', /(pati|patti)$/],
];

/** Two names further apart than this are two names. */
export const CUT_OFF = 0.25;

/**
 * The keys of a name: one for each way in which its letters may be read.
 * @param words the words of the name, any script
 */
export function nameKeys(words: readonly string[]): NameKey[] {
  const readings = words.map(romaniseWord);
  const most = Math.max(1, ...readings.map(({ length }) => length));
  const joined = new Set<string>();
  for (let reading = 0; reading < most; reading += 1) joined.add(readings.map((of) => of[reading] ?? of[0] ?? '').join(''));
  return [...joined].map(keyOf);
}

function keyOf(latin: string): NameKey {
  const sound = foldPlace(soundOf(latin));
  const [ending, stem] = endingOf(sound);
  return { sound, consonants: consonantsOf(sound), stem, stemConsonants: consonantsOf(stem), ending };
}

// Beyond words in general: names lose a last nasal or breath and a doubled letter.
function foldPlace(sound: string): string {
  return sound
    .replace(/([a-z])\1+/g, '$1')
    .replace(/([aeiou])n$/, '$1')
    .replace(/([aeiou])h$/, '$1')
    .replace(/y(?=[aeiou])/g, 'i')
    .replace(/ii+/g, 'i')
    .replace(/uva/g, 'ua')
    .replace(/ae/g, 'e');
}

function endingOf(sound: string): [ending: string, stem: string] {
  for (const [ending, spelt] of ENDINGS) {
    const stem = sound.replace(spelt, '');
    if (stem !== sound && stem.length >= 3) return [ending, stem];
  }
  return ['', sound];
}

function consonantsOf(sound: string): string {
  return sound
    .replace(/(?<=.)h/g, '')
    .replace(/v/g, 'b')
    .replace(/f/g, 'p')
    .replace(/[aeiou]/g, '')
    .replace(/(.)\1+/g, '$1');
}

/**
 * 0 for names that sound alike, 1 for names with nothing in common; half by letters, half by consonants.
 * Names with different endings (Kasimabad, Kasimpur) are different places, however alike they begin.
 */
export function nameDistance(a: NameKey, b: NameKey): number {
  if (a.sound === b.sound) return 0;
  if (a.ending !== '' && b.ending !== '') {
    if (a.ending !== b.ending) return 1;
    return half(a.stem, b.stem, a.stemConsonants, b.stemConsonants);
  }
  return half(a.sound, b.sound, a.consonants, b.consonants);
}

function half(a: string, b: string, consonantsOfA: string, consonantsOfB: string): number {
  // A name of four letters or fewer has too many neighbours.
  if (Math.min(a.length, b.length) <= 2) return a === b ? 0 : 1;
  // Too different in length to come under any cut-off: most pairs end here.
  if (Math.abs(a.length - b.length) > Math.max(a.length, b.length) / 2) return 1;
  const consonants = apart(consonantsOfA, consonantsOfB);
  return consonants > 2 * CUT_OFF ? 1 : (apart(a, b) + consonants) / 2;
}

const apart = (a: string, b: string): number => edits(a, b) / Math.max(a.length, b.length, 1);

/** Two letters the wrong way round are the commonest slip of the thumb. */
const SWAP = 0.7;

/** Letters to insert, remove, replace or swap with their neighbour ("Baldapur" is one swap from "Badlapur"). */
function edits(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1;
      let least = Math.min((last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + cost);
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) least = Math.min(least, (beforeLast[column - 2] ?? 0) + SWAP);
      current.push(least);
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? 0;
}
