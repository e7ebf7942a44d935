// What of a message belongs to the story, and how a number of such pieces is told.
import type { CitizenMessage, Language } from '../../exchange/messages';
import { greets } from './word-lists';
import { say } from './texts';
import type { Piece, Turn } from './turn';

/** Words from which on a text is taken for part of a story and not for a slip of the thumb. */
const STORY_WORDS = 3;

/** The pieces of a message; none for a tap, a greeting or an empty message. */
export function piecesOf(message: CitizenMessage): Piece[] {
  if (message.choice) return [];
  const pieces: Piece[] = message.media.map((media) => ({ media }));
  const text = message.text.trim();
  if (text !== '' && !greets(text)) {
    if (pieces[0]) pieces[0].text = text;
    else if (!message.location) pieces.push({ text });
  }
  if (message.location) pieces.push({ location: message.location });
  return pieces;
}

/** Whether a message tells something rather than answering a question: media, a pin, or a text of some words. */
export function tellsSomething(message: CitizenMessage): boolean {
  if (message.choice) return false;
  return message.media.length > 0 || message.location !== undefined || wordCount(message.text) >= STORY_WORDS;
}

export function wordCount(text: string): number {
  return text.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== '').length;
}

/** Whether the message came as media, which come in bursts: its acknowledgement may wait for the next. */
export function comesInBursts(message: CitizenMessage): boolean {
  return message.media.length > 0 || message.mediaProblem !== undefined;
}

/** All pieces of a report: what its steps collected and what is still held. */
export function allPieces(turn: Pick<Turn, 'conversation'>): Piece[] {
  const { answers, order, held } = turn.conversation;
  return [...order.flatMap((key) => answers[key]?.pieces ?? []), ...held];
}

/** "8 photos, 1 video", in one language; '' where there is nothing. */
export function countInWords(pieces: Piece[], language: Language): string {
  const parts: string[] = [];
  for (const kind of ['photo', 'video', 'voice', 'audio', 'document'] as const) {
    const count = pieces.filter((piece) => piece.media?.kind === kind).length;
    if (count > 0) parts.push(say(language, count === 1 ? `one-${kind}` : `many-${kind}`, { count: String(count) }));
  }
  const texts = pieces.filter((piece) => piece.text).length;
  if (texts > 0) parts.push(say(language, texts === 1 ? 'one-text' : 'many-text', { count: String(texts) }));
  const pins = pieces.filter((piece) => piece.location).length;
  if (pins > 0) parts.push(say(language, pins === 1 ? 'one-pin' : 'many-pin', { count: String(pins) }));
  return parts.join(', ');
}
