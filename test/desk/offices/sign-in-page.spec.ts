// The sign-in page, as a browser without JavaScript uses it.
import assert from 'node:assert/strict';
import { ownPath } from '../../../lib/desk/offices/sign-in-page';
import { freshDatabase, type TestDatabase } from '../../support/database';
import { PASSWORD, seedOffices, startOffices, type OfficeServer } from './support';

describe('the sign-in page', () => {
  let database: TestDatabase;
  let server: OfficeServer;
  before(async () => {
    database = await freshDatabase();
    await seedOffices(database.desk);
    server = await startOffices(database.desk);
  });
  after(async () => {
    await server.close();
    await database.close();
  });

  const submit = (fields: Record<string, string>) => server.post(null, '/sign-in', new URLSearchParams(fields));

  it('is in Hindi and English and loads nothing but its own style sheet and font', async () => {
    const page = await server.get(null, '/sign-in?next=/dashboard/tips');
    assert.equal(page.status, 200);
    assert.match(page.body, /साइन इन करें/);
    assert.match(page.body, /Sign in/);
    assert.match(page.body, /value="&#47;dashboard&#47;tips"|value="\/dashboard\/tips"/);
    assert.equal(page.body.includes('<script'), false);
    assert.match(page.headers.get('content-security-policy')!, /default-src 'none'/);
    const style = (await server.get(null, '/sign-in.css')).body as string;
    const loaded = [...style.matchAll(/url\('([^']+)'\)/g)].map((match) => match[1]!);
    assert.equal(loaded.length, 2);
    for (const path of loaded) assert.equal((await server.get(null, path)).headers.get('content-type'), 'font/woff2');
    assert.equal((await server.get(null, '/sign-in/devanagari-900.woff2')).status, 404);
  });

  it('signs in with a form, leads on, and signs out again', async () => {
    const entered = await submit({ username: ' SP-JNP ', password: PASSWORD, next: '/dashboard/tips?state=new' });
    assert.equal(entered.status, 303);
    assert.equal(entered.headers.get('location'), '/dashboard/tips?state=new');
    const cookie = entered.headers.get('set-cookie')!;
    assert.match(cookie, /HttpOnly; SameSite=Strict/);
    assert.equal(cookie.includes('Secure'), false);
    const with_ = { cookie: cookie.split(';')[0]! };
    assert.equal((await server.get(null, '/api/me', with_)).body.viewer.username, 'sp-jnp');
    const left = await server.post(null, '/sign-out', new URLSearchParams(), with_);
    assert.equal(left.status, 303);
    assert.match(left.headers.get('set-cookie')!, /Max-Age=0/);
    assert.equal((await server.get(null, '/api/me', with_)).status, 401);
  });

  it('says what is wrong in both languages, keeps the name and never the password', async () => {
    const page = await submit({ username: '"><b>x', password: 'my secret guess' });
    assert.equal(page.status, 401);
    assert.match(page.body, /पासवर्ड सही नहीं/);
    assert.match(page.body, /not right/);
    assert.equal(page.body.includes('my secret guess'), false);
    assert.equal(page.body.includes('<b>x'), false);
  });

  it('marks the cookie Secure behind https', async () => {
    const entered = await server.post(null, '/sign-in', { username: 'dig', password: PASSWORD }, { 'x-forwarded-proto': 'https' });
    assert.equal(entered.status, 200);
    assert.equal(entered.body.viewer.role, 'dig');
    assert.match(entered.headers.get('set-cookie')!, /; Secure$/);
  });

  it('refuses a form that another site sends', async () => {
    assert.equal((await server.post(null, '/sign-in', new URLSearchParams({ username: 'dig', password: PASSWORD }), { origin: 'https://elsewhere.example' })).status, 403);
  });

  it('leads to no other site after signing in', () => {
    for (const next of ['https://elsewhere.example/', '//elsewhere.example', '/\\elsewhere.example', '/\t/elsewhere.example', 'javascript:alert(1)', '', undefined, '/sign-in']) assert.equal(ownPath(next), '/dashboard');
    assert.equal(ownPath('/dashboard/a?b=1#c'), '/dashboard/a?b=1#c');
  });
});
