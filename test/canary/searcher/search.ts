// Searches everything that was collected for every writing of every secret.
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { digitSearch } from './digit-runs';
import { fold, multiSearch } from './multi-search';
import { needlesOf } from './needles';
import { NATIONAL_LENGTH } from './numbers';
import type { Needle, Secret } from './secret';
import { unpack } from './unpack';

/** Something collected: bytes, or a file too large to hold. */
export interface Material {
  /** the kind of place, such as "heap snapshot of the desk" */
  place: string;
  /** which one of them, such as a table's name */
  name: string;
  content: Buffer | { file: string };
}

/** A secret where it was found. */
export interface Find {
  secret: Secret;
  /** how it was written, and in which packing: "base64 in gzip" */
  writing: string;
  material: Material;
  /** byte in the material, or in the packed piece */
  at: number;
  /** some bytes before and after, for those who mend it */
  around: Buffer;
}

export interface Searcher {
  /** how many rows of bytes are looked for */
  needles: number;
  /** how many ways of writing they stand for */
  writings: Set<string>;
  /** All finds in a material, each secret and writing once, and how many bytes it had. */
  search(material: Material): Promise<{ finds: Find[]; bytes: number }>;
}

const CHUNK = 16 * 2 ** 20;
/** Bytes that two chunks share: longer than the longest needle, and room for a packed piece that begins there. */
const OVERLAP = 256 * 2 ** 10;
/** How many packings inside each other are opened. */
const DEEPEST = 3;
const AROUND = 60;
/** Digits of a country code, with zeros before it. */
const MOST_BESIDE = 4;

/** Prepares the search for some secrets; may be used for any number of materials. */
export function makeSearcher(secrets: readonly Secret[]): Searcher {
  const needles = secrets.flatMap(needlesOf);
  const many = multiSearch(needles.map(({ bytes }) => bytes));
  if (many.longest >= OVERLAP) throw new Error('a needle is longer than what two chunks share.');
  const digits = digitSearch(secrets);

  function searchBytes(bytes: Buffer, offset: number, packing: string[], report: (needle: Pick<Needle, 'secret' | 'writing'>, at: number, bytes: Buffer, packing: string[]) => void): void {
    const folded = fold(bytes);
    many.search(folded, (index, at) => {
      const needle = needles[index]!;
      if (!isAllDigits(needle) || standsAlone(bytes, at, at + needle.bytes.length)) report(needle, offset + at, around(bytes, at), packing);
    });
    digits.search(bytes, (hidden, at) => report(hidden, offset + at, around(bytes, at), packing));
    if (packing.length < DEEPEST) for (const piece of unpack(bytes)) searchBytes(piece.bytes, piece.at, [...packing, piece.packing], report);
  }

  return {
    needles: needles.length,
    writings: new Set([...needles.map(({ writing }) => writing), ...digits.writings]),
    async search(material) {
      const finds = new Map<string, Find>();
      const report = ({ secret, writing }: Pick<Needle, 'secret' | 'writing'>, at: number, near: Buffer, packing: string[]) => {
        const written = [writing, ...packing.toReversed()].join(' in ');
        const key = `${written} ${secrets.indexOf(secret)}`;
        if (!finds.has(key)) finds.set(key, { secret, writing: written, material, at, around: near });
      };
      for await (const [chunk, offset] of chunks(material)) searchBytes(chunk, offset, [], report);
      return { finds: [...finds.values()], bytes: sizeOf(material) };
    },
  };
}

const isAllDigits = ({ bytes }: Needle) => bytes.length === NATIONAL_LENGTH && bytes.every(isDigit);
const isDigit = (byte: number) => byte >= 0x30 && byte <= 0x39;

/** Whether digits are no part of a longer number, where they would be by chance, but for a country code before them (or, turned round, behind). */
function standsAlone(bytes: Buffer, start: number, end: number): boolean {
  const digitsFrom = (at: number, step: number) => {
    let count = 0;
    while (count <= MOST_BESIDE && isDigit(bytes[at + step * count] ?? 0)) count++;
    return count;
  };
  const [before, behind] = [digitsFrom(start - 1, -1), digitsFrom(end, 1)];
  return before + behind <= MOST_BESIDE && Math.min(before, behind) === 0;
}

/** Bytes of a material. */
export const sizeOf = ({ content }: Material): number => (Buffer.isBuffer(content) ? content.length : statSync(content.file).size);

const around = (bytes: Buffer, at: number) => Buffer.from(bytes.subarray(Math.max(0, at - AROUND), at + AROUND));

/** A material in pieces that overlap, each with its place. */
async function* chunks(material: Material): AsyncGenerator<[bytes: Buffer, offset: number]> {
  const content = Buffer.isBuffer(material.content) || sizeOf(material) > CHUNK ? material.content : readFileSync(material.content.file);
  if (Buffer.isBuffer(content)) {
    for (let at = 0; at === 0 || at + OVERLAP < content.length; at += CHUNK) yield [content.subarray(at, at + CHUNK + OVERLAP), at];
    return;
  }
  let kept: Buffer = Buffer.alloc(0);
  let offset = 0;
  for await (const read of createReadStream(content.file, { highWaterMark: CHUNK }) as AsyncIterable<Buffer>) {
    const bytes = Buffer.concat([kept, read]);
    yield [bytes, offset];
    kept = Buffer.from(bytes.subarray(Math.max(0, bytes.length - OVERLAP)));
    offset += bytes.length - kept.length;
  }
}
