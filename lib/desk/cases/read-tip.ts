// One tip with all that belongs to it, as its office sees it. Reading one is audited.
import type { Queryable, Sql } from '../../database/connect';
import { asUser } from '../offices/as-user';
import { audit } from '../offices/audit';
import { Problem } from '../offices/problems';
import { rightsOf, type Viewer } from '../offices/viewer';
import type { Names } from '../statistics/names';
import { openDetail } from '../tips/event-words';
import { openStory, type Story } from '../tips/story';
import { summaryColumns, summaryOf, summarySource, type Evidence, type SummaryRow, type TipState, type TipSummary } from './tip-rows';

export interface TipEvent {
  id: number;
  kind: 'filed' | 'added' | 'assigned' | 'action-reported' | 'question' | 'answer' | 'closed' | 'reopened' | 'rerouted' | 'note';
  at: Date;
  by: { name: string; role: string } | null;
  detail: Record<string, unknown>;
  release: boolean;
  evidence: Evidence[];
  /** how far the message about it to the informant has come */
  told: { state: string; problem: string | null } | null;
}

export type TipRight = 'assign' | 'act' | 'ask' | 'close' | 'reopen' | 'note' | 'route';

export interface Tip extends Omit<TipSummary, 'evidence'> {
  body: string;
  because: { word: string; category?: string; raises?: string }[];
  answers: Story['answers'];
  offices: { id: string; name: Names }[];
  evidence: Evidence[];
  history: TipEvent[];
  reach: 'reachable' | 'not-reachable' | 'unknown';
  may: Record<TipRight, boolean>;
}

/** @throws Problem `not-found` where there is none that the person may see */
export function readTip(sql: Sql, viewer: Viewer, id: number): Promise<Tip> {
  return asUser(sql, viewer, async (transaction) => {
    const tip = await tipOf(transaction, viewer, id);
    await audit(transaction, viewer.userId, 'tip-read', {}, id);
    return tip;
  });
}

/** The same without an audit line, inside a transaction of the person: for the answer to a change. */
export async function tipOf(sql: Queryable, viewer: Viewer, id: number): Promise<Tip> {
  const [row] = await sql<(SummaryRow & Pick<Tip, 'reach'>)[]>`
    select ${summaryColumns(sql)}, desk.reach(t.id) as reach from ${summarySource(sql)} where t.id = ${id}`;
  if (!row) throw new Problem('not-found');
  const { body, because, answers } = openStory(row.receipt, row.story);
  const offices = await sql<Tip['offices']>`
    select o.id, jsonb_build_object('en', o.name_en, 'hi', o.name_hi) as name from desk.tip_offices x join desk.offices o on o.id = x.office where x.tip_id = ${id} order by o.kind, o.id`;
  const evidence = await sql<(Evidence & { eventId: number | null })[]>`
    select e.id, m.kind, m.content_type as "contentType", m.size, e.source, e.at, '/api/evidence/' || e.id as url, e.event_id as "eventId"
    from desk.evidence e join exchange.media m on m.id = e.media_id where e.tip_id = ${id} order by e.id`;
  const events = await sql<(Omit<TipEvent, 'evidence' | 'told'> & { words: Buffer | null })[]>`
    select e.id, e.kind, e.at, case when u.id is not null then jsonb_build_object('name', u.name, 'role', u.role) end as by, e.detail, e.words, e.release
    from desk.tip_events e left join desk.users u on u.id = e.by_user where e.tip_id = ${id} order by e.id`;
  const told = new Map((await sql<{ eventId: number; state: string; problem: string | null }[]>`select event_id as "eventId", state, problem from desk.told(${id})`)
    .map(({ eventId, state, problem }) => [eventId, { state: state === 'taken' ? 'waiting' : state, problem }]));
  const ofEvent = (event: number | null) => evidence.filter((item) => item.eventId === event).map(({ eventId: _, ...item }) => item);
  return {
    ...summaryOf(row), body, because, answers,
    offices: [...offices],
    evidence: ofEvent(null),
    history: events.map(({ words, ...event }) => ({ ...event, detail: openDetail(row.receipt, event.kind, { detail: event.detail, words }), evidence: ofEvent(event.id), told: told.get(event.id) ?? null })),
    may: rightsOn(viewer, row),
  };
}

/** From which states each step may be taken. */
export const STATES_FOR: Record<TipRight, readonly TipState[]> = {
  assign: ['filed', 'assigned', 'action-reported', 'reopened'],
  act: ['assigned', 'action-reported', 'reopened'],
  ask: ['filed', 'assigned', 'action-reported', 'closed', 'reopened'],
  close: ['filed', 'assigned', 'action-reported', 'reopened'],
  reopen: ['closed'],
  note: ['filed', 'assigned', 'action-reported', 'closed', 'reopened'],
  route: ['filed', 'assigned', 'action-reported', 'reopened'],
};

function rightsOn(viewer: Viewer, tip: Pick<TipSummary, 'state'>): Record<TipRight, boolean> {
  const rights = rightsOf(viewer.role);
  const may = (right: TipRight) => rights[right] && STATES_FOR[right].includes(tip.state);
  return { assign: may('assign'), act: may('act'), ask: may('ask'), close: may('close'), reopen: may('reopen'), note: may('note'), route: may('route') };
}
