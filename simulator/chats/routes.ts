// The interface of phones, for the page and for tests: chats, sending, faults, and a stream of what changes.
import { json, type NextFunction, raw, type Request, type Response, Router } from 'express';
import { readByPhone } from '../twilio/deliver';
import { sendFromPhone, type FromPhone } from '../twilio/incoming';
import type { World } from '../twilio/world';
import type { Phone, SimulatorState } from '../types';
import { BadRequest, parseMessage, parseRepliedTo } from './actions';
import { applySettings, applyToPhone, parseFault, parseName, parseNumber } from './forms';
import { asSeen } from './store';

/** The bot's name as WhatsApp shows it for a verified business. */
const SENDER_NAME = 'पुलिस सतर्क मित्र';
/** More than Twilio passes on, so that the gate's own limit can be seen at work. */
const UPLOAD_LIMIT = '40mb';
const LONGEST_WAIT_MILLISECONDS = 120_000;
/** What a browser shows by itself without running anything; the rest is only offered for download. */
const SHOWN_INLINE = /^(image\/(jpeg|png|webp|gif)|audio\/[\w.+-]+|video\/[\w.+-]+|application\/pdf)$/;
const KEEP_ALIVE_MILLISECONDS = 20_000;

/** Routes below /simulator. */
export function phoneRoutes(world: World): Router {
  const { store, faults, settings } = world;
  const router = Router();
  router.use(json({ limit: '64kb' }));

  const phoneOf = (request: Request): Phone => {
    const phone = store.phones.get(String(request.params.number));
    if (!phone) throw new BadRequest('There is no phone with this number; add it first.');
    return phone;
  };
  const send = async (request: Request, response: Response, phone: Phone, sent: FromPhone) => {
    const { message, answered } = await sendFromPhone(world, phone, sent);
    if (request.query.wait === 'webhook') await answered;
    response.status(201).json(asSeen(message));
  };

  router.get('/state', (_request, response) => {
    const phones = [...store.phones.values()].map((phone) => store.summary(phone)).sort((one, other) => one.number.localeCompare(other.number));
    response.json({ sender: { name: SENDER_NAME, number: world.account.sender.replace(/^whatsapp:/, '') }, phones, settings, faults: faults.list() } satisfies SimulatorState);
  });

  router.post('/phones', (request, response) => {
    const { number, name } = request.body as Record<string, unknown>;
    response.status(201).json(store.summary(store.addPhone(number === undefined ? nextFreeNumber(world) : parseNumber(number), parseName(name))));
  });

  router.patch('/phones/:number', (request, response) => {
    const phone = phoneOf(request);
    applyToPhone(phone, request.body);
    store.phoneChanged(phone);
    response.json(store.summary(phone));
  });

  router.get('/phones/:number/messages', async (request, response) => {
    const number = String(request.params.number);
    const after = Number(request.query.after ?? 0);
    const count = Number(request.query.count ?? 0);
    const arrived = () => store.conversation(number).filter((message) => message.sequence > after && (request.query.direction === undefined || message.direction === request.query.direction));
    const patience = Math.min(LONGEST_WAIT_MILLISECONDS, Number(request.query.timeout ?? 0));
    if (count > 0 && arrived().length < count && patience > 0) await untilArrived(world, number, () => arrived().length >= count, patience, response);
    response.json(arrived().map(asSeen));
  });

  router.post('/phones/:number/messages', async (request, response) => {
    const phone = phoneOf(request);
    await send(request, response, phone, parseMessage(store, phone, request.body));
  });

  router.post('/phones/:number/media', raw({ type: () => true, limit: UPLOAD_LIMIT }), async (request, response) => {
    const phone = phoneOf(request);
    const { type, filename, caption, repliedTo, album } = request.query as Record<string, string | undefined>;
    const bytes: unknown = request.body;
    if (!Buffer.isBuffer(bytes) || bytes.length === 0) throw new BadRequest('The file is empty.');
    if (!type || !/^[\w.+-]+\/[\w.+-]+$/.test(type)) throw new BadRequest('type must name a media type, for example image/jpeg.');
    if (album !== undefined && !/^\w{1,40}$/.test(album)) throw new BadRequest('album must be up to 40 letters and digits.');
    await send(request, response, phone, { body: caption ?? '', ...(album ? { album } : {}), media: { bytes, contentType: type, ...(filename ? { filename } : {}) }, ...parseRepliedTo(store, phone, repliedTo) });
  });

  router.delete('/phones/:number/messages', async (request, response) => {
    await store.clearChat(phoneOf(request));
    response.status(204).end();
  });

  router.post('/phones/:number/read', (request, response) => {
    readByPhone(world, phoneOf(request).number);
    response.status(204).end();
  });

  router.get('/media/:sid', async (request, response) => {
    const found = store.media(String(request.params.sid));
    const bytes = found ? await store.mediaBytes(found.item.sid) : null;
    if (!found || !bytes) return void response.status(404).json({ error: 'There is no such file.' });
    const { contentType, filename } = found.item;
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; media-src 'self'; img-src 'self'");
    response.setHeader('Cache-Control', 'private, max-age=86400');
    if (!SHOWN_INLINE.test(contentType)) response.attachment(filename ?? `${found.item.sid}.bin`);
    sendRange(request, response.type(contentType), bytes);
  });

  router.get('/faults', (_request, response) => void response.json(faults.list()));
  router.post('/faults', (request, response) => void response.status(201).json(faults.add(parseFault(request.body))));
  router.delete('/faults', (_request, response) => {
    faults.remove();
    response.status(204).end();
  });
  router.delete('/faults/:id', (request, response) => {
    faults.remove(String(request.params.id));
    response.status(204).end();
  });

  router.patch('/settings', (request, response) => {
    applySettings(settings, request.body);
    store.tell({ kind: 'faults', faults: faults.list(), settings });
    response.json(settings);
  });

  router.get('/held', (_request, response) => void response.json(store.heldByTwilio()));

  router.get('/events', (_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', Connection: 'keep-alive' });
    response.write('retry: 1000\n\n');
    const stop = store.listen((event) => response.write(`data: ${JSON.stringify(event)}\n\n`));
    const keepAlive = setInterval(() => response.write(': still here\n\n'), KEEP_ALIVE_MILLISECONDS);
    const end = () => {
      clearInterval(keepAlive);
      stop();
      response.end();
    };
    world.closing.addEventListener('abort', end);
    response.on('close', () => {
      world.closing.removeEventListener('abort', end);
      end();
    });
  });

  router.use((error: unknown, _request: Request, response: Response, _next: NextFunction) => {
    const status = error instanceof BadRequest ? 400 : statusOf(error);
    if (status === 500) console.error(`The simulator failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    response.status(status).json({ error: status === 413 ? 'The file is larger than the simulator takes.' : status === 500 ? 'The simulator failed; its log says more.' : (error as Error).message });
  });
  return router;
}

/** Resolves when a message to or from the phone makes the condition true, the time is over or the asker has gone. */
function untilArrived(world: World, number: string, condition: () => boolean, milliseconds: number, response: Response): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      stop();
      clearTimeout(timer);
      world.closing.removeEventListener('abort', end);
      resolve();
    };
    const stop = world.store.listen((event) => event.kind === 'message' && event.message.phone === number && condition() && end());
    const timer = setTimeout(end, milliseconds);
    world.closing.addEventListener('abort', end);
    response.on('close', end);
  });
}

/** Sends all bytes, or the part that a player asks for to jump about. */
function sendRange(request: Request, response: Response, bytes: Buffer): void {
  response.setHeader('Accept-Ranges', 'bytes');
  const ranges = request.range(bytes.length);
  const range = Array.isArray(ranges) ? ranges[0] : undefined;
  if (!range) return void response.send(bytes);
  response.status(206).setHeader('Content-Range', `bytes ${range.start}-${range.end}/${bytes.length}`);
  response.send(bytes.subarray(range.start, range.end + 1));
}

/** The first number of the fictitious row that no phone has. */
function nextFreeNumber(world: World): string {
  let number = 1;
  while (world.store.phones.has(fictitious(number))) number++;
  return fictitious(number);
}

const fictitious = (number: number): string => `+9198000${String(number).padStart(5, '0')}`;

/** The status that Express's parsers give an error: 413, 400 …; 500 for all others. */
const statusOf = (error: unknown): number => (typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number' ? error.status : 500);
