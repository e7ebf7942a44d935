// The embedded PostgreSQL after it was killed: it starts again, however soon.
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startPostgres } from '../../lib/runtime/embedded-postgres';
import { dataFolder } from '../support/data-folder';
import { eventually } from '../support/eventually';

const OPTIONS = { port: 0, password: 'for-tests-only-0123456789', settings: ['fsync=off'] };

/** A process of `owner` that has ended, and its parent, which does not take note of that while it lives. */
async function endedUnnoticed(owner: { uid: number; gid: number }): Promise<{ pid: number; parent: ChildProcess }> {
  const parent = spawn('/bin/sh', ['-c', 'sleep 0.1 & echo $!; exec cat'], { stdio: ['pipe', 'pipe', 'ignore'], ...(process.getuid!() === 0 ? owner : {}) });
  const [chunk] = (await once(parent.stdout, 'data')) as [Buffer];
  const pid = Number(chunk.toString());
  await eventually(() => /^\d+ \(.*\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8')), 'the process to end');
  return { pid, parent };
}

describe('the embedded PostgreSQL', function () {
  this.timeout(60_000);

  it('starts where a killed one is still on the system\'s list of processes', async function () {
    if (process.platform !== 'linux') return this.skip();
    const folder = dataFolder();
    chmodSync(folder, 0o755);
    const options = { ...OPTIONS, folder: join(folder, 'postgres') };
    const lock = join(options.folder, 'postmaster.pid');
    try {
      const first = await startPostgres(options);
      const [, ...rest] = readFileSync(lock, 'utf8').split('\n');
      const { uid, gid } = statSync(lock);
      process.kill(first.pid, 'SIGKILL');
      await first.ended;
      const { pid, parent } = await endedUnnoticed({ uid, gid });
      writeFileSync(lock, [pid, ...rest].join('\n'));
      let log = '';
      const starting = startPostgres({ ...options, onLog: (text) => (log += text) });
      await eventually(() => log.includes('already exists'), 'the start to be refused for the process that is still on the list');
      parent.stdin!.end();
      const second = await starting;
      assert.notEqual(second.pid, first.pid);
      await second.stop();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
