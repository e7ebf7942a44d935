// The simulator in the hands of tests and tools: start it, send from phones, wait for what arrives, inject faults.
import { randomUUID } from 'node:crypto';
import { serve, type SimulatorOptions as ServerOptions } from './server';
import type { ChatMessage, Fault, HeldByTwilio, Phone, PhoneSummary, Place, Settings, SimulatorState } from './types';

export type { ChatMessage, Fault, HeldByTwilio, Phone, PhoneSummary, Place, Settings, SimulatorState } from './types';

export interface StartOptions {
  /** Default 127.0.0.1. */
  host?: string;
  /** Default 0: any free port. */
  port?: number;
  accountSid: string;
  authToken: string;
  /** For example whatsapp:+917839860411. */
  sender: string;
  /** Where the gate takes messages, for example http://127.0.0.1:1881/whatsapp/inbound. */
  inboundUrl: string;
  /** The gate's PUBLIC_URL, over which webhooks are signed; default: the origin of inboundUrl. */
  publicGateUrl?: string;
  /** Folder to keep chats in; only memory without it. */
  dataDir?: string;
  settings?: Partial<Settings>;
}

export interface MediaOptions {
  caption?: string;
  filename?: string;
  repliedTo?: string;
  /** Up to 40 letters and digits, the same for pictures that are sent at once. */
  album?: string;
}

/** A message that waits for the gate's answer unless `wait` is false. */
export interface SendOptions {
  wait?: boolean;
}

export interface NextOptions {
  /** How many messages to wait for; default 1; 0 does not wait. */
  count?: number;
  /** Milliseconds; default 10,000. */
  timeout?: number;
}

/** One phone. Each `send…` resolves to the message once the gate has answered its webhook (see `webhook.state`). */
export interface PhoneClient {
  readonly number: string;
  text(body: string, options?: SendOptions & { repliedTo?: string }): Promise<ChatMessage>;
  media(bytes: Uint8Array, contentType: string, options?: SendOptions & MediaOptions): Promise<ChatMessage>;
  /** Several files at once, each a webhook of its own, in no sure order. */
  album(files: readonly { bytes: Uint8Array; contentType: string; caption?: string; filename?: string }[], options?: SendOptions): Promise<ChatMessage[]>;
  location(place: Place, options?: SendOptions): Promise<ChatMessage>;
  /**
   * Taps a row or button of the newest message that has one of that title or id.
   * @throws where no message on the phone offers it
   */
  tap(titleOrId: string, options?: SendOptions): Promise<ChatMessage>;
  /**
   * The messages that arrived since the last call of this function (or since the client was made), at least `count`.
   * @throws where fewer arrive in time; the error says how many did
   */
  nextMessages(options?: NextOptions): Promise<ChatMessage[]>;
  /** The one next message. */
  nextMessage(options?: Pick<NextOptions, 'timeout'>): Promise<ChatMessage>;
  /**
   * The next message whose text fits the pattern; those before it count as seen.
   * @throws where none comes in time; the error says how many others did
   */
  messageWith(pattern: RegExp, options?: Pick<NextOptions, 'timeout'>): Promise<ChatMessage>;
  /** All that the phone shows, oldest first. */
  conversation(): Promise<ChatMessage[]>;
  /** Opens the chat: all that has arrived is read, and the gate is told. */
  read(): Promise<void>;
  /** Makes the phone's last message so many hours old; WhatsApp takes free messages for 24. */
  beSilentFor(hours: number): Promise<void>;
  change(properties: Partial<Pick<Phone, 'name' | 'style' | 'identity'>>): Promise<PhoneSummary>;
  clear(): Promise<void>;
}

/** A simulator, in this process or another. */
export interface SimulatorClient {
  /** Base address for the SDK's calls and of the phone page. */
  readonly url: string;
  /** A client for a phone; the phone is added where the simulator has none with the number. */
  phone(number: string, name?: string): Promise<PhoneClient>;
  state(): Promise<SimulatorState>;
  addFault(fault: Omit<Fault, 'id'>): Promise<Fault>;
  clearFaults(): Promise<void>;
  faults(): Promise<Fault[]>;
  changeSettings(settings: Partial<Settings>): Promise<Settings>;
  /** What Twilio would still hold. */
  held(): Promise<HeldByTwilio>;
  /** The bytes of a file as the phone has them. */
  mediaBytes(sid: string): Promise<Buffer>;
}

/** A simulator that this process started. */
export interface StartedSimulator extends SimulatorClient {
  close(): Promise<void>;
}

/** Starts a simulator in this process. */
export async function startSimulator(options: StartOptions): Promise<StartedSimulator> {
  const { accountSid, host = '127.0.0.1', port = 0, publicGateUrl = new URL(options.inboundUrl).origin, ...rest } = options;
  const serverOptions: ServerOptions = { ...rest, sid: accountSid, host, port, publicGateUrl };
  const server = await serve(serverOptions);
  return { ...connectSimulator(server.url), close: () => server.close() };
}

