// A real PostgreSQL for the tests: one server a run, one database of its own for each caller.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Sql } from '../../lib/database/connect';
import { migrate } from '../../lib/database/migrate';
import { startPostgres, type RunningPostgres } from '../../lib/runtime/embedded-postgres';
import { dataFolder } from './data-folder';
// Whoever asks for a database works with what is sealed in it.
import './keys';

const PASSWORD = 'for-tests-only-0123456789';
const TEMPLATE = 'satark_template';

export interface TestDatabase {
  name: string;
  /** pools as administrator, and as the two roles that the runtimes connect with */
  admin: Sql;
  gate: Sql;
  desk: Sql;
  adminUrl: string;
  gateUrl: string;
  deskUrl: string;
  /** closes the pools and drops the database */
  close(): Promise<void>;
}

interface Server {
  postgres: RunningPostgres;
  folder: string;
  root: Sql;
}

let server: Promise<Server> | undefined;
let count = 0;
/**
 * A test's data need not survive a power cut; a benchmark's must, or it would measure something else.
 * Some tests count the server's transactions: it has none of its own, such as those that tidy up.
 */
let settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_wal_size=128MB', 'autovacuum=off'];
let newFolder = dataFolder;

/** Lets the server of this run write as one in service does. To be called before the first database is asked for. */
export function useDurableServer(): void {
  settings = [];
  newFolder = () => mkdtempSync(join(tmpdir(), 'satark-test-'));
}

async function start(): Promise<Server> {
  const folder = newFolder();
  chmodSync(folder, 0o755);
  const postgres = await startPostgres({ folder: join(folder, 'postgres'), port: 0, password: PASSWORD, settings });
  const root = connect(postgres.url, { max: 1 });
  await root.unsafe(`create database ${TEMPLATE}`);
  const template = connect(urlOf(postgres.port, 'administrator', TEMPLATE), { max: 1 });
  await migrate(template, { gate: PASSWORD, desk: PASSWORD });
  await template.end();
  return { postgres, folder, root };
}

const urlOf = (port: number, user: string, database: string) => `postgres://${user}:${PASSWORD}@127.0.0.1:${port}/${database}`;

/** A migrated, empty database. Call `close` when done; the server itself ends with the test run. */
export async function freshDatabase(): Promise<TestDatabase> {
  server ??= start();
  const { postgres, root } = await server;
  const name = `test_${process.pid}_${++count}`;
  await root.unsafe(`create database ${name} template ${TEMPLATE} strategy file_copy`);
  const [adminUrl, gateUrl, deskUrl] = ['administrator', 'gate', 'desk'].map((user) => urlOf(postgres.port, user, name)) as [string, string, string];
  const [admin, gate, desk] = [adminUrl, gateUrl, deskUrl].map((url) => connect(url, { max: 5 })) as [Sql, Sql, Sql];
  return {
    name, admin, gate, desk, adminUrl, gateUrl, deskUrl,
    close: async () => {
      await Promise.all([admin, gate, desk].map((sql) => sql.end({ timeout: 1 })));
      await root.unsafe(`drop database ${name} with (force)`);
    },
  };
}

/** Ends the server of the run, if one was started. */
export async function stopServer(): Promise<void> {
  if (!server) return;
  const { postgres, folder, root } = await server;
  await root.end({ timeout: 1 });
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
