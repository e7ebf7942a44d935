// The vault's cryptography: sealing what must come back, hashing what must only be found again.
import { createHash, createHmac, randomBytes, timingSafeEqual, type KeyObject } from 'node:crypto';
import { createSealer, deriveKey, type Sealer } from '../sealing/aead';

/** What a sealed value is; it opens only as the same. */
export type SealedAs = 'contact' | 'address' | 'handle' | 'reply' | 'request' | 'message-id' | 'content-id' | 'twilio-record' | 'sent' | 'forgotten-count';
/** What a keyed hash is of; the same value has another hash for each. */
export type HashPurpose = 'message-id' | 'content' | 'sender' | 'lookup' | 'report' | 'twilio-record';

export interface Vault {
  /** Keyed hash of what must be found again and not be read. */
  key(purpose: HashPurpose, value: string): Buffer;
  /** The same with each key of the ring, the current one first: what was written with an older key is found by one of them. */
  keys(purpose: HashPurpose, value: string): Buffer[];
  seal(as: SealedAs, content: string | Uint8Array): Buffer;
  /** @throws Error where it was sealed with another key, as something else, or was changed */
  open(as: SealedAs, sealed: Uint8Array): string;
  openBytes(as: SealedAs, sealed: Uint8Array): Buffer;
  /** What stands in a status callback's address for one of our deliveries. */
  callbackToken(delivery: number): string;
  /** The delivery that a token of ours names, null for any other text. */
  deliveryOf(token: string): number | null;
  /** Ids of the keys in hand, hex, the current one first. */
  keyIds(): string[];
  /** Goes on with another ring. */
  change(keys: readonly Buffer[]): void;
}

interface Ring {
  sealer: Sealer;
  hashKeys: Record<HashPurpose | 'callback', KeyObject>[];
}

function ringOf(keys: readonly Buffer[]): Ring {
  const purposes = ['message-id', 'content', 'sender', 'lookup', 'report', 'twilio-record', 'callback'] as const;
  return {
    sealer: createSealer(keys, 'vault'),
    hashKeys: keys.map((key) => Object.fromEntries(purposes.map((purpose) => [purpose, deriveKey(key, `vault ${purpose}`)])) as Ring['hashKeys'][number]),
  };
}

/**
 * @param keys 32 bytes each: the first seals and hashes, the others only open and find what was written with them before
 */
export function createVault(keys: readonly Buffer[]): Vault {
  let ring = ringOf(keys);
  const hash = (key: KeyObject, value: string) => createHmac('sha256', key).update(value).digest();
  const callbackMac = (key: KeyObject, delivery: string) => hash(key, delivery).subarray(0, 16);
  return {
    key: (purpose, value) => hash(ring.hashKeys[0]![purpose], value),
    keys: (purpose, value) => ring.hashKeys.map((of) => hash(of[purpose], value)),
    seal: (as, content) => ring.sealer.seal(as, content),
    open: (as, sealed) => ring.sealer.open(as, sealed).toString('utf8'),
    openBytes: (as, sealed) => ring.sealer.open(as, sealed),
    callbackToken: (delivery) => `${delivery}.${callbackMac(ring.hashKeys[0]!.callback, String(delivery)).toString('base64url')}`,
    deliveryOf(token) {
      const [, delivery, mac] = /^(\d{1,15})\.([\w-]{22})$/.exec(token) ?? [];
      if (!delivery || !mac) return null;
      return ring.hashKeys.some((of) => timingSafeEqual(callbackMac(of.callback, delivery), Buffer.from(mac, 'base64url'))) ? Number(delivery) : null;
    },
    keyIds: () => ring.sealer.keyIds,
    change: (other) => {
      ring = ringOf(other);
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
