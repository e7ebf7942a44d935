// Boxes: sealed to public keys, so that who writes them can't read what others have written, or even what they wrote themselves.
// X25519 (DHKEM of RFC 9180), HKDF and AES-256-GCM, all by Node's OpenSSL.
import { createCipheriv, createDecipheriv, createPrivateKey, createPublicKey, createSecretKey, decapsulate, encapsulate, hkdfSync, randomBytes, type KeyObject } from 'node:crypto';
import { deriveBytes, WrongKey } from './aead';

// A box: 1 byte form, 1 byte number of readers; for each reader 4 bytes key id, 32 bytes encapsulated key, 12 nonce, the content's key
// (32) sealed, 16 tag; then 12 nonce, ciphertext, 16 tag.
const FORM = 2;
const KEY_ID = 4;
const ENCAPSULATED = 32;
const NONCE = 12;
const KEY = 32;
const TAG = 16;
const READER = KEY_ID + ENCAPSULATED + NONCE + KEY + TAG;

/** Bytes of a public key. */
export const PUBLIC_KEY_BYTES = 32;

/** RFC 8410: what stands before the 32 bytes of an X25519 key in DER. */
const PUBLIC_HEAD = Buffer.from('302a300506032b656e032100', 'hex');
const PRIVATE_HEAD = Buffer.from('302e020100300506032b656e04220420', 'hex');

/**
 * An encapsulated key serves so long, and so often, before a new one is made: that makes a box five times quicker. Who has the
 * database learns by it which boxes one process made in the same minute, which their times tell already.
 */
const REUSED_MILLISECONDS = 60_000;
const REUSED_TIMES = 10_000;
/** Derived keys that an opener remembers. */
const REMEMBERED = 256;

export interface BoxSealer {
  /** @param as what it is and whose; it opens only as the same */
  seal(as: string, content: Uint8Array): Buffer;
}

export interface BoxOpener {
  /** of each key, 32 bytes; others seal to the first */
  publicKeys: Buffer[];
  /** @throws WrongKey where it is not for one of our keys; Error where it was changed or is something else */
  open(as: string, box: Uint8Array): Buffer;
}

/** @param publicKeys of all who can open the boxes, 32 bytes each */
export function createBoxSealer(publicKeys: readonly Buffer[]): BoxSealer {
  const readers = publicKeys.map((publicKey) => {
    const key = publicKeyObject(publicKey);
    const id = boxKeyIdOf(publicKey);
    let current: { encapsulated: Buffer; key: KeyObject; until: number; left: number } | undefined;
    return {
      id,
      now() {
        if (!current || current.left-- <= 0 || performance.now() > current.until) {
          const { sharedKey, ciphertext } = encapsulate(key);
          current = { encapsulated: ciphertext, key: deriveBoxKey(sharedKey), until: performance.now() + REUSED_MILLISECONDS, left: REUSED_TIMES };
        }
        return current;
      },
    };
  });
  return {
    seal(as, content) {
      const aad = Buffer.from(as);
      const box = Buffer.allocUnsafe(2 + readers.length * READER + NONCE + content.byteLength + TAG);
      box[0] = FORM;
      box[1] = readers.length;
      const contentKey = randomBytes(KEY);
      let at = 2;
      for (const reader of readers) {
        const { encapsulated, key } = reader.now();
        at += reader.id.copy(box, at);
        at += encapsulated.copy(box, at);
        at = sealInto(box, at, key, aad, contentKey);
      }
      sealInto(box, at, createSecretKey(contentKey), aad, content);
      return box;
    },
  };
}

