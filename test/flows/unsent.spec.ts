// Words that seem to tell who wrote them, sent after filing: they wait for their writer's word. Through the shipped flow in a real Node-RED and a real PostgreSQL.
import assert from 'node:assert/strict';
import { dropCut, remindOfUnsent, sendRestOfUnsent } from '../../lib/desk/conversation/unsent-idle';
import { conversationOf, eventsOfHandle } from '../support/opened';
import { shippedTalk, type ShippedTalk } from '../support/shipped-talk';
import { photo, pin, tap } from '../support/talk';

const IDLE = { remindAfterHours: 1, fileAfterHours: 24 };

describe('words after filing that seem to tell who wrote them', function () {
  this.timeout(60_000);
  let { database, citizen } = {} as ShippedTalk;
  shippedTalk((talk) => ({ database, citizen } = talk));

  const files = () => citizen.plays(['Hi'], ['English'], ['4'], ['Jaunpur'], ['Mariahu bazar'], ['They play cards there'], [tap('Done'), 'Please check'], [tap('Send'), 'received your report']);
  const asks = async () => {
    const [tip] = await database.admin<{ id: number }[]>`select id from desk.tips where handle = ${citizen.handle}`;
    await database.desk`insert into desk.tip_events (tip_id, kind) values (${tip!.id}, 'question')`;
  };
  /** Event kinds after filing and their texts. */
  const told = async () => (await eventsOfHandle(database.admin, citizen.handle)).filter(({ kind }) => kind === 'added' || kind === 'answer').map(({ kind, detail }) => [kind, detail.text]);
  const hoursPass = (hours: number) => database.admin`update desk.conversations set updated_at = updated_at - make_interval(hours => ${hours}) where handle = ${citizen.handle}`;

  it('wait, are quoted, and go as they are when the citizen says so', async () => {
    await files();
    await citizen.plays(['My name is Suresh and I live next door', 'not gone to the police yet', '“My name is Suresh', '[Send as it is]', '[Change it]']);
    assert.deepEqual(await told(), []);
    await citizen.plays([tap('Send as it is'), 'Added to your report']);
    assert.deepEqual(await told(), [['added', 'My name is Suresh and I live next door']]);
    assert.equal((await database.admin<{ unsent: string | null }[]>`select unsent from desk.conversations where handle = ${citizen.handle}`)[0]!.unsent, null);
  });

  it('are never sent when the citizen writes them anew', async () => {
    await files();
    await citizen.plays(['mera ghar uske samne hai, truck 2 baje aata hai'], [tap('Change it'), 'It was not sent', 'write it again'], ['truck 2 baje aata hai', 'Added to your report', 'not: not gone']);
    assert.deepEqual(await told(), [['added', 'truck 2 baje aata hai']]);
    assert.doesNotMatch(JSON.stringify(await conversationOf(database.admin, citizen.handle)), /ghar/);
  });

  it('wait as an answer to an officer, and the gate is told to await the next', async () => {
    await files();
    await asks();
    const [asked] = await citizen.says('I saw it from my shop');
    assert.equal(asked!.expectsAnswer, true);
    assert.deepEqual(await told(), []);
    await citizen.plays(['send it', 'Your answer has been passed to the officer']);
    assert.deepEqual(await told(), [['answer', 'I saw it from my shop']]);
  });

  it('let a photo through at once, and what tells nothing, and stay in question', async () => {
    await files();
    await citizen.plays([photo('my shop is on the left'), 'Added to your report', 'not gone to the police yet'], ['they come at nine', 'Added to your report', '“my shop', '[Send as it is]']);
    assert.deepEqual(await told(), [['added', ''], ['added', 'they come at nine']]);
    assert.equal((await database.admin`select from desk.evidence e join desk.tips t on t.id = e.tip_id where t.handle = ${citizen.handle}`).length, 1);
  });

  it('are also those of a pin, whose place goes at once', async () => {
    await files();
    await citizen.plays([pin(25.6, 82.6, 'My house'), 'Added to your report', '“My house”', '[Send as it is]']);
    const added = (await eventsOfHandle(database.admin, citizen.handle)).find(({ kind }) => kind === 'added');
    assert.deepEqual(added?.detail.location, { lat: 25.6, lon: 82.6 });
    await citizen.plays([pin(25.6, 82.6, 'Sita cinema'), 'Added to your report']);
    assert.match(JSON.stringify(await eventsOfHandle(database.admin, citizen.handle)), /Sita cinema/);
  });

  it('are not sent by a yes, a number or a thank-you that could be meant of anything', async () => {
    await files();
    await citizen.plays(['my name is Suresh'], ['ok'], ['1'], ['yes']);
    assert.equal((await told()).some(([, text]) => String(text).includes('Suresh')), false);
  });

  it('bring one reminder, then go without the sentences that tell, which may still be sent for a week', async () => {
    await files();
    await asks();
    await citizen.says('The truck comes at two. My name is Suresh. It is blue.');
    assert.equal(await remindOfUnsent(database.desk, IDLE), 0);
    await hoursPass(2);
    assert.deepEqual((await Promise.all([remindOfUnsent(database.desk, IDLE), remindOfUnsent(database.desk, IDLE)])).toSorted(), [0, 1]);
    assert.equal(await remindOfUnsent(database.desk, IDLE), 0);
    assert.match((await citizen.listens())[0]!.text, /not gone to the police yet/);
    assert.equal(await sendRestOfUnsent(database.desk, IDLE), 0);
    await hoursPass(23);
    assert.deepEqual((await Promise.all([sendRestOfUnsent(database.desk, IDLE), sendRestOfUnsent(database.desk, IDLE)])).toSorted(), [0, 1]);
    assert.equal(await sendRestOfUnsent(database.desk, IDLE), 0);
    assert.deepEqual(await told(), [['answer', 'The truck comes at two. [A part is left out here: it may show who wrote this.] It is blue.']]);
    assert.match((await citizen.listens())[0]!.text, /without the sentences that may show who you are/);
    await citizen.plays([tap('Send as it is'), 'passed to the officer']);
    assert.deepEqual((await told())[1], ['answer', 'The truck comes at two. My name is Suresh. It is blue.']);
  });

  it('are thrown away a week after they were left out', async () => {
    await files();
    await citizen.says('The truck comes at two. My name is Suresh.');
    await hoursPass(25);
    assert.equal(await sendRestOfUnsent(database.desk, IDLE), 1);
    assert.equal(await dropCut(database.desk), 0);
    await hoursPass(7 * 24);
    assert.equal(await dropCut(database.desk), 1);
    assert.doesNotMatch(JSON.stringify(await conversationOf(database.admin, citizen.handle)), /Suresh/);
  });

  it('bring no reminder to a citizen who wants no messages, and word of what went without them only with their next message', async () => {
    await files();
    await citizen.plays(['quiet'], ['my name is Suresh']);
    await hoursPass(25);
    await remindOfUnsent(database.desk, IDLE);
    await sendRestOfUnsent(database.desk, IDLE);
    const held = async () => (await database.admin`select from exchange.outbox where handle = ${citizen.handle} and state = 'held'`).length;
    assert.equal(await held(), 1);
    assert.deepEqual((await citizen.listens()).map(({ text }) => text.includes('without the sentences that may show who you are')), [true]);
    assert.equal((await told()).length, 1);
    await citizen.says('status');
    assert.equal(await held(), 0);
  });

  it('vanish with a "stop"', async () => {
    await files();
    await citizen.plays(['my name is Suresh'], ['stop']);
    await hoursPass(25);
    assert.equal(await sendRestOfUnsent(database.desk, IDLE), 0);
    assert.deepEqual(await told(), []);
  });
});
