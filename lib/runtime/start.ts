// `npm start`: PostgreSQL, gate, desk and, without a Twilio account, the simulator; until Ctrl-C.
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { clearAway } from '../database/clear-away';
import { connect, type Sql } from '../database/connect';
import { makeFirstUsers, type FirstUser } from '../desk/offices/first-users';
import { makeFirstOwnerPassword } from '../gate/owner/password';
import { outliveOutputs } from '../log/log';
import { prepareDataFolder } from './data-folder';
import { openDatabase, type Database } from './database';
import { watchDeskKeys } from './desk-keys';
import { deskEnvironment, deskNodeOptions, gateEnvironment, simulatorEnvironment, simulatorUrl } from './environment';
import { lockFolder } from './lock';
import { OWNER_HOST } from './owner-page';
import { settleOwnership } from './ownership';
import { separateUsers } from './part-users';
import { BUILT, PROJECT } from './paths';
import { checkPorts } from './ports';
import { keepSecrets } from './secrets';
import { readSettings, type Settings } from './settings';
import { noteDatabase } from './with-database';
import { keepRunning, type SupervisedProcess } from './supervised-process';

/** What runs, in the order in which it is stopped. */
const running: { gateAndDesk: SupervisedProcess[]; simulator?: SupervisedProcess; database?: Database } = { gateAndDesk: [] };
/** Milliseconds without a sign of life after which gate or desk is ended and started again. */
const SILENCE = 60_000;
let release = () => {};
let stopping = false;

const say = (line: string) => console.log(line);

async function start(): Promise<void> {
  const began = Date.now();
  const { settings, warnings } = readSettings(process.env);
  for (const warning of warnings) console.error(`Warning: ${warning}`);
  prepareDataFolder(settings.dataDir);
  release = lockFolder(settings.dataDir);
  const withSimulator = settings.twilio === undefined;
  await checkPorts(OWNER_HOST, { OWNER_PORT: settings.ownerPort });
  await checkPorts(settings.host, { DESK_PORT: settings.deskPort, GATE_PORT: settings.gatePort, ...(withSimulator ? { SIMULATOR_PORT: settings.simulatorPort } : {}) });
  const secrets = keepSecrets(settings.dataDir);
  const { users, sentence } = separateUsers(process.env, [process.execPath, BUILT, realpathSync(join(PROJECT, 'node_modules')), settings.dataDir]);
  settleOwnership(settings.dataDir, users);

  const slow = setInterval(() => say(`  … still starting, ${Math.round((Date.now() - began) / 1000)} s`), 10_000);
  try {
    say(sentence);
    say(settings.databaseUrl === undefined ? 'Starting PostgreSQL …' : 'Opening the database …');
    running.database = await openDatabase(settings, secrets, (sentence) => say(`  ${sentence}`));
    noteDatabase(settings.dataDir, running.database.deskUrl);
    if (stopping) return;
    const [forGate, forDesk] = [gateEnvironment(settings, secrets, running.database), deskEnvironment(settings, secrets, running.database)];
    say(`Starting gate and desk${withSimulator ? ' and simulator' : ''} …`);
    const [gate, desk, simulator] = await allOrNone([
      keepRunning({ name: 'gate', script: join(BUILT, 'lib', 'runtime', 'gate.js'), environment: forGate, user: users?.gate, patience: SILENCE }),
      keepRunning({ name: 'desk', script: join(BUILT, 'lib', 'runtime', 'desk.js'), environment: forDesk, nodeOptions: deskNodeOptions(forDesk), user: users?.desk, patience: SILENCE, runsFlows: true }),
      ...(withSimulator ? [keepRunning({ name: 'simulator', script: join(BUILT, 'simulator', 'start.js'), environment: simulatorEnvironment(settings, secrets), user: users?.simulator, showsAll: true })] : []),
    ]);
    running.gateAndDesk = [gate!, desk!];
    running.simulator = simulator;
    watchDeskKeys(settings.dataDir, secrets, ({ deskKey, deskPublicKey }) => {
      forDesk.DESK_KEY = deskKey;
      forGate.DESK_PUBLIC_KEY = deskPublicKey;
      // Who reads first: nothing is sealed with a key that the desk has not heard of.
      desk!.tell({ deskKeys: deskKey });
      gate!.tell({ deskPublicKeys: deskPublicKey });
    });
    // Gate and desk are ready, so all that stood open before an upgrade is sealed.
    if (!stopping) await asRole(running.database.adminUrl, clearAway);
  } finally {
    clearInterval(slow);
  }
  if (stopping) return;
  const seconds = (Date.now() - began) / 1000;
  const firstUsers = await asRole(running.database.deskUrl, makeFirstUsers);
  const ownerPassword = await asRole(running.database.gateUrl, makeFirstOwnerPassword);
  say(summary(settings, seconds, firstUsers, ownerPassword));
}

