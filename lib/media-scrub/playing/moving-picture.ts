// A track's moving picture as H.264: taken over where it is that already, else encoded anew.
import { Codec, CodecContext, CodecParameters, Dictionary, Frame, Packet, Rational, SoftwareScaleContext, type IRational, type Stream } from 'node-av/lib';
import {
  AV_CODEC_FLAG_BITEXACT, AV_CODEC_FLAG_FRAME_DURATION, AV_CODEC_FLAG_GLOBAL_HEADER, AV_CODEC_ID_H264, AV_NOPTS_VALUE, AV_PIX_FMT_YUV420P, AV_PIX_FMT_YUVJ420P, AV_PIX_FMT_YUVJ422P, AV_PIX_FMT_YUVJ444P, AV_PKT_DATA_CPB_PROPERTIES, AV_PKT_DATA_DISPLAYMATRIX, AV_PKT_DATA_FRAME_CROPPING, AV_PKT_FLAG_DISCARD,
  AV_PROFILE_H264_BASELINE, AV_PROFILE_H264_CONSTRAINED, AV_PROFILE_H264_HIGH, AV_PROFILE_H264_MAIN, AVCOL_RANGE_MPEG, AVCOL_SPC_RGB, SWS_BICUBIC,
} from 'node-av/constants';
import { LONGEST_ENCODED_SIDE } from '../limits';
import { Refused } from '../result';
import { checked, hasResult } from './checked';
import { openDecoder, secondsOf, type Source } from './source';
import { filterUnits } from './unit-filter';

export interface MovingPicture {
  timeBase: IRational;
  describe(parameters: CodecParameters): void;
  /** in the order of decoding, times in timeBase from the file's beginning; the caller frees them. @throws Refused */
  packets(): AsyncGenerator<Packet>;
  free(): void;
}

/** Profiles that every browser plays; others have ten bits a colour, or full colours. */
const PLAYED: number[] = [AV_PROFILE_H264_BASELINE, AV_PROFILE_H264_BASELINE | AV_PROFILE_H264_CONSTRAINED, AV_PROFILE_H264_MAIN, AV_PROFILE_H264_HIGH];
/** Of what stands beside a track, the way it is held up and its rate; all else (colour profiles, makers' own) has no place in the result. */
const HARMLESS: number[] = [AV_PKT_DATA_DISPLAYMATRIX, AV_PKT_DATA_CPB_PROPERTIES];

/** Whether the track can be taken over without being decoded. */
export function isPlayable({ codecpar }: Stream): boolean {
  return codecpar.codecId === AV_CODEC_ID_H264
    && PLAYED.includes(codecpar.profile)
    && ([AV_PIX_FMT_YUV420P, AV_PIX_FMT_YUVJ420P] as number[]).includes(codecpar.format)
    && codecpar.getAllCodedSideData().every(({ type }) => HARMLESS.includes(type));
}

/** The picture as it is, without what is not picture. */
export function takeOver(source: Source, track: Stream): MovingPicture {
  const filter = filterUnits(track.codecpar, track.timeBase);
  const begins = BigInt(Math.round((source.begins * track.timeBase.den) / track.timeBase.num));
  return {
    timeBase: track.timeBase,
    describe: (parameters) => {
      checked(filter.parameters.copy(parameters));
      parameters.codecTag = 0;
    },
    async *packets() {
      let any = false;
      for await (const packet of source.packets(track)) {
        // Cut away in the phone's editor: hidden by a list in the file, and still in it. Decoding leaves it out.
        if (packet.flags & AV_PKT_FLAG_DISCARD) throw new Refused('unreadable');
        if (packet.pts !== AV_NOPTS_VALUE) secondsOf(packet.pts, track, source.begins);
        for (const left of filter.take(packet)) {
          if (left.pts !== AV_NOPTS_VALUE) left.pts -= begins;
          if (left.dts !== AV_NOPTS_VALUE) left.dts -= begins;
          any = true;
          yield left;
        }
      }
      yield* filter.take(null);
      if (!any) throw new Refused('unreadable');
    },
    free: () => filter.free(),
  };
}

/** Fine enough for every rate of pictures that phones have. */
const TICKS: IRational = { num: 1, den: 90_000 } as IRational;
/** Ticks between two pictures, at least: 60 a second; what comes sooner is left out. */
const CLOSEST = 1500n;
/** Ticks that a picture is shown where the file does not tell: at 30 a second. */
const USUAL = 3000n;
/** A frame that can't be decoded is left out; a file of little else is not a video. */
const MOST_FAULTS = 50;

