// The gate's webhooks, free of Node-RED: POST /whatsapp/inbound and POST /whatsapp/status.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { errorKind, log } from '../../log/log';
import type { Gate } from '../gate';
import { MalformedRequest, mediaOf, messageSidOf, parseIncoming, type Form } from '../incoming/request';
import { applyStatus } from '../outgoing/status';
import { noteTwilioRecord } from '../traces/note';
import { readForm, RefusedForm } from './form';
import { INBOUND_PATH, STATUS_PATH } from './paths';
import { isSigned } from './signature';


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
      await noteRefused(gate, form);
      log('warn', 'gate', `a signed webhook was turned away: ${error.message}.`);
      refuse(response, 400);
    } else {
      log('error', 'gate', `a message could not be kept (${errorKind(error)}); Twilio was told to come again.`);
      refuse(response, 503);
    }
  }
}

/** What nobody can be answered for is not kept at Twilio either. */
async function noteRefused(gate: Gate, form: Form): Promise<void> {
  const messageSid = messageSidOf(form);
  if (messageSid === null) return;
  await noteTwilioRecord(gate.sql, gate, { direction: 'incoming', messageSid, mediaUrls: mediaOf(form).map(({ url }) => url) }).catch((error: unknown) => {
    log('error', 'gate', `a message that was turned away could not be noted for deletion at Twilio (${errorKind(error)}).`);
  });
}

/** Answers Twilio's callback on what became of a message. */
export async function answerStatus(gate: Gate, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const form = await signedForm(gate, request, response, STATUS_PATH);
  if (!form) return;
  try {
    await applyStatus(gate, form, new URLSearchParams(queryOf(request)).get('delivery'));
    response.writeHead(200).end();
  } catch (error) {
    log('warn', 'gate', `a delivery status could not be kept (${errorKind(error)}).`);
    refuse(response, 503);
  }
}

/** The form of a webhook that Twilio signed for our account; null where it was refused. */
async function signedForm(gate: Gate, request: IncomingMessage, response: ServerResponse, path: string): Promise<Form | null> {
  try {
    const form = await readForm(request);
    const signature = request.headers['x-twilio-signature'];
    const signed = isSigned({ signature: Array.isArray(signature) ? signature[0] : signature, path: path + queryOf(request), form }, gate.twilio.authToken, gate.publicUrl);
    if (signed && form.AccountSid === gate.twilio.accountSid) return form;
    refuse(response, 403);
  } catch (error) {
    refuse(response, error instanceof RefusedForm ? error.status : 400);
  }
  return null;
}

/** With its question mark, exactly as asked: the signature is over it. */
const queryOf = (request: IncomingMessage) => /\?.*$/.exec(request.url ?? '')?.[0] ?? '';

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'text/plain', ...(status === 413 && { connection: 'close' }) }).end();
}
