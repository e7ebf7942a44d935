// The desk's process once it is closed against who breaks out of a function node.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import sharp from 'sharp';
import { BUILT } from '../../lib/runtime/paths';

/** Runs in a process of its own: what is closed stays closed. */
const CHILD = `
  const { lockDownProcess } = require(process.argv[1] + '/lib/runtime/lock-down');
  const { officerMedia } = require(process.argv[1] + '/lib/desk/cases/officer-media');
  lockDownProcess();
  (async () => {
    const made = [];
    for (const picture of process.argv.slice(2)) made.push((await officerMedia(Buffer.from(picture, 'base64'))).contentType);
    console.log(made.join());
  })().catch((error) => console.log(error.message));`;

describe('the desk\'s process, closed', () => {
  it('still reads an officer\'s pictures of each kind', async () => {
    const picture = () => sharp({ create: { width: 8, height: 8, channels: 4, background: { r: 200, g: 10, b: 10, alpha: 0.5 } } });
    const pictures = await Promise.all([picture().jpeg(), picture().png(), picture().webp(), picture().gif()].map((one) => one.toBuffer()));
    const read = (given: Buffer[]) => spawnSync(process.execPath, ['-e', CHILD, BUILT, ...given.map((one) => one.toString('base64'))], { encoding: 'utf8', cwd: join(BUILT, '..') }).stdout.trim();
    assert.equal(read(pictures.slice(0, 3)), 'image/jpeg,image/jpeg,image/jpeg');
    assert.notEqual(read(pictures.slice(3)), 'image/jpeg');
  });
});
