// A PDF's pages as pictures in a new PDF: no text layer, form, attachment, script, link, layer, or earlier version survives.
import { PDFiumLibrary, type PDFiumDocument } from '@hyzyla/pdfium';
import sharp from 'sharp';
import { LARGEST_RESULT, MOST_PAGES, PAGE_SIDE } from './limits';
import { writePdf, type PdfPage } from './pdf-writer';
import { Refused, type ScrubbedMedia } from './result';

const QUALITY = 80;
/** Points (1/72 inch) of a page's side: PDF 32000-1, annex C.2. */
const LONGEST_POINTS = 14_400;

let pdfium: Promise<PDFiumLibrary> | undefined;

/** The renderer, compiled to WebAssembly: a fault in it reaches nothing outside its own memory. */
export const openPdfium = () => (pdfium ??= PDFiumLibrary.init());

/** How the renderer's library words FPDF_ERR_PASSWORD: it has no code for it. */
const LOCKED = /password/i;

/** @throws Refused too-large (pages, or the result), locked (a password is asked), unreadable */
export async function scrubDocument(bytes: Buffer): Promise<ScrubbedMedia> {
  const library = await openPdfium();
  const document = await library.loadDocument(bytes).catch((error: unknown) => {
    throw new Refused(error instanceof Error && LOCKED.test(error.message) ? 'locked' : 'unreadable');
  });
  try {
    return { kind: 'document', contentType: 'application/pdf', bytes: await redraw(document) };
  } catch (error) {
    throw error instanceof Refused ? error : new Refused('unreadable');
  } finally {
    document.destroy();
  }
}

async function redraw(document: PDFiumDocument): Promise<Buffer> {
  const count = document.getPageCount();
  if (count > MOST_PAGES) throw new Refused('too-large');
  if (count < 1) throw new Refused('unreadable');
  const pages: PdfPage[] = [];
  let size = 0;
  for (let index = 0; index < count; index++) {
    const page = await redrawPage(document, index);
    size += page.jpeg.length;
    if (size > LARGEST_RESULT) throw new Refused('too-large');
    pages.push(page);
  }
  return writePdf(pages);
}

async function redrawPage(document: PDFiumDocument, index: number): Promise<PdfPage> {
  const page = document.getPage(index);
  const { originalWidth, originalHeight } = page.getOriginalSize();
  const longer = Math.max(originalWidth, originalHeight);
  if (!(Math.min(originalWidth, originalHeight) >= 1) || longer > LONGEST_POINTS) throw new Refused('unreadable');
  // Never above 200 dots per inch: a small receipt stays small.
  const scale = Math.min(PAGE_SIDE / longer, 200 / 72);
  const drawn = await page.render({ scale, render: 'bitmap', renderFormFields: true });
  const jpeg = await sharp(drawn.data, { raw: { width: drawn.width, height: drawn.height, channels: 4 } }).flatten({ background: 'white' }).jpeg({ quality: QUALITY }).toBuffer();
  return { jpeg, width: drawn.width, height: drawn.height, points: { width: originalWidth, height: originalHeight } };
}
