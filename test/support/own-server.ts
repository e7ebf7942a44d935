// A PostgreSQL of a test's own: its roles, its files, its log and its death belong to that test alone.
import { randomBytes } from 'node:crypto';
import { chmodSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { connect, type Sql } from '../../lib/database/connect';
import { migrate } from '../../lib/database/migrate';
import { startPostgres } from '../../lib/runtime/embedded-postgres';
import { dataFolder } from './data-folder';
import type { TestDatabase } from './database';
import { freePort } from './ports';

const NAME = 'satark_mitra';
const password = () => randomBytes(18).toString('base64url');

export interface OwnServer {
  database: TestDatabase;
  /** of the cluster: what a thief of the disk has */
  folder: string;
  passwords: { administrator: string; gate: string; desk: string };
  /** all that the server has written to its log */
  log(): string;
  /** kill -9, and a new start in the same folder on the same port */
  killAndStart(): Promise<void>;
  /** A clean stop, after which the files stand still. */
  stop(): Promise<void>;
  remove(): void;
}

export async function startOwnServer(): Promise<OwnServer> {
  const parent = dataFolder();
  chmodSync(parent, 0o755);
  const folder = join(parent, 'postgres');
  const passwords = { administrator: password(), gate: password(), desk: password() };
  const port = await freePort();
  let log = '';
  // Bytes that a power cut would lose are of no use to a thief either.
  const start = () => startPostgres({ folder, port, password: passwords.administrator, settings: ['fsync=off'], onLog: (text) => (log += text) });
  let running = await start();
  const urlOf = (user: string, secret: string, database = NAME) => `postgres://${user}:${secret}@127.0.0.1:${port}/${database}`;
  const root = connect(urlOf('administrator', passwords.administrator, 'postgres'), { max: 1 });
  await root.unsafe(`create database ${NAME}`);
  await root.end();
  const [adminUrl, gateUrl, deskUrl] = [urlOf('administrator', passwords.administrator), urlOf('gate', passwords.gate), urlOf('desk', passwords.desk)];
  const first = connect(adminUrl, { max: 1 });
  await migrate(first, passwords);
  await first.end();
  const [admin, gate, desk] = [adminUrl, gateUrl, deskUrl].map((url) => connect(url, { max: 4 })) as [Sql, Sql, Sql];
  const close = async () => {
    await Promise.all([admin, gate, desk].map((sql) => sql.end({ timeout: 1 })));
    await running.stop();
  };
  let closed: Promise<void> | undefined;
  const stop = () => (closed ??= close());
  return {
    database: { name: NAME, admin, gate, desk, adminUrl, gateUrl, deskUrl, close: stop },
    folder, passwords, stop,
    log: () => log,
    killAndStart: async () => {
      process.kill(running.pid, 'SIGKILL');
      await running.ended;
      running = await start();
    },
    remove: () => rmSync(parent, { recursive: true, force: true }),
  };
}
