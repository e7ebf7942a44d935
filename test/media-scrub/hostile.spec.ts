// Files that are two things at once, refer elsewhere, hide words in strange tracks, or cost more than they weigh.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { deflateSync } from 'node:zlib';
import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import { LARGEST_MEDIA } from '../../lib/exchange/messages';
import { createScrubber, type Scrubber } from '../../lib/gate/media/scrubber';
import { scrub } from '../../lib/media-scrub/scrub';
import { askExiftool, askFfprobe, assertGone, secretOf } from './check';
import { box, oggSilence, pdfOf, sample, type PdfStream, timedEntry, withInMoov, withTrack, zip } from './samples';

const kept = async (bytes: Buffer) => {
  const result = await scrub(bytes, { disguise: 'off' });
  assert.ok('bytes' in result, `refused: ${'problem' in result && result.problem}`);
  return result.bytes;
};
const problem = async (bytes: Buffer) => {
  const result = await scrub(bytes, { disguise: 'off' });
  return 'problem' in result ? result.problem : result.kind;
};
/** Milliseconds, where a file is expected to be ended by the watch: the true limit would make the test long. */
const BRIEF = 2500;

const film = () => sample({ format: 'mp4', picture: { codec: 'libx264' } });

describe('scrubbing files that mean no good', function () {
  this.timeout(90_000);
  const scrubbers: Scrubber[] = [];
  const apart = async (bytes: Buffer, patience?: number) => {
    const scrubber = createScrubber({ disguise: 'off', atOnce: 2, patience });
    scrubbers.push(scrubber);
    const result = await scrubber.scrub(bytes, true);
    return 'problem' in result ? result.problem : result.kind;
  };
  afterEach(() => Promise.all(scrubbers.splice(0).map((scrubber) => scrubber.close())));

  for (const [kind, handler, name] of [['gpmd', 'meta', 'GoPro\'s positions'], ['camm', 'camm', 'positions and movements of Android\'s camera'], ['mebx', 'meta', 'Apple\'s timed positions'], ['tx3g', 'sbtl', 'subtitles']] as const) {
    it(`leaves a track of ${name} behind`, async () => {
      const original = withTrack(await film(), handler, timedEntry(kind, secretOf('entry')), secretOf('words'));
      const bytes = await kept(original);
      await assertGone(original, bytes, kind === 'gpmd' || kind === 'camm' ? ['words'] : ['words', 'entry']);
      assert.equal(bytes.includes(kind), false);
      askExiftool(bytes, 'mp4');
      askFfprobe(bytes, 'mp4');
    });
  }

  it('opens nothing that a track names as the place of its samples, neither a file nor an address', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'satark-elsewhere-'));
    let asked = 0;
    const server = createServer((_, response) => {
      asked++;
      response.end();
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    try {
      const here = await film();
      const samples = here.indexOf('mdat') + 4;
      const elsewhere = join(folder, 'other.mp4');
      writeFileSync(elsewhere, here);
      // The samples are at the same offsets of the other file, and here are none.
      const empty = Buffer.from(here).fill(0, samples, samples - 8 + here.readUInt32BE(samples - 8));
      const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/other.mp4`;
      const alias = Buffer.alloc(200);
      alias.write(elsewhere, 150);
      const references = [...[pathToFileURL(elsewhere).href, elsewhere, address].map((name) => box('url ', Buffer.alloc(4), `${name}\0`)), box('alis', Buffer.alloc(4), alias)];
      for (const reference of references) assert.equal(await problem(referring(empty, reference)), 'unreadable');
      assert.equal(asked, 0);
    } finally {
      server.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('keeps a video whose place of recording is written so badly that players stumble', async () => {
    const loci = (content: Buffer | string) => box('udta', box('loci', content));
    for (const bad of [loci(Buffer.alloc(2)), loci(`\0\0\0\0\x15\xc7${secretOf('place').slice(0, 20)}`), box('udta', box('\xa9xyz', Buffer.from([0xff, 0xff, 0x15, 0xc7]))), box('meta', Buffer.alloc(3, 0xff)), box('udta', Buffer.from([0, 0, 0xff, 0xff]), 'loci')]) {
      assert.equal(await problem(withInMoov(await film(), bad)), 'video');
    }
  });

  it('makes a video of a video that is a PDF and an archive too', async () => {
    const mp4 = await film();
    const page = pdfOf('<< /Type /Catalog /Pages 2 0 R >>', `<< /Type /Pages /Count 0 /Kids [] /Words (${secretOf('pdf')}) >>`);
    const both = Buffer.concat([mp4, box('free', page), page]);
    const all = Buffer.concat([both, zip('names.txt', secretOf('archive'), both.length)]);
    const bytes = await kept(all);
    await assertGone(all, bytes, ['pdf', 'archive']);
    for (const mark of ['%PDF', '%%EOF', 'PK\x03\x04', 'PK\x05\x06', 'names.txt']) assert.equal(bytes.includes(mark), false, mark);
  });

  it('makes a photo of a photo that is an archive too', async () => {
    const jpeg = await sharp({ create: { width: 60, height: 40, channels: 3, background: 'teal' } }).jpeg().toBuffer();
    const remark = zip('inside.txt', secretOf('inside'));
    const original = Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xfe, (remark.length + 2) >> 8, (remark.length + 2) & 255]), remark, jpeg.subarray(2)]);
    const both = Buffer.concat([original, zip('behind.txt', secretOf('behind'), original.length)]);
    const bytes = await kept(both);
    await assertGone(both, bytes, ['inside', 'behind']);
    for (const mark of ['PK\x01\x02', 'PK\x05\x06', 'inside.txt', 'behind.txt']) assert.equal(bytes.includes(mark), false, mark);
  });

  it('refuses a photo in Apple\'s own format that has no picture in it, and other pictures that are not read, with a word of their own', async () => {
    for (const brand of ['heic', 'mif1']) {
      const heic = Buffer.concat([box('ftyp', brand, Buffer.alloc(4), 'mif1heic'), box('meta', Buffer.alloc(4), secretOf('heic')), box('mdat', Buffer.alloc(99, 7))]);
      assert.match((await fileTypeFromBuffer(heic))!.mime, /^image\/hei[cf]$/);
      assert.equal(await problem(heic), 'unsupported-photo');
    }
    assert.equal(await problem(await sharp({ create: { width: 9, height: 9, channels: 3, background: 'teal' } }).tiff().toBuffer()), 'unsupported-photo');
  });

  const page = (content: string | PdfStream, ...others: PdfStream[]) => pdfOf('<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Count 1 /Kids [3 0 R] >>', '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Resources << /XObject << /X 5 0 R >> >> /Contents 4 0 R >>', typeof content === 'string' ? { dictionary: '', stream: Buffer.from(content) } : content, ...others);

  it('refuses a PDF that says it has millions of pages, or whose pages go in circles', async () => {
    // The same page a thousand times, and all of that a thousand times.
    const many = (kid: number, count: number) => `<< /Type /Pages /Count ${count} /Kids [${`${kid} 0 R `.repeat(1000)}] >>`;
    assert.equal(await problem(pdfOf('<< /Type /Catalog /Pages 2 0 R >>', many(3, 1_000_000), many(4, 1000), '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>')), 'too-large');
    assert.match(await apart(pdfOf('<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Count 2 /Kids [2 0 R 2 0 R] >>'), BRIEF), /^(unreadable|too-large)$/);
  });

  it('is stopped by no PDF that unpacks to gigabytes or draws itself a billion times', async () => {
    // Packed twice: some kilobytes become a gigabyte.
    const packed = deflateSync(deflateSync(Buffer.alloc(1 << 30, ' '), { level: 1 }));
    const filter = '/Filter [/FlateDecode /FlateDecode]';
    assert.ok(packed.length < 1 << 20);
    const picture = { dictionary: `/Type /XObject /Subtype /Image /Width 50000 /Height 50000 /ColorSpace /DeviceRGB /BitsPerComponent 8 ${filter}`, stream: packed };
    const form = '/Type /XObject /Subtype /Form /BBox [0 0 100 100]';
    const laughing = Array.from({ length: 10 }, (_, depth) => ({ dictionary: `${form} /Resources << /XObject << /X ${depth + 6} 0 R >> >>`, stream: Buffer.from('/X Do '.repeat(10)) }));
    const drawn = { dictionary: form, stream: Buffer.from('0 0 99 99 re f '.repeat(1000)) };
    for (const bomb of [page({ dictionary: filter, stream: packed }), page('/X Do', picture), page('/X Do', ...laughing, drawn)]) assert.match(await apart(bomb, BRIEF), /^(document|unreadable|too-large)$/);
    assert.equal(await apart(page('0 0 9 9 re f')), 'document', 'the next one is drawn');
  });

  it('keeps a video near the limit of 16 MB', async () => {
    const noisy = (turns: number) => sample({ format: 'mp4', picture: { codec: 'libx264', noise: true }, sound: { codec: 'aac' }, turns });
    const once = (await noisy(1)).length;
    const large = await noisy(Math.floor(LARGEST_MEDIA / once));
    assert.ok(large.length <= LARGEST_MEDIA && large.length > 0.8 * LARGEST_MEDIA, `${large.length} bytes`);
    assert.equal(await apart(large), 'video');
  });

  it('refuses sound of six hours in a few hundred kilobytes', async () => {
    assert.equal(await problem(oggSilence(20)), 'voice');
    const hours = oggSilence(6 * 3600);
    assert.ok(hours.length < 1_000_000);
    assert.equal(await apart(hours, BRIEF), 'too-large');
  });
});

/** The film with its first track's samples in another place (ISO 14496-12, 8.7.2): the box grows, and those around it. */
function referring(mp4: Buffer, reference: Buffer): Buffer {
  const entry = mp4.indexOf('url ') - 4;
  const grown = Buffer.concat([mp4.subarray(0, entry), reference, mp4.subarray(entry + mp4.readUInt32BE(entry))]);
  for (const type of ['moov', 'trak', 'mdia', 'minf', 'dinf', 'dref']) {
    const at = mp4.indexOf(type) - 4;
    grown.writeUInt32BE(mp4.readUInt32BE(at) + reference.length - mp4.readUInt32BE(entry), at);
  }
  return grown;
}
