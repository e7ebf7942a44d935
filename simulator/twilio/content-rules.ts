// What Twilio and WhatsApp allow in a content template, and what becomes of it for a phone.
// Limits: https://www.twilio.com/docs/content/twilio-list-picker and …/twilio-quick-reply.
import type { Choice } from '../types';
import { refusal } from './refusals';

/** A template of the Content API. */
export interface Content {
  sid: string;
  friendlyName: string | null;
  language: string;
  variables: Record<string, string>;
  types: Record<string, Record<string, unknown>>;
  /** ISO 8601. */
  created: string;
  /** Set once WhatsApp's approval was asked for. */
  approval?: { name: string; category: string; status: 'received' | 'approved' | 'rejected' };
}

/** Beside a list or buttons; a plain text may have more. */
const BODY_CHARACTERS = 1024;
const TEXT_CHARACTERS = 1600;
const ROWS = 10;
const ROW_TITLE_CHARACTERS = 24;
const ROW_DESCRIPTION_CHARACTERS = 72;
const ROW_ID_CHARACTERS = 200;
const LIST_BUTTON_CHARACTERS = 20;
const QUICK_REPLIES_IN_SESSION = 3;
const QUICK_REPLY_CHARACTERS = 20;
const SUPPORTED = ['twilio/text', 'twilio/media', 'twilio/list-picker', 'twilio/quick-reply'];

/**
 * Reads the JSON of a template's creation.
 * @throws Refusal where Twilio would not take it
 */
export function parseContent(json: unknown): Pick<Content, 'friendlyName' | 'language' | 'variables' | 'types'> {
  const { friendly_name: friendlyName, language, variables, types } = objectOf(json, 'The request');
  if (typeof language !== 'string' || !language) throw refusal(20422, 'language is required.');
  const parsedTypes = objectOf(types, 'types') as Content['types'];
  const names = Object.keys(parsedTypes);
  if (names.length === 0) throw refusal(20422, 'types must hold at least one content type.');
  for (const name of names) {
    if (!SUPPORTED.includes(name)) throw refusal(20422, `the simulator knows no content type "${name}".`);
    checkType(name, objectOf(parsedTypes[name], name));
  }
  const parsedVariables = variables === undefined || variables === null ? {} : (objectOf(variables, 'variables') as Record<string, string>);
  return { friendlyName: typeof friendlyName === 'string' ? friendlyName : null, language, variables: parsedVariables, types: parsedTypes };
}

/** What a phone gets of a template once its variables are filled in. */
export interface FilledContent {
  body: string;
  media: string[];
  choice?: Choice;
}

/**
 * Fills `{{1}}`, `{{name}}` with the given variables, else the template's samples.
 * @param variablesJson ContentVariables as sent: JSON text, or nothing
 * @throws Refusal where the variables are no JSON object, or a filled text is too long for WhatsApp
 */
export function fillContent(content: Content, variablesJson: string | undefined): FilledContent {
  let given: Record<string, unknown> = {};
  if (variablesJson) {
    try {
      given = objectOf(JSON.parse(variablesJson), 'ContentVariables');
    } catch {
      throw refusal(21656, 'It must be the JSON text of an object.');
    }
  }
  const values: Record<string, unknown> = { ...content.variables, ...given };
  const fill = (text: unknown): string => String(text ?? '').replace(/\{\{(\w+)\}\}/g, (whole, name: string) => (values[name] === undefined ? whole : String(values[name])));
  const [name, type] = Object.entries(content.types)[0] as [string, Record<string, unknown>];
  const filled = JSON.parse(JSON.stringify(type, (_key, value: unknown) => (typeof value === 'string' ? fill(value) : value))) as Record<string, unknown>;
  checkType(name, filled);
  const body = String(filled.body ?? '');
  if (name === 'twilio/list-picker') {
    const rows = (filled.items as Record<string, string>[]).map(({ id, item, description }) => ({ id: String(id), title: String(item), ...(description ? { description } : {}) }));
    return { body, media: [], choice: { kind: 'list', button: String(filled.button), rows } };
  }
  if (name === 'twilio/quick-reply') {
    const buttons = (filled.actions as Record<string, string>[]).map(({ id, title }) => ({ title: String(title), ...(id ? { id } : {}) }));
    return { body, media: [], choice: { kind: 'buttons', buttons } };
  }
  return { body, media: name === 'twilio/media' ? (filled.media as string[]) : [] };
}

/** Whether a template may open a conversation: lists can't, with or without approval. */
export const opensConversations = (content: Content): boolean => content.approval?.status === 'approved' && !('twilio/list-picker' in content.types);

function checkType(name: string, type: Record<string, unknown>): void {
  if (name === 'twilio/media') {
    if (!Array.isArray(type.media) || type.media.length === 0) throw refusal(20422, 'twilio/media needs media.');
    return;
  }
  text(type.body, `${name} body`, name === 'twilio/text' ? TEXT_CHARACTERS : BODY_CHARACTERS);
  if (name === 'twilio/list-picker') {
    text(type.button, 'list-picker button', LIST_BUTTON_CHARACTERS);
    const items = list(type.items, 'list-picker items', ROWS);
    for (const item of items) {
      text(item.item, 'list-picker item', ROW_TITLE_CHARACTERS);
      text(item.id, 'list-picker item id', ROW_ID_CHARACTERS);
      if (item.description !== undefined && item.description !== null && item.description !== '') text(item.description, 'list-picker item description', ROW_DESCRIPTION_CHARACTERS);
    }
    distinct(items.map((item) => item.id), 'list-picker item ids');
    distinct(items.map((item) => item.item), 'list-picker items');
  }
  if (name === 'twilio/quick-reply') {
    const actions = list(type.actions, 'quick-reply actions', QUICK_REPLIES_IN_SESSION);
    for (const action of actions) text(action.title, 'quick-reply title', QUICK_REPLY_CHARACTERS);
    distinct(actions.map((action) => action.title), 'quick-reply titles');
    distinct(actions.map((action) => action.id).filter((id) => id !== undefined), 'quick-reply ids');
  }
}

function objectOf(value: unknown, name: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw refusal(20422, `${name} must be an object.`);
  return value as Record<string, unknown>;
}

/** WhatsApp counts characters as code points of UTF-16, so a Devanagari vowel sign counts too. */
function text(value: unknown, name: string, characters: number): void {
  if (typeof value !== 'string' || value.trim() === '') throw refusal(20422, `${name} is required.`);
  if (value.length > characters) throw refusal(20422, `${name} has more than ${characters} characters.`);
}

function list(value: unknown, name: string, most: number): Record<string, unknown>[] {
  if (!Array.isArray(value) || value.length === 0) throw refusal(20422, `${name} are required.`);
  if (value.length > most) throw refusal(20422, `${name} are more than ${most}.`);
  return value.map((item) => objectOf(item, name));
}

function distinct(values: unknown[], name: string): void {
  if (new Set(values).size !== values.length) throw refusal(20422, `${name} must differ from each other.`);
}
