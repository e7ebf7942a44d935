// Holds phones, chats, content templates and media, tells who listens what changed, and writes it to files.
import { randomInt } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { parseAddress } from '../twilio/addresses';
import type { ChatMessage, HeldByTwilio, MediaItem, Phone, PhoneSummary, SimulatorEvent } from '../types';
import { newSid } from '../twilio/sids';
import type { Content } from '../twilio/content-rules';
import type { Files } from './files';
import { FIRST_PHONES } from './first-phones';

/** A chat's message with what only Twilio knows of it. */
export interface StoredMessage extends ChatMessage {
  from: string;
  to: string;
  statusCallback?: string;
  /** Sent by an approved template, which may open a conversation. */
  template?: boolean;
  /** Where Twilio is to fetch a picture that goes to the phone. */
  mediaUrl?: string;
  /** The same on each attempt to deliver this webhook. */
  idempotencyToken?: string;
  /** What Twilio's own record shows: the body until it was redacted, and nothing once it was deleted. */
  record: { body: string } | null;
}

const WRITE_AFTER_MILLISECONDS = 200;

export class Store {
  readonly phones = new Map<string, Phone>();
  readonly contents = new Map<string, Content>();
  private readonly chats = new Map<string, StoredMessage[]>();
  private readonly bySid = new Map<string, StoredMessage>();
  private readonly mediaItems = new Map<string, { message: StoredMessage; item: MediaItem }>();
  private readonly byExternalId = new Map<string, Phone>();
  private readonly listeners = new EventEmitter().setMaxListeners(0);
  private readonly dirtyChats = new Set<string>();
  private readonly dirtyPhones = new Set<string>();
  private readonly dirtyContents = new Set<string>();
  private writing: NodeJS.Timeout | undefined;
  private written: Promise<void> = Promise.resolve();
  private lastSequence = 0;

  private constructor(private readonly files: Files) {}

  /** Opens what the files hold; a new simulator gets its first phones. */
  static async open(files: Files): Promise<Store> {
    const store = new Store(files);
    for (const phone of await files.readAll<Phone>('phones')) store.keepPhone(phone);
    for (const content of await files.readAll<Content>('contents')) store.contents.set(content.sid, content);
    for (const chat of await files.readAll<StoredMessage[]>('chats')) for (const message of chat) store.keepMessage(message);
    if (store.phones.size === 0) for (const { number, name } of FIRST_PHONES) store.addPhone(number, name);
    return store;
  }

  /** Adds a phone; returns the one that has the number already where there is one. */
  addPhone(number: string, name: string): Phone {
    const present = this.phones.get(number);
    if (present) return present;
    const externalId = `IN.${randomInt(1e12, 9e12)}${randomInt(1000, 9999)}`;
    const phone: Phone = { number, name, style: '2026', identity: 'number-and-id', externalId, lastWrote: null };
    this.keepPhone(phone);
    this.phoneChanged(phone);
    return phone;
  }

  /** The phone behind a WhatsApp address, by number or by business-scoped id. */
  phoneAt(address: string): Phone | undefined {
    const parsed = parseAddress(address);
    if (!parsed) return undefined;
    return 'number' in parsed ? this.phones.get(parsed.number) : this.byExternalId.get(parsed.externalId);
  }

  phoneChanged(phone: Phone): void {
    this.dirtyPhones.add(phone.number);
    this.writeSoon();
    this.tell(() => ({ kind: 'phone', phone: this.summary(phone) }));
  }

  summary(phone: Phone): PhoneSummary {
    const chat = this.chats.get(phone.number) ?? [];
    const last = chat.findLast(isShown);
    return { ...phone, lastMessage: last ? asSeen(last) : null, unread: chat.filter((message) => message.direction === 'to-phone' && message.status === 'delivered').length };
  }

  /** What the phone shows: all it sent, and what has reached it. Oldest first. */
  conversation(number: string): StoredMessage[] {
    return (this.chats.get(number) ?? []).filter(isShown);
  }

  message(sid: string): StoredMessage | undefined {
    return this.bySid.get(sid);
  }

  /** All messages of all chats in the order in which they were made. */
  allMessages(): StoredMessage[] {
    return [...this.bySid.values()];
  }

  /** Adds a message and gives it its sequence number. */
  addMessage(message: Omit<StoredMessage, 'sequence'>): StoredMessage {
    const stored = { ...message, sequence: this.lastSequence + 1 };
    this.keepMessage(stored);
    this.messageChanged(stored);
    return stored;
  }

  /** To be called after any change to a message. A message to a phone gets a new sequence number as it arrives there. */
  messageChanged(message: StoredMessage): void {
    this.dirtyChats.add(message.phone);
    this.writeSoon();
    if (isShown(message)) this.tell(() => ({ kind: 'message', message: asSeen(message) }));
  }

  /** Puts a message that now reaches its phone behind all that are there already. */
  arrive(message: StoredMessage): void {
    const chat = this.chats.get(message.phone) ?? [];
    chat.splice(chat.lastIndexOf(message), 1);
    chat.push(message);
    message.sequence = ++this.lastSequence;
    this.messageChanged(message);
  }

