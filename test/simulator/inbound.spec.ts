// What a phone sends reaches the gate as Twilio would post it.
import assert from 'node:assert/strict';
import type { StartedSimulator } from '../../simulator/client';
import { ACCOUNT_SID, AUTH_TOKEN, SENDER, startBoth, type TestGate } from './support';

const ASHA = '+919800000001';

describe('Messages from a simulated phone', () => {
  let gate: TestGate;
  let simulator: StartedSimulator;
  beforeEach(async () => ({ gate, simulator } = await startBoth()));
  afterEach(async () => {
    await simulator.close();
    await gate.close();
  });

  it('arrive as a form that the SDK finds rightly signed for the public address', async () => {
    const phone = await simulator.phone(ASHA);
    const sent = await phone.text('नमस्ते, रात में ट्रक जाता है & more');
    const [posted] = await gate.waitFor(1);
    assert.equal(posted?.path, '/whatsapp/inbound');
    assert.equal(posted.signed, true);
    assert.equal(posted.form.Body, 'नमस्ते, रात में ट्रक जाता है & more');
    assert.equal(posted.form.From, `whatsapp:${ASHA}`);
    assert.equal(posted.form.To, SENDER);
    assert.equal(posted.form.MessageSid, sent.sid);
    assert.equal(posted.form.SmsMessageSid, sent.sid);
    assert.equal(posted.form.NumMedia, '0');
    assert.equal(posted.form.MessageType, 'text');
    assert.equal(posted.form.WaId, ASHA.slice(1));
    assert.equal(posted.form.ProfileName, 'Asha Devi');
    assert.match(posted.form.ChannelMetadata ?? '', /"WaId":"919800000001"/);
    assert.match(String(posted.headers['i-twilio-idempotency-token']), /^[0-9a-f-]{36}$/);
    assert.equal(sent.webhook?.state, 'accepted');
  });

  it('carry only the fields of 2020 where the phone is set so', async () => {
    const phone = await simulator.phone(ASHA);
    await phone.change({ style: '2020' });
    await phone.text('hi');
    const [posted] = await gate.waitFor(1);
    assert.deepEqual(Object.keys(posted?.form ?? {}).sort(), ['AccountSid', 'ApiVersion', 'Body', 'From', 'MessageSid', 'NumMedia', 'NumSegments', 'SmsMessageSid', 'SmsSid', 'SmsStatus', 'To']);
  });

  it('show no number anywhere where the sender has only a business-scoped id', async () => {
    const phone = await simulator.phone(ASHA);
    await phone.change({ identity: 'id-only' });
    await phone.text('hi');
    const [posted] = await gate.waitFor(1);
    assert.match(posted?.form.From ?? '', /^whatsapp:IN\.\d+$/);
    assert.equal(posted?.form.ExternalUserId, posted?.form.From);
    assert.equal(JSON.stringify(posted?.form).includes('9800000001'), false);
  });

  it('bring media that only the account may fetch, by way of an address that refuses its password', async () => {
    const phone = await simulator.phone(ASHA);
    const bytes = Buffer.from('not really a picture');
    await phone.media(bytes, 'image/jpeg', { caption: 'the truck' });
    const [posted] = await gate.waitFor(1);
    assert.equal(posted?.form.NumMedia, '1');
    assert.equal(posted.form.MediaContentType0, 'image/jpeg');
    assert.equal(posted.form.Body, 'the truck');
    assert.match(posted.form.MessageSid ?? '', /^MM/);
    const url = posted.form.MediaUrl0 ?? '';
    const authorization = `Basic ${Buffer.from(`${ACCOUNT_SID}:${AUTH_TOKEN}`).toString('base64')}`;
    assert.equal((await fetch(url, { redirect: 'manual' })).status, 401);
    const redirect = await fetch(url, { redirect: 'manual', headers: { authorization } });
    assert.equal(redirect.status, 307);
    const cdn = redirect.headers.get('location') ?? '';
    assert.equal((await fetch(cdn, { headers: { authorization } })).status, 400);
    assert.equal((await fetch(cdn.replace(/seal=./, 'seal=~'))).status, 403);
    const answer = await fetch(cdn);
    assert.equal(answer.headers.get('content-type'), 'image/jpeg');
    assert.deepEqual(Buffer.from(await answer.arrayBuffer()), bytes);
  });

  it('make an album several webhooks of one file each', async () => {
    const phone = await simulator.phone(ASHA);
    await phone.album([1, 2, 3].map((number) => ({ bytes: Buffer.from([number]), contentType: 'image/png' })));
    const posted = await gate.waitFor(3);
    assert.equal(new Set(posted.map(({ form }) => form.MessageSid)).size, 3);
    assert.ok(posted.every(({ form, signed }) => form.NumMedia === '1' && signed));
  });

  it('give a place by latitude and longitude, and its name where it has one', async () => {
    const phone = await simulator.phone(ASHA);
    await phone.location({ latitude: 25.75, longitude: 82.68, label: 'Jaunpur' });
    const [posted] = await gate.waitFor(1);
    assert.equal(posted?.form.Latitude, '25.75');
    assert.equal(posted.form.Longitude, '82.68');
    assert.equal(posted.form.Label, 'Jaunpur');
    assert.equal(posted.form.Body, '');
    assert.equal(posted.form.MessageType, 'location');
  });

  it('are tried once more, with the same token and MessageSid, where the connection fails', async () => {
    gate.answer = (_posted, response) => {
      if (gate.posted.length === 1) response.socket?.destroy();
      else response.writeHead(200).end();
    };
    const phone = await simulator.phone(ASHA);
    const sent = await phone.text('hi');
    const posted = await gate.waitFor(2);
    assert.equal(posted[0]?.form.MessageSid, posted[1]?.form.MessageSid);
    assert.equal(posted[0]?.headers['i-twilio-idempotency-token'], posted[1]?.headers['i-twilio-idempotency-token']);
    assert.equal(sent.webhook?.state, 'accepted');
    assert.deepEqual(sent.webhook?.attempts.map(({ status }) => status), [null, 200]);
  });

  it('are not tried again where the gate refuses, and the phone shows it', async () => {
    gate.answer = (_posted, response) => void response.writeHead(403).end();
    const phone = await simulator.phone(ASHA);
    const sent = await phone.text('hi');
    assert.equal(sent.webhook?.state, 'refused');
    assert.equal(gate.posted.length, 1);
  });

  it('come twice where a fault says so, and not at all where it withholds them, yet Twilio has them', async () => {
    const phone = await simulator.phone(ASHA);
    await simulator.addFault({ kind: 'webhook-twice', times: 1 });
    const first = await phone.text('one');
    assert.equal((await gate.waitFor(2)).filter(({ form }) => form.MessageSid === first.sid).length, 2);
    await simulator.addFault({ kind: 'webhook-withheld', times: 1, phone: ASHA });
    const second = await phone.text('two');
    assert.equal(second.webhook?.state, 'withheld');
    assert.equal(gate.posted.length, 2);
    assert.deepEqual((await simulator.held()).messages.map(({ body }) => body), ['one', 'two']);
    assert.deepEqual(await simulator.faults(), []);
  });
});
