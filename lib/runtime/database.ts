// The database under `npm start`: the embedded server or the operator's own, brought up to date.
import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import { clearAway } from '../database/clear-away';
import { connect } from '../database/connect';
import { migrate } from '../database/migrate';
import { closeOtherDatabases, readableElsewhere } from '../database/other-databases';
import { loudSettings, quietLog } from '../database/quiet-log';
import { canReadStatistics } from '../database/readable-statistics';
import { log } from '../log/log';
import { startPostgres, type RunningPostgres } from './embedded-postgres';
import type { Secrets } from './secrets';
import type { Settings } from './settings';

const DATABASE = 'satark_mitra';
/** Milliseconds before the embedded server is started again; the longest after several failures. */
const FIRST_WAIT = 200;
const LONGEST_WAIT = 10_000;

export interface Database {
  adminUrl: string;
  gateUrl: string;
  deskUrl: string;
  /** Stops the embedded server; a server of the operator's own goes on. */
  stop(): Promise<void>;
  /** Ends the embedded server at once. */
  kill(): void;
}

/**
 * Brings the database up and to the newest schema.
 * @throws Error with one sentence where it can't be reached, entered or changed
 */
export async function openDatabase(settings: Settings, secrets: Secrets, say: (sentence: string) => void): Promise<Database> {
  const server = settings.databaseUrl === undefined ? await keepServer(settings, secrets, say) : ownServer(settings.databaseUrl);
  try {
    await bringUpToDate(server.adminUrl, secrets, settings.databaseUrl !== undefined, say);
  } catch (error) {
    await server.stop();
    throw error;
  }
  const urls = { gateUrl: addressFor(server.adminUrl, 'gate', secrets.gateRole), deskUrl: addressFor(server.adminUrl, 'desk', secrets.deskRole) };
  if (settings.databaseUrl !== undefined) {
    await warnOfLoudLog(Object.values(urls), say);
    await warnOfStatistics(urls.deskUrl, say);
  }
  return { ...server, ...urls };
}

/** A server of the operator's own logs as its administrator likes; what it would log of citizens is said at each start. */
async function warnOfLoudLog(urls: string[], say: (sentence: string) => void): Promise<void> {
  const loud = new Set<string>();
  for (const url of urls) {
    const sql = connect(url, { max: 1, name: 'satark-start' });
    try {
      for (const setting of await loudSettings(sql)) loud.add(setting);
    } finally {
      await sql.end({ timeout: 1 });
    }
  }
  if (loud.size > 0) say(`Warning: the database server's log may hold what citizens wrote, because of ${[...loud].join(', ')}: have its administrator change that for the roles gate and desk (docs/go-live.md, section 4).`);
}

async function warnOfStatistics(deskUrl: string, say: (sentence: string) => void): Promise<void> {
  const sql = connect(deskUrl, { max: 1, name: 'satark-start' });
  try {
    if (await canReadStatistics(sql)) say("Warning: the database's roles can read the server's statistics, which tell role desk whether a new report came from somebody known: have its superuser run deploy/postgresql/as-superuser.sql in this database (docs/go-live.md, section 4).");
  } finally {
    await sql.end({ timeout: 1 });
  }
  const elsewhere = await readableElsewhere(deskUrl);
  if (elsewhere.length > 0) say(`Warning: role desk may enter other databases of the server (${elsewhere.join(', ')}) and read there what the whole server does, which tells whether a new report came from somebody known: let the roles gate and desk enter this database only (in pg_hba.conf, or revoke connect on the others from public).`);
}

type Server = Pick<Database, 'adminUrl' | 'stop' | 'kill'>;

function ownServer(adminUrl: string): Server {
  return { adminUrl, stop: () => Promise.resolve(), kill: () => {} };
}

