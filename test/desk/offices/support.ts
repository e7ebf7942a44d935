// A desk with its offices for the tests: districts, people with one password, tips, and a server with a browser's cookie.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { Sql } from '../../../lib/database/connect';
import { hashPassword } from '../../../lib/sign-in/password';
import { officesRouter } from '../../../lib/desk/offices/router';
import { putMedia } from '../../../lib/exchange/media';
import type { MediaKind } from '../../../lib/exchange/messages';
import { sessionCookie, signIn } from '../../../lib/desk/offices/sessions';
import { sealStory } from '../../../lib/desk/tips/story';
import { deskBoxes } from '../../support/keys';
import { sealDetail } from '../../../lib/desk/tips/event-words';

export const PASSWORD = 'fictitious-for-tests';
export type Person = 'dig' | 'sp-jnp' | 'sp-gzp' | 'officer-jnp' | 'officer-mariahu' | 'officer-gzp' | 'it' | 'auditor';

/** Two districts, a station in each, all roles. @returns user ids by username */
export async function seedOffices(sql: Sql): Promise<Record<Person, number>> {
  await sql`insert into desk.categories (id, position, name_en, name_hi, sensitivity) values
    ('gambling', 1, 'Gambling', 'जुआ', 'low'), ('mining', 2, 'Illegal mining', 'अवैध खनन', 'medium'), ('corruption', 3, 'Police corruption', 'पुलिस भ्रष्टाचार', 'high')`;
  await sql`insert into desk.districts (code, name_en, name_hi) values ('JNP', 'Jaunpur', 'जौनपुर'), ('GZP', 'Ghazipur', 'गाजीपुर')`;
  await sql`insert into desk.stations (id, district, name_en, name_hi) values ('JNP-MARIAHU', 'JNP', 'Mariahu', 'मड़ियाहूं'), ('JNP-KERAKAT', 'JNP', 'Kerakat', 'केराकत'), ('GZP-ZAMANIA', 'GZP', 'Zamania', 'जमानियां')`;
  await sql`insert into desk.offices (id, kind, district, name_en, name_hi) values
    ('DIG', 'dig', null, 'DIG office', 'डीआईजी कार्यालय'), ('SP-JNP', 'sp', 'JNP', 'SP office Jaunpur', 'एसपी कार्यालय जौनपुर'), ('SP-GZP', 'sp', 'GZP', 'SP office Ghazipur', 'एसपी कार्यालय गाजीपुर')`;
  const hash = await hashPassword(PASSWORD);
  const people: [Person, string, string | null, string | null][] = [
    ['dig', 'dig', 'DIG', null], ['sp-jnp', 'sp', 'SP-JNP', null], ['sp-gzp', 'sp', 'SP-GZP', null], ['officer-jnp', 'officer', 'SP-JNP', 'JNP-KERAKAT'],
    ['officer-mariahu', 'officer', 'SP-JNP', 'JNP-MARIAHU'], ['officer-gzp', 'officer', 'SP-GZP', 'GZP-ZAMANIA'], ['it', 'police-it', null, null], ['auditor', 'auditor', null, null],
  ];
  const ids: Partial<Record<Person, number>> = {};
  for (const [username, role, office, station] of people) {
    const [row] = await sql<{ id: number }[]>`
      insert into desk.users (username, name, role, office, station, password_hash) values (${username}, ${`Name of ${username}`}, ${role}, ${office}, ${station}, ${hash}) returning id`;
    ids[username] = row!.id;
  }
  return ids as Record<Person, number>;
}

let receipts = 0;

export interface SeededTip {
  id: number;
  handle: string;
  receipt: string;
}

