// Files as phones and editors make them, with secrets wherever such files hold something besides picture and sound.
import { crc32 } from 'node:zlib';
import { Codec, CodecContext, Dictionary, FormatContext, Frame, IOContext, Packet, Rational } from 'node-av/lib';
import {
  AV_CHANNEL_LAYOUT_MONO, AV_CODEC_FLAG_GLOBAL_HEADER, AV_PIX_FMT_YUV420P, AV_SAMPLE_FMT_FLT, AV_SAMPLE_FMT_FLTP, AV_SAMPLE_FMT_S16, AV_SAMPLE_FMT_S16P, AV_SAMPLE_FMT_S32, AVCOL_PRI_BT2020, AVCOL_RANGE_MPEG, AVCOL_SPC_BT2020_NCL, AVCOL_TRC_ARIB_STD_B67, AVFMT_FLAG_CUSTOM_IO, AVSEEK_CUR, AVSEEK_END, AVSEEK_SIZE, type AVSampleFormat, type AVSeekWhence,
} from 'node-av/constants';

export interface SampleTrack {
  codec: string;
  /** samples a second of sound */
  rate?: number;
}

export interface SampleFile {
  format: string;
  /** 176 × 144, 10 pictures a second; `noise` fills them with what can't be packed; then they are 640 × 480 */
  picture?: SampleTrack & { noise?: boolean; /** said to be of high dynamic range (BT.2020, HLG) */ hlg?: boolean };
  /** one channel; a tone of 220 Hz unless given */
  sound?: SampleTrack & { samples?: Float32Array };
  seconds?: number;
  /** of file and tracks */
  tags?: Record<string, string>;
  /** writes the film so many times, one after the other */
  turns?: number;
  /** remarks of the encoder within each picture, H.264 only */
  remark?: string;
}

const [WIDTH, HEIGHT, PICTURES] = [176, 144, 10];

/** Encodes a short film or sound into a container. */
export async function sample(file: SampleFile): Promise<Buffer> {
  const seconds = file.seconds ?? 1;
  const { io, bytes } = memory();
  const context = new FormatContext();
  assertGood(context.allocOutputContext2(null, file.format, null));
  context.pb = io;
  context.flags = AVFMT_FLAG_CUSTOM_IO;
  if (file.tags) context.metadata = Dictionary.fromObject(file.tags);
  const tracks = [file.picture && (await picture(file.picture, seconds)), file.sound && (await sound(file.sound, seconds))].filter((track) => track !== undefined);
  const streams = tracks.map(({ encoder }) => {
    const stream = context.newStream();
    assertGood(stream.codecpar.fromContext(encoder));
    stream.timeBase = encoder.timeBase;
    if (file.tags) stream.metadata = Dictionary.fromObject(file.tags);
    return stream;
  });
  assertGood(await context.writeHeader(Dictionary.fromObject({ strict: 'experimental' })));
  const packets = tracks.flatMap(({ encoder, frames }, index) => {
    const once = encode(encoder, frames);
    const length = BigInt(Math.round((seconds * encoder.timeBase.den) / encoder.timeBase.num));
    return Array.from({ length: file.turns ?? 1 }, (_, turn) => once.map((packet) => {
      const again = packet.clone()!;
      again.pts += BigInt(turn) * length;
      again.dts += BigInt(turn) * length;
      return { packet: again, encoder, stream: streams[index]! };
    })).flat();
  });
  for (const { packet, encoder, stream } of packets.sort((one, other) => at(one) - at(other))) {
    if (file.remark && stream === streams[0]) packet.data = Buffer.concat([remark(file.remark), packet.data!]);
    // Else the last picture lasts no time, and players leave it out.
    if (packet.duration === 0n) packet.duration = 1n;
    packet.streamIndex = stream.index;
    packet.rescaleTs(encoder.timeBase, stream.timeBase);
    assertGood(await context.writeFrame(packet));
  }
  assertGood(await context.writeTrailer());
  context.pb = null;
  context.freeContext();
  return bytes();
}

