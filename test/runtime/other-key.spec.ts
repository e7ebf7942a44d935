// A process that is given another key than the database was sealed with says so, and touches nothing.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkKey } from '../../lib/exchange/check-key';
import { putInbox } from '../../lib/exchange/inbox';
import { freshDatabase, type TestDatabase } from '../support/database';
import { deskBoxes, DESK_KEY, DESK_PUBLIC_KEY, gateBoxes, GATE_PUBLIC_KEY } from '../support/keys';

const BUILT = join(__dirname, '..', '..');

describe('a desk with another key', function () {
  this.timeout(60_000);
  let database: TestDatabase;
  let folder: string;
  before(async () => {
    database = await freshDatabase();
    folder = mkdtempSync(join(tmpdir(), 'satark-other-key-'));
    await checkKey(database.gate, gateBoxes);
    await checkKey(database.desk, deskBoxes);
    await putInbox(database.gate, gateBoxes, 'h1', { text: 'x', media: [] });
  });
  after(async () => {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The sentence with which it refuses to start. */
  async function fault(environment: NodeJS.ProcessEnv): Promise<string | undefined> {
    const child = spawn(process.execPath, [join(BUILT, 'lib', 'runtime', 'desk.js')], {
      env: {
        PATH: process.env.PATH, DESK_DATABASE_URL: database.deskUrl, DESK_CREDENTIAL_SECRET: 'for-tests-only-0123456789', DESK_PORT: '0', DESK_DIR: folder,
        DESK_KEY: DESK_KEY.toString('base64'), GATE_PUBLIC_KEY: GATE_PUBLIC_KEY.toString('base64'), ...environment,
      },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    let said: string | undefined;
    child.on('message', (message: { fault?: string; ready?: boolean }) => {
      said = message.fault;
      if (message.ready) child.kill('SIGKILL');
    });
    await new Promise((done) => child.once('exit', done));
    return said;
  }

  it('does not start, in one sentence, and leaves what waits as it is', async () => {
    assert.match((await fault({ DESK_KEY: Buffer.alloc(32, 9).toString('base64') }))!, /^what stands in the database is sealed with another key than DESK_KEY: put back your copy .*Nothing was changed\.$/);
    assert.match((await fault({ GATE_PUBLIC_KEY: DESK_PUBLIC_KEY.toString('base64') }))!, /another key than GATE_KEY/);
    assert.match((await fault({ DESK_KEY: '' }))!, /DESK_KEY/);
    assert.match((await fault({ DESK_KEY: 'not a key' }))!, /^DESK_KEY must be 32 bytes in base64/);
    const [row] = await database.admin`select state, attempts from exchange.inbox`;
    assert.deepEqual({ ...row }, { state: 'waiting', attempts: 0 });
    const [noted] = await database.admin<{ key: Buffer }[]>`select public_key as key from exchange.keys where side = 'desk'`;
    assert.deepEqual(noted!.key, DESK_PUBLIC_KEY);
  });
});
