// What a database server writes into its log when statements with citizens' words fail, and what it is never sent.
import assert from 'node:assert/strict';
import { chmodSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { connect, type Queryable, type Sql } from '../../lib/database/connect';
import { migrate } from '../../lib/database/migrate';
import { loudSettings, quietLog } from '../../lib/database/quiet-log';
import { startPostgres, type RunningPostgres } from '../../lib/runtime/embedded-postgres';
import { dataFolder } from '../support/data-folder';

const PASSWORD = 'for-tests-only-0123456789';
const WORDS = 'Ram of Patna sells it, +919800000017';

/** A server whose log goes to `written`. */
async function server(settings: string[] = []): Promise<{ postgres: RunningPostgres; admin: Sql; url(user: string): string; written(): string; close(): Promise<void> }> {
  const folder = dataFolder();
  chmodSync(folder, 0o755);
  let text = '';
  const postgres = await startPostgres({ folder: join(folder, 'postgres'), port: 0, password: PASSWORD, settings: ['fsync=off', ...settings], onLog: (chunk) => (text += chunk) });
  const admin = connect(postgres.url, { max: 1 });
  return {
    postgres, admin,
    url: (user) => `postgres://${user}:${PASSWORD}@127.0.0.1:${postgres.port}/postgres`,
    written: () => text,
    close: async () => {
      await admin.end({ timeout: 1 });
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Statements that fail, block or are slow, all about WORDS. */
async function provoke(url: string): Promise<void> {
  const sql = connect(url, { max: 2 });
  await sql.begin(async (one) => {
    await one`create temporary table kept (id int primary key, words text unique check (length(words) < 200)) on commit drop`;
    await one`insert into kept values (1, ${WORDS})`;
    await one`select pg_sleep(0.05), ${WORDS}::text`;
    for (const wrong of [
      (one: Queryable) => one`insert into kept values (2, ${WORDS})`,
      (one: Queryable) => one`insert into kept values (3, ${WORDS.repeat(20)})`,
      (one: Queryable) => one`insert into kept values (null, ${WORDS})`,
      (one: Queryable) => one`select ${WORDS}::text::int`,
      (one: Queryable) => one`select ${`{"${WORDS}`}::text::jsonb`,
      (one: Queryable) => one`select ${WORDS}::text::timestamptz`,
      (one: Queryable) => one`select ${WORDS}::text::uuid`,
      (one: Queryable) => one.unsafe(`select '${WORDS}'::int`),
      (one: Queryable) => one.unsafe(`select nothing '${WORDS}' from`),
      (one: Queryable) => one.unsafe(`do $$ begin raise exception 'about ${WORDS}'; end $$`),
      (one: Queryable) => one.unsafe(`do $$ begin raise warning 'about ${WORDS}'; raise notice 'about ${WORDS}'; end $$`),
    ]) await one.savepoint((inner) => wrong(inner)).catch(() => undefined);
  });
  // Killed in the middle of a statement.
  await assert.rejects(sql`select ${WORDS}::text, pg_terminate_backend(pg_backend_pid())`);
  await sql.end({ timeout: 1 });
}

describe('the database server\'s log', function () {
  this.timeout(60_000);

  it('holds nothing of the statements that fail, are slow or are killed, on the server that we run ourselves', async () => {
    const ours = await server();
    try {
      await provoke(ours.postgres.url);
      assert.deepEqual(await loudSettings(ours.admin), []);
    } finally {
      await ours.close();
    }
    assert.match(ours.written(), /ready to accept connections/);
    assert.doesNotMatch(ours.written(), /Ram of Patna|9800000017/);
  });

  it('is made quiet for our roles on a server that logs everything, and no password is sent to it in the clear', async () => {
    const loud = await server(['log_min_messages=debug1', 'log_min_error_statement=error', 'log_error_verbosity=verbose', 'log_parameter_max_length=-1', 'log_parameter_max_length_on_error=-1', 'log_statement=all', 'log_duration=on', 'log_min_duration_statement=0']);
    try {
      // The control: that log does hold them.
      await provoke(loud.postgres.url);
      assert.match(loud.written(), /Ram of Patna/);
      await migrate(loud.admin, { gate: 'password-of-the-gate-1', desk: 'password-of-the-desk-1' });
      await quietLog(loud.admin);
      const before = loud.written().length;
      for (const [role, password] of [['gate', 'password-of-the-gate-1'], ['desk', 'password-of-the-desk-1']] as const) {
        const url = loud.url(role).replace(PASSWORD, password);
        const sql = connect(url, { max: 1 });
        assert.deepEqual(await loudSettings(sql), []);
        await sql.end();
        await loud.admin.unsafe(`grant temporary on database postgres to ${role}; grant pg_signal_backend to ${role}`);
        await provoke(url);
      }
      assert.doesNotMatch(loud.written().slice(before), /Ram of Patna|9800000017/);
      assert.doesNotMatch(loud.written(), /password-of-the/);
    } finally {
      await loud.close();
    }
  });

  it('is told of in words that name the setting, where it can\'t be made quiet', async () => {
    const loud = await server(['log_min_messages=warning', 'log_statement=mod', 'log_parameter_max_length=-1', 'log_min_duration_statement=250']);
    try {
      assert.deepEqual(await loudSettings(loud.admin), ['log_min_messages = warning', 'log_statement = mod', 'log_min_duration_statement = 250']);
    } finally {
      await loud.close();
    }
  });
});
