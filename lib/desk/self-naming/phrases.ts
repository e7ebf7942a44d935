// The phrases as shipped, by which people tell who they are or where they live: English, Hindi, romanised Hindi, Bhojpuri. How a line is read stands in pattern.ts.
import { termsOf } from '../categories/default-words/lines';
import { BELONGING_PHRASES } from './phrases/belonging';
import { CONTACT_PHRASES } from './phrases/contact';
import { EVENT_PHRASES } from './phrases/events';
import { HARMLESS_PHRASES, SPEECH_PHRASES } from './phrases/harmless';
import { HOME_PHRASES } from './phrases/home';
import { NAME_PHRASES } from './phrases/name';
import { WORK_PHRASES } from './phrases/work';

export const PHRASES: readonly string[] = [NAME_PHRASES, HOME_PHRASES, BELONGING_PHRASES, WORK_PHRASES, CONTACT_PHRASES, EVENT_PHRASES].flatMap(termsOf);
export const HARMLESS: readonly string[] = termsOf(HARMLESS_PHRASES);
export const SPEECH: readonly string[] = termsOf(SPEECH_PHRASES);
