// Role desk finds no way past what its own database hides, through another database of the server.
import assert from 'node:assert/strict';
import { connect } from '../../lib/database/connect';
import { closeOtherDatabases, readableElsewhere } from '../../lib/database/other-databases';
import { startOwnServer, type OwnServer } from '../support/own-server';

describe('the other databases of the server', function () {
  this.timeout(60_000);
  let server: OwnServer;
  before(async () => {
    server = await startOwnServer();
  });
  after(async () => {
    await server?.stop();
    server?.remove();
  });

  it('would show role desk who waits for whom in all of them; where that is so it is noticed, and ended on a server of our own', async () => {
    const { deskUrl, admin, name, desk, gate } = server.database;
    const elsewhere = (database: string) => connect(deskUrl.replace(/[^/]+$/, database), { max: 1 });
    assert.deepEqual(await readableElsewhere(deskUrl), ['postgres', 'template1']);
    const open = elsewhere('postgres');
    assert.ok((await open`select from pg_locks`).length > 0);
    await open.end({ timeout: 1 });
    await closeOtherDatabases(admin, name);
    for (const other of ['postgres', 'template1']) {
      const closed = elsewhere(other);
      await assert.rejects(closed`select from pg_locks`.finally(() => closed.end({ timeout: 1 })), { code: '42501' }, other);
    }
    assert.deepEqual(await readableElsewhere(deskUrl), []);
    for (const sql of [desk, gate]) assert.equal((await sql`select 1`).length, 1);
  });
});
