// The person behind a request: found by number or business-scoped id, made where nobody is found, linked where a request shows both.
import type { Queryable, Sql } from '../../database/connect';
import type { HandleChange } from '../../exchange/messages';
import type { Gate } from '../gate';
import type { Sender } from '../incoming/request';
import { lockWhileKeysChange } from '../keys/changing';
import { receiptSaid } from '../outgoing/said';
import { newHandle, type Vault } from '../vault';
import type { HandleFacts } from './choose-handle';
import { contactRow, lockContacts, newContactSecret, openAddress, readContacts, saveContacts, sealAddress, sealContact, sealHandle, type Contact, type ContactAddress, type ContactSecret } from './contact';
import { openReply } from './replies';
import { heard } from './what-the-desk-said';

export interface Person {
  contact: ContactSecret;
  /** all that they are known by */
  addresses: ContactAddress[];
  handles: HandleFacts[];
  /** made, or made one of several, by this look */
  settled: boolean;
  /** the bot's message that was replied to, where it went to this person */
  replied: { handle: string; outbox: number } | null;
  /** the handle of the message that was replied to, also where nobody has it any more */
  quoted: string | null;
}

/**
 * The person of a sender.
 * @param repliedTo Twilio's id of the message that was replied to
 */
export async function findPerson({ sql, vault, boxes }: Pick<Gate, 'sql' | 'vault' | 'boxes'>, sender: Sender, repliedTo?: string): Promise<Person> {
  const addresses = addressesOf(sender);
  for (let settled = false; ; settled = true) {
    const [known, reply] = await Promise.all([knownAddresses(sql, vault, addresses), repliedTo === undefined ? undefined : findReply(sql, vault, repliedTo)]);
    const secrets = [...new Set(known.map(({ secret }) => secret))].sort();
    if (secrets.length === 1 && addresses.every(({ value }) => known.some((one) => one.value === value))) {
      const [contact] = await readContacts(sql, vault, secrets);
      if (contact) {
        const handles = await withWhatTheDeskSaid({ sql, boxes }, contact.handles);
        const replied = reply && handles.some(({ handle }) => handle === reply.handle) ? { handle: reply.handle, outbox: reply.outbox } : null;
        return { contact: contact.secret, addresses: contact.addresses, handles, settled, replied, quoted: reply?.handle ?? null };
      }
    }
    // Someone new, a second address of someone known, or two persons who turn out to be one: settled, then looked up again.
    await sql.begin((transaction) => settle(transaction, vault, addresses)).catch((error: unknown) => {
      if (!isRace(error)) throw error;
    });
  }
}

/** Begins a report for a person. @throws Error where the person was forgotten meanwhile */
export async function openHandle(sql: Sql, vault: Vault, secret: ContactSecret, at = new Date()): Promise<string> {
  const handle = newHandle();
  return sql.begin(async (transaction) => {
    const [contact] = await lockContacts(transaction, vault, [secret]);
    if (!contact) throw new Error('the person is not known any more.');
    contact.handles.push(beginningOf(handle, at));
    await Promise.all([saveContacts(transaction, vault, [contact]), insertHandle(transaction, vault, handle, secret)]);
    return handle;
  });
}

export function beginningOf(handle: string, at: Date): HandleFacts {
  return { handle, state: 'in-progress', receipt: null, createdAt: at, filedAt: null, lastMessageAt: at, awaitingSince: null };
}

export async function insertHandle(sql: Queryable, vault: Vault, handle: string, secret: ContactSecret): Promise<void> {
  await sql`insert into vault.handles (handle, sealed) values (${handle}, ${sealHandle(vault, secret)})`;
}

function addressesOf(sender: Sender): ContactAddress[] {
  const addresses: ContactAddress[] = [];
  if (sender.phone) addresses.push({ kind: 'phone', value: sender.phone });
  if (sender.businessScoped) addresses.push({ kind: 'business-scoped', value: sender.businessScoped });
  return addresses;
}

async function knownAddresses(sql: Queryable, vault: Vault, addresses: ContactAddress[]) {
  const rows = await sql<{ sealed: Buffer }[]>`select sealed from vault.addresses where lookup in ${sql(addresses.flatMap(({ value }) => vault.keys('lookup', value)))}`;
  return rows.map((row) => openAddress(vault, row.sealed));
}

async function findReply(sql: Queryable, vault: Vault, messageSid: string): Promise<{ handle: string; outbox: number } | undefined> {
  const keys = vault.keys('message-id', messageSid);
  const [row] = await sql<{ sealed: Buffer }[]>`select sealed from vault.replies where message_key in ${sql(keys)}`;
  if (row) return openReply(vault, row.sealed);
  // Twilio's answer is not written down yet, or was lost; its callback came.
  const [sent] = await sql<{ handle: string; outbox: number }[]>`select handle, outbox_id as outbox from vault.deliveries where message_key in ${sql(keys)}`;
  return sent;
}

