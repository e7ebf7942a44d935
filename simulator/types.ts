// The data that the stand-in for Twilio, the phone page and the tests share.

/** How Twilio names the state of a message; `received` is one that came from a phone. */
export type MessageStatus = 'queued' | 'sending' | 'sent' | 'delivered' | 'read' | 'failed' | 'undelivered' | 'received';

/** Which fields a phone's webhooks carry: as captured in 2020, or as since 2026. */
export type WebhookStyle = '2020' | '2026';

/** By what a phone's owner is known to the business: the number, the number and a business-scoped id, or that id alone. */
export type PhoneIdentity = 'number' | 'number-and-id' | 'id-only';

export interface Phone {
  /** E.164, for example +919800000001; the simulator's own name for the phone even where Twilio would only know its id. */
  number: string;
  name: string;
  style: WebhookStyle;
  identity: PhoneIdentity;
  /** Business-scoped id, as in `whatsapp:IN.…`. */
  externalId: string;
  /** Time of the last message from this phone (ISO 8601), which opens WhatsApp's 24 hours; null before the first. */
  lastWrote: string | null;
}

export interface MediaItem {
  sid: string;
  contentType: string;
  /** Bytes. */
  size: number;
  filename?: string;
  /** Whether Twilio still holds it; the phone keeps its own copy either way. */
  heldByTwilio: boolean;
}

export interface ListRow {
  id: string;
  title: string;
  description?: string;
}

export interface Button {
  id?: string;
  title: string;
}

/** What the phone may choose from under a message. */
export type Choice = { kind: 'list'; button: string; rows: ListRow[] } | { kind: 'buttons'; buttons: Button[] };

export interface Place {
  latitude: number;
  longitude: number;
  label?: string;
  address?: string;
}

/** How the gate took a webhook. */
export interface WebhookOutcome {
  /** `waiting` until an answer; `accepted` 2xx; `refused` another answer; `unreachable` none; `withheld` by a fault. */
  state: 'waiting' | 'accepted' | 'refused' | 'unreachable' | 'withheld';
  /** Each attempt: when (ISO 8601), the HTTP status or null where none came, and how long it took in milliseconds. */
  attempts: { at: string; status: number | null; milliseconds: number }[];
}

export interface ChatMessage {
  sid: string;
  /** Rises by one with each message of the whole simulator. */
  sequence: number;
  /** Number of the phone whose chat this is. */
  phone: string;
  direction: 'from-phone' | 'to-phone';
  body: string;
  /** ISO 8601. */
  time: string;
  status: MessageStatus;
  errorCode?: number;
  media: MediaItem[];
  choice?: Choice;
  place?: Place;
  /** The row or button that was tapped to send this message. */
  tapped?: { kind: 'list' | 'button'; id?: string; title: string };
  /** Sid of the message that this one answers by a swipe, or whose row or button was tapped. */
  repliedTo?: string;
  /** The same on all pictures that the phone sent at once. */
  album?: string;
  /** Set on messages from the phone. */
  webhook?: WebhookOutcome;
  /** Whether the business has marked a message from the phone as read (a typing indicator does). */
  readByBusiness?: boolean;
  /** Whether Twilio still has its record; the phone keeps the message either way. */
  heldByTwilio?: boolean;
}

/** What goes wrong. `milliseconds` is the delay where one is meant; see simulator/README.md for each. */
export type FaultKind =
  | 'refuse'
  | 'hang'
  | 'answer-lost'
  | 'undelivered'
  | 'blocked'
  | 'callbacks-missing'
  | 'callbacks-repeated'
  | 'callbacks-reordered'
  | 'slow-media'
  | 'webhook-twice'
  | 'webhook-late'
  | 'webhook-withheld';

/** Which of Twilio's operations a `refuse`, `hang` or `answer-lost` strikes. */
export type Operation = 'send' | 'fetch' | 'list' | 'redact' | 'delete' | 'delete-media' | 'media' | 'content' | 'typing';

export interface Fault {
  id: string;
  kind: FaultKind;
  /** The phone it is for; all phones when absent. */
  phone?: string;
  /** Default `send`. */
  operation?: Operation;
  /** How many times more; until removed when absent. */
  times?: number;
  /** Twilio's error code. */
  code?: number;
  /** HTTP status of a `refuse`. */
  status?: number;
  milliseconds?: number;
  /** Seconds, sent as Retry-After with a `refuse`. */
  retryAfter?: number;
}

export interface Settings {
  /** Milliseconds between queued, sent and delivered. */
  pace: number;
  /** So many sends in so many seconds to one phone, and 429 beyond; null for no limit. */
  burst: { messages: number; seconds: number } | null;
  /** Whether a number without a phone takes messages (and always within the 24 hours), for load tests. */
  anyRecipient: boolean;
}

/** What the page shows first. */
export interface SimulatorState {
  sender: { name: string; number: string };
  phones: PhoneSummary[];
  settings: Settings;
  faults: Fault[];
}

export interface PhoneSummary extends Phone {
  lastMessage: ChatMessage | null;
  unread: number;
}

/** What the event stream tells. */
export type SimulatorEvent =
  | { kind: 'message'; message: ChatMessage }
  | { kind: 'phone'; phone: PhoneSummary }
  | { kind: 'cleared'; phone: string }
  | { kind: 'typing'; phone: string; on: boolean }
  | { kind: 'faults'; faults: Fault[]; settings: Settings };

/** A row of Twilio's own records, as the API would still show it. */
export interface HeldRecord {
  sid: string;
  from: string;
  to: string;
  body: string;
  status: MessageStatus;
  media: string[];
}

/** What Twilio would still hold: messages, and media whether or not their message is still there. */
export interface HeldByTwilio {
  messages: HeldRecord[];
  media: { sid: string; messageSid: string; contentType: string }[];
}
