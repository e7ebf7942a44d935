// What the database itself refuses, whoever asks.
import assert from 'node:assert/strict';
import { freshDatabase, type TestDatabase } from '../support/database';

describe('database walls', () => {
  let database: TestDatabase;
  before(async () => {
    database = await freshDatabase();
  });
  after(() => database.close());

  it('lets the gate write to the inbox and not read a tip', async () => {
    await database.gate`insert into exchange.inbox (handle, message) values ('h', '{}')`;
    await assert.rejects(database.gate`select * from desk.tips`, { code: '42501' });
  });

  it('lets the desk change no line of the audit log', async () => {
    await database.desk`insert into desk.audit_log (act) values ('signed-in')`;
    await assert.rejects(database.desk`update desk.audit_log set act = 'x'`, { code: '42501' });
    await assert.rejects(database.desk`delete from desk.audit_log`, { code: '42501' });
  });

  it('shows an office nothing unless it says who asks', async () => {
    await database.desk`insert into desk.categories (id, position, name_en, name_hi, sensitivity) values ('other', 1, 'Other', 'अन्य', 'low')`;
    await database.desk`insert into desk.tips (receipt, handle, language, category, sensitivity) values ('R', 'h', 'hi', 'other', 'low')`;
    const rows = await database.desk.begin(async (sql) => {
      await sql`set local role office`;
      return sql`select id from desk.tips`;
    });
    assert.equal(rows.length, 0);
    assert.equal((await database.desk`select * from desk.tips`).length, 1);
  });

  it('counts a tip in the transaction that changes it', async () => {
    await database.desk`update desk.tips set state = 'closed', outcome = 'false' where receipt = 'R'`;
    const counts = await database.desk`select state, tips from desk.daily_counts where tips <> 0`;
    assert.deepEqual(counts.map((row) => ({ ...row })), [{ state: 'closed', tips: 1 }]);
  });
});
