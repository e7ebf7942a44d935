// A page of the tips that a person may see, filtered and sorted, with the counts of each tab.
import type { Queryable, Sql } from '../../database/connect';
import { asUser } from '../offices/as-user';
import { Problem } from '../offices/problems';
import type { Viewer } from '../offices/viewer';
import { openStory } from '../tips/story';
import { summaryColumns, summaryOf, summarySource, type SummaryRow, type TipSummary } from './tip-rows';

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

interface Place {
  id: number;
  rank: number;
  at: string;
}

/** Stories that a search opens at a time, and in all for one answer: then it gives what it has found, and `next` to go on from there. */
const SEARCHED_TOGETHER = 500;
const SEARCHED_IN_ALL = 20_000;

/**
 * A page. Text is looked for by opening one story after the other in the order of the list, since what is sealed can't be looked for in
 * SQL: a page may hold fewer tips than wanted, or none, and still have a next one.
 */
export async function listTips(sql: Sql, viewer: Viewer, query: TipQuery): Promise<TipPage> {
  const cursor = query.after === undefined ? null : readCursor(query.after);
  return asUser(sql, viewer, async (transaction) => {
    const { rows, next } = query.q ? await search(transaction, viewer, query, query.q, cursor) : await page(transaction, viewer, query, cursor);
    return {
      tips: rows.map(({ rank: _rank, at: _at, ...tip }) => summaryOf(tip)),
      next: next && writeCursor([next.rank, next.at, next.id]),
      counts: await countStates(transaction, viewer),
    };
  });
}

type PageRow = SummaryRow & Place;

interface Found {
  rows: PageRow[];
  /** the last one before the next page */
  next: Place | null;
}

async function page(sql: Queryable, viewer: Viewer, query: TipQuery, cursor: Cursor | null): Promise<Found> {
  const { where, order, rank, at } = conditionsOf(sql, viewer, query, cursor);
  const rows = await sql<PageRow[]>`
    select ${summaryColumns(sql)}, ${rank} as rank, ${at}::text as at
    from ${summarySource(sql)} where ${where} order by ${order} limit ${query.limit + 1}`;
  const shown = rows.slice(0, query.limit);
  return { rows: shown, next: rows.length > query.limit ? shown.at(-1)! : null };
}

async function search(sql: Queryable, viewer: Viewer, query: TipQuery, words: string, from: Cursor | null): Promise<Found> {
  const has = matcher(words);
  const found: number[] = [];
  let cursor = from;
  let last: Place | null = null;
  for (let searched = 0; searched < SEARCHED_IN_ALL && found.length < query.limit; searched += SEARCHED_TOGETHER) {
    const { where, order, rank, at } = conditionsOf(sql, viewer, query, cursor);
    const rows: (Place & Searched)[] = await sql<(Place & Searched)[]>`
      select t.id, t.receipt, t.story, ${rank} as rank, ${at}::text as at from desk.tips t where ${where} order by ${order} limit ${SEARCHED_TOGETHER}`;
    last = rows.length < SEARCHED_TOGETHER ? null : rows.at(-1)!;
    for (const row of rows) {
      if (!has(row)) continue;
      found.push(row.id);
      if (found.length < query.limit) continue;
      if (row !== rows.at(-1)) last = row;
      break;
    }
    if (!last) break;
    cursor = [last.rank, last.at, last.id];
  }
  if (found.length === 0) return { rows: [], next: last };
  const { rank, at } = orderOf(sql, query);
  const rows = await sql<PageRow[]>`select ${summaryColumns(sql)}, ${rank} as rank, ${at}::text as at from ${summarySource(sql)} where t.id = any (${found})`;
  const byId = new Map(rows.map((row) => [row.id, row]));
  return { rows: found.flatMap((id) => byId.get(id) ?? []), next: last };
}

interface Searched {
  receipt: string;
  story: Buffer;
}

/** Looks for words in text, place and receipt, whatever their case and however their letters are composed. */
function matcher(words: string): (tip: Searched) => boolean {
  const plain = (text: string) => text.normalize('NFC').toLowerCase();
  const wanted = plain(words);
  const receipt = wanted.replaceAll(/[-\s]/g, '');
  return (tip) => {
    if (receipt !== '' && tip.receipt.replaceAll('-', '').toLowerCase().includes(receipt)) return true;
    try {
      const { body, place } = openStory(tip.receipt, tip.story);
      return plain(body).includes(wanted) || (place !== null && plain(place).includes(wanted));
    } catch {
      return false;
    }
  };
}

