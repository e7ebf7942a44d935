// Where the log can't be written (a full disk, a reader who has gone), lines are lost and nothing else.
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';

const PROJECT = join(__dirname, '..', '..', '..');
/** Of a disk that is full, where the system has it. */
const FULL = ['/dev/full'].filter(existsSync);

/** A part that writes two lines each 20 ms and tells how many it has written. */
const PART = `
  const { log } = require('./dist/lib/log/log');
  require('./dist/lib/runtime/process-life').live('gate', async () => {
    let lines = 0;
    setInterval(() => { log('info', 'gate', 'a line.'); log('error', 'gate', 'a line.'); process.send({ lines: ++lines }); }, 20);
    return async () => {};
  });`;
/** `npm start` to such a part: it shows what the part writes. */
const SUPERVISOR = `
  const { writeFileSync } = require('node:fs');
  require('./dist/lib/log/log').outliveOutputs();
  const script = require('node:path').join(require('node:os').tmpdir(), 'satark-part-' + process.pid + '.js');
  writeFileSync(script, ${JSON.stringify(PART.replaceAll("'./dist", `'${PROJECT}/dist`))});
  require('./dist/lib/runtime/supervised-process').keepRunning({ name: 'gate', script, environment: process.env }).then((part) => {
    require('node:fs').rmSync(script);
    let lines = 0;
    setInterval(() => process.send({ lines: ++lines }), 20);
    process.on('SIGTERM', () => part.stop().then(() => process.exit(0)));
  });`;

describe('outputs that can\'t be written', function () {
  this.timeout(60_000);

  /** Resolves when it has gone on for a while. @throws Error where it ends before */
  async function goesOn(child: ChildProcess): Promise<void> {
    const ended = new Promise<void>((done) => child.once('exit', () => done()));
    await Promise.race([
      new Promise<void>((done) => child.on('message', ({ lines }: { lines?: number }) => {
        if (lines !== undefined && lines > 50) done();
      })),
      ended.then(() => assert.fail('it ended')),
    ]);
    child.kill('SIGTERM');
    await ended;
  }

  for (const [name, program] of [['a part', PART], ['npm start', SUPERVISOR]] as const) {
    it(`do not end ${name} when its reader has gone`, async () => {
      const child = spawn(process.execPath, ['-e', program], { cwd: PROJECT, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
      child.stdout!.destroy();
      child.stderr!.destroy();
      await goesOn(child);
    });

    for (const full of FULL) {
      it(`do not end ${name} when the disk is full`, async () => {
        const file = openSync(full, 'w');
        try {
          await goesOn(spawn(process.execPath, ['-e', program], { cwd: PROJECT, stdio: ['ignore', file, file, 'ipc'] }));
        } finally {
          closeSync(file);
        }
      });
    }
  }
});
