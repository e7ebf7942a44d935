// Posts one signed webhook as Twilio does: once more where the connection fails, 15 seconds in all.
import type { WebhookOutcome } from '../types';
import { signatureOf } from './signature';
import { reachable, type World } from './world';

const ALL_ATTEMPTS_MILLISECONDS = 15_000;
/** Twilio's default, `#rc=1`: https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides */
const ATTEMPTS = 2;

/**
 * Posts a form to the gate.
 * @param publicUrl the address as Twilio knows it; it is signed, and reached by way of the account's inboundUrl
 * @param idempotencyToken the same for every attempt
 * @returns how it went; never throws
 */
export async function postWebhook(world: World, publicUrl: string, form: Record<string, string>, idempotencyToken: string): Promise<WebhookOutcome> {
  const attempts: WebhookOutcome['attempts'] = [];
  const deadline = Date.now() + ALL_ATTEMPTS_MILLISECONDS;
  const body = new URLSearchParams(form).toString();
  const headers = { 'X-Twilio-Signature': signatureOf(world.account.authToken, publicUrl, form), 'I-Twilio-Idempotency-Token': idempotencyToken, 'X-Home-Region': 'us1', Accept: '*/*' };
  const url = reachable(world.account, publicUrl);
  while (attempts.length < ATTEMPTS && Date.now() < deadline && !world.closing.aborted) {
    const began = Date.now();
    const left = deadline - began;
    const status = await world.http.postForm(url, body, headers, left).catch(() => null);
    attempts.push({ at: new Date(began).toISOString(), status, milliseconds: Date.now() - began });
    if (status !== null) return { state: status >= 200 && status < 300 ? 'accepted' : 'refused', attempts };
  }
  return { state: 'unreachable', attempts };
}
