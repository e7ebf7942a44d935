// What checkDistrict promises: settings that are right pass unchanged, and every fault is named in a sentence.
import assert from 'node:assert/strict';
import { checkDistrict } from '../../../lib/desk/places/check-district';
import { DEFAULT_DISTRICTS } from '../../../lib/desk/places/default-range';

const varanasi = {
  code: 'VNS', name: { en: 'Varanasi', hi: 'वाराणसी' }, aliases: [], pins: ['221001'], outline: [],
  stations: [{ id: 'VNS-SARNATH', name: { en: 'Sarnath', hi: 'सारनाथ' }, aliases: ['sarnaath'], latitude: '25.38', longitude: 83.02 }],
};
const faultsOf = (change: object): string => checkDistrict({ ...varanasi, ...change }).faults.join('\n');
const station = (change: object) => ({ stations: [{ ...varanasi.stations[0], ...change }] });

describe('checkDistrict', () => {
  it('finds no fault in the districts as shipped, and changes nothing in them', () => {
    for (const district of DEFAULT_DISTRICTS) assert.deepEqual(checkDistrict(district), { district, faults: [] });
  });

  it('reads numbers that a form gives as text', () => {
    const { district, faults } = checkDistrict(varanasi);
    assert.deepEqual(faults, []);
    assert.equal(district?.stations[0]?.latitude, 25.38);
  });

  it('names each fault, and the station it is in', () => {
    assert.match(faultsOf({ code: 'vns' }), /capital letters/);
    assert.match(faultsOf({ name: { en: 'Varanasi' } }), /Hindi/);
    assert.match(faultsOf({ pins: ['221001', '22100'] }), /have not: 22100\.$/);
    assert.match(faultsOf({ outline: [[83, 25], [84, 25]] }), /four points/);
    assert.match(faultsOf({ outline: [[83, 25], [84, 25], [84, 26], [83, 'x']] }), /points that are none/);
    assert.match(faultsOf(station({ id: 'JNP-SARNATH' })), /JNP-SARNATH.*begins with the district/);
    assert.match(faultsOf(station({ name: { en: '', hi: '' } })), /VNS-SARNATH.*name/);
    assert.match(faultsOf(station({ latitude: '' })), /only one of latitude and longitude/);
    assert.match(faultsOf(station({ latitude: 125 })), /is none/);
    assert.match(faultsOf({ stations: [varanasi.stations[0], varanasi.stations[0]] }), /two stations/);
    assert.match(checkDistrict(undefined).faults.join('\n'), /code/);
  });

  it('leaves out what can not be used and keeps the rest', () => {
    const { district } = checkDistrict({ ...varanasi, stations: [...varanasi.stations, { id: 'bad' }] });
    assert.deepEqual(district?.stations.map(({ id }) => id), ['VNS-SARNATH']);
    assert.equal(checkDistrict({ ...varanasi, code: '' }).district, null);
  });
});
