// Signing in and out, and whose a request is.
import { createHash, randomBytes } from 'node:crypto';
import type { Queryable, Sql } from '../../database/connect';
import { audit } from './audit';
import { passwordFits } from '../../sign-in/password';
import { countGuess, forgetGuesses } from './throttle';
import type { Viewer } from './viewer';

export const COOKIE = 'satark_session';
/** A session ends this long after signing in, whatever happens. */
export const SESSION_HOURS = 12;
/** … and this long after its last request. */
export const IDLE_MINUTES = 60;

export type SignInProblem = { problem: 'sign-in-refused' } | { problem: 'too-many-guesses'; seconds: number };

interface UserRow extends Viewer {
  passwordHash: string;
}

const hashOf = (token: string) => createHash('sha256').update(token).digest();

/**
 * Checks a password and opens a session.
 * @param from the address that the request came from, to slow down guessing
 * @returns the token for the cookie (256 random bits, kept only as a hash), or why not; an unknown user and a wrong password look and cost the same
 */
export async function signIn(sql: Sql, given: { username: string; password: string }, from = ''): Promise<{ token: string; viewer: Viewer } | SignInProblem> {
  const checked = await check(sql, given, from);
  if ('problem' in checked) return checked;
  const token = randomBytes(32).toString('base64url');
  await sql.begin(async (transaction) => {
    await transaction`delete from desk.sessions where expires_at < now() or seen_at < now() - make_interval(mins => ${IDLE_MINUTES})`;
    await transaction`insert into desk.sessions (token_hash, user_id, expires_at) values (${hashOf(token)}, ${checked.viewer.userId}, now() + make_interval(hours => ${SESSION_HOURS}))`;
    await audit(transaction, checked.viewer.userId, 'signed-in');
  });
  return { token, viewer: checked.viewer };
}

/** What an editor's token begins with: it is no cookie's, which scripts of a page can't read. */
const EDITOR = 'editor-';

/**
 * For Node-RED's editor: a session of its own where the password is right and the role is police IT, else null. It stands for its hours,
 * however long nothing is asked: the editor asks only when something is changed.
 */
export async function authenticateEditor(sql: Sql, username: string, password: string, from = 'editor'): Promise<{ token: string; viewer: Viewer } | null> {
  const checked = await check(sql, { username, password }, from, 'police-it');
  if ('problem' in checked) return null;
  const token = EDITOR + randomBytes(32).toString('base64url');
  await sql.begin(async (transaction) => {
    await transaction`
      insert into desk.sessions (token_hash, user_id, expires_at, seen_at)
      select ${hashOf(token)}, ${checked.viewer.userId}, until, until from (select now() + make_interval(hours => ${SESSION_HOURS}) as until) as life`;
    await audit(transaction, checked.viewer.userId, 'signed-in', { where: 'editor' });
  });
  return { token, viewer: checked.viewer };
}

/** Whose editor it is, from its token; null where its session is over, or the user is not, or no longer, police IT. */
export async function editorOf(sql: Queryable, token: string): Promise<string | null> {
  if (!token.startsWith(EDITOR)) return null;
  const [user] = await sql<{ username: string }[]>`
    select u.username from desk.sessions s join desk.users u on u.id = s.user_id and u.active and u.role = 'police-it'
    where s.token_hash = ${hashOf(token)} and s.expires_at > now()`;
  return user?.username ?? null;
}

/** Ends an editor's session; nothing happens where there is none. */
export async function signOutOfEditor(sql: Sql, token: string): Promise<void> {
  if (token.startsWith(EDITOR)) await endSession(sql, token);
}

async function check(sql: Sql, given: { username: string; password: string }, from: string, onlyRole?: Viewer['role']): Promise<{ viewer: Viewer } | SignInProblem> {
  const username = given.username.trim().toLowerCase().slice(0, 100);
  const { seconds, news } = await countGuess(sql, username, from);
  if (seconds > 0) {
    if (news) await audit(sql, null, 'sign-in-refused', { because: 'too many guesses' });
    return { problem: 'too-many-guesses', seconds };
  }
  const [row] = await sql<UserRow[]>`
    select id as "userId", username, name, role, office, station, language, password_hash as "passwordHash"
    from desk.users where username = ${username} and active`;
  const fits = await passwordFits(given.password, row?.passwordHash ?? null);
  if (!row || !fits || (onlyRole && row.role !== onlyRole)) {
    await audit(sql, row?.userId ?? null, 'sign-in-refused', { because: !row ? 'unknown or switched-off user' : fits ? 'role' : 'password' });
    return { problem: 'sign-in-refused' };
  }
  await forgetGuesses(sql, username, from);
  const { passwordHash: _, ...viewer } = row;
  return { viewer };
}

/**
 * Whose request it is, from its Cookie header; null where nobody is signed in, the session is over or the user was switched off.
 * Counts as a sign of life of the session.
 */
export async function sessionOf(sql: Queryable, cookieHeader: string | undefined): Promise<Viewer | null> {
  const token = tokenOf(cookieHeader);
  if (!token) return null;
  const [row] = await sql<(Viewer & { stale: boolean })[]>`
    select u.id as "userId", u.username, u.name, u.role, u.office, u.station, u.language, s.seen_at < now() - interval '1 minute' as stale
    from desk.sessions s join desk.users u on u.id = s.user_id and u.active
    where s.token_hash = ${hashOf(token)} and s.expires_at > now() and s.seen_at > now() - make_interval(mins => ${IDLE_MINUTES})`;
  if (!row) return null;
  const { stale, ...viewer } = row;
  if (stale) await sql`update desk.sessions set seen_at = now() where token_hash = ${hashOf(token)}`;
  return viewer;
}

/** Whether the session still stands, without counting as a sign of life: for open connections. */
export async function sessionStands(sql: Queryable, cookieHeader: string | undefined): Promise<boolean> {
  const token = tokenOf(cookieHeader);
  if (!token) return false;
  const rows = await sql`
    select from desk.sessions s join desk.users u on u.id = s.user_id and u.active
    where s.token_hash = ${hashOf(token)} and s.expires_at > now() and s.seen_at > now() - make_interval(mins => ${IDLE_MINUTES})`;
  return rows.length === 1;
}

/** Ends the session of the cookie; nothing happens where there is none. */
export async function signOut(sql: Sql, cookieHeader: string | undefined): Promise<void> {
  const token = tokenOf(cookieHeader);
  if (token) await endSession(sql, token);
}

async function endSession(sql: Sql, token: string): Promise<void> {
  await sql.begin(async (transaction) => {
    const [ended] = await transaction<{ userId: number }[]>`delete from desk.sessions where token_hash = ${hashOf(token)} returning user_id as "userId"`;
    if (ended) await audit(transaction, ended.userId, 'signed-out');
  });
}

/** The value of a Set-Cookie header that keeps the token, or (without one) forgets it. `secure`: the page came over https. */
export function sessionCookie(token: string | null, secure: boolean): string {
  const life = token === null ? 'Max-Age=0' : `Max-Age=${SESSION_HOURS * 3600}`;
  return `${COOKIE}=${token ?? ''}; Path=/; HttpOnly; SameSite=Strict; ${life}${secure ? '; Secure' : ''}`;
}

function tokenOf(cookieHeader: string | undefined): string | null {
  for (const part of (cookieHeader ?? '').split(';')) {
    const [name, value] = part.trim().split('=', 2);
    if (name === COOKIE && value && /^[A-Za-z0-9_-]{43}$/.test(value)) return value;
  }
  return null;
}
