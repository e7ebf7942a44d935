// Silence: reminded once, and nothing that was sent is lost.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { commitTurn } from '../../../lib/desk/conversation/commit-turn';
import { newConversation } from '../../../lib/desk/conversation/begin-turn';
import { fileIdle, remindIdle } from '../../../lib/desk/conversation/idle';
import type { Conversation } from '../../../lib/desk/conversation/turn';
import { putInbox } from '../../../lib/exchange/inbox';
import { putMedia } from '../../../lib/exchange/media';
import { freshDatabase, type TestDatabase } from '../../support/database';
import { fillReference } from '../../support/range';
import { saying, turnOf } from './turns';
import { gateBoxes } from '../../support/keys';
import { outboxOf } from '../../support/exchange';
import { allTips, conversationOf } from '../../support/opened';
import { isToRemind, sealConversation } from '../../../lib/desk/conversation/kept';

const SETTINGS = { remindAfterHours: 1, fileAfterHours: 24 };

describe('a conversation that fell silent', () => {
  let database: TestDatabase;
  before(async () => {
    database = await freshDatabase();
    await fillReference(database);
  });
  beforeEach(() => database.admin`truncate exchange.endings, desk.deletions, exchange.inbox, exchange.outbox, desk.conversations, desk.tips, desk.evidence, desk.tip_events, desk.tip_offices`);
  after(() => database.close());

  const silent = async (handle: string, hours: number, state: Partial<Conversation>) => {
    const whole: Conversation = { ...newConversation(), language: 'en', asked: 'place', ...state };
    await database.admin`insert into desk.conversations (handle, state, to_remind, updated_at) values (${handle}, ${sealConversation(handle, whole)}, ${isToRemind(whole, 'in-progress')}, now() - make_interval(mins => ${hours * 60}))`;
  };
  const outbox = async () => (await outboxOf(database.admin)).map((row) => [row.handle, row.message.text.slice(0, 33)]);

  it('is reminded once after an hour, in its language, by whichever desk looks first', async () => {
    await silent('h1', 2, {});
    await silent('h2', 0.5, {});
    await silent('h3', 2, { asked: null });
    await Promise.all([remindIdle(database.desk, SETTINGS), remindIdle(database.desk, SETTINGS)]);
    await remindIdle(database.desk, SETTINGS);
    assert.deepEqual(await outbox(), [['h1', 'Your report is not finished yet. ']]);
  });

  it('brings nothing to a citizen who wants no messages: no reminder, and word of the incomplete tip waits for theirs', async () => {
    const notices = { kind: 'notices', name: { hi: 'n', en: 'n' }, value: 'quiet', label: { hi: 'n', en: 'n' } };
    await silent('h1', 2, { quiet: true });
    await silent('h2', 2, { answers: { notices }, order: ['notices'] });
    await database.admin`insert into desk.conversations (handle, state, to_remind, updated_at) values ('h3', ${Buffer.from('nobody can open this')}, true, now() - interval '2 hours')`;
    await remindIdle(database.desk, SETTINGS);
    assert.deepEqual(await outbox(), []);
    assert.equal((await database.admin`select from desk.conversations where to_remind`).length, 0, 'they are looked at once');
    await silent('h4', 25, { quiet: true, held: [{ text: 'sand is dug at night' }] });
    assert.equal(await fileIdle(database.desk, SETTINGS), 1);
    assert.deepEqual([...await database.admin`select handle, state, change from exchange.outbox`], [{ handle: 'h4', state: 'held', change: 'filed' }]);
    const turn = await turnOf(database, saying('status'), 'h4');
    await commitTurn(database.desk, { ...turn, replies: [] });
    assert.deepEqual([...await database.admin`select state from exchange.outbox where handle = 'h4'`], [{ state: 'waiting' }]);
  });

  it('becomes an incomplete tip after a day, with all that was sent, for the DIG and the SP of its district', async () => {
    const media = await putMedia(database.gate, gateBoxes, { kind: 'photo', contentType: 'image/jpeg' }, Buffer.from('x'));
    const district = { kind: 'district', name: { hi: 'd', en: 'd' }, value: 'GZP', label: { hi: 'd', en: 'd' } };
    await silent('h1', 25, { held: [{ media }, { text: 'sand is dug at night' }], answers: { district }, order: ['district'] });
    assert.deepEqual(await Promise.all([fileIdle(database.desk, SETTINGS), fileIdle(database.desk, SETTINGS)]).then((counts) => counts.reduce((sum, count) => sum + count)), 1);
    const [tip] = await allTips(database.admin);
    assert.deepEqual([tip?.incomplete, tip?.category, tip?.district, tip?.body], [true, 'other', 'GZP', 'sand is dug at night']);
    assert.deepEqual((await database.admin`select office from desk.tip_offices order by 1`).map((row) => row.office), ['DIG', 'SP-GZP']);
    assert.equal((await database.admin`select from desk.evidence`).length, 1);
    const [reply] = await outboxOf(database.admin);
    assert.equal((reply?.message as { handle: string }).handle, 'filed');
  });

  it('is filed as quiet where the citizen wanted no messages', async () => {
    await silent('h1', 25, { held: [{ text: 'sand is dug at night' }], quiet: true });
    await silent('h2', 25, { held: [{ text: 'trucks without plates' }] });
    await fileIdle(database.desk, SETTINGS);
    assert.deepEqual((await database.admin`select handle, quiet from desk.tips order by handle`).map((row) => ({ ...row })), [{ handle: 'h1', quiet: true }, { handle: 'h2', quiet: false }]);
  });

  it('is filed without the sentences that tell who wrote it, and may be sent whole', async () => {
    const place = { kind: 'place', name: { hi: 'p', en: 'p' }, value: 'opposite my shop', label: { hi: 'opposite my shop', en: 'opposite my shop' } };
    const story = { kind: 'collect', name: { hi: 's', en: 's' }, value: '', label: { hi: '', en: '' }, pieces: [{ text: 'Sand is dug. I am Suresh from Dehri.' }] };
    await silent('h1', 25, { answers: { place, story }, order: ['place', 'story'], held: [{ text: 'Ten trucks a night' }] });
    assert.equal(await fileIdle(database.desk, SETTINGS), 1);
    const [tip] = await allTips(database.admin);
    const mark = '[A part is left out here: it may show who wrote this.]';
    assert.deepEqual([tip?.body, tip?.place], [`Sand is dug. ${mark}\n\nTen trucks a night`, mark]);
    const { state } = (await conversationOf(database.admin, 'h1'))!;
    assert.deepEqual(state.unsent?.cut, ['opposite my shop', 'Sand is dug. I am Suresh from Dehri.']);
    const [reply] = await outboxOf(database.admin);
    assert.match(reply!.message.text, /Sentences that may show who you are were left out/);
    assert.deepEqual(reply!.message.choices?.items.map(({ title }) => title), ['Send as it is', 'Leave them out']);
  });

  it('is filed without two messages that tell together who wrote them', async () => {
    await silent('h1', 25, { held: [{ text: 'Ten trucks a night' }, { text: 'My name is' }, { text: 'Suresh' }] });
    assert.equal(await fileIdle(database.desk, SETTINGS), 1);
    assert.match((await allTips(database.admin))[0]!.body, /^Ten trucks a night/);
    assert.doesNotMatch((await allTips(database.admin))[0]!.body, /Suresh|My name/);
    assert.deepEqual((await conversationOf(database.admin, 'h1'))!.state.unsent?.cut, ['My name is', 'Suresh']);
  });

  it('is filed whole where the citizen was asked and left it as it is', async () => {
    const text = 'I am Suresh from Dehri';
    const settled = createHash('sha256').update(text).digest('base64url').slice(0, 12);
    await silent('h1', 25, { held: [{ text }], selfNaming: { about: null, settled: [settled] } });
    assert.equal(await fileIdle(database.desk, SETTINGS), 1);
    assert.equal((await allTips(database.admin))[0]?.body, text);
    assert.equal((await outboxOf(database.admin))[0]!.message.choices, undefined);
  });

  it('vanishes after a day where nothing was said, and the gate may forget its handle', async () => {
    await silent('h1', 25, {});
    assert.equal(await fileIdle(database.desk, SETTINGS), 0);
    assert.equal((await database.admin`select from desk.conversations`).length, 0);
    assert.deepEqual([...await database.admin`select handle, why from exchange.endings`], [{ handle: 'h1', why: 'empty' }]);
    assert.deepEqual([...await database.admin`select kind, rows from desk.deletions`], [{ kind: 'conversations', rows: 1 }]);
    assert.deepEqual(await outbox(), []);
  });

  it('is left alone while a message of it waits', async () => {
    await silent('h1', 25, { held: [{ text: 'sand is dug at night' }] });
    await putInbox(database.gate, gateBoxes, 'h1', saying('and in the morning'));
    assert.equal(await fileIdle(database.desk, SETTINGS), 0);
  });
});
