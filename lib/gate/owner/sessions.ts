// Who is signed in to the owner's page. Kept in memory: one person, and a restart signs them out.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export const COOKIE = 'satark_owner';
/** Minutes after the last request of a person (a page that renews itself is none). */
const IDLE_MINUTES = 30;
const LIFE_HOURS = 8;
/** Signed in at once; the oldest gives way. */
const MOST = 10;

export interface Session {
  /**
   * Stands in the path of every page of the session, and the cookie is for this path only: cookies know no ports, and what police IT
   * build on the desk's port of the same machine must never be sent this one.
   */
  path: string;
  /** of the cookie */
  token: string;
  /** stands in every form */
  formToken: string;
  /** of the password that was given: another password ends the session */
  passwordHash: string;
}

export interface Sessions {
  open(passwordHash: string): Session;
  /** The session of a path, where the request has its cookie. `alive`: counts as a sign of life. */
  find(path: string, request: IncomingMessage, alive: boolean): Session | null;
  close(session: Session): void;
}

interface Kept extends Session {
  began: number;
  seen: number;
}

const random = () => randomBytes(24).toString('base64url');

export function createSessions(now: () => number = Date.now): Sessions {
  const kept = new Map<string, Kept>();

  function tidy(): void {
    for (const [path, { began, seen }] of kept) if (now() - seen > IDLE_MINUTES * 60_000 || now() - began > LIFE_HOURS * 3_600_000) kept.delete(path);
  }

  return {
    open(passwordHash) {
      tidy();
      const session = { path: random(), token: random(), formToken: random(), passwordHash, began: now(), seen: now() };
      kept.set(session.path, session);
      const [oldest] = kept.keys();
      if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
      return session;
    },
    find(path, request, alive) {
      tidy();
      const session = kept.get(path);
      const given = cookieOf(request);
      if (!session || given === null || !isSame(given, session.token)) return null;
      if (alive) session.seen = now();
      return session;
    },
    close: ({ path }) => void kept.delete(path),
  };
}

/** Whether two secrets are the same, in a time that tells nothing. */
export function isSame(one: string, other: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(one), hash(other));
}

/** The value of a Set-Cookie header that keeps the session, or forgets it. The page never leaves this machine, so it comes without https. */
export function sessionCookie(session: Session, ended = false): string {
  return `${COOKIE}=${ended ? '' : session.token}; Path=/s/${session.path}/; HttpOnly; SameSite=Strict; Max-Age=${ended ? 0 : LIFE_HOURS * 3600}`;
}

function cookieOf(request: IncomingMessage): string | null {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [name, value] = part.trim().split('=', 2);
    if (name === COOKIE && value) return value;
  }
  return null;
}
