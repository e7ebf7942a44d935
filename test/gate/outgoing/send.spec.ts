// What the desk says arrives: once, in order, in a form that WhatsApp takes.
import assert from 'node:assert/strict';
import sharp from 'sharp';
import { lockContacts, readContacts, saveContacts } from '../../../lib/gate/people/contact';
import { findPerson, openHandle } from '../../../lib/gate/people/person';
import { answerable, eventually } from '../support';
import { officersPhoto, sendingGate, type Citizen, type SendingGate } from './support';

const LIST = { style: 'list' as const, open: 'Open', items: [{ id: 'a', title: 'Sand', description: 'Illegal mining' }, { id: 'b', title: 'Liquor' }] };

describe('sending to citizens', () => {
  let sending: SendingGate;
  beforeEach(async () => {
    sending = await sendingGate();
  });
  afterEach(() => sending.close());

  it('brings a text to the phone and tells the desk that it was sent', async () => {
    const asha = await sending.citizen('+919800000061');
    sending.start();
    const id = await sending.say(asha, { text: 'आपकी सूचना सुरक्षित है।', language: 'hi' });
    assert.equal((await asha.phone.nextMessage()).body, 'आपकी सूचना सुरक्षित है।');
    assert.equal(await sending.reaches(id, 'sent'), null);
  });

  it('keeps the order of each report, also with two gates at work', async () => {
    const asha = await sending.citizen('+919800000062');
    const other = { handle: await openHandle(sending.gate.sql, sending.gate.vault, asha.contact) };
    const texts = Array.from({ length: 12 }, (_, index) => `message ${index}`);
    for (const [index, text] of texts.entries()) await sending.say(index % 3 ? asha : other, { text });
    sending.start();
    sending.start();
    const got = (await asha.phone.nextMessages({ count: 12 })).map((message) => message.body);
    for (const ofAsha of [true, false]) {
      const said = texts.filter((_, index) => (index % 3 > 0) === ofAsha);
      assert.deepEqual(got.filter((text) => said.includes(text)), said);
    }
  });

  it('sends each message once though two gates are at work for many people', async () => {
    const people = await Promise.all(Array.from({ length: 8 }, (_, index) => sending.citizen(`+9198000007${index}0`)));
    sending.start({ concurrency: 3 });
    sending.start({ concurrency: 3 });
    for (const text of ['one', 'two', 'three']) await Promise.all(people.map((person) => sending.say(person, { text })));
    for (const { phone } of people) assert.deepEqual((await phone.nextMessages({ count: 3 })).map((message) => message.body), ['one', 'two', 'three']);
    await sending.stop();
    assert.equal((await sending.simulator.held()).messages.filter((message) => message.from.endsWith('7839860411')).length, 24);
  });

  it('sends a list as a list and buttons as buttons, and makes each only once at Twilio', async () => {
    const [asha, bela] = [await sending.citizen('+919800000063'), await sending.citizen('+919800000064')];
    sending.start();
    await Promise.all([asha, bela].map((person) => sending.say(person, { text: 'What is it about?', choices: LIST })));
    const [first] = [await asha.phone.nextMessage(), await bela.phone.nextMessage()];
    assert.deepEqual(first.choice, { kind: 'list', button: 'Open', rows: [{ id: 'a', title: 'Sand', description: 'Illegal mining' }, { id: 'b', title: 'Liquor' }] });
    await sending.say(asha, { text: 'Right?', choices: { style: 'buttons', items: [{ id: 'yes', title: 'Yes' }, { id: 'no', title: 'No' }] } });
    assert.equal((await asha.phone.nextMessage()).choice?.kind, 'buttons');
    assert.equal((await sending.database.gate`select * from vault.contents`).length, 2);
  });

  it('asks in numbered text where lists are off', async () => {
    const asha = await sending.citizen('+919800000065');
    sending.start({ lists: false });
    await sending.say(asha, { text: 'What is it about?', choices: LIST });
    assert.equal((await asha.phone.nextMessage()).body, 'What is it about?\n\n1. Sand – Illegal mining\n2. Liquor\n\nReply with the number.');
  });

  it('asks in numbered text where a list can not be made or is not taken', async () => {
    const asha = await sending.citizen('+919800000066');
    sending.start();
    await sending.simulator.addFault({ kind: 'refuse', operation: 'content', code: 20422, status: 422, times: 1 });
    await sending.say(asha, { text: 'First?', choices: LIST });
    assert.match((await asha.phone.nextMessage()).body, /^First\?\n\n1\. Sand/);
    await sending.simulator.addFault({ kind: 'refuse', operation: 'send', code: 63021, status: 400, times: 1 });
    await sending.say(asha, { text: 'Second?', choices: LIST });
    assert.match((await asha.phone.nextMessage()).body, /^Second\?\n\n1\. Sand/);
  });

  it('splits what is longer than WhatsApp takes, and brings the pieces in order', async () => {
    const asha = await sending.citizen('+919800000067');
    sending.start();
    const paragraphs = ['A', 'B', 'C'].map((letter) => `${letter} ${'word '.repeat(200).trim()}`);
    const id = await sending.say(asha, { text: paragraphs.join('\n\n') });
    assert.deepEqual((await asha.phone.nextMessages({ count: 3 })).map((message) => message.body), paragraphs);
    await sending.reaches(id, 'sent');
  });

  it('brings an officer\'s photo with its caption, under an address that only Twilio learns', async () => {
    const asha = await sending.citizen('+919800000068');
    const bytes = await sharp({ create: { width: 30, height: 30, channels: 3, background: 'green' } }).jpeg().toBuffer();
    sending.start();
    await sending.say(asha, { text: 'This was done.', media: await officersPhoto(sending, bytes) });
    const message = await asha.phone.nextMessage();
    assert.equal(message.body, 'This was done.');
    await eventually(async () => (await sending.simulator.mediaBytes(message.media[0]?.sid ?? (await asha.phone.conversation()).at(-1)!.media[0]!.sid)).equals(bytes), 'the photo to arrive');
    assert.equal((await fetch(`${sending.server.url}/media/${'A'.repeat(32)}`)).status, 404);
    await sending.database.gate`update vault.media_tokens set expires_at = now() - interval '1 second'`;
    assert.equal((await sending.database.gate`select from vault.media_tokens`).length, 1);
  });

  it('answers someone who is known by a business-scoped id alone', async () => {
    const phone = await sending.simulator.phone('+919800000069');
    const { externalId } = await phone.change({ identity: 'id-only' });
    await phone.text('hi');
    const { contact } = await findPerson(sending.gate, { businessScoped: externalId.replace('whatsapp:', '') });
    sending.start();
    await sending.say({ handle: await openHandle(sending.gate.sql, sending.gate.vault, contact) }, { text: 'Hello.' });
    assert.equal((await phone.nextMessage()).body, 'Hello.');
  });

  it('tells the desk no more of a message to nobody than that the gate is done with it', async () => {
    sending.start();
    assert.equal(await sending.reaches(await sending.say({ handle: 'nobody-has-this-handle' }, { text: 'x' }), 'sent'), null);
  });
});

