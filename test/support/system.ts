// The whole system for tests: gate, desk and simulator as processes of their own, and `npm start` as a person runs it.
import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeFirstUsers, type FirstUser } from '../../lib/desk/offices/first-users';
import { deskEnvironment, deskNodeOptions, gateEnvironment, simulatorEnvironment } from '../../lib/runtime/environment';
import { BUILT } from '../../lib/runtime/paths';
import { keepSecrets, type Secrets } from '../../lib/runtime/secrets';
import { SAFE_NODE } from '../../lib/runtime/supervised-process';
import type { Settings } from '../../lib/runtime/settings';
import { connectSimulator, type SimulatorClient } from '../../simulator/client';
import { dataFolder } from './data-folder';
import { freshDatabase, type TestDatabase } from './database';
import { eventually } from './eventually';
import { DESK_KEY, DESK_PUBLIC_KEY, GATE_KEY, GATE_PUBLIC_KEY } from './keys';
import { freePort } from './ports';

/** Compiled code is kept from one test to the next, which halves the time of a start. */
const COMPILED = join(tmpdir(), 'satark-test-compiled');
/** Milliseconds until a process that is not ready fails the test. */
const PATIENCE = 90_000;

/** A process of the system. */
export interface Part {
  name: string;
  /** without a slash at its end */
  url: string;
  readonly pid: number;
  /** everything that it has written so far, over all its lives */
  output(): string;
  /** Ends it with a signal (SIGKILL) and waits until it is gone. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Starts it (again), on the same port with the same folder; resolves when it is ready. */
  start(): Promise<void>;
}

export interface SystemOptions {
  /** how many of each; default 1 */
  gates?: number;
  desks?: number;
  /** default true; without it Twilio's API is to be at `twilioApiBaseUrl` */
  simulator?: boolean;
  twilioApiBaseUrl?: string;
  /** further environment, for all gates and for all desks */
  gateEnvironment?: NodeJS.ProcessEnv;
  deskEnvironment?: NodeJS.ProcessEnv;
  simulatorEnvironment?: NodeJS.ProcessEnv;
  /** further words for the desks' Node, such as one that lets it write its heap */
  deskNodeOptions?: string[];
  /** makes the desk's first users (about half a second); default true */
  users?: boolean;
  /** a migrated, empty database; default: a fresh one of the test run's server */
  database?: TestDatabase;
}

export interface System {
  database: TestDatabase;
  dataDir: string;
  gates: Part[];
  desks: Part[];
  gateUrl: string;
  deskUrl: string;
  /** undefined without a simulator */
  simulatorPart: Part | undefined;
  /** the client of the simulator. @throws where there is none */
  simulator: SimulatorClient;
  /** the account that gate and simulator share */
  twilio: { accountSid: string; authToken: string; from: string };
  users: FirstUser[];
  /** keys and passwords that its parts were given */
  secrets: Secrets;
  /** Signs in one of the first users, by name (`dig`, `sp-jaunpur`, `officer-jaunpur`, `it` …). */
  signIn(username: string, desk?: Part): Promise<SignedIn>;
  /** a token for the editor's API at /editor, of police IT */
  editorToken(desk?: Part): Promise<string>;
  /** Everything that all processes have written: for looking that no number is in it. */
  output(): string;
  /** Ends all processes and drops the database. */
  stop(): Promise<void>;
}

/** A session at the desk. */
export interface SignedIn {
  /** for a Cookie header, or a browser */
  cookie: string;
  get(path: string): Promise<Response>;
  /** an object goes as JSON, a FormData as a form */
  post(path: string, body: object): Promise<Response>;
  /** Waits until the `http in` of a flow stands at a path, without setting the flow off: a deploy is answered before. */
  stands(path: string): Promise<void>;
}

