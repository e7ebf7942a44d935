// The phone page's interface: closed to other sites, and its chats outlive a restart.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StartedSimulator } from '../../simulator/client';
import { simulatorSettings } from '../../simulator/settings';
import { eventually } from '../support/eventually';
import { sdk, SENDER, startBoth, type TestGate } from './support';

const ASHA = '+919800000001';

/** The status of a request with headers that fetch would not let us set. */
function statusWith(url: string, method: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    request(url, { method, headers: { 'Content-Type': 'application/json', ...headers } }, (response) => {
      response.destroy();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end(method === 'POST' ? '{"kind":"text","body":"hi"}' : undefined);
  });
}

describe('The phone page’s interface', () => {
  let gate: TestGate;
  let simulator: StartedSimulator;
  let path: string;
  before(async () => {
    ({ gate, simulator } = await startBoth());
    path = `${simulator.url}/simulator/phones/${ASHA}/messages`;
  });
  after(async () => {
    await simulator.close();
    await gate.close();
  });

  it('takes a message from its own page and from a program', async () => {
    assert.equal(await statusWith(path, 'POST', { Origin: simulator.url, 'Sec-Fetch-Site': 'same-origin' }), 201);
    assert.equal(await statusWith(path, 'POST', {}), 201);
  });

  it('refuses what a page of another site sends or reads', async () => {
    assert.equal(await statusWith(path, 'POST', { Origin: 'https://elsewhere.example' }), 403);
    assert.equal(await statusWith(path, 'POST', { Origin: 'null' }), 403);
    assert.equal(await statusWith(path, 'POST', { 'Sec-Fetch-Site': 'cross-site' }), 403);
    assert.equal(await statusWith(path, 'POST', { Origin: 'http://127.0.0.1:1', 'Sec-Fetch-Site': 'same-site' }), 403);
    assert.equal(await statusWith(path, 'GET', { 'Sec-Fetch-Site': 'cross-site' }), 403);
  });

  it('refuses a name that was made to point to it', async () => {
    assert.equal(await statusWith(path, 'GET', { Host: 'rebound.example' }), 403);
    assert.equal(await statusWith(path, 'POST', { Host: 'rebound.example', Origin: 'http://rebound.example' }), 403);
    assert.equal(await statusWith(path, 'GET', { Host: 'localhost' }), 200);
  });

  it('never lets a file run as a page of the simulator', async () => {
    const phone = await simulator.phone(ASHA);
    const { media } = await phone.media(Buffer.from('<script>alert(1)</script>'), 'text/html', { filename: 'a.html' });
    const answer = await fetch(`${simulator.url}/simulator/media/${media[0]?.sid}`);
    assert.match(answer.headers.get('content-disposition') ?? '', /^attachment/);
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
  });

  it('says in a sentence what is wrong with a request', async () => {
    const phone = await simulator.phone(ASHA);
    await assert.rejects(phone.text('  '), /400: A text message needs a text/);
    await assert.rejects(phone.text('x'.repeat(4097)), /at most 4096 characters/);
    await assert.rejects(phone.location({ latitude: 91, longitude: 0 }), /latitude must be/);
    await assert.rejects(phone.tap('nothing'), /No message on this phone/);
    await assert.rejects(simulator.addFault({ kind: 'flood' as never }), /kind must be one of/);
  });

  it('adds phones, from the fictitious row where no number is given', async () => {
    const added = (await (await fetch(`${simulator.url}/simulator/phones`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"name":"Gita"}' })).json()) as { number: string };
    assert.equal(added.number, '+919800000007');
    assert.equal((await simulator.state()).phones.length, 7);
  });
});

describe('The simulator’s memory', () => {
  it('finds phones, chats, pictures, lists and what was under way again after a restart', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'simulator-test-'));
    const first = await startBoth({ dataDir });
    const phone = await first.simulator.phone('+919800000042', 'Gita');
    await phone.text('नमस्ते');
    const sent = await phone.media(Buffer.from('picture'), 'image/jpeg');
    const { sid } = await sdk(first.simulator.url).content.v1.contents.create({ language: 'en', types: { 'twilio/text': { body: 'kept' } } } as never);
    await first.simulator.changeSettings({ pace: 60_000 });
    await sdk(first.simulator.url).messages.create({ from: SENDER, to: 'whatsapp:+919800000042', body: 'on its way' });
    first.gate.answer = () => {};
    const unanswered = await phone.text('never answered', { wait: false });
    await first.gate.waitFor(1, ({ form }) => form.MessageSid === unanswered.sid);
    await first.simulator.close();
    await first.gate.close();

    const second = await startBoth({ dataDir });
    const again = await second.simulator.phone('+919800000042');
    await second.gate.waitFor(1, ({ form, signed }) => form.MessageSid === unanswered.sid && signed);
    await eventually(async () => (await again.conversation()).length >= 4, 'what was under way');
    assert.deepEqual((await again.conversation()).map(({ body }) => body), ['नमस्ते', '', 'never answered', 'on its way']);
    assert.deepEqual(await second.simulator.mediaBytes(sent.media[0]?.sid ?? ''), Buffer.from('picture'));
    await sdk(second.simulator.url).messages.create({ from: SENDER, to: 'whatsapp:+919800000042', contentSid: sid });
    assert.equal((await second.simulator.state()).phones.find(({ number }) => number === '+919800000042')?.name, 'Gita');
    await second.simulator.close();
    await second.gate.close();
    await rm(dataDir, { recursive: true });
  });
});

describe('The simulator’s settings', () => {
  it('name all that is missing or wrong at once', () => {
    assert.throws(() => simulatorSettings({ SIMULATOR_PORT: 'x', PUBLIC_URL: 'gate' }), /TWILIO_WHATSAPP_FROM is not set; SIMULATOR_PORT must be a port, 0 to 65535; TWILIO_ACCOUNT_SID is not set; TWILIO_AUTH_TOKEN is not set; PUBLIC_URL must be a web address/);
  });

  it('point to the gate on the same host unless told otherwise', () => {
    const account = { TWILIO_ACCOUNT_SID: 'AC1', TWILIO_AUTH_TOKEN: 't', TWILIO_WHATSAPP_FROM: 'whatsapp:+917800000000' };
    assert.equal(simulatorSettings(account).inboundUrl, 'http://127.0.0.1:1881/whatsapp/inbound');
    assert.equal(simulatorSettings({ ...account, GATE_PORT: '9', PUBLIC_URL: 'https://gate.example/' }).publicGateUrl, 'https://gate.example');
  });
});
