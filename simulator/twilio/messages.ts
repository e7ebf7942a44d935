// Twilio's Messages resource: send, fetch, list, redact, delete.
import { type Request, Router } from 'express';
import type { StoredMessage } from '../chats/store';
import { createBurstLimit } from './burst';
import { deliver, isInFlight } from './deliver';
import { parseDraft } from './draft';
import { field, operate, parameter } from './operations';
import { refusal } from './refusals';
import { messageResource, pageOf } from './representation';
import { newSid } from './sids';
import type { World } from './world';

const PAGE_MOST = 1000;

/** Routes below /2010-04-01/Accounts/{AccountSid}. */
export function messageRoutes(world: World): Router {
  const { store } = world;
  const router = Router();
  const checkBurst = createBurstLimit(world);
  const phoneOfRequest = (request: Request) => {
    const to = field(request.body, 'To');
    return to === undefined ? undefined : (store.phoneAt(to)?.number ?? to.replace(/^whatsapp:/, ''));
  };
  const phoneOfMessage = (request: Request) => store.message(parameter(request, 'sid'))?.phone;

  router.post(
    '/Messages.json',
    operate(
      world,
      'send',
      201,
      (request) => {
        const { choice, mediaUrl, statusCallback, ...draft } = parseDraft(world, request.body);
        checkBurst(draft.phone);
        const message = store.addMessage({
          ...draft,
          sid: newSid(mediaUrl ? 'MM' : 'SM'),
          direction: 'to-phone',
          time: new Date().toISOString(),
          status: 'queued',
          media: [],
          ...(choice ? { choice } : {}),
          ...(mediaUrl ? { mediaUrl } : {}),
          ...(statusCallback ? { statusCallback } : {}),
          record: { body: draft.body },
        });
        setImmediate(() => void deliver(world, message));
        return messageResource(world, message);
      },
      phoneOfRequest,
    ),
  );

  router.get('/Messages.json', operate(world, 'list', 200, (request) => listMessages(world, request)));

  router.get('/Messages/:sid.json', operate(world, 'fetch', 200, (request) => messageResource(world, held(request)), phoneOfMessage));

  router.post(
    '/Messages/:sid.json',
    operate(
      world,
      'redact',
      200,
      (request) => {
        const message = held(request);
        if (field(request.body, 'Body') !== '') throw refusal(20001, 'Body can only be set to an empty text.');
        if (isInFlight(message)) throw refusal(20009);
        message.record = { body: '' };
        store.messageChanged(message);
        return messageResource(world, message);
      },
      phoneOfMessage,
    ),
  );

  router.delete(
    '/Messages/:sid.json',
    operate(
      world,
      'delete',
      204,
      (request) => {
        const message = held(request);
        if (isInFlight(message)) throw refusal(20009);
        store.deleteRecord(message);
      },
      phoneOfMessage,
    ),
  );

  function held(request: Request): StoredMessage {
    const message = store.message(parameter(request, 'sid'));
    if (!message?.record) throw refusal(20404);
    return message;
  }

  return router;
}

/** Newest first, by To, From and the three forms of DateSent; dates have seconds, and their bounds are included. */
function listMessages(world: World, request: Request): Record<string, unknown> {
  const query = request.query as Record<string, string | undefined>;
  const second = (message: StoredMessage) => Math.floor(Date.parse(message.time) / 1000);
  const bound = (text: string) => Math.floor(Date.parse(text) / 1000);
  const { To, From, DateSent, 'DateSent>': after, 'DateSent<': before } = query;
  const matching = world.store
    .allMessages()
    .filter(
      (message) =>
        message.record &&
        (To === undefined || message.to === To) &&
        (From === undefined || message.from === From) &&
        (DateSent === undefined || message.time.slice(0, 10) === DateSent.slice(0, 10)) &&
        (after === undefined || second(message) >= bound(after)) &&
        (before === undefined || second(message) <= bound(before)),
    )
    .reverse();
  const { page, size } = pageOf(query, PAGE_MOST);
  const path = `/2010-04-01/Accounts/${world.account.sid}/Messages.json`;
  const uri = (number: number) => `${path}?${new URLSearchParams({ ...(query as Record<string, string>), PageSize: String(size), Page: String(number) }).toString()}`;
  const start = page * size;
  const shown = matching.slice(start, start + size);
  return {
    messages: shown.map((message) => messageResource(world, message)),
    page,
    page_size: size,
    start,
    end: start + Math.max(0, shown.length - 1),
    uri: uri(page),
    first_page_uri: uri(0),
    next_page_uri: matching.length > start + size ? uri(page + 1) : null,
    previous_page_uri: page > 0 ? uri(page - 1) : null,
  };
}
