// The gate's webhooks, free of Node-RED: POST /whatsapp/inbound.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { errorKind, log } from '../../log/log';
import type { Gate } from '../gate';
import { MalformedRequest, parseIncoming, type Form } from '../incoming/request';
import { readForm, RefusedForm } from './form';
import { isSigned } from './signature';

export const INBOUND_PATH = '/whatsapp/inbound';
export const STATUS_PATH = '/whatsapp/status';

/** Answers Twilio's webhook for a citizen's message: 200 only once it is committed. */
export async function answerInbound(gate: Gate, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const form = await signedForm(gate, request, response, INBOUND_PATH);
  if (!form) return;
  try {
    await gate.acceptor.accept(parseIncoming(form));
    // An empty TwiML: replies go their own way.
    response.writeHead(200, { 'content-type': 'text/xml' }).end('<Response/>');
  } catch (error) {
    if (error instanceof MalformedRequest) {
      log('warn', 'gate', `a signed webhook was turned away: ${error.message}.`);
      refuse(response, 400);
    } else {
      log('error', 'gate', `a message could not be kept (${errorKind(error)}); Twilio was told to come again.`);
      refuse(response, 503);
    }
  }
}

/** The form of a webhook that Twilio signed for our account; null where it was refused. */
export async function signedForm(gate: Gate, request: IncomingMessage, response: ServerResponse, path: string): Promise<Form | null> {
  try {
    const form = await readForm(request);
    const signature = request.headers['x-twilio-signature'];
    const query = /\?.*$/.exec(request.url ?? '')?.[0] ?? '';
    const signed = isSigned({ signature: Array.isArray(signature) ? signature[0] : signature, path: path + query, form }, gate.twilio.authToken, gate.publicUrl);
    if (signed && form.AccountSid === gate.twilio.accountSid) return form;
    refuse(response, 403);
  } catch (error) {
    refuse(response, error instanceof RefusedForm ? error.status : 400);
  }
  return null;
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'text/plain', ...(status === 413 && { connection: 'close' }) }).end();
}
