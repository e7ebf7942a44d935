// Passwords and keys that are made at the first start and kept in the data folder.
import { randomBytes } from 'node:crypto';
import { closeSync, constants, existsSync, fchownSync, mkdirSync, openSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createBoxOpener } from '../sealing/box';
import { makeKeyFile, readKeyRing, replaceKeyFile, type KeySource } from '../sealing/key-ring';

interface Kept {
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
  /** what the exchange is sealed to, base64, with commas between several; that they stand here tells that the keys themselves were made */
  gatePublicKey: string;
  deskPublicKey: string;
  /** of the desk's keys that `npm run desk:rotate` has taken out: nothing is sealed with them any more */
  retiredDeskPublicKey?: string;
}

export interface Secrets extends Kept {
  /** of the gate's side of the exchange, and of all that the desk keeps: base64, with commas between several */
  gateKey: string;
  deskKey: string;
}

const MAKE: { [Name in keyof Omit<Kept, 'gatePublicKey' | 'deskPublicKey' | 'retiredDeskPublicKey'>]: () => string } = {
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
 * @throws Error with one sentence where the file is damaged or a key is gone: a new one would not open the old database
 */
export function keepSecrets(dataDir: string): Secrets {
  const folder = join(dataDir, 'secrets');
  const file = join(folder, 'secrets.json');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const kept = existsSync(file) ? parse(file) : {};
  const [gateKeys, deskKeys] = [exchangeKeys(folder, 'gate', kept.gatePublicKey), exchangeKeys(folder, 'desk', kept.deskPublicKey, kept.retiredDeskPublicKey)];
  const missing = (Object.keys(MAKE) as (keyof typeof MAKE)[]).filter((name) => kept[name] === undefined);
  const secrets = {
    ...kept, ...Object.fromEntries(missing.map((name) => [name, MAKE[name]()])),
    gatePublicKey: ringText(publicKeysOf(gateKeys, 'gate')), deskPublicKey: ringText(publicKeysOf(deskKeys, 'desk')),
  } as Kept;
  if (JSON.stringify(secrets) !== JSON.stringify(kept)) writeSafely(file, `${JSON.stringify(secrets, null, 2)}\n`);
  return { ...secrets, gateKey: ringText(gateKeys), deskKey: ringText(deskKeys) };
}

/** From the environment (GATE_KEY, DESK_KEY or …_FILE), or from a file beside the secrets, which is made where there never was one. */
function exchangeKeys(folder: string, side: 'gate' | 'desk', known: string | undefined, retired?: string): Buffer[] {
  const source = sourceOf(folder, side);
  const { name, file } = source;
  const keys = readKeyRing(source);
  // A new one may come in front; what an older one has sealed needs it still.
  const present = keys && publicKeysOf(keys, side).map((key) => key.toString('base64'));
  if (present && known?.split(',').some((key) => !present.includes(key) && !retired?.split(',').includes(key))) {
    throw new Error(`a key is missing with which the ${side} has sealed: put back your copy (${process.env[name] ? name : file}). Nothing was changed.`);
  }
  if (keys) return keys;
  if (known !== undefined) throw new Error(`the ${side}'s key is gone from ${file}: put back your copy of it. Without it nothing that the ${side} has sealed can be read. Nothing was changed.`);
  makeKeyFile(file);
  return readKeyRing(source)!;
}

function sourceOf(folder: string, side: 'gate' | 'desk'): KeySource & { file: string } {
  const name = side === 'gate' ? 'GATE_KEY' : 'DESK_KEY';
  return { name, value: process.env[name], file: process.env[`${name}_FILE`] || join(folder, `${side}.key`) };
}

/** Where the desk's key is kept. */
export function deskKeySource(dataDir: string): KeySource {
  return sourceOf(join(dataDir, 'secrets'), 'desk');
}

/** The desk's keys as their file holds them now. @throws Error in one sentence, as keepSecrets */
export function readDeskKeys(dataDir: string): Pick<Secrets, 'deskKey' | 'deskPublicKey'> {
  const folder = join(dataDir, 'secrets');
  const { deskPublicKey, retiredDeskPublicKey } = parse(join(folder, 'secrets.json'));
  const keys = exchangeKeys(folder, 'desk', deskPublicKey, retiredDeskPublicKey);
  return { deskKey: ringText(keys), deskPublicKey: ringText(publicKeysOf(keys, 'desk')) };
}

/**
 * Puts other keys of the desk into their file. What leaves it is noted first, so that no start asks for it: whenever the power fails, the
 * file holds all that the notes ask for.
 */
export function writeDeskKeys(dataDir: string, keys: readonly Buffer[]): void {
  const folder = join(dataDir, 'secrets');
  const file = join(folder, 'secrets.json');
  const kept = parse(file);
  const present = publicKeysOf([...keys], 'desk').map((key) => key.toString('base64'));
  const gone = [kept.deskPublicKey, kept.retiredDeskPublicKey].flatMap((text) => text?.split(',') ?? []).filter((key) => !present.includes(key));
  if (gone.length > 0) writeSafely(file, `${JSON.stringify({ ...kept, retiredDeskPublicKey: [...new Set(gone)].join(',') }, null, 2)}\n`);
  replaceKeyFile(sourceOf(folder, 'desk').file, keys);
  keepSecrets(dataDir);
}

const publicKeysOf = (keys: Buffer[], side: 'gate' | 'desk') => createBoxOpener(keys, side).publicKeys;
const ringText = (keys: Buffer[]) => keys.map((key) => key.toString('base64')).join(',');

function parse(file: string): Partial<Kept> {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    content = undefined;
  }
  const isRecord = typeof content === 'object' && content !== null && Object.values(content).every((entry) => typeof entry === 'string' && entry.length >= 16);
  if (!isRecord) throw new Error(`${file} is damaged: put back a copy of it. Without it the database can't be opened.`);
  return content as Partial<Kept>;
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
