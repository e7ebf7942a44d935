// Twilio's Media resource, and the CDN that it redirects to. Media is deleted by itself, or with its message.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { type Request, type RequestHandler, Router } from 'express';
import type { StoredMessage } from '../chats/store';
import type { MediaItem } from '../types';
import { operate, parameter } from './operations';
import { refusal } from './refusals';
import { mediaResource } from './representation';
import type { World } from './world';

const CDN_MILLISECONDS = 4 * 60 * 60 * 1000;

/** Routes below /2010-04-01/Accounts/{AccountSid}, and the CDN's own. */
export function mediaRoutes(world: World): { api: Router; cdn: RequestHandler } {
  const { store } = world;
  const api = Router();
  const cdnKey = randomBytes(32);
  const seal = (sid: string, expires: string) => createHmac('sha256', cdnKey).update(`${sid} ${expires}`).digest('base64url');
  const phoneOf = (request: Request) => store.message(parameter(request, 'message'))?.phone;

  function held(request: Request): { message: StoredMessage; item: MediaItem } {
    const found = store.media(parameter(request, 'sid'));
    if (!found?.item.heldByTwilio || found.message.sid !== parameter(request, 'message')) throw refusal(20404);
    return found;
  }

  api.get(
    '/Messages/:message/Media.json',
    operate(world, 'fetch', 200, (request) => {
      const message = store.message(parameter(request, 'message'));
      if (!message?.record) throw refusal(20404);
      const uri = request.originalUrl;
      const list = message.media.filter((item) => item.heldByTwilio).map((item) => mediaResource(world, message, item));
      return { media_list: list, page: 0, page_size: 50, start: 0, end: Math.max(0, list.length - 1), uri, first_page_uri: uri, next_page_uri: null, previous_page_uri: null };
    }),
  );

  api.get(
    '/Messages/:message/Media/:sid.json',
    operate(world, 'fetch', 200, (request) => {
      const { message, item } = held(request);
      return mediaResource(world, message, item);
    }),
  );

  const remove = operate(
    world,
    'delete-media',
    204,
    (request) => {
      const { message, item } = held(request);
      item.heldByTwilio = false;
      store.messageChanged(message);
    },
    phoneOf,
  );
  api.delete('/Messages/:message/Media/:sid.json', remove);
  api.delete('/Messages/:message/Media/:sid', remove);

  api.get(
    '/Messages/:message/Media/:sid',
    operate(
      world,
      'media',
      200,
      async (request, response) => {
        const { message, item } = held(request);
        const slow = world.faults.strike('slow-media', message.phone);
        if (slow) await wait(slow.milliseconds ?? 2000, undefined, { ref: false });
        const expires = String(Date.now() + CDN_MILLISECONDS);
        response.redirect(307, `${world.baseUrl()}/cdn/${item.sid}?expires=${expires}&seal=${seal(item.sid, expires)}`);
      },
      phoneOf,
    ),
  );

  const cdn: RequestHandler = async (request, response) => {
    const sid = parameter(request, 'sid');
    const { expires = '', seal: given = '' } = request.query as Record<string, string | undefined>;
    const expected = Buffer.from(seal(sid, expires));
    const sealed = Buffer.from(given);
    // A sealed address with credentials beside it is refused by the storage behind Twilio's CDN.
    if (request.headers.authorization) return void response.status(400).type('text/plain').send('Only one auth mechanism allowed');
    if (sealed.length !== expected.length || !timingSafeEqual(sealed, expected) || Date.now() > Number(expires)) return void response.status(403).type('text/plain').send('Access denied');
    const found = store.media(sid);
    const bytes = found?.item.heldByTwilio ? await store.mediaBytes(sid) : null;
    if (!found || !bytes) return void response.status(404).type('text/plain').send('Not found');
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
    response.type(found.item.contentType).send(bytes);
  };
  return { api, cdn };
}
