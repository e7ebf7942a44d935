// The ways in which programs write a text: escaped, encoded, in another character set, turned round.

/** A way of writing, and what it makes of a text; undefined where it has nothing of its own to say. */
export interface Encoding {
  name: string;
  write(text: string): Buffer[];
}

const utf16 = (text: string, bigEndian: boolean) => {
  const bytes = Buffer.from(text, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
};
const units = (text: string) => Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
const hex = (value: number, length = 0) => value.toString(16).padStart(length, '0');
const perByte = (text: string, write: (byte: number) => string) => Buffer.from([...Buffer.from(text)].map(write).join(''));
/** Only characters outside ASCII, as most programs escape; and all of them. */
const escaped = (text: string, escape: (unit: number) => string, whole = units) => [
  Buffer.from(whole(text).map((unit) => (unit < 128 ? String.fromCharCode(unit) : escape(unit))).join('')),
  Buffer.from(whole(text).map(escape).join('')),
];
const codePoints = (text: string) => [...text].map((character) => character.codePointAt(0)!);

/**
 * The part of a row's base64 that is the same whatever stands before and after it: one for each place among three bytes,
 * in the usual alphabet and in that of URLs.
 */
export function base64Parts(bytes: Buffer): Buffer[] {
  const parts = [0, 1, 2].map((before) => {
    const written = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64').replaceAll('=', '');
    const first = Math.ceil((before * 8) / 6);
    const last = Math.floor(((before + bytes.length) * 8) / 6);
    return written.slice(first, last);
  });
  return [...new Set(parts.flatMap((part) => [part, part.replaceAll('+', '-').replaceAll('/', '_')]))].map((part) => Buffer.from(part));
}

/** Every encoding that a text is looked for in. Case is not looked at, so upper and lower hex are one. */
export const ENCODINGS: readonly Encoding[] = [
  { name: 'as it is', write: (text) => [Buffer.from(text)] },
  { name: 'reversed', write: (text) => [Buffer.from([...text].reverse().join(''))] },
  { name: 'UTF-16LE', write: (text) => [utf16(text, false)] },
  { name: 'UTF-16BE', write: (text) => [utf16(text, true)] },
  { name: 'hex', write: (text) => [Buffer.from(Buffer.from(text).toString('hex'))] },
  { name: 'hex of UTF-16', write: (text) => [Buffer.from(utf16(text, false).toString('hex')), Buffer.from(utf16(text, true).toString('hex'))] },
  { name: 'hex with separators', write: (text) => [' ', ':', '-', ', ', ',0x', ', 0x', '\\x'].map((separator) => Buffer.from([...Buffer.from(text)].map((byte) => hex(byte, 2)).join(separator))) },
  { name: 'decimal bytes', write: (text) => [',', ', ', ' '].map((separator) => Buffer.from([...Buffer.from(text)].join(separator))) },
  { name: 'base64', write: (text) => base64Parts(Buffer.from(text)) },
  { name: 'base64 of UTF-16', write: (text) => base64Parts(utf16(text, false)) },
  { name: 'URL-encoded', write: (text) => [Buffer.from(encodeURIComponent(text)), perByte(text, (byte) => `%${hex(byte, 2)}`)] },
  { name: 'URL-encoded twice', write: (text) => [Buffer.from(encodeURIComponent(encodeURIComponent(text)))] },
  { name: 'JSON escapes', write: (text) => escaped(text, (unit) => `\\u${hex(unit, 4)}`) },
  { name: 'JSON escapes twice', write: (text) => escaped(text, (unit) => `\\\\u${hex(unit, 4)}`) },
  { name: 'octal escapes', write: (text) => [perByte(text, (byte) => (byte < 128 ? String.fromCharCode(byte) : `\\${byte.toString(8).padStart(3, '0')}`)), perByte(text, (byte) => `\\${byte.toString(8).padStart(3, '0')}`)] },
  { name: 'HTML entities', write: (text) => [...escaped(text, (point) => `&#${point};`, codePoints), ...escaped(text, (point) => `&#x${hex(point)};`, codePoints)] },
  { name: 'quoted-printable', write: (text) => [perByte(text, (byte) => (byte < 128 ? String.fromCharCode(byte) : `=${hex(byte, 2)}`)), perByte(text, (byte) => `=${hex(byte, 2)}`)] },
];
