// Messages that Twilio has taken and whose fate may still be told. They stand under Twilio's id alone: a row that names its report and stays
// until it is delivered would show a thief which reports have a phone that is off or blocks us.
import { randomInt } from 'node:crypto';
import type { Queryable } from '../../database/connect';
import { padded } from '../people/contact';
import type { Vault } from '../vault';

export interface Sent {
  /** Twilio's id */
  messageSid: string;
  handle: string;
  outbox: number;
  part: number;
  asText: boolean;
  withoutMedia: boolean;
  attempts: number;
}

/** Bytes; more than a handle, an id of Twilio's and numbers with what stands around them. */
const SIZE = 192;
/** A row is found by its report's handle and one of so many numbers: rows of one report, of which several stay where none is delivered, share no hash. */
const SLOTS = 64;

const slotName = (handle: string, slot: number) => `${handle} ${slot}`;

export function sealSent(vault: Vault, { messageSid, handle, outbox, part, asText, withoutMedia, attempts }: Sent): Buffer {
  return vault.seal('sent', padded(JSON.stringify([messageSid, handle, outbox, part, asText, withoutMedia, attempts]), SIZE));
}

export function openSent(vault: Vault, sealed: Uint8Array): Sent {
  const [messageSid, handle, outbox, part, asText, withoutMedia, attempts] = JSON.parse(vault.open('sent', sealed)) as [string, string, number, number, boolean, boolean, number];
  return { messageSid, handle, outbox, part, asText, withoutMedia, attempts };
}

/** The row of a message. */
export function sentRow(vault: Vault, sent: Sent): { message_key: Buffer; report: Buffer; sealed: Buffer } {
  return { message_key: vault.key('message-id', sent.messageSid), report: vault.key('report', slotName(sent.handle, randomInt(SLOTS))), sealed: sealSent(vault, sent) };
}

/** What is noted of a message; null where nothing is. */
export async function findSent(sql: Queryable, vault: Vault, messageSid: string): Promise<Sent | null> {
  const [row] = await sql<{ sealed: Buffer }[]>`select sealed from vault.sent where message_key in ${sql(vault.keys('message-id', messageSid))}`;
  return row ? openSent(vault, row.sealed) : null;
}

/** Takes the note of a message away: its fate is settled by whoever gets it. @returns null where nobody is to settle it any more */
export async function takeSent(sql: Queryable, vault: Vault, messageSid: string): Promise<Sent | null> {
  const [row] = await sql<{ sealed: Buffer }[]>`delete from vault.sent where message_key in ${sql(vault.keys('message-id', messageSid))} returning sealed`;
  return row ? openSent(vault, row.sealed) : null;
}

/** Deletes what is noted of messages to these reports. */
export async function dropSentOf(sql: Queryable, vault: Vault, handles: readonly string[]): Promise<void> {
  const reports = handles.flatMap((handle) => Array.from({ length: SLOTS }, (_, slot) => vault.keys('report', slotName(handle, slot)).map((key) => key.toString('hex'))).flat());
  await sql`delete from vault.sent where report in (select decode(report, 'hex') from unnest(${reports}::text[]) as one (report))`;
}
