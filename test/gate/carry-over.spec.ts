// A database of before, with links in columns, becomes one with sealed links, and nobody gets lost.
import assert from 'node:assert/strict';
import { createHmac, hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clearAway } from '../../lib/database/clear-away';
import { migrate } from '../../lib/database/migrate';
import { carryOver } from '../../lib/gate/carry-over';
import { readContacts } from '../../lib/gate/people/contact';
import { findPerson } from '../../lib/gate/people/person';
import { createVault } from '../../lib/gate/vault';
import { freshDatabase, type TestDatabase } from '../support/database';
import { gateBoxes } from '../support/keys';


const MIGRATIONS = join(__dirname, '../../lib/database/migrations');
const PASSWORDS = { gate: 'for-tests-only-0123456789', desk: 'for-tests-only-0123456789' };
const [PHONE, SCOPED] = ['+919800000951', 'IN.2000000000000951'];
const SID = 'SM00000000000000000000000000000951';

/** A database as it was before links were sealed. */
async function formerDatabase(): Promise<TestDatabase> {
  const database = await freshDatabase();
  await database.admin.unsafe('drop schema vault cascade; drop schema desk cascade; drop schema exchange cascade; truncate public.satark_migrations').simple();
  for (const name of readdirSync(MIGRATIONS).filter((file) => file.endsWith('.sql') && file < '0050').sort()) {
    await database.admin.unsafe(readFileSync(join(MIGRATIONS, name), 'utf8')).simple();
    await database.admin`insert into public.satark_migrations (name) values (${name})`;
  }
  return database;
}

describe('a new vault', () => {
  it('has no tables of a former one', async () => {
    const database = await freshDatabase();
    assert.equal((await database.admin`select from pg_tables where schemaname = 'vault' and tablename like 'former%'`).length, 0);
    await database.close();
  });
});

