// Merges what the bot has to say in a turn into as few messages as WhatsApp lets through (Meta holds back bursts to one user).
import { LONGEST_TEXT, type BotMessage } from '../../exchange/messages';
import type { Reply } from './turn';

/** Characters of a list's or a buttons' body (WhatsApp's interactive messages). */
const LONGEST_WITH_CHOICES = 1024;

/** One message to be put into the outbox. */
export interface MergedReply {
  message: BotMessage;
  /** whether a later message may take its place while it waits */
  replaceable: boolean;
}

/** Texts in a row become one, a question with choices takes the texts before it, and a change of the handle goes with the last. */
export function mergeReplies(replies: readonly Reply[]): MergedReply[] {
  const merged: MergedReply[] = [];
  for (const { replaceable = false, ...message } of replies) {
    const last = merged.at(-1);
    const joined = last && !last.message.choices && !last.message.media && !message.media ? `${last.message.text}\n\n${message.text}` : null;
    if (last && joined && joined.length <= (message.choices ? LONGEST_WITH_CHOICES : LONGEST_TEXT)) {
      last.message = { ...last.message, ...message, text: joined };
      last.replaceable &&= replaceable;
    } else {
      merged.push({ message: { ...message }, replaceable });
    }
  }
  return withHandleLast(merged).flatMap(cut);
}

// The gate gives the citizen a new handle once this message is sent: what comes after it would find nobody.
function withHandleLast(merged: MergedReply[]): MergedReply[] {
  const change = merged.findLast(({ message }) => message.handle)?.message;
  const last = merged.at(-1);
  if (!change || !last || change === last.message) return merged;
  const { handle, receipt } = change;
  delete change.handle;
  delete change.receipt;
  Object.assign(last.message, { handle, ...(receipt ? { receipt } : {}) });
  return merged;
}

// A single text may be too long where police IT wrote much; it goes in parts, the choices with the last.
function cut({ message, replaceable }: MergedReply): MergedReply[] {
  const limit = message.choices ? LONGEST_WITH_CHOICES : LONGEST_TEXT;
  if (message.text.length <= limit) return [{ message, replaceable }];
  const space = message.text.lastIndexOf(' ', limit);
  const at = space > limit / 2 ? space : limit;
  const { language, text } = message;
  return [
    { message: { language, text: text.slice(0, at).trimEnd() }, replaceable: false },
    ...cut({ message: { ...message, text: text.slice(at).trimStart() }, replaceable: false }),
  ];
}