const at = ({ packet, encoder }: { packet: Packet; encoder: CodecContext }) => (Number(packet.dts) * encoder.timeBase.num) / encoder.timeBase.den;

async function picture({ codec: name, noise, hlg }: NonNullable<SampleFile['picture']>, seconds: number): Promise<{ encoder: CodecContext; frames: Frame[] }> {
  const codec = Codec.findEncoderByName(name as never)!;
  const encoder = new CodecContext();
  encoder.allocContext3(codec);
  const [width, height] = noise ? [640, 480] : [WIDTH, HEIGHT];
  encoder.width = width;
  encoder.height = height;
  encoder.pixelFormat = AV_PIX_FMT_YUV420P;
  encoder.timeBase = new Rational(1, PICTURES);
  encoder.framerate = new Rational(PICTURES, 1);
  encoder.threadCount = 1;
  if (hlg) Object.assign(encoder, { colorSpace: AVCOL_SPC_BT2020_NCL, colorPrimaries: AVCOL_PRI_BT2020, colorTrc: AVCOL_TRC_ARIB_STD_B67, colorRange: AVCOL_RANGE_MPEG });
  if (name !== 'h263') encoder.flags = AV_CODEC_FLAG_GLOBAL_HEADER;
  assertGood(await encoder.open2(codec, Dictionary.fromObject(name.startsWith('libx26') ? { preset: 'ultrafast', 'x265-params': 'log-level=none' } : name === 'mjpeg' ? { strict: 'unofficial' } : {})));
  let seed = 7;
  const frames = Array.from({ length: seconds * PICTURES }, (_, index) => {
    const pixels = Buffer.alloc((width * height * 3) / 2, 128);
    for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) pixels[y * width + x] = noise ? (seed = (seed * 48_271) % 0x7fffffff) & 255 : (x + y + index * 8) & 255;
    return Frame.fromVideoBuffer(pixels, { width, height, format: AV_PIX_FMT_YUV420P, timeBase: { num: 1, den: PICTURES }, pts: BigInt(index) });
  });
  return { encoder, frames };
}

/** Of encoders that take other samples than separate floats. */
const SOUND_FORMATS: Record<string, AVSampleFormat> = {
  libopus: AV_SAMPLE_FMT_FLT, libmp3lame: AV_SAMPLE_FMT_S16P, adpcm_ima_wav: AV_SAMPLE_FMT_S16P, alac: AV_SAMPLE_FMT_S16P, adpcm_ms: AV_SAMPLE_FMT_S16,
  mp2: AV_SAMPLE_FMT_S16, flac: AV_SAMPLE_FMT_S16, pcm_alaw: AV_SAMPLE_FMT_S16, pcm_mulaw: AV_SAMPLE_FMT_S16, pcm_s24le: AV_SAMPLE_FMT_S32,
};

async function sound({ codec: name, rate = 48_000, samples }: NonNullable<SampleFile['sound']>, seconds: number): Promise<{ encoder: CodecContext; frames: Frame[] }> {
  const codec = Codec.findEncoderByName(name as never)!;
  const encoder = new CodecContext();
  encoder.allocContext3(codec);
  encoder.sampleRate = rate;
  const format = SOUND_FORMATS[name] ?? AV_SAMPLE_FMT_FLTP;
  encoder.sampleFormat = format;
  encoder.channelLayout = AV_CHANNEL_LAYOUT_MONO;
  encoder.bitRate = 48_000n;
  encoder.timeBase = new Rational(1, rate);
  encoder.flags = AV_CODEC_FLAG_GLOBAL_HEADER;
  assertGood(await encoder.open2(codec));
  const all = samples ?? Float32Array.from({ length: seconds * rate }, (_, index) => 0.4 * Math.sin((2 * Math.PI * 220 * index) / rate));
  // Plain codings take any length.
  const size = encoder.frameSize || 1024;
  const frames: Frame[] = [];
  for (let begin = 0; begin < all.length; begin += size) {
    const part = all.slice(begin, begin + size);
    const isShort = format === AV_SAMPLE_FMT_S16P || format === AV_SAMPLE_FMT_S16;
    const bytes = Buffer.from((isShort ? Int16Array.from(part, (value) => value * 32_000) : format === AV_SAMPLE_FMT_S32 ? Int32Array.from(part, (value) => value * 2e9) : part).buffer);
    frames.push(Frame.fromAudioBuffer(bytes, { nbSamples: part.length, format, sampleRate: rate, channelLayout: AV_CHANNEL_LAYOUT_MONO, timeBase: { num: 1, den: rate }, pts: BigInt(begin) }));
  }
  return { encoder, frames };
}