describe('a vault of before', () => {
  const key = randomBytes(32);
  const vault = createVault([key]);
  let database: TestDatabase;

  /** As the gate hashed addresses then. */
  const formerLookup = (address: string) => createHmac('sha256', Buffer.from(hkdfSync('sha256', key, '', 'satark-mitra vault lookup', 32))).update(address).digest();

  before(async () => {
    database = await formerDatabase();
    const { admin } = database;
    for (const [index, [kind, value]] of ([['phone', PHONE], ['business-scoped', SCOPED]] as const).entries()) {
      if (index === 0) await admin`insert into vault.contacts (last_inbound_at) values (now())`;
      await admin`insert into vault.addresses (lookup, contact_id, kind, sealed) values (${formerLookup(value)}, 1, ${kind}, ${vault.seal('address', value)})`;
    }
    for (let person = 2; person <= 130; person++) {
      const phone = `+9198000${String(person).padStart(5, '0')}`;
      await admin`insert into vault.contacts default values`;
      await admin`insert into vault.addresses (lookup, contact_id, kind, sealed) values (${formerLookup(phone)}, ${person}, 'phone', ${vault.seal('address', phone)})`;
      await admin`insert into vault.handles (handle, contact_id) values (${`handle-of-person-${person}`}, ${person})`;
    }
    await admin`insert into vault.handles (handle, contact_id, state, receipt, filed_at) values ('an-older-handle-of-hers', 1, 'filed', 'SM-AAA-1', now()), ('a-newer-handle-of-hers', 1, 'in-progress', null, null)`;
    const messages = await admin<{ id: number }[]>`
      insert into exchange.outbox (handle, message, state) select h, '{"language": "en", "text": "x"}', s from (values ('an-older-handle-of-hers', 'delivered'), ('a-newer-handle-of-hers', 'taken'), ('a-newer-handle-of-hers', 'waiting')) v (h, s) returning id`;
    await admin`insert into vault.deliveries (outbox_id, contact_id, handle, state, status, message_key, sealed_sid, attempts) values (${messages[0]!.id}, 1, 'an-older-handle-of-hers', 'accepted', 'delivered', ${vault.key('message-id', SID)}, ${vault.seal('message-id', SID)}, 1)`;
    await admin`insert into vault.deliveries (outbox_id, contact_id, handle, state, attempts, started_at) values (${messages[1]!.id}, 1, 'a-newer-handle-of-hers', 'sending', 1, now())`;
    const request = { messageSid: 'SM01', sender: { phone: PHONE }, text: 'waits', media: [], forwarded: false, empty: false };
    await admin`insert into vault.received (message_key, sender, sealed, lease) values (${vault.key('message-id', 'SM01')}, ${formerLookup(PHONE)}, ${vault.seal('request', JSON.stringify(request))}, ${randomUUID()})`;
    await admin`insert into vault.received (message_key, sender, state, finished_at) values (${vault.key('message-id', 'SM00')}, ${formerLookup(PHONE)}, 'handed-over', now())`;
    await migrate(admin, PASSWORDS);
    await Promise.all([carryOver(database.gate, vault), carryOver(database.gate, vault)]);
  });
  after(() => database.close());

  it('still knows everybody by number and id, with all their reports and what they replied to', async () => {
    const gate = { sql: database.gate, vault, boxes: gateBoxes };
    const person = await findPerson(gate, { phone: PHONE }, SID);
    assert.equal((await findPerson(gate, { businessScoped: SCOPED })).contact, person.contact);
    assert.deepEqual(person.handles.map(({ handle, state, receipt }) => [handle, state, receipt]), [['an-older-handle-of-hers', 'filed', 'SM-AAA-1'], ['a-newer-handle-of-hers', 'in-progress', null]]);
    assert.equal(person.replied?.handle, 'an-older-handle-of-hers');
    assert.deepEqual((await findPerson(gate, { phone: '+919800000130' })).handles.map(({ handle }) => handle), ['handle-of-person-130']);
    assert.equal((await database.gate`select from vault.contacts`).length, 130);
    assert.deepEqual((await readContacts(database.gate, vault, [person.contact]))[0]!.addresses.map(({ value }) => value), [PHONE, SCOPED]);
  });

  it('goes on with what was being sent and what waits to be handed over', async () => {
    assert.deepEqual((await database.gate`select handle, state from vault.deliveries`).map((row) => [row.handle, row.state]), [['a-newer-handle-of-hers', 'sending']]);
    const [row] = await database.gate`select sender, sealed_sid from vault.received where state = 'waiting'`;
    assert.deepEqual(row!.sender, vault.key('sender', PHONE));
    assert.equal(vault.open('message-id', row!.sealed_sid as Buffer), 'SM01');
  });

  it('keeps nothing of the links, and tells the desk of no delivery', async () => {
    for (const table of ['contacts', 'addresses', 'handles', 'deliveries']) assert.equal((await database.admin.unsafe(`select from vault.former_${table}`)).length, 0, table);
    assert.deepEqual((await database.admin`select pg_relation_size('vault.former_handles') as handles, pg_relation_size('vault.former_deliveries') as deliveries`)[0], { handles: 0, deliveries: 0 });
    assert.deepEqual((await database.admin`select distinct state from exchange.outbox order by 1`).map((row) => row.state), ['sent', 'taken', 'waiting']);
    const [finished] = await database.admin`select sender, received_at, finished_on is not null as day from vault.received where state = 'handed-over'`;
    assert.deepEqual({ ...finished }, { sender: null, received_at: null, day: true });
  });

  it('loses its former tables when nothing is in them, not before, and later starts miss nothing', async () => {
    const { admin, gate } = database;
    const former = async () => (await admin`select from pg_tables where schemaname = 'vault' and tablename like 'former%'`).length;
    await admin`insert into vault.former_contacts default values`;
    await clearAway(admin);
    assert.equal(await former(), 4);
    await carryOver(gate, vault);
    await clearAway(admin);
    assert.equal(await former(), 0);
    await clearAway(admin);
    await carryOver(gate, vault);
    assert.equal((await findPerson({ sql: gate, vault, boxes: gateBoxes }, { phone: '+919800000130' })).handles.length, 1);
  });
});
