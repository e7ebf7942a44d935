// Whether a webhook comes from Twilio: its signature over the public address and the form.
// https://www.twilio.com/docs/usage/security#validating-requests
import { validateRequest } from 'twilio/lib/webhooks/webhooks';
import type { Form } from '../incoming/request';

export interface SignedRequest {
  /** X-Twilio-Signature */
  signature: string | undefined;
  /** path and query as requested, such as /whatsapp/status?delivery=… */
  path: string;
  form: Form;
}

/**
 * @param publicUrl where Twilio reaches the gate, without a slash at its end: the signature is over exactly this
 */
export function isSigned(request: SignedRequest, authToken: string, publicUrl: string): boolean {
  if (!request.signature) return false;
  return validateRequest(authToken, request.signature, publicUrl + request.path, request.form);
}
