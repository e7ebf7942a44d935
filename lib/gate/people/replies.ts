// Which report one of our messages was about: kept sealed under a keyed hash of Twilio's id, for a citizen who replies to it.
import type { Vault } from '../vault';
import { padded } from './contact';

export interface Reply {
  handle: string;
  outbox: number;
  /** Twilio's id: a change of keys makes a new hash of it */
  messageSid: string;
}

/** Bytes; a handle, a 53-bit number and an id of Twilio's with what stands around them. */
const SIZE = 128;

export function sealReply(vault: Vault, { handle, outbox, messageSid }: Reply): Buffer {
  return vault.seal('reply', padded(JSON.stringify([handle, outbox, messageSid]), SIZE));
}

export function openReply(vault: Vault, sealed: Uint8Array): Reply {
  const [handle, outbox, messageSid] = JSON.parse(vault.open('reply', sealed)) as [string, number, string];
  return { handle, outbox, messageSid };
}
