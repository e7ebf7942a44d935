// From Twilio's webhook to what the desk reads: every kind of request, and nothing of who sent it.
import assert from 'node:assert/strict';
import sharp from 'sharp';
import { anonymize } from '../../../lib/gate/anonymize';
import { handOver } from '../../../lib/gate/hand-over';
import { answerInbound, answerStatus } from '../../../lib/gate/http/webhooks';
import { startReceiver } from '../../../lib/gate/incoming/receiver';
import { DEFAULT_RULES } from '../../../lib/gate/people/choose-handle';
import { putOutbox } from '../../../lib/exchange/outbox';
import { inboxOf } from '../../support/exchange';
import { deskBoxes } from '../../support/keys';
import fixtures from '../fixtures/webhooks.json';
import { sendingGate, type SendingGate } from '../outgoing/support';
import { eventually, post, serve, testGate, textForm, type TestGate, type TestServer } from '../support';

const samples = fixtures.samples as unknown as { id: string; path: string; form: Record<string, string>; signature: string }[];
const RULES = { ...DEFAULT_RULES, mask: '•••' };

/** Works on accepted requests as the nodes do. Returns what stops it. */
function work(gate: TestGate['gate']): () => void {
  return startReceiver(gate, {
    concurrency: 4,
    onRequest: (item) => void anonymize(gate, item, RULES).then((anonymous) => handOver(gate, item, anonymous)).finally(() => gate.events.emit('settled', item.id)),
  });
}

/** All that the process writes while something is done. */
async function writtenDuring(action: () => Promise<void>): Promise<string> {
  let written = '';
  const streams = [process.stdout, process.stderr];
  const originals = streams.map((stream) => stream.write.bind(stream));
  for (const stream of streams) stream.write = ((chunk: string | Uint8Array) => ((written += String(chunk)), true)) as typeof stream.write;
  try {
    await action();
  } finally {
    streams.forEach((stream, index) => (stream.write = originals[index]!));
  }
  return written;
}

