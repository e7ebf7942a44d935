// The vault gets a new key while gates work: nobody becomes unanswerable, nothing is taken twice, and the old key opens nothing.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Sql } from '../../../lib/database/connect';
import { UnreadableRows } from '../../../lib/database/unreadable-rows';
import { putOutbox } from '../../../lib/exchange/outbox';
import { anonymize } from '../../../lib/gate/anonymize';
import type { Gate } from '../../../lib/gate/gate';
import { handOver } from '../../../lib/gate/hand-over';
import { createAcceptor } from '../../../lib/gate/incoming/accept';
import { claimReceived } from '../../../lib/gate/incoming/received';
import { parseIncoming } from '../../../lib/gate/incoming/request';
import { countOlder } from '../../../lib/gate/keys/renew';
import { openKeys } from '../../../lib/gate/keys/open-keys';
import { rotateKeys } from '../../../lib/gate/keys/rotate';
import { takeUpKeys, watchKeys } from '../../../lib/gate/keys/watch-keys';
import { claimDeliveries } from '../../../lib/gate/outgoing/claim';
import { accepted } from '../../../lib/gate/outgoing/outcome';
import { dropSentOf, findSent } from '../../../lib/gate/outgoing/sent';
import { DEFAULT_RULES } from '../../../lib/gate/people/choose-handle';
import { forgetWhoAsked } from '../../../lib/gate/people/forget';
import { readForgotten } from '../../../lib/gate/people/forgotten-counts';
import { findPerson } from '../../../lib/gate/people/person';
import { createVault } from '../../../lib/gate/vault';
import { makeKeyFile, readKeyRing, replaceKeyFile } from '../../../lib/sealing/key-ring';
import { deskBoxes } from '../../support/keys';
import { answerable, testGate, textForm, type TestGate } from '../support';

/** A database whose user is killed after so many statements; open transactions come to nothing. */
function dyingAfter(sql: Sql, statements: number): Sql {
  let left = statements;
  const wrapped = (inner: Sql): Sql =>
    new Proxy(inner, {
      apply(target, self, args: unknown[]) {
        const isStatement = Array.isArray(args[0]) && 'raw' in args[0];
        if (isStatement && left-- <= 0) throw new Error('killed');
        return Reflect.apply(target as never, self, args) as unknown;
      },
      get: (target, name) => (name === 'begin' ? (work: (sql: Sql) => Promise<unknown>) => target.begin((transaction) => work(wrapped(transaction as never))) : (Reflect.get(target, name) as unknown)),
    });
  return wrapped(sql);
}

