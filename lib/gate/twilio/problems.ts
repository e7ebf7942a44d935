// What Twilio's refusals mean for us. Codes: https://www.twilio.com/docs/api/errors
import type { DeliveryProblem } from '../../exchange/messages';

/** Twilio said no. Carries its code and nothing of what was sent. */
export class TwilioRefusal extends Error {
  constructor(
    /** HTTP status */
    readonly status: number,
    /** Twilio's code, 0 where the answer had none */
    readonly code: number,
    /** seconds, of Retry-After */
    readonly retryAfter?: number,
  ) {
    super(`Twilio refused a request (code ${code}, status ${status}).`);
  }
}

/** Twilio could not be reached: nothing was done. */
export class TwilioNotReached extends Error {
  constructor() {
    super('Twilio could not be reached.');
  }
}

/** The answer never came: the request may have been carried out. */
export class AnswerLost extends Error {
  constructor() {
    super('Twilio\'s answer was lost.');
  }
}

/** What to do about a refused message. */
export type Treatment =
  /** this message will never arrive */
  | { kind: 'stop'; problem: DeliveryProblem }
  /** too fast, for this person or for us */
  | { kind: 'slow-down' }
  /** their fault, and it may pass */
  | { kind: 'again' }
  /** lists, buttons or the text were not taken */
  | { kind: 'as-text' }
  | { kind: 'without-media' }
  /** our account or sender is set up wrongly: no message will go */
  | { kind: 'ours' };

const BY_CODE: Record<number, Treatment> = {};
const treat = (treatment: Treatment, ...codes: number[]) => codes.forEach((code) => (BY_CODE[code] = treatment));
treat({ kind: 'slow-down' }, 20429, 21611, 63017, 63018, 63038);
treat({ kind: 'again' }, 20500, 20503, 63010, 63012, 30001, 30008);
treat({ kind: 'as-text' }, 20422, 21655, 21656, 63005, 63013, 63021, 63027, 63028, 92007);
treat({ kind: 'without-media' }, 11200, 12300, 21620, 21623, 63019, 63034);
treat({ kind: 'ours' }, 20003, 20005, 20403, 20404, 21212, 21603, 21606, 21609, 21910, 63001, 63007, 63020, 63041);
treat({ kind: 'stop', problem: 'outside-window' }, 63016);
treat({ kind: 'stop', problem: 'unreachable' }, 21211, 21614, 63003, 63015, 63024);
treat({ kind: 'stop', problem: 'refused' }, 21610, 21617, 21619, 63032, 63033, 63049);

/** What a code means, with the HTTP status where there is one. */
export function treatmentOf(code: number, status = 0): Treatment {
  const known = BY_CODE[code];
  if (known) return known;
  if (status === 429) return { kind: 'slow-down' };
  if (status >= 500) return { kind: 'again' };
  if (status === 401 || status === 403) return { kind: 'ours' };
  // An unknown code is about this message: plain words have the best chance.
  return { kind: 'as-text' };
}

/** Whether a refused request may have been carried out all the same, so that it must be looked up before it is sent again. */
export function mayHaveBeenDone(refusal: TwilioRefusal): boolean {
  return refusal.status >= 500;
}
