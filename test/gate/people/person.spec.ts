// People are found again by number or business-scoped id, and by nothing that can be read from the tables.
import assert from 'node:assert/strict';
import { putOutbox } from '../../../lib/exchange/outbox';
import { claimDeliveries } from '../../../lib/gate/outgoing/claim';
import { applyStatus } from '../../../lib/gate/outgoing/status';
import { lockContacts, saveContacts } from '../../../lib/gate/people/contact';
import { findPerson, openHandle } from '../../../lib/gate/people/person';
import { deskBoxes } from '../../support/keys';
import { testGate, type TestGate } from '../support';

const PHONE = '+919800000031';
const SCOPED = 'IN.2000000000000031';

describe('a person in the vault', () => {
  let opened: TestGate;
  const find = (sender: Parameters<typeof findPerson>[1], repliedTo?: string) => findPerson(opened.gate, sender, repliedTo);
  beforeEach(async () => {
    opened = await testGate();
  });
  afterEach(() => opened.close());

  it('is made once, even when two requests come at the same moment', async () => {
    const people = await Promise.all(Array.from({ length: 4 }, () => find({ phone: PHONE })));
    assert.equal(new Set(people.map((person) => person.contact)).size, 1);
    assert.equal((await opened.gate.sql`select * from vault.contacts`).length, 1);
  });

  it('is found by either address once a request has shown both', async () => {
    const { contact } = await find({ phone: PHONE });
    assert.equal((await find({ phone: PHONE, businessScoped: SCOPED })).contact, contact);
    assert.equal((await find({ businessScoped: SCOPED })).contact, contact);
  });

  it('becomes one where two turn out to be the same, with the reports of both', async () => {
    const byPhone = await find({ phone: PHONE });
    const byId = await find({ businessScoped: SCOPED });
    assert.notEqual(byPhone.contact, byId.contact);
    const handles = [await openHandle(opened.gate.sql, opened.gate.vault, byPhone.contact), await openHandle(opened.gate.sql, opened.gate.vault, byId.contact)];
    const merged = await find({ phone: PHONE, businessScoped: SCOPED });
    assert.deepEqual(merged.handles.map((facts) => facts.handle).sort(), handles.sort());
    assert.equal((await find({ phone: PHONE })).contact, (await find({ businessScoped: SCOPED })).contact);
  });

  describe('whose number changes hands', () => {
    const OTHER = 'IN.2000000000000032';
    const spoke = async (contact: string, daysAgo: number) => {
      const { sql, vault } = opened.gate;
      const handle = await openHandle(sql, vault, contact, new Date(Date.now() - daysAgo * 24 * 3_600_000));
      await opened.gate.sql.begin(async (transaction) => {
        const [locked] = await lockContacts(transaction, vault, [contact]);
        for (const facts of locked!.handles) facts.lastMessageAt = facts.createdAt;
        await saveContacts(transaction, vault, [locked!]);
      });
      return handle;
    };

    it('keeps their reports, which the one who has it now does not get', async () => {
      const before = await find({ phone: PHONE, businessScoped: SCOPED });
      const handle = await spoke(before.contact, 91);
      const now = await find({ phone: PHONE, businessScoped: OTHER });
      assert.notEqual(now.contact, before.contact);
      assert.deepEqual(now.handles, []);
      assert.equal((await find({ phone: PHONE })).contact, now.contact);
      const still = await find({ businessScoped: SCOPED });
      assert.deepEqual(still.handles.map((facts) => facts.handle), [handle]);
      assert.deepEqual(still.addresses, [{ kind: 'business-scoped', value: SCOPED }], 'they are written to under their own id alone');
    });

    it('keeps them also where the one who has it now was known by an id already, and both write at once', async () => {
      const before = await find({ phone: PHONE, businessScoped: SCOPED });
      await spoke(before.contact, 200);
      const other = await find({ businessScoped: OTHER });
      const [now, again] = await Promise.all([find({ phone: PHONE, businessScoped: OTHER }), find({ phone: PHONE, businessScoped: OTHER })]);
      assert.deepEqual([now.contact, again.contact], [other.contact, other.contact]);
      assert.equal((await find({ businessScoped: SCOPED })).contact, before.contact);
    });

    it('is one person where WhatsApp gives all a new id: who wrote in the last ninety days has their number still', async () => {
      const before = await find({ phone: PHONE, businessScoped: SCOPED });
      await spoke(before.contact, 200);
      const handle = await spoke(before.contact, 0);
      await opened.gate.sql.begin(async (transaction) => {
        const [locked] = await lockContacts(transaction, opened.gate.vault, [before.contact]);
        locked!.handles.find((facts) => facts.handle === handle)!.lastMessageAt = new Date(Date.now() - 89 * 24 * 3_600_000);
        await saveContacts(transaction, opened.gate.vault, [locked!]);
      });
      assert.equal((await find({ phone: PHONE, businessScoped: OTHER })).contact, before.contact);
    });

    it('is one person where no id was known before', async () => {
      const before = await find({ phone: PHONE });
      await spoke(before.contact, 200);
      assert.equal((await find({ phone: PHONE, businessScoped: OTHER })).contact, before.contact);
    });
  });

  it('has a report filed as soon as the desk says so, though nothing was sent yet', async () => {
    const { contact } = await find({ phone: PHONE });
    const handle = await openHandle(opened.gate.sql, opened.gate.vault, contact);
    await putOutbox(opened.database.desk, deskBoxes, handle, { language: 'en', text: 'Filed: SMA-AA7-77Q', handle: 'filed', receipt: 'SMA-AA7-77Q' });
    const [facts] = (await find({ phone: PHONE })).handles;
    assert.equal(facts?.state, 'filed');
    assert.equal(facts?.receipt, 'SMA-AA7-77Q');
    assert.ok(facts?.filedAt instanceof Date);
  });

  it('is led by a reply to its report also where Twilio\'s answer was lost and only its callback has come', async () => {
    const { gate, database } = opened;
    const { contact } = await find({ phone: PHONE });
    const handle = await openHandle(gate.sql, gate.vault, contact);
    const outbox = await putOutbox(database.desk, deskBoxes, handle, { language: 'en', text: 'At what time?' });
    const [delivery] = await claimDeliveries(gate, 1);
    assert.equal((await find({ phone: PHONE }, 'SM0031')).replied, null);
    await applyStatus(gate, { MessageSid: 'SM0031', MessageStatus: 'delivered' }, gate.vault.callbackToken(delivery!.id));
    assert.deepEqual((await find({ phone: PHONE }, 'SM0031')).replied, { handle, outbox });
  });

  it('leaves neither number nor id readable, hashed without a key or otherwise, in any table of the vault', async () => {
    await find({ phone: PHONE, businessScoped: SCOPED });
    const tables = await opened.database.admin<{ name: string }[]>`select table_name as name from information_schema.tables where table_schema = 'vault'`;
    for (const { name } of tables) {
      for (const row of await opened.database.admin.unsafe(`select t::text as dump from vault.${name} t`)) {
        const dump = Buffer.from(String(row.dump).replace(/\\x([0-9a-f]+)/g, (_, hex: string) => Buffer.from(hex, 'hex').toString('latin1')), 'latin1').toString('latin1');
        for (const secret of ['9800000031', '2000000000000031']) assert.equal(dump.includes(secret), false, `${secret} stands in vault.${name}`);
      }
    }
  });
});
