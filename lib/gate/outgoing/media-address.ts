// Addresses under which Twilio fetches media that an officer released: unguessable, short-lived, for one file.
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { getMedia } from '../../exchange/media';
import type { Gate } from '../gate';
import { MEDIA_PATH } from '../http/paths';
import { hashOfToken } from '../vault';

/** Seconds. Twilio fetches within moments; a message that waits in its queue takes longer. */
const LIFE = 60 * 60;

/** A public address for a row of exchange.media. */
export async function mediaAddress(gate: Gate, media: string): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  await gate.sql`insert into vault.media_tokens (token_hash, media_id, expires_at) values (${hashOfToken(token)}, ${media}, now() + make_interval(secs => ${LIFE}))`;
  return `${gate.publicUrl}${MEDIA_PATH}/${token}`;
}

/** Answers GET and HEAD of such an address; 404 for any other. */
export async function answerMedia(gate: Gate, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const token = (request.url ?? '').split('?')[0]!.split('/').pop() ?? '';
  const [row] = /^[\w-]{32}$/.test(token) ? await gate.sql<{ media: string }[]>`select media_id as media from vault.media_tokens where token_hash = ${hashOfToken(token)} and expires_at > now()` : [];
  const media = row ? await getMedia(gate.sql, gate.boxes, row.media) : null;
  if (!media) {
    response.writeHead(404, { 'cache-control': 'no-store' }).end();
    return;
  }
  response.writeHead(200, { 'content-type': media.contentType, 'content-length': media.size, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'content-security-policy': 'sandbox' });
  response.end(request.method === 'HEAD' ? undefined : media.bytes);
}
