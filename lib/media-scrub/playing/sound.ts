// A track's sound as samples, without gaps: what a pause in the recording left out is silence.
import { Frame, SoftwareResampleContext, type CodecContext, type Stream } from 'node-av/lib';
import { AV_CHANNEL_LAYOUT_MONO, AV_CHANNEL_LAYOUT_STEREO, AV_CHANNEL_ORDER_UNSPEC, AV_NOPTS_VALUE, AV_SAMPLE_FMT_FLTP } from 'node-av/constants';
import { LONGEST_SECONDS } from '../limits';
import { Refused } from '../result';
import { checked, hasResult } from './checked';
import { openDecoder, secondsOf, type Source } from './source';

export interface SoundForm {
  /** samples a second */
  rate: number;
  channels: 1 | 2;
}

/** One array a channel, all of one length; samples between -1 and 1. */
export type Samples = Float32Array[];

/** Seconds by which a frame may be late before it counts as a gap: clocks of phones are not that exact. */
const GAP = 0.1;
/** A frame that can't be decoded is silence (AMR has such for pauses); a file that begins with so many is not sound. */
const MOST_FAULTS = 50;

/** Gives the sound in pieces. @throws Refused too-large, unreadable, unsupported */
export async function* soundOf(source: Source, track: Stream, form: SoundForm): AsyncGenerator<Samples> {
  const decoder = await openDecoder(track);
  const frame = new Frame();
  frame.alloc();
  const convert = converter(form);
  let given = 0;
  let faults = 0;
  function* take(): Generator<Samples> {
    while (hasResult(decoder.receiveFrameSync(frame))) {
      const time = frame.bestEffortTimestamp;
      if (time !== AV_NOPTS_VALUE) {
        const missing = Math.round((secondsOf(time, track, source.begins) - given / form.rate) * form.rate);
        if (missing > GAP * form.rate) {
          given += missing;
          yield* silence(missing, form.channels);
        }
      }
      const samples = convert(frame);
      given += samples[0]!.length;
      if (given > LONGEST_SECONDS * form.rate) throw new Refused('too-large');
      if (samples[0]!.length > 0) yield samples;
    }
  }
  try {
    for await (const packet of source.packets(track)) {
      if (decoder.sendPacketSync(packet) < 0) {
        if (++faults > MOST_FAULTS && given === 0) throw new Refused('unreadable');
        continue;
      }
      yield* take();
    }
    decoder.sendPacketSync(null);
    yield* take();
  } finally {
    frame.free();
    convert.end();
    end(decoder);
  }
  if (given === 0) throw new Refused('unreadable');
}

const end = (decoder: CodecContext) => decoder.freeContext();

function* silence(count: number, channels: number): Generator<Samples> {
  const PIECE = 48_000;
  for (let left = count; left > 0; left -= PIECE) yield Array.from({ length: channels }, () => new Float32Array(Math.min(left, PIECE)));
}

/** Turns decoded frames into samples of one form, also where the frames' own form changes on the way. */
function converter(form: SoundForm): ((frame: Frame) => Samples) & { end(): void } {
  let resampler: SoftwareResampleContext | undefined;
  let from = '';
  const convert = (frame: Frame): Samples => {
    const its = `${frame.sampleRate} ${frame.format} ${frame.channels}`;
    if (its !== from) {
      resampler?.free();
      resampler = new SoftwareResampleContext();
      resampler.alloc();
      from = its;
    }
    // Plain recordings name no places for their channels.
    if (frame.channelLayout.order === AV_CHANNEL_ORDER_UNSPEC && frame.channels <= 2) frame.channelLayout = frame.channels === 1 ? AV_CHANNEL_LAYOUT_MONO : AV_CHANNEL_LAYOUT_STEREO;
    const out = new Frame();
    out.alloc();
    out.format = AV_SAMPLE_FMT_FLTP;
    out.sampleRate = form.rate;
    out.channelLayout = form.channels === 1 ? AV_CHANNEL_LAYOUT_MONO : AV_CHANNEL_LAYOUT_STEREO;
    try {
      checked(resampler!.convertFrame(out, frame));
      const count = out.nbSamples;
      return Array.from({ length: form.channels }, (_, channel) => floats(out.extendedData?.[channel] ?? out.data![channel]!, count));
    } finally {
      out.free();
    }
  };
  return Object.assign(convert, { end: () => resampler?.free() });
}

function floats(bytes: Buffer, count: number): Float32Array {
  const copy = new Float32Array(count);
  Buffer.from(copy.buffer).set(bytes.subarray(0, count * 4));
  return copy;
}
