// A key's file is for its owner only, is made once, and is replaced whole.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeKeyFile, readKeyRing, replaceKeyFile } from '../../lib/sealing/key-ring';

describe('a key ring', () => {
  const folder = mkdtempSync(join(tmpdir(), 'satark-key-'));
  after(() => rmSync(folder, { recursive: true }));
  const read = (file: string) => readKeyRing({ name: 'VAULT_KEY', file });

  it('is made once, for its owner only, and read again', () => {
    const file = join(folder, 'gate', 'vault.key');
    assert.equal(read(file), null);
    makeKeyFile(file);
    const keys = read(file)!;
    assert.deepEqual(keys.map((key) => key.length), [32]);
    assert.equal(statSync(file).mode & 0o777, 0o600);
    makeKeyFile(file);
    assert.deepEqual(read(file), keys);
    assert.deepEqual(readdirSync(join(folder, 'gate')), ['vault.key']);
  });

  it('is replaced whole, the first key first', () => {
    const file = join(folder, 'gate', 'vault.key');
    const keys = [randomBytes(32), ...read(file)!];
    replaceKeyFile(file, keys);
    assert.deepEqual(read(file), keys);
    assert.equal(statSync(file).mode & 0o777, 0o600);
    assert.deepEqual(readdirSync(join(folder, 'gate')), ['vault.key']);
  });

  it('is refused in a file that others can read', () => {
    const file = join(folder, 'open.key');
    writeFileSync(file, randomBytes(32).toString('base64'));
    chmodSync(file, 0o640);
    assert.throws(() => read(file), /can be read by others/);
  });

  it('is taken from the environment first, and refused where it is no key, without being shown', () => {
    const keys = [randomBytes(32), randomBytes(32)];
    const value = keys.map((key) => key.toString('base64')).join(', ');
    assert.deepEqual(readKeyRing({ name: 'VAULT_KEY', value, file: join(folder, 'none.key') }), keys);
    assert.throws(() => readKeyRing({ name: 'VAULT_KEY', value: 'too-short-a-key' }), (error: Error) => /VAULT_KEY must be 32 bytes/.test(error.message) && !error.message.includes('too-short'));
    assert.throws(() => readKeyRing({ name: 'VAULT_KEY' }), /VAULT_KEY or VAULT_KEY_FILE/);
  });

  it('is refused where its file is empty or a folder, with the name of the file', () => {
    const file = join(folder, 'empty.key');
    writeFileSync(file, '\n', { mode: 0o600 });
    assert.throws(() => read(file), /empty\.key, holds no key/);
    const directory = join(folder, 'directory.key');
    mkdirSync(directory, { mode: 0o700 });
    assert.throws(() => read(directory), /VAULT_KEY.*can't be read/);
  });
});
