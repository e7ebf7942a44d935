// The gate as a process: Node-RED without an editor, with the gate's own nodes only.
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename, join } from 'node:path';
import { connect } from '../database/connect';
import { checkKey } from '../exchange/check-key';
import { tellKeys } from '../exchange/key-holders';
import { holderName } from '../exchange/lease';
import { sealOlderOutbox } from '../exchange/older';
import { closeGate, openGate, type GateSettings } from '../gate/gate';
import { startCatchUp } from '../gate/incoming/catch-up';
import { KeyFault, openKeys } from '../gate/keys/open-keys';
import { startForgetting } from '../gate/forgetting/job';
import { watchKeys } from '../gate/keys/watch-keys';
import { startEraser } from '../gate/traces/eraser';
import { readPublicKeys } from '../sealing/box';
import { readKeyRing, type KeySource } from '../sealing/key-ring';
import { followKeys } from './desk-keys';
import { fixedFlows } from './fixed-flows';
import { sayWalls, scrubberSettings } from './gate-scrubber';
import { listen, stopListening } from './http-server';
import { commonSettings, startNodeRed, trustTypes } from './node-red';
import { openOwnerPage } from './owner-page';
import { BUILT, PROJECT } from './paths';
import { asFault, live, StartFault } from './process-life';
import { answer, type Handler } from './web-guard';

/** Node-RED's own nodes that a gate flow may use: they only wire, and none opens a door. */
const CORE = ['20-inject.js', '24-complete.js', '25-catch.js', '25-status.js', '60-link.js', '90-comment.js', '98-unknown.js', '05-junction.js', '91-global-config.js', '10-switch.js', '15-change.js', '89-delay.js'];

async function start(): Promise<() => Promise<void>> {
  const deskKeys = followKeys('deskPublicKeys');
  const { host, port, ownerPort, flowFile, vaultKey, gate } = takeSettings(process.env);
  const opened = openGate({ ...gate, vaultKeys: await vaultKeys(gate.databaseUrl, vaultKey) });
  await checkKey(opened.sql, opened.boxes).catch(asFault);
  await sealOlderOutbox(opened.sql, opened.boxes);
  const told = tellKeys(opened.sql, { side: 'gate', deskPublicKeys: () => opened.boxes.otherPublicKeys }, gate.name!);
  deskKeys.each((others) => {
    opened.boxes.change({ others });
    void told.now();
  });
  const nodesFolder = join(BUILT, 'nodes', 'gate');
  const own = nodeNames(nodesFolder);

  let routes: Handler = (_request, response) => answer(response, 503, 'starting');
  // No Express around Node-RED's own: every webhook would pay for it.
  const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
    if (request.method === 'GET' && request.url === '/health') answer(response, 200, 'ok');
    else routes(request, response, () => answer(response, 404, 'not found'));
  });
  trustTypes(own);
  const { red, missing } = await startNodeRed(server, {
    ...commonSettings('gate'),
    httpAdminRoot: false,
    httpNodeRoot: '/',
    readOnly: true,
    // The gate's flows hold no credentials; a key that nobody knows keeps it so.
    credentialSecret: randomBytes(24).toString('base64url'),
    storageModule: fixedFlows(flowFile),
    nodesDir: [nodesFolder].filter(existsSync),
    // A list of what may be loaded, not of what may not: a package that is installed tomorrow stays out.
    nodesIncludes: [...CORE, basename(nodesFolder), ...own.map((name) => `${name}.js`)],
  });
  if (missing.length > 0) throw new StartFault(`the gate's flow file can't be run: it uses nodes that are not installed (${missing.join(', ')}).`);
  routes = red.httpNode as unknown as Handler;
  await listen(server, host, port, 'GATE_PORT');
  void sayWalls(opened.scrubber);
  const stopWatching = watchKeys(opened, vaultKey);
  const stopErasing = startEraser(opened);
  const stopCatchingUp = startCatchUp(opened);
  const stopForgetting = startForgetting(opened);
  const closeOwnerPage = ownerPort === null ? () => Promise.resolve() : await openOwnerPage(ownerPort, opened, gate, () => ({ keyIds: opened.vault.keyIds(), disguise: gate.scrubber?.disguise ?? 'on' }));
  return async () => {
    await stopListening(server);
    await Promise.all([red.stop(), stopErasing(), stopWatching(), stopCatchingUp(), stopForgetting(), closeOwnerPage(), told.stop()]);
    await closeGate();
  };
}

