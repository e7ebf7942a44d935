// Files as phones and editors make them, with secrets in every place that such a file has for one.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync, deflateRawSync } from 'node:zlib';
import sharp from 'sharp';
import { heic, id3, sample as encoded } from '../../media-scrub/samples';
import type { Secrets } from './secrets';

/** Made once with ffmpeg and exiftool, with a placeholder of 40 letters in each tag that they write. */
const SAMPLES = join(__dirname, '..', '..', '..', '..', 'test', 'canary', 'plant', 'samples');
const PLACEHOLDER = /PLANT\d\dx{33}/g;
const PLACE = '+25.7481+082.6843/';

export interface PlantedFile {
  bytes: Buffer;
  contentType: string;
  filename: string;
  /** the bot says that it can't take it */
  refused?: true;
}

/** Every kind of file that a citizen may send, each with secrets of its own. */
export async function plantedFiles(secrets: Secrets): Promise<PlantedFile[]> {
  return [
    await jpeg(secrets), await png(secrets), await webp(secrets),
    sample(secrets, 'clip.mp4', 'video/mp4'), sample(secrets, 'clip.3gp', 'video/3gpp'), sample(secrets, 'voice.ogg', 'audio/ogg'), sample(secrets, 'sound.mp3', 'audio/mpeg'), sample(secrets, 'sound.m4a', 'audio/mp4'),
    await aac(secrets), amr(secrets), await applesPhoto(secrets), pdf(secrets), { ...vcard(secrets), refused: true as const }, { ...wordDocument(secrets), refused: true as const },
  ].map((file) => ({ ...file, filename: `${secrets.name('a file name')} ${file.filename}` }));
}

const tags = (secrets: Secrets, kind: string) => ({
  Make: secrets.name(`the make in ${kind}`), Model: secrets.name(`the device in ${kind}`), Artist: secrets.name(`the owner in ${kind}`), Software: secrets.name(`the software in ${kind}`), ImageDescription: secrets.name(`a title in ${kind}`),
});

function fractions(value: string): string {
  const degrees = Number(value);
  const minutes = (degrees % 1) * 60;
  return `${Math.trunc(degrees)}/1 ${Math.trunc(minutes)}/1 ${Math.round((minutes % 1) * 60 * 1e6)}/1000000`;
}

/** A position as EXIF keeps it: three fractions of two whole numbers, in either order of bytes. */
function exifPosition(secrets: Secrets, kind: string): { GPSLatitude: string; GPSLongitude: string } {
  const { lat, lon } = secrets.position(`a position in ${kind}`);
  const both = { GPSLatitude: fractions(lat), GPSLongitude: fractions(lon) };
  const seconds = Object.values(both).flatMap((text) => [false, true].map((bigEndian) => {
    const numbers = text.split(/[ /]/).map(Number);
    const bytes = Buffer.alloc(numbers.length * 4);
    numbers.forEach((number, index) => (bigEndian ? bytes.writeUInt32BE(number, index * 4) : bytes.writeUInt32LE(number, index * 4)));
    return { writing: 'fractions of EXIF', bytes };
  }));
  secrets.all.at(-1)!.bytes = seconds;
  return both;
}

