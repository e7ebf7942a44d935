// Opens a container in memory and says which of its tracks are kept: one of picture, one of sound.
import { Codec, CodecContext, Dictionary, FormatContext, InputFormat, Packet, type Stream } from 'node-av/lib';
import { AV_DISPOSITION_ATTACHED_PIC, AV_NOPTS_VALUE, AVFMT_FLAG_CUSTOM_IO, AVMEDIA_TYPE_AUDIO, AVMEDIA_TYPE_VIDEO } from 'node-av/constants';
import { LONGEST_SECONDS, MOST_FRAME_PIXELS, MOST_PACKETS, MOST_TRACKS } from '../limits';
import { Refused } from '../result';
import { checked } from './checked';
import { DECODERS, type Container } from './containers';
import { readerOf } from './memory-file';
import './silence';

export interface Source {
  picture: Stream | undefined;
  sound: Stream | undefined;
  /** seconds at which the file's first track begins, in its own time */
  begins: number;
  /** seconds that the file lasts, as far as it tells; 0 where it does not */
  lasts: number;
  /** The packets of a track in the file's order; each is good until the next. @throws Refused too-large */
  packets(track: Stream): AsyncGenerator<Packet>;
  close(): Promise<void>;
}

/** @throws Refused unreadable */
export async function openSource(bytes: Buffer, container: Container): Promise<Source> {
  const io = readerOf(bytes);
  const context = new FormatContext();
  context.allocContext();
  context.pb = io;
  context.flags = AVFMT_FLAG_CUSTOM_IO;
  const close = async () => {
    // The context would free the file along with itself.
    context.pb = null;
    await context.closeInput();
    io.freeContext();
  };
  try {
    // No address may be opened, whatever the file refers to: no protocol has this name.
    const options = Dictionary.fromObject({ protocol_whitelist: 'none', format_whitelist: formatNames(container), codec_whitelist: DECODERS.join(','), max_streams: MOST_TRACKS });
    checked(await context.openInput('', InputFormat.findInputFormat(container.demuxer), options));
    checked(await context.findStreamInfo());
    const picture = context.streams.find((track) => track.codecpar.codecType === AVMEDIA_TYPE_VIDEO && !track.hasDisposition(AV_DISPOSITION_ATTACHED_PIC));
    const sound = context.streams.find((track) => track.codecpar.codecType === AVMEDIA_TYPE_AUDIO);
    if (!picture && !sound) throw new Refused('unreadable');
    if (picture && picture.codecpar.width * picture.codecpar.height > MOST_FRAME_PIXELS) throw new Refused('too-large');
    const begins = context.startTime === AV_NOPTS_VALUE ? 0 : Number(context.startTime) / 1e6;
    const lasts = context.duration === AV_NOPTS_VALUE ? 0 : Number(context.duration) / 1e6;
    // These two tell it exactly; of others it is a guess, and only what is really there is counted.
    if (['mov', 'ogg'].includes(container.demuxer) && lasts > LONGEST_SECONDS) throw new Refused('too-large');
    return { picture, sound, begins, lasts, packets: (track) => packets(context, track), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** All names of a reader, as format_whitelist compares them. */
const formatNames = ({ demuxer }: Container) => InputFormat.findInputFormat(demuxer)?.name ?? demuxer;

async function* packets(context: FormatContext, track: Stream): AsyncGenerator<Packet> {
  const packet = new Packet();
  packet.alloc();
  try {
    for (let count = 0; (await context.readFrame(packet)) >= 0; count++) {
      if (count > MOST_PACKETS) throw new Refused('too-large');
      if (packet.streamIndex === track.index) yield packet;
      packet.unref();
    }
  } finally {
    packet.free();
  }
}

/** A track's decoder, open. @throws Refused unreadable where it is none of those that may run */
export async function openDecoder(track: Stream): Promise<CodecContext> {
  const codec = Codec.findDecoder(track.codecpar.codecId);
  if (!codec || !DECODERS.includes(codec.name ?? '')) throw new Refused('unsupported');
  const decoder = new CodecContext();
  decoder.allocContext3(codec);
  checked(decoder.parametersToContext(track.codecpar));
  decoder.pktTimebase = track.timeBase;
  decoder.threadCount = 1;
  // Not open2Sync: it frees the options twice (node-av 6.1).
  checked(await decoder.open2(codec, Dictionary.fromObject({ max_pixels: MOST_FRAME_PIXELS })));
  return decoder;
}

/** Seconds in the file's time, counted from where its first track begins. @throws Refused too-large beyond what is kept */
export function secondsOf(time: bigint, track: Stream, begins: number): number {
  const seconds = (Number(time) * track.timeBase.num) / track.timeBase.den - begins;
  if (seconds > LONGEST_SECONDS) throw new Refused('too-large');
  return seconds;
}