/** Starts everything against a fresh database; resolves when all parts are ready. */
export async function startSystem(options: SystemOptions = {}): Promise<System> {
  const { gates: gateCount = 1, desks: deskCount = 1, simulator: withSimulator = true } = options;
  const database = options.database ?? (await freshDatabase());
  const dataDir = dataFolder();
  const secrets: Secrets = {
    ...keepSecrets(dataDir),
    // The tests' own keys, so that a test can look into what the system has sealed.
    deskKey: DESK_KEY.toString('base64'), deskPublicKey: DESK_PUBLIC_KEY.toString('base64'), gateKey: GATE_KEY.toString('base64'), gatePublicKey: GATE_PUBLIC_KEY.toString('base64'),
  };
  const ports = await Promise.all(Array.from({ length: gateCount + deskCount + 1 }, () => freePort()));
  const simulatorPort = ports[0]!;
  const gatePorts = ports.slice(1, 1 + gateCount);
  const deskPorts = ports.slice(1 + gateCount);
  const settings = (gatePort: number, deskPort: number): Settings => ({
    host: '127.0.0.1', gatePort, deskPort, simulatorPort, dataDir, databaseUrl: undefined, keepAtTwilioHours: undefined,
    // Several gates of one machine would want the same port.
    ownerPort: 0,
    twilio: withSimulator ? undefined : { accountSid: secrets.simulatorSid, authToken: secrets.simulatorToken, from: 'whatsapp:+917839860411', apiBaseUrl: options.twilioApiBaseUrl },
    // Whichever gate answers: signatures are made for the first one's address.
    publicUrl: `http://127.0.0.1:${gatePorts[0]!}`, deskUrl: `http://127.0.0.1:${deskPort}`,
  });
  mkdirSync(COMPILED, { recursive: true });
  const common = { NODE_COMPILE_CACHE: COMPILED };
  const gates = gatePorts.map((port, index) => makePart(index === 0 ? 'gate' : `gate-${index + 1}`, port, 'lib/runtime/gate.js', { ...gateEnvironment(settings(port, deskPorts[0]!), secrets, database), ...common, ...options.gateEnvironment }));
  const desks = deskPorts.map((port, index) => {
    const name = index === 0 ? 'desk' : `desk-${index + 1}`;
    const environment = { ...deskEnvironment(settings(gatePorts[0]!, port), secrets, database), ...common, DESK_DIR: join(dataDir, name), ...options.deskEnvironment };
    return makePart(name, port, 'lib/runtime/desk.js', environment, [...deskNodeOptions(environment), ...(options.deskNodeOptions ?? [])]);
  });
  const simulatorPart = withSimulator ? makePart('simulator', simulatorPort, 'simulator/start.js', { ...simulatorEnvironment(settings(gatePorts[0]!, deskPorts[0]!), secrets), ...common, ...options.simulatorEnvironment }) : undefined;
  const parts = [...gates, ...desks, ...(simulatorPart ? [simulatorPart] : [])];
  const stop = async () => {
    await Promise.all(parts.map((part) => part.kill('SIGTERM')));
    await database.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
  let users: FirstUser[];
  try {
    const [made] = await Promise.all([options.users === false ? [] : makeFirstUsers(database.desk), ...parts.map((part) => part.start())]);
    users = made;
  } catch (error) {
    await stop();
    throw error;
  }
  const simulator = simulatorPart && connectSimulator(simulatorPart.url);
  // A person wants to see one tick, then two; a test does not.
  await simulator?.changeSettings({ pace: 15 });
  return {
    database, dataDir, gates, desks, simulatorPart, users, secrets, stop,
    gateUrl: gates[0]?.url ?? '',
    deskUrl: desks[0]?.url ?? '',
    get simulator() {
      if (!simulator) throw new Error('this system was started without a simulator.');
      return simulator;
    },
    twilio: account(secrets),
    signIn: (username, desk = desks[0]!) => signIn(desk.url, passwordOf(users, username)),
    editorToken: (desk = desks[0]!) => editorToken(desk.url, passwordOf(users, 'it')),
    output: () => parts.map((part) => part.output()).join('\n'),
  };
}

const account = (secrets: Secrets) => ({ accountSid: secrets.simulatorSid, authToken: secrets.simulatorToken, from: 'whatsapp:+917839860411' });

function passwordOf(users: FirstUser[], username: string): FirstUser {
  const user = users.find((one) => one.username === username);
  if (!user) throw new Error(`there is no user ${username}; there are: ${users.map((one) => one.username).join(', ')}`);
  return user;
}

/** Signs in at the desk's own page. */
export async function signIn(deskUrl: string, { username, password }: Pick<FirstUser, 'username' | 'password'>): Promise<SignedIn> {
  const response = await fetch(`${deskUrl}/sign-in`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ username, password }) });
  if (!response.ok) throw new Error(`${username} could not sign in: ${response.status}`);
  const cookie = response.headers.getSetCookie()[0]!.split(';')[0]!;
  return {
    cookie,
    get: (path) => fetch(deskUrl + path, { headers: { Cookie: cookie }, redirect: 'manual' }),
    post: (path, body) =>
      fetch(deskUrl + path, { method: 'POST', redirect: 'manual', ...(body instanceof FormData ? { headers: { Cookie: cookie }, body } : { headers: { Cookie: cookie, 'Content-Type': 'application/json' }, body: JSON.stringify(body) }) }),
    stands: async (path) => {
      await eventually(async () => (await fetch(deskUrl + path, { method: 'OPTIONS', headers: { Cookie: cookie } })).ok, `a flow to stand at ${path}`);
    },
  };
}