function picture(secrets: Secrets, kind: string) {
  const { IFD0, IFD2, IFD3 } = {
    IFD0: tags(secrets, kind),
    IFD2: { BodySerialNumber: secrets.serial(`a device's serial number in ${kind}`), LensSerialNumber: secrets.serial(`a device's serial number in ${kind}`), CameraOwnerName: secrets.name(`the owner in ${kind}`), ImageUniqueID: secrets.serial(`a picture's id in ${kind}`) },
    IFD3: exifPosition(secrets, kind),
  };
  const { lat } = secrets.position(`a position in XMP of ${kind}`);
  const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="${lat}N"><dc:creator><rdf:Seq><rdf:li>${secrets.name(`the owner in XMP of ${kind}`)}</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>`;
  return sharp({ create: { width: 96, height: 64, channels: 3, background: { r: 90, g: 120, b: 70 } } }).withExif({ IFD0, IFD2, IFD3 } as never).withXmp(xmp);
}

/** A photo as a camera writes it. */
export async function jpeg(secrets: Secrets): Promise<PlantedFile> {
  const kind = 'a photo (JPEG)';
  const bytes = await picture(secrets, kind).jpeg().toBuffer();
  const segment = (marker: number, content: string) => Buffer.concat([Buffer.from([0xff, marker, 0, 0]), Buffer.from(content)]);
  const parts = [segment(0xfe, `taken by ${secrets.name(`a comment in ${kind}`)}`), segment(0xed, `Photoshop 3.0\0${iptc(secrets.name(`a by-line (IPTC) in ${kind}`))}`)];
  for (const part of parts) part.writeUInt16BE(part.length - 2, 2);
  return { bytes: Buffer.concat([bytes.subarray(0, 2), ...parts, bytes.subarray(2), Buffer.from(`SEFH ${secrets.name(`what trails behind ${kind}`)} ${secrets.number("a number behind a photo's end")}`)]), contentType: 'image/jpeg', filename: 'photo.jpg' };
}

const iptc = (byLine: string) => `8BIM\x04\x04\0\0\0\0\0${String.fromCharCode(5 + byLine.length)}\x1c\x02\x50\0${String.fromCharCode(byLine.length)}${byLine}`;

async function png(secrets: Secrets): Promise<PlantedFile> {
  const kind = 'a screenshot (PNG)';
  const bytes = await picture(secrets, kind).png().toBuffer();
  const chunk = (type: string, content: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), content]);
    const [size, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    size.writeUInt32BE(content.length);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([size, body, check]);
  };
  const header = 8 + 25;
  const texts = [chunk('tEXt', Buffer.from(`Author\0${secrets.name(`the author in ${kind}`)}`)), chunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(`made on ${secrets.name(`a packed comment in ${kind}`)}`)]))];
  return { bytes: Buffer.concat([bytes.subarray(0, header), ...texts, bytes.subarray(header), Buffer.from(secrets.name(`what trails behind ${kind}`))]), contentType: 'image/png', filename: 'screenshot.png' };
}

async function webp(secrets: Secrets): Promise<PlantedFile> {
  return { bytes: await picture(secrets, 'a sticker (WebP)').webp().toBuffer(), contentType: 'image/webp', filename: 'sticker.webp' };
}

/** One of the samples with its placeholders filled. */
function sample(secrets: Secrets, file: string, contentType: string): PlantedFile {
  const kind = `a file of the kind ${contentType}`;
  const position = secrets.position(`a position in ${kind}`);
  const text = readFileSync(join(SAMPLES, file)).toString('latin1')
    .replaceAll(PLACEHOLDER, (placeholder) => `${secrets.name(`a tag in ${kind}`)} ${secrets.serial(`a device's serial number in ${kind}`)}`.padEnd(placeholder.length, '.').slice(0, placeholder.length))
    .replaceAll(PLACE, position.short);
  const bytes = Buffer.from(text, 'latin1');
  if (contentType === 'audio/ogg') sumPages(bytes);
  const trailing = contentType === 'video/mp4' ? box('free', `sefd ${secrets.name(`what trails behind ${kind}`)}`) : Buffer.alloc(0);
  return { bytes: Buffer.concat([bytes, trailing]), contentType, filename: file };
}

function box(type: string, content: string): Buffer {
  const bytes = Buffer.concat([Buffer.alloc(4), Buffer.from(type + content)]);
  bytes.writeUInt32BE(bytes.length);
  return bytes;
}

/** Puts right the checksum of each page of an Ogg file. RFC 3533, 6. */
function sumPages(bytes: Buffer): void {
  for (let at = 0; at + 27 <= bytes.length; ) {
    const segments = bytes[at + 26]!;
    const end = at + 27 + segments + bytes.subarray(at + 27, at + 27 + segments).reduce((sum, size) => sum + size, 0);
    bytes.writeUInt32LE(0, at + 22);
    let sum = 0;
    for (const byte of bytes.subarray(at, end)) {
      sum ^= byte << 24;
      for (let bit = 0; bit < 8; bit++) sum = sum & 0x80000000 ? (sum << 1) ^ 0x04c11db7 : sum << 1;
    }
    bytes.writeUInt32LE(sum >>> 0, at + 22);
    at = end;
  }
}

/** A recording as bare AAC with an ID3 tag and a cover before it. */
async function aac(secrets: Secrets): Promise<PlantedFile> {
  const kind = 'a recording (AAC)';
  const texts = { TIT2: secrets.name(`the title of ${kind}`), TPE1: secrets.name(`the owner in ${kind}`), TSSE: secrets.serial(`a device's serial number in ${kind}`) };
  const sound = await encoded({ format: 'adts', sound: { codec: 'aac', rate: 44_100 } });
  return { bytes: Buffer.concat([id3(texts, (await jpeg(secrets)).bytes), sound]), contentType: 'audio/aac', filename: 'recording.aac' };
}

