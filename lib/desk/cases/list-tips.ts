// A page of the tips that a person may see, filtered and sorted, with the counts of each tab.
import type { Queryable, Sql } from '../../database/connect';
import { asUser } from '../offices/as-user';
import { Problem } from '../offices/problems';
import type { Viewer } from '../offices/viewer';
import { summaryColumns, summarySource, type TipSummary } from './tip-rows';

export const LIST_STATES = ['new', 'open', 'assigned', 'action-reported', 'closed', 'mine', 'all'] as const;
export const LIST_SORTS = ['newest', 'oldest', 'updated', 'sensitivity'] as const;

export interface TipQuery {
  state: (typeof LIST_STATES)[number];
  sort: (typeof LIST_SORTS)[number];
  category?: string[];
  station?: string[];
  district?: string[];
  sensitivity?: string[];
  /** looked for in text, place and receipt */
  q?: string;
  /** time of filing; a plain date is a day in India, `until` included */
  since?: string;
  until?: string;
  incomplete?: boolean;
  /** 1 to 100 */
  limit: number;
  /** `next` of the page before */
  after?: string;
}

export interface TipPage {
  tips: TipSummary[];
  next: string | null;
  /** of all that the person may see, whatever the filters */
  counts: Record<'new' | 'open' | 'assigned' | 'action-reported' | 'closed' | 'mine', number>;
}

/** The place in the order: sensitivity's rank (or 0), a time as PostgreSQL writes it, a tip's id. */
type Cursor = [rank: number, at: string, id: number];

export async function listTips(sql: Sql, viewer: Viewer, query: TipQuery): Promise<TipPage> {
  const cursor = query.after === undefined ? null : readCursor(query.after);
  return asUser(sql, viewer, async (transaction) => {
    const rows = await page(transaction, viewer, query, cursor);
    const more = rows.length > query.limit;
    const shown = rows.slice(0, query.limit);
    const last = shown.at(-1);
    return {
      tips: shown.map(({ rank: _rank, at: _at, ...tip }) => tip),
      next: more && last ? writeCursor([last.rank, last.at, last.id]) : null,
      counts: await countStates(transaction, viewer),
    };
  });
}

async function page(sql: Queryable, viewer: Viewer, query: TipQuery, cursor: Cursor | null): Promise<(TipSummary & { rank: number; at: string })[]> {
  const at = query.sort === 'updated' ? sql`t.updated_at` : sql`t.filed_at`;
  const rank = query.sort === 'sensitivity' ? sql`array_position(array['low', 'medium', 'high', 'critical'], t.sensitivity)` : sql`0`;
  const conditions = [
    stateCondition(sql, query.state, viewer),
    query.category && sql`t.category = any (${query.category})`,
    query.station && sql`t.station = any (${query.station})`,
    query.district && sql`t.district = any (${query.district})`,
    query.sensitivity && sql`t.sensitivity = any (${query.sensitivity})`,
    query.q && sql`(t.body ilike ${pattern(query.q)} or t.place ilike ${pattern(query.q)} or replace(t.receipt, '-', '') ilike ${pattern(query.q.replaceAll(/[-\s]/g, ''))})`,
    query.since && sql`t.filed_at >= ${moment(sql, query.since)}`,
    query.until && (isDay(query.until) ? sql`t.filed_at < ${moment(sql, query.until)} + interval '1 day'` : sql`t.filed_at <= ${moment(sql, query.until)}`),
    query.incomplete === undefined ? undefined : sql`t.incomplete = ${query.incomplete}`,
    cursor && (query.sort === 'oldest'
      ? sql`(${at}, t.id) > (${cursor[1]}::timestamptz, ${cursor[2]})`
      : query.sort === 'sensitivity'
        ? sql`(${rank}, ${at}, t.id) < (${cursor[0]}::int, ${cursor[1]}::timestamptz, ${cursor[2]})`
        : sql`(${at}, t.id) < (${cursor[1]}::timestamptz, ${cursor[2]})`),
  ];
  const where = conditions.reduce<ReturnType<Queryable>>((all, condition) => (condition ? sql`${all} and ${condition}` : all), sql`true`);
  const order = query.sort === 'oldest' ? sql`${at}, t.id` : query.sort === 'sensitivity' ? sql`${rank} desc, ${at} desc, t.id desc` : sql`${at} desc, t.id desc`;
  return sql<(TipSummary & { rank: number; at: string })[]>`
    select ${summaryColumns(sql)}, ${rank} as rank, ${at}::text as at
    from ${summarySource(sql)} where ${where} order by ${order} limit ${query.limit + 1}`;
}

function stateCondition(sql: Queryable, state: TipQuery['state'], viewer: Viewer) {
  switch (state) {
    case 'new': return sql`t.state in ('filed', 'reopened')`;
    case 'open': return sql`t.state <> 'closed'`;
    case 'assigned': case 'action-reported': case 'closed': return sql`t.state = ${state}`;
    case 'mine': return sql`t.state <> 'closed' and t.assigned_to = ${viewer.userId}`;
    case 'all': return undefined;
  }
}

async function countStates(sql: Queryable, viewer: Viewer): Promise<TipPage['counts']> {
  // An officer has few tips; an office may have millions, and its counts are kept ready.
  const [row] = viewer.role === 'officer'
    ? await sql<TipPage['counts'][]>`
        select count(*) filter (where state in ('filed', 'reopened')) as new, count(*) filter (where state <> 'closed') as open,
          count(*) filter (where state = 'assigned') as assigned, count(*) filter (where state = 'action-reported') as "action-reported",
          count(*) filter (where state = 'closed') as closed, count(*) filter (where state <> 'closed') as mine
        from desk.tips where assigned_to = ${viewer.userId}`
    : await sql<TipPage['counts'][]>`
        select coalesce(sum(tips) filter (where state in ('filed', 'reopened')), 0)::int as new, coalesce(sum(tips) filter (where state <> 'closed'), 0)::int as open,
          coalesce(sum(tips) filter (where state = 'assigned'), 0)::int as assigned, coalesce(sum(tips) filter (where state = 'action-reported'), 0)::int as "action-reported",
          coalesce(sum(tips) filter (where state = 'closed'), 0)::int as closed, 0 as mine
        from desk.visible_counts`;
  return row!;
}

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);
const moment = (sql: Queryable, text: string) => (isDay(text) ? sql`(${text}::date::timestamp at time zone 'Asia/Kolkata')` : sql`${text}::timestamptz`);
const pattern = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

const writeCursor = (cursor: Cursor) => Buffer.from(JSON.stringify(cursor)).toString('base64url');

function readCursor(text: string): Cursor {
  try {
    const cursor: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (Array.isArray(cursor) && cursor.length === 3 && Number.isInteger(cursor[0]) && typeof cursor[1] === 'string' && /^\d{4}-[0-9:.+ -]+$/.test(cursor[1]) && Number.isSafeInteger(cursor[2])) return cursor as Cursor;
  } catch { /* told below */ }
  throw new Problem('bad-request');
}
