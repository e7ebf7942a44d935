// What must hold whatever happens to a desk: no message lost, none answered twice, none mixed.
import assert from 'node:assert/strict';
import { freshDatabase, type TestDatabase } from '../support/database';
import { DeskProcess, insertAfter, nodeWith, shippedFlow, type FlowNode } from '../support/desk-process';
import { Citizen, tap } from '../support/talk';
import { eventually } from '../support/eventually';
import { outboxOf } from '../support/exchange';
import { allTips } from '../support/opened';

const REPORT = ['Hi', 'English', 'gambling', 'Jaunpur', 'Mariahu', 'They play cards behind the shop', 'done'] as const;

describe('the foundation of the conversation', function () {
  this.timeout(90_000);
  let database: TestDatabase;
  const desks: DeskProcess[] = [];

  beforeEach(async () => {
    database = await freshDatabase();
  });
  afterEach(async () => {
    await Promise.all(desks.splice(0).map((desk) => desk.stop()));
    await database?.close();
  });

  const start = async (flow: FlowNode[] = shippedFlow()): Promise<DeskProcess> => {
    const desk = await DeskProcess.start(database.deskUrl, flow);
    desks.push(desk);
    return desk;
  };
  /** The shipped flow with a lease of so many seconds. */
  const withLease = (seconds: number): FlowNode[] => {
    const flow = shippedFlow();
    nodeWith(flow, 'type', 'citizen-in').leaseSeconds = seconds;
    return flow;
  };
  const functionNode = (func: string): FlowNode => ({ id: '00000000cccccccc', type: 'function', name: '', func, outputs: 1, timeout: 0, noerr: 0, initialize: '', finalize: '', libs: [], x: 100, y: 700 });
  const stateOf = async (id: number) => (await database.admin`select state, attempts, problem from exchange.inbox where id = ${id}`)[0];

  it('gives a message again that was in hand when its desk was killed, and files it once', async () => {
    const citizen = new Citizen(database);
    const flow = withLease(2);
    // Holds the message in hand for ever.
    insertAfter(flow, nodeWith(flow, 'answerKey', 'review'), functionNode('return new Promise(() => {});'));
    const doomed = await start(flow);
    for (const text of REPORT) await citizen.says(text);
    const id = await citizen.sends('send');
    await eventually(async () => (await stateOf(id))?.attempts === 1, 'the message to be in hand');
    await doomed.kill();
    await start(withLease(2));
    await citizen.settled(id);
    assert.match((await citizen.listens()).at(-1)!.text, /received your report/);
    assert.equal((await stateOf(id))?.state, 'done');
    const [count] = await database.admin`select (select count(*) from desk.tips)::int as tips, (select count(*) from desk.tip_events where kind = 'filed')::int as filed`;
    assert.deepEqual({ ...count }, { tips: 1, filed: 1 });
  });

  it('sets a message aside that never ends, tells the citizen once that it is safe, and goes on with the next', async () => {
    const citizen = new Citizen(database);
    const flow = withLease(1);
    insertAfter(flow, nodeWith(flow, 'type', 'citizen-in'), functionNode("return msg.payload === 'poison' ? null : msg;"));
    await start(flow);
    await citizen.plays(['Hi', 'Choose your language']);
    const poison = await citizen.sends('poison');
    const after = await citizen.sends('English');
    await citizen.settled(poison);
    await citizen.settled(after);
    assert.deepEqual({ ...(await stateOf(poison)) }, { state: 'aside', attempts: 3, problem: 'the turn did not end' });
    await eventually(async () => {
      const told = (await outboxOf(database.admin)).filter(({ handle, message }) => handle === citizen.handle && message.text.includes('safe with us'));
      return told.length === 1;
    }, 'the citizen to be told once');
  });

  it('gives a message again at once on which a node of the flow failed', async () => {
    const citizen = new Citizen(database);
    const flow = withLease(60);
    insertAfter(flow, nodeWith(flow, 'type', 'citizen-in'), functionNode("if (!context.get('failed')) { context.set('failed', true); throw new Error('broken'); } return msg;"));
    await start(flow);
    const id = await citizen.sends('Hi');
    await citizen.settled(id);
    assert.deepEqual({ ...(await stateOf(id)) }, { state: 'done', attempts: 2, problem: 'a node of the flow failed' });
  });

  it('has one effect where the flow doubles a message', async () => {
    const citizen = new Citizen(database);
    const flow = shippedFlow();
    const source = nodeWith(flow, 'type', 'citizen-in');
    source.wires = [[source.wires![0]![0]!, source.wires![0]![0]!]];
    nodeWith(flow, 'answerKey', 'review').wires = [[...nodeWith(flow, 'answerKey', 'review').wires![0]!, ...nodeWith(flow, 'answerKey', 'review').wires![0]!]];
    await start(flow);
    await citizen.plays(...REPORT.map((text) => [text] as const), [tap('Send'), 'received your report']);
    await new Promise((done) => setTimeout(done, 100));
    assert.equal((await database.admin`select from desk.tips`).length, 1);
    const said = await database.admin`select from exchange.outbox where handle = ${citizen.handle}`;
    // One for each message, and the story's acknowledgement gave way to the review.
    assert.equal(said.length, REPORT.length);
  });

  it('shares the citizens between two desks without mixing or reordering their messages', async () => {
    await Promise.all([start(), start()]);
    const citizens = Array.from({ length: 12 }, () => new Citizen(database));
    // All at once, and each citizen faster than anybody reads.
    await Promise.all(citizens.map(async (citizen, index) => {
      const ids: number[] = [];
      for (const text of [...REPORT.slice(0, 4), `Place number ${'abcdefghijkl'[index]}`, ...REPORT.slice(5), 'send']) ids.push(await citizen.sends(text));
      for (const id of ids) await citizen.settled(id);
    }));
    const tips = await allTips(database.admin);
    assert.equal(tips.length, citizens.length);
    for (const [index, citizen] of citizens.entries()) assert.equal(tips.find((tip) => tip.handle === citizen.handle)?.place, `Place number ${'abcdefghijkl'[index]}`);
    const [inbox] = await database.admin`select count(*) filter (where state = 'done')::int as done, max(attempts)::int as attempts from exchange.inbox`;
    assert.deepEqual({ ...inbox }, { done: citizens.length * (REPORT.length + 1), attempts: 1 });
  });

  it('finishes what is in hand when it is stopped, and leaves the rest to the next desk', async () => {
    const first = await start();
    const citizens = Array.from({ length: 30 }, () => new Citizen(database));
    const sent = await Promise.all(citizens.map((citizen) => citizen.sends('Hi')));
    await first.stop();
    const [leased] = await database.admin`select count(*)::int as n from exchange.inbox where state = 'waiting' and lease is not null`;
    assert.equal(leased?.n, 0);
    await start();
    for (const [index, citizen] of citizens.entries()) await citizen.settled(sent[index]!);
    assert.equal((await database.admin`select distinct handle from exchange.outbox`).length, citizens.length);
    assert.equal((await database.admin`select from exchange.outbox`).length, citizens.length);
  });
});