/** A photo in Apple's own format, which comes as a document. */
async function applesPhoto(secrets: Secrets): Promise<PlantedFile> {
  const kind = 'a photo (HEIC)';
  const words = `Exif Apple ${secrets.name(`the device in ${kind}`)} ${secrets.serial(`a device's serial number in ${kind}`)} ${secrets.position(`a position in ${kind}`).short}`;
  return { bytes: await heic({ width: 176, height: 144, words }), contentType: 'image/heic', filename: 'IMG_0001.HEIC' };
}

/** Half a second of silence at 4.75 kbit/s, and words behind it. RFC 4867, 5. */
function amr(secrets: Secrets): PlantedFile {
  const frame = Buffer.concat([Buffer.from([0x04]), Buffer.alloc(12)]);
  return { bytes: Buffer.concat([Buffer.from('#!AMR\n'), ...Array.from({ length: 25 }, () => frame), Buffer.from(secrets.name('what trails behind a recording (AMR)'))]), contentType: 'audio/amr', filename: 'recording.amr' };
}

function pdf(secrets: Secrets): PlantedFile {
  const kind = 'a document (PDF)';
  const content = 'BT /F1 12 Tf 20 100 Td (seen at the river) Tj ET';
  const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:creator>${secrets.name(`the author in XMP of ${kind}`)}</dc:creator></x:xmpmeta>`;
  const hidden = deflateSync(`% made by ${secrets.name(`a packed remark in ${kind}`)}`).toString('latin1');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /Metadata 6 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>', `<< /Length ${content.length} >>\nstream\n${content}\nendstream`, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< /Type /Metadata /Subtype /XML /Length ${xmp.length} >>\nstream\n${xmp}\nendstream`, `<< /Title (${secrets.name(`the title of ${kind}`)}) /Author (${secrets.name(`the author of ${kind}`)}) /Producer (${secrets.name(`the program of ${kind}`)}) >>`,
    `<< /Length ${hidden.length} /Filter /FlateDecode >>\nstream\n${hidden}\nendstream`,
  ];
  let text = '%PDF-1.5\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 7 0 R >>\nstartxref\n${text.length}\n%%EOF\n% ${secrets.name(`what trails behind ${kind}`)}\n`;
  return { bytes: Buffer.from(text, 'latin1'), contentType: 'application/pdf', filename: 'document.pdf' };
}

function vcard(secrets: Secrets): PlantedFile {
  const person = secrets.name('a name on a contact card');
  const digits = secrets.number('a number on a contact card');
  return { bytes: Buffer.from(`BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${person}\r\nTEL;waid=${digits}:+${digits}\r\nEMAIL:${person.toLowerCase()}@example.org\r\nEND:VCARD\r\n`), contentType: 'text/vcard', filename: 'contact.vcf' };
}

function wordDocument(secrets: Secrets): PlantedFile {
  const kind = 'an office document';
  const members = [['[Content_Types].xml', '<Types/>'], ['docProps/core.xml', `<cp:coreProperties><dc:creator>${secrets.name(`the author of ${kind}`)}</dc:creator></cp:coreProperties>`], ['word/document.xml', `<w:document><w:t>signed ${secrets.name(`a name in ${kind}`)}</w:t></w:document>`]] as const;
  const files = members.map(([name, content]) => {
    const packed = deflateRawSync(content);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(crc32(content), 14);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(Buffer.byteLength(content), 22);
    head.writeUInt16LE(name.length, 26);
    return Buffer.concat([head, Buffer.from(name), packed]);
  });
  return { bytes: Buffer.concat(files), contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', filename: 'letter.docx' };
}
