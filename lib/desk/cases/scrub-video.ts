// Takes place, device, makers' names and times out of an MP4 or 3GP file (ISO 14496-12), without touching picture and sound.
import { Problem } from '../offices/problems';

/** Boxes that hold others and must be looked into. */
const CONTAINERS = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl', 'edts', 'mvex', 'moof', 'traf']);
/** Boxes that describe: user data (place, device), tags, extensions of makers. */
const DESCRIBING = new Set(['udta', 'meta', 'uuid', 'ilst', 'XMP_', 'loci']);
/** Headers with times of creation and change. */
const TIMED = new Set(['mvhd', 'tkhd', 'mdhd']);
/** Codings of pictures that carry their encoder's name (8.5.2, 12.1.3): 32 bytes, so many behind the coding's box begins. */
const NAMED = ['avc1', 'avc3', 'hvc1', 'hev1'];
const [NAME_AT, NAME_LENGTH] = [50, 32];

/**
 * Describing boxes become empty `free` boxes of the same length, so that no offset changes.
 * @throws Problem unreadable-media where the boxes do not fit into each other
 */
export function scrubVideo(original: Uint8Array): Buffer {
  const bytes = Buffer.from(original);
  if (!walk(bytes, 0, bytes.length, 0).includes('moov')) throw new Problem('unreadable-media');
  return bytes;
}

function walk(bytes: Buffer, start: number, end: number, depth: number): string[] {
  const seen: string[] = [];
  let at = start;
  while (at + 8 <= end) {
    const short = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    const header = short === 1 ? 16 : 8;
    if (at + header > end) throw new Problem('unreadable-media');
    const size = short === 0 ? end - at : short === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : short;
    const next = at + size;
    if (size < header || next > end || depth > 8) throw new Problem('unreadable-media');
    if (DESCRIBING.has(type) || (type === 'trak' && isMetadataTrack(bytes, at + header, next))) {
      bytes.write('free', at + 4, 'latin1');
      bytes.fill(0, at + header, next);
    } else if (TIMED.has(type)) {
      const width = bytes[at + header] === 1 ? 16 : 8;
      if (at + header + 4 + width <= next) bytes.fill(0, at + header + 4, at + header + 4 + width);
    } else if (type === 'hdlr') {
      // The maker's words for the track follow its kind.
      if (at + header + 24 < next) bytes.fill(0, at + header + 24, next);
    } else if (type === 'stsd') {
      const coding = at + header + 8;
      if (coding + NAME_AT + NAME_LENGTH <= next && NAMED.includes(bytes.toString('latin1', coding + 4, coding + 8))) bytes.fill(0, coding + NAME_AT, coding + NAME_AT + NAME_LENGTH);
    } else if (CONTAINERS.has(type)) {
      walk(bytes, at + header, next, depth + 1);
    }
    seen.push(type);
    at = next;
  }
  return seen;
}

/** A track of timed metadata (a telephone's path, for example): its handler is not picture, sound or text. */
function isMetadataTrack(bytes: Buffer, start: number, end: number): boolean {
  const handler = bytes.subarray(start, end).indexOf('hdlr', 0, 'latin1');
  if (handler < 0) return false;
  const type = bytes.toString('latin1', start + handler + 12, start + handler + 16);
  return !['vide', 'soun', 'text', 'sbtl', 'subt'].includes(type);
}
