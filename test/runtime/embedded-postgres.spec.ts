// The embedded PostgreSQL after it was killed: it starts again, however soon.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../lib/runtime/embedded-postgres';

const OPTIONS = { port: 0, password: 'for-tests-only-0123456789', settings: ['fsync=off'] };

/** The number of a process of `owner` that has ended and that its parent does not take note of until some seconds later. */
async function endedUnnoticed(owner: { uid: number; gid: number }): Promise<number> {
  const parent = spawn('/bin/sh', ['-c', 'sleep 0.3 & echo $!; exec sleep 2'], { stdio: ['ignore', 'pipe', 'ignore'], ...(process.getuid!() === 0 ? owner : {}) });
  const pid = Number(await new Promise((done) => parent.stdout.once('data', (chunk: Buffer) => done(chunk.toString()))));
  while (!/^\d+ \(.*\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))) await new Promise((done) => setTimeout(done, 10));
  return pid;
}

describe('the embedded PostgreSQL', function () {
  this.timeout(60_000);

  it('starts where a killed one is still on the system\'s list of processes', async function () {
    if (process.platform !== 'linux') return this.skip();
    const folder = mkdtempSync(join(tmpdir(), 'satark-postgres-'));
    chmodSync(folder, 0o755);
    const options = { ...OPTIONS, folder: join(folder, 'postgres') };
    const lock = join(options.folder, 'postmaster.pid');
    try {
      const first = await startPostgres(options);
      const [, ...rest] = readFileSync(lock, 'utf8').split('\n');
      const { uid, gid } = statSync(lock);
      process.kill(first.pid, 'SIGKILL');
      await first.ended;
      writeFileSync(lock, [await endedUnnoticed({ uid, gid }), ...rest].join('\n'));
      const second = await startPostgres(options);
      assert.notEqual(second.pid, first.pid);
      await second.stop();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
