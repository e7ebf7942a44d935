// Looks at the tables of an officer's video before they are read: a few bytes there can stand for thousands of millions of samples.
import { Problem } from '../offices/problems';

/** Samples of a track: half an hour of picture at 60 a second, or of sound at 50. */
const MOST_SAMPLES = 110_000;
/** Samples that follow each other in the file; cameras write a second or so. */
const MOST_IN_A_CHUNK = 20_000;

/**
 * The tables (ISO 14496-12, 8.6 to 8.8) are sought byte by byte in all that is not picture or sound, not from box to box:
 * so it does not matter how a reader finds its way through boxes that were made to confuse it.
 * @throws Problem unreadable-media where one of them stands for more than any video has
 */
export function checkSampleTables(bytes: Buffer): void {
  for (const part of outsideSamples(bytes)) {
    for (const [type, isBounded] of Object.entries(TABLES)) {
      for (let at = part.indexOf(type, 0, 'latin1'); at >= 0; at = part.indexOf(type, at + 4, 'latin1')) {
        // The box's version and flags come first.
        if (!isBounded(part.subarray(at + 8))) throw new Problem('unreadable-media');
      }
    }
  }
}

const word = (table: Buffer, at: number) => (at + 4 <= table.length ? table.readUInt32BE(at) : 0);

/** The table's entries: their number, then so many bytes each; what of them is there. */
function* entries(table: Buffer, size: number): Generator<Buffer> {
  const count = word(table, 0);
  for (let index = 0, at = 4; index < count && at + size <= table.length; index++, at += size) yield table.subarray(at, at + size);
}

/** Entries that each stand for as many samples as they begin with. */
function runsAreBounded(table: Buffer): boolean {
  let samples = 0;
  if (word(table, 0) > MOST_SAMPLES) return false;
  for (const entry of entries(table, 8)) if ((samples += word(entry, 0)) > MOST_SAMPLES) return false;
  return true;
}

function chunksAreBounded(table: Buffer): boolean {
  if (word(table, 0) > MOST_SAMPLES) return false;
  for (const entry of entries(table, 12)) if (word(entry, 4) > MOST_IN_A_CHUNK) return false;
  return true;
}

const TABLES: Record<string, (table: Buffer) => boolean> = {
  stts: runsAreBounded,
  ctts: runsAreBounded,
  stsc: chunksAreBounded,
  stsz: (table) => word(table, 4) <= MOST_SAMPLES,
  stz2: (table) => word(table, 4) <= MOST_SAMPLES,
  stco: (table) => word(table, 0) <= MOST_SAMPLES,
  co64: (table) => word(table, 0) <= MOST_SAMPLES,
  trun: (table) => word(table, 0) <= MOST_SAMPLES,
};

/** All that is not within a well-formed `mdat`. */
function* outsideSamples(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; ) {
    const short = at + 16 <= bytes.length ? bytes.readUInt32BE(at) : -1;
    const size = short === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : short;
    if (size < 8 || at + size > bytes.length) return yield bytes.subarray(at);
    if (bytes.toString('latin1', at + 4, at + 8) !== 'mdat') yield bytes.subarray(at, at + size);
    at += size;
  }
}
