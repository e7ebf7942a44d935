// Events on their way to the nodes that take them.
import assert from 'node:assert/strict';
import { closeDesk, openDesk, type Desk } from '../../../lib/desk/desk';
import { finishEvent, type ClaimedEvent, type EventKind } from '../../../lib/desk/notify/claim-events';
import { eventPump, type PumpPace } from '../../../lib/desk/notify/event-pump';
import { CHANNELS } from '../../../lib/exchange/messages';
import { freshDatabase, type TestDatabase } from '../../support/database';
import { eventually } from '../../support/eventually';
import { seedOffices, seedTip, seedEvent } from '../offices/support';
import { DESK_KEYS } from '../../support/keys';

const PACE: PumpPace = { poll: 60_000, settle: 20, sweep: 200, leaseSeconds: 30 };

describe('the pump of events', () => {
  let database: TestDatabase;
  let desk: Desk;
  const ends: (() => void)[] = [];
  beforeEach(async () => {
    database = await freshDatabase();
    await seedOffices(database.desk);
    desk = openDesk(database.deskUrl, DESK_KEYS, 4);
  });
  afterEach(async () => {
    for (const end of ends.splice(0)) end();
    await closeDesk();
    await database.close();
  });

  const happens = async (kind: EventKind, detail: Record<string, unknown> = {}) => {
    const tip = await seedTip(database.desk);
    const id = await seedEvent(database.desk, tip, kind, detail);
    await database.desk`select pg_notify(${CHANNELS.events}, '')`;
    return id;
  };
  const taker = (kinds: EventKind[], repeated = false) => {
    const taken: ClaimedEvent[] = [];
    return { kinds: new Set(kinds), repeated, take: (event: ClaimedEvent) => void taken.push(event), taken };
  };
  const until = (condition: () => boolean | Promise<boolean>) => eventually(condition, 'the pump');
  const stateOf = async (event: number) => (await database.desk`select state from desk.tip_events where id = ${event}`)[0]!.state as string;

  it('gives each event to the nodes that ticked its kind, woken by the database', async () => {
    const pump = eventPump(desk, PACE);
    const [one, two] = [taker(['assigned']), taker(['closed', 'assigned'])];
    ends.push(pump.add(one), pump.add(two));
    const assigned = await happens('assigned');
    await until(() => one.taken.length === 1 && two.taken.length === 1);
    const closed = await happens('closed', { outcome: 'false' });
    await until(() => two.taken.length === 2);
    assert.deepEqual(one.taken.map((event) => event.id), [assigned]);
    assert.deepEqual(two.taken.map((event) => [event.id, event.kind]), [[assigned, 'assigned'], [closed, 'closed']]);
    assert.equal(two.taken[0]!.tip.stationName, 'मड़ियाहूं');
  });

  it('gives one event to one of two desks', async () => {
    const [one, two] = [taker(['assigned']), taker(['assigned'])];
    ends.push(eventPump(desk, PACE).add(one), eventPump(desk, PACE).add(two));
    const made: number[] = [];
    for (let number = 0; number < 10; number++) made.push(await happens('assigned'));
    await until(() => one.taken.length + two.taken.length >= 10);
    assert.deepEqual([...one.taken, ...two.taken].map((event) => event.id).sort((a, b) => a - b), made);
  });

  it('goes on with the next event of a tip as soon as the one before is told', async () => {
    const all = taker(['assigned', 'closed']);
    ends.push(eventPump(desk, PACE).add({ ...all, take: (event) => {
      all.taken.push(event);
      void finishEvent(database.desk, event.id);
    } }));
    const tip = await seedTip(database.desk);
    await database.desk`insert into desk.tip_events (tip_id, kind) values (${tip.id}, 'assigned'), (${tip.id}, 'closed')`;
    await until(() => all.taken.length === 2);
    assert.deepEqual(all.taken.map((event) => event.kind), ['assigned', 'closed']);
  });

  it('ends a second assignment quietly unless a node wants it', async () => {
    const quiet = taker(['assigned']);
    const end = eventPump(desk, PACE).add(quiet);
    const again = await happens('assigned', { again: true });
    await until(async () => (await stateOf(again)) === 'done');
    assert.equal(quiet.taken.length, 0);
    end();
    const wanting = taker(['assigned'], true);
    ends.push(eventPump(desk, PACE).add(wanting));
    await happens('assigned', { again: true });
    await until(() => wanting.taken.length === 1);
  });

  it('ends events of kinds that no node takes once the nodes are settled', async () => {
    const note = await happens('note');
    ends.push(eventPump(desk, { ...PACE, poll: 50 }).add(taker(['closed'])));
    await until(async () => (await stateOf(note)) === 'done');
  });

  it('leaves an event for the nodes that come where a deploy took its nodes away while it was claimed', async () => {
    const event = await happens('assigned');
    const [first, second] = [taker(['assigned']), taker(['assigned'])];
    await database.admin.begin(async (lock) => {
      await lock`lock table desk.tip_events in access exclusive mode`;
      const end = eventPump(desk, PACE).add(first);
      await eventually(async () => (await database.admin`select from pg_locks where not granted`).length > 0, 'the claim to wait');
      end();
    });
    await eventually(async () => (await database.admin`select from desk.tip_events where id = ${event} and lease is null and attempts = 0`).length === 1, 'the event to be given back');
    ends.push(eventPump(desk, PACE).add(second));
    await until(() => second.taken.length === 1);
    assert.equal(second.taken[0]!.attempts, 1);
    assert.equal(first.taken.length, 0);
  });

  it('stops with its last node and goes on with the next', async () => {
    const pump = eventPump(desk, PACE);
    const first = taker(['assigned']);
    pump.add(first)();
    const event = await happens('assigned');
    const second = taker(['assigned']);
    ends.push(pump.add(second));
    await until(() => second.taken.length === 1);
    await finishEvent(database.desk, event);
    assert.equal(first.taken.length, 0);
  });
});
