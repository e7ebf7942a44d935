// The vault's cryptography: sealing what must come back, hashing what must only be found again.
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { createSealer, deriveKey } from '../sealing/aead';

/** What a sealed value is; it opens only as the same. */
export type SealedAs = 'address' | 'request' | 'message-id' | 'content-id' | 'twilio-record';

export interface Vault {
  /** Keyed hash under which an address (`+91…` or `IN.…`) is found. */
  lookup(address: string): Buffer;
  /** Keyed hash of one of Twilio's ids, or of anything else that must be found again and not be read. */
  key(purpose: 'message-id' | 'content' | 'twilio-record', value: string): Buffer;
  seal(as: SealedAs, text: string): Buffer;
  /** @throws Error where it was sealed with another key, as something else, or was changed */
  open(as: SealedAs, sealed: Buffer): string;
  /** What stands in a status callback's address for one of our deliveries. */
  callbackToken(delivery: number): string;
  /** The delivery that a token of ours names, null for any other text. */
  deliveryOf(token: string): number | null;
}

/**
 * @param keys 32 bytes each: the first seals and hashes, the others only open what was sealed with them before
 */
export function createVault(keys: readonly Buffer[]): Vault {
  const [current] = keys;
  if (!current) throw new Error('the vault needs a key.');
  const sealer = createSealer(keys, 'vault');
  const derive = (purpose: string) => deriveKey(current, `vault ${purpose}`);
  const lookupKey = derive('lookup');
  const callbackKey = derive('callback');
  const hashKeys = { 'message-id': derive('message-id'), content: derive('content'), 'twilio-record': derive('twilio-record') };
  const callbackMac = (delivery: string) => createHmac('sha256', callbackKey).update(delivery).digest().subarray(0, 16);

  return {
    lookup: (address) => createHmac('sha256', lookupKey).update(address).digest(),
    key: (purpose, value) => createHmac('sha256', hashKeys[purpose]).update(value).digest(),
    seal: (as, text) => sealer.seal(as, text),
    open: (as, sealed) => sealer.open(as, sealed).toString('utf8'),
    callbackToken: (delivery) => `${delivery}.${callbackMac(String(delivery)).toString('base64url')}`,
    deliveryOf(token) {
      const [, delivery, mac] = /^(\d{1,15})\.([\w-]{22})$/.exec(token) ?? [];
      if (!delivery || !mac) return null;
      return timingSafeEqual(callbackMac(delivery), Buffer.from(mac, 'base64url')) ? Number(delivery) : null;
    },
  };
}

/** A handle: 128 random bits, which say nothing of anyone. */
export function newHandle(): string {
  return randomBytes(16).toString('base64url');
}

/** Hash of a token that is random enough by itself. */
export function hashOfToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
