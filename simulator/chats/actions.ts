// What a person can do with a phone, parsed from the page's or a test's request.
import type { Store, StoredMessage } from './store';
import type { Phone, Place } from '../types';
import type { FromPhone } from '../twilio/incoming';

/** A request that can't be done; its sentence is shown to the person. */
export class BadRequest extends Error {}

const TEXT_CHARACTERS = 4096;

/**
 * Parses the JSON of a message without media: `{kind: 'text', body, repliedTo?}`, `{kind: 'location', latitude, longitude, label?, address?}`
 * or `{kind: 'tap', message, row | button}` (`row`, `button`: the index in the message's list or buttons).
 * @throws BadRequest
 */
export function parseMessage(store: Store, phone: Phone, json: unknown): FromPhone {
  const request = (typeof json === 'object' && json !== null ? json : {}) as Record<string, unknown>;
  const repliedTo = parseRepliedTo(store, phone, request.repliedTo);
  if (request.kind === 'text') {
    if (typeof request.body !== 'string' || request.body.trim() === '') throw new BadRequest('A text message needs a text.');
    if (request.body.length > TEXT_CHARACTERS) throw new BadRequest(`WhatsApp takes at most ${TEXT_CHARACTERS} characters in a message.`);
    return { body: request.body, ...repliedTo };
  }
  if (request.kind === 'location') return { body: '', place: parsePlace(request), ...repliedTo };
  if (request.kind === 'tap') {
    const message = shownMessage(store, phone, request.message);
    const { choice } = message;
    if (choice?.kind === 'list' && typeof request.row === 'number') {
      const row = choice.rows[request.row];
      if (row) return { body: row.title, tapped: { kind: 'list', id: row.id, title: row.title }, repliedTo: message.sid };
    }
    if (choice?.kind === 'buttons' && typeof request.button === 'number') {
      const button = choice.buttons[request.button];
      if (button) return { body: button.title, tapped: { kind: 'button', title: button.title, ...(button.id ? { id: button.id } : {}) }, repliedTo: message.sid };
    }
    throw new BadRequest('That message has no such row or button.');
  }
  throw new BadRequest('kind must be text, location or tap.');
}

/** The message that a swipe answers, where one is named. */
export function parseRepliedTo(store: Store, phone: Phone, sid: unknown): { repliedTo?: string } {
  return sid === undefined || sid === null || sid === '' ? {} : { repliedTo: shownMessage(store, phone, sid).sid };
}

function shownMessage(store: Store, phone: Phone, sid: unknown): StoredMessage {
  const message = typeof sid === 'string' ? store.message(sid) : undefined;
  if (message?.phone !== phone.number) throw new BadRequest('This phone has no such message.');
  return message;
}

function parsePlace(request: Record<string, unknown>): Place {
  const { latitude, longitude, label, address } = request;
  if (typeof latitude !== 'number' || !(Math.abs(latitude) <= 90)) throw new BadRequest('latitude must be a number from -90 to 90.');
  if (typeof longitude !== 'number' || !(Math.abs(longitude) <= 180)) throw new BadRequest('longitude must be a number from -180 to 180.');
  return { latitude, longitude, ...(typeof label === 'string' && label ? { label } : {}), ...(typeof address === 'string' && address ? { address } : {}) };
}
