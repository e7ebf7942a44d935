// What a citizen sends after filing becomes an event of the tip, with its evidence.
import type { Queryable } from '../../database/connect';
import { CHANNELS } from '../../exchange/messages';
import type { Addition } from '../conversation/turn';
import { sealDetail } from './event-words';

/** Writes the event `added` or `answer`; its detail holds the text, a location, and `notSolved` where the citizen says so. */
export async function insertAddition(sql: Queryable, { tipId, receipt }: { tipId: number; receipt: string }, addition: Addition): Promise<void> {
  const { kind, text, media, location, notSolved } = addition;
  const { detail, words } = sealDetail(receipt, kind, { text, ...(location ? { location } : {}), ...(notSolved ? { notSolved } : {}) });
  await sql`
    with event as (
      insert into desk.tip_events (tip_id, kind, detail, words) values (${tipId}, ${kind}, ${sql.json(detail as never)}, ${words}) returning id, tip_id, at
    ), evidence as (
      insert into desk.evidence (tip_id, event_id, media_id, source, at)
      select event.tip_id, event.id, m.id, 'citizen', event.at from event, unnest(${media.map(({ id }) => id)}::uuid[]) with ordinality m(id, position) order by m.position
    )
    select pg_notify(${CHANNELS.events}, '') from event`;
}

/** Whether an officer's question to the informant is still without an answer. */
export async function hasOpenQuestion(sql: Queryable, tipId: number): Promise<boolean> {
  const [last] = await sql<{ kind: string }[]>`
    select kind from desk.tip_events where tip_id = ${tipId} and kind in ('question', 'answer') order by id desc limit 1`;
  return last?.kind === 'question';
}
