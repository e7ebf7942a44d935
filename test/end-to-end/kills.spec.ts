// Nothing that was acknowledged to Twilio is lost, whatever is killed; two of each share the work.
import assert from 'node:assert/strict';
import { connectSimulator } from '../../simulator/client';
import { connect } from '../../lib/database/connect';
import { startAsUser, startSystem, type UserStart } from '../support/system';
import { fileReport } from './report';

const CITIZENS = 5;
const textsOf = (citizen: number) => Array.from({ length: 4 }, (_, part) => `Citizen ${citizen} saw part ${part + 1} of it`);

/** Files reports of several citizens at once and gives their receipts. */
async function reportsOf(simulatorUrl: string, first: number): Promise<string[]> {
  const simulator = connectSimulator(simulatorUrl);
  return Promise.all(Array.from({ length: CITIZENS }, async (_, index) => {
    const phone = await simulator.phone(`+9198000000${String(first + index).padStart(2, '0')}`, `Citizen ${index}`);
    return fileReport(phone, { texts: textsOf(index) });
  }));
}

describe('kill -9 while citizens report', function () {
  this.timeout(180_000);
  let started: UserStart;
  let first = 10;

  before(async () => {
    started = await startAsUser();
    assert.match(started.output(), /Stop with Ctrl-C/, started.output());
    await connectSimulator(started.simulatorUrl).changeSettings({ pace: 15 });
  });
  after(async () => {
    await started?.remove();
  });

  for (const part of ['gate', 'desk', 'postgres'] as const) {
    it(`of the ${part}, again and again, every report arrives once, whole and in order`, async () => {
      let working = true;
      let kills = 0;
      const killing = (async () => {
        while (working && kills < 4) {
          await new Promise((done) => setTimeout(done, 1200));
          try {
            process.kill(started.partPid(part), 'SIGKILL');
            kills++;
          } catch {
            // It is still coming back.
          }
        }
      })();
      const receipts = await reportsOf(started.simulatorUrl, first);
      first += CITIZENS;
      working = false;
      await killing;
      assert.ok(kills > 0, 'the reports were done before anything was killed');

      const sql = connect(started.databaseUrl(), { max: 1 });
      try {
        const tips = await sql<{ receipt: string; body: string }[]>`select receipt, body from desk.tips where receipt = any (${receipts})`;
        assert.equal(tips.length, CITIZENS);
        const bodies = tips.map((tip) => tip.body).sort();
        for (const [citizen, body] of bodies.entries()) {
          const places = textsOf(citizen).map((text) => body.indexOf(text));
          assert.ok(places.every((place, index) => place >= 0 && (index === 0 || place > places[index - 1]!)), `a report is not whole or not in order: ${body}`);
        }
      } finally {
        await sql.end();
      }
    });
  }
});

describe('two gates and two desks against one database', function () {
  this.timeout(120_000);

  it('share the work, keep every citizen in order and mix nobody with another', async () => {
    const system = await startSystem({ gates: 2, desks: 2, users: false });
    try {
      const receipts = await reportsOf(system.simulatorPart!.url, 10);
      const tips = await system.database.admin<{ receipt: string; body: string }[]>`select receipt, body from desk.tips`;
      assert.equal(tips.length, receipts.length);
      for (const tip of tips) {
        const citizens = new Set([...tip.body.matchAll(/Citizen (\d+) saw part (\d)/g)].map(([, citizen]) => citizen));
        assert.equal(citizens.size, 1, `a report holds the words of ${citizens.size} citizens: ${tip.body}`);
        assert.deepEqual([...tip.body.matchAll(/saw part (\d)/g)].map(([, part]) => part), ['1', '2', '3', '4']);
      }
    } finally {
      await system.stop();
    }
  });
});
