// Opens what is packed inside other bytes: gzip, zlib, zstandard, members of zip files, long rows of hex and base64.
import { constants, inflateRawSync, inflateSync, zstdDecompressSync } from 'node:zlib';

/** Bytes that a packed piece may grow to; a piece that is larger is searched up to there. */
const LARGEST = 64 * 2 ** 20;
/** Bytes of a packed piece that are looked at. Where other bytes follow a piece that is cut off, as in a page of a database file, only its beginning opens. */
const FURTHEST = [8 * 2 ** 20, 16_384, 1_900, 256];
/** Characters in a row that make hex or base64 worth opening. */
const SHORTEST_ROW = 48;

export interface Unpacked {
  /** such as "gzip" */
  packing: string;
  /** where it begins in the bytes around it */
  at: number;
  bytes: Buffer;
}

/** Every packed piece in `bytes` that opens; what only looks like one is passed over. */
export function* unpack(bytes: Buffer): Generator<Unpacked> {
  yield* compressed(bytes);
  yield* rows(bytes);
}

type Open = (bytes: Buffer) => Buffer;
// A piece that is cut off gives what is there.
const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: LARGEST };

function* compressed(bytes: Buffer): Generator<Unpacked> {
  const tries: [name: string, mark: Buffer, open: Open][] = [
    ['gzip', Buffer.from([0x1f, 0x8b, 0x08]), openGzip],
    ...[0x01, 0x5e, 0x9c, 0xda].map((flags): [string, Buffer, Open] => ['zlib', Buffer.from([0x78, flags]), (piece) => inflateSync(piece, options)]),
    ['zstandard', Buffer.from([0x28, 0xb5, 0x2f, 0xfd]), (piece) => zstdDecompressSync(piece, { maxOutputLength: LARGEST })],
    ['zip', Buffer.from([0x50, 0x4b, 0x03, 0x04]), openZipMember],
  ];
  for (const [packing, mark, open] of tries) {
    for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 1)) {
      // The next two bits say how the first block is packed; 3 is none of the ways.
      if (packing === 'zlib' && ((bytes[at + 2] ?? 6) & 6) === 6) continue;
      const opened = openBeginning(open, bytes, at);
      if (opened && opened.length > 0) yield { packing, at, bytes: opened };
    }
  }
}

/** By hand, since gunzip refuses a member with other bytes behind it. RFC 1952. */
function openGzip(piece: Buffer): Buffer {
  const flags = piece[3]!;
  let start = 10;
  if (flags & 4) start += 2 + piece.readUInt16LE(start);
  for (const named of [8, 16]) if (flags & named) start = piece.indexOf(0, start) + 1;
  if (flags & 2) start += 2;
  return inflateRawSync(piece.subarray(start), options);
}

/** A file in a zip: names and what they hold, where it is packed. */
function openZipMember(piece: Buffer): Buffer {
  const method = piece.readUInt16LE(8);
  const start = 30 + piece.readUInt16LE(26) + piece.readUInt16LE(28);
  return method === 8 ? inflateRawSync(piece.subarray(start), options) : Buffer.alloc(0);
}

function openBeginning(open: Open, bytes: Buffer, at: number): Buffer | undefined {
  for (const length of FURTHEST) {
    try {
      return open(bytes.subarray(at, at + length));
    } catch {
      // Less of it may open.
    }
  }
  return undefined;
}

const HEX = Uint8Array.from({ length: 256 }, (_, byte) => Number(/[0-9a-f]/i.test(String.fromCharCode(byte))));
const BASE64 = Uint8Array.from({ length: 256 }, (_, byte) => Number(/[\w+/-]/.test(String.fromCharCode(byte)) && byte < 128));

/** Long rows of the letters of hex or base64. */
function* rows(bytes: Buffer): Generator<Unpacked> {
  for (let probe = SHORTEST_ROW - 1; probe < bytes.length; ) {
    if (!BASE64[bytes[probe]!]) {
      probe += SHORTEST_ROW;
      continue;
    }
    let start = probe;
    let allHex = 1;
    // Back over the row; a probe every SHORTEST_ROW bytes misses none of that length.
    const floor = Math.max(0, probe - SHORTEST_ROW);
    while (start > floor && BASE64[bytes[start - 1]!]) start--;
    let end = probe + 1;
    while (end < bytes.length && BASE64[bytes[end]!]) end++;
    if (end - start >= SHORTEST_ROW) {
      for (let at = start; at < end && allHex; at++) allHex &= HEX[bytes[at]!]!;
      const text = bytes.toString('latin1', start, end);
      if (allHex) {
        yield { packing: 'hex', at: start, bytes: Buffer.from(text, 'hex') };
        yield { packing: 'hex', at: start + 1, bytes: Buffer.from(text.slice(1), 'hex') };
      } else {
        yield { packing: 'base64', at: start, bytes: Buffer.from(text, 'base64') };
      }
    }
    probe = end + SHORTEST_ROW;
  }
}
