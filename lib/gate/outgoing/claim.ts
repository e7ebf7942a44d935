// Claims what is to be sent: one message a report, the oldest first, and no report for two gates at once.
// Not one a person: the messages of one report would wait for those of another, and whoever watches the gate at work (each of its
// transactions has a number that every role can see) would learn that they are one person's.
import { randomUUID } from 'node:crypto';
import { UNNAMED, type Holder } from '../../exchange/lease';
import type { BotMessage, HandleChange } from '../../exchange/messages';
import type { Gate } from '../gate';
import { addressOf, openHandleRow, readContacts, sendingRow, type Contact, type ContactSecret } from '../people/contact';
import { forgetWhoAsked } from '../people/forget';
import { willNotBeSent } from './not-sent';
import { openSaid } from './said';
import { takeIn } from './take-in';

/** One WhatsApp message to be sent now. Until the lease is over nobody else sends in this report. */
export interface Delivery {
  id: number;
  outbox: number;
  part: number;
  contact: ContactSecret;
  /** of the report */
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
  /** Twilio's id, where its status callback came although its answer did not */
  knownSid: string | null;
  /** within WhatsApp's 24 hours */
  inWindow: boolean;
  /** when the desk wrote it */
  createdAt: Date;
}

interface Report {
  handle: string;
  contact: ContactSecret;
}

/** In hand: ids of deliveries, and the reports that they are of. */
export interface SendingHolder extends Holder {
  reports?: readonly Report[];
}

/** Seconds after which another gate goes on where this one was killed. */
const LEASE = 20;
/** Milliseconds for which WhatsApp lets us write freely. */
const WINDOW = 24 * 60 * 60 * 1000;
/** Candidates beyond those there is room for: some belong to reports that another gate is writing to. */
const MORE = 10;

/**
 * Takes in what the desk has written, and claims up to `limit` messages of as many reports, also of those that the holder lost by a death.
 */
export async function claimDeliveries(gate: Gate, limit: number, holder: SendingHolder = UNNAMED): Promise<Delivery[]> {
  await takeIn(gate);
  const reports = await candidates(gate, limit, holder);
  if (reports.length === 0) return [];
  const lease = randomUUID();
  const leased = await leaseReports(gate, reports, lease, holder);
  const contacts = await readContacts(gate.sql, gate.vault, [...new Set(leased.map(({ contact }) => contact))]);
  const claimed = await claimFirst(gate, contacts, leased, holder);
  await letGo(gate, lease, leased.filter(({ handle }) => !claimed.some((delivery) => delivery.handle === handle)));
  return claimed.map((delivery) => ({ ...delivery, lease })).sort((one, other) => one.outbox - other.outbox);
}

/** Whose turn it may be, in the order of their oldest message. */
async function candidates(gate: Gate, limit: number, holder: SendingHolder): Promise<Report[]> {
  const rows = await gate.sql<{ handle: string; outbox: number; contact: Buffer | null }[]>`
    select d.handle, d.outbox_id as outbox, h.sealed as contact from vault.deliveries d left join vault.handles h on h.handle = d.handle
    where ${claimable(gate, holder)}
      and not exists (select from vault.deliveries e where e.handle = d.handle and e.state in ('due', 'sending') and (e.outbox_id, e.part) < (d.outbox_id, d.part))
    order by d.outbox_id, d.part limit ${limit + MORE}`;
  const known = rows.map(({ contact, ...row }) => ({ ...row, contact: contact && openHandleRow(gate.vault, contact) }));
  const unknown = known.filter(({ contact }) => contact === null);
  if (unknown.length > 0) await willNotBeSent(gate, unknown.map(({ outbox }) => outbox), 'forgotten');
  return known.flatMap(({ handle, contact }) => (contact === null ? [] : [{ handle, contact }])).slice(0, limit);
}

/** What is due, and what was being sent by a gate that is gone. */
function claimable({ sql }: Gate, holder: SendingHolder) {
  return sql`((d.state = 'due' and (d.due_at is null or d.due_at <= now()))
    or (d.state = 'sending' and (d.lease_until < now() or (d.holder = ${holder.name} and d.id <> all (${holder.inHand}::bigint[])))))`;
}

/** Those of the reports in which nobody else is sending. */
async function leaseReports(gate: Gate, reports: Report[], lease: string, holder: SendingHolder): Promise<Report[]> {
  const bySendingRow = new Map(reports.map((report) => [sendingRow(report).toString('hex'), report]));
  const rows = await gate.sql<{ id: string }[]>`
    insert into vault.sending as s (id, lease, holder, until)
    select decode(id, 'hex'), ${lease}, ${holder.name}, now() + make_interval(secs => ${LEASE}) from unnest(${[...bySendingRow.keys()]}::text[]) as row (id) order by 1
    on conflict (id) do update set lease = excluded.lease, holder = excluded.holder, until = excluded.until
      where s.until < now() or (s.holder = ${holder.name} and encode(s.id, 'hex') <> all (${(holder.reports ?? []).map((report) => sendingRow(report).toString('hex'))}::text[]))
    returning encode(s.id, 'hex') as id`;
  return rows.map(({ id }) => bySendingRow.get(id)!);
}

