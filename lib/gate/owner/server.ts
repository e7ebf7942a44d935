// The web server of the gate's owner: a port of its own on this machine only, apart from everything that Twilio reaches.
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { join } from 'node:path';
import express, { urlencoded, type ErrorRequestHandler, type NextFunction, type Request, type Response } from 'express';
import helmet from 'helmet';
import type { Sql } from '../../database/connect';
import type { Language } from '../../exchange/messages';
import { errorKind, log } from '../../log/log';
import { retryAside } from '../incoming/received';
import { readFigures } from './figures';
import type { Vault } from '../vault';
import { createGuesses } from './guess';
import { figuresPage, signInPage, type GateFacts } from './page';
import { ownerPasswordHash } from './password';
import { createSessions, isSame, sessionCookie, type Session } from './sessions';

export interface OwnerPage {
  /** a pool of its own, as role `gate`: counting must not keep messages waiting */
  sql: Sql;
  vault: Vault;
  facts(): GateFacts;
  /** messages that stood aside were given another try */
  onAgain(): void;
}

const STYLE = readFileSync(join(__dirname, 'owner.css'), 'utf8');

/** The server; who calls it listens at 127.0.0.1 and nowhere else. */
export function ownerServer(owner: OwnerPage): Server {
  const app = express();
  app.disable('x-powered-by');
  app.use(fromThisMachine, helmet({
    contentSecurityPolicy: { useDefaults: false, directives: { 'default-src': ["'none'"], 'style-src': ["'self'"], 'font-src': ["'self'"], 'form-action': ["'self'"], 'frame-ancestors': ["'none'"], 'base-uri': ["'none'"] } },
    // With `no-referrer` browsers would not say either where a form comes from.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: false,
    xFrameOptions: { action: 'deny' },
  }), (_request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  });
  app.get('/owner.css', (_request, response) => void response.type('css').send(STYLE));
  app.get('/devanagari-:weight.woff2', sendFont);
  addPages(app, owner);
  app.use((_request, response) => void response.status(404).type('text').send('There is nothing at this address.\n'));
  app.use(failed);
  return createServer({ requestTimeout: 10_000 }, app);
}

function addPages(app: express.Express, owner: OwnerPage): void {
  const sessions = createSessions();
  const guesses = createGuesses();
  const form = urlencoded({ extended: false, limit: '4kb', parameterLimit: 10 });

  app.get('/', (request, response) => void response.send(signInPage(languageOf(request))));

  app.post('/sign-in', fromOwnPage, form, async (request, response) => {
    const language = languageOf(request);
    const hash = await ownerPasswordHash(owner.sql);
    const fits = await guesses.check(fieldOf(request, 'password'), hash);
    if (typeof fits === 'number') return void response.status(429).setHeader('Retry-After', fits).send(signInPage(language, fits));
    if (!fits || hash === null) {
      log('warn', 'gate', 'a wrong password was given at the page of the gate\'s owner.');
      return void response.status(401).send(signInPage(language, 'wrong'));
    }
    const session = sessions.open(hash);
    response.setHeader('Set-Cookie', sessionCookie(session));
    response.redirect(303, `/s/${session.path}/?lang=${language}`);
  });

  /** The session of a request; sends to the sign-in page where there is none. */
  async function sessionOf(request: Request, response: Response): Promise<Session | null> {
    const session = sessions.find(String(request.params.path), request, request.query.renewed === undefined);
    if (session && session.passwordHash === (await ownerPasswordHash(owner.sql))) return session;
    if (session) sessions.close(session);
    response.redirect(303, `/?lang=${languageOf(request)}`);
    return null;
  }

  async function formOf(request: Request, response: Response): Promise<Session | null> {
    const session = await sessionOf(request, response);
    if (!session || isSame(fieldOf(request, 'form'), session.formToken)) return session;
    response.status(403).type('text').send('This form is not from this page.\n');
    return null;
  }

  app.get('/s/:path/', async (request, response) => {
    const session = await sessionOf(request, response);
    if (!session) return;
    const figures = await readFigures(owner.sql, owner.vault).catch((error: unknown) => {
      log('warn', 'gate', `the figures for the gate's owner could not be read (${errorKind(error)}).`);
      return null;
    });
    const again = /^\d{1,9}$/.exec(String(request.query.again ?? ''))?.[0];
    response.status(figures ? 200 : 503).send(figuresPage(languageOf(request), figures, owner.facts(), session.formToken, new Date(), again === undefined ? undefined : Number(again)));
  });

  app.post('/s/:path/try-again', fromOwnPage, form, async (request, response) => {
    if (!(await formOf(request, response))) return;
    const again = await retryAside(owner.sql);
    log('info', 'gate', 'the gate\'s owner gave messages that stood aside another try.', { messages: again });
    owner.onAgain();
    response.redirect(303, `./?lang=${languageOf(request)}&again=${again}`);
  });

  app.post('/s/:path/sign-out', fromOwnPage, form, async (request, response) => {
    const session = await formOf(request, response);
    if (!session) return;
    sessions.close(session);
    response.setHeader('Set-Cookie', sessionCookie(session, true));
    response.redirect(303, `/?lang=${languageOf(request)}`);
  });
}

/** Names under which a browser on this machine, or at the other end of a tunnel, reaches it. Any other may be rebound by whoever owns it. */
const OWN_NAMES = ['localhost', '127.0.0.1', '[::1]'];

function fromThisMachine(request: Request, response: Response, next: NextFunction): void {
  const { host = '' } = request.headers;
  const known = URL.canParse(`http://${host}`) && OWN_NAMES.includes(new URL(`http://${host}`).hostname);
  const proxied = ['x-forwarded-for', 'x-forwarded-host', 'forwarded', 'via'].some((name) => request.headers[name] !== undefined);
  if (known && !proxied) next();
  else response.status(421).type('text').send('This page is reached from the gate\'s own machine only, as localhost, and through no proxy.\n');
}

/** Browsers name the page that a form comes from. Another port of this machine is another page. */
function fromOwnPage(request: Request, response: Response, next: NextFunction): void {
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (origin === `http://${host}` && (site === undefined || site === 'same-origin')) next();
  else response.status(403).type('text').send('This form is not from this page.\n');
}

function sendFont(request: IncomingMessage & { params: { weight: string } }, response: Response): void {
  const { weight } = request.params;
  let font: Buffer | null = null;
  try {
    if (weight === '400' || weight === '600') font = readFileSync(require.resolve(`@fontsource/noto-sans-devanagari/files/noto-sans-devanagari-devanagari-${weight}-normal.woff2`));
  } catch {
    // An installation without it shows what the machine has.
  }
  if (font) response.type('font/woff2').send(font);
  else response.sendStatus(404);
}

function languageOf(request: Request): Language {
  const { lang } = request.query;
  if (lang === 'hi' || lang === 'en') return lang;
  return request.acceptsLanguages('hi', 'en') === 'en' ? 'en' : 'hi';
}

function fieldOf(request: Request, name: string): string {
  const value = (request.body as Record<string, unknown> | undefined)?.[name];
  return typeof value === 'string' ? value : '';
}

const failed: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  const { status } = error as { status?: unknown };
  const known = typeof status === 'number' && status < 500;
  if (!known) log('error', 'gate', `a page of the gate's owner failed (${errorKind(error)}).`);
  if (response.headersSent) next(error);
  else response.status(known ? status : 503).type('text').send('Something went wrong. Please try again in a minute.\n');
};
