// Sealing: AES-256-GCM under keys that never stand in the database. A sealed value says itself with which key it opens.
import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, randomBytes, type KeyObject } from 'node:crypto';

// A sealed value: 1 byte form, 4 bytes key id, 12 bytes nonce, ciphertext, 16 bytes tag.
const FORM = 1;
const KEY_ID = 4;
const NONCE = 12;
const TAG = 16;
const HEAD = 1 + KEY_ID;

/** Bytes that sealing adds. */
export const SEALED_OVERHEAD = HEAD + NONCE + TAG;
/** First byte of a value that a migration left to be sealed by its owner's start; the value itself follows. */
export const UNSEALED_FORM = 0;

export interface Sealer {
  /** of the key that seals: 4 bytes, which say nothing of the key */
  keyId: Buffer;
  /** of all keys, hex */
  keyIds: string[];
  /** @param as what it is; it opens only as the same */
  seal(as: string, content: string | Uint8Array): Buffer;
  /** @throws WrongKey where its key is not in the ring; Error where it was changed or is something else */
  open(as: string, sealed: Uint8Array): Buffer;
}

/** A sealed value's key is not among ours. */
export class WrongKey extends Error {}

/**
 * @param keys 32 bytes each: the first seals, all open
 * @param owner whose keys they are, such as 'vault'; the same bytes give another owner other keys
 */
export function createSealer(keys: readonly Buffer[], owner: string): Sealer {
  const [first] = keys;
  if (!first) throw new Error(`the ${owner} needs a key.`);
  const known = new Map(keys.map((key) => [keyIdOf(key, owner).toString('hex'), deriveKey(key, `${owner} seal`)]));
  const keyId = keyIdOf(first, owner);
  const current = known.get(keyId.toString('hex'))!;
  return {
    keyId,
    keyIds: [...known.keys()],
    seal(as, content) {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', current, nonce);
      cipher.setAAD(Buffer.from(as));
      const body = typeof content === 'string' ? cipher.update(content, 'utf8') : cipher.update(content);
      return Buffer.concat([Buffer.of(FORM), keyId, nonce, body, cipher.final(), cipher.getAuthTag()]);
    },
    open(as, bytes) {
      const sealed = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const key = sealed[0] === FORM && sealed.length >= SEALED_OVERHEAD ? known.get(sealed.subarray(1, HEAD).toString('hex')) : undefined;
      if (!key) throw new WrongKey(`the ${owner} has no key for a sealed value: was its key changed or lost?`);
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(HEAD, HEAD + NONCE), { authTagLength: TAG });
      decipher.setAAD(Buffer.from(as));
      decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
      const body = decipher.update(sealed.subarray(HEAD + NONCE, sealed.length - TAG));
      return Buffer.concat([body, decipher.final()]);
    },
  };
}

/** What a key may be called where others read it: 4 bytes derived from it. */
export function keyIdOf(key: Buffer, owner: string): Buffer {
  return deriveBytes(key, `${owner} key id`).subarray(0, KEY_ID);
}

/** A key for one purpose. As a key object: several times faster than bytes, and not shown when inspected. */
export function deriveKey(key: Buffer, purpose: string): KeyObject {
  return createSecretKey(deriveBytes(key, purpose));
}

/** 32 bytes for one purpose. */
export function deriveBytes(key: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', `satark-mitra ${purpose}`, 32));
}
