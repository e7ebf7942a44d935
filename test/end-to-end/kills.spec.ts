// Nothing that was acknowledged to Twilio is lost, whatever is killed; two of each share the work, and one takes over from the other.
import assert from 'node:assert/strict';
import { connect, type Sql } from '../../lib/database/connect';
import { connectSimulator } from '../../simulator/client';
import { startAsUser, startSystem, type System, type UserStart } from '../support/system';
import { ask, fileReport, sayUntilTaken } from './report';
import { eventually } from '../support/eventually';
import { allTips } from '../support/opened';
import { DESK_KEY, GATE_KEY } from '../support/keys';

const CITIZENS = 5;
const KILLS = 3;
/** of reports while one part is killed */
const MOST_ROUNDS = 20;
const PARTS = ['1', '2', '3', '4'];
const storyOf = (citizen: number) => ({ texts: PARTS.map((part) => `Witness ${citizen} saw part ${part} of it`) });
const numberOf = (index: number) => `+91980000${String(index).padStart(4, '0')}`;

interface Filed {
  /** of the phone */
  number: string;
  citizen: number;
  receipt: string;
}

/** All phones that wrote to a system. */
const numbersOf = new Map<string, Set<string>>();

/** Files reports of several citizens at once. */
async function reportsOf(simulatorUrl: string, first: number): Promise<Filed[]> {
  const simulator = connectSimulator(simulatorUrl);
  return Promise.all(Array.from({ length: CITIZENS }, async (_, citizen) => {
    const number = numberOf(first + citizen);
    numbersOf.set(simulatorUrl, (numbersOf.get(simulatorUrl) ?? new Set()).add(number));
    return { number, citizen, receipt: await fileReport(await simulator.phone(number, 'Asha Devi'), storyOf(citizen)) };
  }));
}

/** Each report is there once, with its citizen's words only, whole and in order. */
async function assertWhole(sql: Sql, filed: Filed[]): Promise<void> {
  const tips = (await allTips(sql)).filter((tip) => filed.some(({ receipt }) => receipt === tip.receipt));
  assert.equal(tips.length, filed.length);
  for (const { receipt, citizen } of filed) {
    const { body } = tips.find((tip) => tip.receipt === receipt)!;
    const said = [...body.matchAll(/Witness (\d+) saw part (\d)/g)];
    assert.deepEqual([...new Set(said.map(([, whose]) => whose))], [String(citizen)], `a report holds other words than its citizen's: ${body}`);
    // What WhatsApp marked as not delivered was typed again, and may have been kept the first time.
    const parts = said.map(([, , part]) => part).filter((part, index, all) => part !== all[index - 1]);
    assert.deepEqual(parts, PARTS, `a report is not whole or not in order: ${body}`);
  }
}

/** What the bot sent has reached the phones, each message once: all phones of the system show as many as the gate knows of. */
async function assertSaidOnce(sql: Sql, simulatorUrl: string): Promise<void> {
  const shown = async (number: string) => (await (await connectSimulator(simulatorUrl).phone(number)).conversation()).filter((message) => message.direction === 'to-phone').length;
  const sent = async () => sql<{ open: number; sent: number }[]>`
    select (select count(*) from vault.deliveries where state in ('due', 'sending'))::int + (select count(*) from exchange.outbox where state = 'waiting')::int as open,
      (select count(*) from vault.replies)::int as sent`;
  // What Twilio has taken shows on the phone a moment later; what was said twice would stay too much.
  let counts = {};
  await eventually(async () => {
    const { open, sent: taken } = (await sent())[0]!;
    const onPhones = (await Promise.all([...numbersOf.get(simulatorUrl)!].map(shown))).reduce((sum, count) => sum + count);
    counts = { open, taken, onPhones };
    return open === 0 && onPhones === taken;
  }, () => `each message to be on the phones once: ${JSON.stringify(counts)}`);
}

describe('kill -9 while citizens report', function () {
  this.timeout(150_000);
  let started: UserStart;
  let first = 10;

  before(async () => {
    started = await startAsUser({ environment: { DESK_KEY: DESK_KEY.toString('base64'), GATE_KEY: GATE_KEY.toString('base64') } });
    assert.match(started.output(), /Stop with Ctrl-C/, started.output());
    await connectSimulator(started.simulatorUrl).changeSettings({ pace: 15 });
  });
  after(async () => {
    await started?.remove();
  });

  for (const part of ['gate', 'desk', 'postgres'] as const) {
    it(`of the ${part}, again and again, every report arrives once, whole and in order, and nothing is said twice`, async () => {
      let working = true;
      let kills = 0;
      const killing = (async () => {
        for (let killed = 0; working && kills < KILLS; await new Promise((done) => setTimeout(done, 300))) {
          try {
            const pid = started.partPid(part);
            // Each life is ended in the middle of its work, soon after it began.
            if (pid === killed || (await life(started, part)) < 700) continue;
            process.kill(pid, 'SIGKILL');
            killed = pid;
            kills++;
          } catch {
            // It is still coming back.
          }
        }
      })();
      // A machine at rest files a round of reports between two kills: it goes on until all kills were in the middle of one.
      const filed: Filed[] = [];
      for (let round = 0; kills < KILLS && round < MOST_ROUNDS; round++) {
        filed.push(...(await reportsOf(started.simulatorUrl, first)));
        first += CITIZENS;
      }
      working = false;
      await killing;
      assert.ok(kills > 0, 'the reports were done before anything was killed');

      const sql = await connectOnceBack(started);
      try {
        await assertWhole(sql, filed);
        await assertSaidOnce(sql, started.simulatorUrl);
      } finally {
        await sql.end();
      }
    });
  }
});

