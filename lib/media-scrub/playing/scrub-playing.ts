// Sound and video as MP4: one picture, one sound, and nothing else of the file.
import { AV_CODEC_ID_OPUS } from 'node-av/constants';
import { disguised } from '../voice/disguise';
import { LARGEST_RESULT } from '../limits';
import { Refused, type ScrubbedMedia, type ScrubOptions } from '../result';
import { encodeAac, type EncodedSound } from './aac';
import { withoutDescriptions } from './boxes';
import type { Container } from './containers';
import { encodeAnew, isPlayable, takeOver } from './moving-picture';
import { writeMp4 } from './mp4-file';
import { soundOf, type Samples, type SoundForm } from './sound';
import { openSource, type Source } from './source';

/** Speech needs no more; what stands above 8 kHz tells microphones apart better than words. */
const SPEECH: SoundForm = { rate: 16_000, channels: 1 };
/** Rates that AAC has and players like; any other becomes the last. */
const RATES = [16_000, 22_050, 24_000, 32_000, 44_100, 48_000];

/** @throws Refused too-large, unsupported, unreadable */
export async function scrubPlaying(original: Buffer, container: Container, options: ScrubOptions): Promise<ScrubbedMedia> {
  const bytes = container.demuxer === 'mov' ? withoutDescriptions(original) : original;
  const { hasPicture, sound, voiceNote } = await readSound(bytes, container, options);
  try {
    if (!hasPicture) {
      if (!sound) throw new Refused('unreadable');
      return { kind: voiceNote ? 'voice' : 'audio', contentType: 'audio/mp4', bytes: await writeMp4(undefined, unwritten(sound)) };
    }
    return { kind: 'video', contentType: 'video/mp4', bytes: await withPicture(bytes, container, sound) };
  } finally {
    sound?.free();
  }
}

async function readSound(bytes: Buffer, container: Container, { disguise }: ScrubOptions): Promise<{ hasPicture: boolean; sound: EncodedSound | undefined; voiceNote: boolean }> {
  const source = await openSource(bytes, container);
  try {
    const { picture, sound: track } = source;
    const hasPicture = picture !== undefined;
    const voiceNote = container.demuxer === 'ogg' && track?.codecpar.codecId === AV_CODEC_ID_OPUS;
    if (!track) return { hasPicture, sound: undefined, voiceNote };
    const hidden = disguise === 'everything' || (disguise === 'on' && !hasPicture);
    const form = hidden ? SPEECH : ownForm(track.codecpar.sampleRate, track.codecpar.channels);
    // Neither a video near the limit nor a long recording may outgrow it by how its sound is encoded.
    const most = hasPicture ? Number(track.codecpar.bitRate) : source.lasts > 0 ? Math.floor((0.9 * 8 * LARGEST_RESULT) / source.lasts) : 0;
    const pieces = soundOf(source, track, form);
    try {
      return { hasPicture, sound: await encodeAac(hidden ? disguised(await whole(pieces), form.rate) : pieces, form, most), voiceNote };
    } catch (error) {
      // A video whose sound is empty or of an unknown kind is still a video; one that is too long is not.
      if (hasPicture && error instanceof Refused && error.problem !== 'too-large') return { hasPicture, sound: undefined, voiceNote };
      throw error;
    }
  } finally {
    await source.close();
  }
}

function ownForm(rate: number, channels: number): SoundForm {
  return { rate: RATES.includes(rate) ? rate : rate < 16_000 ? 16_000 : 48_000, channels: channels >= 2 ? 2 : 1 };
}

/** One channel in one piece: half an hour at 16 kHz has 115 MB. */
async function whole(pieces: AsyncIterable<Samples>): Promise<Float32Array> {
  const all: Float32Array[] = [];
  let length = 0;
  for await (const [channel] of pieces) {
    all.push(channel!);
    length += channel!.length;
  }
  const joined = new Float32Array(length);
  let at = 0;
  for (const piece of all) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}

async function withPicture(bytes: Buffer, container: Container, sound: EncodedSound | undefined): Promise<Buffer> {
  const first = await openSource(bytes, container);
  try {
    if (!isPlayable(first.picture!)) return await written(first, encodeAnew, sound);
    try {
      return await written(first, takeOver, sound);
    } catch (error) {
      if (error instanceof Refused && error.problem === 'too-large') throw error;
    }
  } finally {
    await first.close();
  }
  // A picture that can't be taken over unit by unit may still be decoded.
  const again = await openSource(bytes, container);
  try {
    return await written(again, encodeAnew, sound);
  } finally {
    await again.close();
  }
}

async function written(source: Source, how: typeof takeOver | typeof encodeAnew, sound: EncodedSound | undefined): Promise<Buffer> {
  const heard = sound ? sound.packets.reduce((sum, { size }) => sum + size, 0) : 0;
  const picture = await how(source, source.picture!, LARGEST_RESULT - heard);
  try {
    return await writeMp4(picture, sound && unwritten(sound));
  } finally {
    picture.free();
  }
}

/** Writing uses packets up: each try gets its own. */
function unwritten(sound: EncodedSound): EncodedSound {
  return { ...sound, packets: sound.packets.map((packet) => packet.clone()!) };
}
