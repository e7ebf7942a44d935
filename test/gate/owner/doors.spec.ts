// Nobody but the gate's owner gets in, by any door.
import assert from 'node:assert/strict';
import { changeOwnerPassword, makeFirstOwnerPassword } from '../../../lib/gate/owner/password';
import { testGate, type TestGate } from '../support';
import { ownerSite, type OwnerSite } from './support';

describe('the doors of the owner\'s page', () => {
  let opened: TestGate;
  let site: OwnerSite;
  beforeEach(async () => {
    opened = await testGate();
    site = await ownerSite(opened.gate);
  });
  afterEach(async () => {
    await site.close();
    await opened.close();
  });

  it('open with the password that was shown once, and close again', async () => {
    assert.equal(await makeFirstOwnerPassword(opened.gate.sql), null, 'a second one is not made');
    const { path, cookie, page, form } = await site.signIn();
    assert.match(page, /Still at Twilio/);
    const left = await site.submit(`${path}sign-out?lang=en`, { form }, { cookie });
    assert.equal(left.status, 303);
    assert.match(left.headers['set-cookie']![0]!, /Max-Age=0/);
    assert.equal((await site.ask('GET', path, { cookie })).status, 303);
  });

  it('show nothing without a cookie, with another\'s, or at another path', async () => {
    const { path, cookie } = await site.signIn();
    const second = await site.signIn();
    for (const headers of [{}, { cookie: 'satark_owner=' }, { cookie: `satark_owner=${'A'.repeat(32)}` }, { cookie: second.cookie }] as Record<string, string>[]) {
      const answer = await site.ask('GET', path, headers);
      assert.equal(answer.status, 303);
      assert.equal(answer.headers.location, '/?lang=hi');
      assert.doesNotMatch(answer.body, /Twilio/);
    }
    assert.equal((await site.ask('GET', `/s/${'A'.repeat(32)}/`, { cookie })).status, 303);
    for (const door of ['/figures', '/s/', '/s', `${path}../`, '/whatsapp/inbound', '/health', '/package.json']) assert.equal((await site.ask('GET', door, { cookie })).status, 404, door);
  });

  it('stay shut to a wrong password, and after ten of them to the right one for a while', async () => {
    for (let guess = 0; guess < 10; guess++) {
      const answer = await site.submit('/sign-in?lang=en', { password: `wrong-${guess}` });
      assert.equal(answer.status, 401);
      assert.equal(answer.headers['set-cookie'], undefined);
    }
    const late = await site.submit('/sign-in?lang=en', { password: site.password });
    assert.equal(late.status, 429);
    assert.ok(Number(late.headers['retry-after']) > 200);
    assert.match(late.body, /Please try again in \d+ seconds/);
  });

  it('let no more guesses through at once than one after the other', async () => {
    const answers = await Promise.all(Array.from({ length: 14 }, () => site.submit('/sign-in', { password: 'wrong' })));
    assert.deepEqual(answers.map(({ status }) => status).sort(), [...Array<number>(10).fill(401), ...Array<number>(4).fill(429)]);
  });

  it('take no form that the page of another site, another port or no page sent', async () => {
    const { path, cookie, form } = await site.signIn();
    for (const headers of [
      { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' },
      { origin: 'http://127.0.0.1:1880', 'sec-fetch-site': 'same-site' },
      { origin: 'null' },
      { origin: null, 'sec-fetch-site': null },
      { origin: null, 'sec-fetch-site': 'none' },
    ] as Record<string, string | null>[]) {
      assert.equal((await site.submit('/sign-in', { password: site.password }, headers)).status, 403, JSON.stringify(headers));
      assert.equal((await site.submit(`${path}try-again`, { form }, { cookie, ...headers })).status, 403);
      assert.equal((await site.submit(`${path}sign-out`, { form }, { cookie, ...headers })).status, 403);
    }
    assert.equal(site.wakes, 0);
  });

  it('take no form without the word that stands in the page, and no change by GET', async () => {
    const { path, cookie } = await site.signIn();
    for (const form of [{}, { form: '' }, { form: 'A'.repeat(32) }] as Record<string, string>[]) assert.equal((await site.submit(`${path}try-again`, form, { cookie })).status, 403);
    for (const door of ['/sign-in', `${path}try-again`, `${path}sign-out`]) assert.equal((await site.ask('GET', door, { cookie })).status, 404);
    assert.equal(site.wakes, 0);
  });

  it('are not there under another host name (DNS rebinding), nor behind a proxy', async () => {
    for (const host of ['gate.example.org', `rebound.example:${site.port}`, '127.0.0.1.example', '192.0.2.7', '0.0.0.0']) assert.equal((await site.ask('GET', '/', { host })).status, 421, host);
    for (const header of ['x-forwarded-for', 'x-forwarded-host', 'forwarded', 'via']) assert.equal((await site.ask('GET', '/', { [header]: 'x' })).status, 421);
    for (const host of ['localhost:9', '[::1]:9', '127.0.0.1']) assert.equal((await site.ask('GET', '/', { host })).status, 200, host);
  });

  it('close for everyone when the password is changed', async () => {
    const { path, cookie } = await site.signIn();
    const password = await changeOwnerPassword(opened.gate.sql);
    assert.equal((await site.ask('GET', path, { cookie })).status, 303);
    assert.equal((await site.submit('/sign-in', { password: site.password })).status, 401);
    assert.equal((await site.submit('/sign-in', { password })).status, 303);
  });

  it('keep the cookie from scripts, other sites and the desk\'s port of the same machine', async () => {
    const entered = await site.submit('/sign-in', { password: site.password });
    const [cookie] = entered.headers['set-cookie']!;
    // Cookies know no ports: the path, which nobody can guess, is what keeps it from pages of another port.
    assert.match(cookie!, /^satark_owner=[\w-]{32}; Path=\/s\/[\w-]{32}\/; HttpOnly; SameSite=Strict; Max-Age=28800$/);
  });

  it('load nothing from elsewhere, run no scripts and stay out of caches and frames', async () => {
    const { page, path, cookie } = await site.signIn();
    assert.doesNotMatch(page, /<script|https?:|style=|\son\w+=/);
    const { headers } = await site.ask('GET', path, { cookie });
    assert.equal(headers['content-security-policy'], "default-src 'none';style-src 'self';font-src 'self';form-action 'self';frame-ancestors 'none';base-uri 'none'");
    assert.equal(headers['cache-control'], 'no-store');
    assert.equal(headers['x-frame-options'], 'DENY');
    assert.equal(headers['x-powered-by'], undefined);
    const style = (await site.ask('GET', '/owner.css')).body;
    for (const [, font] of style.matchAll(/url\('([^']+)'\)/g)) assert.equal((await site.ask('GET', font!)).headers['content-type'], 'font/woff2');
    assert.equal((await site.ask('GET', '/devanagari-900.woff2')).status, 404);
  });

  it('take no large or strange requests', async () => {
    assert.equal((await site.submit('/sign-in', { password: 'x'.repeat(10_000) })).status, 413);
    assert.equal((await site.submit('/sign-in', { password: 'x'.repeat(300) })).status, 401);
    assert.equal((await site.ask('POST', '/sign-in', { origin: site.origin, 'content-type': 'application/json' }, { a: 'b' })).status, 401);
  });

  it('hold while the database is away', async () => {
    const { path, cookie } = await site.signIn();
    await opened.gate.sql.end({ timeout: 1 });
    assert.equal((await site.ask('GET', path, { cookie })).status, 503);
    assert.equal((await site.submit('/sign-in', { password: site.password })).status, 503);
  });

  it('keep the password as a hash, which role desk can\'t read', async () => {
    const [row] = await opened.database.admin<{ password_hash: string }[]>`select password_hash from vault.owner_sign_in`;
    assert.match(row!.password_hash, /^scrypt\$15\$/);
    await assert.rejects(opened.database.desk`select from vault.owner_sign_in`, { code: '42501' });
  });
});
