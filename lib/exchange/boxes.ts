// What crosses between gate and desk is sealed to who reads it: neither side can open what it handed over, and a thief of the
// database opens nothing. Public keys come from the environment, never from the database, where someone could put their own.
import { createBoxOpener, createBoxSealer } from '../sealing/box';
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
}

/**
 * @param keys of this side, 32 bytes each; the first is current
 * @param others the other side's public keys: all is sealed to the first
 */
export function createBoxes(side: Side, keys: readonly Buffer[], others: readonly Buffer[]): Boxes {
  const opener = createBoxOpener(keys, side);
  const [other] = others;
  if (!other) throw new Error(`the ${side} needs the other side's public key.`);
  const toOther = createBoxSealer([other]);
  const own = opener.publicKeys[0]!;
  const toOwn = createBoxSealer([own]);
  const ofMedia = side === 'gate' ? toOther : createBoxSealer([other, own]);
  const otherSide: Side = side === 'gate' ? 'desk' : 'gate';
  const message = (from: Side, handle: string) => `message of the ${from} ${handle}`;
  const media = (id: string) => `media ${id}`;
  return {
    side,
    publicKeys: opener.publicKeys,
    otherPublicKeys: others,
    sealMessage: (handle, content) => toOther.seal(message(side, handle), paddedJson(content)),
    openMessage: <Message>(handle: string, sealed: Uint8Array) => fromPaddedJson(opener.open(message(otherSide, handle), sealed)) as Message,
    sealMedia: (id, bytes) => ofMedia.seal(media(id), bytes),
    openMedia: (id, sealed) => opener.open(media(id), sealed),
    sealOlder: (kind, name, bytes) => toOwn.seal(kind === 'message' ? message(otherSide, name) : media(name), bytes),
  };
}
