// The inbox: messages of citizens on their way from gate to desk.
import { randomUUID } from 'node:crypto';
import type { Queryable } from '../database/connect';
import type { Boxes } from './boxes';
import { LOSSES, UNNAMED, type Holder } from './lease';
import { CHANNELS, type CitizenMessage } from './messages';

/** A message that was claimed; until its lease is over nobody else gets it. */
export interface InboxItem {
  id: number;
  handle: string;
  message: CitizenMessage;
  receivedAt: Date;
  lease: string;
  /** 1 at the first claim; a claim that was lost with its holder does not count */
  attempts: number;
}

/** How often a message is given to a flow that does not end its turn before it is set aside. */
export const TRIES = 3;

/** Writes a message and wakes the desks when the transaction commits. */
export async function putInbox(sql: Queryable, boxes: Boxes, handle: string, message: CitizenMessage): Promise<number> {
  const [row] = await sql<{ id: number }[]>`
    with put as (insert into exchange.inbox (handle, message) values (${handle}, ${boxes.sealMessage(handle, message)}) returning id)
    select put.id, pg_notify(${CHANNELS.inbox}, '') from put`;
  return row!.id;
}

/**
 * Claims the oldest unfinished message of up to `limit` handles: of one handle only its first, and none while another is leased.
 * Messages that were given back TRIES times, or lost LOSSES times with the desk that had them, are set aside by this statement;
 * so are those that can't be opened: changed, put under another handle, or sealed to another key.
 */
export async function claimInbox(sql: Queryable, boxes: Boxes, limit: number, leaseSeconds: number, holder: Holder = UNNAMED): Promise<InboxItem[]> {
  const lease = randomUUID();
  const rows = await sql<(Omit<InboxItem, 'message'> & { message: Buffer })[]>`
    with due as (
      select i.id, i.attempts - (i.lease is not null)::int as tries, i.lost + (i.lease is not null)::int as lost from exchange.inbox i
      where i.state = 'waiting' and (i.lease_until is null or i.lease_until < now() or (i.holder = ${holder.name} and i.lease is not null and i.id <> all (${holder.inHand}::bigint[])))
        and i.id = (select min(first.id) from exchange.inbox first where first.handle = i.handle and first.state = 'waiting')
      order by i.id limit ${limit} for update skip locked
    ), aside as (
      update exchange.inbox i set state = 'aside', lost = due.lost, finished_at = now(), lease = null,
        problem = coalesce(case when due.lost >= ${LOSSES} then 'the desk ended each time it was worked on' end, i.problem, 'the turn did not end')
      from due where i.id = due.id and (due.tries >= ${TRIES} or due.lost >= ${LOSSES})
    )
    update exchange.inbox i set lease = ${lease}, lease_until = now() + make_interval(secs => ${leaseSeconds}), holder = ${holder.name}, attempts = due.tries + 1, lost = due.lost
    from due where i.id = due.id and due.tries < ${TRIES} and due.lost < ${LOSSES}
    returning i.id, i.handle, i.message, i.received_at as "receivedAt", i.lease, i.attempts`;
  const items: InboxItem[] = [];
  for (const row of rows) {
    try {
      items.push({ ...row, message: boxes.openMessage<CitizenMessage>(row.handle, row.message) });
    } catch {
      await setAsideInbox(sql, row, 'it can\'t be opened: it was changed, or sealed to another key');
    }
  }
  return items;
}

/** Sets a claimed message aside without further tries, with the reason (fixed words only). */
export async function setAsideInbox(sql: Queryable, item: Pick<InboxItem, 'id' | 'lease'>, problem: string): Promise<void> {
  await sql`update exchange.inbox set state = 'aside', finished_at = now(), lease = null, problem = ${problem} where id = ${item.id} and lease = ${item.lease} and state = 'waiting'`;
}

/** Keeps claimed messages ours for some seconds more. */
export async function renewInbox(sql: Queryable, items: readonly Pick<InboxItem, 'id' | 'lease'>[], leaseSeconds: number): Promise<void> {
  await sql`
    update exchange.inbox set lease_until = now() + make_interval(secs => ${leaseSeconds})
    where id in ${sql(items.map((item) => item.id))} and lease in ${sql([...new Set(items.map((item) => item.lease))])} and state = 'waiting'`;
}

/**
 * Marks a claimed message done, inside the transaction that keeps what came of it. The row keeps nothing of what it said.
 * @returns false where the lease is no longer ours: the caller must roll back
 */
export async function finishInbox(sql: Queryable, item: Pick<InboxItem, 'id' | 'lease'>): Promise<boolean> {
  const done = await sql`
    update exchange.inbox set state = 'done', message = '', finished_at = now(), lease = null
    where id = ${item.id} and lease = ${item.lease} and state = 'waiting'`;
  return done.count === 1;
}

/** Gives a claimed message back before its lease ends, with the reason (fixed words only). */
export async function releaseInbox(sql: Queryable, item: Pick<InboxItem, 'id' | 'lease'>, problem: string): Promise<void> {
  await sql`
    with released as (
      update exchange.inbox set lease = null, lease_until = now() + interval '1 second', problem = ${problem}
      where id = ${item.id} and lease = ${item.lease} and state = 'waiting' returning id)
    select pg_notify(${CHANNELS.inbox}, '') from released`;
}