function encode(encoder: CodecContext, frames: Frame[]): Packet[] {
  const packets: Packet[] = [];
  for (const frame of [...frames, null]) {
    assertGood(encoder.sendFrameSync(frame));
    for (;;) {
      const packet = new Packet();
      packet.alloc();
      if (encoder.receivePacketSync(packet) < 0) break;
      packets.push(packet);
    }
  }
  return packets;
}

function assertGood(answer: number): void {
  if (answer < 0) throw new Error(`a sample could not be made (${answer}).`);
}

/** A remark in H.264 after its start code: user data that is registered nowhere (ITU-T H.264, D.1.7). */
function remark(text: string): Buffer {
  const payload = Buffer.concat([Buffer.alloc(16, 7), Buffer.from(text)]);
  return Buffer.concat([Buffer.from([0, 0, 0, 1, 6, 5, payload.length]), payload, Buffer.from([0x80])]);
}

function memory(): { io: IOContext; bytes(): Buffer } {
  const io = new IOContext();
  let file = Buffer.alloc(1 << 16);
  let [position, end] = [0, 0];
  io.allocContextWithCallbacks(
    32_768,
    1,
    null,
    (part) => {
      if (position + part.length > file.length) file = Buffer.concat([file, Buffer.alloc(file.length + part.length)]);
      part.copy(file, position);
      position += part.length;
      end = Math.max(end, position);
      return part.length;
    },
    (offset: bigint, whence: AVSeekWhence) => {
      if (whence === AVSEEK_SIZE) return BigInt(end);
      position = Number(offset) + (whence === AVSEEK_CUR ? position : whence === AVSEEK_END ? end : 0);
      return BigInt(position);
    },
  );
  return { io, bytes: () => file.subarray(0, end) };
}

/** A box of ISO 14496-12. */
export function box(type: string, ...parts: (Buffer | string)[]): Buffer {
  const body = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
}

/** An MP4 with more boxes in its `moov`, which must be its last. */
export function withInMoov(mp4: Buffer, ...boxes: Buffer[]): Buffer {
  for (let offset = 0; offset + 8 <= mp4.length; ) {
    const size = mp4.readUInt32BE(offset);
    if (mp4.toString('latin1', offset + 4, offset + 8) === 'moov') {
      if (offset + size !== mp4.length) throw new Error('the sample\'s moov is not its last box.');
      return Buffer.concat([mp4.subarray(0, offset), box('moov', mp4.subarray(offset + 8), ...boxes)]);
    }
    offset += size;
  }
  throw new Error('the sample has no moov.');
}

