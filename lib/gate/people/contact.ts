// A person as the vault keeps them: one sealed, padded value with all their addresses and reports.
// Found by hashes of a secret of theirs; the secret itself stands only sealed, beside each address and handle.
import { createHash, randomBytes } from 'node:crypto';
import type { Queryable } from '../../database/connect';
import type { Vault } from '../vault';
import type { HandleFacts } from './choose-handle';
import { readNobody } from './nobody';

/** 16 random bytes, hex. Never written anywhere unsealed. */
export type ContactSecret = string;

export interface ContactAddress {
  kind: 'phone' | 'business-scoped';
  value: string;
}

export interface Contact {
  secret: ContactSecret;
  /** the newest of a kind last */
  addresses: ContactAddress[];
  handles: HandleFacts[];
}

export const newContactSecret = (): ContactSecret => randomBytes(16).toString('hex');

/** Where the person stands in vault.contacts. */
export const contactRow = (secret: ContactSecret): Buffer => rowOf('contact', secret);
/** Where a report of the person stands in vault.sending. */
export const sendingRow = ({ contact, handle }: { contact: ContactSecret; handle: string }): Buffer => rowOf(`sending ${handle}`, contact);

// Without a key: 128 random bits can't be guessed, and a change of keys must leave leases alone.
function rowOf(table: string, secret: ContactSecret): Buffer {
  return createHash('sha256').update(`satark-mitra ${table} `).update(secret, 'hex').digest().subarray(0, 16);
}

/** The address to write to. */
export function addressOf(contact: Contact): string | undefined {
  return (contact.addresses.findLast(({ kind }) => kind === 'phone') ?? contact.addresses.at(-1))?.value;
}

/** Sizes, in bytes, that a person's value is padded to: the smallest holds a handful of reports. Beyond the last, multiples of it. */
const SIZES = [1024, 4096, 16384];

/** What goes into vault.contacts.sealed. */
export function sealContact(vault: Vault, contact: Contact): Buffer {
  const time = (date: Date | null) => (date === null ? null : Number(date));
  const handles = contact.handles.map((facts) => [facts.handle, facts.state, facts.receipt, ...[facts.createdAt, facts.filedAt, facts.lastMessageAt, facts.awaitingSince].map(time)]);
  const text = JSON.stringify([contact.secret, contact.addresses.map(({ kind, value }) => [kind, value]), handles]);
  const length = Buffer.byteLength(text);
  const largest = SIZES.at(-1)!;
  return vault.seal('contact', padded(text, SIZES.find((size) => size >= length) ?? Math.ceil(length / largest) * largest));
}

export function openContact(vault: Vault, sealed: Uint8Array): Contact {
  type Row = [string, HandleFacts['state'], string | null, number, number | null, number | null, number | null];
  const [secret, addresses, handles] = JSON.parse(vault.open('contact', sealed)) as [ContactSecret, [ContactAddress['kind'], string][], Row[]];
  const date = (time: number | null) => (time === null ? null : new Date(time));
  return {
    secret,
    addresses: addresses.map(([kind, value]) => ({ kind, value })),
    handles: handles.map(([handle, state, receipt, createdAt, filedAt, lastMessageAt, awaitingSince]) => ({
      handle, state, receipt, createdAt: new Date(createdAt), filedAt: date(filedAt), lastMessageAt: date(lastMessageAt), awaitingSince: date(awaitingSince),
    })),
  };
}

/** JSON may end in any number of spaces. */
export function padded(text: string, size: number): string {
  return text + ' '.repeat(Math.max(0, size - Buffer.byteLength(text)));
}

/** Longest address that WhatsApp gives, with what stands around it. */
const ADDRESS_SIZE = 320;

/** What goes into vault.addresses.sealed. */
export function sealAddress(vault: Vault, secret: ContactSecret, { kind, value }: ContactAddress): Buffer {
  return vault.seal('address', padded(JSON.stringify([secret, kind, value]), ADDRESS_SIZE));
}

