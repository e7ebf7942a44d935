// Sealed values open with their key, as what they are, and not when a byte was changed.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { createSealer, keyIdOf, SEALED_OVERHEAD, WrongKey } from '../../lib/sealing/aead';

describe('sealing', () => {
  const [current, old] = [randomBytes(32), randomBytes(32)];
  const sealer = createSealer([current], 'vault');

  it('opens what it sealed, bytes as bytes, and only as the same', () => {
    const bytes = randomBytes(1000);
    const sealed = sealer.seal('address', bytes);
    assert.equal(sealed.length, bytes.length + SEALED_OVERHEAD);
    assert.deepEqual(sealer.open('address', sealed), bytes);
    assert.throws(() => sealer.open('request', sealed));
    assert.equal(sealer.open('x', sealer.seal('x', '')).length, 0);
  });

  it('opens a value that lies within a larger buffer', () => {
    const sealed = sealer.seal('x', 'मड़ियाहूं');
    const larger = new Uint8Array(Buffer.concat([Buffer.from('before'), sealed, Buffer.from('after')]));
    assert.equal(sealer.open('x', larger.subarray(6, 6 + sealed.length)).toString(), 'मड़ियाहूं');
  });

  it('notices a change of any byte', () => {
    const sealed = sealer.seal('x', 'y');
    for (let index = 0; index < sealed.length; index++) {
      const changed = Buffer.from(sealed);
      changed[index]! ^= 1;
      assert.throws(() => sealer.open('x', changed), `byte ${index}`);
    }
    for (const length of [0, 4, SEALED_OVERHEAD - 1, sealed.length - 1]) assert.throws(() => sealer.open('x', sealed.subarray(0, length)));
  });

  it('seals with the first key of a ring and opens with all', () => {
    const ring = createSealer([current, old], 'vault');
    assert.equal(ring.open('x', createSealer([old], 'vault').seal('x', 'y')).toString(), 'y');
    assert.equal(sealer.open('x', ring.seal('x', 'y')).toString(), 'y');
    assert.throws(() => createSealer([old], 'vault').open('x', ring.seal('x', 'y')), WrongKey);
    assert.deepEqual(ring.keyIds, [current, old].map((key) => keyIdOf(key, 'vault').toString('hex')));
  });

  it('gives the same bytes other keys for another owner', () => {
    assert.throws(() => createSealer([current], 'desk').open('x', sealer.seal('x', 'y')), WrongKey);
    assert.notDeepEqual(keyIdOf(current, 'desk'), keyIdOf(current, 'vault'));
  });
});