/** Waits for all; where one fails, ends the others before it throws. */
async function allOrNone(starting: Promise<SupervisedProcess>[]): Promise<SupervisedProcess[]> {
  const results = await Promise.allSettled(starting);
  const failure = results.find((result) => result.status === 'rejected');
  const started = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  if (!failure) return started;
  await Promise.all(started.map((process) => process.stop()));
  throw failure.reason;
}

/** Makes the first sign-ins of a new desk or gate. Only now that all runs: their passwords are shown once. */
async function asRole<Made>(url: string, make: (sql: Sql) => Promise<Made>): Promise<Made> {
  const sql = connect(url, { max: 1, name: 'satark-start' });
  try {
    return await make(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

function summary(settings: Settings, seconds: number, firstUsers: FirstUser[], ownerPassword: string | null): string {
  const lines = [
    '',
    `Satark Mitra is ready (${seconds.toFixed(1)} s).`,
    '',
    ...(settings.twilio ? [`  Webhook for Twilio    ${settings.publicUrl}/whatsapp/inbound`] : [`  Phone page            ${simulatorUrl(settings)}/`]),
    `  Dashboard (offices)   ${settings.deskUrl}/dashboard`,
    `  Editor (police IT)    ${settings.deskUrl}/editor/`,
    `  Gate's owner          http://${OWNER_HOST}:${settings.ownerPort}/ (from this machine only)`,
    '',
    ...(firstUsers.length > 0 ? ['  First sign-ins. The passwords are shown only this once; `npm run password -- NAME` gives a new one.', ...firstUsers.map(({ username, password, role, office }) => `    ${username.padEnd(20)} ${password.padEnd(24)} ${ROLES[role]}${office && role !== 'dig' ? `, ${office}` : ''}`), ''] : []),
    ...(ownerPassword === null ? [] : [`  Password of the gate's owner, shown only this once (\`npm run owner:password\` gives a new one): ${ownerPassword}`, '']),
    `  Data                  ${settings.dataDir}`,
    '  Stop with Ctrl-C.',
    '',
  ];
  return lines.join('\n');
}

const ROLES: Record<FirstUser['role'], string> = { dig: 'DIG office', sp: 'SP office', officer: 'officer', 'police-it': 'police IT (editor)', auditor: 'auditor' };

async function stop(): Promise<void> {
  if (stopping) {
    say('Stopping at once.');
    for (const process of [...running.gateAndDesk, running.simulator]) process?.kill();
    running.database?.kill();
    release();
    process.exit(1);
  }
  stopping = true;
  say('\nStopping: what is in hand is finished first (Ctrl-C again stops at once) …');
  await stopAll();
  say('Stopped.');
  process.exit(0);
}

async function stopAll(): Promise<void> {
  await starting;
  await Promise.all(running.gateAndDesk.map((process) => process.stop()));
  await running.simulator?.stop();
  await running.database?.stop();
  release();
}

outliveOutputs();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());

const starting: Promise<void> = start().catch(async (error: unknown) => {
  console.error(`satark-mitra: ${error instanceof Error ? error.message : 'the start failed for an unknown reason.'}`);
  await running.database?.stop();
  release();
  process.exit(1);
});
