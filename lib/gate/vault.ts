// The vault's cryptography: sealing what must come back, hashing what must only be found again.
import { createCipheriv, createDecipheriv, createHash, createHmac, createSecretKey, hkdfSync, randomBytes, timingSafeEqual, type KeyObject } from 'node:crypto';

/** What a sealed value is; it opens only as the same. */
export type SealedAs = 'address' | 'request' | 'message-id' | 'content-id';

export interface Vault {
  /** Keyed hash under which an address (`+91…` or `IN.…`) is found. */
  lookup(address: string): Buffer;
  /** Keyed hash of one of Twilio's ids, or of anything else that must be found again and not be read. */
  key(purpose: 'message-id' | 'content', value: string): Buffer;
  seal(as: SealedAs, text: string): Buffer;
  /** @throws Error where it was sealed with another key, as something else, or was changed */
  open(as: SealedAs, sealed: Buffer): string;
  /** What stands in a status callback's address for one of our deliveries. */
  callbackToken(delivery: number): string;
  /** The delivery that a token of ours names, null for any other text. */
  deliveryOf(token: string): number | null;
}

// A sealed value: 1 byte form, 4 bytes key id, 12 bytes nonce, ciphertext, 16 bytes tag (AES-256-GCM).
const FORM = 1;
const KEY_ID = 4;
const NONCE = 12;
const TAG = 16;
const HEAD = 1 + KEY_ID;

/**
 * @param keys 32 bytes each: the first seals and hashes, the others only open what was sealed with them before
 */
export function createVault(keys: readonly Buffer[]): Vault {
  const [current] = keys;
  if (!current) throw new Error('the vault needs a key.');
  const sealKeys = new Map(keys.map((key) => [keyId(key).toString('hex'), derive(key, 'seal')]));
  const currentId = keyId(current);
  const sealKey = derive(current, 'seal');
  const lookupKey = derive(current, 'lookup');
  const callbackKey = derive(current, 'callback');
  const hashKeys = { 'message-id': derive(current, 'message-id'), content: derive(current, 'content') };
  const callbackMac = (delivery: string) => createHmac('sha256', callbackKey).update(delivery).digest().subarray(0, 16);

  return {
    lookup: (address) => createHmac('sha256', lookupKey).update(address).digest(),
    key: (purpose, value) => createHmac('sha256', hashKeys[purpose]).update(value).digest(),
    seal(as, text) {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', sealKey, nonce);
      cipher.setAAD(Buffer.from(as));
      const body = cipher.update(text, 'utf8');
      return Buffer.concat([Buffer.of(FORM), currentId, nonce, body, cipher.final(), cipher.getAuthTag()]);
    },
    open(as, sealed) {
      const key = sealKeys.get(sealed.subarray(1, HEAD).toString('hex'));
      if (sealed[0] !== FORM || !key || sealed.length < HEAD + NONCE + TAG) throw new Error('the vault has no key for a sealed value: has VAULT_KEY changed?');
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(HEAD, HEAD + NONCE));
      decipher.setAAD(Buffer.from(as));
      decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
      const body = decipher.update(sealed.subarray(HEAD + NONCE, sealed.length - TAG));
      return Buffer.concat([body, decipher.final()]).toString('utf8');
    },
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

/** As a key object: several times faster than bytes, and not shown when inspected. */
function derive(key: Buffer, purpose: string): KeyObject {
  return createSecretKey(deriveBytes(key, purpose));
}

function deriveBytes(key: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', `satark-mitra vault ${purpose}`, 32));
}

function keyId(key: Buffer): Buffer {
  return deriveBytes(key, 'key id').subarray(0, KEY_ID);
}