/** A tip as the flows file it. Goes to the DIG and its district's SP unless said otherwise. */
export async function seedTip(sql: Sql, tip: { district?: 'JNP' | 'GZP'; station?: string | null; category?: string; body?: string; offices?: string[]; filedAt?: string; language?: 'hi' | 'en'; sensitivity?: string } = {}): Promise<SeededTip> {
  const number = ++receipts;
  const district = tip.district ?? 'JNP';
  const handle = `handle-${number}`;
  const receipt = `RCPT${number}`;
  const station = tip.station === undefined ? (district === 'JNP' ? 'JNP-MARIAHU' : 'GZP-ZAMANIA') : tip.station;
  const [row] = await sql<{ id: number }[]>`
    insert into desk.tips (receipt, handle, language, category, sensitivity, district, station, story, filed_at)
    values (${receipt}, ${handle}, ${tip.language ?? 'hi'}, ${tip.category ?? 'gambling'}, ${tip.sensitivity ?? 'low'}, ${district}, ${station}, ${sealStory(receipt, { body: tip.body ?? 'रोज़ शाम को जुआ होता है', place: 'बाज़ार के पीछे', lat: null, lon: null, because: [], answers: {} })}, ${tip.filedAt ?? new Date().toISOString()}) returning id`;
  for (const office of tip.offices ?? ['DIG', `SP-${district}`]) await sql`insert into desk.tip_offices (tip_id, office) values (${row!.id}, ${office})`;
  await sql`insert into desk.tip_events (tip_id, kind, state) values (${row!.id}, 'filed', 'done')`;
  return { id: row!.id, handle, receipt };
}

/** An event as the desk writes it. @returns its id */
export async function seedEvent(sql: Sql, { id, receipt }: Pick<SeededTip, 'id' | 'receipt'>, kind: string, all: Record<string, unknown> = {}, release = false): Promise<number> {
  const { detail, words } = sealDetail(receipt, kind, all);
  const [row] = await sql<{ id: number }[]>`insert into desk.tip_events (tip_id, kind, detail, words, release) values (${id}, ${kind}, ${sql.json(detail as never)}, ${words}, ${release}) returning id`;
  return row!.id;
}

/** Media of the citizen, as evidence of the tip. @returns the evidence's id */
export async function seedEvidence(sql: Sql, tip: number, bytes: Buffer, contentType = 'video/mp4', kind: MediaKind = 'video'): Promise<number> {
  const media = await putMedia(sql, deskBoxes, { kind, contentType }, bytes);
  const [row] = await sql<{ id: number }[]>`insert into desk.evidence (tip_id, media_id, source) values (${tip}, ${media.id}, 'citizen') returning id`;
  return row!.id;
}

export interface Answer {
  status: number;
  headers: Headers;
  // What an answer holds is what a test is about.
  body: any; // eslint-disable-line @typescript-eslint/no-explicit-any
}

export interface OfficeServer {
  url: string;
  get(who: Person | null, path: string, headers?: Record<string, string>): Promise<Answer>;
  post(who: Person | null, path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  cookie(who: Person): Promise<string>;
  close(): Promise<void>;
}

/** The router on a real server; each person signs in once. */
export async function startOffices(sql: Sql): Promise<OfficeServer> {
  const app = express();
  app.use(officesRouter({ sql }));
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const cookies = new Map<Person, string>();
  const cookie = async (who: Person) => {
    if (!cookies.has(who)) {
      const result = await signIn(sql, { username: who, password: PASSWORD }, 'test');
      if ('problem' in result) throw new Error(`signing in failed: ${result.problem}`);
      cookies.set(who, sessionCookie(result.token, false).split(';')[0]!);
    }
    return cookies.get(who)!;
  };
  const ask = async (who: Person | null, path: string, init: RequestInit): Promise<Answer> => {
    const headers = new Headers(init.headers);
    if (who) headers.set('cookie', await cookie(who));
    const response = await fetch(url + path, { ...init, headers, redirect: 'manual' });
    const type = response.headers.get('content-type') ?? '';
    const body: unknown = type.includes('json') ? await response.json() : type.startsWith('text') ? await response.text() : Buffer.from(await response.arrayBuffer());
    return { status: response.status, headers: response.headers, body };
  };
  return {
    url, cookie,
    get: (who, path, headers = {}) => ask(who, path, { headers }),
    post: (who, path, body, headers = {}) =>
      body instanceof FormData || body instanceof URLSearchParams
        ? ask(who, path, { method: 'POST', headers, body })
        : ask(who, path, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) }),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
