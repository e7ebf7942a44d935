// What we ask of Twilio's API. Every function throws TwilioRefusal, TwilioNotReached or AnswerLost, and nothing else.
import type { Choices, Language } from '../../exchange/messages';
import type { TwilioSettings } from '../gate';
import { TwilioRefusal } from './problems';

export interface OutgoingMessage {
  /** whatsapp:… */
  to: string;
  body?: string;
  mediaUrl?: string;
  contentSid?: string;
  statusCallback: string;
}

/** A message as Twilio lists it: without location, list or button. */
export interface ListedMessage {
  sid: string;
  /** whatsapp:… */
  from: string;
  body: string;
  /** how many */
  media: number;
  sentAt: Date;
}

export interface TwilioApi {
  /** @returns Twilio's id of the message */
  send(message: OutgoingMessage): Promise<string>;
  /** Ids of messages to somebody with exactly this text, sent since. */
  find(to: string, body: string, since: Date): Promise<string[]>;
  /** Makes a list or buttons. @returns the id to send it by */
  makeContent(name: string, language: Language, body: string, choices: Choices & { open: string }): Promise<string>;
  removeContent(sid: string): Promise<void>;
  /** What citizens sent to us since, as far as Twilio still has it. */
  received(since: Date): Promise<ListedMessage[]>;
  /** What we sent in that time, as far as Twilio still has it. */
  sent(after: Date, before: Date): Promise<ListedMessage[]>;
  /** Media of a message, with addresses as in a webhook. */
  mediaOf(message: string): Promise<{ url: string; contentType: string }[]>;
  /** Whether Twilio still has a message. */
  has(message: string): Promise<boolean>;
  removeMessage(sid: string): Promise<void>;
  removeMedia(message: string, sid: string): Promise<void>;
}

/** Looked through after a lost answer; far more than one person gets in that time. */
const LOOKED_THROUGH = 50;

/** Messages of one list, the newest; far more than come in an outage. */
export const MOST_LISTED = 20_000;
const PAGE = 1000;

/** The API of an account. The SDK takes 150 ms to load, so it is loaded at the first call. */
export function createTwilioApi(settings: TwilioSettings): TwilioApi {
  let loading: ReturnType<typeof load> | undefined;
  const client = () => (loading ??= load(settings));
  return {
    async send({ mediaUrl, ...message }) {
      const sent = await (await client()).messages.create({ ...message, from: settings.from, ...(mediaUrl && { mediaUrl: [mediaUrl] }) });
      return sent.sid;
    },
    async find(to, body, since) {
      const messages = await (await client()).messages.list({ to, from: settings.from, dateSentAfter: since, limit: LOOKED_THROUGH });
      return messages.filter((message) => message.body.trim() === body.trim()).map((message) => message.sid);
    },
    async makeContent(name, language, body, choices) {
      const types =
        choices.style === 'list'
          ? { 'twilio/list-picker': { body, button: choices.open, items: choices.items.map(({ id, title, description }) => ({ id, item: title, ...(description && { description }) })) } }
          : { 'twilio/quick-reply': { body, actions: choices.items.map(({ id, title }) => ({ type: 'QUICK_REPLY', id, title })) } };
      // The SDK's own classes rename the type's key only; the plain form of the API is sent as it is.
      const content = await (await client()).content.v1.contents.create({ friendly_name: name, language, variables: {}, types } as never);
      return content.sid;
    },
    async removeContent(sid) {
      await (await client()).content.v1.contents(sid).remove();
    },
    async received(since) {
      return listed(await (await client()).messages.list({ to: settings.from, dateSentAfter: since, limit: MOST_LISTED, pageSize: PAGE }), 'inbound');
    },
    async sent(after, before) {
      return listed(await (await client()).messages.list({ from: settings.from, dateSentAfter: after, dateSentBefore: before, limit: MOST_LISTED, pageSize: PAGE }), 'outbound');
    },
    async mediaOf(message) {
      const media = await (await client()).messages(message).media.list({ limit: 20 });
      return media.map(({ uri, contentType }) => ({ url: `https://api.twilio.com${uri.replace(/\.json$/, '')}`, contentType }));
    },
    async has(message) {
      return (await client()).messages(message).fetch().then(() => true, (error: unknown) => {
        if (error instanceof TwilioRefusal && error.status === 404) return false;
        throw error;
      });
    },
    async removeMessage(sid) {
      await (await client()).messages(sid).remove();
    },
    async removeMedia(message, sid) {
      await (await client()).messages(message).media(sid).remove();
    },
  };
}

function listed(messages: { sid: string; from: string; body: string; numMedia: string; dateSent: Date; dateCreated: Date; direction: string }[], direction: 'inbound' | 'outbound'): ListedMessage[] {
  return messages
    .filter((message) => message.direction.startsWith(direction))
    .map(({ sid, from, body, numMedia, dateSent, dateCreated }) => ({ sid, from, body: body ?? '', media: Number(numMedia) || 0, sentAt: dateSent ?? dateCreated }));
}

async function load(settings: TwilioSettings) {
  const [{ default: twilio }, { SafeRequestClient }] = await Promise.all([import('twilio'), import('./request-client.js')]);
  return twilio(settings.accountSid, settings.authToken, { httpClient: new SafeRequestClient(settings.apiBaseUrl), lazyLoading: true });
}
