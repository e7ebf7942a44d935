// What each process under `npm start` finds in its environment: only what it may know.
import { mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from './database';
import type { PartName } from './part-users';
import { BUILT, PROJECT } from './paths';
import type { Secrets } from './secrets';
import type { Settings } from './settings';

/** What every process needs of the system's own environment; proxies only where calls go out. */
const SYSTEM = ['PATH', 'LANG', 'LC_ALL', 'TZ', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'NODE_EXTRA_CA_CERTS'];
const PROXIES = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy'];

function picked(names: string[]): NodeJS.ProcessEnv {
  return Object.fromEntries(names.filter((name) => process.env[name] !== undefined).map((name) => [name, process.env[name]]));
}

function common(settings: Settings, part: PartName): NodeJS.ProcessEnv {
  // A home of its own: the one of the person who starts it may be closed to the part's user, and is none of its business.
  return { ...picked(SYSTEM), HOME: join(settings.dataDir, part), NODE_ENV: 'production', NODE_COMPILE_CACHE: join(settings.dataDir, 'cache', part), HOST: settings.host };
}

/** The gate: Twilio's account, the vault key's file, its key of the exchange, the role `gate`. */
export function gateEnvironment(settings: Settings, secrets: Secrets, database: Pick<Database, 'gateUrl'>): NodeJS.ProcessEnv {
  return {
    ...common(settings, 'gate'),
    ...picked([...PROXIES, 'GATE_FLOW', 'VAULT_KEY', 'VAULT_KEY_FILE', 'FATE_MINUTES', 'FORGET_CLOSED_DAYS', 'FORGET_STALE_DAYS', 'VOICE_DISGUISE', 'SCRUB_UID']),
    GATE_PORT: String(settings.gatePort),
    ...(settings.ownerPort > 0 && { OWNER_PORT: String(settings.ownerPort) }),
    ...(settings.keepAtTwilioHours !== undefined && { TWILIO_KEEP_HOURS: String(settings.keepAtTwilioHours) }),
    GATE_DIR: join(settings.dataDir, 'gate'),
    GATE_DATABASE_URL: database.gateUrl,
    GATE_KEY: secrets.gateKey,
    DESK_PUBLIC_KEY: secrets.deskPublicKey,
    PUBLIC_URL: settings.publicUrl,
    TWILIO_ACCOUNT_SID: settings.twilio?.accountSid ?? secrets.simulatorSid,
    TWILIO_AUTH_TOKEN: settings.twilio?.authToken ?? secrets.simulatorToken,
    TWILIO_WHATSAPP_FROM: settings.twilio?.from ?? SIMULATED_SENDER,
    ...apiBase(settings.twilio ? settings.twilio.apiBaseUrl : simulatorUrl(settings)),
  };
}

/** The desk: the role `desk`, its key and that of its flows' credentials; nothing of Twilio, the vault, or the administrator. */
export function deskEnvironment(settings: Settings, secrets: Secrets, database: Pick<Database, 'deskUrl'>): NodeJS.ProcessEnv {
  return {
    ...common(settings, 'desk'),
    DESK_PORT: String(settings.deskPort),
    DESK_URL: settings.deskUrl,
    DESK_DIR: join(settings.dataDir, 'desk'),
    DESK_DATABASE_URL: database.deskUrl,
    DESK_KEY: secrets.deskKey,
    GATE_PUBLIC_KEY: secrets.gatePublicKey,
    DESK_CREDENTIAL_SECRET: secrets.flowCredentials,
  };
}

/** What a part that a service unit starts by itself may know of the unit's environment: Node's own options, among others, stay outside. */
export function partOfEnvironment(part: 'gate' | 'desk', environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const own = part === 'gate' ? /^(GATE_|TWILIO_|OWNER_|VAULT_|VOICE_|FATE_|FORGET_|SCRUB_)|^(DESK_PUBLIC_KEY|PUBLIC_URL|HOST)$/ : /^DESK_|^(GATE_PUBLIC_KEY|HOST)$/;
  const folder = environment[part === 'gate' ? 'GATE_DIR' : 'DESK_DIR'] || join(PROJECT, 'data', part);
  const passed = Object.entries(environment).filter(([name]) => own.test(name) || SYSTEM.includes(name) || (part === 'gate' && PROXIES.includes(name)));
  return {
    ...Object.fromEntries(passed),
    [part === 'gate' ? 'GATE_DIR' : 'DESK_DIR']: folder,
    HOME: folder,
    NODE_ENV: 'production',
    // systemd names the unit's CacheDirectory= so.
    NODE_COMPILE_CACHE: environment.CACHE_DIRECTORY || join(folder, 'cache'),
  };
}

/**
 * Node's permission model around the desk: it reads the program and its own folder and starts no process. So a function node that
 * breaks out of Node-RED's sandbox still finds neither the vault's key nor the environment of the gate's process.
 * `environment` is that of deskEnvironment.
 */
export function deskNodeOptions(environment: NodeJS.ProcessEnv): string[] {
  const own = [environment.DESK_DIR!, environment.NODE_COMPILE_CACHE!];
  // A folder that is not there yet would be taken for a file, and nothing below it allowed.
  for (const folder of own) mkdirSync(folder, { recursive: true, mode: 0o700 });
  const modules = join(PROJECT, 'node_modules');
  const readable = [BUILT, modules, realpathSync(modules), join(PROJECT, 'package.json'), join(PROJECT, 'flows'), join(PROJECT, 'dashboards'), ...own];
  return [
    '--permission',
    // SQLite writes files wherever the user may, whatever the permission model says.
    ...['--no-experimental-sqlite'].filter((option) => process.allowedNodeEnvironmentFlags.has(option)),
    // sharp, which takes the metadata out of officers' pictures, is compiled code.
    '--allow-addons',
    '--disable-warning=SecurityWarning',
    ...readable.map((path) => `--allow-fs-read=${path}`),
    ...own.map((path) => `--allow-fs-write=${path}`),
  ];
}

/** The simulator: an account made up for it, and where the gate is. */
export function simulatorEnvironment(settings: Settings, secrets: Secrets): NodeJS.ProcessEnv {
  return {
    ...common(settings, 'simulator'),
    SIMULATOR_PORT: String(settings.simulatorPort),
    GATE_PORT: String(settings.gatePort),
    PUBLIC_URL: settings.publicUrl,
    DATA_DIR: settings.dataDir,
    TWILIO_ACCOUNT_SID: secrets.simulatorSid,
    TWILIO_AUTH_TOKEN: secrets.simulatorToken,
    TWILIO_WHATSAPP_FROM: SIMULATED_SENDER,
  };
}

/** The bot's number, as the range announced it. */
const SIMULATED_SENDER = 'whatsapp:+917839860411';

/** Where this machine reaches a port of ours. */
export function localAddress(host: string, port: number): string {
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

export const simulatorUrl = (settings: Settings) => localAddress(settings.host, settings.simulatorPort);

function apiBase(address: string | undefined): NodeJS.ProcessEnv {
  return address === undefined ? {} : { TWILIO_API_BASE_URL: address };
}
