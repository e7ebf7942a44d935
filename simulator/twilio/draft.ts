// Reads a request to send a message, and refuses it where Twilio does.
import type { Choice } from '../types';
import { parseAddress } from './addresses';
import { fillContent, opensConversations } from './content-rules';
import { field } from './operations';
import { refusal } from './refusals';
import type { World } from './world';

/** A message that Twilio would accept. */
export interface Draft {
  from: string;
  to: string;
  /** The phone's number, even where `to` is a business-scoped id. */
  phone: string;
  body: string;
  mediaUrl?: string;
  choice?: Choice;
  template: boolean;
  statusCallback?: string;
}

const BODY_CHARACTERS = 1600;
/** WhatsApp takes one file a message. */
const MEDIA_FILES = 1;

/**
 * Parses the form of `POST …/Messages.json`.
 * @throws Refusal with Twilio's code
 */
export function parseDraft(world: World, form: unknown): Draft {
  const to = field(form, 'To');
  const from = field(form, 'From');
  if (!to) throw refusal(21604);
  if (!from) throw refusal(21603);
  if (from.startsWith('whatsapp:') !== to.startsWith('whatsapp:')) throw refusal(21910);
  if (!to.startsWith('whatsapp:')) throw refusal(21606);
  const recipient = parseAddress(to);
  if (!recipient) throw refusal(21211);
  if (from !== world.account.sender) throw refusal(63007);
  const phone = world.store.phoneAt(to)?.number ?? ('number' in recipient ? recipient.number : recipient.externalId);
  const statusCallback = field(form, 'StatusCallback');
  if (statusCallback !== undefined && !isWebAddress(statusCallback)) throw refusal(20001, 'StatusCallback must be an absolute web address.');

  const contentSid = field(form, 'ContentSid');
  const content = contentSid === undefined ? undefined : world.store.contents.get(contentSid);
  if (contentSid !== undefined && !content) throw refusal(21655);
  const given = (form as { MediaUrl?: string | string[] }).MediaUrl ?? [];
  const filled = content ? fillContent(content, field(form, 'ContentVariables')) : { body: field(form, 'Body') ?? '', media: Array.isArray(given) ? given : [given] };
  if (!filled.body && filled.media.length === 0) throw refusal(21619);
  if (filled.body.length > BODY_CHARACTERS) throw refusal(21617);
  if (filled.media.length > MEDIA_FILES) throw refusal(21623);
  if (!filled.media.every(isWebAddress)) throw refusal(21620);
  return {
    from,
    to,
    phone,
    body: filled.body,
    ...(filled.media[0] ? { mediaUrl: filled.media[0] } : {}),
    ...('choice' in filled && filled.choice ? { choice: filled.choice } : {}),
    template: content !== undefined && opensConversations(content),
    ...(statusCallback ? { statusCallback } : {}),
  };
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
