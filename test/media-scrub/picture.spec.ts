// A picture keeps its pixels, upright, and nothing else.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import { scrub } from '../../lib/media-scrub/scrub';
import { askExiftool, assertGone, secretOf } from './check';
import { box } from './samples';

const picture = (width = 60, height = 40) => sharp({ create: { width, height, channels: 3, background: 'teal' } });
const scrubbed = async (bytes: Buffer) => {
  const result = await scrub(bytes, { disguise: 'on' });
  assert.ok('bytes' in result, `refused: ${'problem' in result && result.problem}`);
  return result;
};
const problem = async (bytes: Buffer) => {
  const result = await scrub(bytes, { disguise: 'on' });
  return 'problem' in result && result.problem;
};

const xmp = (name: string) => `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description>${secretOf(name)}</rdf:Description></rdf:RDF></x:xmpmeta>`;

/** A segment of a JPEG before its picture. */
function withSegment(jpeg: Buffer, marker: number, ...parts: string[]): Buffer {
  const body = Buffer.from(parts.join(''), 'latin1');
  const head = Buffer.from([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255]);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
}

/** A chunk of a PNG behind its header. */
function withChunk(png: Buffer, type: string, body: Buffer): Buffer {
  const tagged = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(tagged));
  return Buffer.concat([png.subarray(0, 33), size, tagged, sum, png.subarray(33)]);
}