/** What the desk has said of a handle holds at once, whether or not a gate has taken the message that says it. */
async function withWhatTheDeskSaid({ sql, boxes }: Pick<Gate, 'sql' | 'boxes'>, handles: HandleFacts[]): Promise<HandleFacts[]> {
  // Asked for somebody new too: whoever holds up this table would else see who is new and who is not.
  const rows = await sql<{ handle: string; change: HandleChange; message: Buffer; at: Date }[]>`
    select o.handle, o.change, o.message, least(o.created_at, now()) as at
    from exchange.outbox o where o.handle = any(${handles.map(({ handle }) => handle)}::text[]) and o.state = 'waiting' and o.change is not null
    order by o.id`;
  return handles.map((facts) => rows.reduce((before, { handle, message, ...said }) => (handle === facts.handle ? heard(before, { ...said, receipt: () => receiptSaid({ boxes }, handle, message) }) : before), facts));
}

async function settle(sql: Queryable, vault: Vault, addresses: ContactAddress[]): Promise<void> {
  await lockWhileKeysChange(sql, vault);
  const known = await giveOverNumber(sql, vault, addresses, await knownAddresses(sql, vault, addresses));
  const [secret, ...others] = [...new Set(known.map((one) => one.secret))].sort();
  const missing = addresses.filter(({ value }) => !known.some((one) => one.value === value));
  const contact = secret === undefined ? await newContact(sql, vault) : await merge(sql, vault, secret, others);
  contact.addresses.push(...missing);
  await saveContacts(sql, vault, [contact]);
  for (const address of missing) await sql`insert into vault.addresses (lookup, sealed) values (${vault.key('lookup', address.value)}, ${sealAddress(vault, contact.secret, address)})`;
}

/** Days of silence after which a number may be somebody else's: in India one that was given up goes to another subscriber after 90 days at the earliest (TRAI). */
const NUMBER_KEPT_DAYS = 90;

/**
 * Takes a number from a person who has long said nothing and was known by another id of WhatsApp's than the one that comes with the number now:
 * it has changed hands, and what they reported is nothing for the one who has it now. WhatsApp's ids alone say less: a business that moves at
 * Meta sees everybody under a new one.
 * @returns the addresses that are known now
 */
async function giveOverNumber(sql: Queryable, vault: Vault, addresses: readonly ContactAddress[], known: (ContactAddress & { secret: ContactSecret })[]) {
  const number = known.find(({ kind }) => kind === 'phone');
  const id = addresses.find(({ kind }) => kind === 'business-scoped');
  if (!number || !id || known.some(({ value, secret }) => value === id.value && secret === number.secret)) return known;
  const [before] = await lockContacts(sql, vault, [number.secret]);
  if (!before) throw new MergedMeanwhile();
  const [row] = await sql<{ since: Date }[]>`select now() - make_interval(days => ${NUMBER_KEPT_DAYS}) as since`;
  const silent = before.handles.length > 0 && before.handles.every((facts) => Math.max(Number(facts.createdAt), Number(facts.lastMessageAt)) < Number(row!.since));
  if (!silent || !before.addresses.some(({ kind }) => kind === 'business-scoped')) return known;
  before.addresses = before.addresses.filter(({ value }) => value !== number.value);
  await saveContacts(sql, vault, [before]);
  await sql`delete from vault.addresses where lookup in ${sql(vault.keys('lookup', number.value))}`;
  return known.filter((address) => address !== number);
}

async function newContact(sql: Queryable, vault: Vault): Promise<Contact> {
  const contact: Contact = { secret: newContactSecret(), addresses: [], handles: [] };
  await sql`insert into vault.contacts (id, sealed) values (${contactRow(contact.secret)}, ${sealContact(vault, contact)})`;
  return contact;
}

/** One person of several: the first one's secret stays. */
async function merge(sql: Queryable, vault: Vault, secret: ContactSecret, others: ContactSecret[]): Promise<Contact> {
  const contacts = await lockContacts(sql, vault, [secret, ...others]);
  const kept = contacts.find((contact) => contact.secret === secret);
  if (!kept || contacts.length !== others.length + 1) throw new MergedMeanwhile();
  for (const other of contacts) {
    if (other === kept) continue;
    kept.addresses.unshift(...other.addresses);
    kept.handles.push(...other.handles);
    for (const address of other.addresses) await sql`update vault.addresses set sealed = ${sealAddress(vault, secret, address)} where lookup in ${sql(vault.keys('lookup', address.value))}`;
    for (const { handle } of other.handles) await sql`update vault.handles set sealed = ${sealHandle(vault, secret)} where handle = ${handle}`;
    await sql`delete from vault.contacts where id = ${contactRow(other.secret)}`;
  }
  return kept;
}

class MergedMeanwhile extends Error {}

/** Another worker made or merged the same person meanwhile: unique_violation, deadlock_detected. */
function isRace(error: unknown): boolean {
  return error instanceof MergedMeanwhile || ['23505', '40P01'].includes((error as { code?: string }).code ?? '');
}
