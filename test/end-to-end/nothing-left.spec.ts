// After whole reports nothing of them is left at Twilio, though gates die in between and Twilio refuses now and then.
import assert from 'node:assert/strict';
import sharp from 'sharp';
import { startSystem, type System } from '../support/system';
import { fileReport } from './report';

const CITIZENS = 4;

describe('what is left at Twilio after whole reports', function () {
  this.timeout(150_000);
  let system: System;
  before(async () => {
    system = await startSystem({ gates: 2, users: false, gateEnvironment: { TWILIO_KEEP_HOURS: '0' } });
  });
  after(() => system?.stop());

  it('is nothing, although a gate was killed again and again and deletions were refused', async () => {
    const { simulator, gates, database } = system;
    for (const fault of [
      { kind: 'refuse', operation: 'delete', code: 20009, times: 3 },
      { kind: 'refuse', operation: 'delete', code: 20500, times: 3 },
      { kind: 'answer-lost', operation: 'delete', times: 3 },
    ] as const) await simulator.addFault(fault);
    const photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'olive' } }).jpeg().toBuffer();
    const reports = Promise.all(Array.from({ length: CITIZENS }, async (_, citizen) => fileReport(await simulator.phone(`+9198000001${citizen}0`, 'Asha Devi'), { texts: [`Trucks at night, seen by ${citizen}`], ...(citizen < 2 && { photo }) })));
    let working = true;
    void reports.finally(() => (working = false)).catch(() => {});
    let kills = 0;
    while (working && kills < 3) {
      await new Promise((done) => setTimeout(done, 700));
      await gates[1]!.kill();
      kills++;
      await gates[1]!.start();
    }
    await reports;
    assert.ok(kills > 0);

    let left = await simulator.held();
    for (let tries = 0; tries < 200 && left.messages.length + left.media.length > 0; tries++) {
      // As if the time had passed for which a refusal, a dead gate's lease, or an answer without a callback makes it wait.
      await database.admin`update vault.twilio_records set next_try_at = least(next_try_at, now()), lease_until = now() where tries > 0 or state = 'following'`;
      await new Promise((done) => setTimeout(done, 200));
      left = await simulator.held();
    }
    assert.deepEqual(left, { messages: [], media: [] });
    assert.deepEqual(await simulator.faults(), [], 'every fault struck');
    for (const number of ['+919800000100', '+919800000110']) {
      const chat = await (await simulator.phone(number)).conversation();
      assert.ok(chat.length > 5 && chat.every((message) => message.heldByTwilio === false), 'the phone keeps its chat');
    }
    assert.doesNotMatch(system.output(), /\b(SM|MM|ME|HX)[0-9a-f]{32}\b|98000001/);
  });
});
