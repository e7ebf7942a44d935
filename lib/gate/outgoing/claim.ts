// Claims what is to be sent: one message a contact, the oldest first, and no contact for two gates at once.
import { randomUUID } from 'node:crypto';
import { UNNAMED, type Holder } from '../../exchange/lease';
import type { Queryable } from '../../database/connect';
import type { BotMessage } from '../../exchange/messages';
import type { Gate } from '../gate';
import { openSaid } from './said';

/** One WhatsApp message to be sent now. Until the lease is over nobody else sends to the contact. */
export interface Delivery {
  id: number;
  outbox: number;
  part: number;
  contact: number;
  /** of the contact */
  lease: string;
  handle: string;
  message: BotMessage;
  /** whatsapp:…; a secret */
  to: string;
  asText: boolean;
  withoutMedia: boolean;
  /** 1 at the first claim */
  attempts: number;
  /** since when an earlier attempt's answer is missing; null where none was lost */
  lostSince: Date | null;
  /** seconds since the newest attempt whose answer is missing */
  lostFor: number | null;
  /** Twilio's status callback came although its answer did not */
  known: boolean;
  /** within WhatsApp's 24 hours */
  inWindow: boolean;
  /** when the desk wrote it */
  createdAt: Date;
}

/** Seconds after which another gate goes on where this one was killed. */
const LEASE = 20;

interface Row extends Omit<Delivery, 'to' | 'lease' | 'message'> {
  address: Buffer;
  message: Buffer;
}

/**
 * Claims up to `limit` messages of as many contacts, also of those that the holder (in hand: ids of contacts) lost by a death. What the desk says of a handle (filed, ended, a question) holds from here on.
 */
export async function claimDeliveries(gate: Gate, limit: number, holder: Holder = UNNAMED): Promise<Delivery[]> {
  const lease = randomUUID();
  const rows = await gate.sql.begin(async (sql) => {
    const free = sql`(c.sending_until is null or c.sending_until < now() or (c.sending_holder = ${holder.name} and c.id <> all (${holder.inHand}::bigint[])))
      and (c.next_send_at is null or c.next_send_at <= now())`;
    const claimed = await sql<{ id: number }[]>`
      with due as (
        (select d.contact_id from vault.deliveries d join vault.contacts c on c.id = d.contact_id
          where d.state in ('due', 'sending') and ${free}
          order by d.outbox_id limit ${limit})
        union
        (select h.contact_id from exchange.outbox o join vault.handles h on h.handle = o.handle join vault.contacts c on c.id = h.contact_id
          where o.state = 'waiting' and o.not_before <= now() and ${free}
          order by o.id limit ${limit})
      ), free as (
        select c.id from vault.contacts c
        where c.id in (select contact_id from due) and ${free}
        order by c.id limit ${limit} for update skip locked
      )
      update vault.contacts c set sending = ${lease}, sending_holder = ${holder.name}, sending_until = now() + make_interval(secs => ${LEASE})
      from free where c.id = free.id returning c.id`;
    if (claimed.length === 0) return [];
    // A second statement: it sees what another gate committed before it let go of a contact.
    const contacts = claimed.map((row) => row.id);
    const taken = await sql<Row[]>`
      with open as (
        select distinct on (d.contact_id) d.id, d.contact_id, d.state, d.started_at, d.tried_at, d.message_key from vault.deliveries d
        where d.contact_id in ${sql(contacts)} and d.state in ('due', 'sending') order by d.contact_id, d.outbox_id, d.part
      ), next as (
        select distinct on (h.contact_id) h.contact_id, o.id from vault.handles h join exchange.outbox o on o.handle = h.handle
        where h.contact_id in ${sql(contacts)} and o.state = 'waiting' and o.not_before <= now() and not exists (select from open where open.contact_id = h.contact_id)
        order by h.contact_id, o.id
      ), locked as (
        -- A row that the desk is just replacing is left for the next time.
        select o.id from exchange.outbox o where o.id in (select id from next) and o.state = 'waiting' for update skip locked
      ), taken as (
        update exchange.outbox o set state = 'taken' from locked where o.id = locked.id returning o.id, o.handle, o.message, o.change, o.expects_answer, o.created_at
      ), said as (
        update vault.handles h set
          state = case t.change when 'filed' then 'filed' when 'ended' then 'ended' when 'forget' then 'ended' else h.state end,
          filed_at = case t.change when 'filed' then coalesce(h.filed_at, t.created_at) else h.filed_at end,
          awaiting_since = case when t.expects_answer then now() else h.awaiting_since end
        from taken t where h.handle = t.handle and (t.change is not null or t.expects_answer)
      ), fresh as (
        insert into vault.deliveries (outbox_id, contact_id, handle, state, attempts, started_at)
        select t.id, n.contact_id, t.handle, 'sending', 1, now() from taken t join next n on n.id = t.id
        returning id, outbox_id, part, contact_id, handle, as_text, without_media, attempts
      ), again as (
        update vault.deliveries d set state = 'sending', attempts = d.attempts + 1, started_at = case open.state when 'sending' then d.started_at else now() end, tried_at = case open.state when 'sending' then d.tried_at end
        from open where d.id = open.id
        returning d.id, d.outbox_id, d.part, d.contact_id, d.handle, d.as_text, d.without_media, d.attempts,
          case open.state when 'sending' then open.started_at end as lost_since,
          case open.state when 'sending' then extract(epoch from now() - coalesce(open.tried_at, open.started_at))::float8 end as lost_for, open.state = 'sending' and open.message_key is not null as known
      ), job as (
        select fresh.*, null::timestamptz as lost_since, null::float8 as lost_for, false as known, t.message, t.created_at from fresh join taken t on t.id = fresh.outbox_id
        union all
        select again.*, o.message, o.created_at from again join exchange.outbox o on o.id = again.outbox_id
      )
      select job.id, job.outbox_id as outbox, job.part, job.contact_id as contact, job.handle, job.message, job.as_text as "asText", job.without_media as "withoutMedia",
        job.attempts, job.lost_since as "lostSince", job.lost_for as "lostFor", job.known, coalesce(c.last_inbound_at > now() - interval '24 hours', false) as "inWindow", job.created_at as "createdAt",
        a.sealed as address
      from job join vault.contacts c on c.id = job.contact_id
      join lateral (select sealed from vault.addresses where contact_id = c.id order by kind = 'phone' desc, created_at desc limit 1) a on true`;
    const sayable = await openAll(gate, sql, taken);
    if (sayable.length < contacts.length) {
      const busy = [0, ...sayable.map((row) => row.contact)];
      await sql`update vault.contacts set sending = null, sending_until = null where sending = ${lease} and id not in ${sql(busy)}`;
    }
    return sayable;
  });
  return rows.map(({ address, ...row }) => ({ ...row, lease, to: `whatsapp:${gate.vault.open('address', address)}` }));
}

