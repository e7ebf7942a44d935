// Which tips this person has read, in which version; kept in the browser, ids only.
import { reactive } from 'vue';

const KEY = 'satark-read';
/** So many are remembered; what is older counts as unread only in the list of new ones. */
const MOST = 2000;

const read = reactive(new Map<number, number>(stored()));

function stored(): [number, number][] {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '[]') as [number, number][];
  } catch {
    return [];
  }
}

export function markRead(id: number, version: number): void {
  read.delete(id);
  read.set(id, version);
  try {
    localStorage.setItem(KEY, JSON.stringify([...read].slice(-MOST)));
  } catch {
    // A full or closed store: the mark lasts as long as the page.
  }
}

export const isRead = (id: number, version: number): boolean => (read.get(id) ?? 0) >= version;
