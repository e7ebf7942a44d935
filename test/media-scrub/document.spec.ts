// A PDF keeps how its pages look, and nothing else.
import assert from 'node:assert/strict';
import sharp from 'sharp';
import { openPdfium } from '../../lib/media-scrub/document';
import { writePdf } from '../../lib/media-scrub/pdf-writer';
import { scrub } from '../../lib/media-scrub/scrub';
import { askExiftool, assertGone, secretOf } from './check';
import { lockedPdf, onePage, pdf } from './samples';

const jpeg = (colour: string, width = 60, height = 40) => sharp({ create: { width, height, channels: 3, background: colour } }).jpeg().withExif({ IFD0: { Make: secretOf('exif') } }).toBuffer();
const problem = async (bytes: Buffer) => {
  const result = await scrub(bytes, { disguise: 'on' });
  return 'problem' in result && result.problem;
};

describe('scrubbing documents', function () {
  this.timeout(60_000);

  it('keeps a page\'s looks and drops its author, file names, attachments, earlier version and the picture\'s EXIF', async () => {
    const original = pdf(secretOf, await jpeg('red'));
    const result = await scrub(original, { disguise: 'on' });
    assert.ok('bytes' in result, 'the document is kept');
    assert.deepEqual([result.kind, result.contentType], ['document', 'application/pdf']);
    await assertGone(original, result.bytes, ['earlier', 'author', 'producer', 'pdf-xmp', 'file-name', 'embedded', 'exif', 'trailing']);
    for (const word of ['Info', 'Metadata', 'Tonight', 'Font']) assert.equal(result.bytes.includes(word), false, word);
    askExiftool(result.bytes, 'pdf');
    const document = await (await openPdfium()).loadDocument(result.bytes);
    assert.equal(document.getPageCount(), 1);
    const { originalWidth, originalHeight } = document.getPage(0).getOriginalSize();
    assert.deepEqual([Math.round(originalWidth), Math.round(originalHeight)], [300, 200]);
    const { width, data } = await document.getPage(0).render({ scale: 1, render: 'bitmap' });
    const [red, green] = data.subarray(4 * (80 * width + 150));
    assert.ok(red! > 200 && green! < 60, 'the picture is where it was, and red');
    document.destroy();
  });

  it('refuses more pages than thirty, and pages of no size or of kilometres', async () => {
    const page = { jpeg: await jpeg('blue', 8, 8), width: 8, height: 8 };
    const pages = (count: number, side: number) => writePdf(Array.from({ length: count }, () => ({ ...page, points: { width: side, height: side } })));
    assert.equal(await problem(pages(31, 100)), 'too-large');
    assert.equal(await problem(pages(30, 100)), false);
    assert.match(String(await problem(pages(1, 1e9))), /unreadable|too-large/);
  });

  it('says of a document with a password that it has one', async () => {
    assert.equal(await problem(onePage), false);
    assert.equal(await problem(lockedPdf()), 'locked');
  });

  it('reads a document that something was put before', async () => {
    const page = { jpeg: await jpeg('blue', 8, 8), width: 8, height: 8, points: { width: 100, height: 100 } };
    const original = Buffer.concat([Buffer.from(`@PJL SET JOBNAME="${secretOf('job')}"\r\n`), writePdf([page])]);
    const result = await scrub(original, { disguise: 'on' });
    assert.ok('bytes' in result, 'the document is kept');
    assert.equal(result.kind, 'document');
    await assertGone(original, result.bytes, ['job']);
  });

  it('refuses nonsense that begins like a PDF', async () => {
    assert.equal(await problem(Buffer.from('%PDF-1.7\n' + 'x'.repeat(500))), 'unreadable');
  });
});
