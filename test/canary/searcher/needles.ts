// Makes the needles of a secret: each text of it in each writing.
import { ENCODINGS } from './encodings';
import { hashesOf } from './hashes';
import { binaryForms, hashedForms, inScript, nationalPart, SCRIPTS, spelledForms } from './numbers';
import { SHORTEST_NEEDLE, type Needle, type Secret } from './secret';

/**
 * All needles of a secret; the digits of a number between separators are found by digit-runs.ts besides.
 * @throws where a text is so short that chance would write it
 */
export function needlesOf(secret: Secret): Needle[] {
  const found = new Map<string, Needle>();
  const add = (writing: string, bytes: Buffer) => {
    const key = bytes.toString('latin1');
    if (bytes.length >= SHORTEST_NEEDLE && !found.has(key)) found.set(key, { secret, writing, bytes });
  };
  const texts = [...secret.texts, ...(secret.number ? [nationalPart(secret.number)] : [])];
  for (const text of texts) {
    if (Buffer.byteLength(text) < SHORTEST_NEEDLE) throw new Error(`a secret of the kind "${secret.kind}" is too short to be looked for.`);
    for (const { name, write } of ENCODINGS) for (const bytes of write(text)) add(name, bytes);
    const alike = text.toLowerCase();
    for (const form of new Set([text, alike])) for (const { name, bytes } of hashesOf(form)) add(`hash without a key (${name})`, bytes);
    if (/^[0-9a-f]{32}$/i.test(text)) {
      add('hex, decoded', Buffer.from(text, 'hex'));
      add('as a UUID', Buffer.from(alike.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')));
    }
  }
  if (secret.number) addNumber(secret.number, add);
  for (const { writing, bytes } of secret.bytes ?? []) add(writing, bytes);
  return [...found.values()];
}

function addNumber(number: string, add: (writing: string, bytes: Buffer) => void): void {
  const encode = (prefix: string, text: string, encodings: readonly string[]) => {
    for (const { name, write } of ENCODINGS.filter((encoding) => encodings.includes(encoding.name))) for (const bytes of write(text)) add(`${prefix}, ${name}`, bytes);
  };
  for (const script of SCRIPTS) encode(`${script} digits`, inScript(nationalPart(number), script), ['as it is', 'reversed', 'UTF-16LE', 'UTF-16BE', 'hex', 'base64', 'URL-encoded', 'JSON escapes', 'JSON escapes twice', 'HTML entities']);
  for (const { name, text } of spelledForms(number)) encode(name, text, ['as it is', 'UTF-16LE', 'base64', 'hex', 'JSON escapes']);
  for (const form of hashedForms(number)) for (const { name, bytes } of hashesOf(form)) add(`hash without a key (${name})`, bytes);
  for (const { name, bytes } of binaryForms(number)) add(name, bytes);
}
