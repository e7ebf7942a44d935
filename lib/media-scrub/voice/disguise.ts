// Makes a voice another's: its pitch moves to a place drawn by lot, its formants shift unevenly, and both wander while it speaks.
// Formants are bent as McAdams' coefficient does it (baseline B2 of the VoicePrivacy Challenge, Patino and others 2021).
import { randomInt } from 'node:crypto';
import type { Samples } from '../playing/sound';
import { autocorrelation, Envelope, predict, type Prediction } from './linear-prediction';
import { medianPitch, shiftPitch } from './pitch';

/** How much this file's voice is changed. Nobody keeps it: it can't be asked for, and two files differ. */
export interface Strength {
  /** factor of the pitch */
  pitch: number;
  /** exponent of a formant's angle in radians: below 1 lifts the low ones and lowers the high ones, above 1 the other way */
  bend: number;
  /** factor of all formants */
  stretch: number;
  /** phases of the wandering, in radians */
  phases: readonly number[];
}

/** Hertz at which a disguised voice may come to lie, wherever it was: between most men's and most women's. */
const TARGETS = [125, 215] as const;
/** Bounds of the pitch's factor, either way: less would be heard through, more would not be understood. */
const LEAST_PITCH = 1.16;
const MOST_PITCH = 1.6;
const BEND = [0.1, 0.2] as const;
const STRETCH = [0.04, 0.1] as const;
/** Share by which the strength wanders around its middle, and the seconds that its waves last. */
const WANDER = 0.25;
const WAVES = [3.1, 7.3, 4.7, 11.9, 5.3, 9.1] as const;

const between = ([low, high]: readonly [number, number]) => low + (randomInt(1 << 30) / (1 << 30)) * (high - low);
const sign = () => (randomInt(2) === 0 ? -1 : 1);

/** Draws a strength for a voice of this pitch (hertz); undefined where none was found. */
export function drawStrength(pitch: number | undefined): Strength {
  // Both lift the formants or both lower them: against each other they would leave a voice nearly what it was.
  const way = sign();
  return { pitch: drawFactor(pitch ?? between(TARGETS)), bend: 1 - way * between(BEND), stretch: 1 + way * between(STRETCH), phases: WAVES.map(() => between([0, 2 * Math.PI])) };
}

/** Any target that can be reached, and is not where the voice lies already; a bound itself would be met too often. */
function drawFactor(pitch: number): number {
  const [low, high] = [Math.max(TARGETS[0], pitch / MOST_PITCH), Math.min(TARGETS[1], pitch * MOST_PITCH)];
  const ranges = ([[low, Math.min(high, pitch / LEAST_PITCH)], [Math.max(low, pitch * LEAST_PITCH), high]] as const).filter(([from, to]) => to > from * 1.05);
  // Voices far outside: as near to the others as they can be led.
  if (ranges.length === 0) return pitch > TARGETS[1] ? 1 / between([1.4, MOST_PITCH]) : between([1.4, MOST_PITCH]);
  return between(ranges[randomInt(ranges.length)]!) / pitch;
}

/** Samples between two frames at 16 kHz: 10 ms. */
const HOP = 160;
const ORDER = 18;
const POINTS = 129;
/** What lifts the high parts before the filter is found, and lowers them again. */
const EMPHASIS = 0.94;

/**
 * The same words in another voice, as long as before, in pieces.
 * @param samples one channel at 16 kHz
 */
export function* disguised(samples: Float32Array, rate: number, strength: Strength = drawStrength(medianPitch(samples, rate))): Generator<Samples> {
  const lifted = lift(samples);
  const filters = mouthFilters(lifted);
  const voice = shiftPitch(withoutFilters(lifted, filters), rate, (at) => wandering(strength.pitch, strength.phases, 0, at / rate));
  const spoken = lower(withFilters(voice, (index) => bent(filters[index]!, strength, (index * HOP) / rate), filters, lifted));
  const PIECE = 1 << 16;
  for (let at = 0; at < spoken.length; at += PIECE) yield [spoken.subarray(at, at + PIECE)];
}

/** A factor that wanders around its middle. */
function wandering(middle: number, phases: readonly number[], first: number, seconds: number): number {
  const wave = (index: number) => Math.sin((2 * Math.PI * seconds) / WAVES[index]! + phases[index]!);
  return 1 + (middle - 1) * (1 + WANDER * 0.5 * (wave(first) + wave(first + 1)));
}

