// The whole of flows/gate.json as shipped, between the simulator's phone and the desk's tables.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { NodeAPI } from 'node-red';
import helper from 'node-red-node-test-helper';
import sharp from 'sharp';
import { putOutbox } from '../../../lib/exchange/outbox';
import { startSimulator, type StartedSimulator } from '../../../simulator/client';
import { ACCOUNT, eventually, SENDER, serve, testGate, TOKEN, type TestGate, type TestServer } from '../../gate/support';
import { deskBoxes } from '../../support/keys';
import { inboxOf } from '../../support/exchange';

const FLOW = (JSON.parse(readFileSync(join(__dirname, '../../../../flows/gate.json'), 'utf8')) as { type: string }[]).filter((node) => node.type !== 'comment');
const NODES = ['whatsapp-in', 'anonymize', 'hand-over', 'whatsapp-out'].map((name) => require(`../../../nodes/gate/${name}/${name}`) as (RED: NodeAPI) => void);

describe('the gate\'s flow, both ways', () => {
  let opened: TestGate;
  let red: TestServer;
  let simulator: StartedSimulator;
  before(async () => {
    await helper.startServer();
    let routes: RequestListener = (_: IncomingMessage, response: ServerResponse) => response.writeHead(503).end();
    red = await serve((request, response) => routes(request as never, response as never));
    simulator = await startSimulator({ accountSid: ACCOUNT, authToken: TOKEN, sender: SENDER, inboundUrl: `${red.url}/whatsapp/inbound`, settings: { pace: 5 } });
    opened = await testGate({ publicUrl: red.url, twilio: { apiBaseUrl: simulator.url } });
    await helper.load([...NODES, (RED) => (routes = RED.httpNode as unknown as RequestListener)], FLOW);
  });
  after(async () => {
    await helper.unload();
    await simulator.close();
    await opened.close();
    await red.close();
    await helper.stopServer();
  });

  const inbox = (text: string) =>
    eventually(async () => {
      return (await inboxOf(opened.database.admin)).find(({ message }) => message.text === text);
    }, 'an inbox row');

  it('brings a citizen\'s word to the desk, the desk\'s list to the phone, and the tapped row back to the same report', async () => {
    const phone = await simulator.phone('+919800000121', 'Asha Devi');
    await phone.text('नमस्ते');
    const { handle } = await inbox('नमस्ते');
    const id = await putOutbox(opened.database.desk, deskBoxes, handle, { language: 'hi', text: 'किस बारे में?', choices: { style: 'list', items: [{ id: 'mining', title: 'अवैध खनन' }] } });
    const question = await phone.nextMessage();
    assert.equal(question.body, 'किस बारे में?');
    assert.equal(question.choice?.kind === 'list' && question.choice.button, 'चुनिए');
    await eventually(async () => (await opened.database.admin`select from vault.replies`).length === 1, 'Twilio\'s answer to be written down');
    await phone.tap('mining');
    const answer = await inbox('अवैध खनन');
    assert.equal(answer.handle, handle);
    assert.equal(answer.message.choice, 'mining');
    assert.equal(answer.message.replyTo, id);
  });

  it('takes an album of photos, each once and all under one report', async () => {
    const phone = await simulator.phone('+919800000122');
    const bytes = await sharp({ create: { width: 30, height: 20, channels: 3, background: 'olive' } }).jpeg().toBuffer();
    await phone.album(Array.from({ length: 6 }, () => ({ bytes, contentType: 'image/jpeg' })));
    const rows = await eventually(async () => {
      const found = (await inboxOf(opened.database.admin)).filter(({ message }) => message.media.length === 1);
      return found.length >= 6 && found;
    }, 'six photos');
    assert.equal(rows.length, 6);
    assert.equal(new Set(rows.map((row) => row.handle)).size, 1);
  });

  it('serves none of its routes once its nodes are gone', async () => {
    await helper.unload();
    assert.equal((await fetch(`${red.url}/whatsapp/inbound`, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'a=b' })).status, 404);
  });
});