/** Signs in at the editor; the token goes into `Authorization: Bearer …`. */
export async function editorToken(deskUrl: string, { username, password }: Pick<FirstUser, 'username' | 'password'>): Promise<string> {
  const response = await fetch(`${deskUrl}/editor/auth/token`, { method: 'POST', body: new URLSearchParams({ client_id: 'node-red-editor', grant_type: 'password', scope: '*', username, password }) });
  if (!response.ok) throw new Error(`${username} could not sign in to the editor: ${response.status}`);
  return ((await response.json()) as { access_token: string }).access_token;
}

function makePart(name: string, port: number, script: string, environment: NodeJS.ProcessEnv, nodeOptions: string[] = []): Part {
  let child: ChildProcess | undefined;
  let written = '';
  return {
    name,
    url: `http://127.0.0.1:${port}`,
    get pid() {
      if (child?.pid === undefined) throw new Error(`${name} is not running.`);
      return child.pid;
    },
    output: () => written,
    kill: async (signal = 'SIGKILL') => {
      if (child) await ended(child, signal);
    },
    start: async () => {
      child = spawn(process.execPath, ['--enable-source-maps', ...SAFE_NODE, ...nodeOptions, join(BUILT, script)], { env: environment, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
      const current = child;
      for (const stream of [current.stdout!, current.stderr!]) stream.on('data', (chunk: Buffer) => (written += chunk.toString()));
      await new Promise<void>((done, failed) => {
        const timer = setTimeout(() => failed(new Error(`${name} was not ready in time; it wrote:\n${written}`)), PATIENCE);
        current.on('message', (message: { ready?: boolean; fault?: string }) => {
          if (message.ready === undefined && message.fault === undefined) return;
          clearTimeout(timer);
          if (message.ready) done();
          else failed(new Error(`${name} did not start: ${message.fault}`));
        });
        current.once('exit', (code, signal) => {
          clearTimeout(timer);
          failed(new Error(`${name} ended before it was ready (${signal ?? code}); it wrote:\n${written}`));
        });
      });
    },
  };
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    const exit = new Promise((done) => child.once('exit', done));
    child.kill(signal);
    await exit;
  }
  return child.exitCode;
}

export interface UserOptions {
  environment?: NodeJS.ProcessEnv;
  /** a folder of an earlier start; default: a new one, removed by `remove` */
  dataDir?: string;
  /** the system user to run as, where the test runs as root */
  uid?: number;
  gid?: number;
  /** resolves at once instead of when the system is ready or has ended */
  wait?: boolean;
}

/** `npm start` as a person runs it. */
export interface UserStart {
  dataDir: string;
  pid: number;
  ports: { gate: number; desk: number; simulator: number; owner: number };
  gateUrl: string;
  deskUrl: string;
  simulatorUrl: string;
  /** what the person sees */
  output(): string;
  /** the first sign-ins that it printed */
  users: { username: string; password: string }[];
  /** resolves with the exit code when it has ended */
  exit: Promise<number | null>;
  /** Sends a signal (Ctrl-C: SIGINT) and gives the exit code. */
  end(signal?: NodeJS.Signals): Promise<number | null>;
  /** The process number of one of its parts, now. @throws where it does not run */
  partPid(part: 'gate' | 'desk' | 'simulator' | 'postgres'): number;
  /** Whether a part has come back: it runs as another process than the one given. */
  isBack(part: 'gate' | 'desk' | 'simulator' | 'postgres', former: number): boolean;
  /** an administrator's address of its database, now (a restart may have moved the port) */
  databaseUrl(): string;
  /** Starts again with the same folder, ports and environment. */
  again(): Promise<UserStart>;
  /** Ends it and removes its folder. */
  remove(): Promise<void>;
}

const usersStarts = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of usersStarts) child.kill('SIGKILL');
});

