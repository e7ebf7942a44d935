// A gate on a database of its own, with a web server in front as Node-RED would be, and requests as Twilio signs them.
import { createHmac, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { closeGate, openGate, type Gate, type TwilioSettings } from '../../lib/gate/gate';
import { openHandleRows } from '../../lib/gate/people/contact';
import { freshDatabase, type TestDatabase } from '../support/database';
import { DESK_PUBLIC_KEY, GATE_KEY } from '../support/keys';

export const ACCOUNT = 'AC00000000000000000000000000000042';
export const TOKEN = 'invented_auth_token_for_tests_0001';
export const SENDER = 'whatsapp:+917839860411';
export const PUBLIC_URL = 'https://gate.example.org';

export interface TestGate {
  gate: Gate;
  database: TestDatabase;
  close(): Promise<void>;
}

/** Opens the process's gate on a fresh database. */
export async function testGate(settings: { fateMinutes?: number; vaultKeys?: Buffer[]; databaseUrl?: string; publicUrl?: string; twilio?: Partial<TwilioSettings> } = {}): Promise<TestGate> {
  const database = await freshDatabase();
  const gate = openGate({
    databaseUrl: settings.databaseUrl ?? database.gateUrl,
    exchangeKeys: [GATE_KEY],
    deskPublicKeys: [DESK_PUBLIC_KEY],
    vaultKeys: settings.vaultKeys ?? [randomBytes(32)],
    twilio: { accountSid: ACCOUNT, authToken: TOKEN, from: SENDER, ...settings.twilio },
    publicUrl: settings.publicUrl ?? PUBLIC_URL,
    keepAtTwilioSeconds: 0,
    max: 4,
    fateMinutes: settings.fateMinutes ?? 0,
  });
  await database.gate`insert into vault.keys (id) select decode(id, 'hex') from unnest(${gate.vault.keyIds()}::text[]) as key (id)`;
  return {
    gate,
    database,
    close: async () => {
      await closeGate();
      await database.close();
    },
  };
}

/** The reports whose sender is known. Rows of forgotten ones stay for a while, lead to nobody and look like any other without the key. */
export async function answerable({ sql, vault }: Pick<Gate, 'sql' | 'vault'>): Promise<string[]> {
  return openHandleRows(vault, await sql<{ handle: string; sealed: Buffer }[]>`select handle, sealed from vault.handles order by handle`).map(({ handle }) => handle);
}

export interface TestServer {
  url: string;
  close(): Promise<void>;
}

/** A web server on a free port of this machine. */
export async function serve(answer: (request: IncomingMessage, response: ServerResponse) => unknown): Promise<TestServer> {
  const server = createServer(answer as RequestListener);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

let count = 0;

/** The fields of a text message; `more` adds or replaces. */
export function textForm(from: string, body: string, more: Record<string, string> = {}): Record<string, string> {
  const sid = `SM${String(++count).padStart(32, '0')}`;
  return { MessageSid: sid, SmsMessageSid: sid, AccountSid: ACCOUNT, From: from, To: SENDER, NumMedia: '0', ApiVersion: '2010-04-01', SmsStatus: 'received', Body: body, ...more };
}

/** X-Twilio-Signature as Twilio documents it, made without the SDK. */
export function signatureOf(url: string, form: Record<string, string>, token = TOKEN): string {
  const signed = url + Object.keys(form).sort().map((name) => name + form[name]).join('');
  return createHmac('sha1', token).update(signed).digest('base64');
}

/** Posts a form as Twilio would; resolves to the HTTP status. */
export async function post(url: string, path: string, form: Record<string, string>, signature: string | null = signatureOf(PUBLIC_URL + path, form)): Promise<number> {
  const headers: Record<string, string> = { 'content-type': 'application/x-www-form-urlencoded' };
  if (signature !== null) headers['x-twilio-signature'] = signature;
  const response = await fetch(url + path, { method: 'POST', headers, body: new URLSearchParams(form).toString() });
  await response.arrayBuffer();
  return response.status;
}

export { eventually } from '../support/eventually';
