// What the desk asks to be sent, read at the gate's edge: police IT's flows write it, and anything may stand in it.
import type { BotMessage, Choice, Choices, HandleChange, Language, Media, MediaKind } from '../../exchange/messages';

const LANGUAGES: readonly Language[] = ['hi', 'en'];
const KINDS: readonly MediaKind[] = ['photo', 'video', 'audio', 'voice', 'document'];
const CHANGES: readonly HandleChange[] = ['filed', 'ended', 'forget'];
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * A message as its type says; unknown fields are left out.
 * @returns null where it is none: sending it would fail again and again, and hold up what stands behind it
 */
export function readBotMessage(value: unknown): BotMessage | null {
  if (!isRecord(value)) return null;
  const { language, text, choices, media, handle, receipt, expectsAnswer } = value;
  if (!isOne(LANGUAGES, language) || typeof text !== 'string') return null;
  const offered = choices === undefined ? undefined : readChoices(choices);
  const shown = media === undefined ? undefined : readMedia(media);
  if (offered === null || shown === null || (handle !== undefined && !isOne(CHANGES, handle))) return null;
  return {
    language, text,
    ...(offered && { choices: offered }),
    ...(shown && { media: shown }),
    ...(handle !== undefined && { handle }),
    ...(typeof receipt === 'string' && { receipt }),
    ...(expectsAnswer === true && { expectsAnswer }),
  };
}

function readChoices(value: unknown): Choices | null {
  if (!isRecord(value) || !Array.isArray(value.items) || (value.style !== 'list' && value.style !== 'buttons')) return null;
  const items = value.items.map(readChoice);
  if (items.some((item) => item === null)) return null;
  return { style: value.style, ...(typeof value.open === 'string' && { open: value.open }), items: items as Choice[] };
}

function readChoice(value: unknown): Choice | null {
  if (!isRecord(value) || typeof value.id !== 'string' || typeof value.title !== 'string') return null;
  return { id: value.id, title: value.title, ...(typeof value.description === 'string' && { description: value.description }) };
}

function readMedia(value: unknown): Media | null {
  if (!isRecord(value)) return null;
  const { id, kind, contentType, size } = value;
  if (typeof id !== 'string' || !UUID.test(id) || !isOne(KINDS, kind) || typeof contentType !== 'string' || typeof size !== 'number') return null;
  return { id, kind, contentType, size };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

function isOne<Value extends string>(values: readonly Value[], value: unknown): value is Value {
  return (values as readonly unknown[]).includes(value);
}
