// Looks for many thousand rows of bytes at once, after Wu and Manber ("A fast algorithm for multi-pattern searching", 1994):
// at each place it looks at four bytes, and mostly goes on by several. Letters of ASCII are alike in both cases.
import { SHORTEST_NEEDLE } from './secret';

const BLOCK = 4;
const WINDOW = SHORTEST_NEEDLE;
const LONGEST_SHIFT = WINDOW - BLOCK + 1;
/** Sizes of the two tables, as powers of two: more would not fit the processor's cache, fewer would stop at every word. */
const SHIFT_BITS = 21;
const HEAD_BITS = 20;

const LOWER = Uint8Array.from({ length: 256 }, (_, byte) => (byte >= 0x41 && byte <= 0x5a ? byte + 32 : byte));

/** Bytes with the letters A to Z made small. */
export function fold(bytes: Uint8Array): Buffer {
  const folded = Buffer.allocUnsafe(bytes.length);
  for (let index = 0; index < bytes.length; index++) folded[index] = LOWER[bytes[index]!]!;
  return folded;
}

export interface MultiSearch {
  /** bytes of the longest needle */
  longest: number;
  /** Calls `found` with a needle's number and the place where it begins. */
  search(folded: Buffer, found: (needle: number, at: number) => void): void;
}

/** @param needles each of SHORTEST_NEEDLE bytes or more */
export function multiSearch(needles: readonly Buffer[]): MultiSearch {
  const folded = needles.map(fold);
  const shifts = new Uint8Array(2 ** SHIFT_BITS).fill(LONGEST_SHIFT);
  // Needles whose last WINDOW bytes fall together, as linked lists.
  const heads = new Int32Array(2 ** HEAD_BITS).fill(-1);
  const nexts = new Int32Array(needles.length).fill(-1);
  const firsts = new Int32Array(needles.length);
  const seconds = new Int32Array(needles.length);
  // A needle is looked for by its last bytes: numbers and ids begin alike.
  folded.forEach((needle, index) => {
    if (needle.length < WINDOW) throw new Error(`a needle of ${needle.length} bytes is too short.`);
    const start = needle.length - WINDOW;
    for (let at = 0; at + BLOCK <= WINDOW; at++) {
      const key = shiftKey(blockAt(needle, start + at));
      shifts[key] = Math.min(shifts[key]!, WINDOW - BLOCK - at);
    }
    firsts[index] = blockAt(needle, start);
    seconds[index] = blockAt(needle, start + BLOCK);
    const key = headKey(firsts[index]!, seconds[index]!);
    nexts[index] = heads[key]!;
    heads[key] = index;
  });

  return {
    longest: folded.reduce((longest, { length }) => Math.max(longest, length), 0),
    search(text, found) {
      const { length } = text;
      let end = WINDOW;
      while (end <= length) {
        const block = blockAt(text, end - BLOCK);
        const shift = shifts[shiftKey(block)]!;
        if (shift > 0) {
          end += shift;
          continue;
        }
        const first = blockAt(text, end - WINDOW);
        for (let index = heads[headKey(first, block)]!; index >= 0; index = nexts[index]!) {
          if (firsts[index] !== first || seconds[index] !== block) continue;
          const needle = folded[index]!;
          const start = end - needle.length;
          if (start >= 0 && needle.compare(text, start, end) === 0) found(index, start);
        }
        end++;
      }
    },
  };
}

const blockAt = (bytes: Buffer, at: number) => bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
// Multiplicative hashing (Knuth): the upper bits are the well mixed ones.
const shiftKey = (block: number) => Math.imul(block, 0x9e3779b1) >>> (32 - SHIFT_BITS);
const headKey = (first: number, second: number) => Math.imul(Math.imul(first, 0x85ebca6b) ^ second, 0x9e3779b1) >>> (32 - HEAD_BITS);
