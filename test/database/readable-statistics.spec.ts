// A server whose administrator may not hide its statistics is noticed.
import assert from 'node:assert/strict';
import { canReadStatistics } from '../../lib/database/readable-statistics';
import { freshDatabase } from '../support/database';

describe('the server\'s counts of the vault\'s tables', () => {
  it('are hidden from role desk, and it is noticed where they are not', async () => {
    const database = await freshDatabase();
    try {
      assert.equal(await canReadStatistics(database.desk), false);
      await database.admin`grant execute on function pg_catalog.pg_stat_get_tuples_inserted(oid) to public`;
      assert.equal(await canReadStatistics(database.desk), true);
    } finally {
      await database.close();
    }
  });
});
