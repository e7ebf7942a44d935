// Takes waiting events of tips for the flows, with the same kind of lease as an inbox row.
import { randomUUID } from 'node:crypto';
import type { Queryable } from '../../database/connect';
import { LOSSES, UNNAMED, type Holder } from '../../exchange/lease';
import { CHANNELS, type Language, type MediaKind } from '../../exchange/messages';
import type { TipEvent } from '../cases/read-tip';
import type { Outcome, TipState } from '../cases/tip-rows';
import { log } from '../../log/log';
import { openDetail } from '../tips/event-words';

export type EventKind = TipEvent['kind'];
export const EVENT_KINDS: readonly EventKind[] = ['filed', 'added', 'assigned', 'action-reported', 'question', 'answer', 'closed', 'reopened', 'rerouted', 'note'];

/** How often an event is given to the flows. */
export const EVENT_TRIES = 3;

/** `msg.event`: what a flow may know of an event. No handle, and no words that are not released. */
export interface ClaimedEvent {
  id: number;
  tipId: number;
  kind: EventKind;
  /** ISO 8601 */
  at: string;
  /** text: only where it may go to the informant; again: the tip had an officer before; notSolved: the informant says it goes on */
  detail: { text?: string; outcome?: Outcome; again?: boolean; notSolved?: boolean };
  release: boolean;
  /** names in the informant's language */
  tip: {
    receipt: string;
    language: Language;
    category: string;
    categoryName: string;
    sensitivity: string;
    district: string | null;
    districtName: string | null;
    station: string | null;
    stationName: string | null;
    state: TipState;
    outcome: Outcome | null;
  };
  evidence: { id: number; kind: MediaKind; contentType: string }[];
  lease: string;
  /** 1 at the first time; a time that was lost with its desk does not count */
  attempts: number;
}

/**
 * Claims the oldest waiting event of up to `limit` tips, of one tip one at a time, so that a citizen hears of things in their order.
 * One that was given EVENT_TRIES times ends here: done where the flow simply let it go, set aside where a notification had failed.
 * One that was lost LOSSES times with its desk is set aside too.
 */
export async function claimEvents(sql: Queryable, kinds: EventKind[], limit: number, leaseSeconds: number, holder: Holder = UNNAMED): Promise<ClaimedEvent[]> {
  const lease = randomUUID();
  const rows = await sql<(ClaimedEvent & { words: Buffer | null })[]>`
    with due as (
      select e.id, e.attempts - (e.lease is not null)::int as tries, e.lost + (e.lease is not null)::int as lost from desk.tip_events e
      where e.state = 'waiting' and e.kind = any (${kinds})
        and (e.lease_until is null or e.lease_until < now() or (e.holder = ${holder.name} and e.lease is not null and e.id <> all (${holder.inHand}::bigint[])))
        and not exists (select from desk.tip_events b where b.tip_id = e.tip_id and b.state = 'waiting' and b.kind = any (${kinds}) and b.id < e.id)
      order by e.id limit ${limit} for update skip locked
    ), ended as (
      update desk.tip_events e set state = case when e.problem is null and due.lost < ${LOSSES} then 'done' else 'aside' end, lost = due.lost, lease = null
      from due where e.id = due.id and (due.tries >= ${EVENT_TRIES} or due.lost >= ${LOSSES})
    ), claimed as (
      update desk.tip_events e set lease = ${lease}, lease_until = now() + make_interval(secs => ${leaseSeconds}), holder = ${holder.name}, attempts = due.tries + 1, lost = due.lost
      from due where e.id = due.id and due.tries < ${EVENT_TRIES} and due.lost < ${LOSSES}
      returning e.*
    )
    select e.id, e.tip_id as "tipId", e.kind, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, e.release, e.lease, e.attempts,
      case when e.release then e.words end as words, jsonb_strip_nulls(jsonb_build_object('outcome', e.detail->'outcome', 'again', e.detail->'again', 'notSolved', e.detail->'notSolved')) as detail,
      jsonb_build_object('receipt', t.receipt, 'language', t.language, 'category', t.category, 'categoryName', case t.language when 'hi' then c.name_hi else c.name_en end,
        'sensitivity', t.sensitivity, 'district', t.district, 'districtName', case t.language when 'hi' then d.name_hi else d.name_en end,
        'station', t.station, 'stationName', case t.language when 'hi' then s.name_hi else s.name_en end, 'state', t.state, 'outcome', t.outcome) as tip,
      coalesce((select jsonb_agg(jsonb_build_object('id', v.id, 'kind', m.kind, 'contentType', m.content_type) order by v.id)
        from desk.evidence v join exchange.media m on m.id = v.media_id where v.event_id = e.id), '[]') as evidence
    from claimed e join desk.tips t on t.id = e.tip_id join desk.categories c on c.id = t.category
      left join desk.districts d on d.code = t.district left join desk.stations s on s.id = t.station
    order by e.id`;
  return rows.map(({ words, ...event }) => ({ ...event, detail: { ...textOf(event, words), ...event.detail } }));
}

