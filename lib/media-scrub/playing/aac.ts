// Sound encoded as AAC, which every browser and player knows.
import { Codec, CodecContext, Frame, Packet, type CodecParameters } from 'node-av/lib';
import { AV_CHANNEL_LAYOUT_MONO, AV_CHANNEL_LAYOUT_STEREO, AV_CODEC_FLAG_BITEXACT, AV_CODEC_FLAG_GLOBAL_HEADER, AV_SAMPLE_FMT_FLTP } from 'node-av/constants';
import { Rational } from 'node-av/lib';
import { Refused } from '../result';
import { checked, hasResult } from './checked';
import type { Samples, SoundForm } from './sound';

export interface EncodedSound {
  /** in the order of their times, which count samples */
  packets: Packet[];
  form: SoundForm;
  /** fills in the parameters of the track to be written */
  describe(parameters: CodecParameters): void;
  free(): void;
}

/** Bits a second of one channel: what speech needs, and about twice as many, so that other sound is as it was. */
const [FEWEST, USUAL] = [32_000, 72_000];

function bitRate({ rate, channels }: SoundForm, most: number): number {
  const usual = (rate <= 16_000 ? FEWEST : USUAL) * channels;
  return most > 0 ? Math.max(FEWEST * channels, Math.min(usual, most)) : usual;
}

/**
 * @param most bits a second that the result should not exceed; 0 for as many as are usual
 * @throws Refused unreadable where there is no sound at all
 */
export async function encodeAac(pieces: AsyncIterable<Samples> | Iterable<Samples>, form: SoundForm, most = 0): Promise<EncodedSound> {
  const codec = Codec.findEncoderByName('aac' as never)!;
  const encoder = new CodecContext();
  encoder.allocContext3(codec);
  encoder.sampleRate = form.rate;
  encoder.sampleFormat = AV_SAMPLE_FMT_FLTP;
  encoder.channelLayout = layoutOf(form);
  encoder.bitRate = BigInt(bitRate(form, most));
  encoder.timeBase = new Rational(1, form.rate);
  // Bit-exact: the encoder does not write its name into the sound.
  encoder.flags = (AV_CODEC_FLAG_GLOBAL_HEADER | AV_CODEC_FLAG_BITEXACT) as typeof encoder.flags;
  checked(encoder.open2Sync(codec));
  const packets: Packet[] = [];
  const size = encoder.frameSize;
  let waiting: Samples = Array.from({ length: form.channels }, () => new Float32Array(0));
  let given = 0;
  const send = (samples: Samples) => {
    const frame = Frame.fromAudioBuffer(planar(samples), { nbSamples: samples[0]!.length, format: AV_SAMPLE_FMT_FLTP, sampleRate: form.rate, channelLayout: layoutOf(form), timeBase: { num: 1, den: form.rate } as never, pts: BigInt(given) });
    given += samples[0]!.length;
    checked(encoder.sendFrameSync(frame));
    frame.free();
    collect();
  };
  const collect = () => {
    for (;;) {
      const packet = new Packet();
      packet.alloc();
      if (!hasResult(encoder.receivePacketSync(packet))) return packet.free();
      packets.push(packet);
    }
  };
  for await (const piece of pieces) {
    waiting = waiting.map((channel, index) => joined(channel, piece[index]!));
    let at = 0;
    for (; waiting[0]!.length - at >= size; at += size) send(waiting.map((channel) => channel.subarray(at, at + size)));
    waiting = waiting.map((channel) => channel.slice(at));
  }
  if (waiting[0]!.length > 0) send(waiting);
  if (given === 0) throw new Refused('unreadable');
  checked(encoder.sendFrameSync(null));
  collect();
  return {
    packets,
    form,
    describe: (parameters) => void checked(parameters.fromContext(encoder)),
    free: () => {
      for (const packet of packets) packet.free();
      encoder.freeContext();
    },
  };
}

const layoutOf = (form: SoundForm) => (form.channels === 1 ? AV_CHANNEL_LAYOUT_MONO : AV_CHANNEL_LAYOUT_STEREO);

function joined(first: Float32Array, second: Float32Array): Float32Array {
  if (first.length === 0) return second;
  const both = new Float32Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

const planar = (samples: Samples) => Buffer.concat(samples.map((channel) => Buffer.from(channel.buffer, channel.byteOffset, channel.byteLength)));