/**
 * The picture decoded, made no larger than LONGEST_ENCODED_SIDE, and encoded.
 * @param room bytes that it may have: what would be more is shown less exactly
 */
export async function encodeAnew(source: Source, track: Stream, room: number): Promise<MovingPicture> {
  const decoder = await openDecoder(track);
  const cut = cutOf(track);
  const { width, height } = fitted(cut.width, cut.height);
  const encoder = await openEncoder(track, width, height, bitsFor(source.lasts, room));
  const encoded = new CodecParameters();
  encoded.alloc();
  checked(encoded.fromContext(encoder));
  const filter = filterUnits(encoded, TICKS);
  encoded.free();
  const scaler = scalerTo(width, height);
  const cutter = cut.isWhole ? undefined : cutterTo(cut, track);
  return {
    timeBase: TICKS,
    describe: (parameters) => {
      checked(filter.parameters.copy(parameters));
      const upright = track.codecpar.getCodedSideData(AV_PKT_DATA_DISPLAYMATRIX);
      if (upright) checked(parameters.addCodedSideData(AV_PKT_DATA_DISPLAYMATRIX, upright));
    },
    async *packets() {
      const frame = new Frame();
      frame.alloc();
      let last = -1n;
      let faults = 0;
      const filtered = function* (): Generator<Packet> {
        for (;;) {
          const packet = new Packet();
          packet.alloc();
          if (!hasResult(encoder.receivePacketSync(packet))) return packet.free();
          yield* filter.take(packet);
          packet.free();
        }
      };
      const take = function* (): Generator<Packet> {
        while (hasResult(decoder.receiveFrameSync(frame))) {
          const time = frame.bestEffortTimestamp;
          const at = time === AV_NOPTS_VALUE ? last + USUAL : BigInt(Math.round(secondsOf(time, track, source.begins) * TICKS.den));
          if (last >= 0n && at < last + CLOSEST) continue;
          last = at < 0n ? 0n : at;
          const kept = cutter?.cut(frame);
          const scaled = scaler.scale(kept ?? frame);
          kept?.free();
          scaled.pts = last;
          scaled.duration = BigInt(Math.round((Number(frame.duration) * track.timeBase.num * TICKS.den) / track.timeBase.den)) || USUAL;
          checked(encoder.sendFrameSync(scaled));
          scaled.free();
          yield* filtered();
        }
      };
      try {
        for await (const packet of source.packets(track)) {
          if (decoder.sendPacketSync(packet) < 0) {
            if (++faults > MOST_FAULTS) throw new Refused('unreadable');
            continue;
          }
          yield* take();
        }
        decoder.sendPacketSync(null);
        yield* take();
        if (last < 0n) throw new Refused('unreadable');
        checked(encoder.sendFrameSync(null));
        yield* filtered();
        yield* filter.take(null);
      } finally {
        frame.free();
      }
    },
    free: () => {
      filter.free();
      scaler.free();
      cutter?.free();
      encoder.freeContext();
      decoder.freeContext();
    },
  };
}

interface Cut {
  /** even, as 4:2:0 colours ask */
  left: number;
  top: number;
  width: number;
  height: number;
  isWhole: boolean;
}

/** What the file says is shown of each picture (`clap` in MP4, PixelCrop in Matroska). What it hides was cut away by somebody. @throws Refused */
function cutOf({ codecpar }: Stream): Cut {
  const { width, height } = codecpar;
  const hidden = codecpar.getCodedSideData(AV_PKT_DATA_FRAME_CROPPING);
  if (!hidden || hidden.length < 16) return { left: 0, top: 0, width, height, isWhole: true };
  const even = (side: number) => Math.ceil(side / 2) * 2;
  const [top, bottom, left, right] = [0, 4, 8, 12].map((at) => even(hidden.readUInt32LE(at))) as [number, number, number, number];
  const kept = { left, top, width: width - left - right - (width % 2), height: height - top - bottom - (height % 2) };
  if (kept.width < 2 || kept.height < 2) throw new Refused('unreadable');
  return { ...kept, isWhole: left + right + top + bottom === 0 };
}

