// What saveDistricts promises: the reference tables say what the editor says, and nothing is ever deleted.
import assert from 'node:assert/strict';
import { DEFAULT_DISTRICTS } from '../../../lib/desk/places/default-range';
import { saveDistricts } from '../../../lib/desk/places/save-districts';
import { freshDatabase, type TestDatabase } from '../../support/database';

describe('saveDistricts', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await freshDatabase();
  });
  afterEach(() => database.close());

  const active = async (table: 'districts' | 'stations' | 'offices') => Number((await database.desk.unsafe(`select count(*) as n from desk.${table} where active`))[0]?.n);
  const all = async () => [await active('districts'), await active('stations'), await active('offices')];

  it('writes districts, stations, the SP offices and the DIG office', async () => {
    await saveDistricts(database.desk, DEFAULT_DISTRICTS, { complete: true });
    assert.deepEqual(await all(), [3, 75, 4]);
    const [mariahu] = await database.desk`select district, name_hi, lat, lon from desk.stations where id = 'JNP-MARIAHU'`;
    assert.deepEqual({ ...mariahu }, { district: 'JNP', name_hi: 'मड़ियाहूं', lat: 25.604, lon: 82.6038 });
    const [office] = await database.desk`select kind, district from desk.offices where id = 'SP-JNP'`;
    assert.deepEqual({ ...office }, { kind: 'sp', district: 'JNP' });
  });

  it('changes nothing the second time, at once or one after the other', async () => {
    await Promise.all([1, 2, 3].map(() => saveDistricts(database.desk, DEFAULT_DISTRICTS, { complete: true })));
    assert.deepEqual(await all(), [3, 75, 4]);
  });

  it('marks a district and its stations that are gone inactive, and active again when they return', async () => {
    await saveDistricts(database.desk, DEFAULT_DISTRICTS, { complete: true });
    await saveDistricts(database.desk, DEFAULT_DISTRICTS.slice(1), { complete: true });
    assert.deepEqual(await all(), [2, 45, 3]);
    await saveDistricts(database.desk, DEFAULT_DISTRICTS, { complete: true });
    assert.deepEqual(await all(), [3, 75, 4]);
  });

  it('takes no district away while some other one could not be read', async () => {
    await saveDistricts(database.desk, DEFAULT_DISTRICTS, { complete: true });
    await saveDistricts(database.desk, DEFAULT_DISTRICTS.slice(1), { complete: false });
    assert.deepEqual(await all(), [3, 75, 4]);
  });

  it('marks a station inactive that its district has no more', async () => {
    await saveDistricts(database.desk, DEFAULT_DISTRICTS, { complete: true });
    const [jaunpur, ...others] = DEFAULT_DISTRICTS;
    assert.ok(jaunpur);
    await saveDistricts(database.desk, [{ ...jaunpur, stations: jaunpur.stations.filter(({ id }) => id !== 'JNP-SURERI') }, ...others], { complete: true });
    const [sureri] = await database.desk`select active from desk.stations where id = 'JNP-SURERI'`;
    assert.equal(sureri?.active, false);
  });
});