/** What a phone writes beside its tracks: place, maker, keys of QuickTime, chapters, XMP. */
export function phonesBoxes(secret: (name: string) => string): Buffer[] {
  const text = (words: string) => Buffer.concat([Buffer.from([0, words.length, 0x15, 0xc7]), Buffer.from(words)]);
  const full = Buffer.alloc(4);
  const number = (value: number) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(value);
    return bytes;
  };
  const key = 'com.apple.quicktime.location.ISO6709';
  const keys = box('keys', full, number(1), number(8 + key.length), 'mdta', key);
  const item = Buffer.concat([number(1), box('data', number(1), number(0), secret('quicktime'))]);
  const ilst = box('ilst', Buffer.concat([number(item.length + 4), item]));
  const chapter = Buffer.concat([number(0), number(0), Buffer.from([secret('chapter').length]), Buffer.from(secret('chapter'))]);
  return [
    box('udta', box('\xa9xyz', text(secret('place'))), box('\xa9mak', text(secret('maker'))), box('loci', full, Buffer.from([0x15, 0xc7]), `${secret('loci')}\0`, Buffer.alloc(13), '\0\0'), box('chpl', Buffer.from([1, 0, 0, 0]), number(0), Buffer.from([1]), chapter)),
    box('meta', full, box('hdlr', full, number(0), 'mdta', Buffer.alloc(13)), keys, ilst),
    box('uuid', Buffer.from('be7acfcb97a942e89c71999491e3afac', 'hex'), `<x:xmpmeta>${secret('xmp')}</x:xmpmeta>`),
    box('free', secret('free')),
  ];
}

/** AMR at 12.2 kbit/s: twenty milliseconds a frame (RFC 4867, section 5). */
export function amr(frames = 50): Buffer {
  const frame = Buffer.alloc(32, 0x5a);
  frame[0] = 0x3c;
  return Buffer.concat([Buffer.from('#!AMR\n'), ...Array.from({ length: frames }, (_, index) => {
    frame[5] = index;
    return Buffer.from(frame);
  })]);
}

/** An ID3 tag (version 2.3) with texts and a cover. */
export function id3(texts: Record<string, string>, cover: Buffer): Buffer {
  const frame = (id: string, body: Buffer) => {
    const head = Buffer.alloc(10);
    head.write(id, 'latin1');
    head.writeUInt32BE(body.length, 4);
    return Buffer.concat([head, body]);
  };
  const frames = Buffer.concat([
    ...Object.entries(texts).map(([id, text]) => frame(id, Buffer.concat([Buffer.from([1, 0xff, 0xfe]), Buffer.from(text, 'utf16le')]))),
    frame('APIC', Buffer.concat([Buffer.from('\0image/jpeg\0\x03\0', 'latin1'), cover])),
  ]);
  const size = frames.length;
  return Buffer.concat([Buffer.from('ID3\x03\0\0', 'latin1'), Buffer.from([size >> 21, size >> 14, size >> 7, size].map((part) => part & 0x7f)), frames]);
}

/** A PDF of one page with an information dictionary, XMP, an embedded file, a picture with EXIF, and an earlier version that was changed. */
export function pdf(secret: (name: string) => string, jpeg: Buffer): Buffer {
  const parts: Buffer[] = [];
  let offsets: number[] = [];
  const length = () => parts.reduce((sum, part) => sum + part.length, 0);
  const write = (part: string | Buffer) => parts.push(typeof part === 'string' ? Buffer.from(part, 'latin1') : part);
  const object = (number: number, dictionary: string, stream?: Buffer | string) => {
    offsets[number] = length();
    write(`${number} 0 obj\n${stream === undefined ? dictionary : dictionary.replace('>>', `/Length ${Buffer.byteLength(stream as string)} >>`)}\n`);
    if (stream !== undefined) {
      write('stream\n');
      write(stream);
      write('\nendstream\n');
    }
    write('endobj\n');
  };
  const table = (previous?: number) => {
    const start = length();
    const entries = Object.entries(offsets).map(([number, offset]) => `${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`);
    write(`xref\n0 1\n0000000000 65535 f \n${entries.join('')}trailer\n<< /Size 12 /Root 1 0 R /Info 7 0 R${previous === undefined ? '' : ` /Prev ${previous}`} >>\nstartxref\n${start}\n%%EOF\n`);
    offsets = [];
    return start;
  };
  write('%PDF-1.5\n');
  object(1, '<< /Type /Catalog /Pages 2 0 R /Metadata 8 0 R /Names << /EmbeddedFiles << /Names [(card) 9 0 R] >> >> >>');
  object(2, '<< /Type /Pages /Count 1 /Kids [3 0 R] >>');
  object(3, '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Resources << /Font << /F 5 0 R >> /XObject << /P 6 0 R >> >> /Contents 4 0 R >>');
  object(4, '<< >>', `BT /F 24 Tf 20 20 Td (${secret('earlier')}) Tj ET`);
  object(5, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');
  object(6, '<< /Type /XObject /Subtype /Image /Width 60 /Height 40 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode >>', jpeg);
  object(7, `<< /Author (${secret('author')}) /Producer (${secret('producer')}) >>`);
  object(8, '<< /Type /Metadata /Subtype /XML >>', `<x:xmpmeta>${secret('pdf-xmp')}</x:xmpmeta>`);
  object(9, `<< /Type /Filespec /F (${secret('file-name')}) /EF << /F 10 0 R >> >>`);
  object(10, '<< /Type /EmbeddedFile >>', secret('embedded'));
  const first = table();
  object(4, '<< >>', 'q 200 0 0 120 50 50 cm /P Do Q BT /F 24 Tf 20 20 Td (Tonight) Tj ET');
  table(first);
  write(`%${secret('trailing')}`);
  return Buffer.concat(parts);
}

const wide = (...values: number[]) => {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, index) => bytes.writeUInt32BE(value, 4 * index));
  return bytes;
};

