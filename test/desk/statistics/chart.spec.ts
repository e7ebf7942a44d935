// Points of charts: gaps, order, languages, and whose tips are counted.
import assert from 'node:assert/strict';
import { askedBy } from '../../../lib/desk/statistics/asked-by';
import { chartOf, pointsOf } from '../../../lib/desk/statistics/chart';
import { chartQuery } from '../../../lib/desk/statistics/chart-settings';
import { keyFigures } from '../../../lib/desk/statistics/key-figures';
import { systemFigures } from '../../../lib/desk/statistics/system-figures';
import { dayInIndia, daysOf } from '../../../lib/desk/statistics/period';
import { makeUser } from '../../../lib/desk/offices/users';
import { freshDatabase, type TestDatabase } from '../../support/database';

const label = (text: string) => ({ en: text, hi: `हि-${text}` });

describe('chart points', () => {
  it('show a week without tips as 0, in the viewer’s language', () => {
    const rows = [{ key: '2026-11-02', label: label('2026-11-02'), tips: 3 }, { key: '2026-11-16', label: label('2026-11-16'), tips: 2 }];
    assert.deepEqual(pointsOf(rows, { by: 'week' }, 'en', { from: '2026-11-02', to: '2026-11-20' }), [{ x: '2 Nov', y: 3, series: 'Tips' }, { x: '9 Nov', y: 0, series: 'Tips' }, { x: '16 Nov', y: 2, series: 'Tips' }]);
    assert.deepEqual(pointsOf(rows, { by: 'week' }, 'hi', { from: '2026-11-02', to: '2026-11-03' }), [{ x: '2 नव॰', y: 3, series: 'सूचनाएँ' }]);
  });

  it('give every series a value at every place, so that bars stand on their own places', () => {
    const rows = [{ key: 'A', label: label('A'), split: 'low', splitLabel: label('Low'), tips: 1 }, { key: 'B', label: label('B'), split: 'critical', splitLabel: label('Critical'), tips: 5 }];
    assert.deepEqual(pointsOf(rows, { by: 'station', split: 'category' }, 'en', {}), [
      { x: 'B', series: 'Critical', y: 5 }, { x: 'B', series: 'Low', y: 0 }, { x: 'A', series: 'Critical', y: 0 }, { x: 'A', series: 'Low', y: 1 },
    ]);
  });

  it('have every sensitivity and state at its place, so that its colour is the same in every chart', () => {
    const rows = [{ key: 'A', label: label('A'), split: 'low', splitLabel: { en: 'Low', hi: 'सामान्य' }, tips: 1 }];
    assert.deepEqual(pointsOf(rows, { by: 'station', split: 'sensitivity' }, 'hi', {}).map(({ series, y }) => [series, y]), [['अति संवेदनशील', 0], ['उच्च', 0], ['मध्यम', 0], ['सामान्य', 1]]);
    assert.equal(pointsOf([{ ...rows[0]!, split: 'closed', splitLabel: label('Closed') }], { by: 'station', split: 'state' }, 'en', {}).length, 5);
    assert.deepEqual(pointsOf([], { by: 'station', split: 'state' }, 'en', {}), []);
  });

  it('have no series of a state that the chart does not count', () => {
    const rows = [{ key: 'A', label: label('A'), split: 'assigned', splitLabel: { en: 'With officer', hi: 'x' }, tips: 1 }];
    assert.equal(pointsOf(rows, { by: 'station', split: 'state', filters: { state: ['filed', 'assigned'] } }, 'en', {}).length, 2);
  });

  it('put what lies beyond the top together as others, losing no tip', () => {
    const rows = [['A', 5], ['B', 4], ['C', 3], ['D', 1]].map(([key, tips]) => ({ key: String(key), label: label(String(key)), tips: Number(tips) }));
    assert.deepEqual(pointsOf(rows, { by: 'category', top: 2 }, 'en', {}).map(({ x, y }) => [x, y]), [['A', 5], ['B', 4], ['Others', 4]]);
    assert.deepEqual(pointsOf(rows, { by: 'category', top: 2, others: false }, 'en', {}).map(({ x }) => x), ['A', 'B']);
  });

  it('leave out the examples in brackets behind a name', () => {
    assert.equal(pointsOf([{ key: 'n', label: label('Illegal intoxicants (drugs, liquor)'), tips: 1 }], { by: 'category' }, 'en', {})[0]!.x, 'Illegal intoxicants');
  });

  it('take days as India counts them', () => {
    assert.equal(dayInIndia(new Date('2026-11-20T18:29:00Z')), '2026-11-20');
    assert.equal(dayInIndia(new Date('2026-11-20T18:31:00Z')), '2026-11-21');
    const now = new Date('2026-03-04T06:00:00Z');
    assert.deepEqual(daysOf('last-8-weeks', now), { from: '2026-01-12', to: '2026-03-04' });
    assert.deepEqual(daysOf('last-12-months', now), { from: '2025-04-01', to: '2026-03-04' });
    assert.deepEqual(daysOf('last-month', now), { from: '2026-02-01', to: '2026-02-28' });
  });

  it('name the setting that can’t be used', () => {
    assert.throws(() => chartQuery({ by: 'colour' }), /"by" must be one of category/);
    assert.throws(() => chartQuery({ by: 'week', period: 'days', from: 'yesterday' }), /"from" must be a day/);
    assert.deepEqual(chartQuery({ by: 'week', category: 'mining, cow' }).filters, { category: ['mining', 'cow'] });
  });

  it('are refused to a message that no page asked for', () => {
    assert.throws(() => askedBy({ payload: 1 }), /does not come from a page/);
  });
});

