// A disguised voice is another's: its pitch and formants have moved, and the words' rhythm has not.
import assert from 'node:assert/strict';
import { CONTAINERS } from '../../lib/media-scrub/playing/containers';
import { soundOf } from '../../lib/media-scrub/playing/sound';
import { openSource } from '../../lib/media-scrub/playing/source';
import type { Disguise } from '../../lib/media-scrub/result';
import { scrub } from '../../lib/media-scrub/scrub';
import { autocorrelation, Envelope, predict } from '../../lib/media-scrub/voice/linear-prediction';
import { disguised, drawStrength } from '../../lib/media-scrub/voice/disguise';
import { medianPitch } from '../../lib/media-scrub/voice/pitch';
import { scrubberSettings } from '../../lib/runtime/gate-scrubber';
import { sample } from './samples';

const RATE = 16_000;
/** Formants of vowels in hertz, of an adult man (Peterson and Barney, 1952). */
const VOWELS = { a: [730, 1090, 2440], i: [270, 2290, 3010], u: [300, 870, 2240], e: [530, 1840, 2480] } as const;

/** A voice of pulses through three formants; the rhythm is that of syllables, with pauses. */
function speech(pitch: number, vowels: (keyof typeof VOWELS)[], seconds = 0.4): Float32Array {
  const out = new Float32Array(Math.round(vowels.length * seconds * RATE));
  let phase = 0;
  vowels.forEach((vowel, index) => {
    const states = VOWELS[vowel].map(() => [0, 0]);
    const begin = Math.round(index * seconds * RATE);
    const length = Math.round(seconds * RATE);
    for (let at = 0; at < length; at++) {
      phase += (pitch * (1 + 0.03 * Math.sin((at / RATE) * 9))) / RATE;
      let value = 0;
      if (phase >= 1) {
        phase -= 1;
        value = 1;
      }
      VOWELS[vowel].forEach((formant, number) => {
        const radius = Math.exp((-Math.PI * (60 + 30 * number)) / RATE);
        const state = states[number]!;
        const next = value + 2 * radius * Math.cos((2 * Math.PI * formant) / RATE) * state[0]! - radius * radius * state[1]!;
        [state[1], state[0]] = [state[0]!, next];
        value = next;
      });
      out[begin + at] = value * Math.max(0, Math.sin((Math.PI * at) / (0.8 * length)));
    }
  });
  const loudest = out.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return out.map((value) => (0.5 * value) / loudest);
}

const disguise = (samples: Float32Array, strength = drawStrength(medianPitch(samples, RATE))) => {
  const pieces = [...disguised(samples, RATE, strength)].map(([channel]) => channel!);
  return Float32Array.from(pieces.flatMap((piece) => [...piece]));
};

/** The filter's spectrum in decibels, its mean taken off. */
function envelope(samples: Float32Array): Float64Array {
  const frame = Float64Array.from(samples, (value, at) => (value - 0.94 * (samples[at - 1] ?? 0)) * (0.5 - 0.5 * Math.cos((2 * Math.PI * at) / samples.length)));
  const decibels = new Envelope(18, 129).of(predict(autocorrelation(frame, 18))).map((power) => 10 * Math.log10(power));
  const mean = decibels.reduce((sum, value) => sum + value, 0) / decibels.length;
  return decibels.map((value) => value - mean);
}

/** Root of the mean squared difference of two spectra, in decibels. */
const distance = (one: Float64Array, other: Float64Array) => Math.sqrt(one.reduce((sum, value, at) => sum + (value - other[at]!) ** 2, 0) / one.length);

/** Loudness in steps of 20 ms: what syllables are told apart by. */
function rhythm(samples: Float32Array): number[] {
  const step = RATE / 50;
  return Array.from({ length: Math.floor(samples.length / step) }, (_, index) => Math.sqrt(samples.subarray(index * step, (index + 1) * step).reduce((sum, value) => sum + value * value, 0) / step));
}

function correlation(one: number[], other: number[]): number {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [first, second] = [mean(one), mean(other)];
  let [product, here, there] = [0, 0, 0];
  one.forEach((value, at) => {
    product += (value - first) * (other[at]! - second);
    here += (value - first) ** 2;
    there += (other[at]! - second) ** 2;
  });
  return product / Math.sqrt(here * there);
}