interface Row {
  person: number;
  id: number;
  outbox: number;
  part: number;
  handle: string;
  /** null where the desk has taken it back */
  message: Buffer | null;
  asText: boolean;
  withoutMedia: boolean;
  attempts: number;
  lostSince: Date | null;
  lostFor: number | null;
  sealedSid: Buffer | null;
  createdAt: Date;
  change: HandleChange | null;
}

/** The oldest message of each. A statement after the lease: it sees what another gate committed before it let go of the report. */
async function claimFirst(gate: Gate, contacts: Contact[], reports: Report[], holder: SendingHolder): Promise<Omit<Delivery, 'lease'>[]> {
  const wanted = new Set(reports.map(({ handle }) => handle));
  const handles = contacts.flatMap(({ handles }, person) => handles.filter(({ handle }) => wanted.has(handle)).map(({ handle }) => ({ person, handle })));
  if (handles.length === 0) return [];
  const rows = await gate.sql<Row[]>`
    with mine as (
      select * from unnest(${handles.map(({ person }) => person)}::int[], ${handles.map(({ handle }) => handle)}::text[]) as mine (person, handle)
    ), first as (
      select distinct on (m.handle) m.person, d.id, d.state, d.started_at, d.tried_at, case d.state when 'sending' then d.sealed_sid end as sealed_sid
      from mine m join vault.deliveries d on d.handle = m.handle
      where ${claimable(gate, holder)}
        and not exists (select from vault.deliveries e where e.handle = d.handle and e.state in ('due', 'sending') and (e.outbox_id, e.part) < (d.outbox_id, d.part))
      order by m.handle, d.outbox_id, d.part
    ), claimed as (
      update vault.deliveries d set state = 'sending', attempts = d.attempts + 1, holder = ${holder.name}, lease_until = now() + make_interval(secs => ${LEASE}), due_at = null,
        started_at = case first.state when 'sending' then d.started_at else now() end, tried_at = case first.state when 'sending' then d.tried_at end
      from first where d.id = first.id
      returning first.person, d.id, d.outbox_id, d.part, d.handle, d.as_text, d.without_media, d.attempts, first.sealed_sid,
        case first.state when 'sending' then first.started_at end as lost_since,
        case first.state when 'sending' then extract(epoch from now() - coalesce(first.tried_at, first.started_at))::float8 end as lost_for
    )
    select c.person, c.id, c.outbox_id as outbox, c.part, c.handle, o.message, c.as_text as "asText", c.without_media as "withoutMedia", c.attempts,
      c.lost_since as "lostSince", c.lost_for as "lostFor", c.sealed_sid as "sealedSid", coalesce(least(o.created_at, now()), now()) as "createdAt", o.change
    from claimed c left join exchange.outbox o on o.id = c.outbox_id`;
  const claimed = rows.map(({ person, sealedSid, ...row }) => {
    const contact = contacts[person]!;
    return { ...row, message: row.message && openSaid(gate, row.handle, row.message), contact: contact.secret, to: `whatsapp:${addressOf(contact)}`, knownSid: sealedSid && gate.vault.open('message-id', sealedSid), inWindow: isInWindow(contact) };
  });
  // What can't be opened (changed, taken away, put under another handle, sealed to another key, or kept by nobody any more) is never sent:
  // nor does it hold up what else the report gets.
  const closed = claimed.filter(({ message }) => message === null);
  if (closed.length > 0) await willNotBeSent(gate, closed.map(({ outbox }) => outbox), 'refused');
  // Who asked to be forgotten is, though the farewell is nothing that could be sent.
  for (const { handle, createdAt } of closed.filter(({ change }) => change === 'forget')) await gate.sql.begin((sql) => forgetWhoAsked(sql, gate.vault, handle, createdAt));
  return claimed.flatMap(({ message, change: _, ...row }) => (message === null ? [] : [{ ...row, message }]));
}

/** As far as we know: Twilio may know of a later message. */
function isInWindow(contact: Contact): boolean {
  return contact.handles.some((facts) => Number(facts.lastMessageAt) > Date.now() - WINDOW);
}

async function letGo(gate: Gate, lease: string, reports: Report[]): Promise<void> {
  if (reports.length > 0) await gate.sql`delete from vault.sending where lease = ${lease} and id in ${gate.sql(reports.map(sendingRow))}`;
}

/** Keeps reports and their messages ours while these are being sent. */
export async function renewDeliveries(gate: Gate, deliveries: readonly Pick<Delivery, 'id' | 'contact' | 'handle' | 'lease'>[]): Promise<void> {
  await gate.sql`
    with reports as (
      update vault.sending set until = now() + make_interval(secs => ${LEASE})
      where id in ${gate.sql(deliveries.map(sendingRow))} and lease in ${gate.sql([...new Set(deliveries.map(({ lease }) => lease))])}
    )
    update vault.deliveries set lease_until = now() + make_interval(secs => ${LEASE}) where id in ${gate.sql(deliveries.map(({ id }) => id))} and state = 'sending'`;
}
