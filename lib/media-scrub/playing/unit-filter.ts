// Takes out of H.264 what is not picture: remarks of the encoder, user data, captions, padding.
import { BitStreamFilter, BitStreamFilterContext, Packet, type CodecParameters, type IRational } from 'node-av/lib';
import { Rational } from 'node-av/lib';
import { checked, hasResult } from './checked';

/** Kinds of units that make the picture: slices and their parameter sets (ITU-T H.264, table 7-1). */
const PICTURE_UNITS = '1-5|7|8';

export interface UnitFilter {
  /** of what comes out */
  parameters: CodecParameters;
  /** Gives what is left of a packet, or at the end (null) what was held back. The packets are the caller's to free. @throws Refused unreadable */
  take(packet: Packet | null): Packet[];
  free(): void;
}

/** @param parameters of the track as it goes in; the parameter sets in them are filtered too */
export function filterUnits(parameters: CodecParameters, timeBase: IRational): UnitFilter {
  const filter = new BitStreamFilterContext();
  checked(filter.alloc(BitStreamFilter.getByName('filter_units')!));
  checked(parameters.copy(filter.inputCodecParameters!));
  filter.inputTimeBase = new Rational(timeBase.num, timeBase.den);
  checked(filter.setOption('pass_types', PICTURE_UNITS) as unknown as number);
  checked(filter.init());
  return {
    parameters: filter.outputCodecParameters!,
    take: (packet) => {
      checked(filter.sendPacketSync(packet));
      const out: Packet[] = [];
      for (;;) {
        const left = new Packet();
        left.alloc();
        if (!hasResult(filter.receivePacketSync(left))) {
          left.free();
          return out;
        }
        left.freeSideData();
        out.push(left);
      }
    },
    free: () => filter.free(),
  };
}
