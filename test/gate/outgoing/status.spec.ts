// Status callbacks move a message forward only, and only when Twilio signed them.
import assert from 'node:assert/strict';
import { answerStatus } from '../../../lib/gate/http/webhooks';
import { claimDeliveries } from '../../../lib/gate/outgoing/claim';
import { accepted } from '../../../lib/gate/outgoing/outcome';
import { dropSentOf, openSent, sentRow } from '../../../lib/gate/outgoing/sent';
import { findPerson, openHandle } from '../../../lib/gate/people/person';
import { putOutbox } from '../../../lib/exchange/outbox';
import { deskBoxes } from '../../support/keys';
import { ACCOUNT, eventually, post, PUBLIC_URL, serve, signatureOf, testGate, type TestGate, type TestServer } from '../support';

const SID = 'SM00000000000000000000000000000777';
const OTHER_SID = 'SM00000000000000000000000000000780';

describe('POST /whatsapp/status', () => {
  let opened: TestGate;
  let server: TestServer;
  let outbox: number;
  let delivery: number;
  const tell = (status: string, more: Record<string, string> = {}, path = '/whatsapp/status') => post(server.url, path, { AccountSid: ACCOUNT, MessageSid: SID, MessageStatus: status, ...more });
  /** What the vault knows of the message; nothing any more once it has arrived. */
  const status = async () => {
    const [underWay] = await opened.database.gate<{ status: string }[]>`select status from vault.deliveries where outbox_id = ${outbox}`;
    const sent = (await opened.database.gate<{ sealed: Buffer }[]>`select sealed from vault.sent`).map(({ sealed }) => openSent(opened.gate.vault, sealed));
    return underWay?.status ?? (sent.some((one) => one.outbox === outbox) ? 'sent' : 'closed');
  };
  const state = async () => (await opened.database.desk`select state from exchange.outbox where id = ${outbox}`)[0]!.state as string;

  const claimAnother = async () => {
    const [row] = await opened.database.admin<{ handle: string }[]>`select handle from vault.handles`;
    outbox = (await putOutbox(opened.database.desk, deskBoxes, row!.handle, { language: 'en', text: 'y' }))!;
    return claimDeliveries(opened.gate, 1);
  };

  beforeEach(async () => {
    opened = await testGate();
    server = await serve((request, response) => answerStatus(opened.gate, request, response));
    const { contact } = await findPerson(opened.gate, { phone: '+919800000111' });
    outbox = (await putOutbox(opened.database.desk, deskBoxes, await openHandle(opened.gate.sql, opened.gate.vault, contact), { language: 'en', text: 'x' }))!;
    const [claimed] = await claimDeliveries(opened.gate, 1);
    delivery = claimed!.id;
    await accepted(opened.gate, claimed!, SID, false);
  });
  afterEach(async () => {
    await server.close();
    await opened.close();
  });

  it('moves forward through callbacks in any order, however often they come, and tells the desk none of it', async () => {
    for (const [told, expected] of [['queued', 'sent'], ['sent', 'sent'], ['queued', 'sent'], ['delivered', 'closed'], ['sent', 'closed'], ['read', 'closed'], ['undelivered', 'closed']] as const) {
      assert.equal(await tell(told), 200);
      assert.equal(await status(), expected);
      assert.equal(await state(), 'sent');
    }
  });

  it('finds the message by our own token in the address where its id is not known yet', async () => {
    const [claimed] = await claimAnother();
    assert.equal(await tell('delivered', { MessageSid: OTHER_SID }, `/whatsapp/status?delivery=${opened.gate.vault.callbackToken(claimed!.id)}`), 200);
    assert.equal(await status(), 'delivered');
  });

  it('takes no token that we did not make, and drops what is about no message of ours', async () => {
    const [claimed] = await claimAnother();
    assert.equal(await tell('delivered', { MessageSid: OTHER_SID }, `/whatsapp/status?delivery=${claimed!.id}.AAAAAAAAAAAAAAAAAAAAAA`), 200);
    assert.equal(await tell('delivered', { MessageSid: OTHER_SID }), 200);
    assert.equal(await tell('something-new'), 200);
    assert.equal(await status(), 'none');
  });

  it('answers 403 to a callback that Twilio did not sign, and to one that was signed for another delivery', async () => {
    assert.equal(await post(server.url, '/whatsapp/status', { AccountSid: ACCOUNT, MessageSid: SID, MessageStatus: 'read' }, 'AAAA'), 403);
    const form = { AccountSid: ACCOUNT, MessageSid: SID, MessageStatus: 'read' };
    assert.equal(await post(server.url, '/whatsapp/status?delivery=2', form, signatureOf(`${PUBLIC_URL}/whatsapp/status?delivery=1`, form)), 403);
    assert.equal(await status(), 'sent');
  });

  it('tells the desk that it is done with a message, and not that the citizen could not be reached', async () => {
    await tell('undelivered', { ErrorCode: '63016' });
    const [row] = await opened.database.desk`select state, problem from exchange.outbox where id = ${outbox}`;
    assert.deepEqual({ ...row }, { state: 'sent', problem: null });
  });

  it('sends again after a failure that may pass, and is not misled by a late callback of the first message', async () => {
    await tell('undelivered', { ErrorCode: '63010' });
    await opened.database.admin`update vault.deliveries set due_at = null`;
    const [again] = await claimDeliveries(opened.gate, 1);
    assert.equal(again?.attempts, 2);
    await tell('undelivered', { ErrorCode: '63010' }, `/whatsapp/status?delivery=${opened.gate.vault.callbackToken(delivery)}`);
    await accepted(opened.gate, again!, 'SM00000000000000000000000000000779', false);
    assert.equal(await status(), 'sent');
    await tell('delivered', { MessageSid: 'SM00000000000000000000000000000779' });
    assert.equal(await status(), 'closed');
  });

  it('keeps a status that came before Twilio\'s answer was written down', async () => {
    const [claimed] = await claimAnother();
    await tell('delivered', { MessageSid: OTHER_SID }, `/whatsapp/status?delivery=${opened.gate.vault.callbackToken(claimed!.id)}`);
    await accepted(opened.gate, claimed!, OTHER_SID, false);
    assert.equal(await status(), 'closed');
    await tell('undelivered', { MessageSid: OTHER_SID, ErrorCode: '63010' });
    assert.equal(await status(), 'closed', 'what has arrived is not sent again');
  });

  it('misses no failure that is told at the moment in which Twilio\'s answer is written down', async () => {
    const [claimed] = await claimAnother();
    const { admin } = opened.database;
    // Who writes the answer down holds the row for a while.
    await admin`create function vault.slow() returns trigger language plpgsql as $$ begin perform pg_sleep(1); return old; end $$`;
    await admin`create trigger slow before delete on vault.deliveries for each row execute function vault.slow()`;
    const answered = accepted(opened.gate, claimed!, OTHER_SID, false);
    await eventually(async () => (await admin`select from pg_stat_activity where wait_event = 'PgSleep'`).length > 0, 'the answer to be written down');
    await Promise.all([answered, tell('undelivered', { MessageSid: OTHER_SID, ErrorCode: '63010' }, `/whatsapp/status?delivery=${opened.gate.vault.callbackToken(claimed!.id)}`)]);
    const rows = await admin`select state, attempts from vault.deliveries where outbox_id = ${outbox}`;
    assert.deepEqual(rows.map((row) => ({ ...row })), [{ state: 'due', attempts: 1 }], 'it is sent again');
  });

  it('sends a message again once, however many callbacks tell at one time that it failed', async () => {
    await Promise.all(Array.from({ length: 6 }, () => tell('undelivered', { ErrorCode: '63010' })));
    assert.deepEqual((await opened.database.admin`select state, outbox_id as outbox from vault.deliveries`).map((row) => ({ ...row })), [{ state: 'due', outbox }]);
    assert.equal((await opened.database.admin`select from vault.sent`).length, 0);
  });

  it('leaves a thief no row that names the report of a message whose fate is not known', async () => {
    const [claimed] = await claimAnother();
    await accepted(opened.gate, claimed!, OTHER_SID, false);
    const { admin } = opened.database;
    assert.equal((await admin`select from vault.deliveries`).length, 0);
    const rows = (await admin<{ row: object }[]>`select to_jsonb(s) - 'day' as row from vault.sent s`).map(({ row }) => Object.values(row) as string[]);
    assert.equal(rows.length, 2);
    for (const value of rows.flat()) assert.match(value, /^\\x[0-9a-f]{64,}$/, 'hashes and sealed values only');
    assert.equal(new Set(rows.map((values) => values.at(-1)!.length)).size, 1, 'of one size');
  });

  it('leaves a thief no way to tell that many messages of unknown fate are of one report, and deletes all of them with its sender', async () => {
    const { vault } = opened.gate;
    const { admin } = opened.database;
    const rows = Array.from({ length: 200 }, (_, part) => sentRow(vault, { messageSid: `SM${part}`, handle: 'one-handle', outbox: 1, part, asText: false, withoutMedia: false, attempts: 1 }));
    await admin`insert into vault.sent ${admin(rows)}`;
    const [most] = await admin`select count(*)::int as rows from vault.sent group by report order by 1 desc limit 1`;
    assert.ok(most!.rows < 20, `${most!.rows} of 200 have one hash`);
    await dropSentOf(opened.gate.sql, vault, ['one-handle']);
    assert.equal((await admin`select from vault.sent`).length, 1, 'that of another report');
  });

  it('leads a reply to a message of the bot to its report', async () => {
    const person = await findPerson(opened.gate, { phone: '+919800000111' }, SID);
    assert.deepEqual(person.replied, { handle: person.handles[0]!.handle, outbox });
    const stranger = await findPerson(opened.gate, { phone: '+919800000112' }, SID);
    assert.equal(stranger.replied, null);
  });
});
