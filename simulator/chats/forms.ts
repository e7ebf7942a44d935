// Parses a fault, the settings and a phone's properties as the page or a test sends them.
import type { Fault, FaultKind, Operation, Phone, PhoneIdentity, Settings, WebhookStyle } from '../types';
import { BadRequest } from './actions';

const KINDS: readonly FaultKind[] = ['refuse', 'hang', 'answer-lost', 'undelivered', 'blocked', 'callbacks-missing', 'callbacks-repeated', 'callbacks-reordered', 'slow-media', 'webhook-twice', 'webhook-late', 'webhook-withheld'];
const OPERATIONS: readonly Operation[] = ['send', 'fetch', 'list', 'redact', 'delete', 'delete-media', 'media', 'content', 'typing'];
const STYLES: readonly WebhookStyle[] = ['2020', '2026'];
const IDENTITIES: readonly PhoneIdentity[] = ['number', 'number-and-id', 'id-only'];

/** @throws BadRequest where a part is unknown or out of range */
export function parseFault(json: unknown): Omit<Fault, 'id'> {
  const { kind, phone, operation, ...numbers } = record(json);
  const fault: Omit<Fault, 'id'> = { kind: oneOf(KINDS, kind, 'kind') };
  if (phone !== undefined) fault.phone = parseNumber(phone);
  if (operation !== undefined) fault.operation = oneOf(OPERATIONS, operation, 'operation');
  for (const name of ['times', 'code', 'status', 'milliseconds', 'retryAfter'] as const) {
    if (numbers[name] !== undefined) fault[name] = wholeNumber(numbers[name], name);
  }
  return fault;
}

/** Changes only what is named. @throws BadRequest */
export function applySettings(settings: Settings, json: unknown): void {
  const { pace, burst, anyRecipient } = record(json);
  const changed = { ...settings };
  if (pace !== undefined) changed.pace = wholeNumber(pace, 'pace');
  if (anyRecipient !== undefined) changed.anyRecipient = anyRecipient === true;
  if (burst === null) changed.burst = null;
  else if (burst !== undefined) changed.burst = { messages: wholeNumber(record(burst).messages, 'burst.messages'), seconds: wholeNumber(record(burst).seconds, 'burst.seconds') };
  Object.assign(settings, changed);
}

/** Changes only what is named; `hoursSilent` moves the time of the phone's last message back. @throws BadRequest */
export function applyToPhone(phone: Phone, json: unknown): void {
  const { name, style, identity, hoursSilent } = record(json);
  const changed = { ...phone };
  if (name !== undefined) changed.name = parseName(name);
  if (style !== undefined) changed.style = oneOf(STYLES, style, 'style');
  if (identity !== undefined) changed.identity = oneOf(IDENTITIES, identity, 'identity');
  if (hoursSilent !== undefined) changed.lastWrote = new Date(Date.now() - wholeNumber(hoursSilent, 'hoursSilent') * 60 * 60 * 1000).toISOString();
  Object.assign(phone, changed);
}

/** An E.164 number; spaces are taken out. @throws BadRequest */
export function parseNumber(value: unknown): string {
  const number = typeof value === 'string' ? value.replace(/[\s-]/g, '') : '';
  if (!/^\+[1-9]\d{6,14}$/.test(number)) throw new BadRequest('A phone number starts with + and has 7 to 15 digits.');
  return number;
}

/** A profile name as WhatsApp allows. @throws BadRequest */
export function parseName(value: unknown): string {
  if (typeof value !== 'string' || value.trim() === '' || value.length > 25) throw new BadRequest('A name has 1 to 25 characters.');
  return value.trim();
}

function record(json: unknown): Record<string, unknown> {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new BadRequest('A JSON object is needed.');
  return json as Record<string, unknown>;
}

function oneOf<T extends string>(values: readonly T[], value: unknown, name: string): T {
  const found = values.find((candidate) => candidate === value);
  if (found === undefined) throw new BadRequest(`${name} must be one of: ${values.join(', ')}.`);
  return found;
}

function wholeNumber(value: unknown, name: string): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) throw new BadRequest(`${name} must be a whole number, 0 or more.`);
  return value;
}
