// What routeTip promises: district, station and offices of a tip from what was answered.
import assert from 'node:assert/strict';
import { DEFAULT_CATEGORIES } from '../../../lib/desk/categories/default-categories';
import { DEFAULT_DISTRICTS } from '../../../lib/desk/places/default-range';
import { type RouteInput, routeTip } from '../../../lib/desk/places/route-tip';

const category = (id: string) => DEFAULT_CATEGORIES.find((one) => one.id === id);
const route = (input: Partial<RouteInput>) => routeTip({ story: '', districts: DEFAULT_DISTRICTS, category: category('gambling'), ...input });

describe('routeTip', () => {
  it('brings a tip to the SP office of its district and to the DIG office', () => {
    assert.deepEqual(route({ district: 'JNP', place: 'madiyahu bazar' }), { district: 'JNP', station: 'JNP-MARIAHU', outside: false, offices: ['DIG', 'SP-JNP'], keptFrom: null });
  });

  it('keeps a tip without a district on the desk of the DIG', () => {
    assert.deepEqual(route({ district: '', place: '' }), { district: null, station: null, outside: false, offices: ['DIG'], keptFrom: null });
    assert.deepEqual(route({}).offices, ['DIG']);
  });

  it('says that a place is outside, and brings it to the DIG', () => {
    for (const input of [{ district: 'outside' }, { place: 'Azamgarh' }, { district: '', location: { lat: 25.3176, lon: 82.9739 } }]) {
      assert.deepEqual(route(input), { district: null, station: null, outside: true, offices: ['DIG'], keptFrom: null }, JSON.stringify(input));
    }
  });

  it('lets the district that was chosen stand against a name or a pin from elsewhere', () => {
    assert.deepEqual([route({ district: 'JNP', place: 'Saidpur' }).district, route({ district: 'JNP', place: 'Saidpur' }).station], ['JNP', null]);
    assert.equal(route({ district: 'JNP', location: { lat: 25.58, lon: 83.58 } }).district, 'JNP');
    assert.equal(route({ district: 'JNP', place: 'Varanasi' }).outside, false);
  });

  it('finds the district from a pin, a place or a PIN code where none was chosen', () => {
    assert.equal(route({ location: { lat: 25.58, lon: 83.58 } }).district, 'GZP');
    assert.deepEqual([route({ place: 'मुगलसराय' }).district, route({ place: 'मुगलसराय' }).station], ['CDL', 'CDL-MUGHALSARAI']);
    assert.equal(route({ place: '222002' }).district, 'JNP');
  });

  it('finds a place in the story only where nothing else was answered', () => {
    assert.deepEqual([route({ story: 'kerakat bazar me jua hota hai' }).district, route({ story: 'kerakat bazar me jua hota hai' }).station], ['JNP', 'JNP-KERAKAT']);
    assert.equal(route({ district: 'GZP', story: 'kerakat bazar me jua hota hai' }).station, null);
  });

  it('takes the station that the citizen was shown, if it is of the district', () => {
    assert.equal(route({ district: 'JNP', station: 'JNP-SURERI', place: '' }).station, 'JNP-SURERI');
    assert.equal(route({ district: 'JNP', station: 'GZP-SADAT', place: '' }).station, null);
  });

  it('brings a category to its own office too, or instead', () => {
    assert.deepEqual(route({ district: 'JNP', category: category('narcotics') }).offices, ['DIG', 'SP-JNP', 'CELL-NARCOTICS']);
    const narcotics = category('narcotics');
    assert.ok(narcotics);
    assert.deepEqual(route({ district: 'JNP', category: { ...narcotics, officeInstead: true } }).offices, ['DIG', 'CELL-NARCOTICS']);
  });

  it('keeps corruption from the unit that is named', () => {
    const corruption = category('corruption');
    assert.deepEqual(route({ district: 'JNP', place: 'kerakat', category: corruption, story: 'daroga ghoos leta hai' }), { district: 'JNP', station: 'JNP-KERAKAT', outside: false, offices: ['DIG', 'SP-JNP'], keptFrom: 'station' });
    const aboutSp = route({ district: 'JNP', category: corruption, story: 'SP office ka babu paise leta hai' });
    assert.deepEqual([aboutSp.offices, aboutSp.keptFrom], [['DIG'], 'sp-office']);
    assert.deepEqual(route({ district: 'JNP', category: corruption, story: 'माननीय एसपी महोदय, दरोगा घूस लेता है' }).offices, ['DIG', 'SP-JNP']);
    assert.deepEqual(route({ district: 'JNP', story: 'SP sahab ko batao ki jua hota hai' }).offices, ['DIG', 'SP-JNP']);
  });
});
