// Status callbacks move a message forward only, and only when Twilio signed them.
import assert from 'node:assert/strict';
import { answerStatus } from '../../../lib/gate/http/webhooks';
import { claimDeliveries } from '../../../lib/gate/outgoing/claim';
import { accepted } from '../../../lib/gate/outgoing/outcome';
import { findPerson, openHandle } from '../../../lib/gate/people/person';
import { putOutbox } from '../../../lib/exchange/outbox';
import { ACCOUNT, post, PUBLIC_URL, serve, signatureOf, testGate, type TestGate, type TestServer } from '../support';
import { deskBoxes } from '../../support/keys';

const SID = 'SM00000000000000000000000000000777';

describe('POST /whatsapp/status', () => {
  let opened: TestGate;
  let server: TestServer;
  let outbox: number;
  let delivery: number;
  const tell = (status: string, more: Record<string, string> = {}, path = '/whatsapp/status') => post(server.url, path, { AccountSid: ACCOUNT, MessageSid: SID, MessageStatus: status, ...more });
  const state = async () => (await opened.database.desk`select state from exchange.outbox where id = ${outbox}`)[0]!.state as string;

  beforeEach(async () => {
    opened = await testGate();
    server = await serve((request, response) => answerStatus(opened.gate, request, response));
    const { contact } = await findPerson(opened.gate, { phone: '+919800000111' });
    outbox = (await putOutbox(opened.database.desk, deskBoxes, await openHandle(opened.gate.sql, contact), { language: 'en', text: 'x' }))!;
    const [claimed] = await claimDeliveries(opened.gate, 1);
    delivery = claimed!.id;
    await accepted(opened.gate, claimed!, SID, false);
  });
  afterEach(async () => {
    await server.close();
    await opened.close();
  });

  it('moves forward through callbacks in any order, however often they come', async () => {
    assert.equal(await state(), 'sent');
    for (const [told, expected] of [['delivered', 'delivered'], ['sent', 'delivered'], ['queued', 'delivered'], ['delivered', 'delivered'], ['read', 'read'], ['undelivered', 'read'], ['sent', 'read']] as const) {
      assert.equal(await tell(told), 200);
      assert.equal(await state(), expected);
    }
  });

  it('finds the message by our own token in the address where its id is not known yet', async () => {
    await opened.database.admin`update vault.deliveries set message_key = null`;
    assert.equal(await tell('delivered', {}, `/whatsapp/status?delivery=${opened.gate.vault.callbackToken(delivery)}`), 200);
    assert.equal(await state(), 'delivered');
  });

  it('takes no token that we did not make, and drops what is about no message of ours', async () => {
    await opened.database.admin`update vault.deliveries set message_key = null`;
    assert.equal(await tell('delivered', {}, `/whatsapp/status?delivery=${delivery}.AAAAAAAAAAAAAAAAAAAAAA`), 200);
    assert.equal(await tell('delivered', { MessageSid: 'SM00000000000000000000000000000778' }), 200);
    assert.equal(await tell('something-new'), 200);
    assert.equal(await state(), 'sent');
  });

  it('answers 403 to a callback that Twilio did not sign, and to one that was signed for another delivery', async () => {
    assert.equal(await post(server.url, '/whatsapp/status', { AccountSid: ACCOUNT, MessageSid: SID, MessageStatus: 'read' }, 'AAAA'), 403);
    const form = { AccountSid: ACCOUNT, MessageSid: SID, MessageStatus: 'read' };
    assert.equal(await post(server.url, '/whatsapp/status?delivery=2', form, signatureOf(`${PUBLIC_URL}/whatsapp/status?delivery=1`, form)), 403);
    assert.equal(await state(), 'sent');
  });

  it('tells the desk why a message failed', async () => {
    await tell('undelivered', { ErrorCode: '63016' });
    const [row] = await opened.database.desk`select state, problem from exchange.outbox where id = ${outbox}`;
    assert.deepEqual({ ...row }, { state: 'failed', problem: 'outside-window' });
  });

  it('sends again after a failure that may pass, and is not misled by a late callback of the first message', async () => {
    await tell('undelivered', { ErrorCode: '63010' });
    await opened.database.admin`update vault.contacts set next_send_at = null`;
    const [again] = await claimDeliveries(opened.gate, 1);
    assert.equal(again?.attempts, 2);
    await tell('undelivered', { ErrorCode: '63010' }, `/whatsapp/status?delivery=${opened.gate.vault.callbackToken(delivery)}`);
    await accepted(opened.gate, again!, 'SM00000000000000000000000000000779', false);
    assert.equal(await state(), 'sent');
    await tell('delivered', { MessageSid: 'SM00000000000000000000000000000779' });
    assert.equal(await state(), 'delivered');
  });

  it('keeps a status that came before Twilio\'s answer was written down', async () => {
    const [row] = await opened.database.admin<{ handle: string }[]>`select handle from vault.handles`;
    outbox = (await putOutbox(opened.database.desk, deskBoxes, row!.handle, { language: 'en', text: 'y' }))!;
    const [claimed] = await claimDeliveries(opened.gate, 1);
    const sid = 'SM00000000000000000000000000000780';
    await tell('delivered', { MessageSid: sid }, `/whatsapp/status?delivery=${opened.gate.vault.callbackToken(claimed!.id)}`);
    await accepted(opened.gate, claimed!, sid, false);
    assert.equal(await state(), 'delivered');
  });

  it('leads a reply to a message of the bot to its report', async () => {
    const person = await findPerson(opened.gate, { phone: '+919800000111' }, SID);
    assert.deepEqual(person.replied, { handle: person.handles[0]!.handle, outbox });
    const stranger = await findPerson(opened.gate, { phone: '+919800000112' }, SID);
    assert.equal(stranger.replied, null);
  });
});
