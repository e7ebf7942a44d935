// Sends what the desk has written, a bounded number of reports at once.
import { CHANNELS } from '../../exchange/messages';
import { errorKind, log } from '../../log/log';
import type { Gate } from '../gate';
import { tidyVault } from '../tidy';
import { createTwilioApi } from '../twilio/api';
import { claimDeliveries, renewDeliveries, type Delivery } from './claim';
import { createContents } from './content';
import { publishFates, tickOf } from './fates';
import { sendDelivery } from './send';
import type { Outcome, SendOptions } from './sending';

export interface SenderOptions extends SendOptions {
  /** tells this sender from others of the same gate; default '' */
  name?: string;
  /** reports that are written to at once */
  concurrency: number;
  /** told of each message, without a word of it */
  onOutcome?(outcome: Outcome): void;
  /** true while nothing is sent because our account or the way to Twilio is at fault */
  onPaused?(paused: boolean): void;
}

/** Milliseconds between looks for what has become due, or was left behind by another gate. */
const POLL = 1000;
/** Milliseconds that stopping waits for answers of Twilio; what is cut off is looked up by the next gate. */
const PATIENCE = 3000;
/** Looks between two tidyings: ten minutes. */
const TIDY_EVERY = 600;
/** One minute. */
const TIDY_LISTS_EVERY = 60;

/** Starts it. Returns what stops it, once what is being sent is settled (or after a few seconds). */
export function startSender(gate: Gate, options: SenderOptions): () => Promise<void> {
  const holder = gate.name === null ? null : `${gate.name} ${options.name ?? ''}`;
  const api = createTwilioApi(gate.twilio);
  const sending = { gate, api, contents: createContents(gate, api), options };
  const inFlight = new Map<Delivery, Promise<void>>();
  let working: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  let troubled = false;
  let pausedUntil = 0;
  let polls = 0;
  let tick = tickOf(gate, new Date());

  function wake(): void {
    again = true;
    working ??= work().finally(() => {
      working = null;
      if (again && !stopped) wake();
    });
  }

  async function work(): Promise<void> {
    try {
      while (again && !stopped) {
        again = false;
        const room = options.concurrency - inFlight.size;
        if (room <= 0 || Date.now() < pausedUntil) return;
        for (const delivery of await claimDeliveries(gate, room, { name: holder, inHand: [...inFlight.keys()].map(({ id }) => id), reports: [...inFlight.keys()] })) start(delivery);
      }
      troubled = false;
    } catch (error) {
      again = false;
      if (!troubled) log('error', 'gate', `messages to citizens can't be claimed (${errorKind(error)}); they wait, trying again.`);
      troubled = true;
    }
  }

  function start(delivery: Delivery): void {
    const sent = sendDelivery(sending, delivery)
      .then((outcome) => settle(outcome))
      .catch((error: unknown) => {
        if (!stopped) log('error', 'gate', `what became of a message could not be written down (${errorKind(error)}); it is looked up before it is sent again.`);
      })
      .finally(() => {
        inFlight.delete(delivery);
        wake();
      });
    inFlight.set(delivery, sent);
  }

  function settle(outcome: Outcome): void {
    options.onOutcome?.(outcome);
    if (outcome.outcome === 'sent' && pausedUntil > 0) {
      pausedUntil = 0;
      options.onPaused?.(false);
    }
    if (outcome.outcome !== 'later' || outcome.pause === undefined) return;
    if (Date.now() >= pausedUntil) {
      if (outcome.alert !== undefined) log('error', 'gate', 'Twilio refuses our account or WhatsApp sender: check the TWILIO settings. Messages wait, nothing is lost.', { code: outcome.alert, seconds: outcome.pause });
      else log('warn', 'gate', 'Twilio can\'t be reached. Messages wait, nothing is lost.', { seconds: outcome.pause });
    }
    pausedUntil = Math.max(pausedUntil, Date.now() + outcome.pause * 1000);
    options.onPaused?.(true);
  }

  async function lookAround(): Promise<void> {
    try {
      if (polls % TIDY_EVERY === 0) await tidyVault(gate);
      if (polls++ % TIDY_LISTS_EVERY === 0) await sending.contents.tidy();
      if (polls % 5 === 0 && inFlight.size > 0) await renewDeliveries(gate, [...inFlight.keys()]);
      if (tickOf(gate, new Date()) === tick) return;
      await publishFates(gate.sql, gate.fateMinutes);
      tick = tickOf(gate, new Date());
    } catch (error) {
      if (!troubled) log('warn', 'gate', `the vault could not be looked after (${errorKind(error)}); trying again.`);
    }
  }

  const listening = gate.listen(CHANNELS.outbox, wake).catch(() => null);
  const poll = setInterval(() => {
    wake();
    void lookAround();
  }, POLL);
  wake();
  return async () => {
    stopped = true;
    clearInterval(poll);
    await (await listening)?.().catch(() => {});
    await working;
    await Promise.race([Promise.all(inFlight.values()), new Promise((done) => setTimeout(done, PATIENCE).unref())]);
  };
}
