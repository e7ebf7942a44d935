// Every refusal of the stand-in: Twilio's code, the HTTP status it comes with and a sentence.
// Codes: https://www.twilio.com/docs/api/errors. 20009 on messages in flight as seen in public tests of Twilio users.

const REFUSALS = {
  20001: [400, 'Invalid parameter.'],
  20003: [401, 'Authenticate'],
  20009: [409, 'Cannot delete message because delivery has not been completed.'],
  20404: [404, 'The requested resource was not found'],
  20422: [422, 'Invalid content template.'],
  20429: [429, 'Too Many Requests'],
  20500: [500, 'Internal Server Error'],
  20503: [503, 'Service Unavailable'],
  21211: [400, "The 'To' number is not a valid phone number."],
  21603: [400, "A 'From' phone number is required."],
  21604: [400, "A 'To' phone number is required."],
  21606: [400, "The 'From' phone number provided is not a valid message-capable Twilio phone number for this destination."],
  21610: [400, 'Attempt to send to unsubscribed recipient'],
  21611: [429, "This 'From' number has exceeded the maximum number of queued messages"],
  21617: [400, 'The concatenated message body exceeds the 1600 character limit'],
  21619: [400, 'A text message body or media urls must be specified.'],
  21620: [400, 'Invalid media URL(s)'],
  21623: [400, 'Number of media files exceeds allowed limit'],
  21655: [400, 'The ContentSid parameter is invalid'],
  21656: [400, 'The ContentVariables parameter is invalid'],
  21910: [400, "Invalid 'From' and 'To' pair. 'From' and 'To' should be of the same channel"],
  63001: [401, 'Channel could not authenticate the request'],
  63007: [400, 'Twilio could not find a Channel with the specified From address'],
} as const satisfies Record<number, readonly [number, string]>;

export type RefusalCode = keyof typeof REFUSALS;

/** An answer that says no, in Twilio's shape. */
export class Refusal extends Error {
  constructor(
    readonly code: number,
    readonly status: number,
    message: string,
    /** Seconds, for a Retry-After header. */
    readonly retryAfter?: number,
  ) {
    super(message);
  }

  /** The JSON body: `{code, message, more_info, status}`. */
  toJSON() {
    return { code: this.code, message: this.message, more_info: `https://www.twilio.com/docs/errors/${this.code}`, status: this.status };
  }
}

/**
 * The refusal for one of Twilio's codes.
 * @param detail added to Twilio's sentence, to say which part is wrong
 */
export function refusal(code: RefusalCode, detail?: string): Refusal {
  const [status, sentence] = REFUSALS[code];
  return new Refusal(code, status, detail ? `${sentence} ${detail}` : sentence);
}

/** The refusal that a test asked for; a code that is not in the table comes with HTTP 400. */
export function injectedRefusal(code: number, status?: number, retryAfter?: number): Refusal {
  const known = (REFUSALS as unknown as Record<number, readonly [number, string] | undefined>)[code];
  return new Refusal(code, status ?? known?.[0] ?? 400, known?.[1] ?? 'Refused by the simulator as asked.', retryAfter);
}
