// A server whose administrator may not hide its statistics is noticed.
import assert from 'node:assert/strict';
import { canReadStatistics } from '../../lib/database/readable-statistics';
import { freshDatabase } from '../support/database';

describe('the server\'s counts of the vault\'s tables', () => {
  it('are hidden from role desk, and it is noticed where they are not', async () => {
    const database = await freshDatabase();
    try {
      assert.equal(await canReadStatistics(database.desk), false);
      for (const name of ['pg_stat_get_tuples_inserted(oid)', 'pg_current_snapshot()']) {
        await database.admin.unsafe(`grant execute on function pg_catalog.${name} to public`);
        assert.equal(await canReadStatistics(database.desk), true, name);
        await database.admin.unsafe(`revoke execute on function pg_catalog.${name} from public`);
      }
    } finally {
      await database.close();
    }
  });
});
