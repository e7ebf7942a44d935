// No secret of a citizen is anywhere on the desk's side, nor on the gate's without its keys, whatever way it came in and whatever failed.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mayHold, type Place } from './must-not';
import { Secrets } from './plant/secrets';
import { isLeak, listed, summary } from './report';
import { runCanary, type CanaryRun } from './run-canary';
import { needlesOf } from './searcher/needles';
import { makeSearcher, sizeOf, type Material } from './searcher/search';

/** Copies of larger pieces would only be slower. */
const LARGEST_COPY = 2 ** 20;

describe('the canary', function () {
  // Each part is killed and started again several times; how long that takes is for the machine to say.
  this.timeout(900_000);
  let run: CanaryRun;
  before(async () => {
    run = await runCanary({ writers: 6, rounds: 1, say: () => {} });
  });
  after(() => run?.clear());

  it('is found nowhere where it must not be', () => {
    console.log(summary(run).replaceAll(/^/gm, '      '));
    assert.equal(run.leaks.length, 0, listed(run.leaks));
  });

  it('came in by every way, also where calls failed and parts were killed: each report is read by its office, with its files', () => {
    assert.deepEqual(run.notReached, []);
  });

  it('would have been found in each place that was looked at', async () => {
    const secrets = new Secrets();
    secrets.number();
    secrets.name();
    secrets.storyWord();
    const ofOfficer = new Secrets();
    ofOfficer.name();
    secrets.adopt(ofOfficer, 'officer');
    for (const group of ['gate-key', 'desk-key'] as const) secrets.addBytes(group, 'a key', randomBytes(32));
    const searcher = makeSearcher(secrets.all);
    const needles = secrets.all.flatMap(needlesOf);
    for (const [place, materials] of Map.groupBy(run.materials, (material) => material.place)) {
      const wanted = needles.filter(({ secret }) => !mayHold(place as Place, secret.group));
      const copy = planted(materials, wanted.map(({ bytes }) => bytes));
      const { finds } = await searcher.search(copy);
      const missing = wanted.filter(({ secret, writing }) => !finds.some((find) => isLeak(find) && find.secret === secret && find.writing === writing)).map(({ writing }) => writing);
      assert.deepEqual([...new Set(missing)], [], place);
    }
  });
});

/** A copy of a piece from a place, with leaks in the middle of it. */
function planted(materials: readonly Material[], leaks: readonly Buffer[]): Material {
  const piece = materials.find((material) => Buffer.isBuffer(material.content) && sizeOf(material) > 0 && sizeOf(material) < LARGEST_COPY) ?? materials[0]!;
  const content = Buffer.isBuffer(piece.content) ? piece.content : Buffer.alloc(0);
  const middle = Math.floor(content.length / 2);
  return { ...piece, content: Buffer.concat([content.subarray(0, middle), ...leaks.flatMap((leak) => [Buffer.from('\n"'), leak, Buffer.from('"\n')]), content.subarray(middle)]) };
}
