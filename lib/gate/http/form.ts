// Reads the form of a webhook. Parsers of Node-RED's own would take other types and more bytes than Twilio ever sends.
import type { IncomingMessage } from 'node:http';
import { parse } from 'node:querystring';
import type { Form } from '../incoming/request';

/** Bytes: a text of 4,096 characters, percent-encoded, takes at most 50,000. */
const LARGEST_FORM = 128 * 1024;

/** Why a request is turned away before its signature is looked at. */
export class RefusedForm extends Error {
  constructor(readonly status: 400 | 413 | 415) {
    super('the request is no form of Twilio');
  }
}

/** @throws RefusedForm where it is no form, too large, or ends early */
export async function readForm(request: IncomingMessage): Promise<Form> {
  if (!/^application\/x-www-form-urlencoded\b/i.test(request.headers['content-type'] ?? '')) throw new RefusedForm(415);
  if (Number(request.headers['content-length'] ?? 0) > LARGEST_FORM) throw new RefusedForm(413);
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > LARGEST_FORM) throw new RefusedForm(413);
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof RefusedForm ? error : new RefusedForm(400);
  }
  return parse(Buffer.concat(chunks, size).toString('utf8')) as Form;
}
