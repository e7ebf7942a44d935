// A ring of keys: from the environment, or from a file that only its owner can read. The first key seals, the others only open.
import { randomBytes } from 'node:crypto';
import { chownSync, closeSync, constants, fstatSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Bytes of a key. */
export const KEY_BYTES = 32;

export interface KeySource {
  /** of the variable, such as VAULT_KEY; stands in errors */
  name: string;
  /** the keys themselves, base64, with commas between them */
  value?: string;
  /** a file that holds them, base64, one a line */
  file?: string;
}

/** @throws Error in one sentence where keys are malformed, nothing says where they are, or others can read the file; null where the file is not there yet */
export function readKeyRing(source: KeySource): Buffer[] | null {
  if (source.value?.trim()) return parseKeys(source.value, source.name);
  if (!source.file) throw new Error(`there is no key: set ${source.name} or ${source.name}_FILE.`);
  return readKeyFile(source.file, source.name);
}

/** Makes a file with one new random key. Where another process is first, that one's stands. */
export function makeKeyFile(file: string): void {
  attempt(file, 'made', () => {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const finished = writeBeside(file, [randomBytes(KEY_BYTES)]);
    try {
      // Never a half-written file under the name itself, and never one in place of another.
      linkSync(finished, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(finished, { force: true });
    }
    syncFolder(file);
  });
}

/** Puts other keys into the file: it holds the old ones or the new ones, whenever the power fails. */
export function replaceKeyFile(file: string, keys: readonly Buffer[]): void {
  attempt(file, 'written', () => {
    const beside = writeBeside(file, keys);
    // Run as root it stays the file of the user whom the gate runs as.
    const { uid, gid } = statSync(file);
    if (process.getuid?.() === 0) chownSync(beside, uid, gid);
    renameSync(beside, file);
    syncFolder(file);
  });
}

function parseKeys(text: string, name: string): Buffer[] {
  const keys = text.split(/[\s,]+/).filter(Boolean).map((word) => {
    const key = Buffer.from(word, 'base64');
    if (!/^[A-Za-z0-9+/_-]+=*$/.test(word) || key.length !== KEY_BYTES) throw new Error(`${name} must be ${KEY_BYTES} bytes in base64.`);
    return key;
  });
  if (keys.length === 0) throw new Error(`${name} holds no key.`);
  return keys;
}

function readKeyFile(file: string, name: string): Buffer[] | null {
  let text: string;
  try {
    const descriptor = openSync(file, 'r');
    try {
      if (process.platform !== 'win32' && fstatSync(descriptor).mode & 0o077) throw new ReadByOthers();
      text = readFileSync(descriptor, 'utf8');
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    if (error instanceof ReadByOthers) throw new Error(`the file of ${name}, ${file}, can be read by others: chmod 600 it, and think about a new key.`, { cause: error });
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return null;
    throw new Error(`the file of ${name}, ${file}, can't be read (${code}).`, { cause: error });
  }
  return parseKeys(text, `the file of ${name}, ${file},`);
}

class ReadByOthers extends Error {}

/** Written through to the disk. */
function writeBeside(file: string, keys: readonly Buffer[]): string {
  const beside = join(dirname(file), `.${basename(file)}.${randomBytes(6).toString('hex')}`);
  const descriptor = openSync(beside, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_SYNC ?? 0), 0o600);
  try {
    writeSync(descriptor, keys.map((key) => `${key.toString('base64')}\n`).join(''));
  } finally {
    closeSync(descriptor);
  }
  return beside;
}

function syncFolder(file: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(dirname(file), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

function attempt(file: string, done: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    throw new Error(`the key file ${file} can't be ${done} (${(error as NodeJS.ErrnoException).code}).`, { cause: error });
  }
}
