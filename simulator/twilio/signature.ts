// Signs webhooks as Twilio does: https://www.twilio.com/docs/usage/security#validating-requests
import { createHmac } from 'node:crypto';

/**
 * The value of X-Twilio-Signature: HMAC-SHA1, in base64, over the address and then each parameter's name and value in the order of names.
 * @param url the public address, exactly as it was set at Twilio
 */
export function signatureOf(authToken: string, url: string, parameters: Record<string, string>): string {
  const text = Object.keys(parameters)
    .sort()
    .reduce((all, name) => all + name + parameters[name], url);
  return createHmac('sha1', authToken).update(text, 'utf8').digest('base64');
}
