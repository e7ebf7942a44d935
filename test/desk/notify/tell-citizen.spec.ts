// From an event of a tip to the outbox: once, in order, to the right handle, and with nothing that was not released.
import assert from 'node:assert/strict';
import { putMedia } from '../../../lib/exchange/media';
import { claimEvents, countAside, endUntakenEvents, EVENT_TRIES, finishEvent, letGoOfEvent, releaseEvent, type EventKind } from '../../../lib/desk/notify/claim-events';
import { LOSSES } from '../../../lib/exchange/lease';
import { tellCitizen, type Notification } from '../../../lib/desk/notify/tell-citizen';
import { freshDatabase, type TestDatabase } from '../../support/database';
import { seedOffices, seedTip, type SeededTip, seedEvent } from '../offices/support';
import { deskBoxes } from '../../support/keys';
import { outboxOf } from '../../support/exchange';

const NOTIFICATION: Notification = { text: { hi: 'संदर्भ {receipt}\n{text}\n{category}', en: 'Reference {receipt}\n{text}\n{category}' }, media: true, askSolved: false };

describe('telling the citizen', () => {
  let database: TestDatabase;
  let tip: SeededTip;
  beforeEach(async () => {
    database = await freshDatabase();
    await seedOffices(database.desk);
    tip = await seedTip(database.desk, { language: 'hi' });
  });
  afterEach(() => database.close());

  const happens = async (kind: EventKind, detail: Record<string, unknown> = {}, release = false, of: Pick<SeededTip, 'id' | 'receipt'> = tip) =>
    seedEvent(database.desk, of, kind, detail, release);
  const outbox = () => outboxOf(database.desk);
  const stateOf = async (event: number) => (await database.desk`select state from desk.tip_events where id = ${event}`)[0]!.state as string;

  it('writes to the handle of the tip, in its language, and ends the event', async () => {
    const event = await happens('action-reported', { text: 'तीन गिरफ़्तार' }, true);
    assert.equal(await tellCitizen(database.desk, event, 'node', NOTIFICATION), 1);
    const [row] = await outbox();
    assert.equal(row!.handle, tip.handle);
    assert.deepEqual(row!.message, { language: 'hi', text: `संदर्भ ${tip.receipt}\nतीन गिरफ़्तार\nजुआ` });
    assert.equal(await stateOf(event), 'done');
  });

  it('names in the first line no category or place that any tip may have, in either language', async () => {
    for (const first of ['Jaunpur: news', 'गाजीपुर से समाचार', 'Gambling again', 'मड़ियाहूं']) {
      await tellCitizen(database.desk, await happens('assigned'), 'node', { text: { hi: `${first}\n{text}`, en: '' }, media: false, askSolved: false });
      assert.equal((await outbox()).at(-1)!.message.text.split('\n')[0], `रसीद ${tip.receipt}: नई जानकारी है।`, first);
    }
  });

  it('tells nothing of a text, a picture or a note that was not released', async () => {
    const event = await happens('action-reported', { text: 'internal words' }, false);
    const media = await putMedia(database.desk, deskBoxes, { kind: 'photo', contentType: 'image/jpeg' }, Buffer.from('x'));
    await database.desk`insert into desk.evidence (tip_id, event_id, media_id, source) values (${tip.id}, ${event}, ${media.id}, 'officer')`;
    await tellCitizen(database.desk, event, 'node', NOTIFICATION);
    const [row, ...others] = await outbox();
    assert.equal(others.length, 0);
    assert.equal(JSON.stringify(row!.message).includes('internal'), false);
    assert.equal(row!.message.media, undefined);
    const again = await happens('action-reported', { text: 'internal words' }, false);
    const [claimed] = await claimEvents(database.desk, ['action-reported'], 1, 30);
    assert.equal(claimed!.id, again);
    assert.equal(JSON.stringify(claimed).includes('internal'), false);
    assert.equal(JSON.stringify(claimed).includes(tip.handle), false);
  });

  it('sends released pictures, the first with the words, and never what the citizen sent', async () => {
    const event = await happens('action-reported', { text: 'done' }, true);
    const own = await putMedia(database.desk, deskBoxes, { kind: 'photo', contentType: 'image/jpeg' }, Buffer.from('citizen'));
    await database.desk`insert into desk.evidence (tip_id, event_id, media_id, source) values (${tip.id}, ${event}, ${own.id}, 'citizen')`;
    const officers = [];
    for (const kind of ['photo', 'video'] as const) {
      const media = await putMedia(database.desk, deskBoxes, { kind, contentType: kind === 'photo' ? 'image/jpeg' : 'video/mp4' }, Buffer.from('x'));
      await database.desk`insert into desk.evidence (tip_id, event_id, media_id, source) values (${tip.id}, ${event}, ${media.id}, 'officer')`;
      officers.push(media.id);
    }
    assert.equal(await tellCitizen(database.desk, event, 'node', { ...NOTIFICATION, askSolved: true }), 3);
    const messages = (await outbox()).map((row) => row.message);
    assert.deepEqual(messages.map((message) => message.media?.id), [...officers, undefined]);
    assert.match(messages[0]!.text, /done/);
    assert.deepEqual(messages[2]!.choices?.items.map((item) => item.id), ['tip:solved', 'tip:not-solved']);
    for (const { title } of messages[2]!.choices!.items) assert.ok(title.length <= 20);
  });

  it('marks a question, so that the next message answers it', async () => {
    await tellCitizen(database.desk, await happens('question', { text: 'किस समय?' }, true), 'node', NOTIFICATION);
    const [row] = await outbox();
    assert.equal(row!.message.expectsAnswer, true);
  });

  it('tells once however often and by however many desks at once it is done', async () => {
    const event = await happens('assigned');
    const written = await Promise.all(Array.from({ length: 5 }, () => tellCitizen(database.desk, event, 'node', NOTIFICATION)));
    assert.equal(written.reduce((sum, count) => sum + count), 1);
    assert.equal((await outbox()).length, 1);
    assert.equal(await tellCitizen(database.desk, event, 'other-node', NOTIFICATION), 1);
  });

  it('says so where there is nothing to say, and writes nothing', async () => {
    const event = await happens('assigned');
    await assert.rejects(tellCitizen(database.desk, event, 'node', { text: { hi: ' ', en: '' }, media: false, askSolved: false }), /nothing to say/);
    assert.equal(await stateOf(event), 'waiting');
    assert.equal((await outbox()).length, 0);
  });

  it('gives an event again when its desk died before it was told', async () => {
    const event = await happens('assigned');
    assert.equal((await claimEvents(database.desk, ['assigned'], 5, 0))[0]!.id, event);
    const [again] = await claimEvents(database.desk, ['assigned'], 5, 30);
    assert.equal(again!.attempts, 1, 'a death is no try');
    assert.equal((await claimEvents(database.desk, ['assigned'], 5, 30)).length, 0, 'while leased, nobody else gets it');
    await tellCitizen(database.desk, event, 'node', NOTIFICATION);
    assert.equal((await claimEvents(database.desk, ['assigned'], 5, 0)).length, 0);
    assert.equal((await outbox()).length, 1);
  });

  it('takes back at once what a desk had in hand before it was killed, six times at most', async () => {
    const event = await happens('assigned');
    const one = { name: 'desk one', inHand: [] };
    await claimEvents(database.desk, ['assigned'], 5, 30, one);
    assert.equal((await claimEvents(database.desk, ['assigned'], 5, 30, { name: 'desk two', inHand: [] })).length, 0);
    assert.equal((await claimEvents(database.desk, ['assigned'], 5, 30, { ...one, inHand: [event] })).length, 0);
    for (let death = 1; death < LOSSES; death++) assert.equal((await claimEvents(database.desk, ['assigned'], 5, 30, one))[0]!.id, event);
    assert.equal((await claimEvents(database.desk, ['assigned'], 5, 30, one)).length, 0);
    assert.equal(await stateOf(event), 'aside');
  });

  it('gives the events of one tip in their order and those of many at once', async () => {
    const other = await seedTip(database.desk, { district: 'GZP' });
    const [first, second] = [await happens('assigned'), await happens('closed', { outcome: 'false' })];
    const third = await happens('assigned', {}, false, other);
    assert.deepEqual((await claimEvents(database.desk, ['assigned', 'closed'], 10, 30)).map((event) => event.id), [first, third]);
    await finishEvent(database.desk, first);
    assert.deepEqual((await claimEvents(database.desk, ['assigned', 'closed'], 10, 30)).map((event) => event.id), [second]);
  });

  it('ends an event that the flow lets go, and sets aside one that could not be told', async () => {
    const [dropped, failing] = [await happens('assigned'), await happens('assigned', {}, false, await seedTip(database.desk))];
    for (let attempt = 0; attempt < EVENT_TRIES; attempt++) {
      for (const event of await claimEvents(database.desk, ['assigned'], 10, 30)) await (event.id === failing ? releaseEvent(database.desk, event, 'telling the citizen failed') : letGoOfEvent(database.desk, event));
      await database.desk`update desk.tip_events set lease_until = now() where state = 'waiting'`;
    }
    assert.equal((await claimEvents(database.desk, ['assigned'], 10, 30)).length, 0);
    assert.deepEqual([await stateOf(dropped), await stateOf(failing)], ['done', 'aside']);
    assert.equal(await countAside(database.desk), 1);
  });

  it('ends events of kinds that nobody takes, and leaves the others', async () => {
    const [note, closed] = [await happens('note'), await happens('closed', { outcome: 'false' })];
    assert.equal(await endUntakenEvents(database.desk, ['closed']), 1);
    assert.deepEqual([await stateOf(note), await stateOf(closed)], ['done', 'waiting']);
  });
});
