// What saveCategories promises: the reference tables say what the editor says, and nothing is ever deleted.
import assert from 'node:assert/strict';
import { DEFAULT_CATEGORIES, DEFAULT_CELLS } from '../../../lib/desk/categories/default-categories';
import { saveCategories } from '../../../lib/desk/categories/save-categories';
import { freshDatabase, type TestDatabase } from '../../support/database';

describe('saveCategories', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await freshDatabase();
  });
  afterEach(() => database.close());

  const rows = () => database.desk<{ id: string; position: number; sensitivity: string; active: boolean }[]>`select id, position, sensitivity, active from desk.categories order by position, id`;

  it('writes categories in their order, and the offices they go to', async () => {
    await saveCategories(database.desk, DEFAULT_CATEGORIES, DEFAULT_CELLS, { complete: true });
    assert.deepEqual((await rows()).map(({ id }) => id), DEFAULT_CATEGORIES.map(({ id }) => id));
    const [cell] = await database.desk`select id, kind, name_en, active from desk.offices`;
    assert.deepEqual({ ...cell }, { id: 'CELL-NARCOTICS', kind: 'cell', name_en: 'Anti-narcotics cell', active: true });
  });

  it('changes nothing the second time, and takes changes over', async () => {
    await saveCategories(database.desk, DEFAULT_CATEGORIES, DEFAULT_CELLS, { complete: true });
    const before = await rows();
    await saveCategories(database.desk, DEFAULT_CATEGORIES, DEFAULT_CELLS, { complete: true });
    assert.deepEqual(await rows(), before);
    await saveCategories(database.desk, DEFAULT_CATEGORIES.map((category) => (category.id === 'gambling' ? { ...category, sensitivity: 'high' } : category)), DEFAULT_CELLS, { complete: true });
    assert.equal((await rows()).find(({ id }) => id === 'gambling')?.sensitivity, 'high');
  });

  it('marks what is gone inactive, and active again when it returns', async () => {
    await saveCategories(database.desk, DEFAULT_CATEGORIES, DEFAULT_CELLS, { complete: true });
    await saveCategories(database.desk, DEFAULT_CATEGORIES.filter(({ id }) => id !== 'gambling'), [], { complete: true });
    const gambling = async () => (await rows()).find(({ id }) => id === 'gambling')?.active;
    const cell = async () => (await database.desk<{ active: boolean }[]>`select active from desk.offices where id = 'CELL-NARCOTICS'`)[0]?.active;
    assert.deepEqual([await gambling(), await cell()], [false, false]);
    await saveCategories(database.desk, DEFAULT_CATEGORIES, DEFAULT_CELLS, { complete: true });
    assert.deepEqual([await gambling(), await cell()], [true, true]);
  });

  it('takes nothing away while some of the settings could not be read', async () => {
    await saveCategories(database.desk, DEFAULT_CATEGORIES, DEFAULT_CELLS, { complete: true });
    await saveCategories(database.desk, DEFAULT_CATEGORIES.slice(2), [], { complete: false });
    assert.ok((await rows()).every(({ active }) => active));
  });

  it('lets two desks deploy at once', async () => {
    await Promise.all([1, 2, 3, 4].map(() => saveCategories(database.desk, DEFAULT_CATEGORIES, DEFAULT_CELLS, { complete: true })));
    assert.equal((await rows()).length, DEFAULT_CATEGORIES.length);
  });
});
