// Accepted requests: order per sender, exclusiveness among gates, leases, setting aside.
import assert from 'node:assert/strict';
import { claimReceived, finishReceived, RECEIVED_TRIES, releaseReceived, renewReceived, retryAside } from '../../../lib/gate/incoming/received';
import { LOSSES } from '../../../lib/exchange/lease';
import { parseIncoming } from '../../../lib/gate/incoming/request';
import { testGate, textForm, type TestGate } from '../support';

describe('accepted requests', () => {
  let opened: TestGate;
  const accept = (from: string, body: string) => opened.gate.acceptor.accept(parseIncoming(textForm(from, body)));
  const claim = async (limit: number, leaseSeconds = 60) => (await claimReceived(opened.gate.sql, limit, leaseSeconds)).items;
  const bodyOf = (item: { sealed: Buffer }) => (JSON.parse(opened.gate.vault.open('request', item.sealed)) as { text: string }).text;
  beforeEach(async () => {
    opened = await testGate();
  });
  afterEach(() => opened.close());

  it('come in the order in which a sender wrote, the next only when the one before is handed over', async () => {
    for (const body of ['one', 'two']) await accept('whatsapp:+919800000001', body);
    const [first, ...others] = await claim(10);
    assert.equal(bodyOf(first!), 'one');
    assert.equal(others.length, 0);
    assert.equal((await claim(10)).length, 0);
    assert.ok(await finishReceived(opened.gate.sql, first!));
    assert.equal(bodyOf((await claim(10))[0]!), 'two');
  });

  it('are worked on by two gates at once without mixing or repeating a sender\'s messages', async () => {
    const senders = Array.from({ length: 12 }, (_, index) => `whatsapp:+9198000001${String(index).padStart(2, '0')}`);
    for (const body of ['1', '2', '3', '4']) await Promise.all(senders.map((sender) => accept(sender, `${sender} ${body}`)));
    const done: string[] = [];
    const gateAtWork = async () => {
      for (let idle = 0; idle < 20; ) {
        const items = await claim(3);
        if (items.length === 0) {
          idle++;
          await new Promise((pause) => setTimeout(pause, 5));
        }
        for (const item of items) {
          done.push(bodyOf(item));
          assert.ok(await finishReceived(opened.gate.sql, item));
        }
      }
    };
    await Promise.all([gateAtWork(), gateAtWork()]);
    assert.equal(done.length, 48);
    for (const sender of senders) assert.deepEqual(done.filter((body) => body.startsWith(sender)), ['1', '2', '3', '4'].map((body) => `${sender} ${body}`));
  });

  it('keep their sealed content until they are handed over, and not after', async () => {
    await accept('whatsapp:+919800000001', 'x');
    const [item] = await claim(1);
    assert.ok(await finishReceived(opened.gate.sql, item!));
    const [row] = await opened.database.gate`select sealed, state from vault.received`;
    assert.deepEqual({ ...row }, { sealed: null, state: 'handed-over' });
  });

  it('come again when a lease has ended, and the old worker can not finish any more', async () => {
    await accept('whatsapp:+919800000001', 'x');
    const [slow] = await claim(1, 0);
    const [again] = await claim(1);
    assert.equal(again?.attempts, 1);
    assert.equal(await finishReceived(opened.gate.sql, slow!), null);
    assert.ok(await finishReceived(opened.gate.sql, again!));
  });

  it('are taken back at once by a gate that was killed and started again, which is no try, six times at most', async () => {
    await accept('whatsapp:+919800000001', 'x');
    const one = { name: 'gate one', inHand: [] };
    const [before] = (await claimReceived(opened.gate.sql, 1, 60, one)).items;
    assert.deepEqual((await claimReceived(opened.gate.sql, 1, 60, { name: 'gate two', inHand: [] })).items, []);
    assert.deepEqual((await claimReceived(opened.gate.sql, 1, 60, { ...one, inHand: [before!.id] })).items, []);
    for (let death = 1; death < LOSSES; death++) assert.deepEqual((await claimReceived(opened.gate.sql, 1, 60, one)).items.map((item) => item.attempts), [1]);
    assert.deepEqual(await claimReceived(opened.gate.sql, 1, 60, one), { items: [], setAside: 1 });
  });

  it('stay with a gate that renews its lease', async () => {
    await accept('whatsapp:+919800000001', 'x');
    const [item] = await claim(1, 0);
    await renewReceived(opened.gate.sql, [item!], 60);
    assert.equal((await claim(1)).length, 0);
    assert.ok(await finishReceived(opened.gate.sql, item!));
  });

  it('are set aside after three tries with nothing lost, let the next one pass, and can be given again', async () => {
    for (const body of ['poison', 'fine']) await accept('whatsapp:+919800000001', body);
    for (let attempt = 0; attempt < RECEIVED_TRIES; attempt++) {
      const [item] = await claim(1);
      await releaseReceived(opened.gate.sql, item!, 'a node failed', 0);
    }
    assert.deepEqual(await claimReceived(opened.gate.sql, 1, 60), { items: [], setAside: 1 });
    const [next] = await claim(1);
    assert.equal(bodyOf(next!), 'fine');
    await finishReceived(opened.gate.sql, next!);
    assert.equal(await retryAside(opened.gate.sql), 1);
    assert.equal(bodyOf((await claim(1))[0]!), 'poison');
  });
});