describe('what a message says of its report', () => {
  let sending: SendingGate;
  beforeEach(async () => {
    sending = await sendingGate();
  });
  afterEach(() => sending.close());
  const facts = async ({ contact, handle }: Citizen) => {
    const [person] = await readContacts(sending.gate.sql, sending.gate.vault, [contact]);
    const { state, receipt, awaitingSince } = person!.handles.find((one) => one.handle === handle)!;
    return { state, receipt, awaiting: awaitingSince !== null };
  };

  it('holds from the moment the message is taken: filed with its receipt, an open question', async () => {
    const asha = await sending.citizen('+919800000081');
    await sending.simulator.addFault({ kind: 'refuse', code: 20429, status: 429 });
    await sending.say(asha, { text: 'Filed: SMA-AA7-77Q', handle: 'filed', receipt: 'SMA-AA7-77Q' });
    sending.start();
    await eventually(() => sending.outcomes.length > 0, 'a first try');
    assert.deepEqual(await facts(asha), { state: 'filed', receipt: 'SMA-AA7-77Q', awaiting: false });
    await sending.simulator.clearFaults();
    const id = await sending.say(asha, { text: 'What colour was it?', expectsAnswer: true });
    await sending.reaches(id, 'sent');
    assert.equal((await facts(asha)).awaiting, true);
  });

  it('forgets who asked for it after the last word, with every trace in the vault', async () => {
    const asha = await sending.citizen('+919800000082');
    sending.start();
    const id = await sending.say(asha, { text: 'Goodbye.', handle: 'forget' });
    assert.equal((await asha.phone.nextMessage()).body, 'Goodbye.');
    await sending.reaches(id, 'sent');
    for (const table of ['contacts', 'addresses', 'deliveries', 'sent']) assert.equal((await sending.database.admin.unsafe(`select * from vault.${table}`)).length, 0, table);
    assert.deepEqual(await answerable(sending.gate), []);
    assert.equal(await sending.reaches(await sending.say(asha, { text: 'Still there?' }), 'sent'), null);
    assert.equal((await asha.phone.conversation()).filter((message) => message.body === 'Still there?').length, 0);
  });

  it('forgets also where the last word can not be brought', async () => {
    const asha = await sending.citizen('+919800000083');
    await sending.simulator.addFault({ kind: 'refuse', code: 21610, status: 400 });
    sending.start();
    await sending.reaches(await sending.say(asha, { text: 'Goodbye.', handle: 'forget' }), 'sent');
    assert.deepEqual((await asha.phone.conversation()).filter((message) => message.direction === 'to-phone'), []);
    assert.equal((await sending.database.admin`select * from vault.contacts`).length, 0);
  });

  it('forgets after a day also while Twilio refuses our own account, and the last word waits', async () => {
    const asha = await sending.citizen('+919800000085');
    await sending.simulator.addFault({ kind: 'refuse', code: 20003, status: 401 });
    const id = await sending.say(asha, { text: 'Goodbye.', handle: 'forget' });
    await sending.database.admin`update exchange.outbox set created_at = created_at - interval '25 hours' where id = ${id}`;
    await sending.gate.sql.begin(async (sql) => {
      const people = await lockContacts(sql, sending.gate.vault, [asha.contact]);
      for (const facts of people[0]!.handles) facts.createdAt = new Date(Date.now() - 26 * 3_600_000);
      await saveContacts(sql, sending.gate.vault, people);
    });
    sending.start();
    await eventually(async () => (await sending.database.admin`select from vault.contacts`).length === 0, 'the person to be forgotten');
  });

  it('forgets also where the desk\'s flows have made the last word into nothing that can be sent', async () => {
    const asha = await sending.citizen('+919800000086');
    sending.start();
    await sending.say(asha, { text: 'Goodbye.', handle: 'forget', language: 'none' as never });
    await eventually(async () => (await sending.database.admin`select from vault.contacts`).length === 0, 'the person to be forgotten');
  });

  it('leaves a report that was begun after "stop" alone', async () => {
    const asha = await sending.citizen('+919800000084');
    const id = await sending.say(asha, { text: 'Goodbye.', handle: 'forget' });
    const begun = await openHandle(sending.gate.sql, sending.gate.vault, asha.contact, new Date(Date.now() + 1000));
    sending.start();
    await sending.reaches(id, 'sent');
    assert.deepEqual(await answerable(sending.gate), [begun]);
    await sending.say({ handle: begun }, { text: 'Welcome.' });
    assert.deepEqual((await asha.phone.nextMessages({ count: 2 })).map((message) => message.body), ['Goodbye.', 'Welcome.']);
  });
});
