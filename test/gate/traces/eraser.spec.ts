// What is no longer needed at Twilio is deleted there, whatever Twilio answers and whoever dies.
import assert from 'node:assert/strict';
import sharp from 'sharp';
import { closeGate, openGate, type Gate } from '../../../lib/gate/gate';
import { claimTraces } from '../../../lib/gate/traces/claim';
import { createContents } from '../../../lib/gate/outgoing/content';
import { OTHER_ACCOUNT } from '../../../lib/gate/traces/erase';
import { startEraser } from '../../../lib/gate/traces/eraser';
import { noteTwilioRecord } from '../../../lib/gate/traces/note';
import { createTwilioApi } from '../../../lib/gate/twilio/api';
import { sendingGate, type SendingGate } from '../outgoing/support';
import { DESK_PUBLIC_KEY, GATE_KEY } from '../../support/keys';
import { startSimulator } from '../../../simulator/client';
import { ACCOUNT, eventually, post, SENDER, signatureOf, textForm, TOKEN } from '../support';
import { handOverAll } from './support';

const PHONE = '+919800000071';

describe('what Twilio holds of messages', () => {
  let sending: SendingGate;
  let gate: Gate;
  let stops: (() => Promise<void>)[];
  const erase = () => void stops.push(startEraser(gate, { pollSeconds: 0.05 }));
  const held = () => sending.simulator.held();
  const rows = () => sending.database.admin<{ direction: string; state: string; media: number; tries: number; refusal: number | null; wait: number }[]>`
    select direction, state, media, tries, refusal, extract(epoch from next_try_at - now())::float8 as wait from vault.twilio_records order by direction`;
  const nothingIsHeld = () =>
    eventually(async () => {
      const { messages, media } = await held();
      return messages.length + media.length === 0;
    }, 'Twilio to hold nothing');
  const photo = () => sharp({ create: { width: 20, height: 20, channels: 3, background: 'teal' } }).jpeg().toBuffer();
  /** As if time had passed. */
  const now = () => sending.database.admin`update vault.twilio_records set next_try_at = now() - interval '1 second'`;

  beforeEach(async () => {
    sending = await sendingGate();
    gate = sending.gate;
    stops = [];
  });
  afterEach(async () => {
    await Promise.all(stops.map((stop) => stop()));
    await sending.close();
  });

  it('is deleted once messages are handed over and answers delivered, media too, and no row of it stays', async () => {
    const citizen = await sending.citizen(PHONE);
    await citizen.phone.media(await photo(), 'image/jpeg', { caption: 'at night' });
    await citizen.phone.location({ latitude: 25.75, longitude: 82.68 });
    assert.equal((await held()).messages.length, 3);
    erase();
    sending.start();
    await handOverAll(gate);
    await sending.reaches(await sending.say(citizen, { text: 'Which language?' }), 'sent');
    await nothingIsHeld();
    await eventually(async () => (await rows()).length === 0, 'no rows');
    assert.equal((await citizen.phone.conversation()).length, 4, 'the phone keeps its chat');
  });

  it('stays while a message waits to be handed over or is set aside: its media may still have to be fetched', async () => {
    const citizen = await sending.citizen(PHONE);
    await citizen.phone.media(await photo(), 'image/jpeg');
    await sending.database.admin`update vault.received set state = 'aside'`;
    erase();
    await handOverAll(gate);
    assert.deepEqual([...(await rows())], []);
    assert.equal((await held()).media.length, 1);
  });

  it('of an outgoing message is kept until its fate is known, and for two days at most where nobody tells it', async () => {
    await sending.simulator.addFault({ kind: 'callbacks-missing' });
    const citizen = await sending.citizen(PHONE);
    await citizen.phone.nextMessages({ count: 0 });
    sending.start();
    await sending.reaches(await sending.say(citizen, { text: 'A question' }), 'sent');
    const [following] = await rows();
    assert.equal(following!.state, 'following');
    assert.ok(following!.wait > 47 * 3600 && following!.wait <= 49 * 3600, String(following!.wait));
    erase();
    assert.equal((await held()).messages.filter(({ body }) => body === 'A question').length, 1);
    await now();
    await eventually(async () => (await held()).messages.every(({ body }) => body !== 'A question'), 'the answer to be deleted');
  });

  it('of a message that failed is deleted too', async () => {
    await sending.simulator.addFault({ kind: 'blocked', times: 1 });
    const citizen = await sending.citizen(PHONE);
    await handOverAll(gate);
    erase();
    sending.start();
    await sending.reaches(await sending.say(citizen, { text: 'never shown' }), 'sent');
    await nothingIsHeld();
  });

  it('of a message whose answer was lost is deleted after it was found again', async () => {
    await sending.simulator.addFault({ kind: 'answer-lost', times: 1 });
    await sending.simulator.addFault({ kind: 'callbacks-missing', times: 3 });
    const citizen = await sending.citizen(PHONE);
    await handOverAll(gate);
    sending.start();
    await sending.reaches(await sending.say(citizen, { text: 'lost and found' }), 'sent');
    assert.deepEqual((await rows()).map(({ direction, state }) => [direction, state]), [['incoming', 'due'], ['outgoing', 'following']]);
    await now();
    erase();
    await nothingIsHeld();
  });

  it('of a message whose callback came in place of the answer is deleted', async () => {
    await sending.simulator.addFault({ kind: 'answer-lost', times: 1 });
    const citizen = await sending.citizen(PHONE);
    await handOverAll(gate);
    sending.start();
    await sending.reaches(await sending.say(citizen, { text: 'told by a callback' }), 'sent');
    erase();
    await nothingIsHeld();
  });

  it('of somebody who said "stop" is deleted although nobody knows any more whose it was', async () => {
    const citizen = await sending.citizen(PHONE);
    await handOverAll(gate);
    sending.start();
    await sending.say(citizen, { text: 'You are forgotten.', handle: 'forget' });
    await eventually(async () => (await sending.database.admin`select from vault.contacts`).length === 0, 'the person to be forgotten');
    erase();
    await nothingIsHeld();
  });

  it('of a signed request without a WhatsApp sender is deleted, however often it comes', async () => {
    const form = textForm('sms-sender', 'no WhatsApp', { AccountSid: ACCOUNT });
    for (let times = 0; times < 2; times++) assert.equal(await post(sending.server.url, '/whatsapp/inbound', form, signatureOf(`${sending.server.url}/whatsapp/inbound`, form)), 400);
    const [row, ...others] = await rows();
    assert.deepEqual([row!.direction, row!.state, others.length], ['incoming', 'due', 0]);
    erase();
    await eventually(async () => (await rows()).length === 0, 'what Twilio never knew counts as deleted');
  });

  it('is noted once, whether or not a webhook is repeated', async () => {
    const phone = await sending.simulator.phone(PHONE);
    await sending.simulator.addFault({ kind: 'webhook-twice', times: 1 });
    await phone.text('hi');
    assert.equal(await handOverAll(gate), 1);
    assert.equal((await rows()).length, 1);
  });

  it('waits as long as the gate\'s owner wants, by the minute', async () => {
    const slow = { ...gate, keepAtTwilioSeconds: 2 * 3600 };
    await noteTwilioRecord(gate.sql, slow, { direction: 'incoming', messageSid: 'SM1' });
    await noteTwilioRecord(gate.sql, { ...gate, keepAtTwilioSeconds: 60 }, { direction: 'outgoing', messageSid: 'SM2' });
    const [hours, minutes] = await rows();
    assert.ok(hours!.wait > 2 * 3600 && hours!.wait <= 3 * 3600, String(hours!.wait));
    assert.ok(minutes!.wait > 59 && minutes!.wait <= 120, String(minutes!.wait));
    assert.deepEqual(await claimTraces(gate, 10), []);
  });

  for (const [what, fault, refusal, least] of [
    ['a message is still in flight', { kind: 'refuse', operation: 'delete', code: 20009 }, 20009, 50],
    ['Twilio asks for patience', { kind: 'refuse', operation: 'delete-media', code: 20429, retryAfter: 40 }, 20429, 35],
    ['Twilio fails', { kind: 'refuse', operation: 'delete', code: 20503 }, 20503, 3],
    ['the answer is lost', { kind: 'answer-lost', operation: 'delete' }, 0, 3],
  ] as const) {
    it(`is tried again later where ${what}`, async () => {
      const citizen = await sending.citizen(PHONE);
      await citizen.phone.media(await photo(), 'image/jpeg');
      await handOverAll(gate);
      await sending.database.admin`delete from vault.twilio_records where media = 0`;
      await sending.simulator.addFault({ ...fault, times: 1 });
      erase();
      const row = await eventually(async () => (await rows()).find((one) => one.refusal !== null), 'a refusal to be written down');
      assert.equal(row.refusal, refusal);
      assert.equal(row.media, fault.operation === 'delete-media' ? 1 : 0, 'media that is deleted is not counted any more');
      assert.ok(row.wait > least, `${row.wait} s`);
      await Promise.all(stops.splice(0).map((stop) => stop()));
      await now();
      erase();
      await eventually(async () => (await rows()).length === 0, 'the deletion');
      assert.deepEqual((await held()).media, []);
    });
  }

  it('pauses with longer and longer waits, and never gives up', async () => {
    await noteTwilioRecord(gate.sql, gate, { direction: 'incoming', messageSid: 'SM00000000000000000000000000000001' });
    await sending.database.admin`update vault.twilio_records set tries = 5000`;
    await sending.simulator.addFault({ kind: 'refuse', operation: 'delete', code: 20500, times: 1 });
    erase();
    const row = await eventually(async () => (await rows()).find((one) => one.refusal !== null), 'a refusal');
    assert.ok(row.wait > 3500 && row.wait <= 3600, String(row.wait));
    assert.equal(row.tries, 5001);
  });

  it('waits for the owner where Twilio refuses the account, and nothing is lost', async () => {
    const citizen = await sending.citizen(PHONE);
    for (const text of ['one', 'two', 'three']) await citizen.phone.text(text);
    await handOverAll(gate);
    await sending.simulator.addFault({ kind: 'refuse', operation: 'delete', code: 20003 });
    erase();
    await eventually(async () => (await rows()).every((row) => row.refusal === 20003 && row.wait > 20), 'all to wait');
    assert.equal((await held()).messages.length, 4);
  });

  it('stays noted while another account is set, which would call it unknown, and is deleted when its own is set again', async () => {
    const citizen = await sending.citizen(PHONE);
    await citizen.phone.media(await photo(), 'image/jpeg');
    await handOverAll(gate);
    sending.start();
    await sending.reaches(await sending.say(citizen, { text: 'Which?', choices: { style: 'buttons', items: [{ id: 'a', title: 'This' }] } }), 'sent');
    await sending.stop();
    await sending.database.admin`update vault.contents set used_at = now() - interval '4 days'`;
    const before = await held();
    const elsewhere = await startSimulator({ accountSid: 'AC00000000000000000000000000000043', authToken: TOKEN, sender: SENDER, inboundUrl: `${sending.server.url}/whatsapp/inbound` });
    const other: Gate = { ...gate, twilio: { ...gate.twilio, accountSid: 'AC00000000000000000000000000000043', apiBaseUrl: elsewhere.url } };
    await createContents(other, createTwilioApi(other.twilio)).tidy();
    await now();
    const stop = startEraser(other, { pollSeconds: 0.05 });
    await eventually(async () => (await rows()).every(({ refusal }) => refusal === OTHER_ACCOUNT), 'all to be looked at');
    await stop();
    await elsewhere.close();
    assert.deepEqual((await rows()).map(({ direction }) => direction), ['incoming', 'incoming', 'list', 'outgoing']);
    assert.deepEqual(await held(), before, 'nothing was deleted');
    await now();
    erase();
    await nothingIsHeld();
    await eventually(async () => (await rows()).length === 0, 'no rows');
  });

  it('of a request that waited while the account was changed is noted for its own', async () => {
    const citizen = await sending.citizen(PHONE);
    await citizen.phone.text('waits');
    const other: Gate = { ...gate, twilio: { ...gate.twilio, accountSid: 'AC00000000000000000000000000000043' } };
    await handOverAll(other);
    for (const { sealed } of await sending.database.admin<{ sealed: Buffer }[]>`select sealed from vault.twilio_records`) {
      assert.equal((JSON.parse(gate.vault.open('twilio-record', sealed)) as { account: string }).account, ACCOUNT);
    }
  });

  it('is shared by several gates, each message deleted once', async () => {
    const citizen = await sending.citizen(PHONE);
    for (let count = 0; count < 12; count++) await citizen.phone.text(`message ${count}`);
    await handOverAll(gate);
    for (let gates = 0; gates < 3; gates++) erase();
    await nothingIsHeld();
    await eventually(async () => (await rows()).length === 0, 'no rows');
    assert.equal((await sending.simulator.faults()).length, 0);
  });

  it('goes on where a gate dies in the middle: another takes over when the lease ends', async () => {
    const citizen = await sending.citizen(PHONE);
    await citizen.phone.media(await photo(), 'image/jpeg');
    await handOverAll(gate);
    assert.equal((await claimTraces(gate, 10)).length, 2);
    erase();
    assert.equal((await held()).messages.length, 2, 'leased');
    await sending.database.admin`update vault.twilio_records set lease_until = now() - interval '1 second'`;
    await nothingIsHeld();
  });

  it('is deleted although a row stands there that was sealed with a key which nobody has any more', async () => {
    await noteTwilioRecord(gate.sql, gate, { direction: 'incoming', messageSid: 'SM00000000000000000000000000000001' });
    await sending.database.admin`update vault.twilio_records set sealed = set_byte(sealed, 20, get_byte(sealed, 20) # 1), next_try_at = now() - interval '1 hour'`;
    await sending.citizen(PHONE);
    await handOverAll(gate);
    erase();
    await nothingIsHeld();
    await eventually(async () => (await rows()).length === 1, 'only the row without a key to stay');
    assert.ok((await rows())[0]!.wait > 3500);
  });

  it('holds no id that a thief of the database could read, and no hash that another table has', async () => {
    const citizen = await sending.citizen(PHONE);
    await citizen.phone.media(await photo(), 'image/jpeg');
    const { sid } = (await citizen.phone.conversation()).at(-1)!;
    await handOverAll(gate);
    const [row] = await sending.database.admin<{ text: string }[]>`select string_agg(r::text || encode(sealed, 'escape'), '') as text from vault.twilio_records r`;
    assert.ok(!row!.text.includes(sid.slice(2)) && !row!.text.includes(Buffer.from(sid).toString('hex')));
    assert.equal((await sending.database.admin`select from vault.twilio_records t join vault.received r on r.message_key = t.record_key`).length, 0);
    await assert.rejects(sending.database.desk`select from vault.twilio_records`, { code: '42501' });
  });
});

describe('a gate that is told nothing of it', () => {
  it('keeps a message at Twilio for a minute after it is no longer needed: what Twilio asks for', async () => {
    const opened = openGate({ databaseUrl: 'postgres://nobody@127.0.0.1/none', vaultKeys: [Buffer.alloc(32)], exchangeKeys: [GATE_KEY], deskPublicKeys: [DESK_PUBLIC_KEY], twilio: { accountSid: ACCOUNT, authToken: '', from: '+917839860411' }, publicUrl: 'https://gate.example.org' });
    assert.equal(opened.keepAtTwilioSeconds, 60);
    await closeGate();
  });
});
