// What follows a refusal: again, in another form, or not at all.
import type { DeliveryProblem } from '../../exchange/messages';
import type { Treatment } from '../twilio/problems';

export interface RefusedDelivery {
  asText: boolean;
  withoutMedia: boolean;
  attempts: number;
  hasChoices: boolean;
  hasMedia: boolean;
  hasText: boolean;
  createdAt: Date;
}

export type NextStep =
  | { do: 'retry'; seconds: number; asText?: true; withoutMedia?: true }
  /** as retry, and nothing else is sent in that time */
  | { do: 'pause'; seconds: number }
  | { do: 'fail'; problem: DeliveryProblem };

/** Milliseconds after which an old message would only confuse, and WhatsApp's window is shut. */
const EXPIRES = 24 * 60 * 60 * 1000;
/** Attempts at what Twilio itself fails at. */
const TRIES = 8;

/**
 * @param retryAfter seconds that Twilio asked for
 */
export function nextStep(treatment: Treatment, delivery: RefusedDelivery, now: Date, retryAfter?: number): NextStep {
  const { attempts } = delivery;
  const expired = Number(now) - Number(delivery.createdAt) > EXPIRES;
  switch (treatment.kind) {
    case 'stop':
      return { do: 'fail', problem: treatment.problem };
    case 'as-text':
      return delivery.hasChoices && !delivery.asText ? { do: 'retry', seconds: 0, asText: true } : { do: 'fail', problem: 'refused' };
    case 'without-media':
      return delivery.hasMedia && !delivery.withoutMedia && delivery.hasText ? { do: 'retry', seconds: 0, withoutMedia: true } : { do: 'fail', problem: 'media' };
    case 'ours':
      return { do: 'pause', seconds: growing(30, attempts, 300) };
    case 'slow-down':
      // WhatsApp lets about one message in six seconds through to one person after a burst.
      return expired ? { do: 'fail', problem: 'expired' } : { do: 'retry', seconds: Math.min(retryAfter ?? growing(1.5, attempts, 60), 3600) };
    case 'again':
      return expired || attempts >= TRIES ? { do: 'fail', problem: 'unreachable' } : { do: 'retry', seconds: growing(2, attempts, 120) };
  }
}

/** Doubles with each attempt. */
export const growing = (first: number, attempts: number, most: number) => Math.min(first * 2 ** (attempts - 1), most);

export const hasExpired = (createdAt: Date, now: Date) => Number(now) - Number(createdAt) > EXPIRES;
