// Police IT as an attacker: role desk, the desk's key and the exchange's tables in hand. What they write there must not lead a person's
// words from one report into another, nor tell that two reports are one person's, nor stop the gate for others.
import assert from 'node:assert/strict';
import type { BotMessage } from '../../lib/exchange/messages';
import { putOutbox } from '../../lib/exchange/outbox';
import { newReceipt } from '../../lib/exchange/receipt';
import { anonymize } from '../../lib/gate/anonymize';
import { handOver } from '../../lib/gate/hand-over';
import { claimReceived } from '../../lib/gate/incoming/received';
import { parseIncoming } from '../../lib/gate/incoming/request';
import { claimDeliveries } from '../../lib/gate/outgoing/claim';
import { publishFates } from '../../lib/gate/outgoing/fates';
import { accepted } from '../../lib/gate/outgoing/outcome';
import { DEFAULT_RULES } from '../../lib/gate/people/choose-handle';
import { lockContacts, openHandleRow, saveContacts } from '../../lib/gate/people/contact';
import { deskBoxes } from '../support/keys';
import { answerable, testGate, textForm, type TestGate } from './support';

const HERS = 'whatsapp:+919800000041';
const HIS = 'whatsapp:+919800000042';

describe('an attacker with all that the desk has', () => {
  let opened: TestGate;
  let sent = 0;
  beforeEach(async () => {
    opened = await testGate({ fateMinutes: 10 });
  });
  afterEach(() => opened.close());

  /** A citizen's message, all the way to the inbox. @returns the handle that it comes under */
  async function write(from: string, text: string, more: Record<string, string> = {}): Promise<string> {
    await opened.gate.acceptor.accept(parseIncoming(textForm(from, text, more)));
    const { items } = await claimReceived(opened.gate.sql, 10, 20);
    for (const item of items) await handOver(opened.gate, item, await anonymize(opened.gate, item, { ...DEFAULT_RULES, mask: '•••' }));
    const [row] = await opened.database.desk<{ handle: string }[]>`select handle from exchange.inbox order by id desc limit 1`;
    return row!.handle;
  }
  const say = async (handle: string, message: Partial<BotMessage>) => (await putOutbox(opened.database.desk, deskBoxes, handle, { language: 'en', text: 'x', ...message }))!;
  /** Sends all that is due, as if Twilio took it. */
  async function send(): Promise<string[]> {
    const handles: string[] = [];
    for (let more = true; more;) {
      const deliveries = await claimDeliveries(opened.gate, 20);
      for (const delivery of deliveries) {
        handles.push(delivery.handle);
        await accepted(opened.gate, delivery, delivery.message.text.trim() ? `SM${String(++sent).padStart(32, '0')}` : null, false);
      }
      more = deliveries.length > 0;
    }
    return handles;
  }
  /** A report that was filed, with a receipt. */
  async function report(from: string, receipt = newReceipt()): Promise<string> {
    const handle = await write(from, 'hi');
    await say(handle, { text: `Filed. Your receipt: ${receipt}`, handle: 'filed', receipt });
    await send();
    return handle;
  }
  const stateOf = async (id: number) => (await opened.database.desk<{ state: string }[]>`select state from exchange.outbox where id = ${id}`)[0]?.state;
  const agedBy = (minutes: number) => opened.database.admin`update exchange.outbox set created_at = now() - make_interval(mins => ${minutes})`;

  for (const receipt of ['-', 'hi', 'truck', '', 'SM-1', 'जानकारी', 'STATUS']) {
    it(`can not make a common word the receipt of a report, which would lead later reports into it: "${receipt}"`, async () => {
      const first = await report(HERS, receipt);
      for (const words of ['hi', 'truck at night', 'जानकारी है', 'status']) assert.notEqual(await write(HERS, words === 'hi' ? words : `hi ${words}`), first);
    });
  }

  const hidden: Record<string, (receipt: string) => Partial<BotMessage>> = {
    'told to nobody': (receipt) => ({ text: 'Thank you.', receipt }),
    'told beside the one that they know': (receipt) => ({ text: `Filed. Your receipt: ${newReceipt()}. ${receipt}`, receipt }),
    'told a week after it began': (receipt) => ({ text: `Filed. Your receipt: ${receipt}`, receipt }),
  };
  for (const [how, words] of Object.entries(hidden)) {
    for (const was of ['filed', 'ended'] as const) {
      it(`can not lead who asks for the state of one report into another of theirs, ${was} before, by giving that one the same receipt, ${how}`, async () => {
        const first = was === 'filed' ? await report(HERS) : await write(HERS, 'hi');
        if (was === 'ended') await say(first, { text: 'Goodbye.', handle: 'ended' });
        await send();
        if (how === 'told a week after it began') await agePerson(first, 170);
        const receipt = newReceipt();
        const second = await report(HERS, receipt);
        assert.notEqual(second, first);
        const forged = () => say(first, { ...words(receipt), handle: 'filed' });
        // While it waits, and once it is taken.
        const id = await forged();
        assert.equal(await write(HERS, `status ${receipt}`), second);
        await send();
        assert.equal(await stateOf(id), 'taken');
        assert.equal(await write(HERS, `status ${receipt}`), second);
        await forged();
        assert.equal(await write(HERS, `status ${receipt}`), second);
      });
    }
  }

  it('can not make the gate take a person\'s row again and again, to see which other reports wait for it, by what it says of an old one', async () => {
    const first = await report(HERS);
    await say(first, { text: 'Goodbye.', handle: 'ended' });
    await send();
    await opened.database.admin.begin(async (holding) => {
      await holding`select from vault.contacts for update`;
      const ids = [await say(first, { handle: 'filed' }), await say(first, { handle: 'ended' }), await say(first, { handle: 'filed', receipt: newReceipt() })];
      await opened.database.desk`insert into exchange.outbox (handle, message, change) values (${first}, ''::bytea, 'filed')`;
      const taken = claimDeliveries(opened.gate, 0).then(() => 'taken');
      assert.equal(await Promise.race([taken, new Promise<string>((done) => setTimeout(() => done('waits for the person'), 15_000).unref())]), 'taken');
      assert.deepEqual(await Promise.all(ids.map(stateOf)), ['taken', 'taken', 'taken']);
    });
  });

  it('can not catch a person\'s next words by a question that nobody sees', async () => {
    const first = await report(HERS);
    await opened.database.admin`truncate vault.deliveries`;
    for (const text of ['', ' ', '\u200b', '\u2060\u200e', '\u3164', '\uffa0 \u115f']) await say(first, { text, expectsAnswer: true });
    await send();
    assert.notEqual(await write(HERS, 'hello'), first);
    assert.equal(await write(HIS, 'hello') === first, false);
  });

  it('can not catch them by a question that WhatsApp does not let through, since the person is silent in that report for more than a day', async () => {
    const first = await report(HERS);
    await agePerson(first, 25);
    await say(first, { text: 'What colour was it?', expectsAnswer: true });
    await send();
    assert.notEqual(await write(HERS, 'a new thing: cattle are stolen'), first);
  });

  it('does lead the answer of a question that was seen, as ever', async () => {
    const first = await report(HERS);
    await agePerson(first, 2);
    await say(first, { text: 'What colour was it?', expectsAnswer: true });
    await send();
    assert.equal(await write(HERS, 'white'), first);
  });

  it('can not find the other reports of a person by a "stop" that they never said: only the silent report that it forges it in is forgotten', async () => {
    const first = await report(HERS);
    await agePerson(first, 100);
    const second = await write(HERS, 'hi');
    await say(first, { text: 'Goodbye.', handle: 'forget' });
    await send();
    assert.deepEqual(await answerable(opened.gate), [second]);
    assert.equal(await write(HERS, 'cattle at the ford'), second, 'it goes on as if nothing had been');
    await say(second, { text: 'Goodbye.', handle: 'forget' });
    await send();
    assert.deepEqual(await answerable(opened.gate), []);
    for (const table of ['contacts', 'addresses']) assert.equal((await opened.database.admin.unsafe(`select from vault.${table}`)).length, 0, `their own word deletes all: ${table}`);
  });

  /** Moves all times of a report into the past, as the hours would. */
  async function agePerson(handle: string, hours: number): Promise<void> {
    const { sql, vault } = opened.gate;
    await sql.begin(async (transaction) => {
      const [row] = await transaction<{ sealed: Buffer }[]>`select sealed from vault.handles where handle = ${handle}`;
      const contacts = await lockContacts(transaction, vault, [openHandleRow(vault, row!.sealed)!]);
      const facts = contacts[0]!.handles.find((one) => one.handle === handle)!;
      const back = (date: Date | null) => date && new Date(Number(date) - hours * 3_600_000);
      Object.assign(facts, { createdAt: back(facts.createdAt), filedAt: back(facts.filedAt), lastMessageAt: back(facts.lastMessageAt) });
      await saveContacts(transaction, vault, contacts);
    });
  }

  it('finds no sign of its own in a later report, that it put into a list of an earlier one', async () => {
    const first = await write(HERS, 'hi');
    await say(first, { text: 'Which?', choices: { style: 'list', items: [{ id: 'sign-of-her', title: 'Yes (47)' }] }, handle: 'ended' });
    await send();
    const tapped = { ListId: 'sign-of-her', ListTitle: 'Yes (47)', OriginalRepliedMessageSid: `SM${String(sent).padStart(32, '0')}` };
    const second = await write(HERS, 'Yes (47)', tapped);
    assert.notEqual(second, first);
    const [row] = await opened.database.desk<{ message: Buffer }[]>`select message from exchange.inbox where handle = ${second}`;
    assert.deepEqual(deskBoxes.openMessage(second, row!.message), { text: '', media: [] });
  });

  it('can not date a message, number it, write its fate, send it again, or take it back while it is being sent', async () => {
    const { desk } = opened.database;
    const handle = await report(HERS);
    const id = await say(handle, { text: 'once' });
    await claimDeliveries(opened.gate, 1);
    assert.equal(await stateOf(id), 'taken');
    const tries = [
      desk`insert into exchange.outbox (handle, message, created_at) values (${handle}, ''::bytea, '2099-01-01')`,
      desk`insert into exchange.outbox (id, handle, message) overriding system value values (1, ${handle}, ''::bytea)`,
      desk`insert into exchange.outbox (handle, message, state) values (${handle}, ''::bytea, 'taken')`,
      desk`insert into exchange.outbox (handle, message) values (${handle}, ${Buffer.alloc(300_000)})`,
      desk`update exchange.outbox set state = 'waiting' where id = ${id}`,
      desk`update exchange.outbox set handle = 'other' where id = ${id}`,
      desk`update exchange.outbox set message = ''::bytea where id = ${id}`,
      desk`delete from exchange.outbox where id = ${id}`,
      desk`insert into exchange.keys (side, public_key) values ('gate', ''::bytea)`,
    ];
    for (const [index, one] of tries.entries()) await assert.rejects(one, ({ code }: { code: string }) => ['42501', 'SM002', '23514', '428C9'].includes(code), String(index));
  });

  it('does not learn from a message that it took back that others wait behind it', async () => {
    const [first, second] = [await report(HERS), await report(HERS)];
    const [id] = [await say(first, { text: 'one' }), await say(second, { text: 'two' })];
    await claimDeliveries(opened.gate, 0);
    await opened.database.admin`alter table exchange.outbox disable trigger keep_outbox`;
    await opened.database.admin`delete from exchange.outbox where id = ${id!}`;
    assert.deepEqual([...(await send()), ...(await send())], [second], 'the other is sent all the same');
  });

  it('sees the fate of a message follow the clock, not the person\'s turn', async () => {
    const [first, second, his] = [await report(HERS), await report(HERS), await report(HIS)];
    const ids = [await say(first, { text: 'long' }), await say(second, { text: 'behind it' }), await say(his, { text: 'free' })];
    const claimed = await claimDeliveries(opened.gate, 10);
    assert.deepEqual(claimed.map(({ handle }) => handle).sort(), [first, second, his].sort());
    await accepted(opened.gate, claimed.find(({ handle }) => handle === his)!, 'SM99', false);
    const states = () => Promise.all(ids.map(stateOf));
    await publishFates(opened.gate.sql, 10);
    assert.deepEqual(await states(), ['taken', 'taken', 'taken']);
    await agedBy(11);
    await publishFates(opened.gate.sql, 10);
    assert.deepEqual(await states(), ['sent', 'sent', 'sent']);
    assert.deepEqual((await send()).length, 0, 'the others are still being sent');
  });

  it('holds up nobody by holding rows of its own', async () => {
    const handle = await report(HERS);
    const ids = [await say(handle, { text: 'held' }), await say(await report(HIS), { text: 'free' })];
    await send();
    await agedBy(11);
    await opened.database.desk.begin(async (desk) => {
      await desk`select from exchange.outbox where id = ${ids[0]!} for update`;
      await publishFates(opened.gate.sql, 10);
      assert.deepEqual(await Promise.all(ids.map(stateOf)), ['taken', 'sent']);
    });
  });

  it('stops no gate by the locks that anyone may take', async () => {
    const handle = await report(HERS);
    await opened.database.desk.begin(async (desk) => {
      await desk`select pg_advisory_xact_lock(key) from generate_series(5471000, 5471030) key`;
      await say(handle, { text: 'goes all the same' });
      assert.deepEqual(await send(), [handle]);
    });
  });

  // It can't (desk-watches.spec.ts); if it could, this would hold all the same.
  it('could not find the other reports of who is writing by holding up the inbox: nothing else of theirs waits for it', async () => {
    const [first, his] = [await report(HERS), await report(HIS)];
    let arriving: Promise<string> | undefined;
    await opened.database.admin.begin(async (sql) => {
      await sql`lock table exchange.inbox in share mode`;
      arriving = write(HERS, 'hi');
      await new Promise((done) => setTimeout(done, 300));
      const ids = [await say(first, { handle: 'filed' }), await say(his, { handle: 'filed' })];
      await claimDeliveries(opened.gate, 10);
      assert.deepEqual(await Promise.all(ids.map(stateOf)), ['taken', 'taken']);
    });
    assert.notEqual(await arriving, first);
  });

  it('could not tell somebody known from somebody new by holding up the outbox', async () => {
    await report(HERS);
    for (const from of [HERS, 'whatsapp:+919800000049']) {
      const [{ count }] = (await opened.database.desk`select count(*) from exchange.inbox`) as unknown as [{ count: number }];
      let arriving: Promise<string> | undefined;
      await opened.database.admin.begin(async (sql) => {
        await sql`lock table exchange.outbox in access exclusive mode`;
        arriving = write(from, 'hi');
        await new Promise((done) => setTimeout(done, 500));
        const [after] = await sql<{ count: number }[]>`select count(*) from exchange.inbox`;
        assert.equal(after!.count, count, from === HERS ? 'known' : 'new');
      });
      await arriving;
    }
  });

  it('uses up as many transactions for somebody known as for somebody new', async () => {
    await report(HERS);
    const { desk } = opened.database;
    const used: number[] = [];
    for (const from of [HERS, 'whatsapp:+919800000048']) {
      const [before] = await desk<{ id: string }[]>`select pg_current_xact_id()::text as id`;
      await write(from, 'hi');
      const [after] = await desk<{ id: string }[]>`select pg_current_xact_id()::text as id`;
      used.push(Number(after!.id) - Number(before!.id));
    }
    assert.equal(used[0], used[1]);
  });

  it('reads none of the server\'s counts of work, sizes or waits', async () => {
    const views = ['pg_stat_database', 'pg_stat_all_tables', 'pg_statio_all_tables', 'pg_stat_wal', 'pg_stat_io', 'pg_stat_slru', 'pg_stat_bgwriter', 'pg_stat_user_functions', 'pg_locks', 'pg_stat_activity', 'pg_replication_slots', 'vault.contacts', 'vault.turns', 'vault.deliveries_id_seq'];
    for (const view of views) await assert.rejects(opened.database.desk.unsafe(`select * from ${view}`), ({ code }: { code: string }) => code === '42501', view);
    for (const call of ['pg_current_snapshot()', 'txid_current_snapshot()', "pg_xact_status('700')", 'txid_status(700)', "pg_get_multixact_members('1')", 'pg_available_wal_summaries()', 'pg_database_size(current_database())', 'pg_blocking_pids(pg_backend_pid())', "pg_relation_size('vault.contacts')", 'pg_current_wal_lsn()', "pg_sequence_last_value('vault.deliveries_id_seq')"]) await assert.rejects(opened.database.desk.unsafe(`select ${call}`), ({ code }: { code: string }) => code === '42501', call);
    assert.deepEqual([...(await opened.database.desk`select * from pg_stats where schemaname = 'vault'`)], []);
    assert.deepEqual([...(await opened.database.desk`select last_value from pg_sequences where schemaname = 'vault' and last_value is not null`)], []);
  });
});

