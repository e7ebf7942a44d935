// Carries over what vaults kept before links were sealed: SQL can't seal, so it happens at the gate's start, before it is ready.
import type { Queryable, Sql } from '../database/connect';
import type { HandleFacts } from './people/choose-handle';
import { contactRow, newContactSecret, sealAddress, sealContact, type Contact, type ContactAddress } from './people/contact';
import { countForgotten, REASONS, resealCounts, standing, type ForgottenCount, type WhyForgotten } from './people/forgotten-counts';
import { sealNobody } from './people/nobody';
import { insertHandle } from './people/person';
import { reportKey, sealReply } from './people/replies';
import type { IncomingRequest } from './incoming/request';
import { sentRow, type Sent } from './outgoing/sent';
import { takeTurn } from './turns';
import type { Vault } from './vault';

/** Persons of one transaction. */
const BATCH = 100;

/** Brings older rows into their new form; a crash at any point is harmless. Costs nothing where there are none. */
export async function carryOver(sql: Sql, vault: Vault): Promise<void> {
  for (let left = true; left; ) {
    left = await sql.begin(async (transaction) => {
      await takeTurn(transaction, 'carry-over');
      return carrySome(transaction, vault);
    });
  }
}

async function carrySome(sql: Queryable, vault: Vault): Promise<boolean> {
  // Once all is carried over they are dropped (migration 0084).
  const [former] = await sql<{ there: boolean }[]>`select to_regclass('vault.former_contacts') is not null as there`;
  const persons = former!.there ? await sql<{ id: number }[]>`select id from vault.former_contacts order by id limit ${BATCH}` : [];
  if (persons.length > 0) {
    await carryPersons(sql, vault, persons.map(({ id }) => id));
    return true;
  }
  const [requests] = await sql`select from vault.received where sealed_sid is null and state <> 'handed-over' limit 1`;
  if (requests) await carryRequests(sql, vault);
  await carrySent(sql, vault);
  await carryCounts(sql, vault);
  if (await carryForgotten(sql, vault)) return true;
  if (!former!.there) return false;
  const [anything] = await sql`select from pg_class where oid = 'vault.former_contacts'::regclass and pg_relation_filenode(oid) is not null and reltuples <> 0`;
  // Deleted rows stay in the files until they are cleared away; this leaves nothing of them.
  if (anything) await sql`truncate vault.former_deliveries, vault.former_handles, vault.former_addresses, vault.former_contacts`;
  return false;
}

async function carryPersons(sql: Queryable, vault: Vault, ids: number[]): Promise<void> {
  const addresses = await sql<(ContactAddress & { person: number; sealed: Buffer })[]>`select contact_id as person, kind, sealed from vault.former_addresses where contact_id in ${sql(ids)} order by created_at`;
  const handles = await sql<(HandleFacts & { person: number })[]>`
    select contact_id as person, handle, state, receipt, created_at as "createdAt", filed_at as "filedAt", coalesce(last_message_at, created_at) as "lastMessageAt", awaiting_since as "awaitingSince"
    from vault.former_handles where contact_id in ${sql(ids)} order by created_at`;
  for (const id of ids) {
    const contact: Contact = {
      secret: newContactSecret(),
      addresses: addresses.filter(({ person }) => person === id).map(({ kind, sealed }) => ({ kind, value: vault.open('address', sealed) })),
      handles: handles.filter(({ person }) => person === id).map(({ person: _, ...facts }) => facts),
    };
    await sql`insert into vault.contacts (id, sealed) values (${contactRow(contact.secret)}, ${sealContact(vault, contact)})`;
    for (const address of contact.addresses) await sql`insert into vault.addresses (lookup, sealed) values (${vault.key('lookup', address.value)}, ${sealAddress(vault, contact.secret, address)})`;
    for (const { handle } of contact.handles) await insertHandle(sql, vault, handle, contact.secret);
  }
  await carryDeliveries(sql, vault, ids);
  await sql`delete from vault.former_contacts where id in ${sql(ids)}`;
}

