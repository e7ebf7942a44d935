// What of a part's output `npm start` shows: lines of the log and Node's last words, and in these no number either.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepRunning } from '../../lib/runtime/supervised-process';
import { eventually } from '../support/eventually';

const NUMBER = '+919800000017';

describe('what npm start shows of a part', function () {
  this.timeout(30_000);

  it('is lines of the log, without numbers, and nothing that is cut off, without end, binary or of another form', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'satark-shown-'));
    const script = join(folder, 'part.cjs');
    const lines = [
      `2026-11-28T00:00:00.000Z info  desk: one of ${NUMBER}`, `2026-11-28T00:00:00.000Z info  desk: ${NUMBER} ${'x'.repeat(10_000)}`, `Error: Cannot find module '${NUMBER}'`,
      `FATAL ERROR: ${NUMBER}`, 'FATAL ERROR: Reached heap limit', `    throw new Error(\`two of ${NUMBER}\`)`, `\u0000\u0001 three ${NUMBER}`, `2026-11-28T00:00:00.000Z info  desk: ${NUMBER}\rfour`,
    ];
    // A character in two pieces, a line in three, and one that has no end.
    writeFileSync(script, `
      const { writeSync } = require('node:fs');
      for (const line of ${JSON.stringify(lines)}) for (const file of [1, 2]) writeSync(file, line + '\\n');
      writeSync(1, Buffer.from([0xe0, 0xa4])); writeSync(1, Buffer.from([0xb8, 0xff, 0x0a]));
      writeSync(1, '2026-11-28T00:00:00.000Z info  desk: +9198'); writeSync(1, '000000'); writeSync(1, '17 in pieces\\n');
      writeSync(1, 'five ${NUMBER}');
      process.send({ ready: true });
      setInterval(() => {}, 1000);`);
    const shown: string[] = [];
    const former = [process.stdout.write, process.stderr.write] as const;
    const take = ((text: string) => shown.push(text) > 0) as typeof process.stdout.write;
    [process.stdout.write, process.stderr.write] = [take, take];
    try {
      const part = await keepRunning({ name: 'desk', script, environment: {} });
      await eventually(() => shown.some((line) => line.includes('in pieces')) && shown.some((line) => line.includes('withheld')), 'what it wrote');
      await part.stop();
    } finally {
      [process.stdout.write, process.stderr.write] = former;
      rmSync(folder, { recursive: true });
    }
    const all = shown.join('');
    for (const word of ['desk      | 2026-11-28T00:00:00.000Z info  desk: one of …', '… in pieces', 'FATAL ERROR: Reached heap limit']) assert.ok(all.includes(word), word);
    assert.doesNotMatch(all, /9198|98000|xxxx|two|three|five/);
  });
});
