// What a thief of all tables learns without the key: no number, and not that two reports have one sender.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { putOutbox } from '../../lib/exchange/outbox';
import { anonymize } from '../../lib/gate/anonymize';
import { answerStatus } from '../../lib/gate/http/webhooks';
import { handOver } from '../../lib/gate/hand-over';
import { claimReceived } from '../../lib/gate/incoming/received';
import { parseIncoming } from '../../lib/gate/incoming/request';
import { claimDeliveries } from '../../lib/gate/outgoing/claim';
import { accepted, later } from '../../lib/gate/outgoing/outcome';
import { DEFAULT_RULES } from '../../lib/gate/people/choose-handle';
import { deskBoxes } from '../support/keys';
import type { TestDatabase } from '../support/database';
import { ACCOUNT, post, PUBLIC_URL, serve, signatureOf, testGate, textForm, type TestGate, type TestServer } from './support';

const PEOPLE = [0, 1, 2, 3, 4].map((index) => ({ phone: `+9198000006${index}1`, scoped: `IN.30000000000006${index}` }));
const REPORTS = 4;
/** Columns that say when something is due or leased stand only while it is under way. */
const SCHEMAS = ['vault', 'exchange', 'desk'];

interface Dumped {
  table: string;
  values: string[];
}

/** Every row of every table, a value as text. */
async function dump({ admin }: TestDatabase): Promise<Dumped[]> {
  const tables = await admin<{ schema: string; name: string }[]>`select table_schema as schema, table_name as name from information_schema.tables where table_schema in ${admin(SCHEMAS)} and table_type = 'BASE TABLE'`;
  const rows: Dumped[] = [];
  for (const { schema, name } of tables) {
    for (const row of await admin.unsafe(`select to_jsonb(t) as row from ${schema}.${name} t`)) {
      rows.push({ table: `${schema}.${name}`, values: Object.values(row.row as object).filter((value) => value !== null).map((value) => (typeof value === 'object' ? JSON.stringify(value) : String(value))) });
    }
  }
  return rows;
}

/** Rows that share a value which is nobody else's by chance belong together: the handles of each such heap. */
function heaps(rows: readonly Dumped[], handles: readonly string[]): string[][] {
  const parent = new Map<string, string>();
  const top = (value: string): string => {
    const above = parent.get(value);
    return above === undefined || above === value ? value : top(above);
  };
  for (const [index, row] of rows.entries()) {
    const own = `row ${index}`;
    for (const value of row.values) {
      // Short values (states, counts, days) are everybody's. A statement's time is shared by whoever was handled in it.
      const telling = value.length >= 12 && !/^\d{4}-\d\d-\d\d/.test(value);
      if (telling) parent.set(top(own), top(value));
    }
  }
  const byHeap = new Map<string, string[]>();
  for (const handle of handles) byHeap.set(top(handle), [...(byHeap.get(top(handle)) ?? []), handle]);
  return [...byHeap.values()];
}

