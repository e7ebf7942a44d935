// What sending works with, and what comes of it.
import type { DeliveryProblem, Language } from '../../exchange/messages';
import type { Gate } from '../gate';
import type { TwilioApi } from '../twilio/api';
import type { Contents } from './content';

/** Words of the gate's own, set on the node. */
export interface SendingWords {
  /** stands under numbered text */
  hint: string;
  /** opens a list whose message names no other label; at most 20 characters */
  open: string;
}

export interface SendOptions {
  /** whether lists and buttons are sent as such */
  lists: boolean;
  words: Record<Language, SendingWords>;
  /** seconds before a message whose answer was lost is looked up; default LOOK_UP_AFTER */
  lookUpAfter?: number;
}

/** Seconds in which a message that Twilio took has come into its list. */
export const LOOK_UP_AFTER = 6;

export interface Sending {
  gate: Gate;
  api: TwilioApi;
  contents: Contents;
  options: SendOptions;
}

/** What became of a message; `pause` asks that nothing is sent for so many seconds, `alert` is Twilio's code where our account is at fault. */
export type Outcome = { outcome: 'sent' } | { outcome: 'failed'; problem: DeliveryProblem } | { outcome: 'later'; pause?: number; alert?: number };
