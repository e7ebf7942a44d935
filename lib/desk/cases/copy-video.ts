// An officer's video in a new file: one track of picture, one of sound, and of these only what is picture and sound.
// Done in JavaScript alone: the desk may start no process, and an officer's file reaches no compiled code here.
import { setImmediate } from 'node:timers/promises';
import { BufferSource, BufferTarget, EncodedAudioPacketSource, EncodedPacketSink, EncodedVideoPacketSource, Input, Logging, LogLevel, MP4, Mp4OutputFormat, Output, QTFF, type EncodedPacket, type InputAudioTrack, type InputVideoTrack } from 'mediabunny';
import { Problem } from '../offices/problems';
import { pictureUnits, withoutRemarks } from './picture-units';
import { checkSampleTables } from './sample-tables';
import { scrubVideo } from './scrub-video';

// What it would print holds words of the file.
Logging.level = LogLevel.Silent;

/** Packets between which others' requests are served. */
const AT_ONCE = 200;
/** Seconds by which a first picture may be early: times are rounded. */
const EXACT = 0.001;

/**
 * An MP4 with the same picture and sound, unharmed, and nothing of the original's other bytes: no place, device, time, other track,
 * encoder's remark, nor what lies between the samples or behind the file, nor what was cut away before its beginning.
 * @param original MP4, 3GP or QuickTime
 * @throws Problem unsupported-media for pictures other than H.264 and H.265, or unknown sound; unreadable-media
 */
export async function copyVideo(original: Buffer): Promise<Buffer> {
  checkSampleTables(original);
  const input = new Input({ source: new BufferSource(original), formats: [MP4, QTFF] });
  try {
    const [picture, sound] = [await input.getPrimaryVideoTrack(), await input.getPrimaryAudioTrack()];
    if (!picture) throw new Problem('unreadable-media');
    // The new file tells when it was made, and by what.
    return scrubVideo(await copied(picture, sound));
  } catch (error) {
    throw error instanceof Problem ? error : new Problem('unreadable-media');
  } finally {
    input.dispose();
  }
}

async function copied(picture: InputVideoTrack, sound: InputAudioTrack | null): Promise<Uint8Array> {
  const [codec, soundCodec] = [await picture.getCodec(), await sound?.getCodec()];
  if ((codec !== 'avc' && codec !== 'hevc') || (sound && !soundCodec)) throw new Problem('unsupported-media');
  const shown = await picture.getDecoderConfig();
  const heard = sound && (await sound.getDecoderConfig());
  if (!shown?.description || (sound && !heard)) throw new Problem('unreadable-media');
  const units = pictureUnits(codec, bytesOf(shown.description as ArrayBuffer | ArrayBufferView));
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'in-memory' }), target: new BufferTarget() });
  const pictures = new EncodedVideoPacketSource(codec);
  output.addVideoTrack(pictures, { rotation: await picture.getRotation() });
  const sounds = sound && soundCodec ? new EncodedAudioPacketSource(soundCodec) : null;
  if (sounds) output.addAudioTrack(sounds);
  await output.start();
  const begins = Math.max(0, Math.min(await picture.getFirstTimestamp(), sound ? await sound.getFirstTimestamp() : Infinity));
  let count = 0;
  let isShown = false;
  for await (const { packet, from } of inOrder(picture, sound)) {
    if (++count % AT_ONCE === 0) await setImmediate();
    // Cut away in the phone's editor, which hides it before the beginning; what is shown then needs a picture that stands alone.
    isShown ||= from === 'picture' && packet.type === 'key' && packet.timestamp > -EXACT;
    if (from === 'picture' ? !isShown : packet.timestamp + packet.duration <= 0) continue;
    const timestamp = Math.max(0, packet.timestamp - begins);
    if (from === 'sound') await sounds!.add(packet.clone({ timestamp }), { decoderConfig: heard! });
    else await pictures.add(packet.clone({ timestamp, data: withoutRemarks(packet.data, units) }), { decoderConfig: { ...shown, description: units.description } });
  }
  if (!isShown) throw new Problem('unreadable-media');
  await output.finalize();
  return new Uint8Array(output.target.buffer!);
}

/** The packets of both tracks as a player needs them. */
async function* inOrder(picture: InputVideoTrack, sound: InputAudioTrack | null): AsyncGenerator<{ packet: EncodedPacket; from: 'picture' | 'sound' }> {
  const shown = new EncodedPacketSink(picture).packets();
  const heard = sound && new EncodedPacketSink(sound).packets();
  let [nextShown, nextHeard] = [await shown.next(), await heard?.next()];
  while (!nextShown.done || (nextHeard && !nextHeard.done)) {
    const heardFirst = nextHeard && !nextHeard.done && (nextShown.done || nextHeard.value.timestamp < nextShown.value.timestamp);
    if (heardFirst) {
      yield { packet: nextHeard!.value as EncodedPacket, from: 'sound' };
      nextHeard = await heard!.next();
    } else {
      yield { packet: nextShown.value as EncodedPacket, from: 'picture' };
      nextShown = await shown.next();
    }
  }
}

const bytesOf = (part: ArrayBuffer | ArrayBufferView) => (ArrayBuffer.isView(part) ? new Uint8Array(part.buffer, part.byteOffset, part.byteLength) : new Uint8Array(part));
