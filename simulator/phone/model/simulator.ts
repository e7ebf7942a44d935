// The page's end of the simulator: what it knows, kept fresh by the event stream, and what it asks for.
import { reactive } from 'vue';
import type { ChatMessage, Fault, PhoneSummary, Place, Settings, SimulatorEvent, SimulatorState } from '../../types';

export const known = reactive({
  ready: false,
  online: true,
  sender: { name: '', number: '' },
  phones: [] as PhoneSummary[],
  chats: {} as Record<string, ChatMessage[]>,
  typing: {} as Record<string, boolean>,
  faults: [] as Fault[],
  settings: null as Settings | null,
});

async function call<T>(method: string, path: string, body?: unknown, contentType = 'application/json'): Promise<T> {
  const response = await fetch(`/simulator${path}`, {
    method,
    ...(body === undefined ? {} : { headers: { 'Content-Type': contentType }, body: contentType === 'application/json' ? JSON.stringify(body) : (body as Blob) }),
  });
  if (response.ok) return (response.status === 204 ? undefined : await response.json()) as T;
  const { error } = (await response.json().catch(() => ({}))) as { error?: string };
  throw new Error(error ?? `HTTP ${response.status}`);
}

/** Loads everything and follows what changes, for as long as the page is open. */
export function connect(): void {
  const stream = new EventSource('/simulator/events');
  stream.onopen = () => void load();
  stream.onerror = () => {
    known.online = false;
    // A browser gives up on some errors; a fresh stream starts over.
    if (stream.readyState === EventSource.CLOSED) setTimeout(connect, 2000);
  };
  stream.onmessage = ({ data }) => take(JSON.parse(String(data)) as SimulatorEvent);
}

async function load(): Promise<void> {
  const state = await call<SimulatorState>('GET', '/state');
  Object.assign(known, { ...state, online: true, ready: true });
  for (const number of Object.keys(known.chats)) await openChat(number, true);
}

function take(event: SimulatorEvent): void {
  if (event.kind === 'message') {
    const chat = known.chats[event.message.phone];
    if (!chat) return;
    const index = chat.findIndex(({ sid }) => sid === event.message.sid);
    if (index >= 0) chat[index] = event.message;
    else chat.push(event.message);
    chat.sort((one, other) => one.sequence - other.sequence);
  } else if (event.kind === 'phone') {
    const index = known.phones.findIndex(({ number }) => number === event.phone.number);
    if (index >= 0) known.phones[index] = event.phone;
    else known.phones.push(event.phone);
  } else if (event.kind === 'cleared') {
    if (known.chats[event.phone]) known.chats[event.phone] = [];
    known.typing[event.phone] = false;
  } else if (event.kind === 'typing') known.typing[event.phone] = event.on;
  else Object.assign(known, { faults: event.faults, settings: event.settings });
}

/** Fetches a phone's chat where it is not known yet. */
export async function openChat(number: string, again = false): Promise<void> {
  if (known.chats[number] && !again) return;
  known.chats[number] = await call('GET', `/phones/${number}/messages`);
}

export const sendText = (number: string, body: string, repliedTo?: string) => call<ChatMessage>('POST', `/phones/${number}/messages`, { kind: 'text', body, repliedTo });
export const sendPlace = (number: string, place: Place) => call<ChatMessage>('POST', `/phones/${number}/messages`, { kind: 'location', ...place });
export const tapRow = (number: string, message: string, row: number) => call<ChatMessage>('POST', `/phones/${number}/messages`, { kind: 'tap', message, row });
export const tapButton = (number: string, message: string, button: number) => call<ChatMessage>('POST', `/phones/${number}/messages`, { kind: 'tap', message, button });
export const markRead = (number: string) => call('POST', `/phones/${number}/read`);
export const clearChat = (number: string) => call('DELETE', `/phones/${number}/messages`);
export const addPhone = (name: string, number?: string) => call<PhoneSummary>('POST', '/phones', { name, number });
export const changePhone = (number: string, change: object) => call<PhoneSummary>('PATCH', `/phones/${number}`, change);
export const addFault = (fault: Omit<Fault, 'id'>) => call<Fault>('POST', '/faults', fault);
export const removeFault = (id: string) => call('DELETE', `/faults/${id}`);

/** A file that is ready to be sent. */
export interface Attachment {
  blob: Blob;
  type: string;
  filename?: string;
  caption?: string;
}

/** Sends one file as one message. */
export function sendFile(number: string, { blob, type, filename, caption }: Attachment, repliedTo?: string, album?: string): Promise<ChatMessage> {
  const query = new URLSearchParams({ type });
  if (filename) query.set('filename', filename);
  if (caption) query.set('caption', caption);
  if (repliedTo) query.set('repliedTo', repliedTo);
  if (album) query.set('album', album);
  return call('POST', `/phones/${number}/media?${query.toString()}`, blob, 'application/octet-stream');
}

export const mediaAddress = (sid: string): string => `/simulator/media/${sid}`;
