// Writes a PDF of pictures, a page each, with nothing else in it (PDF 32000-1): no information dictionary, metadata stream or file id.

export interface PdfPage {
  /** of three colour components */
  jpeg: Buffer;
  /** pixels */
  width: number;
  height: number;
  /** the page's size in points (1/72 inch) */
  points: { width: number; height: number };
}

/** A PDF 1.4 file. Same pages, same bytes: no time and no chance is in it. */
export function writePdf(pages: readonly PdfPage[]): Buffer {
  const parts: Buffer[] = [];
  const offsets: number[] = [];
  let length = 0;
  const write = (part: string | Buffer) => {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'latin1') : part;
    parts.push(bytes);
    length += bytes.length;
  };
  const object = (number: number, dictionary: string, stream?: Buffer) => {
    offsets[number] = length;
    write(`${number} 0 obj\n${dictionary}\n`);
    if (stream) {
      write('stream\n');
      write(stream);
      write('\nendstream\n');
    }
    write('endobj\n');
  };
  // Objects 1 and 2 are the catalogue and the page tree; each page has three: itself, its content, its picture.
  const first = (index: number) => 3 + 3 * index;
  write('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n');
  object(1, '<< /Type /Catalog /Pages 2 0 R >>');
  object(2, `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${first(index)} 0 R`).join(' ')}] >>`);
  pages.forEach(({ jpeg, width, height, points }, index) => {
    const at = first(index);
    const [across, up] = [points.width.toFixed(2), points.height.toFixed(2)];
    const content = Buffer.from(`q ${across} 0 0 ${up} 0 0 cm /P Do Q`, 'latin1');
    object(at, `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${across} ${up}] /Resources << /XObject << /P ${at + 2} 0 R >> >> /Contents ${at + 1} 0 R >>`);
    object(at + 1, `<< /Length ${content.length} >>`, content);
    object(at + 2, `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length ${jpeg.length} >>`, jpeg);
  });
  const table = length;
  const count = offsets.length;
  write(`xref\n0 ${count}\n0000000000 65535 f \n`);
  for (let number = 1; number < count; number++) write(`${String(offsets[number]).padStart(10, '0')} 00000 n \n`);
  write(`trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`);
  return Buffer.concat(parts, length);
}
