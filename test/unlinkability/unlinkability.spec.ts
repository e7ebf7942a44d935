// Whoever has the whole desk side can't tell which two reports have one sender: 200 people, 400 reports, the system as it runs.
import assert from 'node:assert/strict';
import type { Sql } from '../../lib/database/connect';
import { startSystem, type System } from '../support/system';
import { attack, type Finding, type Pair } from './attack';
import { readTables, reportsOf } from './desk-side';
import { featuresOf } from './features';
import { live, tipsByReceipt, type Pairs } from './life';
import { randomOf } from './random';
import { watchOutbox, type Watched } from './watch';

const PEOPLE = 200;
const SEED = 20261124;
/** How often chance alone may fail this test, all tries together. */
const ALLOWED = 0.001;

describe('the desk side after 200 people sent 400 reports', function () {
  this.timeout(600_000);
  let system: System;
  let truth: Pairs;
  let ids: Map<string, number>;
  let watched: Watched[];

  before(async () => {
    system = await startSystem({ gateEnvironment: { FATE_MINUTES: '0.05' } });
    const endWatch = watchOutbox(system.database.desk);
    truth = await live(system, randomOf(SEED), { people: PEOPLE, atOnce: 12 });
    watched = await endWatch();
    ids = await tipsByReceipt(await system.signIn('dig'));
  });
  after(async () => {
    await system?.stop();
  });

  /**
   * What an attacker finds who has read all tables that a role may read.
   * @param only tries features of this name alone, judged as one of all
   */
  async function findings({ sql = system.database.desk, only = '' }: { sql?: Sql; only?: string } = {}): Promise<{ found: Finding[]; tried: number }> {
    const reports = reportsOf((await readTables(sql)).set('watch.outbox', watched));
    const place = new Map(reports.map((report, index) => [report.tip, index]));
    const pairs = truth.map((receipts): Pair => receipts.map((receipt) => place.get(ids.get(receipt)!)!) as [number, number]);
    assert.equal(reports.length, 2 * PEOPLE);
    const features = featuresOf(reports);
    const all = attack(features.filter(({ name }) => name.includes(only)), pairs, randomOf(SEED + 1));
    return { found: all.filter(({ probability }) => probability < ALLOWED / (2 * features.length)), tried: all.length };
  }

  it('lets nobody pair the reports of one person better than by chance, with whatever is not content', async () => {
    const { found, tried } = await findings();
    assert.ok(tried > 200, `only ${tried} ways were tried`);
    assert.deepEqual(found, []);
  });

  it('lets nobody pair them who has, beside that, a dump of the gate\'s tables without its key: neither of those who said "stop" nor of those who block us', async () => {
    const { found, tried } = await findings({ sql: system.database.admin });
    assert.ok(tried > 300, `only ${tried} ways were tried`);
    assert.deepEqual(found, []);
  });

  // A test that found nothing anyway would show nothing. Person p has the tips of `truth[p]`.
  const planted: Record<string, { sql: string; value: (person: number) => string; table: string }> = {
    'a number that counts people': { table: 'conversations', sql: 'alter table desk.conversations add column planted integer', value: (person) => String(1000 + person) },
    'four letters that a person\'s handles share': { table: 'tips', sql: 'alter table desk.tips add column planted text', value: (person) => `'${((person * 7919) % 65536).toString(16).padStart(4, '0')}' || handle` },
    'a moment at which something happens to all of a phone': { table: 'outbox', sql: 'alter table exchange.outbox add column planted timestamptz', value: (person) => `timestamptz '2026-11-24 10:00:00+00' + interval '${(person * 7919) % 86400} seconds' + random() * interval '20 milliseconds'` },
    'numbers that grow by a step of the person\'s own': { table: 'tips', sql: 'alter table desk.tips add column planted bigint', value: (person) => `id * 1000000 + ${(person * 7919) % 400000}` },
    'eight bytes of the person\'s own in the middle of a sealed value': { table: 'tips', sql: 'alter table desk.tips add column planted bytea', value: (person) => `decode(repeat(md5(random()::text), 3) || '${((person + 1) * 0x9e3779b1).toString(16).padStart(16, '0')}' || repeat(md5(random()::text), 3), 'hex')` },
    'a number of which one person in five has the same twice': { table: 'conversations', sql: 'alter table desk.conversations add column planted integer', value: (person) => (person % 5 ? '(random() * 1000000)::integer' : String(person * 5000)) },
  };
  for (const [leak, { table, sql, value }] of Object.entries(planted)) {
    it(`would show ${leak}`, async () => {
      const { admin } = system.database;
      const name = `${table === 'outbox' ? 'exchange' : 'desk'}.${table}`;
      await admin.unsafe(sql);
      try {
        for (const [person, receipts] of truth.entries()) {
          const tips = receipts.map((receipt) => ids.get(receipt)!).join(', ');
          await admin.unsafe(`update ${name} set planted = ${value(person)} where handle in (select handle from desk.tips where id in (${tips}))`);
        }
        const { found } = await findings({ only: '.planted' });
        assert.ok(found.some(({ strategy }) => strategy.includes('.planted')), JSON.stringify(found.slice(0, 3)));
      } finally {
        await admin.unsafe(`alter table ${name} drop column planted`);
      }
    });
  }

  it('gives role desk no statistics of what is done to the vault', async () => {
    const { desk } = system.database;
    const counts = await desk`select n_tup_ins, n_tup_upd, seq_scan from pg_stat_all_tables where schemaname = 'vault'`.catch(() => []);
    assert.deepEqual(counts.filter((row) => row.n_tup_ins > 0 || row.n_tup_upd > 0 || row.seq_scan > 0), []);
  });
});
