// The case API over HTTP: a tip from new to closed, and every door that must stay shut.
import assert from 'node:assert/strict';
import sharp from 'sharp';
import { freshDatabase, type TestDatabase } from '../../support/database';
import { seedOffices, seedTip, startOffices, type OfficeServer, type Person, type SeededTip } from '../offices/support';
import { phonesBoxes, sample, withInMoov } from '../../media-scrub/samples';

describe('the case API', () => {
  let database: TestDatabase;
  let ids: Record<Person, number>;
  let server: OfficeServer;
  let tip: SeededTip;
  let other: SeededTip;
  before(async () => {
    database = await freshDatabase();
    ids = await seedOffices(database.desk);
    server = await startOffices(database.desk);
  });
  beforeEach(async () => {
    tip = await seedTip(database.desk);
    other = await seedTip(database.desk, { district: 'GZP' });
  });
  after(async () => {
    await server.close();
    await database.close();
  });

  const eventsOf = async (id: number) => (await database.desk<{ kind: string; release: boolean; state: string }[]>`select kind, release, state from desk.tip_events where tip_id = ${id} order by id`).map((row) => ({ ...row }));
  const actsOf = async (id: number) => (await database.desk<{ act: string }[]>`select act from desk.audit_log where tip_id = ${id} order by id`).map((row) => row.act);
  const picture = () => sharp({ create: { width: 40, height: 30, channels: 3, background: '#336699' } }).withExif({ IFD0: { Make: 'FictitiousPhone' } }).jpeg().toBuffer();
  const form = (fields: Record<string, string>, files: { name: string; type: string; bytes: Uint8Array }[] = []) => {
    const data = new FormData();
    for (const [name, value] of Object.entries(fields)) data.append(name, value);
    for (const file of files) data.append('media', new Blob([Buffer.from(file.bytes)], { type: file.type }), file.name);
    return data;
  };
  const assigned = async (who: Person = 'officer-jnp') => (await server.post('sp-jnp', `/api/tips/${tip.id}/assign`, { version: 1, officer: ids[who] })).body;

  it('takes a tip from new to closed and open again, with event, audit line and version at each step', async () => {
    const given = await server.post('sp-jnp', `/api/tips/${tip.id}/assign`, { version: 1, officer: ids['officer-jnp'] });
    assert.equal(given.status, 200);
    assert.equal(given.body.state, 'assigned');
    assert.deepEqual(given.body.assignedTo, { id: ids['officer-jnp'], name: 'Name of officer-jnp' });
    const acted = await server.post('officer-jnp', `/api/tips/${tip.id}/action`, form({ version: String(given.body.version), text: 'छापा मारा गया', release: 'true' }, [{ name: 'a.png', type: 'image/png', bytes: await picture() }]));
    assert.equal(acted.status, 200);
    assert.equal(acted.body.state, 'action-reported');
    assert.equal(acted.body.history.at(-1).evidence.length, 1);
    const closed = await server.post('sp-jnp', `/api/tips/${tip.id}/close`, { version: acted.body.version, outcome: 'action-taken', text: 'तीन गिरफ़्तार', release: true });
    assert.equal(closed.body.outcome, 'action-taken');
    const reopened = await server.post('dig', `/api/tips/${tip.id}/reopen`, { version: closed.body.version, reason: 'informant says it goes on' });
    assert.equal(reopened.body.state, 'reopened');
    assert.equal(reopened.body.outcome, null);
    assert.equal(reopened.body.version, 5);
    assert.deepEqual(await eventsOf(tip.id), [
      { kind: 'filed', release: false, state: 'done' }, { kind: 'assigned', release: false, state: 'waiting' }, { kind: 'action-reported', release: true, state: 'waiting' },
      { kind: 'closed', release: true, state: 'waiting' }, { kind: 'reopened', release: false, state: 'waiting' },
    ]);
    assert.deepEqual(await actsOf(tip.id), ['tip-assigned', 'action-reported', 'tip-closed', 'tip-reopened']);
  });

  it('shows a tip with its text, place names and history, and writes down who read it', async () => {
    const { status, body } = await server.get('sp-jnp', `/api/tips/${tip.id}`);
    assert.equal(status, 200);
    assert.equal(body.body, 'रोज़ शाम को जुआ होता है');
    assert.deepEqual(body.stationName, { en: 'Mariahu', hi: 'मड़ियाहूं' });
    assert.deepEqual(body.offices.map((office: { id: string }) => office.id), ['DIG', 'SP-JNP']);
    assert.equal(body.reach, 'unknown');
    assert.deepEqual(body.may, { assign: true, act: false, ask: true, close: true, reopen: false, note: true, route: false });
    assert.equal(JSON.stringify(body).includes(tip.handle), false);
    assert.deepEqual(await actsOf(tip.id), ['tip-read']);
  });

  it('answers about a tip of another district as about one that is not there', async () => {
    const there = await server.get('sp-jnp', `/api/tips/${other.id}`);
    const nowhere = await server.get('sp-jnp', '/api/tips/999999999');
    assert.equal(there.status, 404);
    assert.deepEqual(there.body, nowhere.body);
    for (const [step, body] of [['assign', { version: 1, officer: ids['officer-jnp'] }], ['question', { text: 'x' }], ['close', { version: 1, outcome: 'false' }], ['reopen', { version: 1, reason: 'x' }], ['note', { text: 'x' }]] as const) {
      assert.equal((await server.post('sp-jnp', `/api/tips/${other.id}/${step}`, body)).status, 404, step);
    }
    assert.equal((await server.post('officer-jnp', `/api/tips/${tip.id}/action`, form({ version: '1', text: 'x' }))).status, 404);
    assert.deepEqual(await eventsOf(other.id), [{ kind: 'filed', release: false, state: 'done' }]);
  });

  it('shows police IT and the auditor no tip, but counts', async () => {
    for (const who of ['it', 'auditor'] as const) {
      for (const path of ['/api/tips', `/api/tips/${tip.id}`, '/api/officers', '/api/evidence/1']) assert.equal((await server.get(who, path)).status, 403, `${who} ${path}`);
      assert.equal((await server.post(who, `/api/tips/${tip.id}/note`, { text: 'x' })).status, 403);
      assert.equal((await server.get(who, '/api/stats?by=category')).status, 200);
    }
    assert.equal((await server.get('officer-jnp', '/api/stats')).status, 403);
  });

  it('asks to sign in before anything else', async () => {
    for (const path of ['/api/me', '/api/tips', `/api/tips/${tip.id}`, '/api/evidence/1', '/api/stats', '/api/audit', '/api/events', '/api/reference', '/api/officers']) {
      const answer = await server.get(null, path);
      assert.equal(answer.status, 401, path);
      assert.equal(answer.body.error.code, 'signed-out');
    }
    assert.equal((await server.post(null, `/api/tips/${tip.id}/note`, { text: 'x' })).status, 401);
  });

  it('refuses a change that another site asks for, or that is not JSON', async () => {
    const path = `/api/tips/${tip.id}/note`;
    assert.equal((await server.post('sp-jnp', path, { text: 'x' }, { origin: 'https://elsewhere.example' })).status, 403);
    assert.equal((await server.post('sp-jnp', path, { text: 'x' }, { origin: 'null' })).status, 403);
    assert.equal((await server.post('sp-jnp', path, { text: 'x' }, { 'sec-fetch-site': 'cross-site' })).status, 403);
    assert.equal((await server.post('sp-jnp', path, { text: 'x' }, { 'sec-fetch-site': 'same-site' })).status, 403);
    assert.equal((await server.post('sp-jnp', path, new URLSearchParams({ text: 'x' }))).status, 400);
    assert.equal((await server.post('sp-jnp', path, { text: 'x' }, { origin: server.url })).status, 200);
  });

  it('lets only one of two people who assign at once win, and tells the other plainly', async () => {
    const answers = await Promise.all([
      server.post('sp-jnp', `/api/tips/${tip.id}/assign`, { version: 1, officer: ids['officer-jnp'] }),
      server.post('dig', `/api/tips/${tip.id}/assign`, { version: 1, officer: ids['officer-mariahu'] }),
    ]);
    assert.deepEqual(answers.map((answer) => answer.status).sort(), [200, 409]);
    const late = answers.find((answer) => answer.status === 409)!;
    assert.equal(late.body.error.code, 'changed-meanwhile');
    assert.match(late.body.error.hi, /बदलाव/);
    assert.equal((await eventsOf(tip.id)).filter((event) => event.kind === 'assigned').length, 1);
  });

  it('refuses an officer of another office to an SP, and one of the named station to everybody', async () => {
    const refused = await server.post('sp-jnp', `/api/tips/${tip.id}/assign`, { version: 1, officer: ids['officer-gzp'] });
    assert.equal(refused.body.error.code, 'officer-unknown');
    const corrupt = await seedTip(database.desk, { category: 'corruption', offices: ['DIG'] });
    const named = await server.post('dig', `/api/tips/${corrupt.id}/assign`, { version: 1, officer: ids['officer-mariahu'] });
    assert.equal(named.status, 422);
    assert.equal(named.body.error.code, 'officer-of-named-station');
    const officers = await server.get('dig', `/api/officers?tip=${corrupt.id}`);
    assert.deepEqual(officers.body.officers.map((officer: { id: number }) => officer.id).includes(ids['officer-mariahu']), false);
    assert.deepEqual((await server.get('sp-jnp', '/api/officers')).body.officers.map((officer: { id: number }) => officer.id).sort(), [ids['officer-jnp'], ids['officer-mariahu']].sort());
  });

  it('refuses steps that do not fit the state', async () => {
    assert.equal((await server.post('sp-jnp', `/api/tips/${tip.id}/reopen`, { version: 1, reason: 'x' })).body.error.code, 'wrong-state');
    await server.post('sp-jnp', `/api/tips/${tip.id}/close`, { version: 1, outcome: 'false' });
    assert.equal((await server.post('sp-jnp', `/api/tips/${tip.id}/assign`, { version: 2, officer: ids['officer-jnp'] })).body.error.code, 'wrong-state');
    assert.equal((await server.post('sp-jnp', `/api/tips/${tip.id}/close`, { version: 2, outcome: 'false' })).status, 409);
  });

  it('gives sentences for what was left out or made up', async () => {
    const code = async (path: string, body: unknown) => (await server.post('sp-jnp', `/api/tips/${tip.id}/${path}`, body)).body.error.code;
    assert.equal(await code('close', { version: 1, outcome: 'solved' }), 'outcome-unknown');
    assert.equal(await code('close', { outcome: 'false' }), 'bad-request');
    assert.equal(await code('question', { text: '   ' }), 'nothing-said');
    assert.equal(await code('question', { text: 'x'.repeat(4001) }), 'too-long');
    assert.equal(await code('note', { text: 5 }), 'bad-request');
    assert.equal(await code('nothing', {}), 'not-found');
    assert.equal((await server.get('sp-jnp', '/api/tips/1x')).status, 404);
    assert.equal((await server.get('sp-jnp', '/api/tips?sort=sideways')).status, 400);
    assert.equal((await server.get('sp-jnp', '/api/tips?after=nonsense')).status, 400);
    for (const name of ['district', 'station', 'category', 'q']) assert.equal((await server.get('sp-jnp', `/api/tips?${name}=%00`)).status, 400, name);
    assert.equal((await server.get('sp-jnp', '/api/tips?since=2026-13-45')).status, 400);
  });

  it('keeps a question and a note from disturbing the version that others saw', async () => {
    await server.post('dig', `/api/tips/${tip.id}/note`, { text: 'check the market first' });
    const asked = await server.post('sp-jnp', `/api/tips/${tip.id}/question`, { text: 'किस समय?' });
    assert.equal(asked.body.version, 1);
    assert.deepEqual((await eventsOf(tip.id)).slice(1), [{ kind: 'note', release: false, state: 'waiting' }, { kind: 'question', release: true, state: 'waiting' }]);
    assert.equal((await assigned()).version, 2);
  });

  it('lets the officer who has it ask and note, and nobody close who only carries it out', async () => {
    const { version } = await assigned();
    assert.equal((await server.post('officer-jnp', `/api/tips/${tip.id}/question`, { text: 'कौन सी गली?' })).status, 200);
    assert.equal((await server.post('officer-jnp', `/api/tips/${tip.id}/close`, { version, outcome: 'false' })).status, 403);
    assert.equal((await server.post('officer-jnp', `/api/tips/${tip.id}/assign`, { version, officer: ids['officer-mariahu'] })).status, 403);
    assert.equal((await server.get('officer-mariahu', `/api/tips/${tip.id}`)).status, 404);
  });

  it('keeps an officer\'s picture without its metadata and a video without its place', async () => {
    const { version } = await assigned();
    const movie = withInMoov(await sample({ format: 'mp4', picture: { codec: 'libx264' } }), ...phonesBoxes((name) => `+25.5 ${name}`));
    const acted = await server.post('officer-jnp', `/api/tips/${tip.id}/action`, form({ version: String(version), text: '', release: 'false' }, [
      { name: 'x.jpg', type: 'image/jpeg', bytes: await picture() }, { name: 'x.mp4', type: 'video/mp4', bytes: movie },
    ]));
    assert.equal(acted.status, 200);
    const [first, second] = acted.body.history.at(-1).evidence;
    const jpeg = (await server.get('sp-jnp', first.url)).body as Buffer;
    assert.equal((await sharp(jpeg).metadata()).exif, undefined);
    assert.equal((await sharp(jpeg).metadata()).format, 'jpeg');
    const video = (await server.get('sp-jnp', second.url)).body as Buffer;
    assert.equal(video.includes('moov'), true);
    assert.equal(movie.includes('+25.5'), true);
    assert.equal(video.includes('+25.5'), false);
    assert.equal((await server.get('sp-gzp', first.url)).status, 404);
  });

  it('judges a file by what it is, not by its name, and keeps nothing of a refused report', async () => {
    const { version } = await assigned();
    const send = (bytes: Uint8Array) => server.post('officer-jnp', `/api/tips/${tip.id}/action`, form({ version: String(version), text: 'x' }, [{ name: 'a.jpg', type: 'image/jpeg', bytes }]));
    const media = async () => (await database.desk`select count(*)::int as n from exchange.media`)[0]!.n;
    const before = await media();
    assert.equal((await send(Buffer.from('<svg onload=alert(1)>'))).status, 415);
    assert.equal((await send(Buffer.from('<!doctype html><script>1</script>'))).status, 415);
    assert.equal((await send((await picture()).subarray(0, 200))).status, 422);
    assert.equal((await send(Buffer.alloc(16 * 1024 * 1024 + 1))).status, 413);
    assert.equal((await server.post('officer-jnp', `/api/tips/${tip.id}/action`, form({ version: String(version), text: ' ' }))).body.error.code, 'nothing-said');
    assert.equal((await server.post('officer-jnp', `/api/tips/${tip.id}/action`, form({ version: '1', text: 'x' }, [{ name: 'a.jpg', type: 'image/jpeg', bytes: await picture() }]))).status, 409);
    assert.equal(await media(), before);
    assert.equal((await eventsOf(tip.id)).length, 2);
  });

  it('lets the DIG correct category and district, so that the tip moves to the other SP', async () => {
    const { version } = await assigned();
    assert.equal((await server.post('sp-jnp', `/api/tips/${tip.id}/route`, { version, district: 'GZP' })).status, 403);
    assert.equal((await server.post('dig', `/api/tips/${tip.id}/route`, { version, station: 'GZP-ZAMANIA', district: 'JNP' })).body.error.code, 'place-unknown');
    const moved = await server.post('dig', `/api/tips/${tip.id}/route`, { version, station: 'GZP-ZAMANIA', category: 'mining', sensitivity: 'high' });
    assert.equal(moved.status, 200);
    assert.deepEqual([moved.body.district, moved.body.station, moved.body.category, moved.body.sensitivity, moved.body.state, moved.body.assignedTo], ['GZP', 'GZP-ZAMANIA', 'mining', 'high', 'filed', null]);
    assert.deepEqual(moved.body.offices.map((office: { id: string }) => office.id), ['DIG', 'SP-GZP']);
    assert.equal((await server.get('sp-jnp', `/api/tips/${tip.id}`)).status, 404);
    assert.equal((await server.get('officer-jnp', `/api/tips/${tip.id}`)).status, 404);
    assert.equal((await server.get('sp-gzp', `/api/tips/${tip.id}`)).status, 200);
  });

  it('does not hand a tip that was kept from one SP to another SP unasked', async () => {
    const kept = await seedTip(database.desk, { category: 'corruption', offices: ['DIG'] });
    const moved = await server.post('dig', `/api/tips/${kept.id}/route`, { version: 1, district: 'GZP' });
    assert.deepEqual(moved.body.offices.map((office: { id: string }) => office.id), ['DIG']);
    const chosen = await server.post('dig', `/api/tips/${kept.id}/route`, { version: moved.body.version, offices: ['SP-GZP'] });
    assert.deepEqual(chosen.body.offices.map((office: { id: string }) => office.id), ['DIG', 'SP-GZP']);
  });

  it('tells how far messages to the informant came, and not to whom', async () => {
    await assigned();
    const [event] = await database.desk`select id from desk.tip_events where tip_id = ${tip.id} and kind = 'assigned'`;
    await database.admin`insert into exchange.outbox (handle, message, once_key, state, problem) values (${tip.handle}, '{}', ${`event:${event!.id}:node`}, 'failed', 'unreachable')`;
    const { body } = await server.get('sp-jnp', `/api/tips/${tip.id}`);
    assert.deepEqual(body.history.at(-1).told, { state: 'failed', problem: 'unreachable' });
    assert.equal(body.reach, 'not-reachable');
  });

  it('lets the auditor read who did what, without receipts, and the DIG with them', async () => {
    await assigned();
    const auditor = await server.get('auditor', `/api/audit?tip=${tip.id}`);
    assert.equal(auditor.body.entries[0].act, 'tip-assigned');
    assert.equal(auditor.body.entries[0].user.username, 'sp-jnp');
    assert.equal(auditor.body.entries[0].tip.receipt, null);
    assert.deepEqual(auditor.body.entries[0].detail, { officer: 'Name of officer-jnp' });
    assert.equal((await server.get('dig', `/api/audit?tip=${tip.id}`)).body.entries[0].tip.receipt, tip.receipt);
    assert.equal((await server.get('sp-jnp', '/api/audit')).status, 403);
  });

  it('counts for the viewer\'s office only', async () => {
    const sp = (await server.get('sp-jnp', '/api/stats?by=district&split=category')).body.rows;
    assert.deepEqual([...new Set(sp.map((row: { key: string }) => row.key))], ['JNP']);
    assert.deepEqual(sp[0].label, { en: 'Jaunpur', hi: 'जौनपुर' });
    const dig = (await server.get('dig', '/api/stats?by=district')).body.rows;
    assert.deepEqual(dig.map((row: { key: string }) => row.key).sort(), ['GZP', 'JNP']);
    assert.equal((await server.get('dig', '/api/stats?by=handle')).status, 400);
  });
});
