// What every part of the stand-in shares: whose account it is, where the gate is, the chats, the faults.
import type { Store } from '../chats/store';
import type { Settings } from '../types';
import type { Faults } from './faults';
import type { HttpClient } from './http';

export interface Account {
  sid: string;
  authToken: string;
  /** The WhatsApp sender, for example whatsapp:+917839860411. */
  sender: string;
  /** Where to post incoming messages, as this process reaches the gate. */
  inboundUrl: string;
  /** The same gate as Twilio would reach it: scheme, host and path before /whatsapp. Signatures are made for addresses below it. */
  publicGateUrl: string;
}

export interface World {
  account: Account;
  store: Store;
  faults: Faults;
  settings: Settings;
  http: HttpClient;
  /** This stand-in's own address, known once it listens. */
  baseUrl: () => string;
  /** Aborted when the simulator stops; what is under way then is taken up at the next start. */
  closing: AbortSignal;
}

/** Where this process reaches an address that the gate gave as its public one. */
export function reachable(account: Account, publicUrl: string): string {
  const prefix = account.publicGateUrl.replace(/\/$/, '');
  return publicUrl === prefix || publicUrl.startsWith(`${prefix}/`) ? new URL(account.inboundUrl).origin + publicUrl.slice(prefix.length) : publicUrl;
}

/** The public address of incoming messages, over which Twilio signs. */
export function publicInboundUrl(account: Account): string {
  const { pathname, search } = new URL(account.inboundUrl);
  return account.publicGateUrl.replace(/\/$/, '') + pathname + search;
}