/** Runs the embedded server, and again when it dies: on the same port, so that gate and desk find it again. */
async function keepServer(settings: Settings, secrets: Secrets, say: (sentence: string) => void): Promise<Server> {
  const start = (port: number) => startPostgres({ folder: join(settings.dataDir, 'postgres'), port, password: secrets.postgres, say });
  // Any free port, chosen when the cluster is made: until then another program could take it.
  let running: RunningPostgres = await start(0);
  const { port } = running;
  let stopping = false;
  const watch = () => {
    void running.ended.then(async () => {
      for (let wait = FIRST_WAIT; !stopping; wait = Math.min(wait * 2, LONGEST_WAIT)) {
        log('warn', 'start', 'PostgreSQL ended by itself and is started again.');
        await pause(wait);
        if (stopping) return;
        try {
          running = await start(port);
          watch();
          return;
        } catch (error) {
          log('error', 'start', error instanceof Error ? error.message : 'PostgreSQL did not start.');
        }
      }
    });
  };
  watch();
  const admin = connect(running.url, { max: 1, name: 'satark-start' });
  try {
    const [exists] = await admin`select from pg_database where datname = ${DATABASE}`;
    if (!exists) await admin.unsafe(`create database ${DATABASE}`);
    await closeOtherDatabases(admin, DATABASE);
  } finally {
    await admin.end({ timeout: 1 });
  }
  const url = new URL(running.url);
  url.pathname = `/${DATABASE}`;
  return {
    adminUrl: url.href,
    stop: async () => {
      stopping = true;
      await running.stop();
    },
    kill: () => {
      stopping = true;
      try {
        process.kill(running.pid, 'SIGQUIT');
      } catch {
        // It is gone already.
      }
    },
  };
}

async function bringUpToDate(adminUrl: string, secrets: Secrets, isOwn: boolean, say: (sentence: string) => void): Promise<void> {
  const admin = connect(adminUrl, { max: 1, name: 'satark-start' });
  try {
    if (isOwn) {
      const [server] = await admin<{ version: number }[]>`select current_setting('server_version_num')::int as version`.catch((error: unknown) => {
        throw new Error(entranceFault(adminUrl, error), { cause: error });
      });
      const fault = versionFault(server!.version);
      if (fault) throw new Error(fault);
    }
    const applied = await migrate(admin, { gate: secrets.gateRole, desk: secrets.deskRole });
    // What was sealed after an earlier start, where nobody was left to clear away.
    await clearAway(admin);
    if (isOwn) await quietLog(admin);
    if (applied.length > 0) say(`Made or changed the tables (${applied.length} ${applied.length === 1 ? 'step' : 'steps'}).`);
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error;
    throw new Error('the user in DATABASE_URL may not create roles or schemas: give it those rights, or name an administrator; it is needed only for setting up and bringing up to date.', { cause: error });
  } finally {
    await admin.end({ timeout: 1 });
  }
}

/** The oldest version whose `grant … with inherit false` keeps what an office may see from the desk's own role. */
const OLDEST_POSTGRES = 16;

/** Why a server is too old; null where it is not. @param version as `server_version_num` tells it, such as 150018 */
export function versionFault(version: number): string | null {
  const major = Math.floor(version / 10_000);
  return major >= OLDEST_POSTGRES ? null : `the database server in DATABASE_URL is PostgreSQL ${major}: version ${OLDEST_POSTGRES} or later is needed (docs/go-live.md, section 4).`;
}

/** Why a server of the operator's own can't be used, without the password that is in its address. */
function entranceFault(address: string, error: unknown): string {
  const { hostname, port, pathname } = new URL(address);
  const where = `${hostname}:${port || 5432}`;
  const code = (error as { code?: string }).code ?? 'unknown reason';
  if (code === '28P01' || code === '28000') return `the database server at ${where} refused the user or password in DATABASE_URL: correct them there.`;
  if (code === '3D000') return `the database ${decodeURIComponent(pathname.slice(1))} in DATABASE_URL is not on the server at ${where}: create it, or correct the name.`;
  if (code === '53300') return `the database server at ${where} takes no more connections: raise its max_connections, or end other programs.`;
  return `the database server in DATABASE_URL can't be reached at ${where} (${code}): is it running, and may this machine connect to it?`;
}

/** The same server and database under another role. */
export function addressFor(adminUrl: string, role: string, password: string): string {
  const url = new URL(adminUrl);
  url.username = role;
  url.password = password;
  return url.href;
}
