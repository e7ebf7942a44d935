// What each viewer of the dashboard gets, and what no one else does.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { connectSocket, startDesk, type BrowserSocket, type RunningDesk } from './support';

const view = (name: string, id: string) => ['ui-event', 'e9', { topic: '$pageview', payload: { page: { name, id }, secret: name } }];
const messages = ({ received }: BrowserSocket) => received.filter(([event]) => String(event).startsWith('msg-input:'));
/** Answers of the server come in order: what was sent before this page view has been dealt with once its answer is here. */
const settled = async (socket: BrowserSocket, mark: string) => {
  socket.emit('ui-event', 'e9', { topic: '$pageview', payload: { page: { id: 'e4' }, secret: mark } });
  await socket.until(([event, message]) => event === 'msg-input:e12' && (message as { payload: { secret?: string } }).payload.secret === mark);
};

describe('the dashboard guard', function () {
  this.timeout(60_000);
  let desk: RunningDesk;
  let cookies: Record<'dig' | 'sp' | 'officer' | 'it', string>;

  before(async () => {
    desk = await startDesk([join(__dirname, 'flows', 'echo.json')]);
    cookies = {
      dig: await desk.cookieOf({ username: 'dig', name: 'D', role: 'dig', office: 'DIG' }),
      sp: await desk.cookieOf({ username: 'sp-jaunpur', name: 'S', role: 'sp', office: 'SP-JNP' }),
      officer: await desk.cookieOf({ username: 'officer-1', name: 'O', role: 'officer', office: 'SP-JNP' }),
      it: await desk.cookieOf({ username: 'it', name: 'I', role: 'police-it', office: null }),
    };
  });
  after(() => desk.stop());

  const opened = async (cookie: string) => {
    const socket = await connectSocket(desk.url, cookie);
    const config = (await socket.until(([event]) => event === 'ui-config'))[2] as { pages: object; groups: object; widgets: object };
    return { socket, config };
  };

  it('refuses a socket without a session, with a made-up one, and from another site', async () => {
    await assert.rejects(connectSocket(desk.url, ''), /signed-out/);
    await assert.rejects(connectSocket(desk.url, `satark_session=${'A'.repeat(43)}`), /signed-out/);
    await assert.rejects(connectSocket(desk.url, cookies.dig, { origin: 'http://elsewhere.example' }), /other-origin/);
  });

  it('leads pages and files to the sign-in page without a session', async () => {
    for (const path of ['/dashboard', '/dashboard/offices', '/dashboard/favicon.ico', '/dashboard/look/look.css']) {
      const response = await fetch(desk.url + path, { redirect: 'manual' });
      assert.equal(response.status, 303, path);
      assert.equal(response.headers.get('location'), `/sign-in?next=${encodeURIComponent(path)}`);
    }
    assert.equal((await fetch(`${desk.url}/dashboard/_setup`)).status, 401);
  });

  it('shows no stored data, no service worker and no foreign page to those who are signed in', async () => {
    const headers = { cookie: cookies.dig };
    for (const path of ['/dashboard/_debug/datastore/e10', '/dashboard/_debug/statestore/e10', '/dashboard/_DEBUG/statestore/e.10', '/dashboard/%5Fdebug/datastore/e10', '/dashboard/sw.js', '/dashboard/sw%2Ejs', '/dashboard/manifest.webmanifest']) assert.equal((await fetch(desk.url + path, { headers })).status, 404, path);
    const page = await fetch(`${desk.url}/dashboard/offices`, { headers });
    assert.equal(page.status, 200);
    assert.equal(page.headers.get('cache-control'), 'no-store');
    const html = await page.text();
    assert.match(html, /<title>सतर्क मित्र/);
    assert.doesNotMatch(html, /https?:\/\//);
    assert.equal((await fetch(`${desk.url}/dashboard/look/look.css`, { headers })).status, 200);
  });

  it('tells a browser only of its role’s pages; a page that names no role is police IT’s', async () => {
    const [dig, officer, it] = await Promise.all([opened(cookies.dig), opened(cookies.officer), opened(cookies.it)]);
    assert.deepEqual(Object.keys(dig.config.pages), ['e4']);
    assert.deepEqual(Object.keys(dig.config.groups), ['e7']);
    assert.deepEqual(Object.keys(dig.config.widgets).sort(), ['e10', 'e11', 'e12', 'e15', 'e9']);
    assert.deepEqual(Object.keys(officer.config.pages), []);
    assert.deepEqual(Object.keys(officer.config.widgets), ['e9']);
    assert.deepEqual(Object.keys(it.config.pages).sort(), ['e5', 'e6']);
    for (const { socket } of [dig, officer, it]) socket.close();
  });

  it('never lets one viewer have what another asked for, whether the widget’s type is listed or not', async () => {
    const [dig, sp] = await Promise.all([opened(cookies.dig), opened(cookies.sp)]);
    await settled(dig.socket, 'for the DIG only');
    await settled(sp.socket, 'for the SP only');
    assert.doesNotMatch(JSON.stringify(sp.socket.received), /for the DIG only/);
    assert.doesNotMatch(JSON.stringify(dig.socket.received), /for the SP only/);
    assert.deepEqual([...new Set(messages(dig.socket).map(([event]) => event))].sort(), ['msg-input:e10', 'msg-input:e11', 'msg-input:e12']);
    for (const { socket } of [dig, sp]) socket.close();
  });

  it('gives the next viewer nothing of what the last one was shown', async () => {
    const dig = await opened(cookies.dig);
    await settled(dig.socket, 'seen by the DIG');
    dig.socket.close();
    const sp = await opened(cookies.sp);
    for (const widget of ['e10', 'e11', 'e12']) sp.socket.emit('widget-load', widget);
    await settled(sp.socket, 'after loading');
    assert.doesNotMatch(JSON.stringify(sp.socket.received), /seen by the DIG/);
    sp.socket.close();
  });

  it('shows a message that nobody asked for to nobody', async () => {
    const { socket } = await opened(cookies.dig);
    await settled(socket, 'one');
    await new Promise((done) => setTimeout(done, 500));
    await settled(socket, 'two');
    assert.doesNotMatch(JSON.stringify(socket.received), /nobody asked/);
    socket.close();
  });

  it('takes identity from the session, whatever the browser claims', async () => {
    const { socket } = await opened(cookies.sp);
    socket.emit('ui-event', 'e9', { topic: '$pageview', payload: { page: { id: 'e4' }, secret: 'claim' }, _client: { user: { userId: 1, role: 'dig', office: 'DIG' }, socketId: 'x' } });
    const [, message] = (await socket.until(([event, found]) => event === 'msg-input:e12' && JSON.stringify(found).includes('claim'))) as [string, { _client: { user: { role: string; office: string } } }];
    assert.equal(message._client.user.role, 'sp');
    assert.equal(message._client.user.office, 'SP-JNP');
    socket.close();
  });

  it('drops actions on widgets and views of pages that the browser was not shown', async () => {
    const [sp, it] = await Promise.all([opened(cookies.sp), opened(cookies.it)]);
    sp.socket.emit('widget-action', 'e14', { payload: 'pressed by the SP' });
    sp.socket.emit(...(view('System', 'e5') as [string]));
    it.socket.emit(...(view('Offices', 'e4') as [string]));
    await settled(sp.socket, 'afterwards');
    it.socket.emit('ui-event', 'e9', { topic: '$pageview', payload: { page: { id: 'e5' }, secret: 'own page' } });
    await it.socket.until(([event]) => event === 'msg-input:e13');
    assert.doesNotMatch(JSON.stringify([sp.socket.received, it.socket.received]), /pressed by the SP|"secret":"(System|Offices)"/);
    for (const { socket } of [sp, it]) socket.close();
  });

  it('lets a button of the own page act, with the presser’s identity even where the body is a bare value', async () => {
    const { socket } = await opened(cookies.sp);
    socket.emit('widget-action', 'e15', 'bare');
    await socket.until(([event, message]) => event === 'msg-input:e10' && !(message as { payload?: { secret?: string } }).payload?.secret);
    socket.close();
  });

  it('closes the socket when the session ends, and when the user gets another role', async () => {
    const cookie = await desk.cookieOf({ username: 'sp-ghazipur', name: 'G', role: 'sp', office: 'SP-GZP' });
    const { socket } = await opened(cookie);
    await fetch(`${desk.url}/sign-out`, { method: 'POST', headers: { cookie, 'content-type': 'application/json' } });
    await fetch(`${desk.url}/check-sessions`, { method: 'POST' });
    await socket.closed;
    const other = await opened(cookies.officer);
    await desk.database.admin`update desk.users set office = 'SP-GZP' where username = 'officer-1'`;
    await fetch(`${desk.url}/check-sessions`, { method: 'POST' });
    await other.socket.closed;
  });
});