async function carryDeliveries(sql: Queryable, vault: Vault, ids: number[]): Promise<void> {
  // Open ones go on; of those that Twilio has taken, what a late callback or a reply may ask for is kept.
  await sql`
    insert into vault.deliveries (outbox_id, part, handle, state, as_text, without_media, attempts, started_at, tried_at, message_key, sealed_sid, failed_key, status, failure_code, created_at)
    select outbox_id, part, handle, state, as_text, without_media, attempts, started_at, tried_at, message_key, sealed_sid, failed_key, status, failure_code, created_at from vault.former_deliveries
    where contact_id in ${sql(ids)} and (state in ('due', 'sending') or (state = 'accepted' and status in ('none', 'sent') and created_at > now() - interval '3 days'))
    order by outbox_id, part`;
  await sql`update vault.deliveries set lease_until = now() where state = 'sending' and lease_until is null`;
  const sent = await sql<{ handle: string; outbox: number; key: Buffer; sealed: Buffer; day: Date }[]>`
    select handle, outbox_id as outbox, message_key as key, sealed_sid as sealed, created_at as day from vault.former_deliveries
    where contact_id in ${sql(ids)} and message_key is not null and sealed_sid is not null`;
  for (const { handle, outbox, key, sealed, day } of sent) {
    const reply = sealReply(vault, { handle, outbox, messageSid: vault.open('message-id', sealed) });
    await sql`insert into vault.replies (message_key, report, sealed, day) values (${key}, ${reportKey(vault, handle)}, ${reply}, ${day}::date) on conflict do nothing`;
  }
}

/** Requests that are still to be handed over get the hash of their sender that the others have. */
async function carryRequests(sql: Queryable, vault: Vault): Promise<void> {
  const rows = await sql<{ id: number; sealed: Buffer }[]>`select id, sealed from vault.received where sealed_sid is null and state <> 'handed-over' for update`;
  for (const { id, sealed } of rows) {
    const { messageSid, sender } = JSON.parse(vault.open('request', sealed)) as IncomingRequest;
    await sql`update vault.received set sender = ${vault.key('sender', (sender.phone ?? sender.businessScoped)!)}, sealed_sid = ${vault.seal('message-id', messageSid)} where id = ${id}`;
  }
}

/** What Twilio had taken leaves the queue of what is under way. */
async function carrySent(sql: Queryable, vault: Vault): Promise<void> {
  const rows = await sql<(Omit<Sent, 'messageSid'> & { sealedSid: Buffer | null; status: string; day: Date })[]>`
    delete from vault.deliveries where state in ('accepted', 'failed')
    returning handle, outbox_id as outbox, part, as_text as "asText", without_media as "withoutMedia", attempts, status, created_at as day, case state when 'accepted' then sealed_sid end as "sealedSid"`;
  for (const { sealedSid, status, day, ...sent } of rows) {
    if (sealedSid === null || ['delivered', 'read'].includes(status)) continue;
    const row = sentRow(vault, { ...sent, messageSid: vault.open('message-id', sealedSid) });
    await sql`insert into vault.sent (message_key, report, sealed, day) values (${row.message_key}, ${row.report}, ${row.sealed}, ${day}::date) on conflict do nothing`;
  }
}

/** Counts by the day become one of all days, sealed. */
async function carryCounts(sql: Queryable, vault: Vault): Promise<void> {
  const counts = await sql<(ForgottenCount & { why: WhyForgotten })[]>`select why, sum(handles)::int as handles, sum(contacts)::int as contacts from vault.forgotten group by why`;
  for (const { why, ...count } of counts) await countForgotten(sql, vault, why, count);
  if (counts.length > 0) await sql`truncate vault.forgotten`;
  const [made] = await sql<{ all: boolean }[]>`select count(*) = ${REASONS.length} as all from vault.forgotten_counts`;
  if (!made!.all) await resealCounts(sql, vault);
}

/** Tips whose sender was forgotten before rows stayed get one that leads to nobody. @returns whether there may be more */
async function carryForgotten(sql: Queryable, vault: Vault): Promise<boolean> {
  const rows = await sql<{ handle: string; heardOn: Date }[]>`
    delete from vault.missing_handles where handle in (select handle from vault.missing_handles order by handle limit ${BATCH}) returning handle, heard_on as "heardOn"`;
  if (rows.length === 0) return false;
  const made = await sql`
    insert into vault.handles (handle, sealed)
    select handle, decode(sealed, 'hex') from unnest(${rows.map(({ handle }) => handle)}::text[], ${rows.map(({ heardOn }) => sealNobody(vault, { state: 'filed', lastWord: heardOn }).toString('hex'))}::text[]) as row (handle, sealed)
    order by handle on conflict do nothing`;
  if (made.count > 0) await standing(sql, vault, made.count);
  return true;
}
