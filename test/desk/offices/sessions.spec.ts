// Signing in: what it gives, what it refuses, what it costs to guess.
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import { makeFirstUsers } from '../../../lib/desk/offices/first-users';
import { authenticateEditor, sessionCookie, sessionOf, signIn, signOut } from '../../../lib/desk/offices/sessions';
import { setPassword } from '../../../lib/desk/offices/users';
import { freshDatabase, type TestDatabase } from '../../support/database';
import { PASSWORD, seedOffices } from './support';

describe('sessions', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await freshDatabase();
    await seedOffices(database.desk);
  });
  afterEach(() => database.close());

  const enter = async (username: string, password = PASSWORD) => {
    const result = await signIn(database.desk, { username, password }, '192.0.2.1');
    if ('problem' in result) throw new Error(result.problem);
    return sessionCookie(result.token, true);
  };

  it('knows whose a request is from the cookie, and keeps only a hash of its token', async () => {
    const cookie = await enter('sp-jnp');
    assert.match(cookie, /^satark_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=43200; Secure$/);
    const viewer = await sessionOf(database.desk, `other=1; ${cookie.split(';')[0]}`);
    assert.equal(viewer?.username, 'sp-jnp');
    assert.equal(viewer?.role, 'sp');
    assert.equal(viewer?.office, 'SP-JNP');
    assert.equal('passwordHash' in viewer!, false);
    const token = cookie.split(/[=;]/)[1]!;
    const [row] = await database.desk`select * from desk.sessions`;
    assert.equal(JSON.stringify(row).includes(token), false);
    assert.equal((row!.token_hash as Buffer).includes(Buffer.from(token, 'base64url')), false);
  });

  it('refuses a wrong password, an unknown user and a switched-off one with the same words', async () => {
    await database.desk`update desk.users set active = false where username = 'sp-gzp'`;
    for (const given of [{ username: 'sp-jnp', password: 'wrong' }, { username: 'nobody', password: PASSWORD }, { username: 'sp-gzp', password: PASSWORD }]) {
      assert.deepEqual(await signIn(database.desk, given, 'a'), { problem: 'sign-in-refused' });
    }
    const lines = await database.desk`select detail from desk.audit_log where act = 'sign-in-refused'`;
    assert.equal(lines.length, 3);
    assert.equal(JSON.stringify(lines).includes('wrong'), false);
  });

  it('hashes for an unknown user at the same cost as for a wrong password', async () => {
    const costs: unknown[] = [];
    const original = crypto.scrypt;
    crypto.scrypt = ((...given: Parameters<typeof crypto.scrypt>) => {
      costs.push(given[3]);
      original(...given);
    }) as typeof crypto.scrypt;
    try {
      for (const username of ['sp-jnp', 'nobody']) await signIn(database.desk, { username, password: 'wrong' }, 'a');
    } finally {
      crypto.scrypt = original;
    }
    assert.equal(costs.length, 2);
    assert.deepEqual(costs[1], costs[0]);
  });

  it('ends a session at sign-out, after its hours, when idle, at a new password and when the user is switched off', async () => {
    const gone = async (cookie: string) => assert.equal(await sessionOf(database.desk, cookie), null);
    const first = await enter('dig');
    await signOut(database.desk, first);
    await gone(first);
    const second = await enter('dig');
    await database.desk`update desk.sessions set expires_at = now()`;
    await gone(second);
    const third = await enter('dig');
    await database.desk`update desk.sessions set seen_at = now() - interval '61 minutes'`;
    await gone(third);
    const fourth = await enter('dig');
    assert.ok(await setPassword(database.desk, 'DIG'));
    await gone(fourth);
    const fifth = await enter('sp-jnp');
    await database.desk`update desk.users set active = false where username = 'sp-jnp'`;
    await gone(fifth);
  });

  it('stops guessing at one user from one address, and lets the same user in from another', async () => {
    for (let guess = 0; guess < 6; guess++) assert.deepEqual(await signIn(database.desk, { username: 'dig', password: `guess ${guess}` }, '192.0.2.7'), { problem: 'sign-in-refused' });
    const blocked = await signIn(database.desk, { username: 'dig', password: PASSWORD }, '192.0.2.7');
    assert.ok('problem' in blocked && blocked.problem === 'too-many-guesses' && blocked.seconds > 0);
    assert.ok('token' in (await signIn(database.desk, { username: 'dig', password: PASSWORD }, '192.0.2.8')));
  });

  it('counts guesses that come at once', async () => {
    const results = await Promise.all(Array.from({ length: 12 }, () => signIn(database.desk, { username: 'dig', password: 'wrong' }, '192.0.2.9')));
    assert.equal(results.filter((result) => 'problem' in result && result.problem === 'sign-in-refused').length, 6);
  });

  it('stops one address that tries many users', async () => {
    const results = [];
    for (let guess = 0; guess < 42; guess++) results.push(await signIn(database.desk, { username: `user-${guess}`, password: 'x'.repeat(300) }, '192.0.2.10'));
    assert.equal(results.filter((result) => 'problem' in result && result.problem === 'too-many-guesses').length, 2);
  });

  it('keeps of a flood of guesses that it began, and locks nobody out who signs in from elsewhere', async () => {
    const rows = async () => Number((await database.admin`select (select count(*) from desk.audit_log) + (select count(*) from desk.sign_in_guesses) as count`)[0]!.count);
    const flood = (count: number) => Promise.all(Array.from({ length: count }, (_, n) => signIn(database.desk, { username: `nobody-${n}`, password: 'x' }, '10.0.0.7')));
    for (let n = 0; n < 7; n++) await signIn(database.desk, { username: 'dig', password: 'x' }, '10.0.0.8');
    await flood(45);
    const before = await rows();
    await flood(200);
    for (let n = 0; n < 80; n++) await signIn(database.desk, { username: 'dig', password: 'x' }, '10.0.0.8');
    // The second address comes to its own limit, which is told once.
    assert.equal(await rows(), before + 1);
    assert.equal((await database.admin`select from desk.audit_log where detail ->> 'because' = 'too many guesses'`).length, 3);
    assert.ok('viewer' in (await signIn(database.desk, { username: 'dig', password: PASSWORD }, '10.0.0.9')));
  });

  it('opens the editor to police IT and to nobody else', async () => {
    assert.equal((await authenticateEditor(database.desk, 'it', PASSWORD))?.viewer.role, 'police-it');
    assert.equal(await authenticateEditor(database.desk, 'dig', PASSWORD), null);
    assert.equal(await authenticateEditor(database.desk, 'it', 'wrong'), null);
  });

  it('writes no password and no token into the audit log', async () => {
    const cookie = await enter('dig');
    const password = (await setPassword(database.desk, 'dig'))!;
    const lines = JSON.stringify(await database.desk`select * from desk.audit_log`);
    for (const secret of [PASSWORD, password, cookie.split(/[=;]/)[1]!]) assert.equal(lines.includes(secret), false);
  });
});

