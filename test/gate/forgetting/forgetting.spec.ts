// Forgetting: who sent a tip is deleted in time, counted, and gone from the tables; a crash stops nothing.
import assert from 'node:assert/strict';
import { isSteady } from '../../../lib/gate/forgetting/calendar';
import { forgetEnded } from '../../../lib/gate/forgetting/ended-reports';
import { startForgetting } from '../../../lib/gate/forgetting/job';
import { forgetStale, isStale } from '../../../lib/gate/forgetting/stale-reports';
import type { HandleFacts } from '../../../lib/gate/people/choose-handle';
import { lockContacts, saveContacts } from '../../../lib/gate/people/contact';
import { findPerson, openHandle } from '../../../lib/gate/people/person';
import { putInbox } from '../../../lib/exchange/inbox';
import { gateBoxes } from '../../support/keys';
import { fillReference } from '../../support/range';
import { eventually, testGate, type TestGate } from '../support';

const DAY = 24 * 3_600_000;
const ago = (days: number) => new Date(Date.now() - days * DAY);

describe('forgetting', () => {
  let opened: TestGate;
  beforeEach(async () => {
    opened = await testGate();
    await fillReference(opened.database);
  });
  afterEach(() => opened.close());

  const phone = (last: number) => `+9198000000${String(last).padStart(2, '0')}`;
  const report = async (number: string, facts: Partial<HandleFacts> = {}): Promise<string> => {
    const { gate } = opened;
    const { contact } = await findPerson(gate, { phone: number });
    const handle = await openHandle(gate.sql, gate.vault, contact);
    await gate.sql.begin(async (sql) => {
      const [locked] = await lockContacts(sql, gate.vault, [contact]);
      Object.assign(locked!.handles.find((one) => one.handle === handle)!, facts);
      await saveContacts(sql, gate.vault, [locked!]);
    });
    return handle;
  };
  const tip = async (handle: string) => {
    await opened.database.admin`insert into desk.tips (receipt, handle, language, category, sensitivity) values (${handle.slice(0, 12)}, ${handle}, 'hi', 'other', 'low')`;
  };
  const close = (handle: string) => opened.database.admin`update desk.tips set state = 'closed', outcome = 'action-taken' where handle = ${handle}`;
  const closedSince = (handle: string, days: number) => opened.database.admin`update exchange.endings set ended_on = current_date - ${days}::int where handle = ${handle}`;
  const counts = async () => {
    const [row] = await opened.database.admin<{ contacts: number; addresses: number; handles: number }[]>`
      select (select count(*)::int from vault.contacts) as contacts, (select count(*)::int from vault.addresses) as addresses, (select count(*)::int from vault.handles) as handles`;
    return row!;
  };
  const forgotten = async () => [...await opened.database.admin`select why, handles, contacts from vault.forgotten order by why`];

  it('deletes who sent a tip ninety days after it was closed, and not a day before', async () => {
    const handle = await report(phone(41), { state: 'filed' });
    await tip(handle);
    await close(handle);
    await closedSince(handle, 89);
    await forgetEnded(opened.gate);
    assert.deepEqual(await counts(), { contacts: 1, addresses: 1, handles: 1 });
    await closedSince(handle, 90);
    await forgetEnded(opened.gate);
    assert.deepEqual(await counts(), { contacts: 0, addresses: 0, handles: 0 });
    assert.deepEqual(await forgotten(), [{ why: 'closed', handles: 1, contacts: 1 }]);
    assert.equal((await opened.database.admin`select from desk.tips where state = 'closed'`).length, 1, 'the tip stays');
  });

  it('deletes what is kept of messages that went to who is forgotten, and of nobody else\'s', async () => {
    const [gone, other] = [await report(phone(58), { state: 'filed' }), await report(phone(59), { state: 'filed' })];
    await opened.database.admin`
      insert into vault.deliveries (outbox_id, handle, state, message_key, sealed_sid)
      select row_number() over (), handle, state, sha256(convert_to(handle || state, 'UTF8')), ${opened.gate.vault.seal('message-id', 'SM0123456789abcdef0123456789abcdef')}
      from unnest(${[gone, other]}::text[]) as one (handle), unnest(array['accepted', 'failed']) as two (state)`;
    await tip(gone);
    await close(gone);
    await closedSince(gone, 90);
    await forgetEnded(opened.gate);
    assert.deepEqual((await opened.database.admin`select distinct handle from vault.deliveries`).map(({ handle }) => handle), [other]);
  });

  it('keeps a person who has another report, and takes only the closed one from them', async () => {
    const old = await report(phone(42), { state: 'filed' });
    const open = await report(phone(42), { state: 'filed' });
    await tip(old);
    await close(old);
    await closedSince(old, 91);
    await forgetEnded(opened.gate);
    assert.deepEqual((await findPerson(opened.gate, { phone: phone(42) })).handles.map((facts) => facts.handle), [open]);
    assert.deepEqual(await forgotten(), [{ why: 'closed', handles: 1, contacts: 0 }]);
  });

  it('keeps who sent a tip that was reopened', async () => {
    const handle = await report(phone(43), { state: 'filed' });
    await tip(handle);
    await close(handle);
    await opened.database.admin`update desk.tips set state = 'reopened', outcome = null where handle = ${handle}`;
    assert.equal((await opened.database.admin`select from exchange.endings`).length, 0);
    await forgetEnded(opened.gate);
    assert.equal((await counts()).handles, 1);
  });

  it('deletes who began a conversation without a report, unless they wrote again meanwhile', async () => {
    const silent = await report(phone(44), { lastMessageAt: ago(1.1) });
    const back = await report(phone(45));
    await opened.database.desk`insert into exchange.endings (handle, why) values (${silent}, 'empty'), (${back}, 'empty')`;
    await forgetEnded(opened.gate);
    assert.deepEqual([...await opened.database.admin`select handle from vault.handles`], [{ handle: back }]);
    assert.equal((await opened.database.admin`select from exchange.endings`).length, 0);
    assert.deepEqual(await forgotten(), [{ why: 'empty', handles: 1, contacts: 1 }]);
  });

  it('calls a report stale a day after it was cancelled, a week after an unfinished one fell silent, a year after the last word about a filed one', () => {
    const facts: HandleFacts = { handle: 'h', state: 'filed', receipt: null, createdAt: ago(800), filedAt: ago(800), lastMessageAt: ago(800), awaitingSince: null };
    const stale = (change: Partial<HandleFacts>) => isStale({ ...facts, ...change }, 365, new Date());
    assert.equal(stale({}), true);
    assert.equal(stale({ awaitingSince: ago(364) }), false);
    assert.equal(stale({ state: 'in-progress', lastMessageAt: ago(6) }), false);
    assert.equal(stale({ state: 'in-progress', lastMessageAt: ago(8) }), true);
    assert.equal(stale({ state: 'ended', lastMessageAt: ago(0.5) }), false);
    assert.equal(stale({ state: 'ended', lastMessageAt: ago(2) }), true);
  });

  it('looks at every person once a day, whatever their number, also where several gates do', async () => {
    const people = Array.from({ length: 230 }, (_, index) => `+91980000${String(1000 + index)}`);
    for (const number of people) await report(number, { createdAt: ago(9), lastMessageAt: ago(9) });
    const kept = await report(phone(46));
    const sweep = async () => {
      while (await forgetStale(opened.gate));
    };
    await Promise.all([sweep(), sweep()]);
    await sweep();
    assert.deepEqual([...await opened.database.admin`select handle from vault.handles`], [{ handle: kept }]);
    assert.deepEqual(await forgotten(), [{ why: 'stale', handles: 230, contacts: 230 }]);
    assert.deepEqual(await counts(), { contacts: 1, addresses: 1, handles: 1 });
    assert.equal(await forgetStale(opened.gate), false, 'nothing more that day');
    await opened.database.admin`update vault.sweeps set begun_on = current_date - 1`;
    await report(phone(47), { createdAt: ago(9), lastMessageAt: ago(9) });
    await sweep();
    assert.deepEqual([...await opened.database.admin`select handle from vault.handles`], [{ handle: kept }], 'the next day it looks again');
  });

  it('seals every person anew each day, so that two backups do not tell who wrote between them', async () => {
    for (let last = 50; last < 60; last++) await report(phone(last));
    const sealed = async () => new Map((await opened.database.admin<{ id: Buffer; sealed: Buffer }[]>`select id, sealed from vault.contacts`).map((row) => [row.id.toString('hex'), row.sealed.toString('hex')]));
    const before = await sealed();
    await forgetStale(opened.gate);
    const after = await sealed();
    assert.deepEqual([...after.keys()].sort(), [...before.keys()].sort());
    for (const [id, value] of before) assert.notEqual(after.get(id), value);
    assert.equal((await findPerson(opened.gate, { phone: phone(50) })).handles.length, 1);
  });

  it('keeps a stale report for which a message still waits', async () => {
    const handle = await report(phone(48), { createdAt: ago(9), lastMessageAt: ago(9) });
    await putInbox(opened.database.gate, gateBoxes, handle, { text: 'the desk was away for long', media: [] });
    await forgetStale(opened.gate);
    assert.deepEqual([...await opened.database.admin`select handle from vault.handles`], [{ handle }]);
  });

  it('goes on where it was when the gate ends in the middle', async () => {
    const handles = [];
    for (let last = 0; last < 120; last++) handles.push(await report(`+91980000${String(last).padStart(4, '0')}`, { state: 'filed' }));
    await opened.database.admin`insert into exchange.endings (handle, why, ended_on) select handle, 'closed', current_date - 100 from unnest(${handles}::text[]) as one (handle)`;
    await opened.database.admin`create function vault.break_off() returns trigger language plpgsql as $$ begin if (select count(*) from vault.handles) < 40 then raise exception 'ended'; end if; return null; end $$`;
    await opened.database.admin`create trigger break_off after delete on vault.handles for each row execute function vault.break_off()`;
    await assert.rejects(async () => {
      while (await forgetEnded(opened.gate));
    });
    const left = (await counts()).handles;
    assert.equal(left, 120 - 50, 'whole batches are forgotten, the broken one not at all');
    assert.equal((await opened.database.admin`select from exchange.endings`).length, left, 'what is left is still noted');
    await opened.database.admin`drop trigger break_off on vault.handles`;
    const stop = startForgetting(opened.gate, 50);
    await eventually(async () => (await counts()).handles === 0, 'the rest to be forgotten');
    await stop();
    assert.deepEqual(await forgotten(), [{ why: 'closed', handles: 120, contacts: 120 }]);
  });

  it('looks at everybody again after the clock was ahead and is put right', async () => {
    await opened.database.admin`update vault.sweeps set after = null, begun_on = current_date + 1500`;
    await report(phone(61), { createdAt: ago(9), lastMessageAt: ago(9) });
    await forgetStale(opened.gate);
    assert.deepEqual(await counts(), { contacts: 0, addresses: 0, handles: 0 });
  });

  it('goes by the clock of the database, whatever the gate\'s own says', async () => {
    const kept = await report(phone(62));
    const silent = await report(phone(63), { lastMessageAt: ago(0.5) });
    await opened.database.desk`insert into exchange.endings (handle, why) values (${silent}, 'empty')`;
    const { now } = Date;
    try {
      Date.now = () => now() + 900 * DAY;
      await forgetEnded(opened.gate);
      await forgetStale(opened.gate);
    } finally {
      Date.now = now;
    }
    assert.deepEqual((await opened.database.admin`select handle from vault.handles`).map(({ handle }) => handle as string).sort(), [kept, silent].sort());
  });

  it('waits until a clock that has leapt goes on steadily, since nothing brings back who was forgotten', async () => {
    const { gate, database } = opened;
    const clock = (seenDays: number, steadyHours: number) => database.admin`update vault.sweeps set seen_at = now() - make_interval(days => ${seenDays}), steady_since = now() - make_interval(hours => ${steadyHours})`;
    assert.equal(await isSteady(gate.sql), true, 'a new installation');
    await clock(2, 5000);
    assert.equal(await isSteady(gate.sql), true, 'a weekend without anybody at work');
    await clock(1200, 50_000);
    assert.equal(await isSteady(gate.sql), false, 'a leap forward');
    assert.equal(await isSteady(gate.sql), false, 'and for a while after it');
    await clock(-1200, 50_000);
    assert.equal(await isSteady(gate.sql), false, 'put right again');
    await clock(0, 19);
    assert.equal(await isSteady(gate.sql), false);
    await clock(0, 21);
    assert.equal(await isSteady(gate.sql), true);
    await clock(0, -1000);
    assert.equal(await isSteady(gate.sql), false, 'a leap that it has not heard the end of');
    await report(phone(64), { createdAt: ago(9), lastMessageAt: ago(9) });
    await clock(1200, 50_000);
    const stop = startForgetting(gate, 20);
    await new Promise((done) => setTimeout(done, 200));
    assert.equal((await counts()).handles, 1);
    await clock(0, 21);
    await eventually(async () => (await counts()).handles === 0, 'the job to go on');
    await stop();
  });

  it('forgets who has long said nothing, though words wait for the day on which they write; one that was filed unbeknown to them a year later', async () => {
    const hold = (handle: string) => opened.database.desk`insert into exchange.outbox (handle, message, state) values (${handle}, 'x', 'held')`;
    const filed = await report(phone(65), { state: 'filed', createdAt: ago(400), filedAt: ago(400), lastMessageAt: ago(400) });
    const unknown = await report(phone(66), { createdAt: ago(300), lastMessageAt: ago(300) });
    const long = await report(phone(67), { createdAt: ago(400), lastMessageAt: ago(400) });
    for (const handle of [filed, unknown, long]) await hold(handle);
    await forgetStale(opened.gate);
    assert.deepEqual([...await opened.database.admin`select handle from vault.handles`], [{ handle: unknown }]);
  });

  it('forgets a report that is over although its person was just made one with another', async () => {
    const handle = await report(phone(68), { state: 'filed' });
    await tip(handle);
    await close(handle);
    await closedSince(handle, 91);
    const { gate } = opened;
    const { admin } = opened.database;
    const { contact } = await findPerson(gate, { phone: phone(68) });
    // The lower secret stays: somebody whose secret is lower than the reporter's.
    let scoped = { businessScoped: 'IN.2000000000000068' };
    for (let count = 0; (await findPerson(gate, scoped)).contact > contact; count++) scoped = { businessScoped: `IN.20000000000068${count}` };
    // Whoever makes them one holds both persons when the job comes, which has read before that whose the report is.
    await admin`create function vault.slow() returns trigger language plpgsql as $$ begin perform pg_sleep(1.5); return old; end $$`;
    await admin`create trigger slow before delete on vault.contacts for each row execute function vault.slow()`;
    const becomesOne = findPerson(gate, { phone: phone(68), ...scoped });
    await eventually(async () => (await admin`select from pg_stat_activity where wait_event = 'PgSleep'`).length > 0, 'the persons to become one');
    await Promise.all([becomesOne, forgetEnded(gate)]);
    await admin`drop trigger slow on vault.contacts`;
    assert.equal((await admin`select from vault.handles`).length, 0);
    assert.deepEqual(await forgotten(), [{ why: 'closed', handles: 1, contacts: 1 }]);
  });

  it('lets no office and no flow read or undo what is noted for the gate', async () => {
    await assert.rejects(opened.database.desk`select from exchange.endings`, { code: '42501' });
    await assert.rejects(opened.database.desk`delete from exchange.endings`, { code: '42501' });
    await assert.rejects(opened.database.desk`select from vault.forgotten`, { code: '42501' });
  });
});
