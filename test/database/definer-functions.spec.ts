// Functions that work with the rights of the tables' owner, called by who would have those rights.
import assert from 'node:assert/strict';
import { connect } from '../../lib/database/connect';
import { migrate } from '../../lib/database/migrate';
import { seedEvidence, seedOffices, seedTip } from '../desk/offices/support';
import { freshDatabase, type TestDatabase } from '../support/database';

/** Types that are found by their name: others (bigint, boolean, …) are words of SQL's own. */
const TYPES = ['bytea', 'date', 'text', 'jsonb', 'uuid', 'oid', 'name', 'int4', 'int8', 'bool', 'float8', 'timestamptz', 'regclass'];
const TABLES = ['before', 'after', 'routed', 'tips', 'tip_offices', 'tip_events', 'users', 'media', 'outbox', 'inbox', 'endings', 'desk_keys', 'daily_counts', 'office_counts', 'mine', 'closed', 'speed'];

describe('functions that work with their owner\'s rights', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await freshDatabase();
  });
  afterEach(() => database.close());

  it('look for types and tables in the caller\'s temporary schema last, all of them', async () => {
    const functions = await database.admin<{ name: string; settings: string[] | null }[]>`
      select p.oid::regprocedure::text as name, p.proconfig as settings from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema')`;
    assert.ok(functions.length >= 15);
    assert.deepEqual(functions.filter(({ settings }) => !settings?.includes('search_path=pg_catalog, pg_temp')).map(({ name }) => name), []);
  });

  it('run nothing of role desk\'s as the owner of the vault, where it may make types and tables under names that they use', async () => {
    const { admin, desk } = database;
    await admin.unsafe(`grant temporary on database ${database.name} to desk`);
    await seedOffices(desk);
    const session = connect(database.deskUrl, { max: 1 });
    try {
      // Who it runs as is kept in a setting of the session.
      await session.unsafe("create function pg_temp.trap() returns boolean language plpgsql as $$ begin perform pg_catalog.set_config('satark.ran_as', pg_catalog.concat(pg_catalog.current_setting('satark.ran_as', true), ' ', current_user), false); return true; end $$");
      for (const type of TYPES) await session.unsafe(`create domain pg_temp.${type} as pg_catalog.${type} check (pg_temp.trap())`);
      for (const table of TABLES) await session.unsafe(`create table pg_temp.${table} (id pg_catalog.int8 check (pg_temp.trap()))`);
      const ranAs = async () => (await session<{ users: string }[]>`select pg_catalog.current_setting('satark.ran_as', true) as users`)[0]!.users;
      await session.unsafe("select 'x'::pg_temp.bytea");
      assert.equal((await ranAs()).trim(), 'desk', 'the control: the trap works');

      const { id: tip } = await seedTip(session);
      const evidence = await seedEvidence(session, tip, Buffer.from('bytes'));
      for (const statement of [
        `update desk.tips set state = 'closed', outcome = 'false' where id = ${tip}`, `update desk.tips set state = 'reopened', outcome = null where id = ${tip}`,
        "insert into desk.conversations (handle, state) values ('h', ''::pg_catalog.bytea)", "update desk.conversations set state = 'x'::pg_catalog.bytea",
        `insert into desk.tip_events (tip_id, kind, words) values (${tip}, 'note', 'x'::pg_catalog.bytea)`,
        "insert into exchange.outbox (handle, message) values ('h', ''::pg_catalog.bytea)",
        "select exchange.drop_said_and_heard('{h}'), exchange.drop_answered('{1}'), exchange.drop_media('{00000000-0000-4000-8000-000000000001}')",
        `select desk.my_role(), desk.my_office(), desk.my_user(), desk.office_has_tip(${tip}), desk.may_be_given(1, 'other', null), desk.brought_now('00000000-0000-4000-8000-000000000001')`,
        `select desk.told(${tip}), desk.reach(${tip})`,
        `delete from desk.evidence where id = ${evidence}`, `delete from desk.tip_offices where tip_id = ${tip}`, `delete from desk.tips where id = ${tip}`,
      ]) await session.unsafe(statement);
      await session.unsafe("begin; select pg_catalog.set_config('satark.user', '1', true); set local role office; select desk.key_figures(24, 30); select * from desk.visible_counts; commit").simple();
      assert.deepEqual([...new Set((await ranAs()).trim().split(' '))].filter((user) => user !== 'desk' && user !== 'office'), []);
    } finally {
      await session.end({ timeout: 1 });
    }
  });

  it('meet no types or tables of role desk\'s at all: it may make none', async () => {
    await migrate(database.admin, { gate: 'for-tests-only-0123456789', desk: 'for-tests-only-0123456789' });
    const again = connect(database.deskUrl, { max: 1 });
    try {
      for (const made of ['domain pg_temp.bytea as pg_catalog.bytea', 'temporary table kept (id int)', 'function pg_temp.f() returns int language sql as $$ select 1 $$', 'type pg_temp.date as enum ()', 'schema own', 'table public.kept (id int)', 'table exchange.kept (id int)', 'table desk.kept (id int)']) {
        await assert.rejects(again.unsafe(`create ${made}`), { code: '42501' }, made);
      }
    } finally {
      await again.end({ timeout: 1 });
    }
  });
});