function textOf({ tip, kind }: Pick<ClaimedEvent, 'tip' | 'kind'>, words: Buffer | null): { text?: string } {
  const text = words && releasedText(tip.receipt, kind, words);
  return text ? { text } : {};
}

/** The text of an event's words; null where it has none, or they can't be opened. */
export function releasedText(receipt: string, kind: string, words: Buffer): string | null {
  try {
    const { text } = openDetail(receipt, kind, { detail: {}, words });
    return typeof text === 'string' ? text : null;
  } catch {
    log('error', 'desk', 'the words of an event can\'t be opened and are not told: they were changed in the database, or sealed with another key.');
    return null;
  }
}

/** Ends the waiting events of all kinds that no flow takes. @returns how many */
export async function endUntakenEvents(sql: Queryable, taken: EventKind[]): Promise<number> {
  return (await sql`update desk.tip_events set state = 'done', lease = null where state = 'waiting' and kind <> all (${taken}) and (lease_until is null or lease_until < now())`).count;
}

/** Ends an event that the flows are done with, and wakes the desks for the next one of its tip. */
export async function finishEvent(sql: Queryable, id: number): Promise<void> {
  await sql`
    with done as (update desk.tip_events set state = 'done', lease = null, problem = null where id = ${id} and state in ('waiting', 'aside') returning id)
    select pg_notify(${CHANNELS.events}, '') from done`;
}

/** Gives a claimed event back soon, with the reason (fixed words only). */
export async function releaseEvent(sql: Queryable, event: Pick<ClaimedEvent, 'id' | 'lease'>, problem: string): Promise<void> {
  await sql`update desk.tip_events set lease = null, lease_until = now() + interval '5 seconds', problem = ${problem} where id = ${event.id} and lease = ${event.lease} and state = 'waiting'`;
}

/** Lets go of a claimed event that the flows did nothing with: that was a try. */
export async function letGoOfEvent(sql: Queryable, event: Pick<ClaimedEvent, 'id' | 'lease'>): Promise<void> {
  await sql`update desk.tip_events set lease = null, lease_until = null where id = ${event.id} and lease = ${event.lease} and state = 'waiting'`;
}

/** Gives a claimed event back untouched, which was no try, and wakes the desks for it. */
export async function handBackEvent(sql: Queryable, event: Pick<ClaimedEvent, 'id' | 'lease'>): Promise<void> {
  await sql`
    with back as (update desk.tip_events set lease = null, lease_until = null, attempts = attempts - 1 where id = ${event.id} and lease = ${event.lease} and state = 'waiting' returning id)
    select pg_notify(${CHANNELS.events}, '') from back`;
}

/** How many events were set aside: their informants have not been told. */
export async function countAside(sql: Queryable): Promise<number> {
  const [row] = await sql<{ count: number }[]>`select count(*)::int as count from desk.tip_events where state = 'aside'`;
  return row!.count;
}
