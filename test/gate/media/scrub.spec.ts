// Media is what its bytes say, and a photo keeps nothing but its pixels.
import assert from 'node:assert/strict';
import sharp from 'sharp';
import { scrubMedia } from '../../../lib/gate/media/scrub';

const picture = (width = 60, height = 40) => sharp({ create: { width, height, channels: 3, background: 'teal' } });
const box = (type: string, ...parts: Buffer[]) => {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
};
const handler = (type: string) => box('hdlr', Buffer.alloc(8), Buffer.from(type, 'latin1'), Buffer.alloc(12));
const mp4 = (track: string) => Buffer.concat([box('ftyp', Buffer.from('isom\0\0\x02\0isommp41', 'latin1')), box('moov', box('trak', box('mdia', handler(track))))]);
const ogg = Buffer.concat([Buffer.from('OggS\0\x02', 'latin1'), Buffer.alloc(20), Buffer.from('\x01\x13OpusHead', 'latin1'), Buffer.alloc(60)]);

describe('scrubbing media', () => {
  it('takes place, device and every other tag off a photo, and turns it upright', async () => {
    const tagged = await picture().jpeg().withExif({ IFD0: { Make: 'Secretphone', Model: 'X1', ImageDescription: 'taken by Asha' }, IFD3: { GPSLatitude: '25/1 44/1 0/1' } }).withMetadata({ orientation: 6 }).toBuffer();
    const before = await sharp(tagged).metadata();
    assert.ok(before.exif, 'the sample has tags');
    const scrubbed = await scrubMedia(Buffer.concat([tagged, Buffer.from('trailing secret')]));
    assert.ok('bytes' in scrubbed);
    assert.equal(scrubbed.kind, 'photo');
    assert.equal(scrubbed.contentType, 'image/jpeg');
    const after = await sharp(scrubbed.bytes).metadata();
    assert.deepEqual([after.exif, after.xmp, after.iptc, after.icc, after.orientation], [undefined, undefined, undefined, undefined, undefined]);
    assert.deepEqual([after.width, after.height], [40, 60]);
    for (const secret of ['Secretphone', 'Asha', 'trailing secret']) assert.equal(scrubbed.bytes.includes(secret), false);
  });

  it('keeps a PNG a PNG, and makes a photo of a sticker', async () => {
    const png = await scrubMedia(await picture().png().toBuffer());
    assert.ok('bytes' in png && png.contentType === 'image/png' && png.kind === 'photo');
    const sticker = await scrubMedia(await picture().webp().toBuffer());
    assert.ok('bytes' in sticker && sticker.contentType === 'image/jpeg');
  });

  it('knows video, voice and documents by their bytes', async () => {
    const kinds = await Promise.all([mp4('vide'), mp4('soun'), ogg, Buffer.from('#!AMR\n' + 'x'.repeat(40)), Buffer.from('%PDF-1.7\n' + 'x'.repeat(200))].map(scrubMedia));
    assert.deepEqual(kinds.map((result) => ('bytes' in result ? [result.kind, result.contentType] : result.problem)), [['video', 'video/mp4'], ['audio', 'audio/mp4'], ['voice', 'audio/ogg'], ['audio', 'audio/amr'], ['document', 'application/pdf']]);
  });

  it('refuses what can not be kept, and what can not be read', async () => {
    const broken = (await picture(400, 400).jpeg().toBuffer()).subarray(0, 120);
    const results = await Promise.all([Buffer.from('PK\x03\x04' + '\0'.repeat(60), 'latin1'), Buffer.from('BEGIN:VCARD\nFN:Asha\nEND:VCARD'), broken, Buffer.from('no media at all'), Buffer.alloc(0)].map(scrubMedia));
    assert.deepEqual(results.map((result) => 'problem' in result && result.problem), ['unsupported', 'unsupported', 'unreadable', 'unreadable', 'unreadable']);
  });

  it('refuses a picture of more pixels than any phone makes before it is decoded', async () => {
    const bomb = await picture(9000, 9000).png({ compressionLevel: 9 }).toBuffer();
    assert.deepEqual(await scrubMedia(bomb), { problem: 'too-large' });
  });
});
