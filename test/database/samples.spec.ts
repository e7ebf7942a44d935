// What PostgreSQL samples of the tables, to plan queries by, holds nothing sealed: samples outlive the rows they were taken from.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findPerson } from '../../lib/gate/people/person';
import { forgetContact } from '../../lib/gate/people/forget';
import { testGate, type TestGate } from '../gate/support';

const MIGRATION = '0087_nothing_sealed_in_statistics.sql';

describe('what the database samples of its tables', () => {
  let test: TestGate;
  beforeEach(async () => {
    test = await testGate();
  });
  afterEach(() => test.close());

  const samples = async () => {
    const rows = await test.gate.sql<{ schemaname: string; tablename: string; attname: string; samples: string }[]>`
      select schemaname, tablename, attname, concat(histogram_bounds::text, most_common_vals::text) as samples from pg_stats where schemaname = 'vault'`;
    return rows.filter(({ samples: values }) => /\\x[0-9a-f]{16}/.test(values)).map(({ tablename, attname }) => `${tablename}.${attname}`);
  };
  const peopleComeAndGo = async () => {
    const people = [];
    for (let index = 10; index < 30; index++) people.push(await findPerson(test.gate, { phone: `+9198000001${index}` }));
    await test.database.admin`analyze`;
    for (const { contact } of people) await test.gate.sql.begin((sql) => forgetContact(sql, test.gate.vault, contact));
    assert.equal((await test.gate.sql`select from vault.addresses`).length, 0);
  };

  it('is nothing of people who were forgotten, neither sealed nor hashed', async () => {
    await peopleComeAndGo();
    assert.deepEqual(await samples(), []);
  });

  it('loses what was sampled before an update, too', async () => {
    await test.database.admin`alter table vault.addresses alter column sealed set statistics -1`;
    await test.database.admin`alter table vault.addresses alter column lookup set statistics -1`;
    await peopleComeAndGo();
    assert.deepEqual((await samples()).sort(), ['addresses.lookup', 'addresses.sealed']);
    await test.database.admin.unsafe(readFileSync(join(__dirname, '..', '..', 'lib', 'database', 'migrations', MIGRATION), 'utf8')).simple();
    assert.deepEqual(await samples(), []);
  });

  it('is of no sealed column of any table, in desk and exchange neither', async () => {
    const sampled = await test.database.admin`
      select a.attrelid::regclass::text || '.' || a.attname as column from pg_attribute a join pg_class t on t.oid = a.attrelid
      where t.relnamespace in ('vault'::regnamespace, 'exchange'::regnamespace, 'desk'::regnamespace) and t.relkind in ('r', 'p') and a.atttypid = 'bytea'::regtype and a.attnum > 0 and a.attstattarget is distinct from 0`;
    assert.deepEqual(sampled.map(({ column }) => column as string), [], 'a new column takes `set statistics 0` in its migration');
  });
});