describe('a webhook on its way to the desk', () => {
  let opened: TestGate;
  let server: TestServer;
  let twilio: TestServer;
  let stopWork: () => void;

  beforeEach(async () => {
    const photo = await sharp({ create: { width: 20, height: 20, channels: 3, background: 'red' } }).jpeg().toBuffer();
    twilio = await serve((_, response) => response.end(photo));
    opened = await testGate({ twilio: { apiBaseUrl: twilio.url } });
    server = await serve((request, response) => (request.url!.startsWith('/whatsapp/status') ? answerStatus : answerInbound)(opened.gate, request, response));
    stopWork = work(opened.gate);
  });
  afterEach(async () => {
    stopWork();
    await Promise.all([server.close(), twilio.close()]);
    await opened.close();
  });

  const inbox = (count: number) => eventually(async () => (await inboxOf(opened.database.admin)).length >= count && inboxOf(opened.database.admin), `${count} messages for the desk`);

  /** What the desk can read: the messages opened, and the tables as they stand. */
  async function deskSide(): Promise<string> {
    const tables = await opened.database.desk<{ name: string }[]>`select table_schema || '.' || table_name as name from information_schema.tables where table_schema in ('exchange', 'desk')`;
    const dumps = await Promise.all(tables.map(async ({ name }) => JSON.stringify(await opened.database.admin.unsafe(`select t::text from ${name} t`))));
    return JSON.stringify(await inboxOf(opened.database.admin)) + dumps.join('\n');
  }

  it('arrives with its content, whichever sample it is, and without number, name, ids or addresses', async () => {
    const inbound = samples.filter((sample) => sample.path === '/whatsapp/inbound');
    const written = await writtenDuring(async () => {
      for (const { path, form, signature } of samples) assert.equal(await post(server.url, path, form, signature), 200);
      await inbox(inbound.length);
    });
    const rows = await inboxOf(opened.database.admin);
    assert.equal(rows.length, inbound.length);
    for (const { message } of rows) assert.ok(message.text || message.choice || message.location || message.media.length || message.mediaProblem, 'a message came without anything in it');
    assert.equal(rows.filter(({ message }) => message.location).length, 2);
    assert.ok(rows.some(({ message }) => message.choice === 'yes'));
    assert.equal(new Set(rows.map(({ handle }) => handle)).size, 1);
    const secrets = ['9800000017', 'Asha', 'IN.2', '2000000000000017', fixtures.accountSid, 'twilio.com', ...samples.flatMap(({ form }) => [form.MessageSid!, form.OriginalRepliedMessageSid, form.MediaUrl0, form.ChannelInstallSid, form.MessagingServiceSid].filter((secret) => secret !== undefined))];
    for (const secret of secrets) for (const where of [await deskSide(), written]) assert.equal(where.includes(secret), false, `${secret} came through`);
  });

  it('loses every field that nobody knows, whatever its name and form', async () => {
    const secret = (index: number) => `planted-secret-${index}-9800000017`;
    const more = Object.fromEntries(
      ['NewField', 'From2', 'WaIdHash', 'ProfilePhoto', 'Contacts', 'Body0', 'Body1', 'body', 'TEXT', 'Caption', 'CaptionText', 'MediaUrl1', 'MediaFilename0', 'MediaSid0', 'ReferralBody', 'ReferralHeadline', 'ReferralSourceUrl', 'OriginalRepliedMessageBody', 'UserId', 'Username', 'DeviceModel', 'FromCity', 'FromState', 'FromCountry', 'Location', 'ListDescription', 'ListReply', 'FlowData', 'InteractiveData', 'ErrorMessage', 'ChannelMetadata', '__proto__', 'constructor', 'toString'].map((name, index) => [name, index % 3 ? secret(index) : JSON.stringify({ context: { deep: [secret(index)] } })]),
    );
    const written = await writtenDuring(async () => {
      assert.equal(await post(server.url, '/whatsapp/inbound', textForm('whatsapp:+919800000017', 'hello', more)), 200);
      await inbox(1);
    });
    assert.deepEqual((await inboxOf(opened.database.admin))[0]!.message, { text: 'hello', media: [] });
    for (const where of [await deskSide(), written]) assert.doesNotMatch(where, /planted-secret/);
  });

  it('tells of what has no content for us, and takes the rest of what comes in unknown kinds', async () => {
    const asha = 'whatsapp:+919800000017';
    const forms = [
      textForm(asha, '', { MessageType: 'contacts', NumMedia: '1', MediaContentType0: 'text/vcard', MediaUrl0: 'https://api.twilio.com/x' }),
      textForm(asha, '', { MessageType: 'poll', Poll: 'who was it?' }),
      textForm(asha, '', { MessageType: 'something-new' }),
      textForm(asha, '👍', { MessageType: 'reaction', OriginalRepliedMessageSid: 'SM00000000000000000000000000000099' }),
      textForm(asha, 'seen in a new kind', { MessageType: 'something-new' }),
      textForm(asha, '', { MessageType: 'location', Latitude: '25.7464', Longitude: '82.6837', Label: 'Live location of Asha Devi', ProfileName: 'Asha Devi' }),
      textForm(asha, '', { MessageType: 'location', Latitude: 'north', Longitude: '' }),
      textForm(asha, 'Place', { Latitude: '25.7', Longitude: '82.6', Address: 'c/o 98000 00017, Jaunpur' }),
      textForm(asha, '', { ListId: 'row 9800000017', ListTitle: 'call 98000-00017' }),
    ];
    for (const form of forms) assert.equal(await post(server.url, '/whatsapp/inbound', form), 200);
    const messages = (await inbox(forms.length)).map(({ message }) => message);
    assert.deepEqual(messages, [
      { text: '', media: [], mediaProblem: 'unsupported' },
      { text: '', media: [], mediaProblem: 'unsupported' },
      { text: '', media: [], mediaProblem: 'unsupported' },
      { text: '👍', media: [] },
      { text: 'seen in a new kind', media: [] },
      { text: '', media: [], location: { lat: 25.7464, lon: 82.6837, label: 'Live location of •••' } },
      { text: '', media: [], mediaProblem: 'unsupported' },
      { text: 'Place', media: [], location: { lat: 25.7, lon: 82.6, address: 'c/o •••, Jaunpur' } },
      { text: 'call •••', choice: 'row •••', media: [] },
    ]);
  });

  it('belongs to one person where number and business-scoped id come together or in turn, and old reports stay theirs', async () => {
    const [phone, id] = ['whatsapp:+919800000017', 'whatsapp:IN.2000000000000017'];
    const send = async (from: string, body: string, more = {}) => assert.equal(await post(server.url, '/whatsapp/inbound', textForm(from, body, more)), 200);
    await send(phone, 'by the number');
    await inbox(1);
    await send(id, 'by the id, nobody knows yet whose');
    const [byNumber, byId] = (await inbox(2)).map(({ handle }) => handle);
    assert.notEqual(byNumber, byId);
    for (const [handle, receipt] of [[byNumber, 'SMA-AA7-77Q'], [byId, 'JK4-7QX-9PR']] as const) await putOutbox(opened.database.desk, deskBoxes, handle!, { language: 'en', text: `Filed: ${receipt}`, handle: 'filed', receipt });
    await send(phone, 'both at once', { ExternalUserId: id });
    await inbox(3);
    await send(id, 'status SMA-AA7-77Q');
    await inbox(4);
    await send(phone, 'status JK4-7QX-9PR');
    const rows = await inbox(5);
    assert.equal(rows[3]!.handle, byNumber);
    assert.equal(rows[4]!.handle, byId);
  });

  it('loses the number of somebody who writes under their id alone, once it was seen with it', async () => {
    await post(server.url, '/whatsapp/inbound', textForm('whatsapp:+919800000017', 'hi', { ExternalUserId: 'whatsapp:IN.2000000000000017' }));
    await inbox(1);
    await post(server.url, '/whatsapp/inbound', textForm('whatsapp:IN.2000000000000017', 'ask 98000 00017'));
    assert.equal((await inbox(2))[1]!.message.text, 'ask •••');
  });
});

