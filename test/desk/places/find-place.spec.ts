// What findPlace promises: stations in any spelling, and none invented.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_DISTRICTS } from '../../../lib/desk/places/default-range';
import { findPlace } from '../../../lib/desk/places/find-place';
import type { DistrictDefinition } from '../../../lib/desk/places/places';

const find = (text: string, district?: string) => findPlace(text, DEFAULT_DISTRICTS, { district });
const lines = (name: string): string[] => readFileSync(join(__dirname, name), 'utf8').split('\n').filter((line) => line !== '');

describe('findPlace', () => {
  it('finds at least 95 % of stations in spellings that no list holds', () => {
    const queries = lines('stations-unseen.tsv').flatMap((line) => {
      const [id, ...spellings] = line.split('\t');
      return spellings.map((spelling) => ({ id, spelling }));
    });
    const missed = queries.filter(({ id, spelling }) => find(spelling).station !== id);
    assert.ok(queries.length >= 375);
    assert.ok(missed.length / queries.length <= 0.05, `${missed.length} of ${queries.length} missed: ${missed.map(({ spelling }) => spelling).join('; ')}`);
  });

  it('invents no station and no district for a place outside the range, nor for words that name none', () => {
    const places = lines('outside.txt');
    assert.ok(places.length >= 120);
    for (const place of places) {
      const { station, district } = find(place);
      assert.deepEqual([district, station], [null, null], place);
    }
  });

  it('says so where a place is known to be outside', () => {
    for (const place of ['Varanasi', 'बलिया', 'Azamgarh ke paas', 'Buxar', 'लखनऊ', '221001']) assert.equal(find(place).outside, true, place);
    for (const place of ['Mariahu', 'pata nahi', 'kotwali', '222002']) assert.equal(find(place).outside, false, place);
  });

  it('finds each station by its own names in both languages, once the district is known', () => {
    for (const district of DEFAULT_DISTRICTS) {
      for (const station of district.stations) {
        for (const name of [station.name.en, station.name.hi]) assert.equal(find(name, district.code).station, station.id, `${name}, ${district.code}`);
      }
    }
  });

  it('leaves a name that several districts have open, and lists them', () => {
    for (const name of ['Kotwali', 'महिला थाना', 'cyber crime thana', 'nagar kotwali']) {
      const { district, station, alternatives } = find(name);
      assert.deepEqual([district, station], [null, null], name);
      assert.deepEqual(new Set(alternatives.map((one) => one.district)), new Set(['JNP', 'GZP', 'CDL']), name);
    }
    assert.equal(find('Kotwali', 'GZP').station, 'GZP-KOTWALI');
    assert.equal(find('kotwali jaunpur').station, 'JNP-KOTWALI');
  });

  it('tells a name from a longer one that begins alike', () => {
    assert.equal(find('Rampur').station, 'JNP-RAMPUR');
    assert.equal(find('Rampur Manjha').station, 'GZP-RAMPUR-MANJHA');
    assert.equal(find('rampur karkhana').station, null);
  });

  it('keeps the district that is known and offers a station of another as an alternative only', () => {
    const found = find('Saidpur', 'JNP');
    assert.deepEqual([found.district, found.station], ['JNP', null]);
    assert.deepEqual(found.alternatives.map(({ station }) => station), ['GZP-SAIDPUR']);
  });

  it('takes the district from a PIN code in either kind of digits', () => {
    assert.equal(find('222002').district, 'JNP');
    assert.equal(find('२२२००२').district, 'JNP');
    assert.equal(find('pin code 232 104').district, 'CDL');
  });

  it('hears a town outside as a direction where it is one', () => {
    assert.equal(find('Kerakat se Varanasi jane wale raste par').station, 'JNP-KERAKAT');
    assert.equal(find('shahganj agra').outside, true);
  });

  it('counts the spelling as written for surer than a misspelt one', () => {
    assert.equal(find('Mariahu').confidence, 1);
    const { confidence } = find('baldapur');
    assert.ok(confidence > 0.4 && confidence < 1, String(confidence));
  });

  it('serves a district that police IT add, though its towns were outside before', () => {
    const varanasi: DistrictDefinition = { code: 'VNS', name: { en: 'Varanasi', hi: 'वाराणसी' }, aliases: ['Banaras'], pins: ['221001'], outline: [], stations: [{ id: 'VNS-SARNATH', name: { en: 'Sarnath', hi: 'सारनाथ' }, aliases: [] }] };
    const districts = [...DEFAULT_DISTRICTS, varanasi];
    assert.equal(findPlace('sarnaath', districts).station, 'VNS-SARNATH');
    assert.equal(findPlace('बनारस', districts).district, 'VNS');
    assert.equal(findPlace('221001', districts).district, 'VNS');
  });
});
