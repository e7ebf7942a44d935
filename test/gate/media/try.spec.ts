// The command that scrubs one file by hand says what came of it, or what is wrong with the names that it was given.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { lockedPdf } from '../../media-scrub/samples';

const PROGRAM = join(__dirname, '..', '..', '..', 'lib', 'gate', 'media', 'try.js');

describe('npm run try:scrub', function () {
  this.timeout(60_000);
  let folder: string;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'satark-try-'));
    await sharp({ create: { width: 60, height: 40, channels: 3, background: 'teal' } }).withExif({ IFD0: { Make: 'Asha' } }).jpeg().toFile(join(folder, 'in.jpg'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const run = (names: string[], environment: NodeJS.ProcessEnv = {}) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...names], { encoding: 'utf8', env: { ...process.env, INIT_CWD: folder, VOICE_DISGUISE: '', ...environment } });
    return { status, words: stdout + stderr };
  };

  it('scrubs a file named from where it was called', () => {
    const { status, words } = run(['in.jpg', 'out.jpg']);
    assert.match(words, /^photo, image\/jpeg, \d+ bytes became \d+; \d+ ms, walls: \w+\n$/);
    assert.equal(status, 0);
    assert.equal(readFileSync(join(folder, 'out.jpg')).includes('Asha'), false);
  });

  it('says why a file is refused, and writes nothing', () => {
    writeFileSync(join(folder, 'locked.pdf'), lockedPdf());
    const { status, words } = run(['locked.pdf', 'unlocked.pdf']);
    assert.match(words, /^refused \(locked\): it has a password/);
    assert.equal(status, 2);
    assert.equal(existsSync(join(folder, 'unlocked.pdf')), false);
  });

  it('never writes over the original, whatever it is called', () => {
    copyFileSync(join(folder, 'in.jpg'), join(folder, 'own.jpg'));
    for (const name of ['own.jpg', './own.jpg', join(folder, 'own.jpg')]) assert.match(run(['own.jpg', name]).words, /same file/);
    assert.deepEqual(readFileSync(join(folder, 'own.jpg')), readFileSync(join(folder, 'in.jpg')));
  });

  it('says what is wrong with what it was given', () => {
    mkdirSync(join(folder, 'album'));
    const said: [string[], RegExp, NodeJS.ProcessEnv?][] = [
      [[], /say which file to read and which to write/],
      [['in.jpg'], /say which file to read and which to write/],
      [['in.jpg', 'a', 'b'], /say which file to read and which to write/],
      [['nothing.jpg', 'out.jpg'], /there is no file .*nothing\.jpg/],
      [['album', 'out.jpg'], /album is not a file/],
      [['in.jpg', 'album'], /album is not a file/],
      [['in.jpg', 'nowhere/out.jpg'], /can't be written/],
      [['in.jpg', 'out.jpg'], /VOICE_DISGUISE/, { VOICE_DISGUISE: 'no' }],
    ];
    for (const [names, wanted, environment] of said) {
      const { status, words } = run(names, environment);
      assert.match(words, wanted);
      assert.doesNotMatch(words, /ENOENT|EISDIR|\n.*at /);
      assert.equal(status, 1);
    }
  });
});