function lift(samples: Float32Array): Float32Array {
  const out = new Float32Array(samples.length);
  for (let at = 0; at < samples.length; at++) out[at] = samples[at]! - EMPHASIS * (samples[at - 1] ?? 0);
  return out;
}

/** Undoes what `lift` did, in place: half an hour of samples need not stand in memory once more. */
function lower(samples: Float32Array): Float32Array {
  let last = 0;
  let loudest = 1;
  for (let at = 0; at < samples.length; at++) {
    last = samples[at]! + EMPHASIS * last;
    samples[at] = last;
    loudest = Math.max(loudest, Math.abs(last));
  }
  if (loudest > 1) for (let at = 0; at < samples.length; at++) samples[at]! /= loudest;
  return samples;
}

/** Hann's window; those of neighbours at half its length add up to 1. */
const window = (length: number) => Float64Array.from({ length }, (_, at) => 0.5 - 0.5 * Math.cos((2 * Math.PI * at) / length));

function mouthFilters(samples: Float32Array): Prediction[] {
  const shape = window(3 * HOP);
  const frame = new Float64Array(3 * HOP);
  return Array.from({ length: Math.ceil(samples.length / HOP) + 1 }, (_, index) => {
    for (let at = 0; at < frame.length; at++) frame[at] = (samples[index * HOP - frame.length / 2 + at] ?? 0) * shape[at]!;
    const lags = autocorrelation(frame, ORDER);
    lags[0]! = lags[0]! * 1.0001 + 1e-9;
    return predict(lags);
  });
}

/** What is left of the sound without the mouth: the voice alone. */
function withoutFilters(samples: Float32Array, filters: Prediction[]): Float32Array {
  const out = new Float32Array(samples.length);
  for (let at = 0; at < samples.length; at++) {
    const { coefficients } = filters[Math.round(at / HOP)]!;
    let value = samples[at]!;
    for (let lag = 1; lag <= ORDER; lag++) value += coefficients[lag - 1]! * (samples[at - lag] ?? 0);
    out[at] = value;
  }
  return out;
}

const ENVELOPE = new Envelope(ORDER, POINTS);

/** The filter with its peaks moved. */
function bent(filter: Prediction, strength: Strength, seconds: number): Prediction {
  const before = ENVELOPE.of(filter);
  const after = new Float64Array(POINTS);
  const bend = wandering(strength.bend, strength.phases, 2, seconds);
  const stretch = wandering(strength.stretch, strength.phases, 4, seconds);
  for (let point = 0; point < POINTS; point++) {
    // Where the peak that now stands here stood before.
    const angle = (Math.PI * point) / (POINTS - 1) / stretch;
    const from = (Math.min(Math.PI, Math.max(0, angle ** (1 / bend))) / Math.PI) * (POINTS - 1);
    const whole = Math.min(POINTS - 2, Math.floor(from));
    after[point] = before[whole]! * (1 - (from - whole)) + before[whole + 1]! * (from - whole);
  }
  return ENVELOPE.filter(after);
}

/** Speaks the voice through filters, each frame as loud as it was. */
function withFilters(voice: Float32Array, filterAt: (index: number) => Prediction, own: Prediction[], original: Float32Array): Float32Array {
  const out = new Float32Array(voice.length);
  const size = 2 * HOP;
  const shape = window(size);
  // The filter rings on after its frame.
  const spoken = new Float64Array(size + 2 * HOP);
  for (let index = 0; index < own.length; index++) {
    const begin = index * HOP - HOP;
    const { coefficients } = filterAt(index);
    let [power, wanted] = [1e-12, 0];
    for (let at = 0; at < spoken.length; at++) {
      let value = at < size ? (voice[begin + at] ?? 0) * shape[at]! : 0;
      for (let lag = 1; lag <= ORDER && lag <= at; lag++) value -= coefficients[lag - 1]! * spoken[at - lag]!;
      spoken[at] = value;
      power += value * value;
      if (at < size) wanted += ((original[begin + at] ?? 0) * shape[at]!) ** 2;
    }
    const gain = own[index]!.power > 0 ? Math.min(8, Math.sqrt(wanted / power)) : 0;
    for (let at = 0; at < spoken.length; at++) {
      const to = begin + at;
      if (to >= 0 && to < out.length) out[to]! += gain * spoken[at]!;
    }
  }
  return out;
}