/** Runs the supervisor with its own PostgreSQL; resolves when it is ready, or has ended. */
export async function startAsUser(options: UserOptions = {}): Promise<UserStart> {
  const dataDir = options.dataDir ?? join(newFolder(options), 'data');
  const [gate, desk, simulator, owner] = (await Promise.all([freePort(), freePort(), freePort(), freePort()])) as [number, number, number, number];
  const environment: NodeJS.ProcessEnv = { PATH: process.env.PATH, HOME: process.env.HOME, GATE_PORT: String(gate), DESK_PORT: String(desk), SIMULATOR_PORT: String(simulator), OWNER_PORT: String(owner), DATA_DIR: dataDir, ...options.environment };
  const { uid, gid } = options;
  const child = spawn(process.execPath, ['--enable-source-maps', ...SAFE_NODE, join(BUILT, 'lib', 'runtime', 'start.js')], { env: environment, stdio: ['ignore', 'pipe', 'pipe'], cwd: tmpdir(), ...(uid === undefined ? {} : { uid, gid }) });
  usersStarts.add(child);
  let written = '';
  const exit = new Promise<number | null>((done) => child.once('close', (code) => done(code)));
  void exit.then(() => usersStarts.delete(child));
  const ready = new Promise<void>((done) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        written += chunk.toString();
        if (written.includes('Stop with Ctrl-C.')) done();
      });
    }
  });
  if (options.wait !== false) {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, failed) => {
      timer = setTimeout(() => failed(new Error(`the start took too long; it wrote:\n${written}`)), 2 * PATIENCE);
    });
    await Promise.race([ready, exit, late]);
    clearTimeout(timer);
  }
  const end = async (signal: NodeJS.Signals = 'SIGINT') => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    return exit;
  };
  const ports = { gate: Number(environment.GATE_PORT), desk: Number(environment.DESK_PORT), simulator: Number(environment.SIMULATOR_PORT), owner: Number(environment.OWNER_PORT) };
  const url = (port: number) => `http://127.0.0.1:${port}`;
  return {
    dataDir, ports, exit, end,
    pid: child.pid!,
    gateUrl: url(ports.gate), deskUrl: url(ports.desk), simulatorUrl: url(ports.simulator),
    output: () => written,
    users: [...written.matchAll(/^ {4}(\S+) +((?:\w{4}-){3}\w{4}) /gm)].map(([, username, password]) => ({ username: username!, password: password! })),
    partPid: (part) => partPid(child.pid!, part, dataDir),
    isBack: (part, former) => {
      try {
        return partPid(child.pid!, part, dataDir) !== former;
      } catch {
        return false;
      }
    },
    // The fourth line of PostgreSQL's own file is its port.
    databaseUrl: () => `postgres://administrator:${(JSON.parse(readFileSync(join(dataDir, 'secrets', 'secrets.json'), 'utf8')) as { postgres: string }).postgres}@127.0.0.1:${readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[3]!}/satark_mitra`,
    again: () => startAsUser({ ...options, dataDir, environment }),
    remove: async () => {
      await end();
      rmSync(join(dataDir, '..'), { recursive: true, force: true });
    },
  };
}

/** A folder that PostgreSQL's user can reach too, where the test runs as root. */
function newFolder({ uid, gid }: UserOptions): string {
  const folder = dataFolder();
  chmodSync(folder, uid === undefined || gid === undefined ? 0o755 : 0o777);
  return folder;
}

function partPid(supervisor: number, part: string, dataDir: string): number {
  if (part === 'postgres') return Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      if (parent === supervisor && readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(part === 'simulator' ? 'simulator/start.js' : `runtime/${part}.js`)) return Number(name);
    } catch {
      // It ended while we looked.
    }
  }
  throw new Error(`${part} is not running.`);
}
