// Turns a chat's messages into what is drawn: date chips, albums, and bubbles that know whether they begin a run.
import type { ChatMessage } from '../../types';
import { familyOf, isSameDay } from './words';

export type Entry =
  | { kind: 'day'; key: string; time: string }
  | { kind: 'message'; key: string; first: boolean; message: ChatMessage }
  | { kind: 'album'; key: string; first: boolean; messages: ChatMessage[] };

/** As many pictures sent at once become one block, as in WhatsApp. */
const ALBUM_PICTURES = 4;

/** An album stands where its first picture does, even where an answer came between two of them. */
export function entriesOf(messages: readonly ChatMessage[]): Entry[] {
  const albums = new Map<string, ChatMessage[]>();
  for (const message of messages) if (belongsToAlbum(message)) albums.set(message.album as string, [...(albums.get(message.album as string) ?? []), message]);
  const entries: Entry[] = [];
  let before: ChatMessage | undefined;
  for (const message of messages) {
    const pictures = belongsToAlbum(message) ? (albums.get(message.album as string) ?? []) : [];
    const isAlbum = pictures.length >= ALBUM_PICTURES;
    if (isAlbum && pictures[0] !== message) continue;
    const newDay = !before || !isSameDay(before.time, message.time);
    if (newDay) entries.push({ kind: 'day', key: `day-${message.sid}`, time: message.time });
    const first = newDay || before?.direction !== message.direction;
    if (isAlbum) entries.push({ kind: 'album', key: `album-${message.sid}`, first, messages: pictures });
    else entries.push({ kind: 'message', key: message.sid, first, message });
    before = message;
  }
  return entries;
}

function belongsToAlbum(message: ChatMessage): boolean {
  const [item] = message.media;
  return message.album !== undefined && item !== undefined && familyOf(item.contentType) === 'photo' && !message.body && !message.repliedTo;
}
