// Passwords and keys that are made at the first start and kept in the data folder.
import { randomBytes } from 'node:crypto';
import { closeSync, constants, existsSync, fchownSync, mkdirSync, openSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface Secrets {
  /** of the embedded server's administrator */
  postgres: string;
  /** of the database roles gate and desk */
  gateRole: string;
  deskRole: string;
  /** seals the credentials of the desk's flows */
  flowCredentials: string;
  /** what the simulator takes for an account, in place of Twilio's */
  simulatorSid: string;
  simulatorToken: string;
}

const MAKE: { [Name in keyof Secrets]: () => string } = {
  postgres: password,
  gateRole: password,
  deskRole: password,
  flowCredentials: password,
  simulatorSid: () => `AC${randomBytes(16).toString('hex')}`,
  simulatorToken: () => randomBytes(16).toString('hex'),
};

function password(): string {
  return randomBytes(24).toString('base64url');
}

/**
 * Reads DATA_DIR/secrets, making what is missing. Only the user who starts Satark Mitra may read the folder.
 * @throws Error with one sentence where the file is damaged: a new password would not open the old database
 */
export function keepSecrets(dataDir: string): Secrets {
  const folder = join(dataDir, 'secrets');
  const file = join(folder, 'secrets.json');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const kept = existsSync(file) ? parse(file) : {};
  const missing = (Object.keys(MAKE) as (keyof Secrets)[]).filter((name) => kept[name] === undefined);
  const secrets = { ...kept, ...Object.fromEntries(missing.map((name) => [name, MAKE[name]()])) } as Secrets;
  if (missing.length > 0) writeSafely(file, `${JSON.stringify(secrets, null, 2)}\n`);
  return secrets;
}

function parse(file: string): Partial<Secrets> {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    content = undefined;
  }
  const isRecord = typeof content === 'object' && content !== null && Object.values(content).every((entry) => typeof entry === 'string' && entry.length >= 16);
  if (!isRecord) throw new Error(`${file} is damaged: put back a copy of it. Without it the database can't be opened.`);
  return content as Partial<Secrets>;
}

/** Writes a file that is there whole or not at all, readable by its owner only. */
export function writeSafely(file: string, content: string): void {
  const fresh = `${file}.new`;
  // Written through to the disk by O_SYNC: Node's permission model, under which the desk runs, refuses fsync.
  const handle = openSync(fresh, constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | (constants.O_SYNC ?? 0) | (constants.O_NOFOLLOW ?? 0), 0o600);
  try {
    // A command that root runs, in the folder of a part with a user of its own.
    if (process.getuid?.() === 0) {
      const { uid, gid } = statSync(dirname(file));
      if (uid !== 0) fchownSync(handle, uid, gid);
    }
    writeFileSync(handle, content);
  } finally {
    closeSync(handle);
  }
  renameSync(fresh, file);
}
