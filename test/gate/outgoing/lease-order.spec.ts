// Writing down what became of a message, while the lease of the same message is renewed: neither ever waits for the other in a circle.
import assert from 'node:assert/strict';
import { putOutbox } from '../../../lib/exchange/outbox';
import { claimDeliveries, renewDeliveries, type Delivery } from '../../../lib/gate/outgoing/claim';
import { accepted, failed, later } from '../../../lib/gate/outgoing/outcome';
import { findPerson, openHandle } from '../../../lib/gate/people/person';
import { deskBoxes } from '../../support/keys';
import { eventually, testGate, type TestGate } from '../support';

describe('what became of a message', () => {
  let opened: TestGate;
  let delivery: Delivery;

  beforeEach(async () => {
    opened = await testGate({ fateMinutes: 10 });
    const { gate, database } = opened;
    const handle = await openHandle(gate.sql, gate.vault, (await findPerson(gate, { phone: '+919800000981' })).contact);
    await putOutbox(database.desk, deskBoxes, handle, { language: 'en', text: 'x' });
    [delivery] = (await claimDeliveries(gate, 1)) as [Delivery];
  });
  afterEach(() => opened.close());

  const ways: [string, () => Promise<unknown>][] = [
    ['is sent', () => accepted(opened.gate, delivery, 'SM01', false)],
    ['is to be sent later', () => later(opened.gate, delivery, 5)],
    ['has failed', () => failed(opened.gate, delivery, 'refused')],
    ['is still being sent', () => renewDeliveries(opened.gate, [delivery])],
  ];
  for (const [what, write] of ways) {
    it(`is written where it ${what} in one order: the message first, then the report`, async () => {
      const { admin } = opened.database;
      let letGo = () => {};
      const held = new Promise<void>((done) => (letGo = done));
      let isHeld = () => {};
      const holding = new Promise<void>((done) => (isHeld = done));
      const other = admin.begin(async (sql) => {
        await sql`select from vault.deliveries where id = ${delivery.id} for update`;
        isHeld();
        await held;
      });
      await holding;
      const written = write();
      await eventually(async () => (await admin`select from pg_locks where not granted`).length > 0, 'it waits for the message');
      const report = await admin`select from vault.sending for update nowait`.then((rows) => rows.length, () => 'held');
      letGo();
      await Promise.all([other, written]);
      assert.equal(report, 1);
    });
  }
});
