// The shipped pages in a running desk: what each role's browser is sent when it opens them.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fillWithDemo } from '../../lib/desk/demo/fill';
import { connectSocket, startDesk, type RunningDesk } from './support';

const folder = join(__dirname, '..', '..', '..', 'dashboards');
const flows = readdirSync(folder).filter((name) => name.endsWith('.json')).map((name) => join(folder, name));
type Points = { x: string; y: number; series: string }[];

describe('the shipped pages', function () {
  this.timeout(60_000);
  let desk: RunningDesk;
  let cookies: Record<'dig' | 'spJ' | 'spG' | 'officer' | 'it' | 'auditor', string>;
  before(async () => {
    desk = await startDesk(flows, async ({ desk: sql }) => {
      await fillWithDemo(sql, { tips: 400, seed: 5, mix: false });
    });
    cookies = {
      dig: await desk.cookieOf({ username: 'dig', name: 'D', role: 'dig', office: 'DIG' }),
      spJ: await desk.cookieOf({ username: 'sp-j', name: 'J', role: 'sp', office: 'SP-JNP' }),
      spG: await desk.cookieOf({ username: 'sp-g', name: 'G', role: 'sp', office: 'SP-GZP' }),
      officer: await desk.cookieOf({ username: 'o', name: 'O', role: 'officer', office: 'SP-JNP' }),
      it: await desk.cookieOf({ username: 'it', name: 'I', role: 'police-it', office: null }),
      auditor: await desk.cookieOf({ username: 'a', name: 'A', role: 'auditor', office: null }),
    };
  });
  after(() => desk.stop());

  const open = async (cookie: string, event: string, page: string) => {
    const socket = await connectSocket(desk.url, cookie);
    await socket.until(([name]) => name === 'ui-config');
    socket.emit('ui-event', event, { topic: '$pageview', payload: { page: { id: page } } });
    return socket;
  };
  const chartTotal = ([, message]: unknown[]) => (message as { payload: Points }).payload.reduce((sum, { y }) => sum + y, 0);

  it('give each SP the charts of their own district and the DIG those of the range', async () => {
    const [dig, j, g] = await Promise.all([open(cookies.dig, 'range-event', 'range-page-charts'), open(cookies.spJ, 'district-event', 'district-page-charts'), open(cookies.spG, 'district-event', 'district-page-charts')]);
    const totals = await Promise.all([dig.until(([name]) => name === 'msg-input:range-chart-categories'), j.until(([name]) => name === 'msg-input:district-chart-categories'), g.until(([name]) => name === 'msg-input:district-chart-categories')]);
    const count = async (district: string | null) => (await desk.database.admin<{ n: number }[]>`select count(*)::int as n from desk.tips where (${district}::text is null or district = ${district}) and (filed_at at time zone 'Asia/Kolkata') >= date_trunc('month', now() at time zone 'Asia/Kolkata') - interval '11 months'`)[0]!.n;
    assert.deepEqual(totals.map(chartTotal), [await count(null), await count('JNP'), await count('GZP')]);
    assert.ok(!g.received.some(([name]) => String(name).includes('range-')));
    for (const socket of [dig, j, g]) socket.close();
  });

  it('label charts and pages in the language that the viewer chose', async () => {
    const socket = await open(`${cookies.spJ}; satark_language=en`, 'district-event', 'district-page-charts');
    const config = socket.received.find(([name]) => name === 'ui-config')![2] as { pages: Record<string, { name: string }> };
    assert.deepEqual(Object.values(config.pages).map(({ name }) => name), ['Cases', 'Analysis']);
    const [, message] = await socket.until(([name]) => name === 'msg-input:district-chart-weekly');
    assert.ok((message as { payload: Points }).payload.every(({ series }) => /^[A-Za-z]+$/.test(series)));
    socket.close();
  });

  it('give police IT the figures of the system and no page with tips', async () => {
    const socket = await open(cookies.it, 'health-event', 'health-page');
    const [, message] = await socket.until(([name]) => name === 'msg-input:health-widget');
    assert.equal((message as { payload: { inboxAside: number } }).payload.inboxAside, 0);
    const config = socket.received.find(([name]) => name === 'ui-config')![2] as { widgets: Record<string, { type: string }> };
    assert.ok(!Object.values(config.widgets).some(({ type }) => type === 'ui-tip-desk'));
    assert.equal((await fetch(`${desk.url}/api/tips`, { headers: { cookie: cookies.it } })).status, 403);
    socket.close();
  });

  it('answer no one who asks for another role’s page', async () => {
    const officer = await open(cookies.officer, 'range-event', 'range-page-charts');
    const auditor = await open(cookies.auditor, 'audit-event', 'audit-page-counts');
    await auditor.until(([name]) => name === 'msg-input:audit-chart-month');
    officer.emit('ui-event', 'all', { topic: '$pageview', payload: { page: { id: 'health-page' } } });
    const again = await open(cookies.auditor, 'audit-event', 'audit-page-counts');
    await again.until(([name]) => name === 'msg-input:audit-chart-month');
    assert.deepEqual(officer.received.filter(([name]) => String(name).startsWith('msg-input')), []);
    for (const socket of [officer, auditor, again]) socket.close();
  });

  it('are asked for once and then stay quiet', async () => {
    const socket = await open(cookies.spJ, 'district-event', 'district-page-charts');
    await socket.until(([name]) => name === 'msg-input:district-figures');
    // A second page view of another person comes after whatever the first still set going.
    for (let view = 0; view < 3; view++) {
      const other = await open(cookies.spG, 'district-event', 'district-page-charts');
      await other.until(([name]) => name === 'msg-input:district-figures');
      await other.until(([name]) => name === 'msg-input:district-chart-pending');
      other.close();
    }
    assert.equal(socket.received.filter(([name]) => name === 'msg-input:district-figures').length, 1);
    socket.close();
  });
});
