// The seals of the desk: what it keeps is sealed with its own key, what it says with the gate's public one. One set a process, as the log is one.
import { createBoxes, type Boxes } from '../exchange/boxes';
import { createSealer } from '../sealing/aead';
import { fromPaddedJson, paddedJson } from '../sealing/padded';

/** What a sealed value is. */
export type Kept = 'conversation' | 'tip' | 'event';

export interface Seals {
  boxes: Boxes;
  /** @param row what names the row for good: it opens only there */
  keep(as: Kept, row: string, value: object): Buffer;
  /** @throws WrongKey where it is sealed with another key; Error where it was changed or stood in another row */
  read<Value>(as: Kept, row: string, sealed: Uint8Array): Value;
  /** Seals JSON that stood open before. */
  keepOlder(as: Kept, row: string, json: Buffer): Buffer;
  /** Seals anew, with the current key, what is sealed with any of ours. @throws as read */
  renew(as: Kept, row: string, sealed: Uint8Array): Buffer;
  /** Goes on with other keys of the desk. */
  change(keys: readonly Buffer[]): void;
}

export interface DeskKeys {
  /** DESK_KEY: 32 bytes each, the first is current */
  keys: readonly Buffer[];
  /** GATE_PUBLIC_KEY; the first is current */
  gatePublicKeys: readonly Buffer[];
}

let current: Seals | undefined;

/** Opens the seals of this process. */
export function openSeals(keys: DeskKeys): Seals {
  current = createSeals(keys);
  return current;
}

/** Seals of their own, for who works with other keys than the process. */
export function createSeals({ keys, gatePublicKeys }: DeskKeys): Seals {
  let sealer = createSealer(keys, 'desk');
  const boxes = createBoxes('desk', keys, gatePublicKeys);
  const name = (as: Kept, row: string) => `${as} ${row}`;
  const keep = (as: Kept, row: string, value: object) => sealer.seal(name(as, row), paddedJson(value));
  return {
    boxes,
    keep,
    read: <Value>(as: Kept, row: string, sealed: Uint8Array) => fromPaddedJson(sealer.open(name(as, row), sealed)) as Value,
    keepOlder: (as, row, json) => keep(as, row, fromPaddedJson(json) as object),
    renew: (as, row, sealed) => sealer.seal(name(as, row), sealer.open(name(as, row), sealed)),
    change: (others) => {
      sealer = createSealer(others, 'desk');
      boxes.change({ own: others });
    },
  };
}

/** @throws Error where the process has not opened them */
export function seals(): Seals {
  if (!current) throw new Error('the desk\'s key is not open: this only works in a process that was started with DESK_KEY.');
  return current;
}
