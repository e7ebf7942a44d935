// How high a voice is, and a way to make it higher or lower without changing how long it lasts.

/** Hertz between which voices lie. */
const LOWEST = 65;
const HIGHEST = 420;
const FRAME_SECONDS = 0.05;
/** Likeness of a frame to itself one period later, from which on it counts as voiced. */
const VOICED = 0.5;

/**
 * The median pitch in hertz of a recording's voiced parts, or undefined where there are none.
 * @param most frames that are looked at, evenly spread
 */
export function medianPitch(samples: Float32Array, rate: number, most = 400): number | undefined {
  const frame = Math.round(FRAME_SECONDS * rate);
  const frames = Math.floor(samples.length / frame) - 1;
  const found: number[] = [];
  for (let index = 0; index < Math.min(frames, most); index++) {
    const at = Math.floor((index * frames) / Math.min(frames, most)) * frame;
    const pitch = pitchAt(samples.subarray(at, at + 2 * frame), rate);
    if (pitch !== undefined) found.push(pitch);
  }
  if (found.length < 3) return undefined;
  found.sort((one, other) => one - other);
  return found[found.length >> 1];
}

function pitchAt(samples: Float32Array, rate: number): number | undefined {
  const [shortest, longest] = [Math.floor(rate / HIGHEST), Math.ceil(rate / LOWEST)];
  const size = samples.length - longest;
  const likeness = new Float64Array(longest + 1);
  let best = 0;
  for (let lag = shortest; lag <= longest; lag++) {
    let [product, here, there] = [0, 0, 0];
    for (let at = 0; at < size; at += 2) {
      const [one, other] = [samples[at]!, samples[at + lag]!];
      product += one * other;
      here += one * one;
      there += other * other;
    }
    if (here < 1e-4) return undefined;
    likeness[lag] = product / Math.sqrt(here * there + 1e-12);
    best = Math.max(best, likeness[lag]!);
  }
  if (best < VOICED) return undefined;
  // The shortest period that is nearly as good: twice the period is as alike as the period itself.
  for (let lag = shortest + 1; lag < longest; lag++) {
    if (likeness[lag]! > 0.9 * best && likeness[lag]! >= likeness[lag - 1]! && likeness[lag]! >= likeness[lag + 1]!) return rate / lag;
  }
  return undefined;
}

/** Milliseconds within which the reading place may run from the writing place before it jumps. */
const REACH = 40;
const FADE = 8;

/**
 * Reads the samples faster or slower, and jumps back or forth where it would run away: to where the sound is most alike, so that the jump is not heard.
 * @param factor of the pitch at a sample; above 1 is higher
 */
export function shiftPitch(samples: Float32Array, rate: number, factor: (at: number) => number): Float32Array {
  const out = new Float32Array(samples.length);
  const reach = Math.round((REACH / 1000) * rate);
  const fade = Math.round((FADE / 1000) * rate);
  let place = 0;
  let old = 0;
  let fading = 0;
  for (let at = 0; at < samples.length; at++) {
    if (fading > 0) {
      const share = fading / fade;
      out[at] = share * valueAt(samples, old) + (1 - share) * valueAt(samples, place);
      fading--;
    } else {
      out[at] = valueAt(samples, place);
      const ahead = place - at;
      if (Math.abs(ahead) > reach / 2) {
        old = place;
        place = mostAlike(samples, place, ahead > 0 ? -1 : 1, reach, fade, rate);
        fading = fade;
      }
    }
    const step = factor(at);
    place += step;
    old += step;
  }
  return out;
}

function valueAt(samples: Float32Array, place: number): number {
  const whole = Math.floor(place);
  const rest = place - whole;
  return (samples[whole] ?? 0) * (1 - rest) + (samples[whole + 1] ?? 0) * rest;
}

function mostAlike(samples: Float32Array, place: number, direction: 1 | -1, reach: number, fade: number, rate: number): number {
  const from = Math.floor(place);
  let [best, bestScore] = [Math.round(reach / 2), -Infinity];
  for (let jump = Math.ceil(rate / HIGHEST); jump <= reach; jump++) {
    const to = from + direction * jump;
    let [product, power] = [0, 1e-9];
    for (let at = -fade; at < fade; at += 2) {
      const other = samples[to + at] ?? 0;
      product += (samples[from + at] ?? 0) * other;
      power += other * other;
    }
    const score = product / Math.sqrt(power);
    if (score > bestScore) [best, bestScore] = [jump, score];
  }
  return place + direction * best;
}
