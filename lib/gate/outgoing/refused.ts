// What follows when a message was not taken by Twilio: at once, or in a status callback after it had been taken.
import type { BotMessage, DeliveryProblem } from '../../exchange/messages';
import { log } from '../../log/log';
import type { Gate } from '../gate';
import { AnswerLost, mayHaveBeenDone, treatmentOf, TwilioNotReached, TwilioRefusal } from '../twilio/problems';
import type { Delivery } from './claim';
import { growing, hasExpired, nextStep, type RefusedDelivery } from './next-step';
import { failed, failedLater, later, reopen } from './outcome';
import { LOOK_UP_AFTER, type Outcome, type Sending } from './sending';

/** Seconds for which nothing is sent where Twilio can't be reached at all. */
const LONGEST_PAUSE = 10;

/**
 * Settles a delivery that was not taken.
 * @throws the error itself where it is none of Twilio's
 */
export async function settleRefusal({ gate, options }: Sending, delivery: Delivery, error: unknown): Promise<Outcome> {
  const now = new Date();
  const unreached = error instanceof TwilioNotReached;
  const lost = error instanceof AnswerLost || (error instanceof TwilioRefusal && mayHaveBeenDone(error));
  if ((unreached || lost) && hasExpired(delivery.createdAt, now)) return fail(gate, delivery, 'expired');
  if (unreached) {
    const seconds = growing(2, delivery.attempts, 60);
    await later(gate, delivery, seconds, { lost: delivery.lostSince !== null });
    return { outcome: 'later', pause: Math.min(seconds, LONGEST_PAUSE) };
  }
  if (lost) {
    await later(gate, delivery, growing(options.lookUpAfter ?? LOOK_UP_AFTER, delivery.attempts, 120), { lost: true });
    return { outcome: 'later' };
  }
  if (!(error instanceof TwilioRefusal)) throw error;
  // Whatever is wrong with our account: who asked to be forgotten is not kept for the sake of a farewell.
  if (delivery.message.handle === 'forget' && hasExpired(delivery.createdAt, now)) return fail(gate, delivery, 'expired');
  const step = nextStep(treatmentOf(error.code, error.status), refusedOf(delivery, delivery.message), now, error.retryAfter);
  if (step.do === 'fail') return fail(gate, delivery, step.problem);
  await later(gate, delivery, step.seconds, step.do === 'retry' ? step : {});
  return step.do === 'pause' ? { outcome: 'later', pause: step.seconds, alert: error.code || error.status } : { outcome: 'later' };
}

async function fail(gate: Gate, delivery: Delivery, problem: DeliveryProblem): Promise<Outcome> {
  await failed(gate, delivery, problem);
  return { outcome: 'failed', problem };
}

/** Settles a delivery that Twilio had taken, and of which a status callback says that it failed. @param delivery `message`: null where it is not kept any more */
export async function settleLateFailure(gate: Gate, delivery: { messageSid: string; asText: boolean; withoutMedia: boolean; attempts: number; createdAt: Date; message: BotMessage | null }, code: number): Promise<void> {
  const treatment = treatmentOf(code);
  if (treatment.kind === 'ours') log('error', 'gate', 'Twilio says that our WhatsApp sender is set up wrongly: see the code in Twilio\'s documentation.', { code });
  const step = delivery.message ? nextStep(treatment, refusedOf(delivery, delivery.message), new Date()) : { do: 'fail' as const, problem: 'unreachable' as const };
  if (step.do === 'fail') await failedLater(gate, delivery.messageSid, step.problem);
  else await reopen(gate, delivery.messageSid, step.seconds, step.do === 'retry' ? step : {});
}

function refusedOf(delivery: { asText: boolean; withoutMedia: boolean; attempts: number; createdAt: Date }, message: BotMessage): RefusedDelivery {
  const { asText, withoutMedia, attempts, createdAt } = delivery;
  return { asText, withoutMedia, attempts, createdAt, hasChoices: message.choices !== undefined, hasMedia: message.media !== undefined, hasText: message.text.trim() !== '' };
}
