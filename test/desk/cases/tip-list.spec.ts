// Lists, evidence and the stream of changes.
import assert from 'node:assert/strict';
import { freshDatabase, type TestDatabase } from '../../support/database';
import { eventually } from '../../support/eventually';
import { seedEvidence, seedOffices, seedTip, startOffices, type OfficeServer, type Person } from '../offices/support';

describe('the list of tips', () => {
  let database: TestDatabase;
  let server: OfficeServer;
  let ids: Record<Person, number>;
  const tips: { id: number; receipt: string }[] = [];
  before(async () => {
    database = await freshDatabase();
    ids = await seedOffices(database.desk);
    server = await startOffices(database.desk);
    for (let number = 0; number < 7; number++) {
      tips.push(await seedTip(database.desk, {
        filedAt: `2026-01-0${1 + Math.floor(number / 2)}T18:31:00Z`, sensitivity: ['low', 'high', 'critical'][number % 3], category: number % 2 ? 'mining' : 'gambling',
        body: number === 3 ? 'रात में ट्रक 100% भरे' : 'जुआ',
      }));
    }
    await seedTip(database.desk, { district: 'GZP' });
    await database.desk`update desk.tips set state = 'closed', outcome = 'false' where id = ${tips[0]!.id}`;
    await database.desk`update desk.tips set state = 'assigned', assigned_to = ${ids['officer-jnp']} where id = ${tips[1]!.id}`;
  });
  after(async () => {
    await server.close();
    await database.close();
  });

  const list = async (who: Person, query = '') => (await server.get(who, `/api/tips${query}`)).body;
  const receiptsOf = (page: { tips: { receipt: string }[] }) => page.tips.map((tip) => tip.receipt);

  async function goThrough(sort: string): Promise<{ pages: number; seen: string[] }> {
    const seen: string[] = [];
    let after: string | null = '';
    let pages = 0;
    while (after !== null && pages++ < 10) {
      const page: { tips: { receipt: string }[]; next: string | null } = await list('sp-jnp', `?state=all&limit=2&sort=${sort}${after && `&after=${after}`}`);
      seen.push(...receiptsOf(page));
      after = page.next;
    }
    return { pages, seen: seen.sort() };
  }
  const ORDERS = ['newest', 'oldest', 'updated', 'sensitivity'];

  it('goes through all tips page by page, none twice and none left out, in every order', async () => {
    for (const sort of ORDERS) assert.deepEqual(await goThrough(sort), { pages: 4, seen: tips.map((tip) => tip.receipt).sort() }, sort);
    const graded = await list('sp-jnp', '?state=all&sort=sensitivity');
    assert.deepEqual(graded.tips.map((tip: { sensitivity: string }) => tip.sensitivity), ['critical', 'critical', 'high', 'high', 'low', 'low', 'low']);
  });

  it('leaves none out that came within the same millisecond as another', async () => {
    await database.admin.begin(async (transaction) => {
      // The trigger would set `updated_at` to now.
      await transaction`set local session_replication_role = replica`;
      await transaction`create table kept as select id, filed_at, updated_at from desk.tips`;
      await transaction`update desk.tips set filed_at = timestamptz '2026-01-05 10:00:00.123Z' + id * interval '7 microseconds', updated_at = timestamptz '2026-01-05 10:00:00.123Z' - id * interval '7 microseconds' where district = 'JNP'`;
    });
    try {
      for (const sort of ORDERS) assert.deepEqual(await goThrough(sort), { pages: 4, seen: tips.map((tip) => tip.receipt).sort() }, sort);
    } finally {
      await database.admin.begin(async (transaction) => {
        await transaction`set local session_replication_role = replica`;
        await transaction`update desk.tips t set filed_at = k.filed_at, updated_at = k.updated_at from kept k where k.id = t.id`;
        await transaction`drop table kept`;
      });
    }
  });

  it('keeps to the tab, and counts each tab whatever the filter', async () => {
    const page = await list('sp-jnp', '?state=closed&category=gambling');
    assert.deepEqual(receiptsOf(page), [tips[0]!.receipt]);
    assert.deepEqual(page.counts, { new: 5, assigned: 1, 'action-reported': 0, open: 6, closed: 1, mine: 0 });
    assert.equal((await list('sp-jnp', '?state=new')).tips.length, 5);
    assert.equal((await list('sp-jnp')).tips.length, 6);
    const officer = await list('officer-jnp', '?state=mine');
    assert.deepEqual(receiptsOf(officer), [tips[1]!.receipt]);
    assert.deepEqual(officer.counts, { new: 0, assigned: 1, 'action-reported': 0, open: 1, closed: 0, mine: 1 });
    assert.equal((await list('dig', '?state=all')).tips.length, 8);
  });

  it('filters by category, station, sensitivity, words and days in India', async () => {
    assert.equal((await list('sp-jnp', '?state=all&category=mining')).tips.length, 3);
    assert.equal((await list('sp-jnp', '?state=all&sensitivity=low,critical')).tips.length, 5);
    assert.equal((await list('dig', '?state=all&station=GZP-ZAMANIA')).tips.length, 1);
    assert.equal((await list('sp-jnp', '?state=all&station=GZP-ZAMANIA')).tips.length, 0);
    assert.deepEqual(receiptsOf(await list('sp-jnp', `?state=all&q=${encodeURIComponent('100%')}`)), [tips[3]!.receipt]);
    const typed = tips[2]!.receipt.toLowerCase().replace('rcpt', 'rcpt-');
    assert.deepEqual(receiptsOf(await list('sp-jnp', `?state=all&q=${typed}`)), [tips[2]!.receipt]);
    // 18:31 UTC on the first is the second in India.
    assert.equal((await list('sp-jnp', '?state=all&since=2026-01-02&until=2026-01-02')).tips.length, 2);
    assert.equal((await list('sp-jnp', '?state=all&since=2026-01-01&until=2026-01-01')).tips.length, 0);
  });

  it('says how much evidence there is without opening it', async () => {
    await seedEvidence(database.desk, tips[2]!.id, Buffer.from('x'), 'audio/ogg', 'voice');
    const [tip] = (await list('sp-jnp', `?state=all&q=${tips[2]!.receipt}`)).tips;
    assert.deepEqual(tip.evidence, { photo: 0, video: 0, audio: 1, document: 0 });
  });

  it('gives a video in ranges, safely labelled, and notes its reading once', async () => {
    const bytes = Buffer.from(Array.from({ length: 1000 }, (_, index) => index % 251));
    const id = await seedEvidence(database.desk, tips[4]!.id, bytes);
    const path = `/api/evidence/${id}`;
    const whole = await server.get('sp-jnp', path);
    assert.equal(whole.status, 200);
    assert.deepEqual(whole.body, bytes);
    assert.equal(whole.headers.get('x-content-type-options'), 'nosniff');
    assert.match(whole.headers.get('content-security-policy')!, /^sandbox/);
    assert.equal(whole.headers.get('cache-control'), 'no-store');
    const part = await server.get('sp-jnp', path, { range: 'bytes=100-199' });
    assert.equal(part.status, 206);
    assert.equal(part.headers.get('content-range'), 'bytes 100-199/1000');
    assert.deepEqual(part.body, bytes.subarray(100, 200));
    assert.deepEqual((await server.get('sp-jnp', path, { range: 'bytes=-10' })).body, bytes.subarray(990));
    assert.deepEqual((await server.get('sp-jnp', path, { range: 'bytes=990-' })).body, bytes.subarray(990));
    assert.equal((await server.get('sp-jnp', path, { range: 'bytes=1000-' })).status, 416);
    assert.equal((await server.get('sp-gzp', path)).status, 404);
    const read = await database.desk`select from desk.audit_log where act = 'evidence-read' and tip_id = ${tips[4]!.id}`;
    assert.equal(read.length, 1);
  });

  it('never shows a document in the page, whatever it calls itself', async () => {
    for (const [type, kind] of [['text/html', 'document'], ['image/svg+xml', 'photo'], ['application/pdf', 'document']] as const) {
      const id = await seedEvidence(database.desk, tips[5]!.id, Buffer.from('<script>1</script>'), type, kind);
      const answer = await server.get('sp-jnp', `/api/evidence/${id}`);
      assert.equal(answer.headers.get('content-type'), 'application/octet-stream');
      assert.match(answer.headers.get('content-disposition')!, /^attachment/);
    }
  });

  it('tells an open page of a change that it may see, and not of another district\'s', async () => {
    const abort = new AbortController();
    const response = await fetch(`${server.url}/api/events`, { headers: { cookie: await server.cookie('sp-jnp') }, signal: abort.signal });
    assert.match(response.headers.get('content-type')!, /^text\/event-stream/);
    let heard = '';
    const reader = response.body!.getReader();
    const listening = (async () => {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        heard += Buffer.from(value).toString();
      }
    })().catch(() => undefined);
    const ghazipur = await seedTip(database.desk, { district: 'GZP' });
    await server.post('dig', `/api/tips/${ghazipur.id}/note`, { text: 'x' });
    // Long enough for a wrong ping to arrive; a right one is waited for below.
    await new Promise((resolve) => setTimeout(resolve, 700));
    assert.equal(heard.includes('event: tips'), false);
    await server.post('dig', `/api/tips/${tips[6]!.id}/note`, { text: 'x' });
    await eventually(() => heard.includes('event: tips'), 'the page to be told');
    abort.abort();
    await listening;
  });
});
