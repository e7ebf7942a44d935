// Sends one claimed message and writes down what became of it.
import type { DeliveryProblem } from '../../exchange/messages';
import { STATUS_PATH } from '../http/paths';
import { AnswerLost, treatmentOf, TwilioRefusal } from '../twilio/problems';
import type { Delivery } from './claim';
import { mediaAddress } from './media-address';
import { accepted, later } from './outcome';
import { planParts, type Part } from './parts';
import { settleLateFailure, settleRefusal } from './refused';
import { LOOK_UP_AFTER, type Outcome, type Sending } from './sending';

/** @throws only where the database fails: the lease ends, and the message is looked up before it is sent again */
export async function sendDelivery(sending: Sending, delivery: Delivery): Promise<Outcome> {
  const parts = planOf(sending, delivery);
  const part = parts[delivery.part];
  const more = delivery.part + 1 < parts.length;
  const leftOut = delivery.withoutMedia && delivery.message.media ? 'media' : null;
  // Media that was left out had been the last part: nothing remains to be sent.
  if (!part || delivery.knownSid !== null) return finish(sending, delivery, delivery.knownSid, more, leftOut);
  try {
    if (delivery.lostSince) {
      // Right after a gate's death the message may still be on its way into Twilio's list.
      const early = (sending.options.lookUpAfter ?? LOOK_UP_AFTER) - delivery.lostFor!;
      if (early > 0) {
        await later(sending.gate, delivery, early, { lost: true });
        return { outcome: 'later' };
      }
      const arrived = await lookUp(sending, delivery, part, delivery.lostSince);
      if (arrived !== null) return await finish(sending, delivery, arrived, more, leftOut);
      await sending.gate.sql`update vault.deliveries set tried_at = now() where id = ${delivery.id}`;
    }
    return await finish(sending, delivery, await sendPart(sending, delivery, part), more, leftOut);
  } catch (error) {
    if (error instanceof ListNotMade) return sendDelivery(sending, await asText(sending, delivery));
    return settleRefusal(sending, error instanceof NotLookedUp ? delivery : { ...delivery, lostSince: null }, error instanceof NotLookedUp ? error.reason : error);
  }
}

/** Nothing has gone out: making the list failed, whatever the reason, and the question can be asked in words. */
class ListNotMade extends Error {}

/** Whether the message has arrived at Twilio is still not known. */
class NotLookedUp extends Error {
  constructor(readonly reason: unknown) {
    super('a message could not be looked up.');
  }
}

function planOf({ options }: Sending, delivery: Delivery): Part[] {
  // Outside WhatsApp's window lists are never taken; plain words are, where Twilio knows of a later message than we do.
  const inWords = delivery.asText || !options.lists || !delivery.inWindow;
  return planParts(delivery.message, { asText: inWords, withoutMedia: delivery.withoutMedia, hint: options.words[delivery.message.language].hint });
}

async function sendPart({ gate, api, contents, options }: Sending, delivery: Delivery, part: Part): Promise<string> {
  const { to, message } = delivery;
  const statusCallback = `${gate.publicUrl}${STATUS_PATH}?delivery=${gate.vault.callbackToken(delivery.id)}`;
  if (part.kind === 'text') return api.send({ to, body: part.body, statusCallback });
  if (part.kind === 'media') return api.send({ to, ...(part.body && { body: part.body }), mediaUrl: await mediaAddress(gate, part.media.id), statusCallback });
  const choices = { ...part.choices, open: part.choices.open ?? options.words[message.language].open };
  const contentSid = await contents.sidFor(delivery.handle, message.language, part.body, choices).catch((error: unknown) => {
    throw error instanceof TwilioRefusal || error instanceof AnswerLost ? new ListNotMade() : error;
  });
  return api.send({ to, contentSid, statusCallback }).catch(async (error: unknown) => {
    if (error instanceof TwilioRefusal && treatmentOf(error.code, error.status).kind === 'as-text') await contents.drop(contentSid);
    throw error;
  });
}

async function asText({ gate }: Sending, delivery: Delivery): Promise<Delivery> {
  await gate.sql`update vault.deliveries set as_text = true where id = ${delivery.id}`;
  return { ...delivery, asText: true };
}

/**
 * Twilio's id of a message that did arrive there although its answer was lost; null where there is none.
 * @throws NotLookedUp
 */
async function lookUp({ gate, api }: Sending, delivery: Delivery, part: Part, lostSince: Date): Promise<string | null> {
  // Their clock and ours may differ.
  const since = new Date(Number(lostSince) - 60_000);
  const sids = await api.find(delivery.to, part.body, since).catch((error: unknown) => {
    throw new NotLookedUp(error);
  });
  if (sids.length === 0) return null;
  const keys = new Map(sids.flatMap((sid) => gate.vault.keys('message-id', sid).map((key) => [key.toString('hex'), sid])));
  const wanted = gate.sql([...keys.keys()].map((key) => Buffer.from(key, 'hex')));
  // The same words may have been sent before, on purpose.
  const rows = await gate.sql<{ key: string }[]>`
    select encode(message_key, 'hex') as key from vault.replies where message_key in ${wanted}
    union select encode(message_key, 'hex') from vault.sent where message_key in ${wanted}
    union select encode(message_key, 'hex') from vault.deliveries where message_key in ${wanted}
    union select encode(failed_key, 'hex') from vault.deliveries where failed_key in ${wanted}`;
  const before = new Set(rows.map(({ key }) => keys.get(key)));
  return sids.find((sid) => !before.has(sid)) ?? null;
}

async function finish({ gate }: Sending, delivery: Delivery, sid: string | null, more: boolean, problem: DeliveryProblem | null): Promise<Outcome> {
  const code = await accepted(gate, delivery, sid, more, problem);
  if (code !== null && sid !== null) await settleLateFailure(gate, { ...delivery, messageSid: sid }, code);
  return { outcome: 'sent' };
}
