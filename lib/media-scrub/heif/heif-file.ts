// Reads the table of an HEIF file (ISO/IEC 23008-12): which tiles make its main picture, where they are, and how it is held up.
// What else is in the file (EXIF, XMP, previews, depth, other pictures) is not even looked for.
import { MOST_PIXELS } from '../limits';
import { boxesOf, type Box } from '../playing/boxes';
import { Refused } from '../result';

/** A change of the decoded picture; in the order in which the file says them. */
export type Turn = { turn: 90 | 180 | 270 } | { mirror: 'left-right' | 'top-bottom' } | { crop: Crop };

/** Pixels that are kept, and how far their middle is from the picture's. */
export interface Crop {
  width: number;
  height: number;
  right: number;
  down: number;
}

export interface HeifPicture {
  /** H.265, a picture each, row by row; with the settings of their decoder (hvcC) */
  tiles: { bytes: Buffer; settings: Buffer }[];
  columns: number;
  /** pixels, before it is turned */
  width: number;
  height: number;
  turns: Turn[];
}

/** A phone's 48 million pixels are some 190 tiles of 512 × 512. */
const MOST_TILES = 512;
/** More than any phone writes, of anything in the table. */
const MOST_ENTRIES = 4096;

/** Why it can't be read: there is no such picture in it. The hint of this answer tells the way that works. */
const unknown = () => new Refused('unsupported-photo');

/** @throws Refused unsupported-photo, too-large */
export function readHeif(bytes: Buffer): HeifPicture {
  try {
    return pictureOf(bytes);
  } catch (error) {
    // A number that points out of the file: Buffer's readers say so.
    throw error instanceof Refused ? error : unknown();
  }
}

function pictureOf(bytes: Buffer): HeifPicture {
  const all = find(boxesOf(bytes, 0, bytes.length), 'meta');
  const meta = new Map([...boxesOf(bytes, all.content + 4, all.end)].map((box) => [box.type, box]));
  const table = (type: string) => meta.get(type) ?? fail();
  const primary = mainItem(bytes, table('pitm'));
  const types = itemTypes(bytes, table('iinf'));
  const places = itemPlaces(bytes, table('iloc'), meta.get('idat'));
  const { properties, of } = itemProperties(bytes, table('iprp'));
  const dataOf = (item: number) => places.get(item) ?? fail();
  const propertiesOf = (item: number) => (of.get(item) ?? []).map((index) => properties[index - 1] ?? fail());
  const tile = (item: number) => {
    if (types.get(item) !== 'hvc1') throw unknown();
    const settings = propertiesOf(item).find(({ type }) => type === 'hvcC') ?? fail();
    return { bytes: dataOf(item), settings: bytes.subarray(settings.content, settings.end) };
  };
  const own = propertiesOf(primary);
  const size = own.find(({ type }) => type === 'ispe') ?? fail();
  const [width, height] = [bytes.readUInt32BE(size.content + 4), bytes.readUInt32BE(size.content + 8)];
  if (width * height > MOST_PIXELS) throw new Refused('too-large');
  if (width < 1 || height < 1) throw unknown();
  const turns = own.flatMap((property) => turnOf(bytes, property) ?? []);
  if (types.get(primary) !== 'grid') return { tiles: [tile(primary)], columns: 1, width, height, turns };
  const grid = dataOf(primary);
  const [rows, columns] = [grid.readUInt8(2) + 1, grid.readUInt8(3) + 1];
  if (rows * columns > MOST_TILES) throw new Refused('too-large');
  const items = tilesOf(bytes, table('iref'), primary);
  if (items.length !== rows * columns) throw unknown();
  return { tiles: items.map(tile), columns, width, height, turns };
}

function fail(): never {
  throw unknown();
}

function find(boxes: Iterable<Box>, type: string): Box {
  for (const box of boxes) if (box.type === type) return box;
  return fail();
}

/** Version and flags stand before the content of many a box. */
function contentOf(bytes: Buffer, { content }: Box) {
  return { version: bytes.readUInt8(content), flags: bytes.readUIntBE(content + 1, 3), start: content + 4 };
}

/** Reads numbers one after the other, and none behind the end of its box. */
function reader(bytes: Buffer, start: number, end: number) {
  let at = start;
  return {
    number(size: number): number {
      if (size === 0) return 0;
      if (at + size > end) fail();
      const value = size === 8 ? Number(bytes.readBigUInt64BE(at)) : bytes.readUIntBE(at, size);
      at += size;
      return value;
    },
    count(size: number): number {
      const count = this.number(size);
      return count <= MOST_ENTRIES ? count : fail();
    },
  };
}

