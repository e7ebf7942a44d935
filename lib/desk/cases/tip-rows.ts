// How a tip looks to the people of an office, and the columns that give it.
import type { Queryable } from '../../database/connect';
import type { MediaKind } from '../../exchange/messages';
import { log } from '../../log/log';
import type { Names } from '../statistics/names';
import { openStory, type Story } from '../tips/story';

export type TipState = 'filed' | 'assigned' | 'action-reported' | 'closed' | 'reopened';
export type Outcome = 'action-taken' | 'nothing-found' | 'duplicate' | 'false' | 'passed-on';
export type Sensitivity = 'low' | 'medium' | 'high' | 'critical';

export const OUTCOMES: readonly Outcome[] = ['action-taken', 'nothing-found', 'duplicate', 'false', 'passed-on'];
export const SENSITIVITIES: readonly Sensitivity[] = ['low', 'medium', 'high', 'critical'];

export interface TipSummary {
  id: number;
  version: number;
  receipt: string;
  language: 'hi' | 'en';
  category: string;
  categoryName: Names;
  sensitivity: Sensitivity;
  /** the category that the text points to against the one chosen */
  contradiction: string | null;
  contradictionName: Names | null;
  district: string | null;
  districtName: Names | null;
  station: string | null;
  stationName: Names | null;
  outside: boolean;
  place: string | null;
  lat: number | null;
  lon: number | null;
  state: TipState;
  outcome: Outcome | null;
  incomplete: boolean;
  /** the informant says that it goes on, since the state last changed */
  notSolved: boolean;
  assignedTo: { id: number; name: string } | null;
  filedAt: Date;
  updatedAt: Date;
  excerpt: string;
  /** how many the citizen sent; voice notes count as audio */
  evidence: Record<'photo' | 'video' | 'audio' | 'document', number>;
}

export interface Evidence {
  id: number;
  kind: MediaKind;
  contentType: string;
  /** bytes */
  size: number;
  source: 'citizen' | 'officer';
  at: Date;
  url: string;
}

/** What the columns give: a summary whose story is still sealed. */
export type SummaryRow = Omit<TipSummary, 'place' | 'lat' | 'lon' | 'excerpt'> & { story: Buffer };

/** The columns of a SummaryRow; to be used with `from ${summarySource(sql)}`. */
export function summaryColumns(sql: Queryable) {
  return sql`
    t.id, t.version, t.receipt, t.language, t.category, jsonb_build_object('en', c.name_en, 'hi', c.name_hi) as "categoryName", t.sensitivity,
    t.contradiction, case when k.id is not null then jsonb_build_object('en', k.name_en, 'hi', k.name_hi) end as "contradictionName",
    t.district, case when d.code is not null then jsonb_build_object('en', d.name_en, 'hi', d.name_hi) end as "districtName",
    t.station, case when s.id is not null then jsonb_build_object('en', s.name_en, 'hi', s.name_hi) end as "stationName",
    t.outside, t.state, t.outcome, t.incomplete,
    case when u.id is not null then jsonb_build_object('id', u.id, 'name', u.name) end as "assignedTo", t.not_solved as "notSolved",
    t.filed_at as "filedAt", t.updated_at as "updatedAt", t.story,
    (select jsonb_build_object('photo', count(*) filter (where m.kind = 'photo'), 'video', count(*) filter (where m.kind = 'video'),
        'audio', count(*) filter (where m.kind in ('audio', 'voice')), 'document', count(*) filter (where m.kind = 'document'))
      from desk.evidence e join exchange.media m on m.id = e.media_id where e.tip_id = t.id and e.source = 'citizen') as evidence`;
}

/** The tips with what they refer to. */
export function summarySource(sql: Queryable) {
  return sql`desk.tips t join desk.categories c on c.id = t.category left join desk.categories k on k.id = t.contradiction
    left join desk.districts d on d.code = t.district left join desk.stations s on s.id = t.station left join desk.users u on u.id = t.assigned_to`;
}

/** Characters of a story that a list shows. */
const EXCERPT = 160;

/** A row of a list. A tip whose story can't be opened is listed without it: it must not keep the others from being seen. */
export function summaryOf<Row extends SummaryRow>(row: Row): Omit<Row, 'story'> & TipSummary {
  const { story: sealed, ...rest } = row;
  const { body, place, lat, lon } = tryToOpen(row.receipt, sealed);
  return { ...rest, place, lat, lon, excerpt: [...body.slice(0, 2 * EXCERPT)].slice(0, EXCERPT).join('') };
}

function tryToOpen(receipt: string, sealed: Buffer): Pick<Story, 'body' | 'place' | 'lat' | 'lon'> {
  try {
    return openStory(receipt, sealed);
  } catch {
    log('error', 'desk', 'a tip\'s story can\'t be opened: it was changed in the database, or sealed with another key.');
    return { body: '', place: null, lat: null, lon: null };
  }
}
