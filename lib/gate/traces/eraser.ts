// Deletes at Twilio what is no longer needed there, until it is done. Runs in the gate's process beside its flow, so that no
// change of the flow can leave it out.
import { errorKind, log } from '../../log/log';
import type { Gate } from '../gate';
import { createTwilioApi } from '../twilio/api';
import { claimTraces, forgetTrace, postponeTrace, type Trace } from './claim';
import { eraseTrace, OTHER_ACCOUNT } from './erase';

export interface EraserOptions {
  /** records that are deleted at once; default 8 */
  concurrency?: number;
  /** seconds between looks for what has become due; default 1 */
  pollSeconds?: number;
}

/** Milliseconds that stopping waits for answers of Twilio; what is cut off is tried again. */
const PATIENCE = 3000;

/** Starts it. Returns what stops it. */
export function startEraser(gate: Gate, { concurrency = 8, pollSeconds = 1 }: EraserOptions = {}): () => Promise<void> {
  const api = createTwilioApi(gate.twilio);
  const inFlight = new Set<Promise<void>>();
  let looking = false;
  let stopped = false;
  let troubled = false;
  let pausedUntil = 0;
  let toldOfOther = false;

  async function look(): Promise<void> {
    if (looking || stopped || Date.now() < pausedUntil) return;
    looking = true;
    try {
      for (;;) {
        const room = concurrency - inFlight.size;
        const traces = room > 0 && Date.now() >= pausedUntil && !stopped ? await claimTraces(gate, room) : [];
        if (traces.length === 0) break;
        traces.forEach(start);
        await Promise.race(inFlight);
      }
      troubled = false;
    } catch (error) {
      if (!troubled && !stopped) log('error', 'gate', `what is to be deleted at Twilio can't be looked up (${errorKind(error)}); trying again.`);
      troubled = true;
    } finally {
      looking = false;
    }
  }

  function start(trace: Trace): void {
    const erasing: Promise<void> = erase(trace)
      // The lease ends, and it is tried again.
      .catch(() => {})
      .finally(() => inFlight.delete(erasing));
    inFlight.add(erasing);
  }

  async function erase(trace: Trace): Promise<void> {
    const erasure = await eraseTrace(api, trace, gate.twilio.accountSid);
    if (erasure.erased) return forgetTrace(gate, trace);
    if (erasure.refusal === OTHER_ACCOUNT && !toldOfOther) {
      toldOfOther = true;
      log('error', 'gate', 'messages stand at another Twilio account than the one that is set now and can\'t be deleted there: delete them in that account\'s console, or set it again until the page of the gate\'s owner shows none.');
    }
    if (erasure.pause !== undefined) pause(erasure.pause, erasure.alert ? erasure.refusal : undefined);
    await postponeTrace(gate, trace, erasure.seconds, erasure.refusal);
  }

  function pause(seconds: number, alert: number | undefined): void {
    if (Date.now() >= pausedUntil && alert !== undefined) {
      log('error', 'gate', 'Twilio refuses our account when messages are to be deleted there: check the TWILIO settings. They are deleted as soon as it is put right.', { code: alert, seconds });
    }
    pausedUntil = Math.max(pausedUntil, Date.now() + seconds * 1000);
  }

  const poll = setInterval(() => void look(), pollSeconds * 1000);
  void look();
  return async () => {
    stopped = true;
    clearInterval(poll);
    await Promise.race([Promise.all(inFlight), new Promise((done) => setTimeout(done, PATIENCE).unref())]);
  };
}
