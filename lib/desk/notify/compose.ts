// Puts together what a citizen is told of an event, from the words that police IT wrote.
import { LONGEST_TEXT, type Language } from '../../exchange/messages';
import { OUTCOME_NAMES } from '../statistics/names';
import { tellsTooMuch } from './first-line';
import { TEXTS } from './texts';

export const PLACEHOLDERS = ['receipt', 'category', 'district', 'station', 'outcome', 'text'] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

/** What may stand in for the placeholders; '' for what is not known or not released. */
export type Facts = Record<Placeholder, string>;

/** What may not stand in the first line (first-line.ts). */
const NOT_FIRST: readonly Placeholder[] = ['category', 'district', 'station', 'outcome', 'text'];

/**
 * Fills a template. A line whose placeholders are all empty is left out; a first line that would name a crime or a place gets a
 * neutral one before it; what is longer than WhatsApp allows is cut within {text}.
 * @param names of all categories and places, which police IT may have written out
 */
export function compose(template: string, language: Language, facts: Facts, names: readonly string[] = []): string {
  const lines = template.trim().split(/\r?\n/);
  if (tellsAtFirst(lines[0]!, facts, names)) lines.unshift(TEXTS[language]['neutral-first-line'], '');
  const kept = lines.filter((line) => {
    const used = PLACEHOLDERS.filter((name) => line.includes(`{${name}}`));
    return used.length === 0 || used.some((name) => facts[name] !== '');
  });
  const frame = kept.join('\n').replace(/\n{3,}/g, '\n\n').trim();
  const without = fill(frame, { ...facts, text: '' });
  const room = Math.max(0, LONGEST_TEXT - without.length);
  const uses = frame.split('{text}').length - 1;
  const text = uses === 0 ? '' : shortened(facts.text, Math.floor(room / uses));
  return shortened(fill(frame, { ...facts, text }), LONGEST_TEXT);
}

/** By a placeholder, or written out. */
function tellsAtFirst(line: string, facts: Facts, names: readonly string[]): boolean {
  return NOT_FIRST.some((name) => line.includes(`{${name}}`)) || tellsTooMuch(line.replaceAll('{receipt}', ' '), [facts.category, facts.district, facts.station, ...names]);
}

/** The outcome as a citizen reads it; '' where there is none. */
export function outcomeWords(outcome: string | null | undefined, language: Language): string {
  return outcome ? (OUTCOME_NAMES[outcome]?.[language] ?? '') : '';
}

// One pass, so that a placeholder in what an officer wrote stays what it is.
function fill(frame: string, facts: Facts): string {
  return frame.replace(/\{([a-z]+)\}/g, (whole, name: string) => (PLACEHOLDERS.includes(name as Placeholder) ? facts[name as Placeholder] : whole));
}

/** At most so many UTF-16 units, cut between characters. */
function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  let result = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (result.length + segment.length > length - 1) break;
    result += segment;
  }
  return length > 0 ? `${result}…` : '';
}
