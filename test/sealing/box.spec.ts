// Boxes open for their readers only, and only as what they are.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { WrongKey } from '../../lib/sealing/aead';
import { createBoxOpener, createBoxSealer, readPublicKeys } from '../../lib/sealing/box';
import { fromPaddedJson, paddedJson } from '../../lib/sealing/padded';

describe('a box', () => {
  const one = createBoxOpener([Buffer.alloc(32, 1)], 'desk');
  const two = createBoxOpener([Buffer.alloc(32, 2)], 'gate');
  const content = Buffer.from('रात में ट्रक');

  it('opens for each of its readers, and for nobody else', () => {
    const both = createBoxSealer([one.publicKeys[0]!, two.publicKeys[0]!]).seal('x', content);
    assert.deepEqual(one.open('x', both), content);
    assert.deepEqual(two.open('x', both), content);
    assert.throws(() => two.open('x', createBoxSealer([one.publicKeys[0]!]).seal('x', content)), WrongKey);
  });

  it('opens with an older key of the ring', () => {
    const box = createBoxSealer([one.publicKeys[0]!]).seal('x', content);
    assert.deepEqual(createBoxOpener([Buffer.alloc(32, 3), Buffer.alloc(32, 1)], 'desk').open('x', box), content);
  });

  it('is refused under another name, and when any byte of it was changed or it was cut', () => {
    const box = createBoxSealer([one.publicKeys[0]!]).seal('x', content);
    assert.throws(() => one.open('y', box));
    for (let at = 0; at < box.length; at++) {
      const changed = Buffer.from(box);
      changed[at]! ^= 1;
      assert.throws(() => one.open('x', changed), `byte ${at}`);
    }
    for (const length of [0, 1, 2, 90, 101, box.length - 1]) assert.throws(() => one.open('x', box.subarray(0, length)));
  });

  it('never looks the same twice, and holds nothing of its content', () => {
    const sealer = createBoxSealer([one.publicKeys[0]!]);
    const [first, second] = [sealer.seal('x', content), sealer.seal('x', content)];
    assert.notDeepEqual(first.subarray(-40), second.subarray(-40));
    assert.equal(first.includes(content.subarray(0, 6)), false);
  });

  it('has a key and nonces of its own, so that what opens one opens no other', () => {
    const sealer = createBoxSealer([one.publicKeys[0]!]);
    const boxes = Array.from({ length: 100 }, () => sealer.seal('x', content));
    // 2 bytes; key id (4), encapsulated key (32), nonce (12), the content's key with its tag (48); nonce (12), content.
    const nonces = boxes.flatMap((box) => [box.subarray(38, 50), box.subarray(98, 110)].map((nonce) => nonce.toString('hex')));
    assert.equal(new Set(nonces).size, 2 * boxes.length);
    const [first, second] = boxes;
    assert.throws(() => one.open('x', Buffer.concat([first!.subarray(0, 98), second!.subarray(98)])));
    assert.deepEqual(one.open('x', Buffer.concat([first!.subarray(0, 98), first!.subarray(98)])), content);
  });

  it('takes 16 MB', () => {
    const large = randomBytes(16 * 1024 * 1024);
    assert.ok(one.open('media', createBoxSealer([one.publicKeys[0]!]).seal('media', large)).equals(large));
  });

  it('the same secret gives another owner another key', () => {
    assert.notDeepEqual(createBoxOpener([Buffer.alloc(32, 1)], 'gate').publicKeys, one.publicKeys);
  });

  it('public keys that are none are refused by their variable\'s name', () => {
    assert.deepEqual(readPublicKeys(one.publicKeys[0]!.toString('base64'), 'DESK_PUBLIC_KEY'), one.publicKeys);
    for (const text of [undefined, '', 'abc', `${one.publicKeys[0]!.toString('base64')},x`]) assert.throws(() => readPublicKeys(text, 'DESK_PUBLIC_KEY'), /DESK_PUBLIC_KEY/);
  });
});

describe('padded JSON', () => {
  it('has few lengths and reads as it was', () => {
    for (const [length, size] of [[0, 256], [200, 256], [300, 512], [1000, 1024], [1025, 2048]] as const) {
      const padded = paddedJson({ text: 'x'.repeat(Math.max(0, length - 11)) });
      assert.equal(padded.length, size);
      assert.deepEqual(fromPaddedJson(padded), { text: 'x'.repeat(Math.max(0, length - 11)) });
    }
    assert.deepEqual(fromPaddedJson(paddedJson({ text: 'मड़ियाहूं' })), { text: 'मड़ियाहूं' });
  });
});
