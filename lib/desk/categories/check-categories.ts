// Checks the categories that police IT set in the editor, before anything uses them.
import { type CategoryDefinition, type CellDefinition, OTHER, SENSITIVITIES, type Sensitivity } from './categories';
import { compileTerms } from './terms';

export interface CheckedCategories {
  /** Those that can be used: with an id, names and a sensitivity. */
  categories: CategoryDefinition[];
  offices: CellDefinition[];
  /** What is wrong, a sentence each; empty where all is well. */
  faults: string[];
}

/** WhatsApp's limits for a list row: its title and the line below. */
export const SHORT_NAME_CHARACTERS = 24;
export const DESCRIPTION_CHARACTERS = 72;

const CATEGORY_ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const OFFICE_ID = /^[A-Z0-9]+(-[A-Z0-9]+)*$/;

/** Reads the settings of a satark-categories node. Nothing is thrown: all faults are named at once. */
export function checkCategories(settings: { categories?: unknown; offices?: unknown }): CheckedCategories {
  const faults: string[] = [];
  const readOffices = listOf(settings.offices).map((row, place) => readOffice(row, place, faults));
  const offices = readOffices.filter(({ id, name }, place) => OFFICE_ID.test(id) && name.en && name.hi && readOffices.findIndex((other) => other.id === id) === place);
  const read = listOf(settings.categories).map((row, place) => readCategory(row, place, faults));
  const categories = read.filter(({ id, name, sensitivity }, place) => CATEGORY_ID.test(id) && name.en && name.hi && SENSITIVITIES.includes(sensitivity) && read.findIndex((other) => other.id === id) === place);
  for (const id of repeated(read.map(({ id }) => id))) faults.push(`Two categories have the id "${id}": give one of them another.`);
  for (const id of repeated(readOffices.map(({ id }) => id))) faults.push(`Two offices have the id "${id}": give one of them another.`);
  if (!categories.some(({ id }) => id === OTHER)) faults.push(`There is no category "${OTHER}": tips that fit nowhere else need it.`);
  for (const { id, office } of categories) {
    if (office && !offices.some((known) => known.id === office) && !/^(DIG|SP)\b/.test(office)) faults.push(`The category "${id}" goes to the office "${office}", which is not in the list of offices: add it there.`);
  }
  return { categories, offices, faults };
}

function readCategory(row: Record<string, unknown>, place: number, faults: string[]): CategoryDefinition {
  const id = text(row.id);
  const called = id || `number ${place + 1}`;
  const fault = (sentence: string): void => void faults.push(`Category ${called}: ${sentence}`);
  if (!CATEGORY_ID.test(id)) fault('its id needs lower-case letters, digits and hyphens, such as "illegal-parking".');
  const name = both(row.name);
  const given = both(row.shortName);
  const shortName = { en: given.en || name.en, hi: given.hi || name.hi };
  const description = both(row.description);
  if (!name.en || !name.hi) fault('it needs a name in English and in Hindi.');
  if (longest(shortName) > SHORT_NAME_CHARACTERS) fault(`a short name (or the name, where there is none) has at most ${SHORT_NAME_CHARACTERS} characters: WhatsApp cuts off the rest.`);
  if (longest(description) > DESCRIPTION_CHARACTERS) fault(`a description has at most ${DESCRIPTION_CHARACTERS} characters.`);
  const sensitivity = text(row.sensitivity) as Sensitivity;
  if (!SENSITIVITIES.includes(sensitivity)) fault(`its sensitivity is one of ${SENSITIVITIES.join(', ')}.`);
  const office = text(row.office);
  if (office && !OFFICE_ID.test(office)) fault('its office needs capital letters, digits and hyphens, such as "CELL-NARCOTICS".');
  return {
    id,
    name,
    shortName,
    ...(description.en || description.hi ? { description } : {}),
    sensitivity,
    words: readTerms(row.words, fault),
    raisedBy: readTerms(row.raisedBy, fault),
    ...(office ? { office, officeInstead: row.officeInstead === true } : {}),
    keptFromNamedUnit: row.keptFromNamedUnit === true,
  };
}

function readTerms(value: unknown, fault: (sentence: string) => void): string[] {
  const terms = (Array.isArray(value) ? value : []).map(text).filter((term) => term !== '');
  return terms.filter((term) => {
    try {
      compileTerms([[term]]);
      return true;
    } catch (error) {
      fault(error instanceof Error ? error.message : 'one of its words can\'t be understood.');
      return false;
    }
  });
}

function readOffice(row: Record<string, unknown>, place: number, faults: string[]): CellDefinition {
  const id = text(row.id);
  const name = both(row.name);
  if (!OFFICE_ID.test(id)) faults.push(`Office ${id || `number ${place + 1}`}: its id needs capital letters, digits and hyphens, such as "CELL-NARCOTICS".`);
  if (!name.en || !name.hi) faults.push(`Office ${id || `number ${place + 1}`}: it needs a name in English and in Hindi.`);
  return { id, name };
}

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
const listOf = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? value.filter((row): row is Record<string, unknown> => typeof row === 'object' && row !== null) : []);
const repeated = (ids: readonly string[]): string[] => [...new Set(ids.filter((id, place) => ids.indexOf(id) !== place))];
const longest = ({ en, hi }: { en: string; hi: string }): number => Math.max([...en].length, [...hi].length);

function both(value: unknown): { en: string; hi: string } {
  const { en, hi } = (typeof value === 'object' && value !== null ? value : {}) as { en?: unknown; hi?: unknown };
  return { en: text(en), hi: text(hi) };
}