  /** Keeps a file; it belongs to no message until it is attached to one, or a message is added with it. */
  async keepBytes(bytes: Buffer, contentType: string, filename?: string): Promise<MediaItem> {
    const item: MediaItem = { sid: newSid('ME'), contentType, size: bytes.length, heldByTwilio: true, ...(filename ? { filename } : {}) };
    await this.files.writeBytes(item.sid, bytes);
    return item;
  }

  attach(message: StoredMessage, item: MediaItem): void {
    message.media.push(item);
    this.mediaItems.set(item.sid, { message, item });
  }

  media(sid: string): { message: StoredMessage; item: MediaItem } | undefined {
    return this.mediaItems.get(sid);
  }

  mediaBytes(sid: string): Promise<Buffer | null> {
    return this.files.readBytes(sid);
  }

  /** Empties a phone's chat, at Twilio too, as if the phone were new. */
  async clearChat(phone: Phone): Promise<void> {
    for (const message of this.chats.get(phone.number) ?? []) {
      this.bySid.delete(message.sid);
      for (const item of message.media) {
        this.mediaItems.delete(item.sid);
        await this.files.removeBytes(item.sid);
      }
    }
    this.chats.delete(phone.number);
    phone.lastWrote = null;
    this.dirtyChats.add(phone.number);
    this.tell({ kind: 'cleared', phone: phone.number });
    this.phoneChanged(phone);
  }

  contentChanged(sid: string): void {
    this.dirtyContents.add(sid);
    this.writeSoon();
  }

  /** Takes a message out of Twilio's records, with its media: https://www.twilio.com/docs/messaging/api/message-resource#delete-a-message-resource */
  deleteRecord(message: StoredMessage): void {
    message.record = null;
    for (const item of message.media) item.heldByTwilio = false;
    this.messageChanged(message);
  }

  /** What Twilio would still hold of all that passed through it. */
  heldByTwilio(): HeldByTwilio {
    return {
      messages: this.allMessages()
        .filter((message) => message.record)
        .map((message) => ({ sid: message.sid, from: message.from, to: message.to, body: message.record?.body ?? '', status: message.status, media: message.media.filter((item) => item.heldByTwilio).map((item) => item.sid) })),
      media: [...this.mediaItems.values()]
        .filter(({ item }) => item.heldByTwilio)
        .map(({ message, item }) => ({ sid: item.sid, messageSid: message.sid, contentType: item.contentType })),
    };
  }

  /** Tells an event to those who listen; a function makes it only where somebody does. */
  tell(event: SimulatorEvent | (() => SimulatorEvent)): void {
    if (this.listeners.listenerCount('event') > 0) this.listeners.emit('event', typeof event === 'function' ? event() : event);
  }

  /** Calls back for every event until the returned function is called. */
  listen(listener: (event: SimulatorEvent) => void): () => void {
    this.listeners.on('event', listener);
    return () => this.listeners.off('event', listener);
  }

  /** Writes everything that is not written yet. */
  flush(): Promise<void> {
    clearTimeout(this.writing);
    this.writing = undefined;
    // One write at a time: two would share a draft file.
    this.written = this.written.catch(() => {}).then(() => this.write());
    return this.written;
  }

  private async write(): Promise<void> {
    for (const number of take(this.dirtyPhones)) await this.files.write('phones', number.slice(1), this.phones.get(number));
    for (const number of take(this.dirtyChats)) {
      const chat = this.chats.get(number);
      if (chat) await this.files.write('chats', number.slice(1), chat);
      else await this.files.remove('chats', number.slice(1));
    }
    for (const sid of take(this.dirtyContents)) {
      const content = this.contents.get(sid);
      if (content) await this.files.write('contents', sid, content);
      else await this.files.remove('contents', sid);
    }
  }

  private writeSoon(): void {
    this.writing ??= setTimeout(() => {
      this.flush().catch((error: Error) => console.error(`The simulator could not write its chats: ${error.message}. They are kept in memory; free the disk and go on.`));
    }, WRITE_AFTER_MILLISECONDS);
  }

  private keepPhone(phone: Phone): void {
    this.phones.set(phone.number, phone);
    this.byExternalId.set(phone.externalId, phone);
  }

  private keepMessage(message: StoredMessage): void {
    const chat = this.chats.get(message.phone);
    if (chat) chat.push(message);
    else this.chats.set(message.phone, [message]);
    this.bySid.set(message.sid, message);
    for (const item of message.media) this.mediaItems.set(item.sid, { message, item });
    this.lastSequence = Math.max(this.lastSequence, message.sequence);
  }
}

const isShown = (message: StoredMessage): boolean => message.direction === 'from-phone' || message.status === 'delivered' || message.status === 'read';

/** A message without what only Twilio knows. */
export function asSeen(message: StoredMessage): ChatMessage {
  const { from: _from, to: _to, statusCallback: _statusCallback, template: _template, mediaUrl: _mediaUrl, idempotencyToken: _token, record, ...seen } = message;
  return { ...seen, heldByTwilio: record !== null };
}

function take(set: Set<string>): string[] {
  const values = [...set];
  set.clear();
  return values;
}