/**
 * Opens what the desk says, and notes the receipt of a report that is filed by it. What can't be opened (changed, put under another
 * handle, sealed to another key, or kept by nobody any more) is never sent.
 */
async function openAll(gate: Gate, sql: Queryable, rows: readonly Row[]): Promise<(Omit<Row, 'message'> & { message: BotMessage })[]> {
  const opened: (Omit<Row, 'message'> & { message: BotMessage })[] = [];
  for (const row of rows) {
    const message = openSaid(gate, row.handle, row.message);
    if (!message) {
      await sql`update vault.deliveries set state = 'failed', problem = 'refused' where id = ${row.id}`;
      await sql`update exchange.outbox set state = 'failed', problem = 'refused' where id = ${row.outbox}`;
      continue;
    }
    if (message.receipt) await sql`update vault.handles set receipt = ${message.receipt} where handle = ${row.handle} and receipt is null`;
    opened.push({ ...row, message });
  }
  return opened;
}

/** Keeps contacts ours while their messages are being sent. */
export async function renewDeliveries(gate: Gate, deliveries: readonly Pick<Delivery, 'contact' | 'lease'>[]): Promise<void> {
  await gate.sql`
    update vault.contacts set sending_until = now() + make_interval(secs => ${LEASE})
    where id in ${gate.sql(deliveries.map((delivery) => delivery.contact))} and sending in ${gate.sql([...new Set(deliveries.map((delivery) => delivery.lease))])}`;
}

/** Marks messages to people whom nobody knows any more. */
export async function failForgotten(gate: Gate): Promise<number> {
  const forgotten = await gate.sql`
    update exchange.outbox o set state = 'failed', problem = 'forgotten'
    where o.state = 'waiting' and not exists (select from vault.handles h where h.handle = o.handle)`;
  return forgotten.count;
}
