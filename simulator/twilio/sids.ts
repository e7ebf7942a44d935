// Makes identifiers of the form that Twilio uses: two letters and 32 hexadecimal digits.
import { randomBytes } from 'node:crypto';

/** SM text, MM message with media, ME media, HX content, XE channel installation. */
export type SidPrefix = 'SM' | 'MM' | 'ME' | 'HX' | 'XE';

/** A fresh identifier, for example SM0123…. */
export const newSid = (prefix: SidPrefix): string => prefix + randomBytes(16).toString('hex');
