// The inbox between gate and desk: order, exclusiveness, leases.
import assert from 'node:assert/strict';
import { claimInbox, finishInbox, putInbox, releaseInbox, renewInbox, TRIES } from '../../lib/exchange/inbox';
import { LOSSES } from '../../lib/exchange/lease';
import type { CitizenMessage } from '../../lib/exchange/messages';
import { freshDatabase, type TestDatabase } from '../support/database';
import { deskBoxes, gateBoxes } from '../support/keys';

const due = (database: TestDatabase) => database.desk`update exchange.inbox set lease_until = now() - interval '1 second'`;
const saying = (text: string): CitizenMessage => ({ text, media: [] });

describe('exchange inbox', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await freshDatabase();
  });
  afterEach(() => database.close());

  it('gives the messages of one handle in order, the next only when the one before is done', async () => {
    for (const text of ['one', 'two']) await putInbox(database.gate, gateBoxes, 'h1', saying(text));
    const [first, ...others] = await claimInbox(database.desk, deskBoxes, 10, 30);
    assert.equal(first?.message.text, 'one');
    assert.equal(others.length, 0);
    assert.equal((await claimInbox(database.desk, deskBoxes, 10, 30)).length, 0);
    assert.equal(await finishInbox(database.desk, first!), true);
    const [second] = await claimInbox(database.desk, deskBoxes, 10, 30);
    assert.equal(second?.message.text, 'two');
  });

  it('gives many handles at once, and never one message to two desks', async () => {
    for (let handle = 0; handle < 40; handle++) await putInbox(database.gate, gateBoxes, `h${handle}`, saying('x'));
    const claims = await Promise.all(Array.from({ length: 5 }, () => claimInbox(database.desk, deskBoxes, 10, 30)));
    const ids = claims.flat().map((item) => item.id);
    assert.equal(new Set(ids).size, ids.length);
    const rest = await claimInbox(database.desk, deskBoxes, 100, 30);
    assert.equal(ids.length + rest.length, 40);
  });

  it('gives a message again when its lease has ended, and refuses the end of the old turn', async () => {
    await putInbox(database.gate, gateBoxes, 'h1', saying('x'));
    const [slow] = await claimInbox(database.desk, deskBoxes, 1, 0);
    const [again] = await claimInbox(database.desk, deskBoxes, 1, 30);
    assert.equal(again?.id, slow?.id);
    assert.equal(again?.attempts, 1);
    assert.equal(await finishInbox(database.desk, slow!), false);
    assert.equal(await finishInbox(database.desk, again!), true);
  });

  it('sets a message aside after three turns that did not end and goes on with the next of its handle', async () => {
    for (const text of ['poison', 'fine']) await putInbox(database.gate, gateBoxes, 'h1', saying(text));
    for (let attempt = 1; attempt <= TRIES; attempt++) {
      const [item] = await claimInbox(database.desk, deskBoxes, 1, 30);
      assert.equal(item?.attempts, attempt);
      await releaseInbox(database.desk, item!, 'the turn did not end');
      await due(database);
    }
    assert.equal((await claimInbox(database.desk, deskBoxes, 1, 30)).length, 0);
    const [next] = await claimInbox(database.desk, deskBoxes, 1, 30);
    assert.equal(next?.message.text, 'fine');
    const aside = await database.desk<{ message: Buffer }[]>`select message from exchange.inbox where state = 'aside'`;
    assert.deepEqual(aside.map((row) => deskBoxes.openMessage<CitizenMessage>('h1', row.message).text), ['poison']);
  });

  it('gives back at once what a desk had in hand before it was killed, and nothing of what it has in hand or another desk has', async () => {
    for (const handle of ['h1', 'h2', 'h3']) await putInbox(database.gate, gateBoxes, handle, saying(handle));
    const [first, second] = await claimInbox(database.desk, deskBoxes, 2, 30, { name: 'desk one', inHand: [] });
    await claimInbox(database.desk, deskBoxes, 1, 30, { name: 'desk two', inHand: [] });
    assert.equal((await claimInbox(database.desk, deskBoxes, 10, 30, { name: 'desk one', inHand: [first!.id, second!.id] })).length, 0);
    const [again, ...others] = await claimInbox(database.desk, deskBoxes, 10, 30, { name: 'desk one', inHand: [second!.id] });
    assert.deepEqual([again!.id, again!.attempts, others], [first!.id, 1, []]);
    assert.equal(await finishInbox(database.desk, first!), false);
    assert.equal(await finishInbox(database.desk, again!), true);
  });

  it('counts no death of a desk as a try, and still sets aside what kills every desk that takes it up', async () => {
    for (const text of ['poison', 'fine']) await putInbox(database.gate, gateBoxes, 'h1', saying(text));
    for (let death = 0; death < LOSSES; death++) {
      const [item] = await claimInbox(database.desk, deskBoxes, 1, 30, { name: 'desk', inHand: [] });
      assert.deepEqual([item?.message.text, item?.attempts], ['poison', 1]);
    }
    assert.equal((await claimInbox(database.desk, deskBoxes, 1, 30, { name: 'desk', inHand: [] })).length, 0);
    assert.equal((await claimInbox(database.desk, deskBoxes, 1, 30, { name: 'desk', inHand: [] }))[0]?.message.text, 'fine');
    const [aside] = await database.desk`select problem from exchange.inbox where state = 'aside'`;
    assert.match(aside?.problem as string, /the desk ended each time/);
  });

  it('keeps a message with a desk that renews its lease', async () => {
    await putInbox(database.gate, gateBoxes, 'h1', saying('x'));
    const [item] = await claimInbox(database.desk, deskBoxes, 1, 0);
    await renewInbox(database.desk, [item!], 30);
    assert.equal((await claimInbox(database.desk, deskBoxes, 1, 30)).length, 0);
    assert.equal(await finishInbox(database.desk, item!), true);
  });

  it('gives a released message again, with the reason kept', async () => {
    await putInbox(database.gate, gateBoxes, 'h1', saying('x'));
    const [item] = await claimInbox(database.desk, deskBoxes, 1, 30);
    await releaseInbox(database.desk, item!, 'a node failed');
    const [row] = await database.desk`select problem, lease_until < now() + interval '2 seconds' as soon from exchange.inbox`;
    assert.deepEqual({ ...row }, { problem: 'a node failed', soon: true });
  });
});
