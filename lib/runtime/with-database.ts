// The database for commands beside `npm start` (password, demo): the running one, or one started for the command alone.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect, type Sql } from '../database/connect';
import { openSeals } from '../desk/seals';
import { prepareDataFolder } from './data-folder';
import { addressFor, openDatabase } from './database';
import { AlreadyRunning, lockFolder } from './lock';
import { readPublicKeys } from '../sealing/box';
import { readKeyRing } from '../sealing/key-ring';
import { keepSecrets, writeSafely } from './secrets';
import { readSettings } from './settings';

const fileOf = (dataDir: string) => join(dataDir, 'secrets', 'database.json');

/** Kept by `npm start`, so that other commands find the embedded server. */
export function noteDatabase(dataDir: string, deskUrl: string): void {
  writeSafely(fileOf(dataDir), `${JSON.stringify({ deskUrl })}\n`);
}

/**
 * Gives `use` a connection as role `desk`, with the settings of the environment and the desk's seals open; or one as role `gate`.
 * @throws Error with one sentence where settings, folder or server can't be used
 */
export async function withDatabase<Result>(use: (sql: Sql) => Promise<Result>, role: 'desk' | 'gate' = 'desk'): Promise<Result> {
  const { settings } = readSettings(process.env);
  prepareDataFolder(settings.dataDir);
  const opened = () => {
    const secrets = keepSecrets(settings.dataDir);
    if (role === 'desk') openSeals({ keys: readKeyRing({ name: 'DESK_KEY', value: secrets.deskKey })!, gatePublicKeys: readPublicKeys(secrets.gatePublicKey, 'GATE_PUBLIC_KEY') });
    return secrets;
  };
  let release: () => void;
  try {
    release = lockFolder(settings.dataDir);
  } catch (error) {
    if (!(error instanceof AlreadyRunning) || !existsSync(fileOf(settings.dataDir))) throw error;
    const { deskUrl } = JSON.parse(readFileSync(fileOf(settings.dataDir), 'utf8')) as { deskUrl: string };
    const secrets = opened();
    return withConnection(role === 'desk' ? deskUrl : addressFor(deskUrl, 'gate', secrets.gateRole), use);
  }
  try {
    const database = await openDatabase(settings, opened(), () => {});
    try {
      return await withConnection(role === 'desk' ? database.deskUrl : database.gateUrl, use);
    } finally {
      await database.stop();
    }
  } finally {
    release();
  }
}

async function withConnection<Result>(url: string, use: (sql: Sql) => Promise<Result>): Promise<Result> {
  const sql = connect(url, { max: 4, name: 'satark-command' });
  try {
    return await use(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
