// Makes signed webhooks as Twilio would send them, and posts them as fast as they are taken or at a steady pace.
import { createHmac, randomBytes } from 'node:crypto';
import { Agent, request } from 'node:http';

export interface Webhook {
  url: string;
  body: string;
  headers: Record<string, string>;
  /** the sender's number, fictitious */
  from: string;
}

export interface WebhookMaker {
  accountSid: string;
  authToken: string;
  /** where the gate listens, and the address that Twilio signs for */
  gateUrl: string;
  publicUrl: string;
  /** the bot's own address, `whatsapp:+…` */
  to: string;
}

/** A fictitious number for a sender's index. */
export const numberOf = (index: number): string => `+919800${String(index).padStart(6, '0')}`;

/**
 * A text message of sender `index`, signed with Twilio's scheme: HMAC-SHA1 of the address and the sorted parameters
 * (https://www.twilio.com/docs/usage/security).
 */
export function textWebhook(maker: WebhookMaker, index: number, text: string): Webhook {
  const from = numberOf(index);
  const sid = `SM${randomBytes(16).toString('hex')}`;
  const parameters: Record<string, string> = {
    AccountSid: maker.accountSid, ApiVersion: '2010-04-01', Body: text, From: `whatsapp:${from}`, MessageSid: sid, MessageType: 'text',
    NumMedia: '0', NumSegments: '1', ProfileName: 'Bench', ReferralNumMedia: '0', SmsMessageSid: sid, SmsSid: sid, SmsStatus: 'received',
    To: maker.to, WaId: from.slice(1),
  };
  const path = '/whatsapp/inbound';
  const signed = Object.keys(parameters).sort().reduce((all, key) => all + key + parameters[key], maker.publicUrl + path);
  const body = new URLSearchParams(parameters).toString();
  return {
    url: maker.gateUrl + path,
    body,
    from,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': String(Buffer.byteLength(body)),
      'x-twilio-signature': createHmac('sha1', maker.authToken).update(signed).digest('base64'),
    },
  };
}

export interface LoadResult {
  /** answers of status 200 */
  accepted: number;
  /** any other answer, and connections that failed */
  refused: number;
  seconds: number;
  /** milliseconds from sending to the answer */
  latencies: number[];
}

/**
 * Posts all webhooks.
 * @param connections how many are under way at once
 * @param perSecond where set, they start at this pace instead of as fast as they are answered
 */
export async function post(webhooks: Webhook[], connections: number, perSecond?: number): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const result: LoadResult = { accepted: 0, refused: 0, seconds: 0, latencies: [] };
  const began = performance.now();
  let next = 0;
  const one = async (webhook: Webhook) => {
    const sent = performance.now();
    const status = await send(agent, webhook);
    result.latencies.push(performance.now() - sent);
    if (status === 200) result.accepted++;
    else result.refused++;
  };
  if (perSecond === undefined) {
    await Promise.all(Array.from({ length: connections }, async () => {
      while (next < webhooks.length) await one(webhooks[next++]!);
    }));
  } else {
    const running: Promise<void>[] = [];
    while (next < webhooks.length) {
      const due = began + (next * 1000) / perSecond;
      const wait = due - performance.now();
      if (wait > 0) await new Promise((done) => setTimeout(done, wait));
      running.push(one(webhooks[next++]!));
    }
    await Promise.all(running);
  }
  result.seconds = (performance.now() - began) / 1000;
  agent.destroy();
  return result;
}

function send(agent: Agent, webhook: Webhook): Promise<number> {
  return new Promise((done) => {
    const sending = request(webhook.url, { method: 'POST', agent, headers: webhook.headers }, (response) => {
      response.resume();
      response.on('end', () => done(response.statusCode ?? 0));
    });
    sending.on('error', () => done(0));
    sending.end(webhook.body);
  });
}
