// Files are scrubbed in processes of their own, which have nothing and harm nobody.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import sharp from 'sharp';
import { readFrames } from '../../../lib/media-scrub/frames';
import { createScrubber, type Scrubber, type ScrubberSettings } from '../../../lib/gate/media/scrubber';
import { lockedPdf, oggSilence } from '../../media-scrub/samples';
import { startScrubber, wallsHere, type Walls } from '../../../lib/gate/media/scrubber-process';

const photo = () => sharp({ create: { width: 60, height: 40, channels: 3, background: 'teal' } }).jpeg().toBuffer();
const kindOf = (result: Awaited<ReturnType<Scrubber['scrub']>>) => ('problem' in result ? result.problem : result.kind);

describe('the scrubber', function () {
  this.timeout(60_000);
  const open: Scrubber[] = [];
  const scrubber = (settings: Partial<ScrubberSettings> = {}) => {
    const made = createScrubber({ disguise: 'on', atOnce: 2, ...settings });
    open.push(made);
    return made;
  };
  afterEach(() => Promise.all(open.splice(0).map((made) => made.close())));

  it('gives what came out, and why something did not', async () => {
    const made = scrubber();
    assert.equal(kindOf(await made.scrub(await photo(), false)), 'photo');
    assert.equal(kindOf(await made.scrub(Buffer.from('PK\x03\x04' + '\0'.repeat(60), 'latin1'), true)), 'unsupported');
    assert.equal(kindOf(await made.scrub(Buffer.alloc(0), false)), 'unreadable');
    assert.equal(kindOf(await made.scrub(lockedPdf(), true)), 'locked');
    assert.equal(made.working, 0);
  });

  it('disguises a voice note of half an hour within the memory that a file may take', async function () {
    this.timeout(600_000);
    // How long it takes is the machine's matter, not this test's.
    assert.equal(kindOf(await scrubber({ patience: 540_000 }).scrub(oggSilence(1795), true)), 'voice');
  });

  it('scrubs many at once, each in a process of its own', async () => {
    const made = scrubber();
    const bytes = await photo();
    const kinds = await Promise.all(Array.from({ length: 6 }, (_, index) => made.scrub(bytes, index % 2 === 0).then(kindOf)));
    assert.deepEqual(kinds, Array(6).fill('photo'));
  });

  it('ends a file that takes too long, or too much memory, and goes on with the others', async () => {
    const noise = await sharp({ create: { width: 4000, height: 4000, channels: 3, background: 'teal', noise: { type: 'gaussian', mean: 128, sigma: 40 } } }).png({ compressionLevel: 0 }).toBuffer();
    const impatient = scrubber({ patience: 50 });
    assert.equal(kindOf(await impatient.scrub(noise, true)), 'too-large');
    assert.equal(impatient.working, 0);
    if (process.platform === 'linux') assert.equal(kindOf(await scrubber({ memory: 100 * 1024 * 1024 }).scrub(noise, false)), 'too-large');
  });

  it('ends a process that is busy for good, behind any of this machine\'s walls', async () => {
    let ended = 0;
    for (const walls of wallsHere({})) {
      const busy = startScrubber(walls, join(__dirname, 'never-ending.js'));
      const begun = new Promise<true>((said) => busy.stdout.once('data', () => said(true)));
      // Not every machine can put up all of them.
      const began = await Promise.race([begun, busy.gone]);
      busy.kill();
      if (!began) continue;
      await busy.gone;
      ended++;
    }
    assert.ok(ended > 0);
  });

  it('has no way into the network in its own program, where the machine has no wall against it', async () => {
    const openIn = async (program: string) => {
      const child = spawn(process.execPath, ['--require', join(__dirname, 'door-knocker.js'), program], { stdio: ['pipe', 'ignore', 'pipe'] });
      child.stdin.end();
      return JSON.parse((await text(child.stderr)).split('\n')[0]!) as string[];
    };
    assert.deepEqual(await openIn(join(__dirname, '..', '..', '..', 'lib', 'media-scrub', 'worker.js')), []);
    assert.deepEqual(await openIn(join(__dirname, '..', '..', '..', 'lib', 'media-scrub', 'limits.js')), ['connect', 'listen', 'datagram', 'lookup', 'fetch'], 'any other program has them all');
  });

  it('tries again where a process crashed, and calls the file unreadable when it crashed twice', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'satark-scrubber-'));
    try {
      // Stand-ins for the program that end in the middle of a file: always, or the first time only.
      const answer = (head: object) => {
        const text = Buffer.from(JSON.stringify(head));
        const lead = Buffer.alloc(8);
        lead.writeUInt32BE(text.length);
        return JSON.stringify(Buffer.concat([lead, text]).toString('base64'));
      };
      const ready = `process.stdout.write(Buffer.from(${answer({ ready: true })}, 'base64'));`;
      const crashing = (name: string, then: string): Walls[] => {
        const program = join(folder, `${name}.cjs`);
        writeFileSync(program, `${ready} process.stdin.once('data', () => { ${then} });`);
        return [{ name: 'none', command: [process.execPath, program], forks: false }];
      };
      const bytes = await photo();
      const tries = join(folder, 'tries');
      const always = scrubber({ walls: crashing('always', `require('fs').appendFileSync(${JSON.stringify(tries)}, 'x'); process.abort();`) });
      assert.equal(kindOf(await always.scrub(bytes, false)), 'unreadable');
      assert.equal(readFileSync(tries, 'utf8'), 'xx');
      const once = scrubber({ walls: crashing('once', `const mark = ${JSON.stringify(join(folder, 'mark'))}; if (require('fs').existsSync(mark)) process.stdout.write(Buffer.from(${answer({ problem: 'unsupported' })}, 'base64')); else { require('fs').writeFileSync(mark, ''); process.abort(); }`) });
      assert.equal(kindOf(await once.scrub(bytes, false)), 'unsupported');
      const lying = scrubber({ walls: crashing('lying', `process.stdout.write(Buffer.from(${answer({ kind: 'photo', contentType: 'text/html' })}, 'base64'))`) });
      assert.equal(kindOf(await lying.scrub(bytes, false)), 'unreadable');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('has no environment, files, children or network behind any of this machine\'s walls', async () => {
    const held: string[] = [];
    for (const walls of wallsHere({})) {
      const prober = startScrubber(walls, join(__dirname, 'door-prober.js'));
      const first = await Promise.race([readFrames(prober.stdout).next(), prober.gone]);
      prober.kill();
      // Walls that this machine can't raise are left out, as the gate leaves them out.
      if (!first?.value) continue;
      held.push(walls.name);
      const { environment, interfaces, ...doors } = first.value.head as { environment: string[]; interfaces: string[] };
      assert.deepEqual(environment, [], walls.name);
      assert.deepEqual(new Set(Object.values(doors)), new Set(['closed']), `${walls.name}: ${JSON.stringify(doors)}`);
      if (walls.name === 'namespaces') assert.deepEqual(interfaces, []);
    }
    assert.ok(held.length > 0, 'some walls stand on every machine');
  });
});
