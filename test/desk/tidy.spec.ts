// What the desk needs no longer is deleted and counted, and nothing that belongs to a tip or is under way.
import assert from 'node:assert/strict';
import { newConversation } from '../../lib/desk/conversation/begin-turn';
import { sealConversation } from '../../lib/desk/conversation/kept';
import { tidyDesk } from '../../lib/desk/tidy';
import { putInbox } from '../../lib/exchange/inbox';
import { putMedia } from '../../lib/exchange/media';
import { putOutbox } from '../../lib/exchange/outbox';
import { freshDatabase, type TestDatabase } from '../support/database';
import { deskBoxes, gateBoxes } from '../support/keys';
import { fillReference } from '../support/range';

describe('tidying the desk', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await freshDatabase();
    await fillReference(database);
  });
  afterEach(() => database.close());

  const conversation = (handle: string, status: string, hours: number) => database.admin`
    insert into desk.conversations (handle, state, status, started_at, updated_at) values (${handle}, ${sealConversation(handle, newConversation())}, ${status}, now() - make_interval(hours => ${hours}), now() - make_interval(hours => ${hours}))`;
  const photo = async (days: number) => {
    const { id } = await putMedia(database.gate, gateBoxes, { kind: 'photo', contentType: 'image/jpeg' }, Buffer.from('x'));
    await database.admin`update exchange.media set created_at = now() - make_interval(days => ${days}) where id = ${id}`;
    return id;
  };
  const media = async () => (await database.admin<{ id: string }[]>`select id from exchange.media`).map(({ id }) => id).sort();
  const deletions = async () => Object.fromEntries((await database.admin<{ kind: string; rows: number }[]>`select kind, rows from desk.deletions`).map(({ kind, rows }) => [kind, rows]));

  it('takes a cancelled conversation away after a day, with its messages, and keeps filed and open ones', async () => {
    await conversation('cancelled', 'cancelled', 25);
    await conversation('ended', 'ended', 25);
    await conversation('today', 'cancelled', 2);
    await conversation('filed', 'filed', 99);
    await conversation('open', 'in-progress', 20);
    await conversation('unreadable', 'unreadable', 99);
    for (const handle of ['cancelled', 'filed']) await putOutbox(database.desk, deskBoxes, handle, { language: 'en', text: 'Goodbye.' });
    await database.admin`update exchange.outbox set state = 'sent'`;
    while (await tidyDesk(database.desk));
    assert.deepEqual((await database.admin`select handle from desk.conversations order by 1`).map((row) => row.handle), ['filed', 'open', 'today', 'unreadable']);
    assert.deepEqual((await database.admin`select handle from exchange.outbox`).map((row) => row.handle), ['filed']);
    assert.deepEqual((await database.admin`select handle, why from exchange.endings order by 1`).map((row) => [row.handle, row.why]), [['cancelled', 'empty'], ['ended', 'empty']]);
    assert.deepEqual(await deletions(), { conversations: 2 });
  });

  it('keeps a conversation while a message of it waits on either side', async () => {
    await conversation('asking', 'cancelled', 25);
    await conversation('told', 'cancelled', 25);
    await putInbox(database.gate, gateBoxes, 'asking', { text: 'hi', media: [] });
    await putOutbox(database.desk, deskBoxes, 'told', { language: 'en', text: 'Goodbye.' });
    await tidyDesk(database.desk);
    assert.equal((await database.admin`select from desk.conversations`).length, 2);
  });

  it('deletes the rows of answered messages after a day, and never one that waits or stands aside', async () => {
    for (const handle of ['a', 'b', 'c', 'newest']) await putInbox(database.gate, gateBoxes, handle, { text: 'hi', media: [] });
    await database.admin`update exchange.inbox set state = 'done', finished_at = now() - interval '25 hours' where handle in ('a', 'newest')`;
    await database.admin`update exchange.inbox set state = 'aside', finished_at = now() - interval '25 hours' where handle = 'b'`;
    await tidyDesk(database.desk);
    assert.deepEqual((await database.admin`select handle from exchange.inbox order by id`).map((row) => row.handle), ['b', 'c', 'newest']);
    assert.deepEqual(await deletions(), { messages: 1 });
  });

  it('deletes media that belong to no tip after a week', async () => {
    const [evidence, orphan, fresh] = [await photo(9), await photo(9), await photo(1)];
    const [tip] = await database.admin<{ id: number }[]>`insert into desk.tips (receipt, handle, language, category, sensitivity) values ('R', 'h', 'hi', 'other', 'low') returning id`;
    await database.admin`insert into desk.evidence (tip_id, media_id, source) values (${tip!.id}, ${evidence}, 'citizen')`;
    await tidyDesk(database.desk);
    assert.deepEqual(await media(), [evidence, fresh].sort());
    assert.ok(!(await media()).includes(orphan));
    assert.deepEqual(await deletions(), { media: 1 });
  });

  it('keeps media that a message set aside, or a conversation that goes on, may name', async () => {
    const aside = await photo(9);
    await putInbox(database.gate, gateBoxes, 'h', { text: '', media: [] });
    await database.admin`update exchange.inbox set state = 'aside', received_at = now() - interval '10 days'`;
    await tidyDesk(database.desk);
    assert.deepEqual(await media(), [aside]);
    await database.admin`delete from exchange.inbox`;
    await conversation('open', 'in-progress', 10 * 24);
    await tidyDesk(database.desk);
    assert.deepEqual(await media(), [aside]);
  });
});
