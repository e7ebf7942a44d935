// Hashes without a key: of a number there are so few that each can be tried, so its hash is as good as the number.
import { createHash, getHashes } from 'node:crypto';
import { base64Parts } from './encodings';
import { SHORTEST_NEEDLE } from './secret';

const ALGORITHMS = ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'sha512-256', 'sha3-256', 'blake2s256', 'blake2b512', 'ripemd160'].filter((name) => getHashes().some((known) => known.toLowerCase() === name));

/** The beginning of each hash of a text, raw, in hex and in base64: a shortened hash is found too. Checksums of 32 bits are left out, since chance makes them. */
export function hashesOf(text: string): { name: string; bytes: Buffer }[] {
  return ALGORITHMS.flatMap((algorithm) => {
    const digest = createHash(algorithm).update(text).digest();
    const beginning = digest.subarray(0, SHORTEST_NEEDLE);
    return [
      { name: `${algorithm}, raw`, bytes: beginning },
      { name: `${algorithm}, hex`, bytes: Buffer.from(beginning.toString('hex')) },
      // A digest that stands by itself begins at the first of three bytes.
      ...base64Parts(digest.subarray(0, 9)).filter((part) => part.length === 12).map((bytes) => ({ name: `${algorithm}, base64`, bytes: bytes.subarray(0, 10) })),
    ];
  });
}