/** @param keys 32 secret bytes each: the first is current, all open. @param owner whose they are; the same bytes give another owner other keys */
export function createBoxOpener(keys: readonly Buffer[], owner: string): BoxOpener {
  const known = new Map(keys.map((key) => {
    const privateKey = privateKeyObject(deriveBytes(key, `${owner} exchange`));
    const publicKey = rawPublicKey(privateKey);
    return [boxKeyIdOf(publicKey).toString('latin1'), { privateKey, publicKey }];
  }));
  if (known.size === 0) throw new Error(`the ${owner} needs a key for the exchange.`);
  const remembered = new Map<string, KeyObject>();

  function keyFor(id: string, privateKey: KeyObject, encapsulated: Buffer): KeyObject {
    const name = id + encapsulated.toString('latin1');
    const found = remembered.get(name);
    if (found) return found;
    const key = deriveBoxKey(decapsulate(privateKey, encapsulated));
    remembered.set(name, key);
    const oldest = remembered.keys().next().value;
    if (remembered.size > REMEMBERED && oldest !== undefined) remembered.delete(oldest);
    return key;
  }

  return {
    publicKeys: [...known.values()].map(({ publicKey }) => publicKey),
    open(as, bytes) {
      const box = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const readers = readersOf(box);
      const body = 2 + readers * READER;
      for (let at = 2; at < body && box.length >= body + NONCE + TAG; at += READER) {
        const id = box.toString('latin1', at, at + KEY_ID);
        const own = known.get(id);
        if (!own) continue;
        const sealedKey = at + KEY_ID + ENCAPSULATED;
        const aad = Buffer.from(as);
        const contentKey = openFrom(box.subarray(sealedKey, at + READER), keyFor(id, own.privateKey, box.subarray(at + KEY_ID, sealedKey)), aad);
        return openFrom(box.subarray(body), createSecretKey(contentKey), aad);
      }
      throw new WrongKey(`the ${owner} has no key for what was sealed to it: was its key changed or lost?`);
    },
  };
}

/** Public keys as the environment holds them: base64, with commas between several; the first is current. @throws Error in one sentence */
export function readPublicKeys(text: string | undefined, name: string): Buffer[] {
  const keys = (text ?? '').split(',').map((word) => Buffer.from(word, 'base64'));
  if (keys.some((key) => key.length !== PUBLIC_KEY_BYTES)) throw new Error(`${name} must be ${PUBLIC_KEY_BYTES} bytes in base64: \`npm start\` sets it.`);
  return keys;
}

/** For how many readers a box is. */
export function readersOf(box: Uint8Array): number {
  return box[0] === FORM ? box[1]! : 0;
}

/** Writes nonce, ciphertext and tag. @returns where they end */
function sealInto(box: Buffer, at: number, key: KeyObject, aad: Buffer, content: Uint8Array): number {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(aad);
  const written = at + nonce.copy(box, at);
  const end = written + cipher.update(content).copy(box, written);
  cipher.final();
  return end + cipher.getAuthTag().copy(box, end);
}

function openFrom(sealed: Buffer, key: KeyObject, aad: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE), { authTagLength: TAG });
  decipher.setAAD(aad);
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
  const content = decipher.update(sealed.subarray(NONCE, sealed.length - TAG));
  decipher.final();
  return content;
}

function deriveBoxKey(shared: Buffer): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', shared, '', 'satark-mitra box', KEY)));
}

/** What a public key is called in boxes: 4 bytes derived from it. */
export function boxKeyIdOf(publicKey: Buffer): Buffer {
  return deriveBytes(publicKey, 'box key id').subarray(0, KEY_ID);
}

function publicKeyObject(publicKey: Buffer): KeyObject {
  if (publicKey.length !== PUBLIC_KEY_BYTES) throw new Error(`a public key must have ${PUBLIC_KEY_BYTES} bytes.`);
  return createPublicKey({ key: Buffer.concat([PUBLIC_HEAD, publicKey]), format: 'der', type: 'spki' });
}

function privateKeyObject(bytes: Buffer): KeyObject {
  return createPrivateKey({ key: Buffer.concat([PRIVATE_HEAD, bytes]), format: 'der', type: 'pkcs8' });
}

function rawPublicKey(privateKey: KeyObject): Buffer {
  return createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(PUBLIC_HEAD.length);
}