describe('disguising a voice', function () {
  this.timeout(60_000);

  it('moves the pitch of low and high voices by a sixth or more, to where it does not tell which they were', () => {
    for (const pitch of [95, 130, 180, 240]) {
      const original = speech(pitch, ['a', 'i', 'u', 'e', 'a', 'e']);
      const heard = medianPitch(original, RATE)!;
      assert.ok(Math.abs(heard / pitch - 1) < 0.05, 'the measure is right');
      for (let turn = 0; turn < 4; turn++) {
        const now = medianPitch(disguise(original), RATE)!;
        assert.ok(Math.abs(Math.log(now / heard)) > Math.log(1.08), `${heard} Hz became ${now} Hz`);
        assert.ok(now > 90 && now < 260, `${now} Hz is a usual voice`);
      }
    }
  });

  it('moves the formants: the vowel\'s spectrum is further from the speaker\'s own than an undisguised second take', () => {
    for (const vowel of ['a', 'e'] as const) {
      const original = speech(120, [vowel], 1);
      const middle = (samples: Float32Array) => envelope(samples.slice(4000, 8000));
      const again = distance(middle(original), middle(speech(126, [vowel], 1)));
      for (let turn = 0; turn < 4; turn++) {
        const now = distance(middle(original), middle(disguise(original)));
        // 2.7 to 9.5 dB over 120 draws.
        assert.ok(now > 2 * again && now > 2, `${now} dB against ${again} dB`);
      }
    }
  });

  it('lifts and lowers formants as McAdams\' coefficient says', () => {
    const original = speech(120, ['a'], 1);
    const peak = (samples: Float32Array) => {
      const spectrum = envelope(samples.slice(4000, 8000));
      return [...spectrum.keys()].slice(2, 24).reduce((best, at) => (spectrum[at]! > spectrum[best]! ? at : best), 2) * (RATE / 2 / 128);
    };
    const none = [0, 0, 0, 0, 0, 0].map(() => Math.PI * 2);
    const strength = { pitch: 1.3, stretch: 1, phases: none };
    assert.ok(peak(disguise(original, { ...strength, bend: 0.82 })) > peak(original) + 100);
    assert.ok(peak(disguise(original, { ...strength, bend: 1.2 })) < peak(original) - 100);
  });

  it('keeps length and the rhythm of syllables, and silence silent', () => {
    const original = Float32Array.from([...speech(120, ['a', 'i', 'u']), ...new Float32Array(8000), ...speech(140, ['e', 'a', 'i'])]);
    for (let turn = 0; turn < 4; turn++) {
      const now = disguise(original);
      assert.equal(now.length, original.length);
      assert.ok(correlation(rhythm(original), rhythm(now)) > 0.85, `${correlation(rhythm(original), rhythm(now))}`);
      assert.ok(now.every((value) => Number.isFinite(value) && Math.abs(value) <= 1));
    }
    assert.ok(disguise(new Float32Array(RATE)).every((value) => Math.abs(value) < 1e-3));
  });

  it('draws another strength for each file, and lets it wander within one', () => {
    const drawn = Array.from({ length: 30 }, () => drawStrength(120));
    assert.equal(new Set(drawn.map(({ pitch }) => pitch.toFixed(6))).size, 30);
    for (const { pitch, bend, stretch } of drawn) {
      assert.ok(pitch <= 1.6 && pitch >= 1 / 1.6 && (pitch >= 1.16 || pitch <= 1 / 1.16), `pitch ${pitch}`);
      assert.ok(Math.abs(bend - 1) >= 0.1 && Math.abs(bend - 1) <= 0.2, `bend ${bend}`);
      assert.ok(Math.abs(stretch - 1) >= 0.04 && Math.abs(stretch - 1) <= 0.1, `stretch ${stretch}`);
    }
    assert.ok(drawn.some(({ bend }) => bend < 1) && drawn.some(({ bend }) => bend > 1));
  });
});

/** The sound of a scrubbed file. */
async function soundIn(bytes: Buffer): Promise<Float32Array> {
  const source = await openSource(bytes, CONTAINERS['video/mp4']!);
  try {
    const pieces: number[] = [];
    for await (const [channel] of soundOf(source, source.sound!, { rate: RATE, channels: 1 })) pieces.push(...channel!);
    return Float32Array.from(pieces);
  } finally {
    await source.close();
  }
}

describe('the voice in a file that a citizen sends', function () {
  this.timeout(60_000);
  const voice = speech(120, ['a', 'i', 'u', 'e', 'a', 'e']);
  const note = sample({ format: 'ogg', sound: { codec: 'libopus', rate: RATE, samples: voice } });
  const recording = sample({ format: 'mp3', sound: { codec: 'libmp3lame', rate: RATE, samples: voice } });
  const video = sample({ format: 'mp4', picture: { codec: 'libx264' }, sound: { codec: 'aac', rate: RATE, samples: voice }, seconds: 2 });

  /** By how much the voice was moved, up or down. */
  async function moved(file: Promise<Buffer>, disguise: Disguise): Promise<number> {
    const result = await scrub(await file, { disguise });
    assert.ok('bytes' in result);
    const pitch = medianPitch(await soundIn(result.bytes), RATE);
    assert.ok(pitch, 'a voice is heard');
    return Math.abs(Math.log(pitch / 120));
  }
  const [same, other] = [Math.log(1.05), Math.log(1.08)];

  it('is another in voice notes and recordings, each time they are scrubbed', async () => {
    for (const file of [note, recording]) for (let turn = 0; turn < 3; turn++) assert.ok((await moved(file, 'on')) > other);
  });

  it('is its own in a video, unless everything is to be disguised', async () => {
    assert.ok((await moved(video, 'on')) < same);
    assert.ok((await moved(video, 'everything')) > other);
  });

  it('is its own where the gate\'s owner has switched the disguise off', async () => {
    for (const file of [note, recording, video]) assert.ok((await moved(file, 'off')) < same);
  });

  it('is disguised unless the gate\'s owner says otherwise, in a word that is known', () => {
    const disguiseOf = (environment: NodeJS.ProcessEnv) => scrubberSettings(environment, '/var/lib/satark-gate').disguise;
    assert.deepEqual([{}, { VOICE_DISGUISE: '' }, { VOICE_DISGUISE: 'everything' }, { VOICE_DISGUISE: 'off' }].map(disguiseOf), ['on', 'on', 'everything', 'off']);
    assert.throws(() => disguiseOf({ VOICE_DISGUISE: 'no' }), /VOICE_DISGUISE/);
  });
});
