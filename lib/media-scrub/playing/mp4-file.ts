// Writes an MP4 of one track of picture, one of sound, or both, and nothing that describes them.
import { Dictionary, FormatContext, Packet, type Stream } from 'node-av/lib';
import { AV_NOPTS_VALUE, AVFMT_FLAG_BITEXACT, AVFMT_FLAG_CUSTOM_IO } from 'node-av/constants';
import type { EncodedSound } from './aac';
import { tableFirst } from './boxes';
import { checked } from './checked';
import { writer } from './memory-file';
import type { MovingPicture } from './moving-picture';

/** Frees the packets that it writes. @throws Refused too-large, unreadable */
export async function writeMp4(picture: MovingPicture | undefined, sound: EncodedSound | undefined): Promise<Buffer> {
  const { io, bytes } = writer();
  const context = new FormatContext();
  checked(context.allocOutputContext2(null, 'mp4', null));
  context.pb = io;
  // Bit-exact: the muxer's own name and version stay out.
  context.flags = (AVFMT_FLAG_CUSTOM_IO | AVFMT_FLAG_BITEXACT) as typeof context.flags;
  try {
    const shown = picture && newTrack(context, (track) => {
      picture.describe(track.codecpar);
      track.timeBase = picture.timeBase as Stream['timeBase'];
    });
    const heard = sound && newTrack(context, (track) => {
      sound.describe(track.codecpar);
      track.timeBase = { num: 1, den: sound.form.rate } as Stream['timeBase'];
    });
    checked(await context.writeHeader(Dictionary.fromObject({ empty_hdlr_name: 1 })));
    let next = 0;
    const writeSoundUntil = async (seconds: number) => {
      while (heard && next < sound.packets.length) {
        const packet = sound.packets[next]!;
        if (Number(packet.pts) / sound.form.rate > seconds) return;
        next++;
        await write(context, packet, heard, { num: 1, den: sound.form.rate });
        packet.free();
      }
    };
    if (picture && shown) {
      for await (const packet of picture.packets()) {
        const time = packet.dts !== AV_NOPTS_VALUE ? packet.dts : packet.pts;
        await writeSoundUntil((Number(time) * picture.timeBase.num) / picture.timeBase.den);
        await write(context, packet, shown, picture.timeBase);
        packet.free();
      }
    }
    await writeSoundUntil(Infinity);
    checked(await context.writeTrailer());
    return tableFirst(bytes());
  } finally {
    // The context would free the file along with itself.
    context.pb = null;
    context.freeContext();
    io.freeContext();
  }
}

function newTrack(context: FormatContext, describe: (track: Stream) => void): Stream {
  const track = context.newStream();
  describe(track);
  return track;
}

async function write(context: FormatContext, packet: Packet, track: Stream, timeBase: { num: number; den: number }): Promise<void> {
  packet.streamIndex = track.index;
  packet.rescaleTs(timeBase, track.timeBase);
  packet.pos = -1n;
  checked(await context.writeFrame(packet));
}
