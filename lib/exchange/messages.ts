// What crosses between gate and desk: the shape of a citizen's message and of the bot's.
// Nothing here can hold a number, a name, a Twilio id or a media address: there is no field for it.

export type Language = 'hi' | 'en';
export type MediaKind = 'photo' | 'video' | 'audio' | 'voice' | 'document';

/** A row of exchange.media. */
export interface Media {
  id: string;
  kind: MediaKind;
  contentType: string;
  /** bytes */
  size: number;
}

/** Why media that a citizen sent was not kept; the desk tells it kindly. */
export type MediaProblem = 'too-large' | 'unsupported' | 'unsupported-photo' | 'locked' | 'unreadable' | 'not-available';

/** gate → desk: one message of a citizen. */
export interface CitizenMessage {
  /** text, or the caption of media; '' where there is none */
  text: string;
  /** a tapped list row or button: the id that the desk gave it */
  choice?: string;
  media: Media[];
  mediaProblem?: MediaProblem;
  /** WGS84 degrees; label and address as the citizen's phone names the place */
  location?: { lat: number; lon: number; label?: string; address?: string };
  /** the outbox id of the bot's message that the citizen replied to (swipe) */
  replyTo?: number;
  /** the citizen forwarded it from another chat */
  forwarded?: boolean;
}

/** One thing that a citizen can tap. Limits are WhatsApp's, by way of Twilio's Content API. */
export interface Choice {
  id: string;
  /** at most 24 characters in a list, 20 on a button */
  title: string;
  /** at most 72 characters, lists only */
  description?: string;
}

export interface Choices {
  style: 'list' | 'buttons';
  /** the label that opens a list, at most 20 characters */
  open?: string;
  /** at most 10 in a list, 3 as buttons */
  items: Choice[];
}

/** What becomes of the report's handle at the gate once this message is sent. */
export type HandleChange =
  /** the report is filed: the citizen's next report gets a new handle */
  | 'filed'
  /** the conversation ended without a report */
  | 'ended'
  /** the citizen said "stop": forget who they are */
  | 'forget';

/** desk → gate: one message to a citizen. */
export interface BotMessage {
  language: Language;
  text: string;
  choices?: Choices;
  /** sent with the text as its caption */
  media?: Media;
  handle?: HandleChange;
  /** of the tip just filed: lets the gate lead "status RECEIPT" of its own sender to this handle */
  receipt?: string;
  /** an officer's question: the citizen's next message answers it */
  expectsAnswer?: boolean;
}

/** Why a message could not be brought to a citizen. The desk learns 'media', 'sender' or 'unreachable', which stands for all that lies with the citizen. */
export type DeliveryProblem = 'forgotten' | 'outside-window' | 'refused' | 'unreachable' | 'media' | 'sender' | 'expired';

/** WhatsApp's limit of characters of a text, as Twilio enforces it. */
export const LONGEST_TEXT = 1600;
/** Bytes of the largest media that WhatsApp takes. */
export const LARGEST_MEDIA = 16 * 1024 * 1024;
/** Limits of lists and buttons (Twilio Content API, list-picker and quick-reply in a session). */
export const LIMITS = { listItems: 10, listTitle: 24, listDescription: 72, listOpen: 20, buttons: 3, buttonTitle: 20 } as const;

/** Channels of LISTEN/NOTIFY, each a wake-up without content. */
export const CHANNELS = { inbox: 'satark_inbox', outbox: 'satark_outbox', events: 'satark_events' } as const;