function orderOf(sql: Queryable, { sort }: TipQuery) {
  const at = sort === 'updated' ? sql`t.updated_at` : sql`t.filed_at`;
  const rank = sort === 'sensitivity' ? sql`array_position(array['low', 'medium', 'high', 'critical'], t.sensitivity)` : sql`0`;
  const order = sort === 'oldest' ? sql`${at}, t.id` : sort === 'sensitivity' ? sql`${rank} desc, ${at} desc, t.id desc` : sql`${at} desc, t.id desc`;
  return { at, rank, order };
}

function conditionsOf(sql: Queryable, viewer: Viewer, query: TipQuery, cursor: Cursor | null) {
  const { at, rank, order } = orderOf(sql, query);
  const conditions = [
    stateCondition(sql, query.state, viewer),
    query.category && sql`t.category = any (${query.category})`,
    query.station && sql`t.station = any (${query.station})`,
    query.district && sql`t.district = any (${query.district})`,
    query.sensitivity && sql`t.sensitivity = any (${query.sensitivity})`,
    query.since && sql`t.filed_at >= ${moment(sql, query.since)}`,
    query.until && (isDay(query.until) ? sql`t.filed_at < ${moment(sql, query.until)} + interval '1 day'` : sql`t.filed_at <= ${moment(sql, query.until)}`),
    query.incomplete === undefined ? undefined : sql`t.incomplete = ${query.incomplete}`,
    cursor && (query.sort === 'oldest'
      ? sql`(${at}, t.id) > (${exactly(sql, cursor[1])}, ${cursor[2]})`
      : query.sort === 'sensitivity'
        ? sql`(${rank}, ${at}, t.id) < (${cursor[0]}::int, ${exactly(sql, cursor[1])}, ${cursor[2]})`
        : sql`(${at}, t.id) < (${exactly(sql, cursor[1])}, ${cursor[2]})`),
  ];
  const where = conditions.reduce<ReturnType<Queryable>>((all, condition) => (condition ? sql`${all} and ${condition}` : all), sql`true`);
  return { where, at, rank, order };
}

function stateCondition(sql: Queryable, state: TipQuery['state'], viewer: Viewer) {
  switch (state) {
    case 'new': return sql`(t.state in ('filed', 'reopened') or t.not_solved)`;
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
        select count(*) filter (where state in ('filed', 'reopened') or not_solved) as new, count(*) filter (where state <> 'closed') as open,
          count(*) filter (where state = 'assigned') as assigned, count(*) filter (where state = 'action-reported') as "action-reported",
          count(*) filter (where state = 'closed') as closed, count(*) filter (where state <> 'closed') as mine
        from desk.tips where assigned_to = ${viewer.userId}`
    : await sql<TipPage['counts'][]>`
        select coalesce(sum(tips) filter (where state in ('filed', 'reopened')), 0)::int + (select count(*)::int from desk.tips where not_solved) as new, coalesce(sum(tips) filter (where state <> 'closed'), 0)::int as open,
          coalesce(sum(tips) filter (where state = 'assigned'), 0)::int as assigned, coalesce(sum(tips) filter (where state = 'action-reported'), 0)::int as "action-reported",
          coalesce(sum(tips) filter (where state = 'closed'), 0)::int as closed, 0 as mine
        from desk.visible_counts`;
  return row!;
}

// As text first: a parameter of a time's own type would go through a JavaScript Date, and lose its microseconds.
const exactly = (sql: Queryable, time: string) => sql`${time}::text::timestamptz`;
const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);
const moment = (sql: Queryable, text: string) => (isDay(text) ? sql`(${text}::date::timestamp at time zone 'Asia/Kolkata')` : sql`${text}::timestamptz`);

const writeCursor = (cursor: Cursor) => Buffer.from(JSON.stringify(cursor)).toString('base64url');

function readCursor(text: string): Cursor {
  try {
    const cursor: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (Array.isArray(cursor) && cursor.length === 3 && Number.isInteger(cursor[0]) && typeof cursor[1] === 'string' && /^\d{4}-[0-9:.+ -]+$/.test(cursor[1]) && Number.isSafeInteger(cursor[2])) return cursor as Cursor;
  } catch { /* told below */ }
  throw new Problem('bad-request');
}
