// A run of the canary that has looked at nothing, or not everywhere, does not pass.
import assert from 'node:assert/strict';
import type { Filed } from './drive/citizens';
import { MARKS, markOf, notReached } from './not-reached';
import type { Material } from './searcher/search';

const FILED = [{ way: 'texts', receipt: 'SMA-AA7-77Q', mustBeRead: 'quibberwock' }, { way: 'media', receipt: 'SMB-BB7-77Q', mustBeRead: 'snorkleton', files: 6 }] as Filed[];
const OFFICES = 'quibberwock snorkleton "kind":"photo" "kind":"video" "kind":"voice" "kind":"audio" "kind":"document" {"receipt":"SMA-AA7-77Q","evidence":{"photo":0}} {"receipt":"SMB-BB7-77Q","evidence":{"photo":3,"video":1,"audio":1,"document":1}}';
const places = (Object.keys(MARKS) as (keyof typeof MARKS)[]).filter((place) => process.platform === 'linux' || !/^(memory|environment)/.test(place));
const everything = places.map((place): Material => (
  { place, name: place === 'answers to offices' ? 'dig /api/tips?state=all&limit=100' : 'one', content: Buffer.from(`before ${place === 'answers to offices' ? OFFICES : markOf(place, FILED)} after`) }));
const without = (text: string) => everything.map((material) => ({ ...material, content: Buffer.from((material.content as Buffer).toString().replaceAll(text, '…')) }));

describe('what a run of the canary did not get to', () => {
  it('is nothing where each place holds what it holds for certain', () => {
    assert.deepEqual(notReached(FILED, everything), []);
  });

  it('is each place that was not looked at, or held something else', () => {
    for (const place of places) {
      const sentence = `what stands for certain in: ${place}`;
      assert.ok(notReached(FILED, everything.filter((material) => material.place !== place)).includes(sentence), place);
      assert.ok(notReached(FILED, everything.map((material) => (material.place === place ? { ...material, content: Buffer.from('something else') } : material))).includes(sentence), place);
    }
    assert.ok(notReached(FILED, []).length > places.length);
  });

  it('is a report that no office reads, a kind of file that never arrived, and a file too few', () => {
    assert.deepEqual(notReached(FILED, without('snorkleton')), ['a report by media that its office reads']);
    assert.deepEqual(notReached(FILED, without('"kind":"voice"')), ['a voice that an office sees']);
    assert.deepEqual(notReached(FILED, without('"video":1')), ['all 6 files of the report by media (5 are there)']);
  });
});
