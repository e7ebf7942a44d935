// Passwords of people who sign in: scrypt, with its parameters in the stored text, so that they can grow later.
import { randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';

/** Cost of one hash: N = 2^15, r = 8, p = 1 takes 32 MB and about 0.1 s (OWASP's password storage sheet names it as one of its equal choices with p = 3; the throttle of guesses makes up for p). */
const COST = { exponent: 15, blockSize: 8, parallel: 1 } as const;
const HASH_BYTES = 32;
/** Longer ones are refused before any work is done. */
const LONGEST = 256;
/** No 0/o, 1/l/i, 2/z, 5/s, 8/b, u/v: read from paper or over the telephone without mistakes. */
const ALPHABET = 'acdefghjkmnpqrtwxy34679';

/** @returns `scrypt$exponent$r$p$salt$hash`, both in base64url */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, COST.exponent, COST.blockSize, COST.parallel, HASH_BYTES);
  return ['scrypt', COST.exponent, COST.blockSize, COST.parallel, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

/** A hash that no password has: checking against it costs what checking a real one costs. */
const NOBODY = ['scrypt', COST.exponent, COST.blockSize, COST.parallel, Buffer.alloc(16).toString('base64url'), Buffer.alloc(HASH_BYTES).toString('base64url')].join('$');

/**
 * Whether the password is the one that was hashed, compared in constant time.
 * @param stored null for a user who does not exist: takes as long and is always false
 */
export async function passwordFits(password: string, stored: string | null): Promise<boolean> {
  if (password.length > LONGEST) return false;
  const [scheme, exponent, blockSize, parallel, salt, hash] = (stored ?? NOBODY).split('$');
  if (scheme !== 'scrypt' || !salt || !hash) return false;
  const expected = Buffer.from(hash, 'base64url');
  const found = await derive(password, Buffer.from(salt, 'base64url'), Number(exponent), Number(blockSize), Number(parallel), expected.length);
  return timingSafeEqual(found, expected) && stored !== null;
}

/** A random password of four groups of four letters and digits (72 bits), such as `kx7m-4hqa-wd9c-ytr3`. */
export function makePassword(): string {
  const group = () => Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}

function derive(password: string, salt: Buffer, exponent: number, blockSize: number, parallel: number, bytes: number): Promise<Buffer> {
  const N = 2 ** exponent;
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, bytes, { N, r: blockSize, p: parallel, maxmem: 256 * N * blockSize }, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
