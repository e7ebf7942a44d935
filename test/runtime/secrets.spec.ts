// Keys are made once, and a key that is lost or another one is never passed over.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deskEnvironment, gateEnvironment, simulatorEnvironment } from '../../lib/runtime/environment';
import { keepSecrets, readDeskKeys, writeDeskKeys } from '../../lib/runtime/secrets';
import type { Settings } from '../../lib/runtime/settings';

describe('the keys of an installation', () => {
  let folder: string;
  const file = (name: string) => join(folder, 'secrets', name);
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'satark-secrets-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('are made at the first start, for their owner only, and stay', () => {
    const first = keepSecrets(folder);
    for (const name of ['desk.key', 'gate.key']) assert.equal(statSync(file(name)).mode & 0o777, 0o600);
    assert.notEqual(first.deskKey, first.gateKey);
    assert.deepEqual(keepSecrets(folder), first);
    assert.equal(readFileSync(file('secrets.json'), 'utf8').includes(first.deskKey), false);
  });

  it('are not made anew when one is gone or another one is there: the start is refused and nothing is changed', () => {
    keepSecrets(folder);
    const [before, key] = [readFileSync(file('secrets.json'), 'utf8'), readFileSync(file('desk.key'))];
    rmSync(file('desk.key'));
    assert.throws(() => keepSecrets(folder), /the desk's key is gone from .*put back your copy.*Nothing was changed/);
    assert.equal(existsSync(file('desk.key')), false);
    writeFileSync(file('desk.key'), readFileSync(file('gate.key')), { mode: 0o600 });
    assert.throws(() => keepSecrets(folder), /a key is missing with which the desk has sealed/);
    assert.equal(readFileSync(file('secrets.json'), 'utf8'), before);
    writeFileSync(file('desk.key'), key, { mode: 0o600 });
    keepSecrets(folder);
  });

  it('may be followed by a new one in front, as long as the old one stays behind it', () => {
    const { deskKey } = keepSecrets(folder);
    const fresh = Buffer.alloc(32, 7).toString('base64');
    writeFileSync(file('desk.key'), `${fresh}\n${deskKey}\n`, { mode: 0o600 });
    assert.equal(keepSecrets(folder).deskKey, `${fresh},${deskKey}`);
    writeFileSync(file('desk.key'), `${fresh}\n`, { mode: 0o600 });
    assert.throws(() => keepSecrets(folder), /a key is missing/);
  });

  it('may leave when nothing is sealed with them any more, wherever the power fails', () => {
    const { deskKey } = keepSecrets(folder);
    const [old, fresh] = [Buffer.from(deskKey, 'base64'), Buffer.alloc(32, 7)];
    writeDeskKeys(folder, [old, fresh]);
    writeDeskKeys(folder, [fresh, old]);
    assert.equal(readDeskKeys(folder).deskKey, `${fresh.toString('base64')},${deskKey}`);
    writeDeskKeys(folder, [fresh]);
    assert.deepEqual(readDeskKeys(folder), { deskKey: keepSecrets(folder).deskKey, deskPublicKey: keepSecrets(folder).deskPublicKey });
    // The note was written and the file was not: both are read, and the notes end as the file does.
    writeFileSync(file('desk.key'), `${fresh.toString('base64')}\n${deskKey}\n`, { mode: 0o600 });
    assert.equal(keepSecrets(folder).deskKey, `${fresh.toString('base64')},${deskKey}`);
    writeFileSync(file('desk.key'), `${fresh.toString('base64')}\n`, { mode: 0o600 });
    assert.equal(keepSecrets(folder).deskKey, fresh.toString('base64'));
    writeFileSync(file('desk.key'), `${deskKey}\n`, { mode: 0o600 });
    assert.throws(() => keepSecrets(folder), /a key is missing with which the desk has sealed/);
  });

  it('reach the side whose they are, and only the public ones the other', () => {
    const secrets = keepSecrets(folder);
    const settings = { host: '127.0.0.1', gatePort: 1, deskPort: 2, simulatorPort: 3, dataDir: folder, publicUrl: 'http://x', deskUrl: 'http://y' } as Settings;
    const urls = { gateUrl: 'g', deskUrl: 'd' };
    const [gate, desk, simulator] = [gateEnvironment(settings, secrets, urls), deskEnvironment(settings, secrets, urls), simulatorEnvironment(settings, secrets)].map((environment) => JSON.stringify(environment));
    assert.ok(gate!.includes(secrets.gateKey) && gate!.includes(secrets.deskPublicKey) && !gate!.includes(secrets.deskKey));
    assert.ok(desk!.includes(secrets.deskKey) && desk!.includes(secrets.gatePublicKey) && !desk!.includes(secrets.gateKey));
    for (const key of [secrets.deskKey, secrets.gateKey]) assert.equal(simulator!.includes(key), false);
  });
});
