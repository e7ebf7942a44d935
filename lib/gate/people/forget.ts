// Forgets a person, or that a person has one of their reports. What the desk has of the report stays, and nobody can be answered.
import type { Queryable } from '../../database/connect';
import type { Vault } from '../vault';
import { contactRow, lockContacts, openHandleRow, saveContacts, type Contact, type ContactSecret } from './contact';

/**
 * Deletes all that is known of a person; inside a transaction.
 * @param before where the person has begun another report since then, only what was before is forgotten
 * @returns how many handles were forgotten; null where the person was not known
 */
export async function forgetContact(sql: Queryable, vault: Vault, secret: ContactSecret, before?: Date): Promise<number | null> {
  const [contact] = await lockContacts(sql, vault, [secret]);
  if (!contact) return null;
  return forget(sql, vault, contact, contact.handles.filter(({ createdAt }) => before === undefined || createdAt <= before).map(({ handle }) => handle));
}

/**
 * Makes one report unanswerable; with the last report the person is forgotten too. Inside a transaction.
 * @returns whether the handle was known
 */
export async function forgetHandle(sql: Queryable, vault: Vault, handle: string): Promise<boolean> {
  const [row] = await sql<{ sealed: Buffer }[]>`select sealed from vault.handles where handle = ${handle}`;
  if (!row) return false;
  const [contact] = await lockContacts(sql, vault, [openHandleRow(vault, row.sealed)]);
  if (!contact?.handles.some((facts) => facts.handle === handle)) return false;
  await forget(sql, vault, contact, [handle]);
  return true;
}

async function forget(sql: Queryable, vault: Vault, contact: Contact, handles: string[]): Promise<number> {
  if (handles.length > 0) {
    await sql`delete from vault.handles where handle in ${sql(handles)}`;
    await sql`delete from vault.deliveries where handle in ${sql(handles)} and state in ('accepted', 'failed')`;
  }
  contact.handles = contact.handles.filter(({ handle }) => !handles.includes(handle));
  if (contact.handles.length > 0) {
    await saveContacts(sql, vault, [contact]);
    return handles.length;
  }
  if (contact.addresses.length > 0) await sql`delete from vault.addresses where lookup in ${sql(contact.addresses.flatMap(({ value }) => vault.keys('lookup', value)))}`;
  await sql`delete from vault.contacts where id = ${contactRow(contact.secret)}`;
  return handles.length;
}
