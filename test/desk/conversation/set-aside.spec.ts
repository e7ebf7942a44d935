// Messages set aside: the citizen knows that they are safe, police IT can give them again.
import assert from 'node:assert/strict';
import { newConversation } from '../../../lib/desk/conversation/begin-turn';
import { sealConversation } from '../../../lib/desk/conversation/kept';
import { listSetAside, retrySetAside, tellSetAside } from '../../../lib/desk/conversation/set-aside';
import { claimInbox, putInbox, releaseInbox, TRIES } from '../../../lib/exchange/inbox';
import { freshDatabase, type TestDatabase } from '../../support/database';
import { saying } from './turns';
import { deskBoxes, gateBoxes } from '../../support/keys';
import { outboxOf } from '../../support/exchange';

describe('a message set aside', () => {
  let database: TestDatabase;
  before(async () => {
    database = await freshDatabase();
  });
  after(() => database.close());

  it('is told of once, listed without its words, and given again with three new tries', async () => {
    const id = await putInbox(database.gate, gateBoxes, 'h1', saying('a secret'));
    for (let attempt = 0; attempt <= TRIES; attempt++) {
      for (const item of await claimInbox(database.desk, deskBoxes, 1, 30)) await releaseInbox(database.desk, item, 'the turn did not end');
      await database.desk`update exchange.inbox set lease_until = null`;
    }
    assert.equal(await tellSetAside(database.desk), 1);
    assert.equal(await tellSetAside(database.desk), 1);
    const said = await outboxOf(database.admin);
    assert.equal(said.length, 1);
    assert.match((said[0]?.message as { text: string }).text, /सुरक्षित है[^]*safe with us/);
    const list = await listSetAside(database.desk);
    assert.deepEqual(list.map((one) => one.id), [id]);
    assert.ok(!JSON.stringify(list).includes('secret'));
    assert.equal(await retrySetAside(database.desk, id), true);
    assert.equal(await retrySetAside(database.desk, id), false);
    assert.equal((await claimInbox(database.desk, deskBoxes, 1, 30))[0]?.attempts, 1);
    assert.equal(await tellSetAside(database.desk), 0);
  });

  it('is told of with their next message to a citizen who wants no messages, also before the report is filed', async () => {
    const conversation = { ...newConversation(), language: 'en' as const, quiet: true };
    await database.admin`insert into desk.conversations (handle, state) values ('h2', ${sealConversation('h2', conversation)})`;
    await putInbox(database.gate, gateBoxes, 'h2', saying('a secret'));
    await database.desk`update exchange.inbox set state = 'aside' where handle = 'h2'`;
    await tellSetAside(database.desk);
    assert.deepEqual([...await database.admin`select state from exchange.outbox where handle = 'h2'`], [{ state: 'held' }]);
  });
});
