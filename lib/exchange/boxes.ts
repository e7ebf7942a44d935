// What crosses between gate and desk is sealed to who reads it: neither side can open what it handed over, and a thief of the
// database opens nothing. Public keys come from the environment, never from the database, where someone could put their own.
import { createBoxOpener, createBoxSealer, readersOf } from '../sealing/box';
import { fromPaddedJson, paddedJson } from '../sealing/padded';
import type { BotMessage, CitizenMessage } from './messages';

export type Side = 'gate' | 'desk';

/** One side's view of the exchange. */
export interface Boxes {
  side: Side;
  /** of this side's keys, 32 bytes each; the first is current */
  publicKeys: readonly Buffer[];
  /** of the other side, likewise */
  otherPublicKeys: readonly Buffer[];
  /** Seals a message to the other side; it opens only under the same handle. */
  sealMessage(handle: string, message: CitizenMessage | BotMessage): Buffer;
  /** Opens a message of the other side. @throws WrongKey, or Error where it was changed or stood under another handle */
  openMessage<Message extends CitizenMessage | BotMessage>(handle: string, sealed: Uint8Array): Message;
  /** A citizen's media, sealed by the gate, open at the desk alone; an officer's, sealed by the desk, at both: the gate sends them. */
  sealMedia(id: string, bytes: Uint8Array): Buffer;
  /** @throws as openMessage */
  openMedia(id: string, sealed: Uint8Array): Buffer;
  /** Seals to this side itself what stood open before there were boxes. @param kind as which it will be opened */
  sealOlder(kind: 'message' | 'media', name: string, bytes: Uint8Array): Buffer;
  /** Opens what this side can open and seals it anew, to the same readers' current keys. @throws as openMessage */
  renew(kind: 'message' | 'media', name: string, sealed: Uint8Array): Buffer;
  /** Goes on with other keys; what is not named stays. */
  change(keys: { own?: readonly Buffer[]; others?: readonly Buffer[] }): void;
}

/**
 * @param keys of this side, 32 bytes each; the first is current
 * @param others the other side's public keys: all is sealed to the first
 */
export function createBoxes(side: Side, keys: readonly Buffer[], others: readonly Buffer[]): Boxes {
  let ring = ringOf(side, keys, others);
  const otherSide: Side = side === 'gate' ? 'desk' : 'gate';
  const message = (from: Side, handle: string) => `message of the ${from} ${handle}`;
  const media = (id: string) => `media ${id}`;
  const received = (kind: 'message' | 'media', name: string) => (kind === 'message' ? message(otherSide, name) : media(name));
  return {
    side,
    get publicKeys() {
      return ring.opener.publicKeys;
    },
    get otherPublicKeys() {
      return ring.others;
    },
    sealMessage: (handle, content) => ring.toOther.seal(message(side, handle), paddedJson(content)),
    openMessage: <Message>(handle: string, sealed: Uint8Array) => fromPaddedJson(ring.opener.open(message(otherSide, handle), sealed)) as Message,
    sealMedia: (id, bytes) => ring.ofMedia.seal(media(id), bytes),
    openMedia: (id, sealed) => ring.opener.open(media(id), sealed),
    sealOlder: (kind, name, bytes) => ring.toOwn.seal(received(kind, name), bytes),
    renew: (kind, name, sealed) => (readersOf(sealed) > 1 ? ring.ofMedia : ring.toOwn).seal(received(kind, name), ring.opener.open(received(kind, name), sealed)),
    change: ({ own = ring.keys, others: theirs = ring.others }) => {
      ring = ringOf(side, own, theirs);
    },
  };
}

/** What one set of keys seals and opens with. */
function ringOf(side: Side, keys: readonly Buffer[], others: readonly Buffer[]) {
  const opener = createBoxOpener(keys, side);
  const [other] = others;
  if (!other) throw new Error(`the ${side} needs the other side's public key.`);
  const own = opener.publicKeys[0]!;
  const toOther = createBoxSealer([other]);
  return { keys, others, opener, toOther, toOwn: createBoxSealer([own]), ofMedia: side === 'gate' ? toOther : createBoxSealer([other, own]) };
}