/** A connection to a database whose server may just have been killed. */
async function connectOnceBack(started: UserStart): Promise<Sql> {
  for (let tries = 0; ; tries++) {
    const sql = connect(started.databaseUrl(), { max: 1 });
    try {
      await sql`select 1`;
      return sql;
    } catch (error) {
      await sql.end({ timeout: 1 });
      if (tries === 100) throw error;
      await new Promise((done) => setTimeout(done, 200));
    }
  }
}

/** Milliseconds for which a part has answered; 0 where it does not. */
const since = new Map<string, { pid: number; at: number }>();
async function life(started: UserStart, part: 'gate' | 'desk' | 'postgres'): Promise<number> {
  const pid = started.partPid(part);
  if (part !== 'postgres' && !(await fetch(`${part === 'gate' ? started.gateUrl : started.deskUrl}/health`).then((response) => response.ok, () => false))) return 0;
  const known = since.get(part);
  if (known?.pid === pid) return Date.now() - known.at;
  since.set(part, { pid, at: Date.now() });
  return 0;
}

describe('two gates and two desks against one database', function () {
  this.timeout(150_000);
  let system: System;
  before(async () => {
    system = await startSystem({ gates: 2, desks: 2, users: false });
  });
  after(() => system?.stop());

  it('share the work, keep every citizen in order and mix nobody with another', async () => {
    const filed = await reportsOf(system.simulatorPart!.url, 10);
    await assertWhole(system.database.admin, filed);
    await assertSaidOnce(system.database.admin, system.simulatorPart!.url);
  });

  it('go on with what one gate and one desk had in hand that are killed for good', async () => {
    const reports = reportsOf(system.simulatorPart!.url, 20);
    const underway = async () => (await system.database.admin`select from desk.conversations where status = 'in-progress'`).length > 2;
    await eventually(underway, 'reports to be under way');
    await Promise.all([system.gates[1]!.kill(), system.desks[0]!.kill()]);
    const filed = await reports;
    await assertWhole(system.database.admin, filed);
    await assertSaidOnce(system.database.admin, system.simulatorPart!.url);
  });
});

describe('a turn that never ends', function () {
  this.timeout(120_000);
  let system: System;
  before(async () => {
    system = await startSystem();
  });
  after(() => system?.stop());

  it('is set aside after three tries where police IT see it, its citizen is told, and it goes on when the flow is mended', async () => {
    const token = await system.editorToken();
    const editor = (path: string, body?: object) =>
      fetch(`${system.deskUrl}/editor/${path}`, {
        method: body ? 'POST' : 'GET',
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', 'Node-RED-API-Version': 'v2' },
        ...(body && { body: JSON.stringify(body) }),
      });
    const { flows } = (await (await editor('flows')).json()) as { flows: { type: string; wires?: string[][]; leaseSeconds?: number | string }[] };
    const intake = flows.find((node) => node.type === 'citizen-in')!;
    const deploy = async (change: object) => assert.equal((await editor('flows', { flows: flows.map((node) => (node === intake ? { ...node, ...change } : node)) })).status, 200);
    await deploy({ wires: [[]], leaseSeconds: 1 });

    const phone = await system.simulator.phone('+919800000050', 'Asha');
    await ask(phone, 'Hi', /is safe with us/);
    const aside = (await (await editor('satark/set-aside')).json()) as { id: number }[];
    assert.equal(aside.length, 1);
    const [row] = await system.database.admin`select attempts, lost, state from exchange.inbox`;
    assert.deepEqual({ ...row }, { attempts: 3, lost: 0, state: 'aside' });

    await deploy({});
    assert.equal((await editor(`satark/set-aside/${aside[0]!.id}/retry`, {})).status, 200);
    await phone.messageWith(/language/i, { timeout: 45_000 });
    await sayUntilTaken(phone, 'English');
    await phone.messageWith(/about/i, { timeout: 45_000 });
  });
});
