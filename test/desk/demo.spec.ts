// Demo data stand in the tables as real tips do.
import assert from 'node:assert/strict';
import { categorize } from '../../lib/desk/categories/categorize';
import { DEFAULT_CATEGORIES } from '../../lib/desk/categories/default-categories';
import { fillWithDemo } from '../../lib/desk/demo/fill';
import { STORIES } from '../../lib/desk/demo/stories';
import { makeFirstUsers } from '../../lib/desk/offices/first-users';
import { readReceipt } from '../../lib/exchange/receipt';
import { freshDatabase, type TestDatabase } from '../support/database';
import { deskBoxes } from '../support/keys';
import { allTips } from '../support/opened';

const NOW = new Date('2026-11-20T12:00:00Z');

describe('demo data', function () {
  this.timeout(60_000);
  let database: TestDatabase;
  before(async () => {
    database = await freshDatabase();
    await makeFirstUsers(database.desk);
    await fillWithDemo(database.desk, { tips: 1200, seed: 7, mix: false, now: NOW });
  });
  after(() => database.close());

  it('is counted day by day exactly as the tips stand, in all and for each office', async () => {
    const [off] = await database.admin`
      select count(*)::int as count from (
        select (filed_at at time zone 'Asia/Kolkata')::date, coalesce(district, ''), coalesce(station, ''), category, sensitivity, state, coalesce(outcome, ''), count(*)::int from desk.tips group by 1, 2, 3, 4, 5, 6, 7
        except select day, district, station, category, sensitivity, state, outcome, tips from desk.daily_counts) different`;
    assert.equal(off!.count, 0);
    const [sums] = await database.admin`select (select sum(tips)::int from desk.daily_counts) as all, (select sum(tips)::int from desk.office_counts where office = 'DIG') as dig, (select count(*)::int from desk.tips) as tips`;
    assert.deepEqual([sums!.all, sums!.dig, sums!.tips], [1200, 1200, 1200]);
  });

  it('spreads over the last year and unevenly over stations, hours and outcomes', async () => {
    const [row] = await database.admin`select min(filed_at) as first, max(filed_at) as last, max(updated_at) as latest from desk.tips`;
    assert.ok(row!.first > new Date('2025-11-20T00:00:00Z') && row!.first < new Date('2025-12-20T00:00:00Z'));
    assert.ok(row!.latest <= NOW && row!.last > new Date('2026-11-15T00:00:00Z'));
    const spread = async (column: string) => (await database.admin.unsafe<{ n: number }[]>(`select count(*)::int as n from desk.tips where ${column} is not null group by ${column} order by 1 desc`)).map(({ n }) => n);
    for (const column of ['station', 'category', 'outcome', "date_part('hour', filed_at at time zone 'Asia/Kolkata')"]) {
      const counts = await spread(column);
      assert.ok(counts[0]! > 3 * counts.at(-1)!, column);
    }
    for (const state of ['filed', 'assigned', 'action-reported', 'closed']) assert.ok((await database.admin`select from desk.tips where state = ${state}`).length > 3, state);
  });

  it('has a history that fits each tip’s state, an officer of the district, and no work left for the flows', async () => {
    const [wrong] = await database.admin`
      select count(*)::int as count from desk.tips t where (t.state = 'closed') <> (select e.kind = 'closed' from desk.tip_events e where e.tip_id = t.id order by e.id desc limit 1)
        or (t.state = 'assigned' and t.assigned_to is null) or exists (select from desk.tip_events e where e.tip_id = t.id and e.at < t.filed_at)`;
    assert.equal(wrong!.count, 0);
    assert.equal((await database.admin`select from desk.tips t join desk.users u on u.id = t.assigned_to join desk.offices o on o.id = u.office where o.district <> t.district`).length, 0);
    assert.equal((await database.admin`select from desk.tip_events where state <> 'done'`).length, 0);
    assert.equal((await database.admin`select from exchange.outbox`).length, 0);
  });

  it('gives receipts that citizens could quote, and pictures that the offices can open', async () => {
    for (const { receipt } of await database.admin<{ receipt: string }[]>`select receipt from desk.tips limit 50`) assert.equal(readReceipt(receipt), receipt);
    const [picture] = await database.admin<{ id: string; bytes: Buffer; size: number }[]>`select id, bytes, size from exchange.media limit 1`;
    const bytes = deskBoxes.openMedia(picture!.id, picture!.bytes);
    assert.equal(bytes.length, picture!.size);
    assert.deepEqual([...bytes.subarray(0, 3)], [0xff, 0xd8, 0xff]);
  });

  it('never puts a tip about police extortion into the hands of an officer of that station', async () => {
    assert.equal((await database.admin`select from desk.tips t join desk.users u on u.id = t.assigned_to where t.category = 'corruption' and u.station = t.station`).length, 0);
  });

  it('adds to itself without asking, but not to tips of citizens', async () => {
    await fillWithDemo(database.desk, { tips: 100, seed: 7, mix: false, now: NOW });
    assert.equal((await database.admin`select from desk.tips`).length, 1300);
    await database.admin`insert into desk.tips (receipt, handle, language, category, sensitivity) values ('ABC-DEF-GHJ', 'real', 'hi', 'other', 'low')`;
    await assert.rejects(fillWithDemo(database.desk, { tips: 10, seed: 7, mix: false, now: NOW }), /tips of citizens/);
    assert.equal(await fillWithDemo(database.desk, { tips: 10, seed: 7, mix: true, now: NOW }), 10);
  });

  it('comes out the same for the same seed', async () => {
    const texts = async (seed: number) => {
      const other = await freshDatabase();
      try {
        await fillWithDemo(other.desk, { tips: 200, seed, mix: false, now: NOW });
        return JSON.stringify((await allTips(other.admin)).map(({ body, category, station, filed_at: filedAt }) => [body, category, station, filedAt]));
      } finally {
        await other.close();
      }
    };
    const first = await texts(3);
    assert.equal(await texts(3), first);
    assert.notEqual(await texts(4), first);
  });

  it('tells stories that the system itself reads as their category', () => {
    const told = Object.entries(STORIES).flatMap(([category, ways]) => Object.values(ways).flat().map((text) => ({ category, text })));
    const right = told.filter(({ category, text }) => categorize({ text, categories: DEFAULT_CATEGORIES }).category === category);
    assert.ok(right.length / told.length > 0.85, `${right.length} of ${told.length}`);
  });
});
