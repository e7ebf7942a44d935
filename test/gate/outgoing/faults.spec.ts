// When Twilio refuses, fails or falls silent: nothing is lost, nothing is sent twice, nobody else waits, nothing is told.
import assert from 'node:assert/strict';
import sharp from 'sharp';
import { eventually, TOKEN } from '../support';
import { officersPhoto, sendingGate, type SendingGate } from './support';

const LIST = { style: 'list' as const, items: [{ id: 'a', title: 'Sand' }] };

describe('trouble in sending', () => {
  let sending: SendingGate;
  beforeEach(async () => {
    sending = await sendingGate();
  });
  afterEach(() => sending.close());

  it('does not send a message twice whose answer was lost', async () => {
    const asha = await sending.citizen('+919800000091');
    await sending.simulator.addFault({ kind: 'answer-lost', times: 1 });
    await sending.simulator.addFault({ kind: 'callbacks-missing' });
    sending.start();
    const id = await sending.say(asha, { text: 'Only once.' });
    await sending.reaches(id, 'sent');
    await sending.reaches(await sending.say(asha, { text: 'After it.' }), 'sent');
    assert.deepEqual((await asha.phone.nextMessages({ count: 2 })).map((message) => message.body), ['Only once.', 'After it.']);
  });

  it('sends again what a lost answer had not brought, even where the same words were sent before', async () => {
    const asha = await sending.citizen('+919800000092');
    sending.start();
    await sending.reaches(await sending.say(asha, { text: 'The same words.' }), 'sent');
    await sending.simulator.addFault({ kind: 'refuse', code: 20503, status: 503, times: 1 });
    await sending.reaches(await sending.say(asha, { text: 'The same words.' }), 'sent');
    assert.equal((await asha.phone.nextMessages({ count: 2 })).length, 2);
  });

  it('believes the status callback of a message whose answer was lost', async () => {
    const asha = await sending.citizen('+919800000093');
    await sending.simulator.addFault({ kind: 'answer-lost', times: 1 });
    await sending.simulator.addFault({ kind: 'refuse', operation: 'list', code: 20500, status: 500 });
    sending.start();
    await sending.reaches(await sending.say(asha, { text: 'Only once.' }), 'sent');
    assert.equal((await asha.phone.nextMessages({ count: 1 })).length, 1);
  });

  it('waits and sends again when Twilio says that it is too fast', async () => {
    const asha = await sending.citizen('+919800000094');
    await sending.simulator.addFault({ kind: 'refuse', code: 20429, status: 429, times: 1, retryAfter: 1 });
    sending.start();
    for (const text of ['one', 'two']) await sending.say(asha, { text });
    assert.deepEqual((await asha.phone.nextMessages({ count: 2 })).map((message) => message.body), ['one', 'two']);
  });

  for (const code of [21211, 63003, 21610, 63016, 63032]) {
    it(`tells the desk nothing of a citizen who can not be reached, and goes on with the next: ${code}`, async () => {
      const asha = await sending.citizen('+919800000095');
      await sending.simulator.addFault({ kind: 'refuse', code, status: 400, times: 1 });
      sending.start();
      const [refused, next] = [await sending.say(asha, { text: 'Refused.' }), await sending.say(asha, { text: 'Next.' })];
      assert.equal(await sending.reaches(refused, 'sent'), null);
      await sending.reaches(next, 'sent');
      assert.deepEqual(sending.outcomes.map(({ outcome }) => outcome), ['failed', 'sent']);
    });
  }

  it('learns from the callback that somebody wrote more than 24 hours ago', async () => {
    const asha = await sending.citizen('+919800000096');
    await asha.phone.beSilentFor(25);
    sending.start();
    assert.equal(await sending.reaches(await sending.say(asha, { text: 'News of your report.' }), 'sent'), null);
  });

  it('asks in words when a callback says that the list was not taken', async () => {
    const asha = await sending.citizen('+919800000097');
    await sending.simulator.addFault({ kind: 'undelivered', code: 63021, times: 1 });
    sending.start();
    await sending.say(asha, { text: 'Which?', choices: LIST });
    await eventually(async () => (await asha.phone.conversation()).some((message) => message.body.startsWith('Which?\n\n1. Sand')), 'the question in words');
  });

  it('sends the words alone when the media is refused', async () => {
    const asha = await sending.citizen('+919800000098');
    await sending.simulator.addFault({ kind: 'refuse', code: 21620, status: 400, times: 1 });
    sending.start();
    const photo = await officersPhoto(sending, await sharp({ create: { width: 9, height: 9, channels: 3, background: 'green' } }).jpeg().toBuffer());
    const id = await sending.say(asha, { text: 'This was done.', media: photo });
    const message = await asha.phone.nextMessage();
    assert.equal(message.body, 'This was done.');
    assert.equal(message.media.length, 0);
    assert.equal(await sending.reaches(id, 'sent'), 'media');
  });

  it('holds up nobody else while one person\'s messages hang, are refused or have to wait', async () => {
    const [hanging, slow, blocked, fine] = await Promise.all(['+919800000101', '+919800000102', '+919800000103', '+919800000104'].map((number) => sending.citizen(number)));
    await sending.simulator.addFault({ kind: 'hang', phone: hanging!.phone.number });
    await sending.simulator.addFault({ kind: 'refuse', code: 20429, status: 429, phone: slow!.phone.number });
    await sending.simulator.addFault({ kind: 'blocked', phone: blocked!.phone.number });
    sending.start({ concurrency: 2 });
    for (const person of [hanging!, slow!, blocked!]) for (let count = 0; count < 5; count++) await sending.say(person, { text: `waits ${count}` });
    const ids = [];
    for (let count = 0; count < 5; count++) ids.push(await sending.say(fine!, { text: `goes ${count}` }));
    for (const id of ids) await sending.reaches(id, 'sent');
    // Else the gate's end would wait for the answer that never comes.
    await sending.simulator.close();
  });

  it('stops sending when our account is refused, loses nothing, and goes on when it is right again', async () => {
    const [asha, bela] = [await sending.citizen('+919800000105'), await sending.citizen('+919800000106')];
    await sending.simulator.addFault({ kind: 'refuse', code: 20003, status: 401 });
    sending.start();
    const ids = [await sending.say(asha, { text: 'one' }), await sending.say(bela, { text: 'two' })];
    await eventually(() => sending.outcomes.some((outcome) => outcome.outcome === 'later' && outcome.alert === 20003), 'the alert');
    await sending.simulator.clearFaults();
    await sending.stop();
    // The settings are put right and the gate is started again.
    await sending.database.admin`update vault.deliveries set due_at = null`;
    sending.start();
    for (const id of ids) await sending.reaches(id, 'sent');
  });

  it('tells neither number, text, token nor Twilio\'s ids in anything it writes out', async () => {
    const written: string[] = [];
    const streams = [process.stdout, process.stderr];
    const originals = streams.map((stream) => stream.write.bind(stream));
    streams.forEach((stream) => (stream.write = ((chunk: string | Uint8Array) => written.push(Buffer.from(chunk as string).toString()) > 0) as never));
    try {
      const asha = await sending.citizen('+919800000107');
      sending.start();
      for (const fault of [{ kind: 'refuse' as const, code: 21211, status: 400 }, { kind: 'refuse' as const, code: 20500, status: 500 }, { kind: 'answer-lost' as const }, { kind: 'refuse' as const, code: 63007, status: 400 }]) {
        await sending.simulator.addFault({ ...fault, times: 1 });
        const before = sending.outcomes.length;
        await sending.say(asha, { text: 'A secret sentence.' });
        await eventually(() => sending.outcomes.length > before, 'an outcome');
      }
      await sending.simulator.close();
      await sending.database.admin`update vault.deliveries set due_at = null`;
      await sending.stop();
      sending.start();
      await sending.say(asha, { text: 'A secret sentence.' });
      await eventually(() => sending.outcomes.some((outcome) => outcome.outcome === 'later' && outcome.pause !== undefined), 'an outcome without Twilio');
    } finally {
      streams.forEach((stream, index) => (stream.write = originals[index] as never));
    }
    const all = written.join('');
    assert.match(all, /gate: /, 'something was written');
    for (const secret of ['9800000107', 'secret sentence', TOKEN, Buffer.from(`AC00000000000000000000000000000042:${TOKEN}`).toString('base64'), /\b(SM|MM|HX)[0-9a-f]{32}/]) assert.doesNotMatch(all, new RegExp(secret));
  });
});