/**
 * An MP4 with one more track, of timed words: positions as cameras write them, subtitles.
 * @param handler the track's kind (ISO 14496-12, 8.4.3); @param entry the box that says how its samples are coded
 */
export function withTrack(mp4: Buffer, handler: string, entry: Buffer, words: string): Buffer {
  const text = Buffer.from(words);
  const matrix = wide(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000);
  const track = (offset: number) => box('trak',
    box('tkhd', wide(3, 0, 0, 9, 0, 1000, 0, 0, 0, 0), matrix, wide(0, 0)),
    box('mdia',
      box('mdhd', wide(0, 0, 0, 1000, 1000, 0x55c40000)),
      box('hdlr', wide(0, 0), handler, wide(0, 0, 0), `${words}\0`),
      box('minf', box('nmhd', wide(0)), box('dinf', box('dref', wide(0, 1), box('url ', wide(1)))),
        box('stbl', box('stsd', wide(0, 1), entry), box('stts', wide(0, 1, 1, 1000)), box('stsc', wide(0, 1, 1, 1, 1)), box('stsz', wide(0, 0, 1, text.length)), box('stco', wide(0, 1, offset))))));
  const length = withInMoov(mp4, track(0)).length;
  return Buffer.concat([withInMoov(mp4, track(length + 8)), box('mdat', text)]);
}

/** How the samples of such a track are coded: GoPro's, Google's camera motion, Apple's, subtitles of 3GPP (TS 26.245). */
export function timedEntry(kind: 'gpmd' | 'camm' | 'mebx' | 'tx3g', words: string): Buffer {
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 1]);
  if (kind === 'mebx') return box('mebx', head, box('keys', box('\0\0\0\x01', box('keyd', `mdta${words}`), box('dtyp', wide(0, 1)))));
  if (kind === 'tx3g') return box('tx3g', head, Buffer.alloc(30), box('ftab', Buffer.from([0, 1, 0, 1, words.length]), words));
  return box(kind, head);
}

/** A ZIP archive of one file that is not packed (PKWARE's APPNOTE, 4.3). @param before bytes that stand before it, so that its offsets are true */
export function zip(name: string, words: string, before = 0): Buffer {
  const content = Buffer.from(words);
  const little = (size: 2 | 4, ...values: number[]) => Buffer.concat(values.map((value) => {
    const bytes = Buffer.alloc(size);
    bytes.writeUIntLE(value, 0, size);
    return bytes;
  }));
  const about = Buffer.concat([little(2, 20, 0, 0, 0, 0x21), little(4, crc32(content), content.length, content.length), little(2, name.length, 0)]);
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), about, Buffer.from(name), content]);
  const central = Buffer.concat([Buffer.from('PK\x01\x02'), little(2, 20), about, little(2, 0, 0, 0), little(4, 0, before), Buffer.from(name)]);
  return Buffer.concat([local, central, Buffer.from('PK\x05\x06'), little(2, 0, 0, 1, 1), little(4, central.length, before + local.length), little(2, 0)]);
}

