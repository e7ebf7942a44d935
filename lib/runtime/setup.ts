// `npm run setup`: brings a database of the operator's own up to date, and writes what the services of gate and desk are told.
import { join } from 'node:path';
import { connect, type Sql } from '../database/connect';
import { makeFirstUsers } from '../desk/offices/first-users';
import { makeFirstOwnerPassword } from '../gate/owner/password';
import { prepareDataFolder } from './data-folder';
import { openDatabase } from './database';
import { deskEnvironment, gateEnvironment } from './environment';
import { keepSecrets, writeSafely } from './secrets';
import { readSettings } from './settings';

/** What a service gets from its unit (folders, the system's own) and not from here. */
const FROM_THE_UNIT = ['PATH', 'HOME', 'LANG', 'LC_ALL', 'TZ', 'TMPDIR', 'TEMP', 'TMP', 'NODE_COMPILE_CACHE', 'GATE_DIR', 'DESK_DIR'];

async function main(): Promise<void> {
  const { settings, warnings } = readSettings(process.env);
  if (settings.databaseUrl === undefined || settings.twilio === undefined) throw new Error('services need a PostgreSQL server and a Twilio account of your own: set DATABASE_URL and TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_WHATSAPP_FROM. To try everything without them, use `npm start`.');
  for (const warning of warnings) console.error(`Warning: ${warning}`);
  prepareDataFolder(settings.dataDir);
  const secrets = keepSecrets(settings.dataDir);
  const database = await openDatabase(settings, secrets, (sentence) => console.log(sentence));
  const folder = join(settings.dataDir, 'secrets');
  writeSafely(join(folder, 'gate.env'), environmentFile(gateEnvironment(settings, secrets, database)));
  writeSafely(join(folder, 'desk.env'), environmentFile(deskEnvironment(settings, secrets, database)));
  const users = await asRole(database.deskUrl, makeFirstUsers);
  const owner = await asRole(database.gateUrl, makeFirstOwnerPassword);
  // In a journal they would stay for ever: only in files that the operator reads and removes.
  for (const [name, lines] of [['first-sign-ins.txt', users.map(({ username, password, role }) => `${username}\t${password}\t${role}`)], ['owner-password.txt', owner === null ? [] : [owner]]] as const) {
    if (lines.length === 0) continue;
    writeSafely(join(folder, name), `${lines.join('\n')}\n`);
    console.log(`${name === 'owner-password.txt' ? "The password of the gate's owner stands" : 'The first sign-ins stand'} in ${join(folder, name)}: hand on what is in it, and remove the file.`);
  }
  console.log('The database is up to date, and gate and desk can be started.');
}

async function asRole<Result>(url: string, work: (sql: Sql) => Promise<Result>): Promise<Result> {
  const sql = connect(url, { max: 1, name: 'satark-setup' });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** In the form of systemd's EnvironmentFile. */
function environmentFile(environment: NodeJS.ProcessEnv): string {
  const entries = Object.entries(environment).filter(([name, value]) => value !== undefined && !FROM_THE_UNIT.includes(name));
  return `${entries.map(([name, value]) => `${name}="${value!.replaceAll(/["\\$`]/g, '\\$&')}"`).join('\n')}\n`;
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(`satark-mitra: ${error instanceof Error ? error.message : 'the setup failed for an unknown reason.'}`);
    process.exit(1);
  },
);
