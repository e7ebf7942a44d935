// A photo in Apple's own format becomes a JPEG of its picture, upright, with nothing else of the file.
import assert from 'node:assert/strict';
import sharp from 'sharp';
import { createScrubber } from '../../lib/gate/media/scrubber';
import { scrub } from '../../lib/media-scrub/scrub';
import { askExiftool, assertGone, secretOf } from './check';
import { box, heic } from './samples';

const scrubbed = async (bytes: Buffer) => {
  const result = await scrub(bytes, { disguise: 'on' });
  assert.ok('bytes' in result, `refused: ${'problem' in result && result.problem}`);
  assert.deepEqual([result.kind, result.contentType], ['photo', 'image/jpeg']);
  return result.bytes;
};
const problem = async (bytes: Buffer) => {
  const result = await scrub(bytes, { disguise: 'on' });
  return 'problem' in result ? result.problem : result.kind;
};
/** How light the samples' tiles are at a place: they grow lighter to the right and downwards. */
const lightOf = (x: number, y: number) => ((x % 176) + (y % 144)) & 255;
const greyOf = async (bytes: Buffer) => {
  const { data, info } = await sharp(bytes).greyscale().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, at: (x: number, y: number) => data[(y * info.width + x) * info.channels]! };
};
const rotation = (quarters: number) => box('irot', Buffer.from([quarters]));
const fractions = (...values: number[]) => {
  const bytes = Buffer.alloc(values.length * 8);
  values.forEach((value, index) => {
    bytes.writeInt32BE(value * 2, index * 8);
    bytes.writeInt32BE(2, index * 8 + 4);
  });
  return bytes;
};

describe('scrubbing photos in Apple\'s own format', function () {
  this.timeout(60_000);

  it('puts the tiles together and leaves EXIF and all else behind', async () => {
    const photo = await heic({ grid: { rows: 2, columns: 3 }, width: 500, height: 280, words: secretOf('exif') });
    const bytes = await scrubbed(photo);
    await assertGone(photo, bytes, ['exif']);
    askExiftool(bytes, 'jpg');
    const grey = await greyOf(bytes);
    assert.deepEqual([grey.width, grey.height], [500, 280]);
    // Limited range of a film is stretched to a picture's: so only roughly.
    for (const [x, y] of [[20, 20], [100, 60], [200, 30], [250, 200], [400, 100], [480, 270]] as const) assert.ok(Math.abs(grey.at(x, y) - lightOf(x, y)) < 30, `${x}, ${y}: ${grey.at(x, y)} for ${lightOf(x, y)}`);
  });

  it('reads a picture of one piece, and turns, mirrors and cuts as the file says', async () => {
    const size = { width: 176, height: 144 };
    const plain = await greyOf(await scrubbed(await heic(size)));
    assert.deepEqual([plain.width, plain.height], [176, 144]);
    assert.ok(plain.at(150, 75) > plain.at(20, 20));
    const turned = await greyOf(await scrubbed(await heic({ ...size, turns: [rotation(3)] })));
    assert.deepEqual([turned.width, turned.height], [144, 176]);
    // A quarter with the clock: what was at the left below is at the left above.
    assert.ok(Math.abs(turned.at(10, 10) - plain.at(10, 133)) < 12);
    const mirrored = await greyOf(await scrubbed(await heic({ ...size, turns: [box('imir', Buffer.from([1]))] })));
    assert.ok(Math.abs(mirrored.at(10, 50) - plain.at(165, 50)) < 12);
    const cut = await greyOf(await scrubbed(await heic({ ...size, turns: [box('clap', fractions(100, 40, 10, -20))] })));
    assert.deepEqual([cut.width, cut.height], [100, 40]);
    assert.ok(Math.abs(cut.at(50, 20) - plain.at(98, 52)) < 12);
  });

  it('refuses what is cut off, lies about its size or refers to itself, with the hint that helps', async () => {
    const photo = await heic({ grid: { rows: 2, columns: 2 }, width: 340, height: 280 });
    for (let tenths = 1; tenths < 10; tenths++) assert.match(await problem(photo.subarray(0, Math.floor((photo.length * tenths) / 10))), /^un(supported-photo|readable)$/);
    assert.equal(await problem(await heic({ grid: { rows: 2, columns: 2 }, width: 60_000, height: 60_000 })), 'too-large');
    assert.equal(await problem(await heic({ grid: { rows: 40, columns: 40 }, width: 340, height: 280 })), 'too-large');
    assert.equal(await problem(await heic({ grid: { rows: 2, columns: 2 }, width: 800, height: 280 })), 'unsupported-photo');
    assert.equal(await problem(await heic({ width: 176, height: 144, tile: Buffer.alloc(300, 7) })), 'unsupported-photo');
    assert.equal(await problem(await heic({ width: 176, height: 144, turns: [box('clap', fractions(400, 40, 0, 0))] })), 'unsupported-photo');
    const circle = Buffer.from(photo);
    const references = circle.indexOf('dimg') + 8;
    for (let index = 0; index < 4; index++) circle.writeUInt16BE(5, references + 2 * index);
    assert.equal(await problem(circle), 'unsupported-photo');
  });

  it('throws nothing whichever of its bytes is another, and is read behind the scrubber\'s walls', async () => {
    const photo = await heic({ grid: { rows: 1, columns: 2 }, width: 340, height: 140 });
    let seed = 11;
    for (let round = 0; round < 150; round++) {
      const other = Buffer.from(photo);
      seed = (seed * 48_271) % 0x7fffffff;
      other[seed % photo.indexOf('mdat')] = (seed >> 8) & 255;
      assert.match(await problem(other), /^(photo|too-large|unsupported-photo|unsupported|unreadable)$/);
    }
    const scrubber = createScrubber({ disguise: 'on', atOnce: 1 });
    try {
      assert.equal((await scrubber.scrub(photo, false) as { kind?: string }).kind, 'photo');
    } finally {
      await scrubber.close();
    }
  });
});