/** Gives the part of a picture that is shown; the caller frees it. */
function cutterTo({ left, top, width, height }: Cut, { codecpar, timeBase }: Stream): { cut(frame: Frame): Frame; free(): void } {
  const whole = scalerTo(codecpar.width, codecpar.height);
  return {
    cut: (frame) => {
      const plain = whole.scale(frame);
      const from = plain.toBuffer();
      plain.free();
      const part = Buffer.alloc((width * height * 3) / 2);
      let [source, target] = [0, 0];
      // Brightness, then two planes of colour of half the sides.
      for (const half of [1, 2, 2]) {
        const [wide, high] = [Math.ceil(codecpar.width / half), Math.ceil(codecpar.height / half)];
        for (let row = 0; row < height / half; row++, target += width / half) {
          const begin = source + (top / half + row) * wide + left / half;
          from.copy(part, target, begin, begin + width / half);
        }
        source += wide * high;
      }
      return Frame.fromVideoBuffer(part, { width, height, format: AV_PIX_FMT_YUV420P, timeBase });
    },
    free: () => whole.free(),
  };
}

/** Sides of the result: even, as H.264 with 4:2:0 colours asks, and of the same shape. */
function fitted(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, LONGEST_ENCODED_SIDE / Math.max(width, height));
  const even = (side: number) => Math.max(2, Math.round((side * scale) / 2) * 2);
  return { width: even(width), height: even(height) };
}

/** Bits a second at most; no file needs more than twenty million. A sixth is left to the tables and to the encoder's freedom. */
const bitsFor = (seconds: number, room: number) => Math.floor(Math.min(20e6, seconds > 0 ? (room * 8 * 5) / 6 / seconds : Infinity));

async function openEncoder(track: Stream, width: number, height: number, most: number): Promise<CodecContext> {
  const codec = Codec.findEncoderByName('libx264' as never)!;
  const encoder = new CodecContext();
  encoder.allocContext3(codec);
  encoder.width = width;
  encoder.height = height;
  encoder.pixelFormat = AV_PIX_FMT_YUV420P;
  encoder.timeBase = new Rational(TICKS.num, TICKS.den);
  encoder.sampleAspectRatio = track.codecpar.sampleAspectRatio;
  encoder.threadCount = 1;
  keepColours(encoder, track);
  encoder.flags = (AV_CODEC_FLAG_GLOBAL_HEADER | AV_CODEC_FLAG_BITEXACT | AV_CODEC_FLAG_FRAME_DURATION) as typeof encoder.flags;
  checked(await encoder.open2(codec, Dictionary.fromObject({ preset: 'veryfast', crf: 23, profile: 'high', maxrate: most, bufsize: most })));
  return encoder;
}

/** Of JPEG's range: the scaler brings their values to that of video. Those of all other formats stay as they are. */
const BROUGHT_TO_VIDEO: number[] = [AV_PIX_FMT_YUVJ420P, AV_PIX_FMT_YUVJ422P, AV_PIX_FMT_YUVJ444P];

/** Says how the colours are meant, as the original did: a telephone's HDR (BT.2020 with HLG or PQ) looks washed out where that is lost. */
function keepColours(encoder: CodecContext, { codecpar }: Stream): void {
  if (codecpar.colorSpace === AVCOL_SPC_RGB) return;
  encoder.colorSpace = codecpar.colorSpace;
  encoder.colorPrimaries = codecpar.colorPrimaries;
  encoder.colorTrc = codecpar.colorTrc;
  encoder.colorRange = BROUGHT_TO_VIDEO.includes(codecpar.format) ? AVCOL_RANGE_MPEG : codecpar.colorRange;
}

function scalerTo(width: number, height: number): { scale(frame: Frame): Frame; free(): void } {
  let scaler: SoftwareScaleContext | undefined;
  let from = '';
  return {
    scale: (frame) => {
      const its = `${frame.width} ${frame.height} ${frame.format}`;
      if (its !== from) {
        scaler?.freeContext();
        scaler = new SoftwareScaleContext();
        scaler.getContext(frame.width, frame.height, frame.format as typeof AV_PIX_FMT_YUV420P, width, height, AV_PIX_FMT_YUV420P, SWS_BICUBIC);
        from = its;
      }
      const scaled = new Frame();
      scaled.alloc();
      scaled.format = AV_PIX_FMT_YUV420P;
      scaled.width = width;
      scaled.height = height;
      checked(scaled.getBuffer());
      checked(scaler!.scaleFrameSync(scaled, frame));
      return scaled;
    },
    free: () => scaler?.freeContext(),
  };
}
