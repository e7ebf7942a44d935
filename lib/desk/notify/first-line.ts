// The first line of what a telephone shows on its locked screen, where anyone may read it: it must name no crime, no category and no place,
// whatever police IT have written.
import { categorize } from '../categories/categorize';
import { OTHER } from '../categories/categories';
import { DEFAULT_CATEGORIES } from '../categories/default-categories';

/** What stands between the parts of a name: "Gambling or betting", "हत्या, लूट". */
const BETWEEN = /[/,;()·–]| or | and | या | और | एवं /;
/** Letters below which a part of a name is no name by itself. */
const SHORTEST = 3;

/**
 * Whether a line names one of these, wholly or in part, or a crime in any words that categorize knows.
 * @param names of categories and places, in every language that may be written in
 */
export function tellsTooMuch(line: string, names: readonly string[]): boolean {
  const said = spaced(line);
  const parts = names.flatMap((name) => [name, ...name.split(BETWEEN)]).map(spaced).filter((part) => part.trim().length >= SHORTEST);
  return parts.some((part) => said.includes(part)) || categorize({ text: line, categories: DEFAULT_CATEGORIES }).category !== OTHER;
}

/** Word for word, with a blank on either side. */
function spaced(text: string): string {
  return ` ${text.normalize('NFC').toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim()} `;
}
