// Voice notes and the sample clip: recorded or made here, always in a form that WhatsApp carries (Ogg with Opus, MP4 with H.264).
import type { Attachment } from './simulator';
import { truckOnBridge } from './scenes';

/** Types that need no change before they are sent. */
const CARRIED = ['audio/ogg', 'audio/mp4', 'audio/aac', 'audio/mpeg', 'audio/amr'];

export interface Recorder {
  /** Ends the recording and gives the voice note. */
  stop(): Promise<Attachment>;
  discard(): void;
}

/**
 * Starts to record from the microphone.
 * @throws where there is none, or the person does not allow it
 */
export async function startRecording(): Promise<Recorder> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const type = ['audio/ogg;codecs=opus', 'audio/webm;codecs=opus', 'audio/mp4'].find((candidate) => MediaRecorder.isTypeSupported(candidate));
  const recorder = new MediaRecorder(stream, type ? { mimeType: type } : {});
  const parts: Blob[] = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  recorder.start();
  const release = () => stream.getTracks().forEach((track) => track.stop());
  return {
    stop: () =>
      new Promise((resolve, reject) => {
        recorder.onstop = () => {
          release();
          toVoiceNote(new Blob(parts, { type: recorder.mimeType })).then(resolve, reject);
        };
        recorder.stop();
      }),
    discard() {
      recorder.stop();
      release();
    },
  };
}

/** Puts what a browser recorded into Ogg, where it is not in a form that WhatsApp carries already. */
export async function toVoiceNote(recorded: Blob): Promise<Attachment> {
  const type = recorded.type.split(';')[0] ?? '';
  if (CARRIED.includes(type)) return { blob: recorded, type };
  const { ALL_FORMATS, BlobSource, BufferTarget, Conversion, Input, OggOutputFormat, Output } = await import('mediabunny');
  const target = new BufferTarget();
  const conversion = await Conversion.init({ input: new Input({ source: new BlobSource(recorded), formats: ALL_FORMATS }), output: new Output({ format: new OggOutputFormat(), target }), video: { discard: true } });
  await conversion.execute();
  return oggOf(target.buffer);
}

const SAMPLE_RATE = 48_000;
const SAMPLE_SECONDS = 5;

/** A murmur in the rhythm of speech, so that a voice note can be sent without a microphone; null where this browser can't encode Opus. */
export async function sampleVoice(): Promise<Attachment | null> {
  const { AudioBufferSource, BufferTarget, canEncodeAudio, OggOutputFormat, Output } = await import('mediabunny');
  if (!(await canEncodeAudio('opus'))) return null;
  const sound = new AudioBuffer({ length: SAMPLE_RATE * SAMPLE_SECONDS, sampleRate: SAMPLE_RATE, numberOfChannels: 1 });
  const samples = sound.getChannelData(0);
  let phase = 0;
  for (let index = 0; index < samples.length; index++) {
    const time = index / SAMPLE_RATE;
    const syllable = Math.max(0, Math.sin(time * Math.PI * 4.2)) ** 0.6 * (Math.sin(time * 1.9) > -0.7 ? 1 : 0.1);
    phase += (2 * Math.PI * (125 + 22 * Math.sin(time * 2.3) + 9 * Math.sin(time * 13))) / SAMPLE_RATE;
    const vowel = 500 + 280 * Math.sin(time * 5.1);
    let voice = 0;
    for (let overtone = 1; overtone <= 18; overtone++) voice += (Math.sin(phase * overtone) / overtone) * Math.exp(-(((125 * overtone - vowel) / 420) ** 2));
    samples[index] = voice * syllable * 0.5;
  }
  const target = new BufferTarget();
  const output = new Output({ format: new OggOutputFormat(), target });
  const source = new AudioBufferSource({ codec: 'opus', bitrate: 24_000 });
  output.addAudioTrack(source);
  await output.start();
  await source.add(sound);
  await output.finalize();
  return oggOf(target.buffer);
}

const FRAMES_PER_SECOND = 15;
const CLIP_SECONDS = 4;

/** A lorry that crosses a bridge at night; null where this browser can't encode H.264. */
export async function sampleVideo(): Promise<Attachment | null> {
  const { BufferTarget, canEncodeVideo, CanvasSource, Mp4OutputFormat, Output } = await import('mediabunny');
  if (!(await canEncodeVideo('avc'))) return null;
  const canvas = document.createElement('canvas');
  canvas.width = 640;
  canvas.height = 480;
  const context = canvas.getContext('2d');
  if (!context) return null;
  const target = new BufferTarget();
  const output = new Output({ format: new Mp4OutputFormat(), target });
  const source = new CanvasSource(canvas, { codec: 'avc', bitrate: 900_000 });
  output.addVideoTrack(source, { frameRate: FRAMES_PER_SECOND });
  await output.start();
  const frames = FRAMES_PER_SECOND * CLIP_SECONDS;
  for (let frame = 0; frame < frames; frame++) {
    truckOnBridge(context, canvas.width, canvas.height, frame / frames);
    await source.add(frame / FRAMES_PER_SECOND, 1 / FRAMES_PER_SECOND);
  }
  await output.finalize();
  return { blob: new Blob([target.buffer ?? new ArrayBuffer(0)]), type: 'video/mp4', filename: 'bridge.mp4' };
}

const oggOf = (buffer: ArrayBuffer | null): Attachment => ({ blob: new Blob([buffer ?? new ArrayBuffer(0)]), type: 'audio/ogg' });