describe('first users', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await freshDatabase();
  });
  afterEach(() => database.close());

  it('are made once, with offices, and can sign in', async () => {
    const [made, again] = [await makeFirstUsers(database.desk), await makeFirstUsers(database.desk)];
    assert.deepEqual(made.map((user) => user.username), ['dig', 'sp-jaunpur', 'officer-jaunpur', 'sp-ghazipur', 'officer-ghazipur', 'sp-chandauli', 'officer-chandauli', 'it', 'auditor']);
    assert.equal(again.length, 0);
    assert.equal(new Set(made.map((user) => user.password)).size, made.length);
    for (const user of made) assert.match(user.password, /^[a-z0-9]{4}(-[a-z0-9]{4}){3}$/);
    const jaunpur = made.find((user) => user.username === 'sp-jaunpur')!;
    assert.equal(jaunpur.office, 'SP-JNP');
    const result = await signIn(database.desk, jaunpur, '');
    assert.ok('viewer' in result && result.viewer.office === 'SP-JNP');
  });

  it('follow the districts that the desk has', async () => {
    await database.desk`insert into desk.districts (code, name_en, name_hi) values ('VNS', 'Varanasi', 'वाराणसी')`;
    const made = await makeFirstUsers(database.desk);
    assert.deepEqual(made.map((user) => user.username), ['dig', 'sp-varanasi', 'officer-varanasi', 'it', 'auditor']);
    assert.deepEqual((await database.desk`select id from desk.offices order by id`).map((row) => row.id), ['DIG', 'SP-VNS']);
  });

  it('are made once when two desks start together', async () => {
    const made = await Promise.all([makeFirstUsers(database.desk), makeFirstUsers(database.desk)]);
    assert.deepEqual(made.map((list) => list.length > 0).sort(), [false, true]);
  });
});
