// Carries a message that Twilio has accepted to its phone, or finds why it can't, and tells the gate each status.
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { StoredMessage } from '../chats/store';
import type { MessageStatus } from '../types';
import { postWebhook } from './webhook';
import { reachable, type World } from './world';

export const MEDIA_LIMIT_BYTES = 16 * 1024 * 1024;
const MEDIA_MILLISECONDS = 15_000;
const WINDOW_MILLISECONDS = 24 * 60 * 60 * 1000;
const IN_FLIGHT: readonly MessageStatus[] = ['queued', 'sending'];
/** What WhatsApp shows: https://www.twilio.com/docs/whatsapp/guidance-whatsapp-media-messages */
const WHATSAPP_TYPES = /^(image\/(jpeg|png|webp)|audio\/(ogg|mpeg|amr|mp4|aac|3gpp)|video\/(mp4|3gpp)|application\/(pdf|msword|vnd\.(ms-excel|ms-powerpoint|openxmlformats-officedocument\..+))|text\/(vcard|x-vcard|plain|csv))$/;

/** Twilio's own words for the errors that come in a status callback. */
const SENTENCES: Record<number, string> = {
  63016: 'Outside messaging window',
  63019: 'Media failed to download',
  63021: 'Channel invalid content error',
  63024: 'Invalid message recipient',
  63032: 'User limitation: the message cannot be sent to this user',
  63034: 'Media exceeds size limit',
};

export const isInFlight = (message: StoredMessage): boolean => IN_FLIGHT.includes(message.status);

/** Why Twilio's record ends as failed or undelivered. */
interface Failure {
  status: 'failed' | 'undelivered';
  code: number;
}

/** Delivers one accepted message; never rejects. Its callbacks go out in the background, in order, and hold up nothing. */
export async function deliver(world: World, message: StoredMessage): Promise<void> {
  const callbacks = callbacksOf(world, message);
  callbacks.status('queued');
  const failure = await carry(world, message, callbacks);
  if (world.closing.aborted) return;
  if (failure) {
    message.status = failure.status;
    message.errorCode = failure.code;
    world.store.messageChanged(message);
    callbacks.status(failure.status, failure.code);
  }
  callbacks.end();
}

async function carry(world: World, message: StoredMessage, callbacks: Callbacks): Promise<Failure | null> {
  const { store, faults, settings, closing } = world;
  const pause = () => (settings.pace > 0 ? wait(settings.pace, undefined, { ref: false, signal: closing }).catch(() => {}) : undefined);
  await pause();
  if (closing.aborted) return null;
  if (message.mediaUrl) {
    const failure = await fetchMedia(world, message);
    if (failure) return failure;
  }
  const asked = faults.strike('undelivered', message.phone) ?? faults.strike('blocked', message.phone);
  if (asked) return { status: 'undelivered', code: asked.code ?? (asked.kind === 'blocked' ? 63032 : 63024) };
  const phone = store.phones.get(message.phone);
  if (!phone && !settings.anyRecipient) return { status: 'undelivered', code: 63024 };
  if (phone && !message.template && !withinWindow(phone.lastWrote)) return { status: 'undelivered', code: 63016 };
  message.status = 'sent';
  store.messageChanged(message);
  callbacks.status('sent');
  await pause();
  if (closing.aborted) return null;
  message.status = 'delivered';
  store.tell({ kind: 'typing', phone: message.phone, on: false });
  store.arrive(message);
  callbacks.status('delivered');
  return null;
}

/** Goes on with what was under way when the simulator was last stopped. */
export function resumeOutgoing(world: World): void {
  for (const message of world.store.allMessages()) if (message.direction === 'to-phone' && (isInFlight(message) || message.status === 'sent')) void deliver(world, message);
}

/** Marks all that has reached a phone as read, and tells the gate. */
export function readByPhone(world: World, number: string): void {
  for (const message of world.store.conversation(number)) {
    if (message.direction !== 'to-phone' || message.status !== 'delivered') continue;
    message.status = 'read';
    world.store.messageChanged(message);
    const callbacks = callbacksOf(world, message);
    callbacks.status('read');
    callbacks.end();
  }
  const phone = world.store.phones.get(number);
  if (phone) world.store.phoneChanged(phone);
}

/** WhatsApp takes free messages for 24 hours after the person last wrote. */
function withinWindow(lastWrote: string | null): boolean {
  return lastWrote !== null && Date.now() - Date.parse(lastWrote) < WINDOW_MILLISECONDS;
}

async function fetchMedia(world: World, message: StoredMessage): Promise<Failure | null> {
  const slow = world.faults.strike('slow-media', message.phone);
  if (slow) await wait(slow.milliseconds ?? 2000, undefined, { ref: false });
  const { mediaUrl } = message;
  if (!mediaUrl) return null;
  const fetched = await world.http.fetchFile(reachable(world.account, mediaUrl), MEDIA_LIMIT_BYTES, MEDIA_MILLISECONDS);
  if (fetched === 'unreachable') return { status: 'failed', code: 63019 };
  if (fetched === 'too-large') return { status: 'failed', code: 63034 };
  if (!WHATSAPP_TYPES.test(fetched.contentType)) return { status: 'failed', code: 63021 };
  delete message.mediaUrl;
  world.store.attach(message, await world.store.keepBytes(fetched.bytes, fetched.contentType, fetched.filename));
  return null;
}

interface Callbacks {
  status(status: MessageStatus, errorCode?: number): void;
  /** No more will come. */
  end(): void;
}

/** The last callback of each message that is under way, after which the next one goes out. */
const lastCallback = new WeakMap<StoredMessage, Promise<unknown>>();

function callbacksOf(world: World, message: StoredMessage): Callbacks {
  const url = message.statusCallback;
  if (!url) return { status() {}, end() {} };
  const { faults } = world;
  const held: Record<string, string>[] = [];
  const reordered = faults.strike('callbacks-reordered', message.phone);
  const post = (form: Record<string, string>) => {
    if (faults.strike('callbacks-missing', message.phone)) return;
    const repeats = faults.strike('callbacks-repeated', message.phone) ? 2 : 1;
    for (let time = 0; time < repeats; time++) {
      const before = lastCallback.get(message) ?? Promise.resolve();
      lastCallback.set(message, before.then(() => (world.closing.aborted ? undefined : postWebhook(world, url, form, randomUUID()))));
    }
  };
  return {
    status(status, errorCode) {
      const form = callbackForm(world, message, status, errorCode);
      if (reordered) held.unshift(form);
      else post(form);
    },
    end() {
      for (const form of held.splice(0)) post(form);
    },
  };
}

/** Field sets from public captures of Twilio's status callbacks. */
function callbackForm(world: World, message: StoredMessage, status: MessageStatus, errorCode?: number): Record<string, string> {
  const event: Record<string, string> = status === 'delivered' || status === 'read' ? { EventType: status.toUpperCase() } : {};
  return {
    ...event,
    SmsSid: message.sid,
    SmsStatus: status,
    MessageStatus: status,
    ChannelToAddress: message.to.replace(/^whatsapp:/, ''),
    To: message.to,
    ChannelPrefix: 'whatsapp',
    MessageSid: message.sid,
    AccountSid: world.account.sid,
    ...(status === 'sent' ? { StructuredMessage: message.choice ? 'true' : 'false' } : {}),
    From: message.from,
    ApiVersion: '2010-04-01',
    ChannelInstallSid: `XE${world.account.sid.slice(2)}`,
    ...(errorCode === undefined ? {} : { ErrorCode: String(errorCode), ErrorMessage: SENTENCES[errorCode] ?? 'Refused by the simulator as asked.' }),
  };
}
