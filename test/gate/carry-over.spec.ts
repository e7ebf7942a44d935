// A database of before, with links in columns, becomes one with sealed links, and nobody gets lost.
import assert from 'node:assert/strict';
import { createHmac, hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clearAway } from '../../lib/database/clear-away';
import { migrate } from '../../lib/database/migrate';
import { carryOver } from '../../lib/gate/carry-over';
import { findSent } from '../../lib/gate/outgoing/sent';
import { openHandleRow, readContacts, sealHandle } from '../../lib/gate/people/contact';
import { readForgotten } from '../../lib/gate/people/forgotten-counts';
import { findPerson } from '../../lib/gate/people/person';
import { createVault } from '../../lib/gate/vault';
import { freshDatabase, type TestDatabase } from '../support/database';
import { gateBoxes } from '../support/keys';
import { fillReference } from '../support/range';


const MIGRATIONS = join(__dirname, '../../lib/database/migrations');
const PASSWORDS = { gate: 'for-tests-only-0123456789', desk: 'for-tests-only-0123456789' };
const [PHONE, SCOPED] = ['+919800000951', 'IN.2000000000000951'];
const SID = 'SM00000000000000000000000000000951';

/** A database as it was before a migration: the one that sealed links, or a later one. */
async function formerDatabase(until = '0050'): Promise<TestDatabase> {
  const database = await freshDatabase();
  await database.admin.unsafe('drop schema vault cascade; drop schema desk cascade; drop schema exchange cascade; truncate public.satark_migrations').simple();
  for (const name of readdirSync(MIGRATIONS).filter((file) => file.endsWith('.sql') && file < until).sort()) {
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

describe('a vault in which who asked to be forgotten had no row', () => {
  const vault = createVault([randomBytes(32)]);
  let database: TestDatabase;

  before(async () => {
    database = await formerDatabase('0098');
    const { admin } = database;
    await fillReference(database);
    const tip = (handle: string, state: string) => admin`insert into desk.tips (receipt, handle, language, category, sensitivity, state, outcome) values (${handle.slice(-12)}, ${handle}, 'hi', 'other', 'low', ${state}, ${state === 'closed' ? 'action-taken' : null})`;
    await tip('answerable-01', 'filed');
    await tip('forgotten-001', 'filed');
    await tip('forgotten-002', 'closed');
    await tip('aged-ending-1', 'closed');
    await admin`insert into exchange.endings (handle, why) values ('forgotten-002', 'closed')`;
    await admin`insert into vault.keys (id) select decode(id, 'hex') from unnest(${vault.keyIds()}::text[]) as key (id)`;
    await admin`insert into vault.handles (handle, sealed) values ('answerable-01', ${sealHandle(vault, randomBytes(16).toString('hex'))})`;
    await admin`insert into vault.forgotten (day, why, handles, contacts) values (current_date, 'asked', 3, 2), (current_date - 1, 'asked', 4, 1), (current_date, 'closed', 5, 5)`;
    for (const [index, [state, status]] of ([['accepted', 'sent'], ['accepted', 'delivered'], ['failed', 'none'], ['due', 'none']] as const).entries()) {
      const sid = state === 'accepted' ? `SM0${index}` : null;
      await admin`insert into vault.deliveries (outbox_id, handle, state, status, attempts, message_key, sealed_sid) values (${index + 1}, 'answerable-01', ${state}, ${status}, 2, ${sid && vault.key('message-id', sid)}, ${sid && vault.seal('message-id', sid)})`;
    }
    await migrate(admin, PASSWORDS);
    await Promise.all([carryOver(database.gate, vault), carryOver(database.gate, vault)]);
    await carryOver(database.gate, vault);
  });
  after(() => database.close());

  it('has one for each of their tips now, which leads to nobody, and none for a tip whose ending has aged', async () => {
    const rows = await database.admin<{ handle: string; sealed: Buffer }[]>`select handle, sealed from vault.handles order by handle`;
    assert.deepEqual(rows.map(({ handle, sealed }) => [handle, openHandleRow(vault, sealed) !== null]), [['answerable-01', true], ['forgotten-001', false], ['forgotten-002', false]]);
    assert.equal((await database.admin`select from vault.missing_handles`).length, 0);
  });

  it('still tells its owner how many were forgotten, and tells nobody else', async () => {
    assert.deepEqual(await readForgotten(database.gate, vault), { forgotten: [{ why: 'asked', handles: 7, contacts: 3 }, { why: 'closed', handles: 5, contacts: 5 }], standing: 2 });
    assert.equal((await database.admin`select from vault.forgotten`).length, 0);
    assert.equal((await database.admin`select from vault.forgotten_counts`).length, 4);
  });

  it('keeps among what is under way only what is, and knows a message whose fate may still be told', async () => {
    assert.deepEqual((await database.admin`select outbox_id::int as outbox, state from vault.deliveries`).map((row) => ({ ...row })), [{ outbox: 4, state: 'due' }]);
    assert.deepEqual(await findSent(database.gate, vault, 'SM00'), { messageSid: 'SM00', handle: 'answerable-01', outbox: 1, part: 0, asText: false, withoutMedia: false, attempts: 2 });
    assert.equal((await database.admin`select from vault.sent`).length, 1);
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
