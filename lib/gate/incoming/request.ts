// A WhatsApp message as Twilio posts it, parsed once at the edge: what we know is taken, every other field is dropped.
// Fields: https://www.twilio.com/docs/messaging/guides/webhook-request

/** Form fields as posted; a field that came twice is a list. */
export type Form = Record<string, string | string[] | undefined>;

/** Who wrote. At least one of the two is there; both are secrets. */
export interface Sender {
  /** E.164, such as +91… */
  phone?: string;
  /** WhatsApp's id of a user for this business, such as IN.… */
  businessScoped?: string;
}

export interface IncomingMedia {
  url: string;
  /** as claimed */
  contentType: string;
}

export interface IncomingRequest {
  messageSid: string;
  /** Twilio's account that has it; undefined where it was not posted */
  accountSid?: string;
  sender: Sender;
  profileName?: string;
  text: string;
  /** id of the tapped list row or button */
  choice?: string;
  media: IncomingMedia[];
  location?: { lat: number; lon: number; label?: string; address?: string };
  /** Twilio's id of the message that was replied to */
  repliedTo?: string;
  forwarded: boolean;
  /** the citizen sent something that reaches us without any content, such as a contact card */
  empty: boolean;
}

/** The request is signed, but is no WhatsApp message that could be answered. */
export class MalformedRequest extends Error {}

/** WhatsApp lets a person write 4,096 characters at once. */
const LONGEST_BODY = 8192;
const MOST_MEDIA = 10;

/**
 * @throws MalformedRequest where there is no message id or no WhatsApp sender; its message names the field only
 */
export function parseIncoming(form: Form): IncomingRequest {
  const messageSid = messageSidOf(form);
  if (messageSid === null) throw new MalformedRequest('no MessageSid');
  const media = mediaOf(form);
  const body = (field(form, 'Body') ?? '').slice(0, LONGEST_BODY);
  const text = isFileName(body, media) ? '' : body;
  const location = parseLocation(form);
  const choice = field(form, 'ListId') || field(form, 'ButtonPayload') || undefined;
  return {
    messageSid,
    accountSid: field(form, 'AccountSid') || undefined,
    sender: parseSender(form),
    profileName: field(form, 'ProfileName')?.slice(0, 200) || undefined,
    text: text || field(form, 'ListTitle') || field(form, 'ButtonText') || '',
    choice: choice?.slice(0, 256),
    media,
    location,
    repliedTo: field(form, 'OriginalRepliedMessageSid') || undefined,
    forwarded: field(form, 'Forwarded') === 'true' || field(form, 'FrequentlyForwarded') === 'true',
    empty: !text && !choice && media.length === 0 && !location && !field(form, 'ListTitle') && !field(form, 'ButtonText'),
  };
}

/** Twilio's id of the message; null where it is none. */
export function messageSidOf(form: Form): string | null {
  const sid = field(form, 'MessageSid') ?? field(form, 'SmsMessageSid') ?? field(form, 'SmsSid');
  return sid && /^\w{2,64}$/.test(sid) ? sid : null;
}

const FILE_NAME = /^[^\n]{1,255}\.(?:pdf|docx?|odt|rtf|xlsx?|pptx?|txt|csv|zip|rar|html?|jpe?g|png|webp|hei[cf]|gif|mp4|3gpp?|mov|mkv|avi|webm|mp3|og[ga]|opus|m4a|aac|amr|wav)$/i;

/** WhatsApp puts a document's file name where its caption would stand: "Asha Devi marksheet.pdf". With other media a name has no spaces. */
function isFileName(text: string, media: IncomingMedia[]): boolean {
  if (media.length === 0 || !FILE_NAME.test(text.trim())) return false;
  return !/\s/.test(text.trim()) || media.some(({ contentType }) => !/^(?:image|video|audio)\//.test(contentType));
}

function parseSender(form: Form): Sender {
  const from = address(field(form, 'From'));
  const external = address(field(form, 'ExternalUserId')?.replace(/^(?!whatsapp:)/, 'whatsapp:'));
  const sender: Sender = { ...external, ...from };
  if (!from) throw new MalformedRequest('no WhatsApp sender in From');
  return sender;
}

function address(text: string | undefined): Sender | undefined {
  const [, value] = /^whatsapp:(.+)$/.exec(text?.trim() ?? '') ?? [];
  if (!value) return undefined;
  if (/^\+\d{5,18}$/.test(value)) return { phone: value };
  if (/^[A-Z]{2}\.[\w.-]{1,200}$/.test(value)) return { businessScoped: value };
  return undefined;
}

/** Media as posted. */
export function mediaOf(form: Form): IncomingMedia[] {
  const count = Math.min(Number(field(form, 'NumMedia') ?? 0) || 0, MOST_MEDIA);
  const media: IncomingMedia[] = [];
  for (let index = 0; index < count; index++) {
    media.push({ url: field(form, `MediaUrl${index}`) ?? '', contentType: (field(form, `MediaContentType${index}`) ?? '').toLowerCase() });
  }
  return media;
}

function parseLocation(form: Form): IncomingRequest['location'] {
  const [lat, lon] = [field(form, 'Latitude'), field(form, 'Longitude')].map((text) => (text?.trim() ? Number(text) : NaN)) as [number, number];
  if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) return undefined;
  return { lat, lon, label: field(form, 'Label')?.slice(0, 500) || undefined, address: field(form, 'Address')?.slice(0, 500) || undefined };
}

function field(form: Form, name: string): string | undefined {
  const value = form[name];
  return Array.isArray(value) ? value[0] : value;
}