describe('changing the vault\'s key', function () {
  this.timeout(60_000);
  const folder = mkdtempSync(join(tmpdir(), 'satark-rotate-'));
  let opened: TestGate;
  let source: { name: string; file: string };
  let old: Buffer;
  let count = 0;
  const stops: (() => Promise<void>)[] = [];
  const ring = () => readKeyRing(source)!;
  const phoneOf = (person: number) => `+91980001${String(person).padStart(4, '0')}`;

  beforeEach(async () => {
    source = { name: 'VAULT_KEY', file: join(folder, `${++count}.key`) };
    makeKeyFile(source.file);
    old = ring()[0]!;
    opened = await testGate({ vaultKeys: ring() });
  });
  afterEach(async () => {
    await Promise.all(stops.splice(0).map((stop) => stop()));
    await opened.close();
  });
  after(() => rmSync(folder, { recursive: true }));

  /** Another gate on the same database and the same key file. */
  async function secondGate(): Promise<Gate> {
    const sql = connect(opened.database.gateUrl, { max: 4 });
    stops.push(() => sql.end({ timeout: 1 }));
    const vault = createVault(ring());
    return { ...opened.gate, name: 'the second gate', sql, vault, acceptor: createAcceptor(sql, vault, () => {}) };
  }

  /** Takes up keys, and tells them, as watchKeys does, without its pauses. */
  function quickGate(gate: Gate): void {
    let working = true;
    const watching = (async () => {
      while (working) {
        await takeUpKeys(gate, source).catch(() => {});
        await gate.sql`insert into vault.gates (name, keys) values ('the gate', ${gate.vault.keyIds()}::text[]) on conflict (name) do update set keys = excluded.keys, seen_at = now()`;
        await new Promise((done) => setTimeout(done, 20));
      }
    })();
    stops.push(() => {
      working = false;
      return watching;
    });
  }

  /** One request from webhook to inbox. @returns its handle */
  async function handOneOver(gate: Gate): Promise<string | null> {
    const [item] = (await claimReceived(gate.sql, 1, 60)).items;
    if (!item) return null;
    const anonymous = await anonymize(gate, item, { ...DEFAULT_RULES, mask: '•' });
    await handOver(gate, item, anonymous);
    return anonymous.handle;
  }

  async function answerAll(gate: Gate): Promise<void> {
    for (const delivery of await claimDeliveries(gate, 20)) await accepted(gate, delivery, `SM${randomBytes(16).toString('hex')}`, false);
  }

  const gate = (keys: Buffer[]) => opened.gate.vault.change(keys);
  const leftBehind = () => countOlder(opened.database.gate, createVault(ring()), new UnreadableRows());

  it('brings over who was forgotten, how many were, and what was sent and is not settled', async () => {
    const { gate, database } = opened;
    const answers: string[] = [];
    for (const person of [41, 42]) {
      await gate.acceptor.accept(parseIncoming(textForm(`whatsapp:${phoneOf(person)}`, 'hi')));
      const handle = (await handOneOver(gate))!;
      await putOutbox(database.desk, deskBoxes, handle, { language: 'en', text: 'x' });
      const sid = `SM${randomBytes(16).toString('hex')}`;
      for (const delivery of await claimDeliveries(gate, 5)) await accepted(gate, delivery, sid, false);
      answers.push(handle, sid);
    }
    const [gone, , kept, sid] = answers;
    await gate.sql.begin((sql) => forgetWhoAsked(sql, gate.vault, gone!, new Date()));
    await rotateKeys(database.gate, source);
    gate.vault.change(ring());
    assert.equal(await leftBehind(), 0);
    assert.deepEqual(await answerable(gate), [kept]);
    assert.equal((await database.admin`select from vault.handles`).length, 2);
    assert.deepEqual(await readForgotten(gate.sql, gate.vault), { forgotten: [{ why: 'asked', handles: 1, contacts: 1 }], standing: 1 });
    assert.equal((await findSent(gate.sql, gate.vault, sid!))?.handle, kept);
    await dropSentOf(gate.sql, gate.vault, [kept!]);
    assert.equal((await database.admin`select from vault.sent`).length, 0, 'found by the new hash of its report');
  });

  it('brings over everybody, what waits, what may be repeated and replied to, with no gate running', async () => {
    const { gate, database } = opened;
    const form = textForm(`whatsapp:${phoneOf(1)}`, 'first', { ExternalUserId: 'IN.1' });
    await gate.acceptor.accept(parseIncoming(form));
    const handle = (await handOneOver(gate))!;
    const outbox = (await putOutbox(database.desk, deskBoxes, handle, { language: 'en', text: 'Filed: SMA-AA7-77Q', handle: 'filed', receipt: 'SMA-AA7-77Q' }))!;
    const [delivery] = await claimDeliveries(gate, 1);
    await accepted(gate, delivery!, 'SM0a', false);
    await gate.acceptor.accept(parseIncoming(textForm(`whatsapp:${phoneOf(1)}`, 'waits')));
    const before = await findPerson(gate, { phone: phoneOf(1) });
    await rotateKeys(database.gate, source);

    assert.equal(ring().length, 1);
    assert.notDeepEqual(ring()[0], old);
    assert.equal(await leftBehind(), 0);
    const [row] = await database.gate`select sealed from vault.contacts`;
    assert.throws(() => createVault([old]).openBytes('contact', row!.sealed as Buffer), /no key for a sealed value/);
    gate.vault.change(ring());
    const after = await findPerson(gate, { phone: phoneOf(1) }, 'SM0a');
    assert.equal(after.contact, before.contact);
    assert.deepEqual(after.handles, before.handles);
    assert.deepEqual(after.replied, { handle, outbox });
    await gate.acceptor.accept(parseIncoming(form));
    assert.equal((await database.gate`select from vault.received where state = 'waiting'`).length, 1, 'a repeat is still known');
    assert.equal(await handOneOver(gate), handle);
  });

  it('holds beside two gates at work: every message arrives once, everybody stays one person, every report is answered', async () => {
    const gates = [opened.gate, await secondGate()];
    for (const [index, gate] of gates.entries()) stops.push(watchKeys({ ...gate, name: `gate ${index}` }, source));
    let working = true;
    let sent = 0;
    const wrote: string[] = [];
    const traffic = gates.map(async (gate, index) => {
      while (working) {
        const form = textForm(`whatsapp:${phoneOf(sent % 40)}`, `message ${sent++}`);
        wrote.push(form.MessageSid!);
        // The same webhook twice, to both gates at once.
        await Promise.all(gates.map((one) => one.acceptor.accept(parseIncoming(form))));
        const handle = await handOneOver(gate);
        if (handle !== null) await putOutbox(opened.database.desk, deskBoxes, handle, { language: 'en', text: `answer ${index}` });
        await answerAll(gate);
      }
    });
    await new Promise((done) => setTimeout(done, 300));
    const during = sent;
    await rotateKeys(opened.database.gate, source);
    assert.ok(sent > during, 'messages came in meanwhile');
    await new Promise((done) => setTimeout(done, 300));
    working = false;
    await Promise.all(traffic);
    for (const gate of gates) await takeUpKeys(gate, source);
    while ((await handOneOver(opened.gate)) !== null);
    await answerAll(opened.gate);

    const { gate: sql } = opened.database;
    assert.equal((await sql`select from exchange.inbox`).length, wrote.length);
    assert.equal((await sql`select from vault.received`).length, wrote.length);
    assert.equal((await sql`select from vault.contacts`).length, Math.min(sent, 40));
    assert.equal((await sql`select from vault.addresses`).length, Math.min(sent, 40));
    assert.equal((await sql`select from exchange.outbox where state <> 'sent'`).length, 0);
    assert.equal(await leftBehind(), 0);
    assert.deepEqual(gates.map((gate) => gate.vault.keyIds().length), [1, 1]);
  });

  for (let step = 1; step <= 3; step++) {
    it(`goes on where it was when it was ended at step ${step}`, async () => {
      const { gate, database } = opened;
      for (let person = 0; person < 5; person++) await findPerson(gate, { phone: phoneOf(person) });
      let said = 0;
      await assert.rejects(rotateKeys(database.gate, source, { say: () => { if (++said === step) throw new Error('ended'); } }), /ended/);
      await takeUpKeys(gate, source);
      for (let person = 0; person < 7; person++) await findPerson(gate, { phone: phoneOf(person) });
      if (step < 3) await rotateKeys(database.gate, source);
      assert.equal(ring().length, 1);
      assert.notDeepEqual(ring()[0], old);
      assert.equal(await leftBehind(), 0);
      assert.equal((await database.gate`select from vault.contacts`).length, 7);
    });
  }

  it('goes on where it was wherever it is ended, and everybody is known in between', async function () {
    this.timeout(240_000);
    const { gate, database } = opened;
    await findPerson(gate, { phone: phoneOf(1) });
    quickGate(gate);
    let ended = 0;
    for (let statements = 1; ; statements++) {
      const [before] = ring();
      const whole = await rotateKeys(dyingAfter(database.gate, statements), source).then(() => true, (error: Error) => {
        assert.equal(error.message, 'killed');
        return false;
      });
      if (whole) break;
      ended++;
      // A start at this moment has all that it needs.
      await openKeys(database.gate, source);
      assert.equal((await findPerson(gate, { phone: phoneOf(1) })).settled, false);
      await gate.acceptor.accept(parseIncoming(textForm(`whatsapp:${phoneOf(2)}`, 'meanwhile')));
      await rotateKeys(database.gate, source);
      assert.equal(ring().length, 1);
      assert.notDeepEqual(ring()[0], before);
      assert.equal(await leftBehind(), 0);
      assert.equal((await database.gate`delete from vault.received where state = 'waiting'`).count, 1);
    }
    assert.ok(ended > 15, `it was ended at ${ended} moments`);
  });

  it('is refused while another command is at it, which goes on undisturbed', async () => {
    for (let person = 0; person < 5; person++) await findPerson(opened.gate, { phone: phoneOf(person) });
    let second: Promise<void> | undefined;
    await rotateKeys(opened.database.gate, source, { say: () => (second ??= assert.rejects(rotateKeys(opened.database.gate, source), /being changed already/)) });
    await second;
    assert.equal(ring().length, 1);
    assert.equal(await leftBehind(), 0);
    gate(ring());
    assert.equal((await findPerson(opened.gate, { phone: phoneOf(3) })).settled, false, 'everybody is known');
    await rotateKeys(opened.database.gate, source);
  });

  it('takes the old key out of the file when it was ended just before, and does not go back to it', async () => {
    await findPerson(opened.gate, { phone: phoneOf(1) });
    await rotateKeys(opened.database.gate, source);
    const [fresh] = ring();
    replaceKeyFile(source.file, [fresh!, old]);
    await rotateKeys(opened.database.gate, source);
    assert.deepEqual(ring(), [fresh]);
  });

  it('goes on with the new key in a gate whose key file is put back with the old key in front', async () => {
    await rotateKeys(opened.database.gate, source);
    const [fresh] = ring();
    await takeUpKeys(opened.gate, source);
    for (const keys of [[old, fresh!], [fresh!, old], [old]]) {
      replaceKeyFile(source.file, keys);
      if (keys.length > 1) assert.equal(await takeUpKeys(opened.gate, source), false);
      else await assert.rejects(takeUpKeys(opened.gate, source), /lacks a key that is in use/);
      await opened.gate.acceptor.accept(parseIncoming(textForm(`whatsapp:${phoneOf(keys.length)}`, 'x')));
      assert.ok(await handOneOver(opened.gate));
    }
  });

  it('refuses in the database what a gate that was asleep would still seal with the old key', async () => {
    await rotateKeys(opened.database.gate, source);
    await assert.rejects(findPerson(opened.gate, { phone: phoneOf(1) }), { code: 'SM001' });
    await assert.rejects(opened.gate.acceptor.accept(parseIncoming(textForm(`whatsapp:${phoneOf(1)}`, 'x'))), { code: 'SM001' });
    await takeUpKeys(opened.gate, source);
    await findPerson(opened.gate, { phone: phoneOf(1) });
  });

  it('waits for every gate, and says which one did not take up the key', async () => {
    await opened.database.gate`insert into vault.gates (name, keys) values ('gate elsewhere', ${opened.gate.vault.keyIds()}::text[])`;
    await assert.rejects(rotateKeys(opened.database.gate, source, { patience: 500 }), /gate elsewhere did not take up the new key/);
    assert.deepEqual(ring()[0], old, 'the old key still seals');
    await opened.database.gate`delete from vault.gates`;
    await rotateKeys(opened.database.gate, source);
    assert.equal(ring().length, 1);
  });

  it('leaves what nobody can open as it is, says how much that is, and brings over all else', async () => {
    const { gate, database } = opened;
    const people = [1, 2, 3, 4, 5];
    for (const person of people) {
      await gate.acceptor.accept(parseIncoming(textForm(`whatsapp:${phoneOf(person)}`, 'first')));
      const handle = (await handOneOver(gate))!;
      await putOutbox(database.desk, deskBoxes, handle, { language: 'en', text: 'an answer' });
      await answerAll(gate);
    }
    await gate.acceptor.accept(parseIncoming(textForm(`whatsapp:${phoneOf(1)}`, 'waits')));
    // Of each table one row, in the middle of what is sealed.
    const places = [['contacts', 'sealed'], ['handles', 'sealed'], ['addresses', 'sealed'], ['replies', 'sealed'], ['sent', 'sealed'], ['received', 'sealed'], ['twilio_records', 'sealed']] as const;
    const damaged = new Map<string, unknown>();
    for (const [table, column] of places) {
      const [sealed, rows] = [database.admin(column), database.admin(`vault.${table}`)];
      const [row] = await database.admin`
        update ${rows} set ${sealed} = set_byte(${sealed}, 20, get_byte(${sealed}, 20) # 1)
        where ctid = (select ctid from ${rows} where ${sealed} is not null limit 1) returning ${sealed} as now`;
      assert.ok(row, `something stands in ${table}`);
      damaged.set(table, row.now);
    }
    const said: string[] = [];
    await rotateKeys(database.gate, source, { say: (sentence) => said.push(sentence) });
    assert.deepEqual(said.filter((sentence) => /no key/.test(sentence)), ['Rows of the vault that open with no key (somebody changed or damaged them): 7. They stay as they were, and nobody can be answered through them.']);
    for (const [table, column] of places) assert.equal((await database.admin`select from ${database.admin(`vault.${table}`)} where ${database.admin(column)} = ${damaged.get(table) as Buffer}`).length, 1, table);
    assert.equal(await leftBehind(), 7, 'nothing else is left');
    assert.notDeepEqual(ring(), [old]);
    gate.vault.change(ring());
    const found = await Promise.all(people.map((person) => findPerson(gate, { phone: phoneOf(person) }).catch(() => undefined)));
    // A person's contact, handle and address may each be another's.
    assert.ok(found.filter((person) => person?.handles.length).length >= people.length - 3, 'who is not among the damaged is known as before');
  });

  it('says kindly what to do where the key stands in the environment', async () => {
    await assert.rejects(rotateKeys(opened.database.gate, { ...source, value: old.toString('base64') }), /stands in VAULT_KEY.*Put a new key in front/);
    assert.equal(readFileSync(source.file, 'utf8').trim(), old.toString('base64'));
  });
});
