// The points of a chart of tips, labelled in the viewer's language.
import type { Sql } from '../../database/connect';
import type { Language } from '../../exchange/messages';
import type { Viewer } from '../offices/viewer';
import { countTips, type CountFilters, type CountKey, type CountRow } from './counts';
import { SENSITIVITY_NAMES, STATE_NAMES, type Names } from './names';
import { dayInIndia, daysOf, stepsBetween, type Days, type Period } from './period';

export interface ChartQuery {
  by: CountKey;
  split?: CountKey;
  period: Period;
  /** for the period `days` */
  days?: Days;
  filters?: CountFilters;
  /** only so many of `by`, and of `split`; the others together as "Others". 0: all. Not for time */
  top?: number;
  /** whether those of `by` beyond `top` stand together as "Others" (standard) or are left out */
  others?: boolean;
}

/** A bar or a point: what ui-chart reads with X `x`, Y `y` and Series `series`. */
export interface ChartPoint {
  x: string;
  y: number;
  series: string;
}

const WORDS = { tips: { en: 'Tips', hi: 'सूचनाएँ' }, others: { en: 'Others', hi: 'अन्य' } } satisfies Record<string, Names>;
/** In this order they are stacked, whatever their numbers. */
const FIXED: Partial<Record<CountKey, string[]>> = { sensitivity: ['critical', 'high', 'medium', 'low'], state: ['filed', 'reopened', 'assigned', 'action-reported', 'closed'] };
const FIXED_NAMES: Partial<Record<CountKey, Record<string, Names>>> = { sensitivity: SENSITIVITY_NAMES, state: STATE_NAMES };

/**
 * Counts what the viewer's office may see and lays it out for ui-chart: every series has a point at every x.
 * @param now fixes today, for periods
 */
export async function chartOf(sql: Sql, viewer: Pick<Viewer, 'userId' | 'language'>, query: ChartQuery, now = new Date()): Promise<ChartPoint[]> {
  const days = daysOf(query.period, now, query.days);
  const rows = await countTips(sql, viewer, { by: query.by, split: query.split, ...days, filters: query.filters });
  return pointsOf(rows, query, viewer.language, { from: days.from, to: days.to ?? dayInIndia(now) });
}

/** @param span for time: the steps that are shown, with or without tips */
export function pointsOf(rows: CountRow[], { by, split, top = 0, others = true, filters }: Pick<ChartQuery, 'by' | 'split' | 'top' | 'others' | 'filters'>, language: Language, span: Days): ChartPoint[] {
  const columns = inOrder(rows.map(({ key, label, tips }) => ({ key, label: short(label[language]), tips })), by, top, language, others);
  const series = split ? inOrder([...withoutTips(rows, split, language, filters), ...rows.map((row) => ({ key: row.split ?? '', label: short(row.splitLabel?.[language] ?? ''), tips: row.tips }))], split, top, language) : [{ keys: undefined, label: WORDS.tips[language] }];
  const isTime = by === 'day' || by === 'week' || by === 'month';
  const first = span.from ?? rows.map(({ key }) => key).sort()[0];
  const shown = isTime ? (first === undefined ? [] : stepsBetween(by, by === 'month' ? `${first.slice(0, 7)}-01` : first, span.to ?? first).map((key) => ({ keys: new Set([key]), label: timeLabel(key, language) }))) : columns;
  return shown.flatMap((column) =>
    series.map((one) => ({
      x: column.label,
      series: one.label,
      y: rows.filter((row) => column.keys.has(row.key) && (!one.keys || one.keys.has(row.split ?? ''))).reduce((sum, { tips }) => sum + tips, 0),
    })),
  );
}

/** A series takes its colour from its place: of sensitivities and states all are there, or a low one alone would stand in the red of the critical. Those that a filter leaves out can't come. */
function withoutTips(rows: CountRow[], split: CountKey, language: Language, filters: CountFilters = {}): { key: string; label: string; tips: number }[] {
  const names = FIXED_NAMES[split];
  if (!names || rows.length === 0) return [];
  const counted = split === 'sensitivity' || split === 'state' ? filters[split] : undefined;
  return FIXED[split]!.filter((key) => !counted?.length || counted.includes(key)).map((key) => ({ key, label: names[key]![language], tips: 0 }));
}

/** A chart has no room for the examples that stand in brackets behind a category's name. */
const short = (label: string) => label.replace(/\s*\([^()]*\)$/, '');

interface Bundle {
  keys: Set<string>;
  label: string;
}

/** The keys by number of tips (or in their fixed order), those beyond `top` as one. */
function inOrder(rows: { key: string; label: string; tips: number }[], by: CountKey, top: number, language: Language, others = true): Bundle[] {
  const sums = new Map<string, { key: string; label: string; tips: number }>();
  for (const row of rows) sums.set(row.key, { ...row, tips: (sums.get(row.key)?.tips ?? 0) + row.tips });
  const fixed = FIXED[by];
  const ordered = [...sums.values()].sort((a, b) => (fixed ? fixed.indexOf(a.key) - fixed.indexOf(b.key) : b.tips - a.tips || a.key.localeCompare(b.key)));
  const kept = top > 0 && !fixed && ordered.length > top ? ordered.slice(0, top) : ordered;
  const rest = ordered.slice(kept.length);
  const bundles = kept.map(({ key, label }) => ({ keys: new Set([key]), label }));
  return others && rest.length > 0 ? [...bundles, { keys: new Set(rest.map(({ key }) => key)), label: WORDS.others[language] }] : bundles;
}

const MONTHS: Record<Language, string[]> = {
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  hi: ['जन॰', 'फ़र॰', 'मार्च', 'अप्रैल', 'मई', 'जून', 'जुल॰', 'अग॰', 'सित॰', 'अक्तू॰', 'नव॰', 'दिस॰'],
};

/** `16 Nov` of a day or of a week's Monday, `Nov 26` of a month. */
export function timeLabel(key: string, language: Language): string {
  const [year, month, day] = key.split('-');
  const name = MONTHS[language][Number(month) - 1]!;
  return day ? `${Number(day)} ${name}` : `${name} ${year!.slice(2)}`;
}
