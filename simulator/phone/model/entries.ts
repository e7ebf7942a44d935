// Turns a chat's messages into what is drawn: date chips, albums, and bubbles that know whether they begin a run.
import type { ChatMessage } from '../../types';
import { familyOf, isSameDay } from './words';

export type Entry =
  | { kind: 'day'; key: string; time: string }
  | { kind: 'message'; key: string; first: boolean; message: ChatMessage }
  | { kind: 'album'; key: string; first: boolean; messages: ChatMessage[] };

/** As many pictures in a row become an album, as in WhatsApp. */
const ALBUM_PICTURES = 4;
const ALBUM_MILLISECONDS = 60_000;

export function entriesOf(messages: readonly ChatMessage[]): Entry[] {
  const entries: Entry[] = [];
  for (let index = 0; index < messages.length; ) {
    const message = messages[index] as ChatMessage;
    const before = messages[index - 1];
    const newDay = !before || !isSameDay(before.time, message.time);
    if (newDay) entries.push({ kind: 'day', key: `day-${message.sid}`, time: message.time });
    const first = newDay || before.direction !== message.direction;
    let end = index;
    while (end < messages.length && belongsToAlbum(messages[end] as ChatMessage, message)) end++;
    if (end - index >= ALBUM_PICTURES) {
      entries.push({ kind: 'album', key: `album-${message.sid}`, first, messages: messages.slice(index, end) });
      index = end;
    } else {
      entries.push({ kind: 'message', key: message.sid, first, message });
      index += 1;
    }
  }
  return entries;
}

function belongsToAlbum(message: ChatMessage, first: ChatMessage): boolean {
  const [item] = message.media;
  return item !== undefined && familyOf(item.contentType) === 'photo' && !message.body && !message.repliedTo && message.direction === first.direction && Date.parse(message.time) - Date.parse(first.time) < ALBUM_MILLISECONDS;
}