describe('somebody known by a business-scoped id alone', () => {
  let sending: SendingGate;
  let stopWork: () => void;
  beforeEach(async () => {
    sending = await sendingGate();
    stopWork = work(sending.gate);
    sending.start();
  });
  afterEach(async () => {
    stopWork();
    await sending.close();
  });

  it('is heard, answered, and answered again under the number that shows later', async () => {
    const phone = await sending.simulator.phone('+919800000017', 'Asha Devi');
    const { externalId } = await phone.change({ identity: 'id-only' });
    const scoped = externalId.replace('whatsapp:', '');
    assert.equal((await phone.text(`it is me, Asha Devi, ${scoped}`)).webhook?.state, 'accepted');
    const rows = await eventually(async () => (await inboxOf(sending.database.admin)).length === 1 && inboxOf(sending.database.admin), 'the message');
    assert.deepEqual(rows[0]!.message, { text: 'it is me, •••, •••', media: [] });
    await putOutbox(sending.database.desk, deskBoxes, rows[0]!.handle, { language: 'en', text: 'What happened?' });
    assert.equal((await phone.nextMessage()).body, 'What happened?');
    await phone.change({ identity: 'number-and-id' });
    await phone.text('a truck');
    await eventually(async () => (await inboxOf(sending.database.admin)).length === 2, 'the second message');
    assert.equal((await inboxOf(sending.database.admin))[1]!.handle, rows[0]!.handle);
    await putOutbox(sending.database.desk, deskBoxes, rows[0]!.handle, { language: 'en', text: 'Thank you.' });
    assert.equal((await phone.nextMessage()).body, 'Thank you.');
  });
});
