// `npm run vault:rotate` as the gate's owner types it: beside a running system, with nothing running, and where it can't.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { BUILT } from '../../lib/runtime/paths';
import { connectSimulator, type PhoneClient } from '../../simulator/client';
import { fileReport } from '../end-to-end/report';
import { signIn, startAsUser, type UserStart } from '../support/system';

interface Ended {
  code: number | null;
  said: string;
}

describe('npm run vault:rotate', function () {
  this.timeout(120_000);
  let started: UserStart;
  let first: UserStart['users'];
  let phone: PhoneClient;
  let receipt: string;
  const file = () => join(started.dataDir, 'gate', 'vault.key');
  const keys = () => readFileSync(file(), 'utf8').trim().split('\n');

  const rotate = (environment: NodeJS.ProcessEnv = {}) =>
    new Promise<Ended>((done) => {
      const child = execFile(process.execPath, [join(BUILT, 'lib', 'runtime', 'vault-rotate.js')], { env: { PATH: process.env.PATH, DATA_DIR: started.dataDir, ...environment } }, (_, stdout, stderr) => done({ code: child.exitCode, said: stdout + stderr }));
    });

  /** The SP's question reaches the informant, and the answer the tip. */
  async function isAnswerable(question: string): Promise<void> {
    const sp = await signIn(started.deskUrl, first.find(({ username }) => username === 'sp-jaunpur')!);
    const { tips } = (await (await sp.get(`/api/tips?state=all&q=${receipt}`)).json()) as { tips: { id: number }[] };
    assert.equal((await sp.post(`/api/tips/${tips[0]!.id}/question`, { text: question })).status, 200);
    await phone.messageWith(new RegExp(question));
    await phone.text(`To ${question}: yes`);
    await phone.messageWith(/passed to the officer/);
  }

  before(async () => {
    started = await startAsUser();
    first = started.users;
    const simulator = connectSimulator(started.simulatorUrl);
    await simulator.changeSettings({ pace: 15 });
    phone = await simulator.phone('+919800000031');
    receipt = await fileReport(phone, { texts: ['Sand is dug at night'] });
  });
  after(() => started?.remove());

  it('changes the key under a running gate, which alone can read the file as before, and the report is answerable', async () => {
    const [[old], owner] = [keys(), statSync(file())];
    const { code, said } = await rotate();
    assert.equal(code, 0, said);
    assert.match(said, /The vault has its new key: \d+ rows were brought over/);
    assert.equal(keys().length, 1);
    assert.notEqual(keys()[0], old);
    const now = statSync(file());
    assert.deepEqual([now.uid, now.gid, now.mode], [owner.uid, owner.gid, owner.mode]);
    assert.equal(now.mode & 0o777, 0o600);
    assert.ok(!said.includes(old!) && !said.includes(keys()[0]!));
    await isAnswerable('QuestionOne');
  });

  it('is refused kindly, and changes nothing, where the key stands in the environment', async () => {
    const before = keys();
    const { code, said } = await rotate({ VAULT_KEY: Buffer.alloc(32, 7).toString('base64') });
    assert.equal(code, 1);
    assert.match(said, /^satark-mitra: the vault's key stands in VAULT_KEY, which no command can change\. Put a new key in front/);
    assert.deepEqual(keys(), before);
  });

  it('changes the key while nothing runs, and the next start answers as before', async () => {
    const [old] = keys();
    await started.end();
    const owner = statSync(file());
    const { code, said } = await rotate();
    assert.equal(code, 0, said);
    assert.notEqual(keys()[0], old);
    assert.equal(keys().length, 1);
    assert.deepEqual([statSync(file()).uid, statSync(file()).mode], [owner.uid, owner.mode]);
    started = await started.again();
    phone = await connectSimulator(started.simulatorUrl).phone(phone.number);
    await isAnswerable('QuestionTwo');
    assert.doesNotMatch(started.output(), /key/);
  });
});
