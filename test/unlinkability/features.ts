// What can be compared between two reports: numbers, sequences of bits, and values that are the same or not. Made of whatever was seen.
import { numberOf, type Report } from './desk-side';

export interface Feature {
  name: string;
  /** by report; numbers are compared by rank, `same` by equality, `bits` by how many differ, `blocks` (with blanks between) by those they share */
  kind: 'number' | 'same' | 'bits' | 'blocks';
  values: (number | string | null)[];
}

const BYTES = /^\\x[0-9a-f]*$/;
/** Longer texts are compared by length only: they are content. */
const LONGEST_COMPARED = 80;
const BITS = 128;
/** Hex digits of a block of bytes: eight random bytes are never the same twice. */
const BLOCK = 16;

/** All features that differ between reports. */
export function featuresOf(reports: readonly Report[]): Feature[] {
  const names = [...new Set(reports.flatMap((report) => [...report.seen.keys()]))].sort();
  const features: Feature[] = [];
  for (const name of names) {
    const seen = reports.map((report) => (report.seen.get(name) ?? []).filter((value) => value !== null));
    add(features, 'number', `${name} count`, seen.map((values) => values.length));
    const numbers = seen.map((values) => values.map(asNumber).filter((value) => value !== null));
    if (numbers.some((values) => values.length > 0)) {
      const sorted = numbers.map((values) => [...values].sort((one, other) => one - other));
      add(features, 'number', `${name} least`, sorted.map((values) => values[0] ?? null));
      add(features, 'number', `${name} most`, sorted.map((values) => values.at(-1) ?? null));
      add(features, 'number', `${name} sum`, sorted.map((values) => (values.length ? values.reduce((sum, value) => sum + value, 0) : null)));
      // Rhythm: the middle step between one row and the next.
      add(features, 'number', `${name} step`, sorted.map((values) => (values.length > 2 ? median(values.slice(1).map((value, index) => value - values[index]!)) : null)));
    }
    const texts = seen.map((values) => values.filter((value): value is string => typeof value === 'string' && numberOf(value) === null));
    if (texts.some((values) => values.length > 0)) {
      add(features, 'number', `${name} length`, texts.map((values) => (values.length ? values.reduce((sum, value) => sum + value.length, 0) : null)));
      add(features, 'bits', `${name} bits`, texts.map((values) => (values[0] === undefined ? null : bitsOf(values[0]))));
    }
    const bytes = texts.map((values) => values.filter((value) => BYTES.test(value) && value.length > 2 + BLOCK));
    if (bytes.some((values) => values.length > 0)) add(features, 'blocks', `${name} blocks`, bytes.map((values) => values.flatMap(blocksOf).join(' ') || null));
    add(features, 'same', `${name} same`, seen.map((values) => (values.length ? short(JSON.stringify([...values].sort())) : null)));
    add(features, 'same', `${name} last same`, seen.map((values) => (values.length ? short(JSON.stringify(values.at(-1))) : null)));
  }
  return features;
}

function add(features: Feature[], kind: Feature['kind'], name: string, values: Feature['values']): void {
  if (new Set(values).size > 1) features.push({ name, kind, values });
}

function asNumber(value: unknown): number | null {
  if (typeof value === 'boolean') return Number(value);
  if (value !== null && typeof value === 'object') return JSON.stringify(value).length;
  return numberOf(value);
}

const short = (text: string) => (text.length <= LONGEST_COMPARED ? text : null);

function median(values: number[]): number {
  const sorted = values.sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)]!;
}

const blocksOf = (bytes: string) => bytes.slice(2).match(new RegExp(`.{${BLOCK}}`, 'g')) ?? [];

/** The first bits of a text or of sealed bytes, as a text of 0 and 1. */
function bitsOf(text: string): string {
  const bytes = BYTES.test(text) ? Buffer.from(text.slice(2), 'hex') : Buffer.from(text);
  return [...bytes.subarray(0, BITS / 8)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
}
