// What the gate sends by the real SDK reaches the phone, or is refused, as at Twilio.
import assert from 'node:assert/strict';
import type { PhoneClient, StartedSimulator } from '../../simulator/client';
import { refusalCode, sdk, SENDER, startBoth, type TestGate, PUBLIC_URL } from './support';

const ASHA = '+919800000001';
const TO = `whatsapp:${ASHA}`;
const CALLBACK = `${PUBLIC_URL}/whatsapp/status?delivery=7`;

describe('Messages to a simulated phone', () => {
  let gate: TestGate;
  let simulator: StartedSimulator;
  let phone: PhoneClient;
  let client: ReturnType<typeof sdk>;
  beforeEach(async () => {
    ({ gate, simulator } = await startBoth());
    client = sdk(simulator.url);
    phone = await simulator.phone(ASHA);
    await phone.text('Hi');
  });
  afterEach(async () => {
    await simulator.close();
    await gate.close();
  });

  const callbacks = (count: number, sid?: string) => gate.waitFor(count, ({ path, form }) => path.startsWith('/whatsapp/status') && (sid === undefined || form.MessageSid === sid));
  const statuses = async (count: number, sid?: string) => (await callbacks(count, sid)).map(({ form }) => form.MessageStatus);
  const send = (body: string) => client.messages.create({ from: SENDER, to: TO, body, statusCallback: CALLBACK });

  it('are accepted as queued and go through sent and delivered, each told by a signed callback', async () => {
    const created = await send('नमस्ते');
    assert.equal(created.status, 'queued');
    assert.equal(created.direction, 'outbound-api');
    const message = await phone.nextMessage();
    assert.equal(message.body, 'नमस्ते');
    assert.equal(message.sid, created.sid);
    const posted = await callbacks(3);
    assert.deepEqual(posted.map(({ form }) => form.MessageStatus), ['queued', 'sent', 'delivered']);
    assert.ok(posted.every(({ path, signed }) => signed && path === '/whatsapp/status?delivery=7'));
    assert.equal(posted[2]?.form.EventType, 'DELIVERED');
    assert.equal((await client.messages(created.sid).fetch()).status, 'delivered');
  });

  it('are waited for one by one, together or by their text, and missed in a sentence', async () => {
    for (const body of ['one', 'two', 'three', 'four']) await send(body);
    assert.equal((await phone.nextMessage()).body, 'one');
    assert.equal((await phone.messageWith(/^th/)).body, 'three');
    assert.deepEqual((await phone.nextMessages()).map(({ body }) => body), ['four']);
    assert.deepEqual(await phone.nextMessages({ count: 0 }), []);
    await assert.rejects(phone.nextMessages({ timeout: 20 }), /Waited 20 ms for 1 message to the phone; 0 came/);
    await assert.rejects(phone.messageWith(/x/, { timeout: 20 }), /0 others came/);
  });

  it('are read when the phone opens the chat', async () => {
    const created = await send('one');
    await phone.nextMessage();
    await phone.read();
    assert.equal((await statuses(4))[3], 'read');
    assert.equal((await client.messages(created.sid).fetch()).status, 'read');
  });

  it('bring a picture that the simulator fetches from the gate without any password, and keeps', async () => {
    gate.files.set('/outbox/token-1', { type: 'image/png', bytes: Buffer.from('picture') });
    await client.messages.create({ from: SENDER, to: TO, body: 'done', mediaUrl: [`${PUBLIC_URL}/outbox/token-1`] });
    const message = await phone.nextMessage();
    gate.files.clear();
    assert.equal(message.media[0]?.contentType, 'image/png');
    assert.deepEqual(await simulator.mediaBytes(message.media[0].sid), Buffer.from('picture'));
  });

  it('fail with 63019 where their media is not there, 63021 where its type is not WhatsApp’s and 63034 above 16 MB', async () => {
    gate.files.set('/program', { type: 'application/x-msdownload', bytes: Buffer.from('x') });
    gate.files.set('/large', { type: 'video/mp4', bytes: Buffer.alloc(16 * 1024 * 1024 + 1) });
    for (const [path, code] of [['/nothing', '63019'], ['/program', '63021'], ['/large', '63034']] as const) {
      const { sid } = await client.messages.create({ from: SENDER, to: TO, mediaUrl: [`${PUBLIC_URL}${path}`], statusCallback: CALLBACK });
      const last = (await callbacks(2, sid))[1]?.form;
      assert.deepEqual([last?.MessageStatus, last?.ErrorCode], ['failed', code]);
    }
  });

  it('are undelivered with 63016 later than 24 hours after the phone last wrote, unless an approved template', async () => {
    await phone.beSilentFor(25);
    const { sid } = await send('too late');
    const [, last] = await callbacks(2, sid);
    assert.deepEqual([last?.form.MessageStatus, last?.form.ErrorCode], ['undelivered', '63016']);
    const content = await client.content.v1.contents.create({ friendly_name: 'update', language: 'en', types: { 'twilio/text': { body: 'News on report {{1}}' } } } as never);
    const send24 = () => client.messages.create({ from: SENDER, to: TO, contentSid: content.sid, contentVariables: JSON.stringify({ 1: 'K7' }) });
    await send24();
    await client.content.v1.contents(content.sid).approvalCreate.create({ name: 'update', category: 'UTILITY' } as never);
    await send24();
    assert.equal((await phone.nextMessage()).body, 'News on report K7');
  });

  it('are undelivered with 63024 to a number that has no phone', async () => {
    const { sid } = await client.messages.create({ from: SENDER, to: 'whatsapp:+919800000099', body: 'hi', statusCallback: CALLBACK });
    assert.equal((await callbacks(2, sid))[1]?.form.ErrorCode, '63024');
  });

  it('reach a phone that has only a business-scoped id', async () => {
    const { externalId } = await phone.change({ identity: 'id-only' });
    await client.messages.create({ from: SENDER, to: `whatsapp:${externalId}`, body: 'hello' });
    assert.equal((await phone.nextMessage()).body, 'hello');
  });

  it('are refused at once with Twilio’s codes', async () => {
    const create = (options: object) => refusalCode(client.messages.create({ from: SENDER, to: TO, body: 'x', ...options }));
    assert.equal(await create({ to: '' }), 21604);
    assert.equal(await create({ from: undefined }), 21603);
    assert.equal(await create({ body: undefined }), 21619);
    assert.equal(await create({ body: 'क'.repeat(1601) }), 21617);
    assert.equal(await create({ body: 'क'.repeat(1600) }), undefined);
    assert.equal(await create({ to: 'whatsapp:12' }), 21211);
    assert.equal(await create({ to: ASHA }), 21910);
    assert.equal(await create({ from: 'whatsapp:+917800000009' }), 63007);
    assert.equal(await create({ from: '+917800000000', to: ASHA }), 21606);
    assert.equal(await create({ mediaUrl: ['/relative'] }), 21620);
    assert.equal(await create({ mediaUrl: ['https://a.example/1', 'https://a.example/2'] }), 21623);
    assert.equal(await create({ body: undefined, contentSid: 'HX00000000000000000000000000000000' }), 21655);
  });

  it('are refused with 20003 where the token is wrong, and 404 for another account', async () => {
    assert.equal(await refusalCode(sdk(simulator.url, 'wrong').messages.create({ from: SENDER, to: TO, body: 'x' })), 20003);
    assert.equal(await refusalCode(client.api.v2010.accounts('ACffffffffffffffffffffffffffffffff').messages.list()), 20404);
  });

  it('are found again by recipient and time, page by page, newest first', async () => {
    for (const body of ['one', 'two', 'three']) await send(body);
    await phone.nextMessages({ count: 3 });
    const since = new Date(Date.now() - 60_000);
    const found = await client.messages.list({ to: TO, dateSentAfter: since, pageSize: 2 });
    assert.deepEqual(found.map(({ body }) => body), ['three', 'two', 'one']);
    assert.equal((await client.messages.list({ to: SENDER })).length, 1);
    assert.equal((await client.messages.list({ to: TO, dateSentAfter: new Date(Date.now() + 60_000) })).length, 0);
  });

  it('can be redacted and deleted once they have arrived, and not before; the phone keeps its copy', async () => {
    await simulator.changeSettings({ pace: 300 });
    const { sid } = await send('secret');
    assert.equal(await refusalCode(client.messages(sid).remove()), 20009);
    assert.equal(await refusalCode(client.messages(sid).update({ body: '' })), 20009);
    await phone.nextMessage();
    assert.equal((await client.messages(sid).update({ body: '' })).body, '');
    assert.equal(await client.messages(sid).remove(), true);
    assert.equal(await refusalCode(client.messages(sid).fetch()), 20404);
    assert.equal((await simulator.held()).messages.some((message) => message.sid === sid), false);
    assert.equal((await phone.conversation()).at(-1)?.body, 'secret');
  });

  it('and their media are held by Twilio until each is deleted by itself, or its message is', async () => {
    const { sid } = await phone.media(Buffer.from('x'), 'image/jpeg');
    const [media] = await client.messages(sid).media.list();
    assert.ok(media);
    assert.equal(media.contentType, 'image/jpeg');
    assert.equal(await client.messages(sid).media(media.sid).remove(), true);
    assert.equal(await refusalCode(client.messages(sid).media(media.sid).fetch()), 20404);
    assert.equal(await refusalCode(client.messages(sid).media(media.sid).remove()), 20404);
    assert.deepEqual((await simulator.held()).media, []);
    assert.ok((await simulator.held()).messages.some((message) => message.sid === sid));

    const second = await phone.media(Buffer.from('y'), 'image/jpeg');
    const [left] = await client.messages(second.sid).media.list();
    assert.equal(await client.messages(second.sid).remove(), true);
    assert.equal(await refusalCode(client.messages(second.sid).remove()), 20404);
    assert.equal(await refusalCode(client.messages(second.sid).media(left!.sid).fetch()), 20404);
    assert.equal(await refusalCode(client.messages(second.sid).media.list()), 20404);
    assert.deepEqual((await simulator.held()).media, []);
    assert.equal((await simulator.mediaBytes(left!.sid)).toString(), 'y');
    assert.equal((await phone.conversation()).at(-1)?.heldByTwilio, false);
  });

  it('stay where a fault refuses their deletion, and are gone where only the answer was lost', async () => {
    const { sid } = await phone.media(Buffer.from('x'), 'image/jpeg');
    const [media] = await client.messages(sid).media.list();
    await simulator.addFault({ kind: 'refuse', operation: 'delete', times: 1, code: 20503 });
    await simulator.addFault({ kind: 'refuse', operation: 'delete-media', times: 1, code: 20429 });
    assert.equal(await refusalCode(client.messages(sid).remove()), 20503);
    assert.equal(await refusalCode(client.messages(sid).media(media!.sid).remove()), 20429);
    const listed = async () => (await client.messages.list({ to: SENDER })).some((message) => message.sid === sid);
    assert.equal(await listed(), true);
    await simulator.addFault({ kind: 'answer-lost', operation: 'delete', times: 1 });
    await assert.rejects(client.messages(sid).remove());
    assert.equal(await listed(), false);
  });

  it('are kept to so many in so many seconds where a limit is set: 429 and 20429', async () => {
    await simulator.changeSettings({ burst: { messages: 2, seconds: 60 } });
    await send('one');
    await send('two');
    assert.equal(await refusalCode(send('three')), 20429);
    const retryAfter = Number(new Map(Object.entries(client.httpClient.lastResponse?.headers ?? {})).get('retry-after'));
    assert.ok(retryAfter > 0 && retryAfter <= 60);
  });

  it('meet the faults that were asked for: refusal, lost answer, no answer, blocked', async () => {
    await simulator.addFault({ kind: 'refuse', times: 1, code: 63007 });
    assert.equal(await refusalCode(send('refused')), 63007);
    await simulator.addFault({ kind: 'refuse', times: 1, code: 20503, status: 503, phone: '+919800000002' });
    await send('another phone is struck');
    assert.equal((await phone.nextMessage()).body, 'another phone is struck');
    await simulator.clearFaults();
    await simulator.addFault({ kind: 'answer-lost', times: 1 });
    await assert.rejects(send('accepted without a word'));
    assert.equal((await phone.nextMessage()).body, 'accepted without a word');
    await simulator.addFault({ kind: 'hang', times: 1 });
    const hung = await Promise.race([send('nowhere').catch(() => 'ended'), new Promise((resolve) => setTimeout(resolve, 100, 'no answer'))]);
    assert.equal(hung, 'no answer');
    await simulator.addFault({ kind: 'blocked', times: 1 });
    const { sid } = await send('blocked');
    assert.equal((await callbacks(2, sid))[1]?.form.ErrorCode, '63032');
    assert.deepEqual(await simulator.faults(), []);
  });

  it('have callbacks that come twice, out of order or not at all where a fault says so', async () => {
    await simulator.addFault({ kind: 'callbacks-repeated', times: 3 });
    assert.deepEqual(await statuses(6, (await send('twice')).sid), ['queued', 'queued', 'sent', 'sent', 'delivered', 'delivered']);
    await simulator.addFault({ kind: 'callbacks-reordered', times: 1 });
    assert.deepEqual(await statuses(3, (await send('backwards')).sid), ['delivered', 'sent', 'queued']);
    await simulator.addFault({ kind: 'callbacks-missing', times: 3 });
    const { sid } = await send('silent');
    await phone.nextMessages({ count: 3 });
    await statuses(3, (await send('after it')).sid);
    assert.equal(gate.posted.filter(({ form, path }) => form.MessageSid === sid && path.startsWith('/whatsapp/status')).length, 0);
  });

  it('may be preceded by a typing indicator, which marks what the phone sent as read', async () => {
    const { sid } = await phone.text('are you there?');
    await client.messaging.v2.typingIndicator.create({ channel: 'whatsapp', messageId: sid });
    assert.ok((await phone.conversation()).every((message) => message.readByBusiness));
  });
});
