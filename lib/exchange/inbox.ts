// The inbox: messages of citizens on their way from gate to desk.
import { randomUUID } from 'node:crypto';
import type { Queryable } from '../database/connect';
import { CHANNELS, type CitizenMessage } from './messages';

/** A message that was claimed; until its lease is over nobody else gets it. */
export interface InboxItem {
  id: number;
  handle: string;
  message: CitizenMessage;
  receivedAt: Date;
  lease: string;
  /** 1 at the first claim */
  attempts: number;
}

/** How often a message is given to a flow before it is set aside. */
export const TRIES = 3;

/** Writes a message and wakes the desks when the transaction commits. */
export async function putInbox(sql: Queryable, handle: string, message: CitizenMessage): Promise<number> {
  const [row] = await sql<{ id: number }[]>`
    with put as (insert into exchange.inbox (handle, message) values (${handle}, ${sql.json(message as never)}) returning id)
    select put.id, pg_notify(${CHANNELS.inbox}, '') from put`;
  return row!.id;
}

/**
 * Claims the oldest unfinished message of up to `limit` handles: of one handle only its first, and none while another is leased.
 * Messages that were claimed TRIES times already are set aside by this statement.
 */
export async function claimInbox(sql: Queryable, limit: number, leaseSeconds: number): Promise<InboxItem[]> {
  const lease = randomUUID();
  return sql<InboxItem[]>`
    with due as (
      select i.id, i.attempts from exchange.inbox i
      where i.state = 'waiting' and (i.lease_until is null or i.lease_until < now())
        and i.id = (select min(first.id) from exchange.inbox first where first.handle = i.handle and first.state = 'waiting')
      order by i.id limit ${limit} for update skip locked
    ), aside as (
      update exchange.inbox i set state = 'aside', problem = coalesce(i.problem, 'the turn did not end'), finished_at = now(), lease = null
      from due where i.id = due.id and due.attempts >= ${TRIES}
    )
    update exchange.inbox i set lease = ${lease}, lease_until = now() + make_interval(secs => ${leaseSeconds}), attempts = i.attempts + 1
    from due where i.id = due.id and due.attempts < ${TRIES}
    returning i.id, i.handle, i.message, i.received_at as "receivedAt", i.lease, i.attempts`;
}

/**
 * Marks a claimed message done, inside the transaction that keeps what came of it.
 * @returns false where the lease is no longer ours: the caller must roll back
 */
export async function finishInbox(sql: Queryable, item: Pick<InboxItem, 'id' | 'lease'>): Promise<boolean> {
  const done = await sql`
    update exchange.inbox set state = 'done', finished_at = now(), lease = null
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
