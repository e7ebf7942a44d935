// Who may write into the database can't put one person's words into another's report, nor change them unnoticed.
import assert from 'node:assert/strict';
import { listTips } from '../../lib/desk/cases/list-tips';
import { readTip } from '../../lib/desk/cases/read-tip';
import { beginTurns } from '../../lib/desk/conversation/begin-turn';
import { newConversation } from '../../lib/desk/conversation/begin-turn';
import { sealConversation } from '../../lib/desk/conversation/kept';
import { claimEvents } from '../../lib/desk/notify/claim-events';
import type { Viewer } from '../../lib/desk/offices/viewer';
import { claimInbox, putInbox } from '../../lib/exchange/inbox';
import { seedEvent, seedOffices, seedTip, type SeededTip } from '../desk/offices/support';
import { freshDatabase, type TestDatabase } from '../support/database';
import { deskBoxes, gateBoxes } from '../support/keys';

describe('sealed values of the desk', () => {
  let database: TestDatabase;
  let dig: Viewer;
  let one: SeededTip;
  let two: SeededTip;
  beforeEach(async () => {
    database = await freshDatabase();
    const ids = await seedOffices(database.desk);
    dig = { userId: ids.dig, username: 'dig', name: 'dig', role: 'dig', office: 'DIG', station: null, language: 'en' };
    one = await seedTip(database.desk, { body: 'the first story', filedAt: '2026-01-01T00:00:00Z' });
    two = await seedTip(database.desk, { body: 'the second story', filedAt: '2026-01-02T00:00:00Z' });
  });
  afterEach(() => database.close());

  it('are refused in another tip, and do not keep the other tips from being seen', async () => {
    await database.admin`update desk.tips t set story = o.story from desk.tips o where t.id = ${one.id} and o.id = ${two.id}`;
    await assert.rejects(readTip(database.desk, dig, one.id));
    const { tips } = await listTips(database.desk, dig, { state: 'all', sort: 'newest', limit: 10 });
    assert.deepEqual(tips.map(({ excerpt }) => excerpt), ['the second story', '']);
    assert.deepEqual((await listTips(database.desk, dig, { state: 'all', sort: 'newest', limit: 10, q: 'second' })).tips.map(({ id }) => id), [two.id]);
  });

  it('are refused with a changed byte', async () => {
    await database.admin`update desk.tips set story = set_byte(story, 40, get_byte(story, 40) # 1) where id = ${one.id}`;
    await assert.rejects(readTip(database.desk, dig, one.id));
  });

  it('are refused in another tip\'s event or one of another kind, and words that stand open are not shown', async () => {
    const note = await seedEvent(database.desk, one, 'note', { text: 'internal' });
    const account = await seedEvent(database.desk, one, 'action-reported', { text: 'done' }, true);
    await database.admin`update desk.tip_events set words = (select words from desk.tip_events where id = ${note}) where id = ${account}`;
    await assert.rejects(readTip(database.desk, dig, one.id));
    const [claimed] = await claimEvents(database.desk, ['action-reported'], 1, 30);
    assert.equal(claimed!.detail.text, undefined);
    await database.admin`update desk.tip_events set words = null, detail = '{"text": "forged"}' where id = ${account}`;
    assert.equal(JSON.stringify(await readTip(database.desk, dig, one.id)).includes('forged'), false);
  });

  it('set a message aside whose conversation is another\'s, and begin the others', async () => {
    for (const handle of ['h1', 'h2']) {
      await putInbox(database.gate, gateBoxes, handle, { text: handle, media: [] });
      await database.admin`insert into desk.conversations (handle, state) values (${handle}, ${sealConversation(handle, newConversation())})`;
    }
    await database.admin`update desk.conversations set state = (select state from desk.conversations where handle = 'h2') where handle = 'h1'`;
    const turns = await beginTurns(database.desk, await claimInbox(database.desk, deskBoxes, 10, 30), 'source');
    assert.deepEqual(turns.map(({ handle }) => handle), ['h2']);
    const [aside] = await database.admin`select state, problem from exchange.inbox where handle = 'h1'`;
    assert.match(aside!.problem as string, /conversation can't be opened/);
  });
});
