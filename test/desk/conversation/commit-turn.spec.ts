// A turn ends whole or not at all.
import assert from 'node:assert/strict';
import { giveAnswer } from '../../../lib/desk/conversation/answers';
import { commitTurn, giveBackTurn } from '../../../lib/desk/conversation/commit-turn';
import { fileTurn } from '../../../lib/desk/conversation/file-turn';
import type { Turn } from '../../../lib/desk/conversation/turn';
import { putMedia } from '../../../lib/exchange/media';
import { freshDatabase, type TestDatabase } from '../../support/database';
import { fillReference } from '../../support/range';
import { nextTurn, saying, turnOf } from './turns';
import { gateBoxes } from '../../support/keys';
import { outboxOf } from '../../support/exchange';
import { allTips } from '../../support/opened';

describe('the end of a turn', () => {
  let database: TestDatabase;
  before(async () => {
    database = await freshDatabase();
    await fillReference(database);
  });
  beforeEach(() => database.admin`truncate exchange.inbox, exchange.outbox, desk.conversations, desk.tips, desk.evidence, desk.tip_events, desk.tip_offices, desk.daily_counts`);
  after(() => database.close());

  const written = async () => {
    const [row] = await database.admin`
      select (select count(*) from exchange.inbox where state = 'done')::int as done, (select count(*) from desk.conversations)::int as conversations,
        (select count(*) from exchange.outbox)::int as replies, (select count(*) from desk.tips)::int as tips, (select count(*) from desk.tip_events)::int as events,
        (select count(*) from desk.evidence)::int as evidence, (select coalesce(sum(tips), 0) from desk.daily_counts)::int as counted`;
    return { ...row };
  };
  const NOTHING = { done: 0, conversations: 0, replies: 0, tips: 0, events: 0, evidence: 0, counted: 0 };
  const answering = (turn: Turn, ...texts: string[]): Turn => {
    for (const text of texts) turn.replies.push({ language: 'en', text });
    return turn;
  };

  it('writes conversation, reply and the end of the message together', async () => {
    const turn = answering(await turnOf(database, saying('Hi')), 'Hello');
    assert.equal(await commitTurn(database.desk, turn), true);
    assert.deepEqual(await written(), { ...NOTHING, done: 1, conversations: 1, replies: 1 });
  });

  it('leaves nothing of what the citizen wrote in the row of the message', async () => {
    const turn = await turnOf(database, saying('Hi'));
    const messages = async () => (await database.admin<{ message: Buffer }[]>`select message from exchange.inbox`).map(({ message }) => message.length);
    assert.ok((await messages())[0]! > 0);
    await commitTurn(database.desk, turn);
    assert.deepEqual(await messages(), [0]);
  });

  it('writes nothing where the lease went to another desk', async () => {
    const slow = answering(await turnOf(database, saying('Hi'), 'h1', 0), 'Hello');
    const quick = answering(await nextTurn(database.desk), 'Hello');
    assert.equal(await commitTurn(database.desk, slow), false);
    assert.deepEqual(await written(), NOTHING);
    assert.equal(await commitTurn(database.desk, quick), true);
  });

  it('has one effect where it is committed twice at the same moment, also when it files', async () => {
    const turn = answering(await turnOf(database, saying('Hi')), 'Hello');
    assert.deepEqual((await Promise.all([commitTurn(database.desk, turn), commitTurn(database.desk, structuredClone(turn))])).sort(), [false, true]);
    const filing = await turnOf(database, saying('send'));
    fileTurn(filing, { hi: '{receipt}', en: '{receipt}' });
    assert.deepEqual((await Promise.all([commitTurn(database.desk, filing), commitTurn(database.desk, structuredClone(filing))])).sort(), [false, true]);
    assert.deepEqual(await written(), { ...NOTHING, done: 2, conversations: 2, replies: 2, tips: 1, events: 1, counted: 1 });
  });

  it('writes nothing of a report whose tip can not be written, and gives the message again', async () => {
    const turn = await turnOf(database, saying('send'), 'h1');
    fileTurn(turn, { hi: '{receipt}', en: '{receipt}' });
    // Evidence that does not exist: the last of the statements fails.
    turn.conversation.held.push({ media: { id: '00000000-0000-4000-8000-000000000000', kind: 'photo', contentType: 'image/jpeg', size: 1 } });
    await assert.rejects(commitTurn(database.desk, turn), { code: '23503' });
    assert.deepEqual(await written(), NOTHING);
    await giveBackTurn(database.desk, turn, 'a node failed');
    await database.admin`update exchange.inbox set lease_until = now()`;
    assert.equal((await nextTurn(database.desk)).message.text, 'send');
  });

  it('does not hold up the turns that end at the same moment as one that can not be written', async () => {
    const good = [answering(await turnOf(database, saying('a'), 'h1'), 'one'), answering(await turnOf(database, saying('b'), 'h2'), 'two')];
    const bad = answering(await turnOf(database, saying('c'), 'h3'), 'three');
    bad.status = 'no such status' as Turn['status'];
    const ends = await Promise.allSettled([commitTurn(database.desk, good[0]!), commitTurn(database.desk, bad), commitTurn(database.desk, good[1]!)]);
    assert.deepEqual(ends.map(({ status }) => status), ['fulfilled', 'rejected', 'fulfilled']);
    assert.deepEqual(await written(), { ...NOTHING, done: 2, conversations: 2, replies: 2 });
  });

  it('files a tip with its offices, evidence in the order sent, answers of added questions and the count of the day', async () => {
    const turn = await turnOf(database, saying('send'), 'h1');
    const media = [await putMedia(database.gate, gateBoxes, { kind: 'photo', contentType: 'image/jpeg' }, Buffer.from('one')), await putMedia(database.gate, gateBoxes, { kind: 'voice', contentType: 'audio/ogg' }, Buffer.from('two'))];
    const name = { hi: 'न', en: 'n' };
    giveAnswer(turn, 'vehicle', { kind: 'text', name, value: 'a truck', label: { hi: 'a truck', en: 'a truck' } });
    giveAnswer(turn, 'story', { kind: 'collect', name, value: '', label: name, pieces: [{ text: 'first' }, ...media.map((one) => ({ media: one })), { text: 'second' }] });
    turn.tip = { category: 'mining', sensitivity: 'high', district: 'JNP', station: 'JNP-MARIAHU', offices: ['DIG', 'SP-JNP', 'NO-SUCH-OFFICE'] };
    fileTurn(turn, { hi: '{receipt}', en: '{receipt}' });
    await commitTurn(database.desk, turn);
    const [tip] = await allTips(database.admin);
    assert.equal(tip?.body, 'first\n\nsecond');
    assert.deepEqual(tip?.answers, { vehicle: { name, value: 'a truck', label: { hi: 'a truck', en: 'a truck' } } });
    assert.deepEqual((await database.admin`select media_id from desk.evidence order by id`).map((row) => row.media_id), media.map(({ id }) => id));
    assert.deepEqual((await database.admin`select office from desk.tip_offices order by 1`).map((row) => row.office), ['DIG', 'SP-JNP']);
    assert.deepEqual((await database.admin`select district, category, sensitivity, tips from desk.daily_counts`).map((row) => ({ ...row })), [{ district: 'JNP', category: 'mining', sensitivity: 'high', tips: 1 }]);
    const [conversation] = await database.admin`select status, tip_id from desk.conversations`;
    assert.deepEqual({ ...conversation }, { status: 'filed', tip_id: tip?.id });
    const [reply] = await outboxOf(database.admin);
    assert.deepEqual([(reply?.message as { handle: string }).handle, (reply?.message as { receipt: string }).receipt], ['filed', tip?.receipt]);
  });

  it('loses no tip whose category, district or station is not known any more', async () => {
    const turn = await turnOf(database, saying('send'), 'h1');
    turn.tip = { category: 'gone', district: 'XXX', station: 'XXX-GONE', offices: ['SP-XXX'] };
    fileTurn(turn, { hi: '{receipt}', en: '{receipt}' });
    await commitTurn(database.desk, turn);
    const [tip] = await database.admin`select category, district, station, sensitivity from desk.tips`;
    assert.deepEqual({ ...tip }, { category: 'other', district: null, station: null, sensitivity: 'low' });
    assert.deepEqual((await database.admin`select office from desk.tip_offices`).map((row) => row.office), ['DIG']);
  });
});