describe('a thief of the gate\'s tables', () => {
  let opened: TestGate;
  let server: TestServer;
  const sids: string[] = [];
  /** handles of each person */
  const reports: string[][] = PEOPLE.map(() => []);

  async function write(person: number, body: string, more: Record<string, string> = {}): Promise<void> {
    const { phone, scoped } = PEOPLE[person]!;
    const form = textForm(`whatsapp:${phone}`, body, { ...(person % 2 ? { ExternalUserId: `whatsapp:${scoped}` } : {}), ...more });
    sids.push(form.MessageSid!);
    await opened.gate.acceptor.accept(parseIncoming(form));
    const { items } = await claimReceived(opened.gate.sql, 1, 60);
    const anonymous = await anonymize(opened.gate, items[0]!, { ...DEFAULT_RULES, mask: '•' });
    await handOver(opened.gate, items[0]!, anonymous);
    if (!reports[person]!.includes(anonymous.handle)) reports[person]!.push(anonymous.handle);
  }

  before(async () => {
    opened = await testGate();
    const { gate, database } = opened;
    server = await serve((request, response) => answerStatus(gate, request, response));
    let sent = 0;
    for (let report = 0; report < REPORTS; report++) {
      for (const person of PEOPLE.keys()) {
        await write(person, 'hi');
        await write(person, `report ${report}`);
        const handle = reports[person]!.at(-1)!;
        await putOutbox(database.desk, deskBoxes, handle, { language: 'en', text: 'Filed.', handle: 'filed', receipt: `SM-${person}${report}` });
        for (const delivery of await claimDeliveries(gate, 10)) {
          const sid = `SM${String(5000 + ++sent).padStart(32, '0')}`;
          sids.push(sid);
          await accepted(gate, delivery, sid, false);
          const form = { AccountSid: ACCOUNT, MessageSid: sid, MessageStatus: 'delivered' };
          if (sent % 2) assert.equal(await post(server.url, '/whatsapp/status', form, signatureOf(`${PUBLIC_URL}/whatsapp/status`, form)), 200);
        }
        // Begins the next report.
        if (report + 1 < REPORTS) continue;
        await write(person, 'hi');
      }
    }
    // Work that is under way: messages that wait for their next try, that are being sent, and that nobody has taken up.
    for (const [person, handles] of reports.entries()) for (const handle of handles.slice(0, 2)) await putOutbox(database.desk, deskBoxes, handle, { language: 'en', text: `News ${person}` });
    const [first, ...others] = await claimDeliveries(gate, 3);
    await later(gate, first!, 600);
    assert.equal(others.length, 2);
    for (const person of PEOPLE.keys()) {
      const form = textForm(`whatsapp:${PEOPLE[person]!.phone}`, 'waits');
      await gate.acceptor.accept(parseIncoming(form));
    }
  });
  after(async () => {
    await server.close();
    await opened.close();
  });

  it('finds several reports of each person in the desk\'s tables, each under a handle of its own', () => {
    for (const handles of reports) assert.equal(handles.length, REPORTS + 1);
    assert.equal(new Set(reports.flat()).size, PEOPLE.length * (REPORTS + 1));
  });

  it('reads no number, id of a person or id of Twilio\'s, as it is or hashed without a key', async () => {
    const all = (await dump(opened.database)).map(({ values }) => values.join('\n')).join('\n').toLowerCase();
    const secrets = [...PEOPLE.flatMap(({ phone, scoped }) => [phone, phone.slice(1), phone.slice(3), scoped, scoped.slice(3), `whatsapp:${phone}`]), ...sids];
    for (const secret of secrets) {
      const hashes = ['md5', 'sha1', 'sha256', 'sha512'].map((name) => createHash(name).update(secret).digest());
      for (const writing of [secret, Buffer.from(secret).toString('hex'), Buffer.from(secret).toString('base64'), ...hashes.map((hash) => hash.toString('hex')), ...hashes.map((hash) => hash.toString('base64'))]) {
        assert.equal(all.includes(writing.toLowerCase()), false, `${secret} as ${writing}`);
      }
    }
  });

  it('can join no two reports by equal values, over any number of tables', async () => {
    const found = heaps(await dump(opened.database), reports.flat());
    assert.deepEqual(found.filter((handles) => handles.length > 1), []);
  });

  it('would join them by a value that two rows share (the search itself works)', () => {
    const [one, two] = reports[0]!;
    const rows = [{ table: 'a', values: [one!, 'person-000000001'] }, { table: 'b', values: ['person-000000001', 'another-0000001'] }, { table: 'c', values: ['another-0000001', two!] }];
    assert.deepEqual(heaps(rows, [one!, two!]), [[one, two]]);
  });

  it('sees no more by the size of a person, an address or a handle', async () => {
    for (const table of ['contacts', 'addresses', 'handles', 'replies']) {
      const sizes = await opened.database.admin.unsafe(`select distinct length(sealed) from vault.${table}`);
      assert.equal(sizes.length, 1, table);
    }
    assert.equal((await opened.database.admin`select * from vault.contacts`).length, PEOPLE.length);
  });

  it('finds no sender and no time beside a request that was handed over', async () => {
    const rows = await opened.database.admin<Record<string, unknown>[]>`select sender, sender_before, sealed, received_at, lease, lease_until, holder, problem from vault.received where state = 'handed-over'`;
    assert.ok(rows.length > PEOPLE.length);
    for (const row of rows) assert.deepEqual(Object.values(row).filter((value) => value !== null), []);
  });

  it('can not lay a waiting request beside an address by an equal hash', async () => {
    assert.equal((await opened.database.admin`select from vault.received r join vault.addresses a on a.lookup = r.sender`).length, 0);
    assert.equal((await opened.database.admin`select from vault.received where sender is not null`).length, PEOPLE.length);
  });
});

describe('the walls of the vault', () => {
  let opened: TestGate;
  before(async () => {
    opened = await testGate();
  });
  after(() => opened.close());

  it('keep the roles desk and office from every table, view, sequence and function, for every kind of use', async () => {
    const { admin, desk } = opened.database;
    const relations = await admin<{ name: string; kind: string }[]>`select relname as name, relkind as kind from pg_class where relnamespace = 'vault'::regnamespace and relkind in ('r', 'v', 'm', 'S', 'p')`;
    const functions = await admin<{ call: string }[]>`select format('vault.%I(%s)', proname, (select string_agg('null', ', ') from generate_series(1, pronargs))) as call from pg_proc where pronamespace = 'vault'::regnamespace`;
    assert.ok(relations.filter(({ kind }) => kind === 'r').length >= 12);
    assert.ok(relations.some(({ kind }) => kind === 'S'));
    const statements = [
      ...relations.filter(({ kind }) => kind !== 'S').flatMap(({ name }) => [`select count(*) from vault.${name}`, `delete from vault.${name}`, `insert into vault.${name} default values`, `truncate vault.${name}`, `lock table vault.${name} in access share mode`, `create view desk.stolen as select * from vault.${name}`, `copy vault.${name} to stdout`]),
      ...relations.filter(({ kind }) => kind === 'S').flatMap(({ name }) => [`select last_value from vault.${name}`, `select nextval('vault.${name}')`]),
      ...functions.map(({ call }) => `select ${call}`),
      'create table vault.mine (x int)',
    ];
    for (const statement of statements) {
      await assert.rejects(desk.begin((sql) => sql.unsafe(statement)), { code: '42501' }, statement);
      await assert.rejects(desk.begin(async (sql) => {
        await sql`set local role office`;
        await sql.unsafe(statement);
      }), { code: '42501' }, `as office: ${statement}`);
    }
  });

  it('keep the server\'s counts of rows and its list of locks from them: these tell whether a report came from somebody known', async () => {
    const { desk } = opened.database;
    for (const statement of ['select * from pg_stat_all_tables', 'select * from pg_stat_user_tables', 'select * from pg_locks', 'select pg_relation_size(\'pg_class\'::regclass)', 'select * from pg_statio_all_tables', 'select * from pg_stat_user_indexes']) {
      await assert.rejects(desk.begin((sql) => sql.unsafe(statement)), { code: '42501' }, statement);
    }
  });
});
