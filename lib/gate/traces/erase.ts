// Deletes one message at Twilio, its media first and then its record, or one list. https://www.twilio.com/docs/messaging/api/message-resource#delete-a-message-resource
import { growing } from '../outgoing/next-step';
import type { TwilioApi } from '../twilio/api';
import { TwilioNotReached, TwilioRefusal } from '../twilio/problems';
import type { Trace } from './claim';

export type Erasure =
  | { erased: true }
  /** tried again after `seconds`; `pause`: nothing is deleted for so long; `alert`: our account is at fault */
  | { erased: false; seconds: number; refusal: number; pause?: number; alert?: true };

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** In place of Twilio's code: the account that we have now could not delete it, and would call it unknown. */
export const OTHER_ACCOUNT = -1;

/**
 * Never throws: what went wrong is in the result. Counts `mediaLeft` down.
 * @param accountSid of the account that `api` reaches
 */
export async function eraseTrace(api: Pick<TwilioApi, 'removeMessage' | 'removeMedia' | 'removeContent'>, trace: Trace, accountSid: string): Promise<Erasure> {
  const { what } = trace;
  if (what.account !== undefined && what.account !== accountSid) return { erased: false, seconds: HOUR, refusal: OTHER_ACCOUNT };
  try {
    if ('list' in what) {
      await gone(api.removeContent(what.list));
      return { erased: true };
    }
    if (trace.mediaLeft > 0) {
      trace.mediaLeft = what.media.length;
      for (const media of what.media) {
        await gone(api.removeMedia(what.message, media));
        trace.mediaLeft--;
      }
    }
    await gone(api.removeMessage(what.message));
    return { erased: true };
  } catch (error) {
    return afterRefusal(error, trace.tries);
  }
}

/** What Twilio does not know (any more) counts as deleted. */
async function gone(removing: Promise<void>): Promise<void> {
  await removing.catch((error: unknown) => {
    if (!(error instanceof TwilioRefusal && error.status === 404)) throw error;
  });
}

function afterRefusal(error: unknown, tries: number): Erasure {
  if (!(error instanceof TwilioRefusal)) {
    const seconds = growing(5, tries, 10 * MINUTE);
    return { erased: false, seconds, refusal: 0, ...(error instanceof TwilioNotReached && { pause: Math.min(seconds, 30) }) };
  }
  const refusal = error.code || error.status;
  if (error.status === 401 || error.status === 403) {
    const pause = growing(30, tries, 5 * MINUTE);
    return { erased: false, seconds: pause, refusal, pause, alert: true };
  }
  if (error.status === 429) {
    const seconds = Math.min(error.retryAfter ?? growing(5, tries, 10 * MINUTE), HOUR);
    return { erased: false, seconds, refusal, pause: Math.min(seconds, MINUTE) };
  }
  if (error.status >= 500) return { erased: false, seconds: error.retryAfter ?? growing(5, tries, HOUR), refusal };
  // In flight, mostly (20009). Twilio asks to wait a minute, then several; it may take up to 14 days.
  // https://www.twilio.com/docs/api/errors/20009
  return { erased: false, seconds: growing(MINUTE, tries, 6 * HOUR), refusal };
}
