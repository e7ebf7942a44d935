// Sealed values open with their key only; what is found again is found by a keyed hash.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { createVault, newHandle } from '../../lib/gate/vault';

describe('the vault', () => {
  const [old, current] = [randomBytes(32), randomBytes(32)];
  const vault = createVault([current]);

  it('opens what it sealed, as what it was sealed', () => {
    const sealed = vault.seal('address', '+919800000001');
    assert.equal(vault.open('address', sealed), '+919800000001');
    assert.throws(() => vault.open('request', sealed));
  });

  it('seals the same value differently each time, and finds it by the same hash', () => {
    assert.notDeepEqual(vault.seal('address', 'x'), vault.seal('address', 'x'));
    assert.deepEqual(vault.key('lookup', '+919800000001'), vault.key('lookup', '+919800000001'));
    assert.notDeepEqual(vault.key('lookup', '+919800000001'), vault.key('sender', '+919800000001'));
    assert.notDeepEqual(vault.key('lookup', '+919800000001'), createVault([old]).key('lookup', '+919800000001'));
  });

  it('notices a changed byte', () => {
    const sealed = vault.seal('address', 'x');
    sealed[sealed.length - 20]! ^= 1;
    assert.throws(() => vault.open('address', sealed));
  });

  it('still opens with an older key that it was given', () => {
    const sealed = createVault([old]).seal('request', 'x');
    assert.throws(() => vault.open('request', sealed), /no key for a sealed value/);
    assert.equal(createVault([current, old]).open('request', sealed), 'x');
  });

  it('knows its own callback tokens and no others', () => {
    const token = vault.callbackToken(17);
    assert.equal(vault.deliveryOf(token), 17);
    assert.equal(vault.deliveryOf(token.replace('17.', '18.')), null);
    assert.equal(createVault([old]).deliveryOf(token), null);
    assert.equal(vault.deliveryOf('17'), null);
  });

  it('makes handles of 128 bits that stand in an address as they are', () => {
    const handles = new Set(Array.from({ length: 1000 }, newHandle));
    assert.equal(handles.size, 1000);
    for (const handle of handles) assert.match(handle, /^[\w-]{22}$/);
  });
});
