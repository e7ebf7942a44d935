// The person behind a request: found by number or business-scoped id, made where nobody is found, linked where a request shows both.
import type { Queryable } from '../../database/connect';
import type { Gate } from '../gate';
import type { Sender } from '../incoming/request';
import { openSaid } from '../outgoing/said';
import { newHandle, type Vault } from '../vault';
import type { HandleFacts } from './choose-handle';

export interface Person {
  contact: number;
  handles: HandleFacts[];
  /** the bot's message that was replied to, where it went to this person */
  replied: { handle: string; outbox: number } | null;
}

interface Address {
  kind: 'phone' | 'business-scoped';
  value: string;
  lookup: Buffer;
}

/**
 * The person of a sender.
 * @param repliedTo Twilio's id of the message that was replied to
 */
export async function findPerson({ sql, vault, boxes }: Pick<Gate, 'sql' | 'vault' | 'boxes'>, sender: Sender, repliedTo?: string): Promise<Person> {
  const addresses = addressesOf(sender, vault);
  for (;;) {
    const found = await look({ sql, boxes }, addresses, repliedTo === undefined ? null : vault.key('message-id', repliedTo));
    const [contact, ...others] = found.contacts;
    if (contact !== undefined && others.length === 0 && found.known === addresses.length) {
      return { contact, handles: found.handles, replied: found.replied };
    }
    // Someone new, a second address of someone known, or two persons who turn out to be one: settled, then looked up again.
    await sql.begin(async (transaction) => {
      const kept = contact ?? (await newContact(transaction));
      for (const other of others) await mergeContacts(transaction, kept, other);
      await addAddresses(transaction, vault, kept, addresses);
    }).catch((error: unknown) => {
      if (!isRace(error)) throw error;
    });
  }
}

/** Begins a report for a person. */
export async function openHandle(sql: Queryable, contact: number): Promise<string> {
  const handle = newHandle();
  await sql`insert into vault.handles (handle, contact_id) values (${handle}, ${contact})`;
  return handle;
}

function addressesOf(sender: Sender, vault: Vault): Address[] {
  const addresses: Address[] = [];
  if (sender.phone) addresses.push({ kind: 'phone', value: sender.phone, lookup: vault.lookup(sender.phone) });
  if (sender.businessScoped) addresses.push({ kind: 'business-scoped', value: sender.businessScoped, lookup: vault.lookup(sender.businessScoped) });
  return addresses;
}

interface Row extends Omit<HandleFacts, 'handle'> {
  lookup: string;
  contact: number;
  handle: string | null;
  /** what waits to be said of the handle */
  said: Buffer | null;
  repliedHandle: string | null;
  repliedOutbox: number | null;
}

async function look({ sql, boxes }: Pick<Gate, 'sql' | 'boxes'>, addresses: Address[], replied: Buffer | null) {
  // What the desk has already said of a handle holds at once, whether or not Twilio has taken the message that says it.
  const rows = await sql<Row[]>`
    select encode(a.lookup, 'hex') as lookup, a.contact_id as contact, h.handle, coalesce(said.state, h.state) as state, h.receipt, said.message as said,
      h.created_at as "createdAt", coalesce(h.filed_at, said.at) as "filedAt", h.last_message_at as "lastMessageAt", h.awaiting_since as "awaitingSince",
      d.handle as "repliedHandle", d.outbox_id as "repliedOutbox"
    from vault.addresses a
    left join vault.handles h on h.contact_id = a.contact_id
    left join vault.deliveries d on d.message_key = ${replied} and d.contact_id = a.contact_id
    left join lateral (
      select case o.change when 'filed' then 'filed' else 'ended' end as state, o.message, o.created_at as at
      from exchange.outbox o where o.handle = h.handle and o.state = 'waiting' and o.change is not null
      order by o.id desc limit 1
    ) said on true
    where a.lookup in ${sql(addresses.map((address) => address.lookup))}`;
  const contacts = [...new Set(rows.map((row) => row.contact))].sort((one, other) => one - other);
  const handles = new Map<string, HandleFacts>();
  for (const { lookup: _, contact: __, repliedHandle: ___, repliedOutbox: ____, said, ...facts } of rows) {
    if (facts.handle === null) continue;
    const receipt = (said && openSaid({ boxes }, facts.handle, said)?.receipt) ?? facts.receipt;
    handles.set(facts.handle, { ...facts, handle: facts.handle, receipt });
  }
  const reply = rows.find((row) => row.repliedHandle !== null);
  return {
    contacts,
    known: new Set(rows.map((row) => row.lookup)).size,
    handles: [...handles.values()],
    replied: reply ? { handle: reply.repliedHandle!, outbox: reply.repliedOutbox! } : null,
  };
}

async function newContact(sql: Queryable): Promise<number> {
  const [row] = await sql<{ id: number }[]>`insert into vault.contacts default values returning id`;
  return row!.id;
}

async function addAddresses(sql: Queryable, vault: Vault, contact: number, addresses: Address[]): Promise<void> {
  for (const { lookup, kind, value } of addresses) {
    const [row] = await sql<{ contact: number }[]>`select contact_id as contact from vault.addresses where lookup = ${lookup}`;
    if (row?.contact === contact) continue;
    await sql`insert into vault.addresses (lookup, contact_id, kind, sealed) values (${lookup}, ${contact}, ${kind}, ${vault.seal('address', value)})`;
  }
}

async function mergeContacts(sql: Queryable, kept: number, other: number): Promise<void> {
  await sql`select from vault.contacts where id in (${kept}, ${other}) order by id for update`;
  await sql`update vault.addresses set contact_id = ${kept} where contact_id = ${other}`;
  await sql`update vault.handles set contact_id = ${kept} where contact_id = ${other}`;
  await sql`update vault.deliveries set contact_id = ${kept} where contact_id = ${other}`;
  await sql`
    update vault.contacts k set last_inbound_at = greatest(k.last_inbound_at, o.last_inbound_at)
    from vault.contacts o where k.id = ${kept} and o.id = ${other}`;
  await sql`delete from vault.contacts where id = ${other}`;
}

/** Another worker made or merged the same person meanwhile: unique_violation, foreign_key_violation, deadlock_detected. */
function isRace(error: unknown): boolean {
  return ['23505', '23503', '40P01'].includes((error as { code?: string }).code ?? '');
}
