// The incoming half of flows/gate.json as shipped, from a signed webhook to the inbox row.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import type { NodeAPI } from 'node-red';
import helper from 'node-red-node-test-helper';
import sharp from 'sharp';
import { putOutbox } from '../../../lib/exchange/outbox';
import { eventually, post, serve, testGate, textForm, type TestGate, type TestServer } from '../../gate/support';
import { deskBoxes } from '../../support/keys';
import { inboxOf } from '../../support/exchange';

const FLOW = JSON.parse(readFileSync(join(__dirname, '../../../../flows/gate.json'), 'utf8')) as { id: string; type: string; z?: string }[];
const INCOMING = FLOW.filter((node) => node.id === 'gate-tab-in' || (node.z === 'gate-tab-in' && node.type !== 'comment'));
const NODES = ['whatsapp-in', 'anonymize', 'hand-over'].map((name) => require(`../../../nodes/gate/${name}/${name}`) as (RED: NodeAPI) => void);
const ALICE = 'whatsapp:+919800000051';
const BOB = 'whatsapp:+919800000052';

describe('the incoming flow of the gate', () => {
  let opened: TestGate;
  let twilio: TestServer;
  let red: TestServer;
  let failing = 0;

  before(() => helper.startServer());
  after(() => helper.stopServer());
  beforeEach(async () => {
    failing = 0;
    const photo = await sharp({ create: { width: 20, height: 20, channels: 3, background: 'red' } }).jpeg().toBuffer();
    twilio = await serve((request, response) => {
      if (failing-- > 0) return response.writeHead(500).end();
      return request.url?.includes('photo') ? response.end(photo) : response.writeHead(404).end();
    });
    opened = await testGate({ twilio: { apiBaseUrl: twilio.url } });
    let routes: RequestListener | undefined;
    await helper.load([...NODES, (RED) => (routes = RED.httpNode as unknown as RequestListener)], INCOMING);
    // The helper's own server does not serve the nodes' routes.
    red = await serve((request, response) => routes!(request, response));
  });
  afterEach(async () => {
    await red.close();
    await helper.unload();
    await opened.close();
    await twilio.close();
  });

  const send = async (from: string, body: string, more: Record<string, string> = {}) => assert.equal(await post(red.url, '/whatsapp/inbound', textForm(from, body, more)), 200);
  const inbox = (count: number) =>
    eventually(async () => {
      const rows = await inboxOf(opened.database.admin);
      return rows.length >= count && rows;
    }, `${count} inbox rows`);

  it('hands a message over under a handle, with the number masked and nowhere else', async () => {
    await send(ALICE, 'मेरा नंबर 98000-00051 है', { ProfileName: 'Asha Devi', WaId: '919800000051' });
    const [row] = await inbox(1);
    assert.match(row!.handle, /^[\w-]{22}$/);
    assert.deepEqual(row!.message, { text: 'मेरा नंबर ••• है', media: [] });
  });

  it('masks the id by which WhatsApp knows the sender, also where they write its digits only', async () => {
    await send(ALICE, 'write to 2000 0000 0000 0051 please', { ExternalUserId: 'whatsapp:IN.2000000000000051' });
    const [row] = await inbox(1);
    assert.deepEqual(row!.message, { text: 'write to ••• please', media: [] });
  });

  it('keeps the messages of a conversation under one handle, in order, and those of two people apart', async () => {
    for (const body of ['hi', '1', '2']) {
      await send(ALICE, `A ${body}`);
      await send(BOB, `B ${body}`);
    }
    const rows = await inbox(6);
    const of = (letter: string) => rows.filter((row) => row.message.text.startsWith(letter));
    assert.deepEqual(of('A').map((row) => row.message.text), ['A hi', 'A 1', 'A 2']);
    assert.equal(new Set(of('A').map((row) => row.handle)).size, 1);
    assert.equal(new Set(of('B').map((row) => row.handle)).size, 1);
    assert.notEqual(of('A')[0]!.handle, of('B')[0]!.handle);
  });

  it('gives the next report of the same person another handle once the first is filed', async () => {
    await send(ALICE, 'hi');
    const [first] = await inbox(1);
    await putOutbox(opened.database.desk, deskBoxes, first!.handle, { language: 'en', text: 'Filed: SMA-AA7-77Q', handle: 'filed', receipt: 'SMA-AA7-77Q' });
    await send(ALICE, 'hi');
    const [, second] = await inbox(2);
    assert.notEqual(second!.handle, first!.handle);
  });

  it('hands media over with the message that brought it', async () => {
    await send(ALICE, 'look', { NumMedia: '1', MediaUrl0: 'https://api.twilio.com/photo', MediaContentType0: 'image/jpeg' });
    const [row] = await inbox(1);
    assert.equal(row!.message.text, 'look');
    const [media] = row!.message.media;
    assert.equal(media?.kind, 'photo');
    const [kept] = await opened.database.desk`select size, content_type from exchange.media where id = ${media!.id}`;
    assert.deepEqual({ ...kept }, { size: media!.size, content_type: 'image/jpeg' });
  });

  it('tries again when Twilio does not give the media at once', async () => {
    failing = 1;
    await send(ALICE, 'look', { NumMedia: '1', MediaUrl0: 'https://api.twilio.com/photo', MediaContentType0: 'image/jpeg' });
    const [row] = await inbox(1);
    assert.equal(row!.message.media.length, 1);
    assert.equal(row!.message.mediaProblem, undefined);
  });

  it('hands the words over alone when media can not be had or kept, with the reason', async () => {
    await send(ALICE, 'my card', { NumMedia: '1', MediaUrl0: 'https://api.twilio.com/photo', MediaContentType0: 'text/vcard' });
    await send(BOB, 'elsewhere', { NumMedia: '1', MediaUrl0: 'http://169.254.169.254/photo', MediaContentType0: 'image/jpeg' });
    const rows = await inbox(2);
    assert.deepEqual(rows.map((row) => [row.message.text, row.message.mediaProblem]).sort(), [['elsewhere', 'not-available'], ['my card', 'unsupported']]);
  });

  it('leaves exactly one inbox row behind a message that comes several times', async () => {
    const form = textForm(ALICE, 'once');
    await Promise.all([1, 2, 3].map(() => post(red.url, '/whatsapp/inbound', form)));
    await send(ALICE, 'after');
    assert.deepEqual((await inbox(2)).map((row) => row.message.text), ['once', 'after']);
  });
});
