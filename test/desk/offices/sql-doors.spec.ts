// What a person of an office can't do, even with a statement of their own making.
import assert from 'node:assert/strict';
import type { Queryable } from '../../../lib/database/connect';
import { asUser } from '../../../lib/desk/offices/as-user';
import { freshDatabase, type TestDatabase } from '../../support/database';
import { seedEvidence, seedOffices, seedTip, type Person, type SeededTip } from './support';

describe('the database, for people of the offices', () => {
  let database: TestDatabase;
  let ids: Record<Person, number>;
  let jaunpur: SeededTip;
  let ghazipur: SeededTip;
  let kept: SeededTip;
  let evidence: number;
  beforeEach(async () => {
    database = await freshDatabase();
    ids = await seedOffices(database.desk);
    jaunpur = await seedTip(database.desk);
    ghazipur = await seedTip(database.desk, { district: 'GZP' });
    kept = await seedTip(database.desk, { category: 'corruption', offices: ['DIG'] });
    evidence = await seedEvidence(database.desk, ghazipur.id, Buffer.from('bytes'));
  });
  afterEach(() => database.close());

  const as = <T>(who: Person, fn: (sql: Queryable) => Promise<T>) => asUser(database.desk, { userId: ids[who] }, fn);
  const refused = (who: Person, fn: (sql: Queryable) => Promise<unknown>) => assert.rejects(as(who, fn), { code: '42501' });
  const seenBy = async (who: Person) => (await as(who, (sql) => sql<{ id: number }[]>`select id from desk.tips order by id`)).map((row) => row.id);

  it('show an SP the own district without what was kept from it, the DIG all, police IT and the auditor nothing', async () => {
    assert.deepEqual(await seenBy('sp-jnp'), [jaunpur.id]);
    assert.deepEqual(await seenBy('sp-gzp'), [ghazipur.id]);
    assert.deepEqual(await seenBy('dig'), [jaunpur.id, ghazipur.id, kept.id]);
    for (const who of ['it', 'auditor', 'officer-jnp'] as const) assert.deepEqual(await seenBy(who), []);
  });

  it('show no events, evidence, media or offices of a tip that is another district\'s', async () => {
    const counts = await as('sp-jnp', async (sql) => [
      (await sql`select from desk.tip_events where tip_id = ${ghazipur.id}`).length, (await sql`select from desk.evidence where id = ${evidence}`).length,
      (await sql`select from exchange.media`).length, (await sql`select from desk.tip_offices where tip_id = ${ghazipur.id}`).length, (await sql`select from desk.told(${ghazipur.id})`).length,
    ]);
    assert.deepEqual(counts, [0, 0, 0, 0, 0]);
  });

  it('show nobody a handle, a password hash, a session or a conversation', async () => {
    await refused('dig', (sql) => sql`select handle from desk.tips`);
    await refused('dig', (sql) => sql`select password_hash from desk.users`);
    await refused('dig', (sql) => sql`select * from desk.sessions`);
    await refused('dig', (sql) => sql`select * from desk.conversations`);
    await refused('dig', (sql) => sql`select * from exchange.outbox`);
    await refused('dig', (sql) => sql`select * from exchange.inbox`);
  });

  it('let nobody change receipt, text, place in time or version of a tip, nor make or delete one', async () => {
    await refused('dig', (sql) => sql`update desk.tips set story = 'x' where id = ${jaunpur.id}`);
    await refused('dig', (sql) => sql`update desk.tips set receipt = 'x' where id = ${jaunpur.id}`);
    await refused('dig', (sql) => sql`update desk.tips set filed_at = now() where id = ${jaunpur.id}`);
    await refused('dig', (sql) => sql`update desk.tips set version = 9 where id = ${jaunpur.id}`);
    await refused('dig', (sql) => sql`delete from desk.tips where id = ${jaunpur.id}`);
    await refused('dig', (sql) => sql`insert into desk.tips (receipt, language, category, sensitivity) values ('X', 'hi', 'gambling', 'low')`);
  });

  it('change nothing for an SP in another district', async () => {
    const changed = await as('sp-jnp', (sql) => sql`update desk.tips set state = 'closed', outcome = 'false' where id in (${ghazipur.id}, ${kept.id})`);
    assert.equal(changed.count, 0);
  });

  it('let an SP give a tip only to an active officer of the own office', async () => {
    const give = (officer: number, tip = jaunpur.id) => (sql: Queryable) => sql`update desk.tips set state = 'assigned', assigned_to = ${officer} where id = ${tip}`;
    await refused('sp-jnp', give(ids['officer-gzp']));
    await refused('sp-jnp', give(ids['sp-jnp']));
    await database.desk`update desk.users set active = false where id = ${ids['officer-mariahu']}`;
    await refused('sp-jnp', give(ids['officer-mariahu']));
    assert.equal((await as('sp-jnp', give(ids['officer-jnp']))).count, 1);
    assert.equal((await as('dig', give(ids['officer-gzp']))).count, 1);
    assert.deepEqual(await seenBy('officer-gzp'), [jaunpur.id]);
    assert.deepEqual(await seenBy('officer-jnp'), []);
  });

  it('give a corruption tip to no officer of the police station it is about, whoever asks', async () => {
    await refused('dig', (sql) => sql`update desk.tips set state = 'assigned', assigned_to = ${ids['officer-mariahu']} where id = ${kept.id}`);
    assert.equal((await as('dig', (sql) => sql`update desk.tips set state = 'assigned', assigned_to = ${ids['officer-jnp']} where id = ${kept.id}`)).count, 1);
  });

  it('let an officer report action and nothing more', async () => {
    await as('sp-jnp', (sql) => sql`update desk.tips set state = 'assigned', assigned_to = ${ids['officer-jnp']} where id = ${jaunpur.id}`);
    await refused('officer-jnp', (sql) => sql`update desk.tips set state = 'closed', outcome = 'false' where id = ${jaunpur.id}`);
    await refused('officer-jnp', (sql) => sql`update desk.tips set category = 'mining' where id = ${jaunpur.id}`);
    await refused('officer-jnp', (sql) => sql`update desk.tips set assigned_to = ${ids['officer-mariahu']}, state = 'assigned' where id = ${jaunpur.id}`);
    await refused('officer-jnp', (sql) => sql`insert into desk.tip_events (tip_id, kind, by_user) values (${jaunpur.id}, 'closed', ${ids['officer-jnp']})`);
    assert.equal((await as('officer-jnp', (sql) => sql`update desk.tips set state = 'action-reported' where id = ${jaunpur.id}`)).count, 1);
  });

  it('let only the DIG route a tip, and the DIG office keep every tip', async () => {
    await refused('sp-jnp', (sql) => sql`update desk.tips set district = 'GZP', station = null where id = ${jaunpur.id}`);
    await refused('sp-jnp', (sql) => sql`insert into desk.tip_offices (tip_id, office) values (${jaunpur.id}, 'SP-GZP')`);
    assert.equal((await as('sp-jnp', (sql) => sql`delete from desk.tip_offices where tip_id = ${jaunpur.id}`)).count, 0);
    assert.equal((await as('dig', (sql) => sql`delete from desk.tip_offices where tip_id = ${jaunpur.id}`)).count, 1);
    assert.deepEqual(await seenBy('sp-jnp'), []);
    assert.ok((await seenBy('dig')).includes(jaunpur.id));
  });

  it('let nobody write an event or an audit line in another person\'s name', async () => {
    await refused('sp-jnp', (sql) => sql`insert into desk.tip_events (tip_id, kind, by_user) values (${jaunpur.id}, 'note', ${ids.dig})`);
    await refused('sp-jnp', (sql) => sql`insert into desk.tip_events (tip_id, kind, by_user) values (${ghazipur.id}, 'note', ${ids['sp-jnp']})`);
    await refused('sp-jnp', (sql) => sql`insert into desk.audit_log (user_id, act) values (${ids.dig}, 'signed-in')`);
    await refused('sp-jnp', (sql) => sql`insert into desk.tip_events (tip_id, kind, by_user, state) values (${jaunpur.id}, 'note', ${ids['sp-jnp']}, 'done')`);
  });

  it('let an officer make evidence only of what the same transaction brought', async () => {
    await as('sp-jnp', (sql) => sql`update desk.tips set state = 'assigned', assigned_to = ${ids['officer-jnp']} where id = ${jaunpur.id}`);
    const [stray] = await database.desk<{ id: string }[]>`insert into exchange.media (id, kind, content_type, size, bytes) values (gen_random_uuid(), 'photo', 'image/jpeg', 1, 'x') returning id`;
    const attach = async (sql: Queryable, media: string) => {
      const [event] = await sql`insert into desk.tip_events (tip_id, kind, by_user) values (${jaunpur.id}, 'action-reported', ${ids['officer-jnp']}) returning id`;
      await sql`insert into desk.evidence (tip_id, event_id, media_id, source) values (${jaunpur.id}, ${event!.id}, ${media}, 'officer')`;
    };
    await refused('officer-jnp', (sql) => attach(sql, stray!.id));
    await as('officer-jnp', async (sql) => {
      const own = '00000000-0000-4000-8000-000000000001';
      await sql`insert into exchange.media (id, kind, content_type, size, bytes) values (${own}, 'photo', 'image/jpeg', 1, 'x')`;
      await attach(sql, own);
    });
  });

  it('let the auditor and the DIG read the audit log, and nobody else', async () => {
    await database.desk`insert into desk.audit_log (act) values ('signed-in')`;
    const lines = async (who: Person) => (await as(who, (sql) => sql`select from desk.audit_log`)).length;
    assert.deepEqual([await lines('auditor'), await lines('dig'), await lines('sp-jnp'), await lines('officer-jnp'), await lines('it')], [1, 1, 0, 0, 0]);
  });

  it('count for an office what it has, also after changes, routing and deletion', async () => {
    const counted = async (who: Person) => Number((await as(who, (sql) => sql`select coalesce(sum(tips), 0)::int as tips from desk.visible_counts`))[0]!.tips);
    assert.deepEqual([await counted('dig'), await counted('sp-jnp'), await counted('sp-gzp'), await counted('auditor'), await counted('it'), await counted('officer-jnp')], [3, 1, 1, 3, 3, 0]);
    await as('sp-jnp', (sql) => sql`update desk.tips set state = 'closed', outcome = 'false' where id = ${jaunpur.id}`);
    const states = await as('sp-jnp', (sql) => sql`select state, tips from desk.visible_counts where tips <> 0`);
    assert.deepEqual(states.map((row) => ({ ...row })), [{ state: 'closed', tips: 1 }]);
    await as('dig', (sql) => sql`insert into desk.tip_offices (tip_id, office) values (${jaunpur.id}, 'SP-GZP')`);
    assert.equal(await counted('sp-gzp'), 2);
    await database.admin`delete from desk.tips where id = ${jaunpur.id}`;
    assert.deepEqual([await counted('dig'), await counted('sp-jnp'), await counted('sp-gzp')], [2, 0, 1]);
    await refused('dig', (sql) => sql`select * from desk.daily_counts`);
    await refused('dig', (sql) => sql`select * from desk.office_counts`);
  });

  it('forget who asked when the transaction ends', async () => {
    await as('dig', (sql) => sql`select 1`);
    const rows = await database.desk.begin(async (sql) => {
      await sql`set local role office`;
      return sql`select from desk.tips`;
    });
    assert.equal(rows.length, 0);
  });
});
