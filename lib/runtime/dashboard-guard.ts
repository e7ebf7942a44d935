// Keeps Dashboard 2.0 to what each signed-in person may see. It is open unless closed: its own scoping covers only listed
// node types, it replays stored messages to the next viewer, and it sends every page to every browser.
// So nothing goes to or comes from a browser but through here, whatever the flows and the plugin (nodes/desk/dashboard-guard) do.
import type { IncomingMessage } from 'node:http';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { Sql } from '../database/connect';
import { isSameOrigin } from '../desk/offices/same-origin';
import { sessionOf, sessionStands } from '../desk/offices/sessions';
import type { Language } from '../exchange/messages';
import { errorKind, log } from '../log/log';
import { dashboardPage } from './dashboard-page';
import { configFor, isOwn, withoutClaims, type DashboardConfig, type DashboardUser, type Shown } from './dashboard-scope';

/** Milliseconds between two looks at the sessions of open pages. */
const SESSION_CHECK = 10_000;

/** What is used here of a socket of socket.io. */
export interface GuardedSocket {
  id: string;
  request: IncomingMessage;
  data: { user?: DashboardUser; shown?: Shown };
  use(check: (packet: unknown[], next: () => void) => void): void;
  emit(event: string, ...args: unknown[]): boolean;
  on(event: string, listener: () => void): void;
  disconnect(close: boolean): void;
}

export interface DashboardGuard {
  /** what Node-RED takes as `settings.dashboard` */
  settings: { middleware: RequestHandler; ioMiddleware: (socket: GuardedSocket, next: (error?: Error) => void) => void };
  /** Closes the sockets whose session has ended or whose user has another role now. Runs by itself too. */
  checkSessions(): Promise<void>;
  /** Ends the checks. */
  stop(): void;
}

/**
 * @param sql the pool of role `desk`
 */
export function guardDashboard(sql: Sql): DashboardGuard {
  const open = new Set<GuardedSocket>();
  const timer = setInterval(() => {
    void checkSessions();
  }, SESSION_CHECK).unref();

  async function checkSessions(): Promise<void> {
    try {
      for (const socket of open) {
        const stands = (await sessionStands(sql, socket.request.headers.cookie)) && (await isUnchanged(sql, socket.data.user!));
        if (!stands) socket.disconnect(true);
      }
    } catch (error) {
      log('warn', 'desk', `the sessions of open dashboard pages could not be looked at (${errorKind(error)}); trying again.`);
    }
  }

  return {
    settings: {
      middleware: pagesForSignedIn(sql),
      ioMiddleware: (socket, next) => {
        admit(sql, socket).then(
          (problem) => {
            if (problem) {
              next(new Error(problem));
              return;
            }
            open.add(socket);
            socket.on('disconnect', () => open.delete(socket));
            next();
          },
          (error: unknown) => {
            log('error', 'desk', `a dashboard page could not be connected (${errorKind(error)})`);
            next(new Error('failed'));
          },
        );
      },
    },
    checkSessions,
    stop: () => clearInterval(timer),
  };
}

async function isUnchanged(sql: Sql, user: DashboardUser): Promise<boolean> {
  const [now] = await sql`select from desk.users where id = ${user.userId} and active and role = ${user.role} and office is not distinct from ${user.office} and station is not distinct from ${user.station}`;
  return now !== undefined;
}

/** Puts the identity on the socket and its filters around it. Returns why it is refused. */
async function admit(sql: Sql, socket: GuardedSocket): Promise<'other-origin' | 'signed-out' | undefined> {
  if (!isSameOrigin(socket.request)) return 'other-origin';
  const { cookie } = socket.request.headers;
  const viewer = await sessionOf(sql, cookie);
  if (!viewer) return 'signed-out';
  const { userId, role, office, station, language } = viewer;
  socket.data = { user: { userId, role, office, station, language: chosenLanguage(cookie) ?? language } };
  filterIncoming(socket);
  filterOutgoing(socket);
  return undefined;
}

/** Lets pass what is about a widget or page that this browser was shown, without the identity it claims. */
function filterIncoming(socket: GuardedSocket): void {
  socket.use((packet, next) => {
    const [event, id, body] = packet;
    const { shown } = socket.data;
    if (!shown || typeof id !== 'string') return;
    if (event === 'ui-event') {
      const page = (body as { payload?: { page?: { id?: unknown } } } | undefined)?.payload?.page?.id;
      if (id !== 'all' && !shown.widgets.has(id)) return;
      if (typeof page !== 'string' || !shown.pages.has(page)) return;
    } else if (!shown.widgets.has(id)) return;
    if (event !== 'widget-load' && event !== 'widget-change' && packet.length > 2) packet[2] = withoutClaims(body);
    next();
  });
}

/** Lets pass this person's own messages, and of the configuration their role's pages. */
function filterOutgoing(socket: GuardedSocket): void {
  const emit = socket.emit.bind(socket);
  socket.emit = (event, ...args) => {
    if (event === 'ui-config') {
      const { config, shown } = configFor(socket.data.user!, args[1] as DashboardConfig);
      socket.data.shown = shown;
      return emit(event, args[0], config);
    }
    if (!socket.data.shown?.widgets.has(event.slice(event.indexOf(':') + 1))) return true;
    // Stored messages are the last viewer's; only a widget's own state (visible, enabled) is everyone's.
    if (event.startsWith('widget-load:')) return emit(event, undefined, args[1]);
    return isOwn(socket.data.user, args[0]) ? emit(event, ...args) : true;
  };
}

/** Pages of Dashboard 2.0 that show what is stored, and the worker's; Express, which answers below, takes them in any case. */
const CLOSED = /\/(_debug(\/|$)|sw\.js$|manifest\.webmanifest$)/i;

/** A path as files are looked for: without percent signs. */
function asServed(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The page of the dashboard and its files, for those who are signed in. */
function pagesForSignedIn(sql: Sql): RequestHandler {
  const page = dashboardPage();
  return (request: Request, response: Response, next: NextFunction) => {
    // Stored data for anyone; a worker that would show the page after signing out.
    if (CLOSED.test(asServed(request.path)) || CLOSED.test(asServed(request.originalUrl.split('?')[0]!))) {
      response.status(404).type('text').send('There is nothing at this address.\n');
      return;
    }
    sessionOf(sql, request.headers.cookie).then((viewer) => {
      if (viewer) page(request, response, next);
      else if (/\/_setup$/.test(request.originalUrl) || request.method !== 'GET') response.status(401).json({ error: { code: 'signed-out' } });
      else response.set('Cache-Control', 'no-store').redirect(303, `/sign-in?next=${encodeURIComponent(request.originalUrl)}`);
    }, next);
  };
}

/** The language that the page was switched to; only labels depend on it. */
function chosenLanguage(cookie: string | undefined): Language | undefined {
  const chosen = /(?:^|;\s*)satark_language=(hi|en)(?:;|$)/.exec(cookie ?? '')?.[1];
  return chosen as Language | undefined;
}
