// A message that no webhook brought is not lost: Twilio still has it.
import assert from 'node:assert/strict';
import sharp from 'sharp';
import { catchUp } from '../../../lib/gate/incoming/catch-up';
import { startEraser } from '../../../lib/gate/traces/eraser';
import { createTwilioApi, type TwilioApi } from '../../../lib/gate/twilio/api';
import { sendingGate, type SendingGate } from '../outgoing/support';
import { eventually } from '../support';
import { handOverAll } from '../traces/support';

const HOUR = 60 * 60 * 1000;

describe('messages that no webhook brought', () => {
  let sending: SendingGate;
  let api: TwilioApi;
  /** Twilio's list as if it were so much later. */
  const later = (hours: number): TwilioApi => ({
    ...api,
    received: async (since) => (await api.received(since)).map((message) => ({ ...message, sentAt: new Date(Number(message.sentAt) - hours * HOUR) })),
  });
  const itIsTime = () => sending.database.admin`update vault.twilio_looks set next_look_at = now()`;
  const look = async (hours = 0.1) => {
    await itIsTime();
    return catchUp(sending.gate, later(hours));
  };
  const received = async () => (await sending.database.admin`select from vault.received`).length;
  const withheld = () => sending.simulator.addFault({ kind: 'webhook-withheld' });

  beforeEach(async () => {
    sending = await sendingGate();
    api = createTwilioApi(sending.gate.twilio);
  });
  afterEach(() => sending.close());

  it('are brought in once, in their order, and handed over with their media', async () => {
    const phone = await sending.simulator.phone('+919800000091');
    await withheld();
    await phone.text('first words');
    await phone.media(await sharp({ create: { width: 20, height: 20, channels: 3, background: 'red' } }).jpeg().toBuffer(), 'image/jpeg', { caption: 'and a picture' });
    assert.equal(await received(), 0);
    assert.equal(await look(), 2);
    assert.equal(await look(), 0);
    assert.equal(await handOverAll(sending.gate), 2);
    const rows = await sending.database.admin<{ handle: string }[]>`select handle from exchange.inbox order by id`;
    assert.equal(rows.length, 2);
    assert.equal(new Set(rows.map(({ handle }) => handle)).size, 1);
    assert.equal((await sending.database.admin`select from exchange.media`).length, 1);
    assert.equal(await look(), 0, 'what was handed over is known');
  });

  it('are left to their webhook for two minutes', async () => {
    const phone = await sending.simulator.phone('+919800000092');
    await withheld();
    await phone.text('just sent');
    assert.equal(await look(0), 0);
    assert.equal(await look(0.05), 1);
  });

  it('are told from those that wait, are set aside or are to be deleted', async () => {
    const phone = await sending.simulator.phone('+919800000093');
    for (const text of ['one', 'two', 'three']) await phone.text(text);
    await handOverAll(sending.gate);
    await phone.text('four');
    await sending.database.admin`update vault.received set state = 'aside' where state = 'waiting'`;
    await phone.text('five');
    assert.equal(await look(), 0);
    // Days later requests that were handed over are not known any more, but what is to be deleted is.
    await sending.database.admin`delete from vault.received where state = 'handed-over'`;
    assert.equal(await look(72), 0);
    assert.equal(await received(), 2);
  });

  it('are asked for once more where they are old: one that was just deleted does not come again', async () => {
    const phone = await sending.simulator.phone('+919800000094');
    await phone.text('handed over long ago');
    await handOverAll(sending.gate);
    const listed = await api.received(new Date(0));
    const stop = startEraser(sending.gate, { pollSeconds: 0.05 });
    await eventually(async () => (await sending.simulator.held()).messages.length === 0, 'the deletion');
    await eventually(async () => (await sending.database.admin`select from vault.twilio_records`).length === 0, 'no rows');
    await stop();
    await sending.database.admin`delete from vault.received`;
    await itIsTime();
    const old = listed.map((message) => ({ ...message, sentAt: new Date(Date.now() - 72 * HOUR) }));
    assert.equal(await catchUp(sending.gate, { ...api, received: () => Promise.resolve(old) }), 0);
    assert.equal(await received(), 0);
  });

  it('are deleted at Twilio once they are handed over, and not before', async () => {
    const phone = await sending.simulator.phone('+919800000095');
    await withheld();
    await phone.text('lost and found');
    await look();
    const stop = startEraser(sending.gate, { pollSeconds: 0.05 });
    assert.equal((await sending.simulator.held()).messages.length, 1);
    await handOverAll(sending.gate);
    await eventually(async () => (await sending.simulator.held()).messages.length === 0, 'the deletion');
    await stop();
  });

  it('are looked for by one gate at a time, every few minutes, and again where a look fails', async () => {
    await itIsTime();
    const looks = await Promise.all([catchUp(sending.gate, api), catchUp(sending.gate, api), catchUp(sending.gate, api)]);
    assert.deepEqual(looks.filter((look) => look !== null), [0]);
    const phone = await sending.simulator.phone('+919800000096');
    await withheld();
    await phone.text('in an outage');
    await sending.simulator.addFault({ kind: 'refuse', operation: 'list', code: 20503, times: 1 });
    await assert.rejects(look());
    await phone.media(Buffer.from('x'), 'image/jpeg');
    await phone.text('after a picture that can not be had');
    await sending.simulator.addFault({ kind: 'refuse', operation: 'fetch', code: 20500, times: 1 });
    await assert.rejects(look());
    assert.equal(await received(), 2, 'the others were brought in');
    assert.equal(await look(), 1);
  });

  it('are found also after the clock was years ahead, of the days before it was put right', async () => {
    const phone = await sending.simulator.phone('+919800000098');
    await withheld();
    await phone.text('while the clock was wrong');
    await sending.database.admin`update vault.twilio_looks set looked_until = now() + interval '1500 days', next_look_at = now() + interval '1500 days'`;
    assert.equal(await catchUp(sending.gate, later(48)), 1);
    const [looks] = await sending.database.admin`select looked_until <= now() as past, next_look_at < now() + interval '10 minutes' as soon from vault.twilio_looks`;
    assert.deepEqual({ ...looks }, { past: true, soon: true });
  });

  it('do not include what Twilio had before this installation began', async () => {
    const phone = await sending.simulator.phone('+919800000097');
    await withheld();
    await phone.text('from an earlier life');
    await sending.database.admin`update vault.twilio_looks set looked_until = now() + interval '2 hours'`;
    assert.equal(await look(), 0);
  });

  it('have a counterpart: answers of ours that nobody noted are found after two days and deleted', async () => {
    const citizen = await sending.citizen('+919800000098');
    await handOverAll(sending.gate);
    const sid = await api.send({ to: `whatsapp:${citizen.phone.number}`, body: 'sent by a gate that died', statusCallback: `${sending.server.url}/whatsapp/status` });
    await citizen.phone.nextMessage();
    await itIsTime();
    // The window reaches up to 51 hours ago: nothing young is in it.
    await catchUp(sending.gate, api);
    const outgoing = async () => (await sending.database.admin`select from vault.twilio_records where direction = 'outgoing'`).length;
    assert.equal(await outgoing(), 0);
    await itIsTime();
    await catchUp(sending.gate, { ...api, sent: (after, before) => api.sent(new Date(Number(after) + 52 * HOUR - HOUR), new Date(Number(before) + 52 * HOUR)) });
    assert.equal(await outgoing(), 1);
    const stop = startEraser(sending.gate, { pollSeconds: 0.05 });
    await eventually(async () => (await sending.simulator.held()).messages.every((message) => message.sid !== sid), 'the deletion');
    await stop();
  });
});
