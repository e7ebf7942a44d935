// A PostgreSQL of the operator's own whose administrator is no superuser: what a superuser runs once there, as shipped in deploy/postgresql.
import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Sql } from '../../lib/database/connect';
import { migrate } from '../../lib/database/migrate';
import { loudSettings, QUIET_LOG } from '../../lib/database/quiet-log';
import { canReadStatistics } from '../../lib/database/readable-statistics';
import { startPostgres, type RunningPostgres } from '../../lib/runtime/embedded-postgres';
import { PROJECT } from '../../lib/runtime/paths';
import { freePort } from '../support/ports';

const SCRIPT = readFileSync(join(PROJECT, 'deploy', 'postgresql', 'as-superuser.sql'), 'utf8');
const PASSWORD = 'a-password-of-tests';

describe('a server whose administrator is no superuser', function () {
  this.timeout(60_000);
  let folder: string;
  let server: RunningPostgres;
  const opened: Sql[] = [];
  const as = (user: string, password: string, database: string) => {
    const sql = connect(server.url.replace(/\/\/.*@/, `//${user}:${password}@`).replace(/\/[^/]*$/, `/${database}`), { max: 1 });
    opened.push(sql);
    return sql;
  };

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'satark-as-superuser-'));
    chmodSync(folder, 0o755);
    // A log as loud as an administrator may have made it; the embedded server's own is quiet.
    server = await startPostgres({ folder: join(folder, 'postgres'), port: await freePort(), password: PASSWORD, settings: ['fsync=off', 'log_min_messages=warning', 'log_statement=all'] });
    const superuser = as('administrator', PASSWORD, 'postgres');
    await superuser.unsafe(`create role plain login createrole createdb password '${PASSWORD}'`);
    await superuser.unsafe('create database report owner plain');
    await migrate(as('plain', PASSWORD, 'report'), { gate: PASSWORD, desk: PASSWORD });
  });
  after(async () => {
    await Promise.all(opened.map((sql) => sql.end({ timeout: 1 })));
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is quiet about citizens, and hides its statistics, once the script was run', async () => {
    const before = as('desk', PASSWORD, 'report');
    assert.notDeepEqual(await loudSettings(before), []);
    assert.equal(await canReadStatistics(before), true);
    await as('administrator', PASSWORD, 'report').unsafe(SCRIPT).simple();
    for (const role of ['gate', 'desk']) {
      const sql = as(role, PASSWORD, 'report');
      assert.deepEqual(await loudSettings(sql), []);
      assert.equal(await canReadStatistics(sql), false);
    }
  });

  it('is told of every setting and every function that the program would take away itself', () => {
    for (const [name, value] of Object.entries(QUIET_LOG)) assert.ok(SCRIPT.includes(`['${name}', '${value}']`), name);
    const migrations = join(__dirname, '..', '..', 'lib', 'database', 'migrations');
    const loops = readdirSync(migrations).flatMap((file) => readFileSync(join(migrations, file), 'utf8').match(/for f in select[\s\S]*?\n +loop/g) ?? []);
    assert.ok(loops.length >= 3);
    const named = loops.flatMap((loop) => [...loop.matchAll(/'(pg_[a-z_]+)'/g)].map(([, name]) => name!));
    const own = new Set(['pg_catalog', 'pg_stat_statements']);
    assert.deepEqual(named.filter((name) => !own.has(name) && !SCRIPT.includes(`'${name}'`)), []);
  });
});