/** A client for a simulator that runs elsewhere, for example one that `npm start` brought up. */
export function connectSimulator(url: string): SimulatorClient {
  const base = url.replace(/\/$/, '');

  async function call<T>(method: string, path: string, body?: unknown, timeout = 30_000): Promise<T> {
    const bytes = body instanceof Uint8Array;
    const response = await fetch(`${base}/simulator${path}`, {
      method,
      signal: AbortSignal.timeout(timeout),
      ...(body === undefined ? {} : { body: bytes ? (body as Uint8Array<ArrayBuffer>) : JSON.stringify(body), headers: { 'Content-Type': bytes ? 'application/octet-stream' : 'application/json' } }),
    });
    if (response.ok) return (response.status === 204 ? undefined : await response.json()) as T;
    const { error } = (await response.json().catch(() => ({}))) as { error?: string };
    throw new Error(`The simulator answered ${response.status}: ${error ?? 'no reason given'}`);
  }

  const client: SimulatorClient = {
    url: base,
    async phone(number, name = 'Test Citizen') {
      const { phones } = await client.state();
      if (!phones.some((phone) => phone.number === number)) await call('POST', '/phones', { number, name });
      const shown = await call<ChatMessage[]>('GET', `/phones/${number}/messages`);
      return phoneClient(number, Math.max(0, ...shown.map((message) => message.sequence)), call);
    },
    state: () => call('GET', '/state'),
    addFault: (fault) => call('POST', '/faults', fault),
    clearFaults: () => call('DELETE', '/faults'),
    faults: () => call('GET', '/faults'),
    changeSettings: (settings) => call('PATCH', '/settings', settings),
    held: () => call('GET', '/held'),
    async mediaBytes(sid) {
      const response = await fetch(`${base}/simulator/media/${sid}`);
      if (!response.ok) throw new Error(`The simulator has no such file (${response.status}).`);
      return Buffer.from(await response.arrayBuffer());
    },
  };
  return client;
}

const PATIENCE_MILLISECONDS = 30_000;

type Call = <T>(method: string, path: string, body?: unknown, timeout?: number) => Promise<T>;

function phoneClient(number: string, start: number, call: Call): PhoneClient {
  const path = `/phones/${number}`;
  const waiting = (options?: SendOptions) => (options?.wait === false ? '' : 'wait=webhook');
  let seen = start;
  const arrived = (count: number, timeout: number) => call<ChatMessage[]>('GET', `${path}/messages?direction=to-phone&after=${seen}&count=${count}&timeout=${timeout}`, undefined, timeout + 5000);
  const next = async (timeout: number): Promise<ChatMessage | undefined> => {
    const [message] = await arrived(1, timeout);
    if (message) seen = message.sequence;
    return message;
  };
  const phone: PhoneClient = {
    number,
    text: (body, options) => call('POST', `${path}/messages?${waiting(options)}`, { kind: 'text', body, repliedTo: options?.repliedTo }),
    media(bytes, contentType, options = {}) {
      const query = new URLSearchParams({ type: contentType });
      for (const name of ['caption', 'filename', 'repliedTo', 'album'] as const) if (options[name]) query.set(name, options[name]);
      return call('POST', `${path}/media?${query.toString()}&${waiting(options)}`, bytes);
    },
    album(files, options) {
      const album = randomUUID().replaceAll('-', '');
      return Promise.all(files.map(({ bytes, contentType, ...rest }) => phone.media(bytes, contentType, { ...rest, ...options, album })));
    },
    location: (place, options) => call('POST', `${path}/messages?${waiting(options)}`, { kind: 'location', ...place }),
    async tap(titleOrId, options) {
      for (const message of (await phone.conversation()).reverse()) {
        const { choice } = message;
        const fits = (entry: { id?: string; title: string }) => entry.title === titleOrId || entry.id === titleOrId;
        const index = choice?.kind === 'list' ? choice.rows.findIndex(fits) : (choice?.buttons.findIndex(fits) ?? -1);
        if (index >= 0) return call('POST', `${path}/messages?${waiting(options)}`, { kind: 'tap', message: message.sid, [choice?.kind === 'list' ? 'row' : 'button']: index });
      }
      throw new Error('No message on this phone has a row or button of that title or id.');
    },
    async nextMessages({ count = 1, timeout = PATIENCE_MILLISECONDS } = {}) {
      const messages = await arrived(count, timeout);
      if (messages.length < count) throw new Error(`Waited ${timeout} ms for ${count} message${count === 1 ? '' : 's'} to the phone; ${messages.length} came.`);
      seen = Math.max(seen, ...messages.map((message) => message.sequence));
      return messages;
    },
    async nextMessage({ timeout = PATIENCE_MILLISECONDS } = {}) {
      const message = await next(timeout);
      if (!message) throw new Error(`Waited ${timeout} ms for a message to the phone; none came.`);
      return message;
    },
    async messageWith(pattern, { timeout = PATIENCE_MILLISECONDS } = {}) {
      const deadline = Date.now() + timeout;
      for (let others = 0; ; others++) {
        const message = await next(Math.max(0, deadline - Date.now()));
        if (!message) throw new Error(`Waited ${timeout} ms for a message with ${pattern}; ${others} other${others === 1 ? '' : 's'} came.`);
        if (pattern.test(message.body)) return message;
      }
    },
    conversation: () => call('GET', `${path}/messages`),
    read: () => call('POST', `${path}/read`),
    beSilentFor: async (hours) => void (await call('PATCH', path, { hoursSilent: hours })),
    change: (properties) => call('PATCH', path, properties),
    clear: () => call('DELETE', `${path}/messages`),
  };
  return phone;
}
