// Forgetting: who sent a tip is deleted in time, counted, and gone from the tables; a crash stops nothing.
import assert from 'node:assert/strict';
import { isSteady } from '../../../lib/gate/forgetting/calendar';
import { forgetEnded } from '../../../lib/gate/forgetting/ended-reports';
import { startForgetting } from '../../../lib/gate/forgetting/job';
import { resealHandles } from '../../../lib/gate/forgetting/handle-rows';
import { forgetStale, isOver, isStale } from '../../../lib/gate/forgetting/stale-reports';
import { readFigures } from '../../../lib/gate/owner/figures';
import type { HandleFacts } from '../../../lib/gate/people/choose-handle';
import { openSent, sentRow } from '../../../lib/gate/outgoing/sent';
import { lockContacts, openHandleRow, saveContacts } from '../../../lib/gate/people/contact';
import { forgetWhoAsked } from '../../../lib/gate/people/forget';
import { readNobody } from '../../../lib/gate/people/nobody';
import { readForgotten } from '../../../lib/gate/people/forgotten-counts';
import { findPerson, openHandle } from '../../../lib/gate/people/person';
import { putInbox } from '../../../lib/exchange/inbox';
import { gateBoxes } from '../../support/keys';
import { fillReference } from '../../support/range';
import { answerable, eventually, testGate, type TestGate } from '../support';

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
  const forgotten = async () => (await readForgotten(opened.database.admin, opened.gate.vault)).forgotten;

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
    const { vault } = opened.gate;
    const sent = [gone, other].flatMap((handle, report) => [1, 2, 3].map((part) => sentRow(vault, { messageSid: `SM${report}${part}`, handle, outbox: 1, part, asText: false, withoutMedia: false, attempts: 1 })));
    await opened.database.admin`insert into vault.sent ${opened.database.admin(sent)}`;
    await tip(gone);
    await close(gone);
    await closedSince(gone, 90);
    await forgetEnded(opened.gate);
    const left = await opened.database.admin<{ sealed: Buffer }[]>`select sealed from vault.sent`;
    assert.deepEqual(left.map(({ sealed }) => openSent(vault, sealed).handle), [other, other, other]);
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

  /** "Stop" in a report: its sender, with all reports, is forgotten. */
  const stop = (handle: string) => opened.gate.sql.begin((sql) => forgetWhoAsked(sql, opened.gate.vault, handle, new Date()));
  const rowsLeft = async () => (await opened.database.admin<{ handle: string }[]>`select handle from vault.handles order by 1`).map(({ handle }) => handle);
  const nextDay = () => opened.database.admin`update vault.sweeps set after = '', handles_after = ''`;
  const sweep = async () => {
    await nextDay();
    while (await forgetStale(opened.gate));
    while (await resealHandles(opened.gate));
  };

  // Gone at once, all at one time, the rows would show a thief of the tables which reports lost their sender together. What stays says
  // nothing of the person, with the key either: no secret, no other report, only when the row goes.
  it('leaves, of who asked, rows that lead to nobody and can\'t be told from others without the key', async () => {
    const [gone, also] = [await report(phone(70), { state: 'filed', filedAt: ago(3), createdAt: ago(3) }), await report(phone(70))];
    const other = await report(phone(71));
    const { contact } = await findPerson(opened.gate, { phone: phone(70) });
    await stop(also);
    assert.deepEqual(await counts(), { contacts: 1, addresses: 1, handles: 3 });
    assert.deepEqual(await forgotten(), [{ why: 'asked', handles: 2, contacts: 1 }]);
    const rows = await opened.database.admin<{ handle: string; sealed: Buffer; length: number }[]>`select handle, sealed, length(sealed) as length from vault.handles`;
    assert.equal(new Set(rows.map(({ length }) => length)).size, 1);
    assert.equal(new Set(rows.map(({ sealed }) => sealed.toString('hex'))).size, 3);
    for (const { handle, sealed } of rows) {
      assert.equal(openHandleRow(opened.gate.vault, sealed) === null, handle !== other);
      assert.ok(!opened.gate.vault.openBytes('handle', sealed).equals(Buffer.from(contact, 'hex')));
    }
    const left = rows.filter(({ handle }) => handle !== other).map(({ sealed }) => opened.gate.vault.openBytes('handle', sealed));
    for (const bytes of left) assert.equal(readNobody(bytes)!.lastWord.getTime() % DAY, 0, 'by the day');
    const figures = await readFigures(opened.database.gate, opened.gate.vault);
    assert.deepEqual([figures.handles, figures.contacts], [1, 1], 'the owner sees how many can be answered');
    await stop(gone);
    assert.deepEqual(await forgotten(), [{ why: 'asked', handles: 2, contacts: 1 }], 'nobody is forgotten twice');
  });

  it('writes rows of others anew with those of who asked: where rows stand in a dump does not name them', async () => {
    const stopped = await report(phone(80));
    for (let last = 0; last < 70; last++) await report(`+91980000${String(2000 + last)}`);
    const sealed = async () => new Map((await opened.database.admin<{ handle: string; sealed: string }[]>`select handle, encode(sealed, 'hex') as sealed from vault.handles`).map((row) => [row.handle, row.sealed]));
    const before = await sealed();
    await stop(stopped);
    const after = await sealed();
    const changed = [...before.keys()].filter((handle) => after.get(handle) !== before.get(handle));
    assert.ok(changed.includes(stopped));
    assert.equal(changed.length, 1 + 50);
    assert.equal((await answerable(opened.gate)).length, 70, 'all others can be answered as before');
  });

  it('forgets although the count of it is damaged, which begins again', async () => {
    const { gate, database } = opened;
    const [first, second] = [await report(phone(61)), await report(phone(62))];
    const stop = (handle: string) => gate.sql.begin((sql) => forgetWhoAsked(sql, gate.vault, handle, new Date(Date.now() + 1000)));
    await stop(first);
    await database.admin`update vault.forgotten_counts set sealed = set_byte(sealed, 20, get_byte(sealed, 20) # 1)`;
    await stop(second);
    assert.equal((await counts()).contacts, 0);
    assert.deepEqual(await forgotten(), [{ why: 'asked', contacts: 1, handles: 1 }]);
  });

  it('forgets many who ask at one moment, none of whom waits for another', async () => {
    const { gate } = opened;
    const people = Array.from({ length: 20 }, (_, index) => phone(index));
    const handles: string[] = [];
    for (const number of people) handles.push(await report(number), await report(number));
    const asked = handles.filter((_, index) => index % 2 === 0);
    const at = new Date(Date.now() + 1000);
    await Promise.all(asked.map((handle) => gate.sql.begin((sql) => forgetWhoAsked(sql, gate.vault, handle, at))));
    assert.deepEqual(await forgotten(), [{ why: 'asked', contacts: 20, handles: 40 }]);
  });

  it('deletes such a row when it would have gone anyway: an unfinished report\'s after a week, a filed one\'s after a year, and all at no one time', async () => {
    const filed = await report(phone(72), { state: 'filed', createdAt: ago(364.5), filedAt: ago(364.5), lastMessageAt: ago(364.5) });
    const young = await report(phone(72), { state: 'filed', createdAt: ago(1), filedAt: ago(1), lastMessageAt: ago(1) });
    const quiet = await report(phone(72), { createdAt: ago(9), lastMessageAt: ago(9) });
    const unfinished = await report(phone(72), { createdAt: ago(9), lastMessageAt: ago(9) });
    await opened.database.desk`insert into exchange.outbox (handle, message, state) values (${quiet}, 'x', 'held')`;
    const stopped = await report(phone(72));
    await stop(stopped);
    await sweep();
    assert.deepEqual(await rowsLeft(), [filed, young, quiet, stopped].sort(), `without ${unfinished}`);
    const readsAs = async (handle: string, days: number) => {
      const [row] = await opened.database.admin<{ sealed: Buffer }[]>`select sealed from vault.handles where handle = ${handle}`;
      const { state, lastWord } = readNobody(opened.gate.vault.openBytes('handle', row!.sealed))!;
      return isOver(state, lastWord, 365, new Date(Date.now() + days * DAY));
    };
    assert.deepEqual([await readsAs(filed, 0), await readsAs(filed, 2), await readsAs(young, 300), await readsAs(young, 366)], [false, true, false, true]);
    assert.equal((await readFigures(opened.database.gate, opened.gate.vault)).handles, 0);
  });

  it('deletes such a row too when its tip\'s ending has aged', async () => {
    const handle = await report(phone(73), { state: 'filed', filedAt: ago(1) });
    await tip(handle);
    await close(handle);
    await stop(handle);
    await closedSince(handle, 89);
    await forgetEnded(opened.gate);
    assert.deepEqual(await rowsLeft(), [handle]);
    await closedSince(handle, 90);
    await forgetEnded(opened.gate);
    assert.deepEqual(await rowsLeft(), []);
    assert.equal((await opened.database.admin`select from exchange.endings`).length, 0);
    assert.deepEqual(await forgotten(), [{ why: 'asked', handles: 1, contacts: 1 }]);
    assert.equal((await readForgotten(opened.gate.sql, opened.gate.vault)).standing, 0);
  });

  it('seals every report\'s row and every count anew each day, so that two dumps do not tell who asked between them', async () => {
    for (let last = 74; last < 80; last++) await report(phone(last));
    await stop((await rowsLeft())[0]!);
    await sweep();
    const sealed = async () => (await opened.database.admin<{ name: string; sealed: string }[]>`select handle as name, encode(sealed, 'hex') as sealed from vault.handles union all select why, encode(sealed, 'hex') from vault.forgotten_counts order by 1`).map((row) => ({ ...row }));
    const before = await sealed();
    assert.equal(before.length, 6 + 4, 'counts of all four reasons stand from the first day');
    await sweep();
    const after = await sealed();
    assert.deepEqual(after.map(({ name }) => name), before.map(({ name }) => name));
    after.forEach((row, index) => assert.notEqual(row.sealed, before[index]!.sealed));
    assert.deepEqual(await forgotten(), [{ why: 'asked', handles: 1, contacts: 1 }]);
    const [counted] = await opened.database.admin`select count(distinct length(sealed))::int as sizes from vault.forgotten_counts`;
    assert.equal(counted!.sizes, 1);
    assert.equal(await resealHandles(opened.gate), false, 'nothing more that day');
  });

  it('lets no office and no flow read or undo what is noted for the gate', async () => {
    await assert.rejects(opened.database.desk`select from exchange.endings`, { code: '42501' });
    await assert.rejects(opened.database.desk`delete from exchange.endings`, { code: '42501' });
    await assert.rejects(opened.database.desk`select from vault.forgotten_counts`, { code: '42501' });
  });
});
