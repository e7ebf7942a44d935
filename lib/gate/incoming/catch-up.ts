// Brings in messages that Twilio has and no webhook ever brought: after an outage longer than Twilio's 15 seconds of tries.
// Also finds answers of ours that nobody noted for deletion. Runs in the gate's process beside its flow.
import { errorKind, log } from '../../log/log';
import type { Gate } from '../gate';
import { noteTwilioRecord } from '../traces/note';
import { createTwilioApi, MOST_LISTED, type ListedMessage, type TwilioApi } from '../twilio/api';
import { TwilioRefusal } from '../twilio/problems';
import { MalformedRequest, parseIncoming, type Form } from './request';

/** Seconds between two looks, of all gates together. */
const LOOK_EVERY = 5 * 60;
/** Milliseconds between questions whether it is time for one. */
const POLL = 30_000;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** A younger message may still come by its webhook. */
const YOUNGEST = 2 * MINUTE;
/** Looked through again each time: a message may appear late in Twilio's list. */
const OVERLAP = HOUR;
/** Older requests are not known any more (lib/gate/tidy.ts): whether Twilio still has such a message is asked once more. */
const SURELY_KNOWN = 24 * HOUR;
/** Days that are looked through where the clock was ahead, and nobody knows from when on. Nothing comes in twice by it. */
const AFTER_LEAP = 7;
/** What is noted of an answer becomes due two days after it was sent: one that is older was never noted. */
const NOTED = 51 * HOUR;

/** Starts it. Returns what stops it. */
export function startCatchUp(gate: Gate): () => Promise<void> {
  const api = createTwilioApi(gate.twilio);
  let looking: Promise<unknown> = Promise.resolve();
  let busy = false;
  let troubled = false;
  let stopped = false;

  function look(): void {
    if (busy || stopped) return;
    busy = true;
    looking = catchUp(gate, api)
      .then(() => (troubled = false))
      .catch((error: unknown) => {
        if (!troubled && !stopped) log('warn', 'gate', `Twilio's records could not be looked through for messages that never reached us (${errorKind(error)}); trying again.`);
        troubled = true;
      })
      .finally(() => (busy = false));
  }

  const poll = setInterval(look, POLL);
  look();
  return async () => {
    stopped = true;
    clearInterval(poll);
    // What is cut off is looked through again.
    await Promise.race([looking, new Promise((done) => setTimeout(done, 1000).unref())]);
  };
}

/**
 * Looks once, where it is time and no other gate does.
 * @returns how many messages of citizens were brought in; null where it is not time
 * @throws as TwilioApi, or where the database fails; the same time is then looked through again
 */
export async function catchUp(gate: Gate, api: TwilioApi): Promise<number | null> {
  const [turn] = await gate.sql<{ until: Date; now: Date }[]>`
    update vault.twilio_looks set next_look_at = now() + make_interval(secs => ${LOOK_EVERY}) where next_look_at <= now() or next_look_at > now() + make_interval(secs => ${2 * LOOK_EVERY})
    returning case when looked_until > now() + interval '1 day' then now() - make_interval(days => ${AFTER_LEAP}) else looked_until end as until, now() as now`;
  if (!turn) return null;
  const since = Number(turn.until) - OVERLAP;
  const received = (await api.received(new Date(since))).filter(({ sentAt }) => Number(turn.now) - Number(sentAt) > YOUNGEST);
  let brought = 0;
  let trouble: unknown;
  for (const message of await unheardOf(gate, await notNoted(gate, received))) {
    // One that can't be had keeps none of the others.
    if (await bringIn(gate, api, message, turn.now).catch((error: unknown) => void (trouble ??= error))) brought++;
  }
  if (brought > 0) log('warn', 'gate', 'messages of citizens that no webhook had brought were taken from Twilio\'s records.', { messages: brought });
  if (trouble !== undefined) throw trouble;
  for (const { sid } of await notNoted(gate, await api.sent(new Date(since - NOTED), new Date(Number(turn.now) - NOTED)))) await noteTwilioRecord(gate.sql, gate, { direction: 'outgoing', messageSid: sid });
  // A list that was cut off is looked through again when what it held is deleted.
  if (received.length < MOST_LISTED) await gate.sql`update vault.twilio_looks set looked_until = ${turn.now}`;
  return brought;
}

/** Those that are not noted for deletion: of what was handed over, all are, until Twilio has them no more. Oldest first. */
async function notNoted(gate: Gate, listed: ListedMessage[]): Promise<ListedMessage[]> {
  if (listed.length === 0) return [];
  const keys = hashesOf(gate, 'twilio-record', listed);
  const rows = await gate.sql<{ key: string }[]>`
    select encode(record_key, 'hex') as key from vault.twilio_records
    where record_key in (select decode(key, 'hex') from unnest(${[...keys.keys()]}::text[]) key)`;
  return without(listed, rows.map(({ key }) => keys.get(key)!)).sort((one, other) => Number(one.sentAt) - Number(other.sentAt));
}

/** Those of which no request is here: waiting, set aside, or handed over in the last days. */
async function unheardOf(gate: Gate, listed: ListedMessage[]): Promise<ListedMessage[]> {
  if (listed.length === 0) return [];
  const keys = hashesOf(gate, 'message-id', listed);
  const rows = await gate.sql<{ key: string }[]>`
    select encode(message_key, 'hex') as key from vault.received
    where message_key in (select decode(key, 'hex') from unnest(${[...keys.keys()]}::text[]) key)`;
  return without(listed, rows.map(({ key }) => keys.get(key)!));
}

/** With each key in use: while keys change, either may have been written. */
function hashesOf(gate: Gate, purpose: 'message-id' | 'twilio-record', listed: ListedMessage[]): Map<string, ListedMessage> {
  return new Map(listed.flatMap((message) => gate.vault.keys(purpose, message.sid).map((key) => [key.toString('hex'), message])));
}

const without = (listed: ListedMessage[], known: ListedMessage[]) => listed.filter((message) => !known.includes(message));

/** As if its webhook had come; a webhook that comes all the same is a repeat. @returns false where it is gone, or none that could be answered */
async function bringIn(gate: Gate, api: TwilioApi, message: ListedMessage, now: Date): Promise<boolean> {
  const media = message.media > 0 ? await api.mediaOf(message.sid).catch(ifGone) : [];
  if (media === null || (Number(now) - Number(message.sentAt) > SURELY_KNOWN && !(await api.has(message.sid)))) return false;
  const form: Form = { MessageSid: message.sid, From: message.from, Body: message.body, NumMedia: String(media.length) };
  media.forEach(({ url, contentType }, index) => Object.assign(form, { [`MediaUrl${index}`]: url, [`MediaContentType${index}`]: contentType }));
  try {
    await gate.acceptor.accept(parseIncoming(form));
    return true;
  } catch (error) {
    if (!(error instanceof MalformedRequest)) throw error;
    await noteTwilioRecord(gate.sql, gate, { direction: 'incoming', messageSid: message.sid, mediaUrls: media.map(({ url }) => url) });
    return false;
  }
}

function ifGone(error: unknown): null {
  if (error instanceof TwilioRefusal && error.status === 404) return null;
  throw error;
}
