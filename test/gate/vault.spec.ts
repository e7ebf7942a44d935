// Sealed values open with their key only; the key's file is for its owner only.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createVault, newHandle } from '../../lib/gate/vault';
import { readVaultKey } from '../../lib/gate/vault-key';

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
    assert.deepEqual(vault.lookup('+919800000001'), vault.lookup('+919800000001'));
    assert.notDeepEqual(vault.lookup('+919800000001'), createVault([old]).lookup('+919800000001'));
  });

  it('notices a changed byte', () => {
    const sealed = vault.seal('address', 'x');
    sealed[sealed.length - 20]! ^= 1;
    assert.throws(() => vault.open('address', sealed));
  });

  it('still opens with an older key that it was given', () => {
    const sealed = createVault([old]).seal('request', 'x');
    assert.throws(() => vault.open('request', sealed), /VAULT_KEY/);
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

describe('the vault key', () => {
  const folder = mkdtempSync(join(tmpdir(), 'satark-key-'));
  after(() => rmSync(folder, { recursive: true }));

  it('is made once, for its owner only, and read again', () => {
    const file = join(folder, 'gate', 'vault.key');
    const key = readVaultKey({ file, make: true });
    assert.equal(key.length, 32);
    assert.equal(statSync(file).mode & 0o777, 0o600);
    assert.deepEqual(readVaultKey({ file, make: true }), key);
  });

  it('is refused in a file that others can read', () => {
    const file = join(folder, 'open.key');
    writeFileSync(file, randomBytes(32).toString('base64'));
    chmodSync(file, 0o640);
    assert.throws(() => readVaultKey({ file }), /can be read by others/);
  });

  it('is taken from the environment, and refused where it is no key, without being shown', () => {
    const key = randomBytes(32);
    assert.deepEqual(readVaultKey({ key: key.toString('base64') }), key);
    assert.throws(() => readVaultKey({ key: 'too-short-a-key' }), (error: Error) => /32 bytes/.test(error.message) && !error.message.includes('too-short'));
    assert.throws(() => readVaultKey({}), /VAULT_KEY/);
    assert.throws(() => readVaultKey({ file: join(folder, 'none.key') }), /can't be read/);
  });
});
