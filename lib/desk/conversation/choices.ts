// Lists and buttons: offers choices within WhatsApp's limits, page by page, and reads which one a citizen means.
import { LIMITS, type Choices, type CitizenMessage, type Language } from '../../exchange/messages';
import { choiceNamed } from './matching';
import { numberIn } from './numbers';
import { say, worded } from './texts';
import type { Wording } from './turn';

export interface Option {
  id: string;
  title: Wording;
  /** the second line of a list row */
  description?: Wording;
  /** other names that citizens may type */
  alsoCalled?: string[];
}

/** What a citizen picked: a choice, or another page of the list. */
export type Pick = { id: string } | { page: number };

/** The choice id of an option: it names the question, so that a tap on an old list is understood. */
export const choiceId = (key: string, id: string): string => `${key}:${id}`;

/** The answer key in a tapped choice. */
export function keyOfChoice(choice: string | undefined): string | null {
  const colon = choice?.lastIndexOf(':') ?? -1;
  return colon > 0 ? choice!.slice(0, colon) : null;
}

/** The rows that fit on each page; the row "more" and the way back take one each. */
export function pagesOf<T>(options: readonly T[]): T[][] {
  if (options.length <= LIMITS.listItems) return [options.slice()];
  const pages = [options.slice(0, LIMITS.listItems - 1)];
  let rest = options.slice(LIMITS.listItems - 1);
  while (rest.length > LIMITS.listItems - 1) {
    pages.push(rest.slice(0, LIMITS.listItems - 2));
    rest = rest.slice(LIMITS.listItems - 2);
  }
  return [...pages, rest];
}

/** Buttons where the choices fit on them, else one page of a list. */
export function offer(key: string, options: readonly Option[], language: Language, page = 0): Choices | undefined {
  if (options.length === 0) return undefined;
  const titles = options.map((option) => worded(option.title, language));
  if (options.length <= LIMITS.buttons && titles.every((title) => title.length <= LIMITS.buttonTitle)) {
    return { style: 'buttons', items: options.map((option, index) => ({ id: choiceId(key, option.id), title: titles[index]! })) };
  }
  const pages = pagesOf(options);
  const here = Math.min(page, pages.length - 1);
  const items: Choices['items'] = pages[here]!.map((option) => ({
    id: choiceId(key, option.id),
    title: shortened(worded(option.title, language), LIMITS.listTitle),
    ...(option.description && worded(option.description, language) ? { description: shortened(worded(option.description, language), LIMITS.listDescription) } : {}),
  }));
  if (here < pages.length - 1) items.push({ id: choiceId(key, `+${here + 1}`), title: say(language, 'more') });
  if (here > 0) items.push({ id: choiceId(key, '+0'), title: say(language, 'first-page') });
  return { style: 'list', open: say(language, 'open-list'), items };
}

/**
 * What a message picks: a tap, a number as the rows stand on the page, a title in any spelling.
 * @returns null where it picks nothing
 */
export function readPick(key: string, options: readonly Option[], message: CitizenMessage, page = 0): Pick | null {
  if (message.choice !== undefined) {
    if (keyOfChoice(message.choice) !== key) return null;
    const id = message.choice.slice(key.length + 1);
    if (/^\+\d+$/.test(id)) return { page: Number(id.slice(1)) };
    return options.some((option) => option.id === id) ? { id } : null;
  }
  if (message.media.length > 0) return null;
  const number = numberIn(message.text);
  if (number !== null) return rowNumbered(number, options, page);
  const named = choiceNamed(message.text, options.map((option) => ({ id: option.id, titles: [option.title.hi, option.title.en, ...(option.alsoCalled ?? [])] })));
  if (named) return { id: named };
  if (options.length > LIMITS.listItems && /^(more|aur|और|aur dekhen|और देखें)$/i.test(message.text.trim())) return { page: page + 1 };
  return null;
}

function rowNumbered(number: number, options: readonly Option[], page: number): Pick | null {
  const pages = pagesOf(options);
  const here = Math.min(page, pages.length - 1);
  const rows = pages[here]!;
  const row = rows[number - 1];
  if (row) return { id: row.id };
  if (number === rows.length + 1 && pages.length > 1) return { page: here < pages.length - 1 ? here + 1 : 0 };
  if (number === rows.length + 2 && here > 0 && here < pages.length - 1) return { page: 0 };
  // Someone who counts on from the page before means the whole list.
  const counted = options[number - 1];
  return counted && number > LIMITS.listItems ? { id: counted.id } : null;
}

function shortened(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${text.slice(0, limit - 1).trimEnd()}…`;
}
