// Where the vault's key comes from: the environment, or a file that only its owner can read.
import { randomBytes } from 'node:crypto';
import { closeSync, fstatSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Bytes of the key. */
export const VAULT_KEY_BYTES = 32;

export interface VaultKeySource {
  /** VAULT_KEY: the key itself, base64 */
  key?: string;
  /** VAULT_KEY_FILE: a file that holds it, base64 */
  file?: string;
  /** makes the file, with a new random key, where there is none */
  make?: boolean;
}

/**
 * The vault's key. Whoever loses it can answer nobody any more; whoever has it beside the database knows every sender.
 * @throws Error with one sentence where there is none, it is malformed, or others can read its file
 */
export function readVaultKey(source: VaultKeySource): Buffer {
  if (source.key) return parseKey(source.key, 'VAULT_KEY');
  if (!source.file) throw new Error('the gate has no vault key: set VAULT_KEY or VAULT_KEY_FILE.');
  if (source.make) makeKeyFile(source.file);
  return readKeyFile(source.file);
}

function parseKey(text: string, name: string): Buffer {
  const trimmed = text.trim();
  const key = Buffer.from(trimmed, 'base64');
  if (!/^[A-Za-z0-9+/_-]+=*$/.test(trimmed) || key.length !== VAULT_KEY_BYTES) throw new Error(`${name} must be ${VAULT_KEY_BYTES} bytes in base64.`);
  return key;
}

function readKeyFile(file: string): Buffer {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch (error) {
    throw new Error(`the vault key's file ${file} can't be read (${(error as NodeJS.ErrnoException).code}).`, { cause: error });
  }
  try {
    if (process.platform !== 'win32' && fstatSync(descriptor).mode & 0o077) {
      throw new Error(`the vault key's file ${file} can be read by others: chmod 600 it, and think about a new key.`);
    }
    return parseKey(readFileSync(descriptor, 'utf8'), `the vault key's file ${file}`);
  } finally {
    closeSync(descriptor);
  }
}

function makeKeyFile(file: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const descriptor = openSync(file, 'wx', 0o600);
    try {
      writeSync(descriptor, `${randomBytes(VAULT_KEY_BYTES).toString('base64')}\n`);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EEXIST') throw new Error(`the vault key's file ${file} can't be made (${code}).`, { cause: error });
  }
}