export function openAddress(vault: Vault, sealed: Uint8Array): ContactAddress & { secret: ContactSecret } {
  const [secret, kind, value] = JSON.parse(vault.open('address', sealed)) as [ContactSecret, ContactAddress['kind'], string];
  return { secret, kind, value };
}

/** What goes into vault.handles.sealed. */
export const sealHandle = (vault: Vault, secret: ContactSecret): Buffer => vault.seal('handle', Buffer.from(secret, 'hex'));
/** @returns null where the report's sender is forgotten */
export function openHandleRow(vault: Vault, sealed: Uint8Array): ContactSecret | null {
  const bytes = vault.openBytes('handle', sealed);
  return readNobody(bytes) ? null : bytes.toString('hex');
}

/** The report's rows that lead to a person, with whom. */
export function openHandleRows(vault: Vault, rows: readonly { handle: string; sealed: Uint8Array }[]): { handle: string; secret: ContactSecret }[] {
  return rows.flatMap(({ handle, sealed }) => {
    const secret = openHandleRow(vault, sealed);
    return secret === null ? [] : [{ handle, secret }];
  });
}

/** The persons of these secrets; one whom somebody forgot or merged meanwhile is not among them. */
export async function readContacts(sql: Queryable, vault: Vault, secrets: readonly ContactSecret[]): Promise<Contact[]> {
  if (secrets.length === 0) return [];
  const rows = await sql<{ sealed: Buffer }[]>`select sealed from vault.contacts where id in ${sql(secrets.map(contactRow))}`;
  return rows.map((row) => openContact(vault, row.sealed));
}

/** The same, kept from others until the transaction ends. In the order of ids, so that two never wait for each other. */
export async function lockContacts(sql: Queryable, vault: Vault, secrets: readonly ContactSecret[]): Promise<Contact[]> {
  if (secrets.length === 0) return [];
  const rows = await sql<{ sealed: Buffer }[]>`select sealed from vault.contacts where id in ${sql(secrets.map(contactRow))} order by id for update`;
  return rows.map((row) => openContact(vault, row.sealed));
}

/** Looks at who a report's sender is: each may find them made one with another meanwhile. */
const LOOKS = 4;

/**
 * The persons behind reports, kept from others until the transaction ends, by handle; of a report whose sender is forgotten there is none.
 * Two persons may turn out to be one at any moment: then they are looked up again.
 */
export async function lockContactsOf(sql: Queryable, vault: Vault, handles: readonly string[]): Promise<Map<string, Contact>> {
  const found = new Map<string, Contact>();
  let left = [...handles];
  for (let look = 0; left.length > 0 && look < LOOKS; look++) {
    const rows = openHandleRows(vault, await sql<{ handle: string; sealed: Buffer }[]>`select handle, sealed from vault.handles where handle = any(${left}::text[])`);
    const contacts = await lockContacts(sql, vault, [...new Set(rows.map(({ secret }) => secret))]);
    // One object for each person, though some of their reports were found at an earlier look.
    const known = new Map([...found.values()].map((contact) => [contact.secret, contact]));
    for (const fresh of contacts) {
      const contact = known.get(fresh.secret) ?? fresh;
      for (const { handle } of contact.handles) if (left.includes(handle)) found.set(handle, contact);
    }
    left = rows.map(({ handle }) => handle).filter((handle) => !found.has(handle));
  }
  return found;
}

/** Writes locked persons back. */
export async function saveContacts(sql: Queryable, vault: Vault, contacts: readonly Contact[]): Promise<void> {
  if (contacts.length === 0) return;
  const hex = (bytes: Buffer) => bytes.toString('hex');
  await sql`
    update vault.contacts c set sealed = decode(new.sealed, 'hex')
    from unnest(${contacts.map(({ secret }) => hex(contactRow(secret)))}::text[], ${contacts.map((contact) => hex(sealContact(vault, contact)))}::text[]) as new (id, sealed)
    where c.id = decode(new.id, 'hex')`;
}
