// A server of the operator's own that is too old is refused before anything is changed on it.
import assert from 'node:assert/strict';
import { versionFault } from '../../lib/runtime/database';

describe('the version of a PostgreSQL of the operator\'s own', () => {
  it('is refused with a sentence that names it where it is too old, and taken where it is not', () => {
    assert.match(versionFault(150018)!, /is PostgreSQL 15: version 16 or later is needed/);
    assert.equal(versionFault(160000), null);
    assert.equal(versionFault(180004), null);
  });
});
