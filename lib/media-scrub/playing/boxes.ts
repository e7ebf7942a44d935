// The boxes of an MP4, 3GP or QuickTime file (ISO 14496-12): what describes is blanked before it is read, and the table is put first in what is written.

/** Boxes that hold others and must be looked into. */
const HOLDING = new Set(['moov', 'trak', 'mdia', 'moof', 'traf']);
/** Boxes that describe, and are never needed to play: user data, tags, extensions of makers, XMP, the place of recording. */
const DESCRIBING = new Set(['udta', 'meta', 'uuid', 'ilst', 'XMP_', 'loci']);
/** Boxes within boxes; no phone nests deeper. */
const DEEPEST = 8;

export interface Box {
  type: string;
  /** offsets in the file: of the box, of its content, of the byte behind it */
  start: number;
  content: number;
  end: number;
}

/** The boxes between two offsets, as far as they fit into each other. */
export function* boxesOf(bytes: Buffer, start: number, end: number): Generator<Box> {
  for (let at = start; at + 8 <= end; ) {
    const short = bytes.readUInt32BE(at);
    const content = at + (short === 1 ? 16 : 8);
    if (content > end) return;
    const size = short === 0 ? end - at : short === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : short;
    const next = at + size;
    if (next < content || next > end) return;
    yield { type: bytes.toString('latin1', at + 4, at + 8), start: at, content, end: next };
    at = next;
  }
}

/**
 * A copy in which describing boxes are empty `free` boxes of the same length, so that no offset changes.
 * What a phone wrote badly there (or a stranger on purpose) then neither costs the video nor reaches FFmpeg's readers of it.
 */
export function withoutDescriptions(original: Buffer): Buffer {
  const bytes = Buffer.from(original);
  blank(bytes, 0, bytes.length, 0);
  return bytes;
}

function blank(bytes: Buffer, start: number, end: number, depth: number): void {
  for (const box of boxesOf(bytes, start, end)) {
    if (DESCRIBING.has(box.type)) {
      bytes.write('free', box.start + 4, 'latin1');
      bytes.fill(0, box.content, box.end);
    } else if (HOLDING.has(box.type) && depth < DEEPEST) blank(bytes, box.content, box.end, depth + 1);
  }
}

/**
 * An MP4 with its table (`moov`) before its samples, so that a player that asks for ranges begins at once.
 * @param mp4 as FFmpeg writes one below 4 GB: each box once, `moov` behind `mdat`
 */
export function tableFirst(mp4: Buffer): Buffer {
  const boxes = [...boxesOf(mp4, 0, mp4.length)];
  const table = boxes.find(({ type }) => type === 'moov');
  const samples = boxes.find(({ type }) => type === 'mdat');
  if (!table || !samples || table.start < samples.start) return mp4;
  const moved = Buffer.from(mp4.subarray(table.start, table.end));
  shiftChunks(moved, 8, moved.length, moved.length);
  const first = boxes.filter(({ type }) => type === 'ftyp').map(({ start, end }) => mp4.subarray(start, end));
  const begin = first.reduce((sum, { length }) => sum + length, 0);
  return Buffer.concat([...first, moved, mp4.subarray(begin, table.start), mp4.subarray(table.end)]);
}

/** Adds to each chunk's offset in the file (ISO 14496-12, 8.7.5). */
function shiftChunks(bytes: Buffer, start: number, end: number, by: number): void {
  for (const box of boxesOf(bytes, start, end)) {
    if (box.type === 'stco') {
      const count = bytes.readUInt32BE(box.content + 4);
      for (let index = 0, at = box.content + 8; index < count; index++, at += 4) bytes.writeUInt32BE(bytes.readUInt32BE(at) + by, at);
    } else if (['trak', 'mdia', 'minf', 'stbl'].includes(box.type)) shiftChunks(bytes, box.content, box.end, by);
  }
}