interface Settings {
  host: string;
  port: number;
  /** null: without the owner's page */
  ownerPort: number | null;
  flowFile: string;
  vaultKey: KeySource;
  gate: Omit<GateSettings, 'vaultKeys'>;
}

const SECRET = ['GATE_DATABASE_URL', 'TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'TWILIO_WHATSAPP_FROM', 'VAULT_KEY', 'GATE_KEY'] as const;

/** Reads the settings and takes the secrets out of the environment, where any library would find them. */
function takeSettings(environment: NodeJS.ProcessEnv): Settings {
  const secret = Object.fromEntries(SECRET.map((name) => [name, environment[name]]));
  for (const name of SECRET) delete environment[name];
  const missing = SECRET.filter((name) => name !== 'VAULT_KEY' && name !== 'GATE_KEY' && !secret[name]);
  if (!environment.PUBLIC_URL) missing.push('PUBLIC_URL' as never);
  if (missing.length > 0) throw new StartFault(`the gate is not told its ${missing.join(', ')}: it is started by \`npm start\`.`);
  const folder = environment.GATE_DIR || join(PROJECT, 'data', 'gate');
  const port = Number(environment.GATE_PORT || 1881);
  return {
    host: environment.HOST || '127.0.0.1',
    port,
    ownerPort: Number(environment.OWNER_PORT) || null,
    flowFile: environment.GATE_FLOW || join(PROJECT, 'flows', 'gate.json'),
    vaultKey: { name: 'VAULT_KEY', value: secret.VAULT_KEY, file: environment.VAULT_KEY_FILE || join(folder, 'vault.key') },
    gate: {
      databaseUrl: secret.GATE_DATABASE_URL!,
      exchangeKeys: exchangeKeys(secret.GATE_KEY, environment.GATE_KEY_FILE),
      deskPublicKeys: deskPublicKeys(environment.DESK_PUBLIC_KEY),
      fateMinutes: fateMinutes(environment.FATE_MINUTES),
      forgetClosedDays: whole(environment, 'FORGET_CLOSED_DAYS', 'days', 1),
      forgetStaleDays: whole(environment, 'FORGET_STALE_DAYS', 'days', 1),
      twilio: { accountSid: secret.TWILIO_ACCOUNT_SID!, authToken: secret.TWILIO_AUTH_TOKEN!, from: secret.TWILIO_WHATSAPP_FROM!, apiBaseUrl: environment.TWILIO_API_BASE_URL || undefined },
      publicUrl: environment.PUBLIC_URL!,
      keepAtTwilioSeconds: environment.TWILIO_KEEP_HOURS ? Number(environment.TWILIO_KEEP_HOURS) * 3600 : undefined,
      scrubber: scrubberSettings(environment, folder),
      name: holderName('gate', port, folder),
    },
  };
}

/** Minutes between two ticks; parts of a minute are for trying out. */
function fateMinutes(text: string | undefined): number | undefined {
  if (!text) return undefined;
  if (!/^\d{1,5}(\.\d{1,2})?$/.test(text)) throw new StartFault(`FATE_MINUTES must be a number of minutes from 0, and is "${text}".`);
  return Number(text);
}

/** A whole number from `least`; undefined where it is not set. */
function whole(environment: NodeJS.ProcessEnv, name: string, unit: string, least: number): number | undefined {
  const text = environment[name];
  if (!text) return undefined;
  if (!/^\d{1,5}$/.test(text) || Number(text) < least) throw new StartFault(`${name} must be a whole number of ${unit} from ${least}, and is "${text}".`);
  return Number(text);
}

async function vaultKeys(databaseUrl: string, source: KeySource): Promise<Buffer[]> {
  const sql = connect(databaseUrl, { max: 1, name: 'satark-gate-start' });
  try {
    return await openKeys(sql, source);
  } catch (error) {
    throw error instanceof KeyFault ? new StartFault(error.message, { cause: error }) : error;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

function exchangeKeys(value: string | undefined, file: string | undefined): Buffer[] {
  return orFault(() => {
    const keys = readKeyRing({ name: 'GATE_KEY', value, file });
    if (!keys) throw new Error('the file of GATE_KEY is not there: put back your copy of it.');
    return keys;
  });
}

const deskPublicKeys = (text: string | undefined) => orFault(() => readPublicKeys(text, 'DESK_PUBLIC_KEY'));

function orFault<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    throw new StartFault((error as Error).message, { cause: error });
  }
}

/** The names of the nodes in a folder that has a folder for each. */
function nodeNames(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((name) => existsSync(join(folder, name, `${name}.js`)));
}

live('gate', start);
