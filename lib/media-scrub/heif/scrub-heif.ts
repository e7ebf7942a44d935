// A photo in HEIF (what iPhones send as a document): its tiles decoded, put together, upright, and encoded as JPEG.
import { Codec, CodecContext, Dictionary, Frame, Packet, Rational, SoftwareScaleContext } from 'node-av/lib';
import { AV_CODEC_ID_HEVC, AV_PIX_FMT_RGB24, SWS_BICUBIC } from 'node-av/constants';
import sharp from 'sharp';
import { MOST_FRAME_PIXELS, MOST_PIXELS } from '../limits';
import { smallJpeg } from '../picture';
import { checked, hasResult } from '../playing/checked';
import '../playing/silence';
import { Refused, type ScrubbedMedia } from '../result';
import { readHeif, type HeifPicture, type Turn } from './heif-file';

/** By the media type that the bytes themselves tell. */
export const HEIF = ['image/heic', 'image/heif'];

interface Pixels {
  data: Buffer;
  width: number;
  height: number;
}

/** @throws Refused too-large, unsupported-photo */
export async function scrubHeif(bytes: Buffer): Promise<ScrubbedMedia> {
  try {
    const picture = readHeif(bytes);
    let pixels = await together(picture);
    for (const turn of picture.turns) pixels = await turned(pixels, turn);
    return { kind: 'photo', contentType: 'image/jpeg', bytes: await smallJpeg(open(pixels)) };
  } catch (error) {
    throw error instanceof Refused && error.problem === 'too-large' ? error : new Refused('unsupported-photo');
  }
}

const open = ({ data, width, height }: Pixels) => sharp(data, { raw: { width, height, channels: 3 } });

async function together({ tiles, columns, width, height }: HeifPicture): Promise<Pixels> {
  const data = Buffer.alloc(width * height * 3);
  const decoder = await tileDecoder();
  try {
    let first: Pixels | undefined;
    for (const [index, tile] of tiles.entries()) {
      const part = await decoder.decode(tile.bytes, tile.settings);
      first ??= part;
      if (part.width !== first.width || part.height !== first.height) throw new Refused('unsupported-photo');
      const rows = tiles.length / columns;
      if (index === 0 && (part.width * columns < width || part.height * rows < height || part.width * part.height * tiles.length > 2 * MOST_PIXELS)) throw new Refused('unsupported-photo');
      const [left, top] = [(index % columns) * part.width, Math.floor(index / columns) * part.height];
      const wide = Math.min(part.width, width - left);
      for (let row = 0; wide > 0 && row < part.height && top + row < height; row++) part.data.copy(data, ((top + row) * width + left) * 3, row * part.width * 3, (row * part.width + wide) * 3);
    }
  } finally {
    decoder.free();
  }
  return { data, width, height };
}

/** Decodes pictures that stand alone, each from its own beginning. */
async function tileDecoder(): Promise<{ decode(bytes: Buffer, settings: Buffer): Promise<Pixels>; free(): void }> {
  let decoder: CodecContext | undefined;
  let its: Buffer | undefined;
  let scaler: SoftwareScaleContext | undefined;
  let from = '';
  const begin = async (settings: Buffer) => {
    decoder?.freeContext();
    decoder = new CodecContext();
    const codec = Codec.findDecoder(AV_CODEC_ID_HEVC);
    if (!codec) throw new Refused('unsupported-photo');
    decoder.allocContext3(codec);
    decoder.extraData = Buffer.from(settings);
    decoder.pktTimebase = new Rational(1, 1);
    decoder.threadCount = 1;
    checked(await decoder.open2(codec, Dictionary.fromObject({ max_pixels: MOST_FRAME_PIXELS })));
    its = settings;
  };
  const rgb = (frame: Frame): Pixels => {
    const { width, height, format } = frame;
    if (`${width} ${height} ${format}` !== from) {
      scaler?.freeContext();
      scaler = new SoftwareScaleContext();
      scaler.getContext(width, height, format as typeof AV_PIX_FMT_RGB24, width, height, AV_PIX_FMT_RGB24, SWS_BICUBIC);
      from = `${width} ${height} ${format}`;
    }
    const plain = new Frame();
    plain.alloc();
    try {
      plain.format = AV_PIX_FMT_RGB24;
      plain.width = width;
      plain.height = height;
      checked(plain.getBuffer());
      checked(scaler!.scaleFrameSync(plain, frame));
      return { data: plain.toBuffer(), width, height };
    } finally {
      plain.free();
    }
  };
  return {
    async decode(bytes, settings) {
      if (!its?.equals(settings)) await begin(settings);
      const packet = new Packet();
      packet.alloc();
      const frame = new Frame();
      frame.alloc();
      try {
        packet.data = Buffer.from(bytes);
        packet.pts = 0n;
        checked(decoder!.sendPacketSync(packet));
        decoder!.sendPacketSync(null);
        if (!hasResult(decoder!.receiveFrameSync(frame))) throw new Refused('unsupported-photo');
        return rgb(frame);
      } finally {
        decoder!.flushBuffers();
        packet.free();
        frame.free();
      }
    },
    free() {
      decoder?.freeContext();
      scaler?.freeContext();
    },
  };
}

async function turned(pixels: Pixels, turn: Turn): Promise<Pixels> {
  const { data, info } = await change(pixels, turn).raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

function change(pixels: Pixels, turn: Turn): sharp.Sharp {
  if ('turn' in turn) return open(pixels).rotate(turn.turn);
  if ('mirror' in turn) return turn.mirror === 'left-right' ? open(pixels).flop() : open(pixels).flip();
  // What was cut away in the phone's editor is still in the file; it is not kept.
  const { width, height, right, down } = turn.crop;
  const [left, top] = [(pixels.width - width) / 2 + right, (pixels.height - height) / 2 + down].map(Math.round) as [number, number];
  return open(pixels).extract({ left, top, width: Math.round(width), height: Math.round(height) });
}
