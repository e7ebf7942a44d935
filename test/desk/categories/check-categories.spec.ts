// What checkCategories promises: settings that are right pass unchanged, and every fault is named in a sentence.
import assert from 'node:assert/strict';
import { checkCategories } from '../../../lib/desk/categories/check-categories';
import { DEFAULT_CATEGORIES, DEFAULT_CATEGORIES_NODE } from '../../../lib/desk/categories/default-categories';

const parking = { id: 'illegal-parking', name: { en: 'Illegal parking', hi: 'अवैध पार्किंग' }, shortName: { en: 'Illegal parking', hi: 'अवैध पार्किंग' }, sensitivity: 'low', words: ['parking'] };
const other = DEFAULT_CATEGORIES.find(({ id }) => id === 'other');
const faultsOf = (change: object): string => checkCategories({ categories: [other, { ...parking, ...change }] }).faults.join('\n');

describe('checkCategories', () => {
  it('finds no fault in the categories as shipped', () => {
    const { categories, offices, faults } = checkCategories(DEFAULT_CATEGORIES_NODE);
    assert.deepEqual(faults, []);
    assert.deepEqual(categories.map(({ id }) => id), DEFAULT_CATEGORIES.map(({ id }) => id));
    assert.deepEqual(offices.map(({ id }) => id), ['CELL-NARCOTICS']);
    assert.deepEqual(categories.map(({ words }) => words), DEFAULT_CATEGORIES.map(({ words }) => words));
  });

  it('reads a category that police IT add', () => {
    const { categories, faults } = checkCategories({ categories: [other, parking] });
    assert.deepEqual(faults, []);
    assert.equal(categories[1]?.id, 'illegal-parking');
  });

  it('takes the name for a short name that was left empty, and says where it is too long for that', () => {
    const { categories, faults } = checkCategories({ categories: [other, { ...parking, shortName: { en: '', hi: '' } }] });
    assert.deepEqual(faults, []);
    assert.deepEqual(categories[1]?.shortName, parking.name);
    assert.match(faultsOf({ name: { en: 'Parking where nobody may park', hi: 'पार्किंग' }, shortName: undefined }), /24 characters/);
  });

  it('names each fault, and the category it is in', () => {
    assert.match(faultsOf({ id: 'Illegal Parking' }), /Illegal Parking.*lower-case/);
    assert.match(faultsOf({ name: { en: 'Parking', hi: '' } }), /illegal-parking.*Hindi/);
    assert.match(faultsOf({ shortName: { en: 'A name that is too long for a row', hi: 'पार्किंग' } }), /24 characters/);
    assert.match(faultsOf({ description: { en: 'x'.repeat(73), hi: '' } }), /72 characters/);
    assert.match(faultsOf({ sensitivity: 'huge' }), /sensitivity/);
    assert.match(faultsOf({ words: ['@nonsense'] }), /@nonsense/);
    assert.match(faultsOf({ words: ['a + + b'] }), /plus sign/);
    assert.match(faultsOf({ office: 'CELL-TRAFFIC' }), /CELL-TRAFFIC.*not in the list/);
    assert.match(faultsOf({ id: 'other' }), /Two categories/);
  });

  it('asks for the category of what fits nowhere else', () => {
    assert.match(checkCategories({ categories: [parking] }).faults.join('\n'), /"other"/);
    assert.match(checkCategories({}).faults.join('\n'), /"other"/);
  });
});
