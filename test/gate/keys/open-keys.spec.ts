// The gate starts only with the keys that its database was sealed with, and never makes one in their place.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeyFault, openKeys } from '../../../lib/gate/keys/open-keys';
import { rotateKeys } from '../../../lib/gate/keys/rotate';
import { makeKeyFile, readKeyRing, replaceKeyFile } from '../../../lib/sealing/key-ring';
import { freshDatabase, type TestDatabase } from '../../support/database';

describe('the vault\'s keys at the gate\'s start', () => {
  const folder = mkdtempSync(join(tmpdir(), 'satark-keys-'));
  let database: TestDatabase;
  let file: string;
  let count = 0;
  const open = (value?: string) => openKeys(database.gate, { name: 'VAULT_KEY', file, value });
  const fault = (expected: RegExp) => (error: unknown) => error instanceof KeyFault && expected.test(error.message);

  beforeEach(async () => {
    database = await freshDatabase();
    file = join(folder, String(++count), 'vault.key');
  });
  afterEach(() => database.close());
  after(() => rmSync(folder, { recursive: true }));

  it('are made at the first start, and the same ever after', async () => {
    const keys = await open();
    assert.equal(keys.length, 1);
    assert.deepEqual(await open(), keys);
  });

  it('are the same for two gates that start at once', async () => {
    const [one, two] = await Promise.all([open(), open()]);
    assert.deepEqual(one, two);
  });

  it('are missed where their file is gone: no new one is made', async () => {
    await open();
    rmSync(file);
    await assert.rejects(open(), fault(/the vault's key is gone.*Put it back/));
    assert.equal(existsSync(file), false);
  });

  it('are missed where the file or the environment holds others', async () => {
    const keys = await open();
    rmSync(file);
    makeKeyFile(file);
    await assert.rejects(open(), fault(/sealed with a key that is not in .*vault\.key/));
    await assert.rejects(open(randomBytes(32).toString('base64')), fault(/sealed with a key that is not in VAULT_KEY\./));
    assert.deepEqual(await open(keys[0]!.toString('base64')), keys);
    replaceKeyFile(file, [...readKeyRing({ name: 'VAULT_KEY', file })!, ...keys]);
    assert.equal((await open()).length, 2);
  });

  it('are those that were not retired, whatever their order in the file: a retired one in front would have every message refused', async () => {
    const [old] = await open();
    await rotateKeys(database.gate, { name: 'VAULT_KEY', file });
    const [fresh] = readKeyRing({ name: 'VAULT_KEY', file })!;
    for (const ring of [[old!, fresh!], [fresh!, old!]]) {
      replaceKeyFile(file, ring);
      assert.deepEqual(await open(), [fresh]);
    }
    replaceKeyFile(file, [old!]);
    await assert.rejects(open(), fault(/sealed with a key that is not in .*vault\.key/));
    await database.gate`update vault.keys set retired = true`;
    await assert.rejects(open(), fault(/holds only keys that .* has retired/));
  });
});