export interface PdfStream {
  /** its entries */
  dictionary: string;
  stream: Buffer;
}

/** A PDF of numbered objects; the first is the catalogue. */
export function pdfOf(...objects: (string | PdfStream)[]): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.5\n')];
  const offsets: number[] = [];
  let length = parts[0]!.length;
  const write = (part: Buffer) => {
    parts.push(part);
    length += part.length;
  };
  objects.forEach((object, index) => {
    offsets.push(length);
    const plain = typeof object === 'string';
    write(Buffer.from(`${index + 1} 0 obj\n${plain ? object : `<< ${object.dictionary} /Length ${object.stream.length} >>\nstream\n`}`));
    if (!plain) write(Buffer.concat([object.stream, Buffer.from('\nendstream')]));
    write(Buffer.from('\nendobj\n'));
  });
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  write(Buffer.from(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`));
  return Buffer.concat(parts);
}

/** An empty page. */
export const onePage = pdfOf('<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Count 1 /Kids [3 0 R] >>', '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>');

/** The same page behind a password: checks of owner and user that the empty one does not meet (PDF 32000-1, 7.6.3). */
export function lockedPdf(): Buffer {
  const check = 'ab'.repeat(32);
  return Buffer.from(onePage.toString('latin1').replace('/Root 1 0 R', `/Root 1 0 R /ID [<01> <01>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <${check}> /U <${check}> /P -4 >>`), 'latin1');
}

/** Opus in Ogg (RFC 7845, RFC 3533): silence of any length in a few bytes a packet, sixty milliseconds each. */
export function oggSilence(seconds: number): Buffer {
  const pages: Buffer[] = [];
  const page = (flags: number, granule: number, packets: Buffer[]) => {
    const head = Buffer.alloc(27);
    head.write('OggS');
    head[5] = flags;
    head.writeBigUInt64LE(BigInt(granule), 6);
    head.writeUInt32LE(1, 14);
    head.writeUInt32LE(pages.length, 18);
    head[26] = packets.length;
    const whole = Buffer.concat([head, Buffer.from(packets.map(({ length }) => length)), ...packets]);
    whole.writeUInt32LE(oggSum(whole), 22);
    pages.push(whole);
  };
  page(2, 0, [Buffer.concat([Buffer.from('OpusHead\x01\x01'), Buffer.from([0, 0, 0x80, 0xbb, 0, 0, 0, 0, 0])])]);
  page(0, 0, [Buffer.concat([Buffer.from('OpusTags'), Buffer.alloc(8)])]);
  // Configuration 3: sixty milliseconds of narrow-band speech (RFC 6716, 3.1); nothing follows: silence.
  const silent = Buffer.from([0x18]);
  const packets = Math.ceil(seconds / 0.06);
  for (let done = 0; done < packets; ) {
    const count = Math.min(255, packets - done);
    done += count;
    page(done === packets ? 4 : 0, done * 2880, Array<Buffer>(count).fill(silent));
  }
  return Buffer.concat(pages);
}

const OGG_TABLE = Array.from({ length: 256 }, (_, index) => {
  let sum = index << 24;
  for (let bit = 0; bit < 8; bit++) sum = sum & 0x80000000 ? (sum << 1) ^ 0x04c11db7 : sum << 1;
  return sum >>> 0;
});

const oggSum = (bytes: Buffer) => bytes.reduce((sum, byte) => ((sum << 8) ^ OGG_TABLE[((sum >>> 24) ^ byte) & 255]!) >>> 0, 0);

export interface HeicOptions {
  /** tiles of 176 × 144; without it the picture is one */
  grid?: { rows: number; columns: number };
  /** pixels of the whole */
  width: number;
  height: number;
  /** boxes that say how it is held up or cut */
  turns?: Buffer[];
  /** of the EXIF item */
  words?: string;
  /** the bytes of each tile instead of a true one's */
  tile?: Buffer;
}

/** Its first picture is every tile. */
let tileFilm: Promise<Buffer> | undefined;

/** A photo as an iPhone writes one (ISO/IEC 23008-12): a grid of H.265 tiles, with EXIF beside it. */
export async function heic({ grid, width, height, turns = [], words = '', tile }: HeicOptions): Promise<Buffer> {
  const film = await (tileFilm ??= sample({ format: 'mp4', picture: { codec: 'libx265' } }));
  const settings = film.indexOf('hvcC') - 4;
  const samples = film.readUInt32BE(film.indexOf('stco') + 12);
  // One size for all stands before the table of sizes.
  const sizes = film.indexOf('stsz');
  const coded = tile ?? film.subarray(samples, samples + (film.readUInt32BE(sizes + 8) || film.readUInt32BE(sizes + 16)));
  const count = grid ? grid.rows * grid.columns : 1;
  const u16 = (...values: number[]) => Buffer.concat(values.map((value) => Buffer.from([value >> 8, value & 255])));
  const u32 = (value: number) => u16(value >>> 16, value & 0xffff);
  const full = Buffer.alloc(4);
  const [main, exif] = [grid ? count + 1 : 1, count + 2];
  const layout = grid ? Buffer.concat([Buffer.from([0, 0, grid.rows - 1, grid.columns - 1]), u16(width, height)]) : Buffer.alloc(0);
  const entry = (item: number, type: string) => box('infe', Buffer.from([2, 0, 0, 0]), u16(item, 0), type, Buffer.alloc(1));
  const tiles = Array.from({ length: count }, (_, index) => index + 1);
  const items = [...tiles.map((item) => entry(item, 'hvc1')), ...(grid ? [entry(main, 'grid')] : []), entry(exif, 'Exif')];
  const ispe = (across: number, down: number) => box('ispe', full, u32(across), u32(down));
  const properties = [film.subarray(settings, settings + film.readUInt32BE(settings)), ispe(176, 144), ispe(width, height), ...turns];
  const linked = (item: number, ...which: number[]) => Buffer.concat([u16(item), Buffer.from([which.length, ...which])]);
  const ofMain = [3, ...turns.map((_, index) => 4 + index)];
  const links = grid ? [...tiles.map((item) => linked(item, 1, 2)), linked(main, ...ofMain)] : [linked(1, 1, ...ofMain)];
  const meta = (dataAt: number) => {
    // Tiles share their bytes: the offset of each is the same.
    const place = (item: number, method: number, at: number, length: number) => Buffer.concat([u16(item, method, 0, 1), u32(at), u32(length)]);
    const places = [...tiles.map((item) => place(item, 0, dataAt, coded.length)), ...(grid ? [place(main, 1, 0, layout.length)] : []), place(exif, 0, dataAt + coded.length, words.length)];
    return box('meta', full, box('hdlr', full, Buffer.alloc(4), 'pict', Buffer.alloc(13)), box('pitm', full, u16(main)), box('iinf', full, u16(items.length), ...items),
      ...(grid ? [box('iref', full, box('dimg', u16(main, count, ...tiles)))] : []),
      box('iprp', box('ipco', ...properties), box('ipma', full, u32(links.length), ...links)), box('idat', layout), box('iloc', Buffer.from([1, 0, 0, 0, 0x44, 0]), u16(places.length), ...places));
  };
  const type = box('ftyp', 'heic', Buffer.alloc(4), 'mif1heic');
  return Buffer.concat([type, meta(type.length + meta(0).length + 8), box('mdat', coded, words)]);
}
