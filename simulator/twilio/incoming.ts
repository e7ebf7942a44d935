// Takes what a person sends from a phone, makes Twilio's webhook of it and gives it to the gate.
// Field sets from public captures of Twilio requests (2020 and 2026).
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { StoredMessage } from '../chats/store';
import type { ChatMessage, Phone, Place, WebhookOutcome } from '../types';
import { addressOf } from './addresses';
import { newSid } from './sids';
import { postWebhook } from './webhook';
import { publicInboundUrl, type World } from './world';

/** What a phone can send. Media bytes go as one file a message, as WhatsApp does. */
export interface FromPhone {
  body: string;
  media?: { bytes: Buffer; contentType: string; filename?: string };
  place?: Place;
  tapped?: ChatMessage['tapped'];
  repliedTo?: string;
  album?: string;
}

/**
 * Puts a message into the phone's chat and starts to post it to the gate.
 * @returns the message at once, and its webhook's end as a promise that never rejects
 */
export async function sendFromPhone(world: World, phone: Phone, sent: FromPhone): Promise<{ message: StoredMessage; answered: Promise<void> }> {
  const time = new Date().toISOString();
  const message: Omit<StoredMessage, 'sequence'> = {
    sid: newSid(sent.media ? 'MM' : 'SM'),
    phone: phone.number,
    direction: 'from-phone',
    from: addressOf(phone),
    to: world.account.sender,
    body: sent.body,
    time,
    status: 'received',
    media: sent.media ? [await world.store.keepBytes(sent.media.bytes, sent.media.contentType, sent.media.filename)] : [],
    ...(sent.place ? { place: sent.place } : {}),
    ...(sent.tapped ? { tapped: sent.tapped } : {}),
    ...(sent.repliedTo ? { repliedTo: sent.repliedTo } : {}),
    ...(sent.album ? { album: sent.album } : {}),
    webhook: { state: 'waiting', attempts: [] },
    idempotencyToken: randomUUID(),
    record: { body: sent.body },
  };
  phone.lastWrote = time;
  const stored = world.store.addMessage(message);
  world.store.phoneChanged(phone);
  return { message: stored, answered: deliverToGate(world, phone, stored) };
}

/** Posts again what had no answer when the simulator was last stopped; the gate knows a repeat by its MessageSid. */
export function resumeIncoming(world: World): void {
  for (const message of world.store.allMessages()) {
    const phone = world.store.phones.get(message.phone);
    if (message.webhook?.state === 'waiting' && phone) void deliverToGate(world, phone, message);
  }
}

async function deliverToGate(world: World, phone: Phone, message: StoredMessage): Promise<void> {
  const form = incomingForm(world, phone, message);
  const post = () => postWebhook(world, publicInboundUrl(world.account), form, message.idempotencyToken ?? message.sid);
  let outcome: WebhookOutcome = { state: 'withheld', attempts: [] };
  if (!world.faults.strike('webhook-withheld', phone.number)) {
    const late = world.faults.strike('webhook-late', phone.number);
    if (late) await wait(late.milliseconds ?? 1000, undefined, { ref: false });
    const twice = world.faults.strike('webhook-twice', phone.number);
    const first = post();
    if (twice?.milliseconds !== undefined) await wait(twice.milliseconds, undefined, { ref: false });
    const [taken, repeat] = await Promise.all([first, ...(twice ? [post()] : [])]);
    outcome = { state: taken.state, attempts: [...taken.attempts, ...(repeat?.attempts ?? [])] };
  }
  // Cut off by the simulator's own end: it stays waiting, and is posted again at the next start.
  if (world.closing.aborted) return;
  message.webhook = outcome;
  world.store.messageChanged(message);
}

/** The form that Twilio would post for a message from a phone. */
export function incomingForm(world: World, phone: Phone, message: StoredMessage): Record<string, string> {
  const { account, store } = world;
  const newer = phone.style === '2026';
  const knownByNumber = phone.identity !== 'id-only';
  const repliedTo = message.repliedTo ? store.message(message.repliedTo) : undefined;
  const profile = { ProfileName: phone.name, ...(knownByNumber ? { WaId: phone.number.slice(1) } : {}) };
  const reply: Record<string, string> = {};
  if (message.tapped?.kind === 'list') Object.assign(reply, { ListId: message.tapped.id ?? '', ListTitle: message.tapped.title });
  if (message.tapped?.kind === 'button') Object.assign(reply, { ButtonText: message.tapped.title, ...(message.tapped.id ? { ButtonPayload: message.tapped.id } : {}) });
  if (repliedTo) Object.assign(reply, { OriginalRepliedMessageSid: repliedTo.sid, OriginalRepliedMessageSender: repliedTo.direction === 'from-phone' ? repliedTo.from : account.sender });
  const form: Record<string, string> = {
    SmsMessageSid: message.sid,
    SmsSid: message.sid,
    MessageSid: message.sid,
    AccountSid: account.sid,
    SmsStatus: 'received',
    NumSegments: '1',
    ApiVersion: '2010-04-01',
    To: account.sender,
    From: message.from,
    NumMedia: String(message.media.length),
    Body: message.body,
    ...reply,
  };
  message.media.forEach((item, index) => {
    form[`MediaContentType${index}`] = item.contentType;
    form[`MediaUrl${index}`] = `${world.baseUrl()}/2010-04-01/Accounts/${account.sid}/Messages/${message.sid}/Media/${item.sid}`;
  });
  if (message.place) {
    form.Latitude = String(message.place.latitude);
    form.Longitude = String(message.place.longitude);
    if (message.place.address) form.Address = message.place.address;
    if (message.place.label) form.Label = message.place.label;
  }
  if (!newer) return form;
  return {
    ...form,
    ...profile,
    ReferralNumMedia: '0',
    MessageType: messageType(message),
    Forwarded: 'false',
    FrequentlyForwarded: 'false',
    ...(phone.identity === 'number' ? {} : { ExternalUserId: `whatsapp:${phone.externalId}` }),
    ChannelMetadata: JSON.stringify({ type: 'whatsapp', data: { context: { ...(message.tapped?.kind === 'button' ? { ButtonText: message.tapped.title } : {}), Forwarded: 'false', FrequentlyForwarded: 'false', ...profile } } }),
  };
}

function messageType(message: StoredMessage): string {
  if (message.tapped) return 'interactive';
  if (message.place) return 'location';
  const item = message.media[0];
  if (!item) return 'text';
  const [family] = item.contentType.split('/');
  if (family === 'image') return item.contentType === 'image/webp' ? 'sticker' : 'image';
  return family === 'video' || family === 'audio' ? family : 'document';
}
