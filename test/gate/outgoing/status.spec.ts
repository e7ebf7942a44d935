// Status callbacks move a message forward only, and only when Twilio signed them.
import assert from 'node:assert/strict';
import { answerStatus } from '../../../lib/gate/http/webhooks';
import { claimDeliveries } from '../../../lib/gate/outgoing/claim';
import { accepted } from '../../../lib/gate/outgoing/outcome';
import { findPerson, openHandle } from '../../../lib/gate/people/person';
import { putOutbox } from '../../../lib/exchange/outbox';
import { deskBoxes } from '../../support/keys';
import { ACCOUNT, post, PUBLIC_URL, serve, signatureOf, testGate, type TestGate, type TestServer } from '../support';

const SID = 'SM00000000000000000000000000000777';

describe('POST /whatsapp/status', () => {
  let opened: TestGate;
  let server: TestServer;
  let outbox: number;
  let delivery: number;
  const tell = (status: string, more: Record<string, string> = {}, path = '/whatsapp/status') => post(server.url, path, { AccountSid: ACCOUNT, MessageSid: SID, MessageStatus: status, ...more });
  /** What the vault knows of the message; nothing any more once it has arrived. */
  const status = async () => ((await opened.database.gate`select status from vault.deliveries where outbox_id = ${outbox}`)[0]?.status as string | undefined) ?? 'closed';
  const state = async () => (await opened.database.desk`select state from exchange.outbox where id = ${outbox}`)[0]!.state as string;

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
    for (const [told, expected] of [['queued', 'none'], ['sent', 'sent'], ['queued', 'sent'], ['delivered', 'closed'], ['sent', 'closed'], ['read', 'closed'], ['undelivered', 'closed']] as const) {
      assert.equal(await tell(told), 200);
      assert.equal(await status(), expected);
      assert.equal(await state(), 'sent');
    }
  });

  it('finds the message by our own token in the address where its id is not known yet', async () => {
    await opened.database.admin`update vault.deliveries set message_key = null`;
    assert.equal(await tell('delivered', {}, `/whatsapp/status?delivery=${opened.gate.vault.callbackToken(delivery)}`), 200);
    assert.equal(await status(), 'closed');
  });

  it('takes no token that we did not make, and drops what is about no message of ours', async () => {
    await opened.database.admin`update vault.deliveries set message_key = null`;
    assert.equal(await tell('delivered', {}, `/whatsapp/status?delivery=${delivery}.AAAAAAAAAAAAAAAAAAAAAA`), 200);
    assert.equal(await tell('delivered', { MessageSid: 'SM00000000000000000000000000000778' }), 200);
    assert.equal(await tell('something-new'), 200);
    assert.equal(await status(), 'none');
  });

  it('answers 403 to a callback that Twilio did not sign, and to one that was signed for another delivery', async () => {
    assert.equal(await post(server.url, '/whatsapp/status', { AccountSid: ACCOUNT, MessageSid: SID, MessageStatus: 'read' }, 'AAAA'), 403);
    const form = { AccountSid: ACCOUNT, MessageSid: SID, MessageStatus: 'read' };
    assert.equal(await post(server.url, '/whatsapp/status?delivery=2', form, signatureOf(`${PUBLIC_URL}/whatsapp/status?delivery=1`, form)), 403);
    assert.equal(await status(), 'none');
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
    assert.equal(await status(), 'none');
    await tell('delivered', { MessageSid: 'SM00000000000000000000000000000779' });
    assert.equal(await status(), 'closed');
  });

  it('keeps a status that came before Twilio\'s answer was written down', async () => {
    const [row] = await opened.database.admin<{ handle: string }[]>`select handle from vault.handles`;
    outbox = (await putOutbox(opened.database.desk, deskBoxes, row!.handle, { language: 'en', text: 'y' }))!;
    const [claimed] = await claimDeliveries(opened.gate, 1);
    const sid = 'SM00000000000000000000000000000780';
    await tell('delivered', { MessageSid: sid }, `/whatsapp/status?delivery=${opened.gate.vault.callbackToken(claimed!.id)}`);
    await accepted(opened.gate, claimed!, sid, false);
    assert.equal(await status(), 'delivered');
    await tell('read', { MessageSid: sid });
    assert.equal(await status(), 'closed');
  });

  it('leads a reply to a message of the bot to its report', async () => {
    const person = await findPerson(opened.gate, { phone: '+919800000111' }, SID);
    assert.deepEqual(person.replied, { handle: person.handles[0]!.handle, outbox });
    const stranger = await findPerson(opened.gate, { phone: '+919800000112' }, SID);
    assert.equal(stranger.replied, null);
  });
});