function mainItem(bytes: Buffer, box: Box): number {
  const { version, start } = contentOf(bytes, box);
  return reader(bytes, start, box.end).number(version === 0 ? 2 : 4);
}

function itemTypes(bytes: Buffer, box: Box): Map<number, string> {
  const { version, start } = contentOf(bytes, box);
  const types = new Map<number, string>();
  for (const entry of boxesOf(bytes, start + (version === 0 ? 2 : 4), box.end)) {
    if (entry.type !== 'infe' || types.size > MOST_ENTRIES) continue;
    const { version: form, start: at } = contentOf(bytes, entry);
    if (form < 2) continue;
    const wide = form === 2 ? 2 : 4;
    types.set(bytes.readUIntBE(at, wide), bytes.toString('latin1', at + wide + 2, at + wide + 6));
  }
  return types;
}

/** The bytes of each item: in the file itself, or in the table (`idat`). Items elsewhere are left out. */
function itemPlaces(bytes: Buffer, box: Box, idat: Box | undefined): Map<number, Buffer> {
  const { version, start } = contentOf(bytes, box);
  const next = reader(bytes, start, box.end);
  const [sizes, more] = [next.number(1), next.number(1)];
  const [offsetSize, lengthSize, baseSize, indexSize] = [sizes >> 4, sizes & 15, more >> 4, version > 0 ? more & 15 : 0];
  const places = new Map<number, Buffer>();
  const count = next.count(version < 2 ? 2 : 4);
  for (let entry = 0; entry < count; entry++) {
    const item = next.number(version < 2 ? 2 : 4);
    const method = version > 0 ? next.number(2) & 15 : 0;
    const elsewhere = next.number(2) !== 0;
    const base = next.number(baseSize);
    const parts: Buffer[] = [];
    for (let left = next.count(2); left > 0; left--) {
      next.number(indexSize);
      const [offset, length] = [base + next.number(offsetSize), next.number(lengthSize)];
      const [from, end] = method === 1 ? [idat?.content ?? fail(), idat?.end ?? fail()] : [0, bytes.length];
      if (method > 1 || elsewhere || from + offset + length > end) continue;
      parts.push(bytes.subarray(from + offset, from + offset + length));
    }
    if (parts.length > 0 && parts.reduce((sum, { length }) => sum + length, 0) <= bytes.length) places.set(item, parts.length === 1 ? parts[0]! : Buffer.concat(parts));
  }
  return places;
}

function itemProperties(bytes: Buffer, box: Box): { properties: Box[]; of: Map<number, number[]> } {
  const container = find(boxesOf(bytes, box.content, box.end), 'ipco');
  const properties = [...boxesOf(bytes, container.content, container.end)];
  const of = new Map<number, number[]>();
  for (const links of boxesOf(bytes, box.content, box.end)) {
    if (links.type !== 'ipma') continue;
    const { version, flags, start } = contentOf(bytes, links);
    const next = reader(bytes, start, links.end);
    const wide = (flags & 1) === 1;
    for (let left = next.count(4); left > 0; left--) {
      const item = next.number(version < 1 ? 2 : 4);
      of.set(item, Array.from({ length: next.number(1) }, () => next.number(wide ? 2 : 1) & (wide ? 0x7fff : 0x7f)));
    }
  }
  return { properties, of };
}

/** The items that a grid is made of, in their order. */
function tilesOf(bytes: Buffer, box: Box, grid: number): number[] {
  const { version, start } = contentOf(bytes, box);
  const wide = version === 0 ? 2 : 4;
  for (const reference of boxesOf(bytes, start, box.end)) {
    if (reference.type !== 'dimg') continue;
    const next = reader(bytes, reference.content, reference.end);
    if (next.number(wide) === grid) return Array.from({ length: next.count(2) }, () => next.number(wide));
  }
  return [];
}

function turnOf(bytes: Buffer, { type, content, end }: Box): Turn | undefined {
  if (type === 'irot') {
    // The file counts against the clock.
    const quarters = bytes.readUInt8(content) & 3;
    return quarters === 0 ? undefined : { turn: ([270, 180, 90] as const)[quarters - 1]! };
  }
  if (type === 'imir') return { mirror: (bytes.readUInt8(content) & 1) === 1 ? 'left-right' : 'top-bottom' };
  if (type !== 'clap' || end - content < 32) return undefined;
  // Each a fraction.
  const [width, height, right, down] = [0, 8, 16, 24].map((at) => bytes.readInt32BE(content + at) / bytes.readInt32BE(content + at + 4)) as [number, number, number, number];
  return { crop: { width, height, right, down } };
}
