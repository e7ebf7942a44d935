// Counts of tips for charts, from the counts that are kept as tips change: they cost the same at any number of tips.
import type { Queryable, Sql } from '../../database/connect';
import { asUser } from '../offices/as-user';
import type { Viewer } from '../offices/viewer';
import { OUTCOME_NAMES, SENSITIVITY_NAMES, STATE_NAMES, type Names } from './names';

export const COUNT_KEYS = ['category', 'station', 'district', 'sensitivity', 'state', 'outcome', 'day', 'week', 'month'] as const;
export type CountKey = (typeof COUNT_KEYS)[number];

const FILTER_KEYS = ['category', 'station', 'district', 'sensitivity', 'state', 'outcome'] as const;
export type CountFilters = Partial<Record<(typeof FILTER_KEYS)[number], string[]>>;

export interface CountQuery {
  by: CountKey;
  /** a second key, for a series each */
  split?: CountKey;
  /** days of filing in India, YYYY-MM-DD, both included */
  from?: string;
  to?: string;
  filters?: CountFilters;
}

export interface CountRow {
  /** an id; a day YYYY-MM-DD, the Monday of a week, a month YYYY-MM; '' for "not known" */
  key: string;
  label: Names;
  split?: string;
  splitLabel?: Names;
  tips: number;
}

/**
 * Counts tips by the day on which they were filed.
 * @param viewer counts what this person's office may see; null counts all (for flows, which no one signs in to)
 */
export async function countTips(sql: Sql, viewer: Pick<Viewer, 'userId'> | null, query: CountQuery): Promise<CountRow[]> {
  return viewer ? asUser(sql, viewer, (transaction) => count(transaction, 'desk.visible_counts', query)) : count(sql, 'desk.daily_counts', query);
}

async function count(sql: Queryable, source: 'desk.visible_counts' | 'desk.daily_counts', { by, split, from, to, filters = {} }: CountQuery): Promise<CountRow[]> {
  // Time first by its order, everything else by how many.
  const inTime = by === 'day' || by === 'week' || by === 'month';
  const rows = await sql<{ key: string; split: string | null; tips: number }[]>`
    with counted as (
      select ${keyOf(sql, by)} as key, ${split ? keyOf(sql, split) : sql`null::text`} as split, sum(tips)::int as tips
      from ${sql.unsafe(source)}
      where (${from ?? null}::date is null or day >= ${from ?? null}::date) and (${to ?? null}::date is null or day <= ${to ?? null}::date)
        ${FILTER_KEYS.reduce((where, key) => (filters[key]?.length ? sql`${where} and ${sql(key)} = any (${filters[key]})` : where), sql``)}
      group by 1, 2 having sum(tips) <> 0)
    select key, split, tips from counted order by ${inTime ? sql`key` : sql`sum(tips) over (partition by key) desc, key`}, split`;
  const [label, splitLabel] = [await labelsOf(sql, by), split ? await labelsOf(sql, split) : undefined];
  return rows.map((row) => ({ key: row.key, label: label(row.key), ...(splitLabel && row.split !== null ? { split: row.split, splitLabel: splitLabel(row.split) } : {}), tips: row.tips }));
}

function keyOf(sql: Queryable, key: CountKey) {
  switch (key) {
    case 'day': return sql`to_char(day, 'YYYY-MM-DD')`;
    case 'week': return sql`to_char(date_trunc('week', day), 'YYYY-MM-DD')`;
    case 'month': return sql`to_char(day, 'YYYY-MM')`;
    default: return sql`${sql(key)}`;
  }
}

const UNKNOWN: Names = { en: 'Not known', hi: 'ज्ञात नहीं' };
const NO_OUTCOME: Names = { en: 'Not closed', hi: 'बंद नहीं' };

async function labelsOf(sql: Queryable, key: CountKey): Promise<(id: string) => Names> {
  switch (key) {
    case 'category': return fromTable(await sql`select id, name_en as en, name_hi as hi from desk.categories`);
    case 'station': return fromTable(await sql`select id, name_en as en, name_hi as hi from desk.stations`);
    case 'district': return fromTable(await sql`select code as id, name_en as en, name_hi as hi from desk.districts`);
    case 'sensitivity': return (id) => SENSITIVITY_NAMES[id] ?? UNKNOWN;
    case 'state': return (id) => STATE_NAMES[id] ?? UNKNOWN;
    case 'outcome': return (id) => OUTCOME_NAMES[id] ?? NO_OUTCOME;
    default: return (id) => ({ en: id, hi: id });
  }
}

function fromTable(rows: readonly Record<string, unknown>[]): (id: string) => Names {
  const names = new Map(rows.map((row) => [row.id as string, { en: row.en as string, hi: row.hi as string }]));
  return (id) => names.get(id) ?? (id === '' ? UNKNOWN : { en: id, hi: id });
}