describe('scrubbing pictures', () => {
  it('takes place, device, serial number, preview, remarks and appended bytes off a photo, and turns it upright', async () => {
    const preview = await picture(20, 10).jpeg().withExif({ IFD0: { Software: secretOf('preview') } }).toBuffer();
    const tagged = await picture().jpeg().withExif({ IFD0: { Make: secretOf('maker'), ImageDescription: secretOf('words'), Artist: secretOf('artist') }, IFD2: { BodySerialNumber: secretOf('serial') }, IFD3: { GPSMapDatum: secretOf('place'), GPSLatitude: '25/1 44/1 0/1' } }).withMetadata({ orientation: 6 }).toBuffer();
    const photo = Buffer.concat([[[0xfe, 'comment'], [0xed, 'photoshop']].reduce<Buffer>((jpeg, [marker, name]) => withSegment(jpeg, marker as number, secretOf(name as string)), withSegment(tagged, 0xe1, 'http://ns.adobe.com/xap/1.0/\0', xmp('xmp'))), preview, Buffer.from(secretOf('tail'))]);
    const { kind, contentType, bytes } = await scrubbed(photo);
    assert.deepEqual([kind, contentType], ['photo', 'image/jpeg']);
    await assertGone(photo, bytes, ['maker', 'words', 'artist', 'serial', 'place', 'preview', 'comment', 'photoshop', 'xmp', 'tail']);
    const { exif, xmp: left, iptc, icc, orientation, width, height } = await sharp(bytes).metadata();
    assert.deepEqual([exif, left, iptc, icc, orientation, width, height], [undefined, undefined, undefined, undefined, undefined, 40, 60]);
    askExiftool(bytes, 'jpg');
  });

  it('takes text, EXIF and appended bytes off a PNG, and keeps it a PNG', async () => {
    const chunks: [string, string | Buffer][] = [['tEXt', `Author\0${secretOf('text')}`], ['iTXt', `XML:com.adobe.xmp\0\0\0\0\0${xmp('xmp')}`], ['zTXt', Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(secretOf('packed'))])], ['eXIf', `MM\0*\0\0\0\x08\0\0${secretOf('exif')}`], ['prVt', secretOf('private')]];
    const png = Buffer.concat([chunks.reduce<Buffer>((bytes, [type, body]) => withChunk(bytes, type, Buffer.from(body as string)), await picture().png().toBuffer()), Buffer.from(secretOf('tail'))]);
    const { contentType, bytes } = await scrubbed(png);
    assert.equal(contentType, 'image/png');
    await assertGone(png, bytes, ['text', 'xmp', 'packed', 'exif', 'private', 'tail']);
    askExiftool(bytes, 'png');
  });

  it('leaves no colours where a picture was made see-through: an editor\'s eraser hides what it rubs out', async () => {
    const rubbedOut = await sharp(Buffer.alloc(40 * 40 * 4, Buffer.from([200, 10, 30, 0])), { raw: { width: 40, height: 40, channels: 4 } }).png().toBuffer();
    const { bytes } = await scrubbed(rubbedOut);
    assert.deepEqual(new Set(await sharp(bytes).removeAlpha().raw().toBuffer()), new Set([255]));
  });

  it('makes a JPEG of a sticker, and of a moving picture its first', async () => {
    const sticker = await picture().webp().withExif({ IFD0: { Make: secretOf('sticker') } }).withXmp(xmp('xmp')).toBuffer();
    const still = await scrubbed(sticker);
    assert.equal(still.contentType, 'image/jpeg');
    await assertGone(sticker, still.bytes, ['sticker', 'xmp']);
    const moving = await scrubbed(await sharp([{ create: { width: 8, height: 8, channels: 3, background: 'red' } }, { create: { width: 8, height: 8, channels: 3, background: 'blue' } }] as never, { join: { animated: true } } as never).gif().toBuffer());
    assert.deepEqual([moving.contentType, (await sharp(moving.bytes).metadata()).height], ['image/jpeg', 8]);
  });

  it('keeps a picture that would come out too large less exactly', async () => {
    const noise = (side: number) => sharp(randomBytes(side * side * 3), { raw: { width: side, height: side, channels: 3 } });
    const png = await scrubbed(await noise(2500).png({ compressionLevel: 0 }).toBuffer());
    assert.equal(png.contentType, 'image/jpeg');
    const { width } = await sharp((await scrubbed(await noise(7000).jpeg({ quality: 30 }).toBuffer())).bytes).metadata();
    assert.ok(width >= 4000, `${width} pixels`);
  });

  it('keeps the first picture of a moving PNG, and says of a moving AVIF that its format is not read', async () => {
    const still = await picture(8, 8).png().toBuffer();
    const moving = withChunk(still, 'acTL', Buffer.from([0, 0, 0, 1, 0, 0, 0, 0]));
    assert.equal((await fileTypeFromBuffer(moving))?.mime, 'image/apng');
    assert.equal((await scrubbed(moving)).kind, 'photo');
    assert.equal(await problem(Buffer.concat([box('ftyp', 'avis', Buffer.alloc(4), 'avismsf1'), box('moov', 'x')])), 'unsupported-photo');
  });

  it('refuses a picture of 50,000 by 50,000 pixels before it is decoded', async () => {
    const header = await picture(1, 1).png().toBuffer();
    const size = Buffer.concat([Buffer.from([0, 0, 0xc3, 0x50, 0, 0, 0xc3, 0x50]), header.subarray(24, 29)]);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(Buffer.concat([Buffer.from('IHDR'), size])));
    assert.equal(await problem(Buffer.concat([header.subarray(0, 16), size, sum, header.subarray(33)])), 'too-large');
    assert.equal(await problem(await picture(9000, 9000).png({ compressionLevel: 9 }).toBuffer()), 'too-large');
  });

  it('refuses what is cut off, what is no media, and what lies about itself', async () => {
    const jpeg = await picture(400, 400).jpeg().toBuffer();
    const lying = Buffer.concat([jpeg.subarray(0, 20), Buffer.from('%PDF-1.7'), Buffer.alloc(200, 1)]);
    for (const bytes of [jpeg.subarray(0, 120), lying, Buffer.from('no media at all'), Buffer.alloc(0), Buffer.from('BEGIN:VCARD\nFN:Asha\nEND:VCARD'), Buffer.from('<html><body>hello</body></html>')]) assert.match(String(await problem(bytes)), /^(unreadable|unsupported)$/);
    for (const start of ['PK\x03\x04' + '\0'.repeat(60), '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' + '\0'.repeat(600), 'Rar!\x1a\x07\x00' + '\0'.repeat(60)]) assert.equal(await problem(Buffer.from(start, 'latin1')), 'unsupported');
  });

  it('calls a text, a web page and a drawing a kind that is not kept, so that nobody is told to send it once more', async () => {
    for (const text of ['यह एक सूचना है', '<!doctype html><html><body>hello</body></html>', '<svg xmlns="http://www.w3.org/2000/svg"><text>hello</text></svg>']) assert.equal(await problem(Buffer.from(text)), 'unsupported');
    for (const bytes of [Buffer.alloc(0), Buffer.from([0xff]), Buffer.alloc(300)]) assert.equal(await problem(bytes), 'unreadable');
  });

  it('drops what a picture carries behind its end, also a whole other file', async () => {
    const jpeg = await picture().jpeg().toBuffer();
    const both = Buffer.concat([jpeg, Buffer.from('PK\x03\x04', 'latin1'), Buffer.from(secretOf('archive'))]);
    await assertGone(both, (await scrubbed(both)).bytes, ['archive']);
  });
});
