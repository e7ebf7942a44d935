// The job that forgets. Runs in the gate's process beside its flow, so that no change of the flow can leave it out; what it has not
// come to when the process ends, the next one finds.
import { errorKind, log } from '../../log/log';
import type { Gate } from '../gate';
import { isSteady } from './calendar';
import { forgetEnded } from './ended-reports';
import { resealHandles } from './handle-rows';
import { forgetStale } from './stale-reports';

/** Milliseconds between looks. */
const POLL = 10 * 60_000;

/** Starts it. Returns what stops it, once the batch in hand is done. */
export function startForgetting(gate: Gate, poll = POLL): () => Promise<void> {
  let stopped = false;
  let troubled = false;
  let waiting = false;
  let looking: Promise<void> | null = null;

  async function look(): Promise<void> {
    try {
      if (!(await isSteady(gate.sql))) {
        if (!waiting) log('warn', 'gate', 'the clock has leapt, or nobody was at work for days: who is to be forgotten by time is forgotten when the clock has gone on steadily for 20 hours.');
        waiting = true;
        return;
      }
      waiting = false;
      while (!stopped && (await forgetEnded(gate)));
      while (!stopped && (await forgetStale(gate)));
      while (!stopped && (await resealHandles(gate)));
      troubled = false;
    } catch (error) {
      if (!troubled && !stopped) log('error', 'gate', `people who are to be forgotten could not be (${errorKind(error)}); trying again.`);
      troubled = true;
    }
  }
  const wake = () => {
    looking ??= look().finally(() => (looking = null));
  };
  const timer = setInterval(wake, poll);
  wake();
  return async () => {
    stopped = true;
    clearInterval(timer);
    await looking;
  };
}
