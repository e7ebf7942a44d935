// Turns times, numbers, sizes and WhatsApp's text marks into what a chat shows.
import type { ChatMessage } from '../../types';
import { dateLocale, t } from './locale';

export const timeOf = (iso: string): string => new Date(iso).toLocaleTimeString(dateLocale.value, { hour: 'numeric', minute: '2-digit' });

export const isSameDay = (one: string, other: string): boolean => new Date(one).toDateString() === new Date(other).toDateString();

/** "Today", "Yesterday", or the date. */
export function dayOf(iso: string): string {
  const yesterday = new Date();
  yesterday.setDate(yesterday.getDate() - 1);
  if (isSameDay(iso, new Date().toISOString())) return t('chat.today');
  if (isSameDay(iso, yesterday.toISOString())) return t('chat.yesterday');
  return new Date(iso).toLocaleDateString(dateLocale.value, { day: 'numeric', month: 'long', year: 'numeric' });
}

/** +91 98000 00001 as Indians write it; other numbers as they are. */
export const numberOf = (number: string): string => number.replace(/^(\+91)(\d{5})(\d{5})$/, '$1 $2 $3');

export const durationOf = (seconds: number): string => (Number.isFinite(seconds) ? `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}` : '0:00');

export function sizeOf(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

export const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('')
    .toUpperCase();

const AVATAR_COLOURS = ['#c2554d', '#2f7fb8', '#8a5bb5', '#d08a1d', '#2e9c86', '#b5487f', '#5a6fc0', '#7a8f2e'];

/** A steady colour for a phone's avatar, another one for the next number. */
export const colourOf = (number: string): string => AVATAR_COLOURS[Number(number.slice(-3)) % AVATAR_COLOURS.length] ?? '#2f7fb8';

export type MediaFamily = 'photo' | 'video' | 'audio' | 'sticker' | 'document';

export function familyOf(contentType: string): MediaFamily {
  if (contentType === 'image/webp') return 'sticker';
  if (/^image\/(jpeg|png|gif)/.test(contentType)) return 'photo';
  const family = contentType.split('/')[0];
  return family === 'video' || family === 'audio' ? family : 'document';
}

/** One line that stands for a message in a quote or a list of chats. */
export function previewOf(message: ChatMessage): string {
  const family = message.media[0] && familyOf(message.media[0].contentType);
  if (message.body) return message.body.replace(/[*_~]/g, '');
  if (family) return t(`chat.${family}`);
  return message.place ? (message.place.label ?? t('chat.location')) : '';
}

export interface TextPart {
  text: string;
  mark?: 'bold' | 'italic' | 'strike' | 'code';
  href?: string;
}

/** WhatsApp's marks (*bold*, _italic_, ~struck~, ```code```) and web addresses; marks count only at the edge of a word. */
export function partsOf(body: string): TextPart[] {
  const parts: TextPart[] = [];
  const pattern = /```([^`]+)```|(?<![\p{L}\p{M}\p{N}])(?:\*(\S(?:[^*\n]*\S)?)\*|_(\S(?:[^_\n]*\S)?)_|~(\S(?:[^~\n]*\S)?)~)(?![\p{L}\p{M}\p{N}])|(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)])/gu;
  let end = 0;
  for (const match of body.matchAll(pattern)) {
    if (match.index > end) parts.push({ text: body.slice(end, match.index) });
    const [whole, code, bold, italic, strike, href] = match;
    if (code !== undefined) parts.push({ text: code, mark: 'code' });
    else if (bold !== undefined) parts.push({ text: bold, mark: 'bold' });
    else if (italic !== undefined) parts.push({ text: italic, mark: 'italic' });
    else if (strike !== undefined) parts.push({ text: strike, mark: 'strike' });
    else parts.push({ text: whole, href });
    end = match.index + whole.length;
  }
  if (end < body.length) parts.push({ text: body.slice(end) });
  return parts;
}
