// The units of which H.264 and H.265 pictures are made in an MP4 (ISO 14496-15): those that are picture stay, remarks go.
import { Problem } from '../offices/problems';

export interface PictureUnits {
  /** bytes of the length before each unit */
  lead: number;
  /** whether a unit that begins so is picture, or needed for it */
  isPicture(first: number): boolean;
  /** what a decoder is set up with (avcC, hvcC), without remarks */
  description: Uint8Array;
}

/** H.264: slices and their parameter sets (ITU-T H.264, table 7-1). Remarks, user data, captions and padding are others. */
const isAvc = (first: number) => [1, 2, 3, 4, 5, 7, 8].includes(first & 31);
/** H.265: slices and their parameter sets (ITU-T H.265, table 7-1). */
const isHevc = (first: number) => ((first >> 1) & 63) <= 34;

/** @throws Problem unreadable-media */
export function pictureUnits(codec: 'avc' | 'hevc', description: Uint8Array): PictureUnits {
  const read = reader(description);
  return codec === 'avc'
    ? { lead: (description[4]! & 3) + 1, isPicture: isAvc, description: avcDescription(read) }
    : { lead: (description[21]! & 3) + 1, isPicture: isHevc, description: hevcDescription(read) };
}

/** A picture without its remarks. @throws Problem unreadable-media where the units do not fill it */
export function withoutRemarks(picture: Uint8Array, { lead, isPicture }: PictureUnits): Uint8Array {
  const kept: Uint8Array[] = [];
  for (let at = 0; at < picture.length; ) {
    if (at + lead > picture.length) throw new Problem('unreadable-media');
    let size = 0;
    for (let index = 0; index < lead; index++) size = size * 256 + picture[at + index]!;
    const next = at + lead + size;
    if (next > picture.length) throw new Problem('unreadable-media');
    if (size > 0 && isPicture(picture[at + lead]!)) kept.push(picture.subarray(at, next));
    at = next;
  }
  return Buffer.concat(kept);
}

function reader(bytes: Uint8Array) {
  let at = 0;
  const take = (count: number) => {
    if (at + count > bytes.length) throw new Problem('unreadable-media');
    at += count;
    return bytes.subarray(at - count, at);
  };
  const number = (size: 1 | 2) => take(size).reduce((sum, byte) => sum * 256 + byte, 0);
  /** units with two bytes of length before each; those that are parameter sets */
  const sets = (count: number, isSet: (first: number) => boolean) =>
    Array.from({ length: count }, () => take(number(2))).filter((unit) => unit.length > 0 && isSet(unit[0]!));
  return { take, number, sets, left: () => bytes.length - at };
}

const withLengths = (sets: Uint8Array[]) => sets.flatMap((set) => [Buffer.from([set.length >> 8, set.length & 255]), set]);

/** avcC (ISO 14496-15, 5.3.3.1). */
function avcDescription({ take, number, sets, left }: ReturnType<typeof reader>): Uint8Array {
  const head = take(5);
  const sequences = sets(number(1) & 31, (first) => (first & 31) === 7);
  const pictures = sets(number(1), (first) => (first & 31) === 8);
  // Colours and depths of the high profiles follow; no extension of parameter sets is kept.
  const colours = [100, 110, 122, 144].includes(head[1]!) && left() >= 3 ? [take(3), Buffer.from([0])] : [];
  return Buffer.concat([head, Buffer.from([0xe0 | sequences.length]), ...withLengths(sequences), Buffer.from([pictures.length]), ...withLengths(pictures), ...colours]);
}

/** hvcC (ISO 14496-15, 8.3.3.1): an array for each kind of unit. */
function hevcDescription({ take, number, sets }: ReturnType<typeof reader>): Uint8Array {
  const head = take(22);
  const arrays: Uint8Array[][] = [];
  for (let left = number(1); left > 0; left--) {
    const kind = number(1);
    const units = sets(number(2), (first) => ((first >> 1) & 63) === (kind & 63));
    if ([32, 33, 34].includes(kind & 63)) arrays.push([Buffer.from([kind, units.length >> 8, units.length & 255]), ...withLengths(units)]);
  }
  return Buffer.concat([head, Buffer.from([arrays.length]), ...arrays.flat()]);
}