describe('a citizen who attacks', () => {
  let opened: TestGate;
  beforeEach(async () => {
    opened = await testGate();
  });
  afterEach(() => opened.close());

  it('holds up nobody else by ten thousand messages at once', async () => {
    const accept = (from: string) => opened.gate.acceptor.accept(parseIncoming(textForm(from, 'x')));
    for (let batch = 0; batch < 50; batch++) await Promise.all(Array.from({ length: 200 }, () => accept(HERS)));
    await accept(HIS);
    const { items } = await claimReceived(opened.gate.sql, 20, 20);
    assert.equal(items.length, 2, 'one message of each sender');
  });

  it('learns nothing of a stranger\'s report by its receipt or by replying to a message of it', async () => {
    const facts = async (from: string, text: string, more: Record<string, string> = {}) => {
      await opened.gate.acceptor.accept(parseIncoming(textForm(from, text, more)));
      const { items: [item] } = await claimReceived(opened.gate.sql, 1, 20);
      const anonymous = await anonymize(opened.gate, item!, { ...DEFAULT_RULES, mask: '•••' });
      await handOver(opened.gate, item!, anonymous);
      return anonymous;
    };
    const receipt = newReceipt();
    const { handle } = await facts(HERS, 'hi');
    await putOutbox(opened.database.desk, deskBoxes, handle, { language: 'en', text: `Filed: ${receipt}`, handle: 'filed', receipt });
    for (const delivery of await claimDeliveries(opened.gate, 5)) await accepted(opened.gate, delivery, 'SM00000000000000000000000000000777', false);
    for (const [text, more] of [[`status ${receipt}`, {}], ['yes', { OriginalRepliedMessageSid: 'SM00000000000000000000000000000777' }]] as const) {
      const stranger = await facts(HIS, text, more);
      assert.notEqual(stranger.handle, handle);
      assert.equal(stranger.message.replyTo, undefined);
    }
  });
});
