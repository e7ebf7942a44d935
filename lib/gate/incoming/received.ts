// Accepted requests on their way through the flow: claimed in the order of each sender, given again, set aside.
import { randomUUID } from 'node:crypto';
import type { Queryable } from '../../database/connect';
import { LOSSES, UNNAMED, type Holder } from '../../exchange/lease';

/** A request that was claimed; until its lease is over no other gate gets it. Its content stays sealed in the message that walks the flow. */
export interface ReceivedItem {
  id: number;
  lease: string;
  sealed: Buffer;
  receivedAt: Date;
  /** 1 at the first claim; a claim that was lost with its gate does not count */
  attempts: number;
}

/** How often a request is given back before it is set aside. */
export const RECEIVED_TRIES = 3;

/** Claims the oldest waiting request of up to `limit` senders; requests that were tried RECEIVED_TRIES times, or lost LOSSES times with their gate, are set aside by this statement. */
export async function claimReceived(sql: Queryable, limit: number, leaseSeconds: number, holder: Holder = UNNAMED): Promise<{ items: ReceivedItem[]; setAside: number }> {
  const lease = randomUUID();
  const rows = await sql<(ReceivedItem & { aside: boolean })[]>`
    with due as (
      select r.id, r.attempts - (r.lease is not null)::int as tries, r.lost + (r.lease is not null)::int as lost from vault.received r
      where r.state = 'waiting' and (r.lease_until is null or r.lease_until < now() or (r.holder = ${holder.name} and r.lease is not null and r.id <> all (${holder.inHand}::bigint[])))
        and not exists (select from vault.received e where e.sender in (r.sender, r.sender_before) and e.state = 'waiting' and e.id < r.id)
        and not exists (select from vault.received e where e.sender_before = r.sender and e.state = 'waiting' and e.id < r.id)
      order by r.id limit ${limit} for update skip locked
    ), aside as (
      update vault.received r set state = 'aside', lost = due.lost, lease = null,
        problem = coalesce(case when due.lost >= ${LOSSES} then 'the gate ended each time it was worked on' end, r.problem, 'the flow did not hand it over')
      from due where r.id = due.id and (due.tries >= ${RECEIVED_TRIES} or due.lost >= ${LOSSES}) returning r.id
    ), claimed as (
      update vault.received r set lease = ${lease}, lease_until = now() + make_interval(secs => ${leaseSeconds}), holder = ${holder.name}, attempts = due.tries + 1, lost = due.lost
      from due where r.id = due.id and due.tries < ${RECEIVED_TRIES} and due.lost < ${LOSSES} returning r.id, r.lease, r.sealed, r.received_at, r.attempts
    )
    select id, lease, sealed, received_at as "receivedAt", attempts, false as aside from claimed
    union all select id, null, null, null, 0, true from aside order by id`;
  const items = rows.filter((row) => !row.aside).map(({ aside: _, ...item }) => item);
  return { items, setAside: rows.length - items.length };
}

/** Keeps claimed requests ours for some seconds more. */
export async function renewReceived(sql: Queryable, items: readonly Pick<ReceivedItem, 'id' | 'lease'>[], leaseSeconds: number): Promise<void> {
  await sql`
    update vault.received set lease_until = now() + make_interval(secs => ${leaseSeconds})
    where id in ${sql(items.map((item) => item.id))} and lease in ${sql([...new Set(items.map((item) => item.lease))])} and state = 'waiting'`;
}

/**
 * Marks a claimed request handed over and forgets its content, its sender and its time, inside the transaction that writes the inbox row.
 * @returns the sealed content for the last time, or null where the lease is no longer ours: the caller must roll back
 */
export async function finishReceived(sql: Queryable, item: Pick<ReceivedItem, 'id' | 'lease'>): Promise<Buffer | null> {
  const [done] = await sql<{ sealed: Buffer }[]>`
    with was as (
      select id, sealed from vault.received where id = ${item.id} and lease = ${item.lease} and state = 'waiting' for update
    )
    update vault.received r set state = 'handed-over', sealed = null, sender = null, sender_before = null, received_at = null, finished_on = current_date,
      lease = null, lease_until = null, holder = null, problem = null, attempts = 0, lost = 0
    from was where r.id = was.id returning was.sealed`;
  return done?.sealed ?? null;
}

/** Gives a claimed request back, to be tried again after some seconds, with the reason in fixed words. */
export async function releaseReceived(sql: Queryable, item: Pick<ReceivedItem, 'id' | 'lease'>, problem: string, seconds: number): Promise<void> {
  await sql`
    update vault.received set lease = null, lease_until = now() + make_interval(secs => ${seconds}), problem = ${problem}
    where id = ${item.id} and lease = ${item.lease} and state = 'waiting'`;
}

/** How many requests stand aside, for the gate's owner. */
export async function countAside(sql: Queryable): Promise<number> {
  const [row] = await sql<{ count: number }[]>`select count(*) from vault.received where state = 'aside'`;
  return row!.count;
}

/** Gives all requests that stand aside another three tries; nothing of them was lost. Returns how many. */
export async function retryAside(sql: Queryable): Promise<number> {
  const again = await sql`update vault.received set state = 'waiting', attempts = 0, lost = 0, lease = null, lease_until = null where state = 'aside'`;
  return again.count;
}
