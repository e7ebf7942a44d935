// Values as padded JSON: how long a sealed message is must not tell which one it is.

/** Bytes of the smallest size; each larger one is twice the one before. */
const SMALLEST = 256;

/** JSON, followed by blanks (which JSON allows) up to the next size: 256 bytes, 512, 1 KiB, 2 KiB … */
export function paddedJson(value: unknown): Buffer {
  const text = JSON.stringify(value);
  const length = Buffer.byteLength(text);
  let size = SMALLEST;
  while (size < length) size *= 2;
  const padded = Buffer.alloc(size, ' ');
  padded.write(text);
  return padded;
}

/** @throws SyntaxError */
export function fromPaddedJson(bytes: Buffer): unknown {
  return JSON.parse(bytes.toString('utf8'));
}