describe('figures of an office', function () {
  this.timeout(30_000);
  let database: TestDatabase;
  const people: Record<string, { userId: number; language: 'en' }> = {};
  before(async () => {
    database = await freshDatabase();
    const { admin } = database;
    await admin`insert into desk.offices (id, kind, district, name_en, name_hi) values ('DIG', 'dig', null, 'D', 'D'), ('SP-JNP', 'sp', 'JNP', 'S', 'S'), ('SP-GZP', 'sp', 'GZP', 'S', 'S')`;
    await admin`insert into desk.districts (code, name_en, name_hi) values ('JNP', 'Jaunpur', 'जौनपुर'), ('GZP', 'Ghazipur', 'गाजीपुर')`;
    await admin`insert into desk.categories (id, position, name_en, name_hi, sensitivity) values ('mining', 1, 'Mining', 'खनन', 'medium'), ('other', 2, 'Other', 'अन्य', 'low')`;
    for (const [username, role, office] of [['dig', 'dig', 'DIG'], ['sp-j', 'sp', 'SP-JNP'], ['sp-g', 'sp', 'SP-GZP'], ['o', 'officer', 'SP-JNP']] as const) {
      await makeUser(admin, { username, name: username, role, office });
      people[username] = { userId: (await admin<{ id: number }[]>`select id from desk.users where username = ${username}`)[0]!.id, language: 'en' };
    }
    const file = async (number: number, district: 'JNP' | 'GZP', hoursAgo: number) => {
      const [tip] = await admin<{ id: number }[]>`insert into desk.tips (receipt, handle, language, category, sensitivity, district, filed_at) values (${`R${number}`}, ${`h${number}`}, 'hi', 'mining', 'medium', ${district}, now() - make_interval(hours => ${hoursAgo})) returning id`;
      await admin`insert into desk.tip_offices (tip_id, office) values (${tip!.id}, 'DIG'), (${tip!.id}, ${`SP-${district}`})`;
      return tip!.id;
    };
    const given = await file(1, 'JNP', 60);
    await file(2, 'JNP', 49);
    await file(3, 'GZP', 72);
    const closed = await file(4, 'JNP', 1);
    await admin`update desk.tips set state = 'assigned', assigned_to = ${people.o!.userId} where id = ${given}`;
    await admin`insert into desk.tip_events (tip_id, kind, at) values (${given}, 'assigned', now() - interval '56 hours')`;
    await admin`update desk.tips set state = 'closed', outcome = 'duplicate' where id = ${closed}`;
    await admin`insert into desk.tip_events (tip_id, kind) values (${closed}, 'closed')`;
  });
  after(() => database.close());

  it('count for each person only what their office may see', async () => {
    const open = async (name: string) => (await keyFigures(database.desk, people[name]!)).open;
    assert.deepEqual([await open('dig'), await open('sp-j'), await open('sp-g'), await open('o')], [3, 2, 1, 1]);
    const total = async (name: string) => (await chartOf(database.desk, people[name]!, { by: 'category', period: 'all' })).reduce((sum, { y }) => sum + y, 0);
    assert.deepEqual([await total('dig'), await total('sp-j'), await total('sp-g'), await total('o')], [4, 3, 1, 0]);
  });

  it('tell what waits over 48 hours, what has no officer, and how long giving it takes', async () => {
    const { overdue, unassigned, hoursToAssign, hoursToAction, closedThisMonth } = await keyFigures(database.desk, people['sp-j']!);
    assert.deepEqual([overdue, unassigned, Math.round(hoursToAssign!), hoursToAction, closedThisMonth], [2, 1, 4, null, 1]);
  });

  it('of the system are counts, and hold nothing that a citizen wrote', async () => {
    await database.admin`insert into exchange.inbox (handle, message, state, problem) values ('h', '{"text":"secret words"}', 'aside', 'three tries'), ('h', '{"text":"secret words"}', 'waiting', null)`;
    await database.admin`insert into exchange.outbox (handle, message, state, problem) values ('h', '{"text":"secret words"}', 'failed', 'outside-window')`;
    const figures = await systemFigures(database.desk);
    assert.deepEqual([figures.inboxWaiting, figures.inboxAside, figures.outboxFailed24h, figures.failures24h], [1, 1, 1, [{ problem: 'outside-window', messages: 1 }]]);
    assert.doesNotMatch(JSON.stringify(figures), /secret/);
  });
});
