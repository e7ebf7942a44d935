// Forgets a person, or that a person has one of their reports. What the desk has of the report stays, and nobody can be answered.
import type { Queryable } from '../../database/connect';
import type { Vault } from '../vault';
import { dropSentOf } from '../outgoing/sent';
import { contactRow, lockContacts, lockContactsOf, saveContacts, type Contact, type ContactSecret } from './contact';
import { countForgotten, standing, type WhyForgotten } from './forgotten-counts';
import { leadToNobody } from './nobody-rows';
import { emptyReplies } from './replies';

/**
 * Deletes all that is known of a person; inside a transaction.
 * @param before where the person has begun another report since then, only what was before is forgotten
 * @returns how many handles were forgotten; null where the person was not known
 */
export async function forgetContact(sql: Queryable, vault: Vault, secret: ContactSecret, before?: Date): Promise<number | null> {
  const [contact] = await lockContacts(sql, vault, [secret]);
  if (!contact) return null;
  return forgetOf(sql, vault, contact, begunBefore(contact, before), 'asked');
}

/** Hours after somebody's last word in a report in which its "stop" is taken for theirs: the desk may have been away, or the message set aside. */
const STOP_HOURS = 72;

/**
 * Forgets who says "stop" in a report, up to what was begun since. Where they have long said nothing in it, that report alone: the "stop" is not
 * theirs, and would show the desk which other reports fall silent with it.
 * @param at when the desk answered
 */
export async function forgetWhoAsked(sql: Queryable, vault: Vault, handle: string, at: Date): Promise<void> {
  const contact = (await lockContactsOf(sql, vault, [handle])).get(handle);
  if (!contact) return;
  const said = contact.handles.find((facts) => facts.handle === handle)!.lastMessageAt;
  const theirs = said !== null && Number(at) - Number(said) <= STOP_HOURS * 3_600_000;
  await forgetOf(sql, vault, contact, theirs ? begunBefore(contact, at) : [handle], 'asked');
}

const begunBefore = ({ handles }: Contact, at?: Date) => handles.filter(({ createdAt }) => at === undefined || createdAt <= at).map(({ handle }) => handle);

/**
 * Makes one report unanswerable; with the last report the person is forgotten too. Inside a transaction.
 * @param heardSince not where the person wrote in this report since then
 * @returns whether the handle was known, and is forgotten
 */
export async function forgetHandle(sql: Queryable, vault: Vault, handle: string, why: WhyForgotten, heardSince?: Date): Promise<boolean> {
  const contact = (await lockContactsOf(sql, vault, [handle])).get(handle);
  const said = contact?.handles.find((one) => one.handle === handle)!.lastMessageAt;
  if (!contact || (heardSince && said && said > heardSince)) return false;
  await forgetOf(sql, vault, contact, [handle], why);
  return true;
}

/** Takes reports from a locked person, and with the last one the person. @returns how many handles were forgotten */
export async function forgetOf(sql: Queryable, vault: Vault, contact: Contact, handles: string[], why: WhyForgotten): Promise<number> {
  if (handles.length > 0) {
    // In time each row goes by itself, as others do. Gone at once, and all at one time, they would show a thief which reports have one sender.
    if (why === 'asked') await leadToNobody(sql, vault, contact.handles.filter(({ handle }) => handles.includes(handle)));
    else await sql`delete from vault.handles where handle in ${sql(handles)}`;
    // What is being sent at this moment goes with its outcome (outgoing/outcome.ts), which waits for these rows.
    await dropSentOf(sql, vault, handles);
    await emptyReplies(sql, vault, handles);
  }
  contact.handles = contact.handles.filter(({ handle }) => !handles.includes(handle));
  const nobodyLeft = contact.handles.length === 0;
  if (nobodyLeft) {
    if (contact.addresses.length > 0) await sql`delete from vault.addresses where lookup in ${sql(contact.addresses.flatMap(({ value }) => vault.keys('lookup', value)))}`;
    await sql`delete from vault.contacts where id = ${contactRow(contact.secret)}`;
  } else if (handles.length > 0) await saveContacts(sql, vault, [contact]);
  if (nobodyLeft || handles.length > 0) await countForgotten(sql, vault, why, { handles: handles.length, contacts: nobodyLeft ? 1 : 0 });
  if (why === 'asked' && handles.length > 0) await standing(sql, vault, handles.length);
  return handles.length;
}
