// What locate promises: the district of a point, and only a suggestion of a station.
import assert from 'node:assert/strict';
import { DEFAULT_DISTRICTS } from '../../../lib/desk/places/default-range';
import { locate } from '../../../lib/desk/places/locate';

describe('locate', () => {
  it('finds the district of every station town', () => {
    for (const { code, stations } of DEFAULT_DISTRICTS) {
      for (const { id, latitude = 0, longitude = 0 } of stations) assert.equal(locate(latitude, longitude, DEFAULT_DISTRICTS).district, code, id);
    }
  });

  it('says that a point is outside', () => {
    for (const [latitude, longitude] of [[25.3176, 82.9739], [26.0739, 83.1859], [25.7585, 84.1488], [26.8467, 80.9462], [0, 0]] as const) {
      assert.deepEqual(locate(latitude, longitude, DEFAULT_DISTRICTS), { district: null, outside: true, confidence: 0, nearest: null });
    }
  });

  it('suggests the nearest station with its distance, never one that serves the whole district', () => {
    const { nearest } = locate(25.61, 82.6, DEFAULT_DISTRICTS);
    assert.equal(nearest?.station, 'JNP-MARIAHU');
    assert.ok(nearest.kilometres > 0 && nearest.kilometres < 1.5);
    assert.doesNotMatch(locate(25.737, 82.683, DEFAULT_DISTRICTS).nearest?.station ?? '', /MAHILA|CYBER/);
  });

  it('tolerates a point just beyond the border, and is less sure of it', () => {
    const square = { code: 'SQR', name: { en: 'Square', hi: 'वर्ग' }, pins: [], outline: [[83, 25], [84, 25], [84, 26], [83, 26], [83, 25]] as [number, number][], stations: [] };
    assert.deepEqual(locate(25.5, 83.5, [square]), { district: 'SQR', outside: false, confidence: 1, nearest: null });
    assert.deepEqual(locate(25.5, 84.01, [square]), { district: 'SQR', outside: false, confidence: 0.5, nearest: null });
    assert.equal(locate(25.5, 84.03, [square]).outside, true);
  });

  it('refuses numbers that are no coordinates', () => {
    for (const [latitude, longitude] of [[91, 0], [0, 181], [NaN, 0]] as const) assert.throws(() => locate(latitude, longitude, DEFAULT_DISTRICTS), RangeError);
  });
});
