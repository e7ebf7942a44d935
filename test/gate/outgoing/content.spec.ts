// Lists and buttons at Twilio: shared questions stay for use, one person's own words don't.
import assert from 'node:assert/strict';
import { createContents, type Contents } from '../../../lib/gate/outgoing/content';
import { startEraser } from '../../../lib/gate/traces/eraser';
import { createTwilioApi } from '../../../lib/gate/twilio/api';
import { eventually } from '../support';
import { sendingGate, type SendingGate } from './support';

const CHOICES = { style: 'buttons' as const, open: 'Choose', items: [{ id: 'yes', title: 'File it' }] };

describe('lists and buttons at Twilio', () => {
  let sending: SendingGate;
  let contents: Contents;
  let stop: () => Promise<void>;
  const open = () => createContents(sending.gate, createTwilioApi(sending.gate.twilio));
  const ask = (handle: string, body: string, by = contents) => by.sidFor(handle, 'en', body, CHOICES);
  const atTwilio = async () => {
    const { twilio } = sending.gate;
    const answer = await fetch(`${sending.simulator.url}/v1/Content`, { headers: { authorization: `Basic ${Buffer.from(`${twilio.accountSid}:${twilio.authToken}`).toString('base64')}` } });
    return ((await answer.json()) as { contents: { types: Record<string, { body: string }> }[] }).contents.map((content) => content.types['twilio/quick-reply']!.body).sort();
  };
  const minutesLater = (minutes: number) => sending.database.admin`update vault.contents set used_at = used_at - make_interval(mins => ${minutes})`;

  beforeEach(async () => {
    sending = await sendingGate();
    contents = open();
    stop = startEraser(sending.gate, { pollSeconds: 0.05 });
  });
  afterEach(async () => {
    await stop();
    await sending.close();
  });

  it('that only one report got are deleted ten minutes after their use, those that two got stay for three days', async () => {
    await ask('one', 'Please check: "I saw them behind my shop"');
    await ask('one', 'Which language?');
    await ask('two', 'Which language?');
    await minutesLater(9);
    await contents.tidy();
    assert.equal((await atTwilio()).length, 2);
    await minutesLater(2);
    await contents.tidy();
    await eventually(async () => (await atTwilio()).length === 1, 'one to be deleted');
    assert.deepEqual(await atTwilio(), ['Which language?']);
    await minutesLater(3 * 24 * 60);
    await contents.tidy();
    await eventually(async () => (await atTwilio()).length === 0, 'the other to be deleted');
  });

  it('are asked for again as often as one report needs them, without being kept longer for it', async () => {
    assert.equal(await ask('one', 'mine'), await ask('one', 'mine'));
    await minutesLater(11);
    await contents.tidy();
    await eventually(async () => (await atTwilio()).length === 0, 'the deletion');
    await ask('one', 'mine');
    assert.deepEqual(await atTwilio(), ['mine']);
    assert.deepEqual((await sending.database.admin`select shared from vault.contents`).map(({ shared }) => shared as boolean), [false]);
  });

  it('that two gates made at once stand at Twilio once', async () => {
    const [one, other] = await Promise.all([ask('one', 'same'), ask('two', 'same', open())]);
    assert.equal(one, other);
    await eventually(async () => (await atTwilio()).length === 1, 'the second to be deleted');
  });

  it('are deleted though Twilio refuses at first, and though the gate dies meanwhile', async () => {
    await stop();
    await ask('one', 'stubborn');
    await minutesLater(11);
    await contents.tidy();
    assert.equal((await sending.database.admin`select from vault.contents`).length, 0);
    await sending.simulator.addFault({ kind: 'refuse', operation: 'content', code: 20500, times: 1 });
    stop = startEraser(sending.gate, { pollSeconds: 0.05 });
    await eventually(async () => (await sending.database.admin`select from vault.twilio_records where refusal = 20500`).length === 1, 'the refusal');
    await sending.database.admin`update vault.twilio_records set next_try_at = now()`;
    await eventually(async () => (await atTwilio()).length === 0, 'the deletion');
  });
});
