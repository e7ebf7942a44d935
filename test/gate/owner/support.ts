// The page of the gate's owner on a free port, and a browser's requests to it with every header as the test wants it.
import { request, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Gate } from '../../../lib/gate/gate';
import { makeFirstOwnerPassword } from '../../../lib/gate/owner/password';
import type { GateFacts } from '../../../lib/gate/owner/page';
import { ownerServer } from '../../../lib/gate/owner/server';

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface OwnerSite {
  port: number;
  origin: string;
  password: string;
  /** how often the gate was told to try again */
  wakes: number;
  /** Headers that are null are left out. */
  ask(method: string, path: string, headers?: Record<string, string | null>, form?: Record<string, string>): Promise<Answer>;
  /** A form as the page's own, with its Origin. */
  submit(path: string, form: Record<string, string>, headers?: Record<string, string | null>): Promise<Answer>;
  /** Signs in; gives the page's path and the cookie. */
  signIn(): Promise<{ path: string; cookie: string; page: string; form: string }>;
  close(): Promise<void>;
}

export async function ownerSite(gate: Gate, facts: GateFacts = { keyIds: ['0a1b2c3d'], disguise: 'on' }): Promise<OwnerSite> {
  const password = (await makeFirstOwnerPassword(gate.sql))!;
  const server: Server = ownerServer({ sql: gate.sql, vault: gate.vault, facts: () => facts, onAgain: () => void site.wakes++ });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const site: OwnerSite = {
    port,
    origin,
    password,
    wakes: 0,
    ask: (method, path, headers = {}, form) =>
      new Promise((done, failed) => {
        const body = form && new URLSearchParams(form).toString();
        const all = { host: `127.0.0.1:${port}`, ...(body !== undefined && { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(Buffer.byteLength(body)) }), ...headers };
        const sent = request({ host: '127.0.0.1', port, method, path, headers: Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null)) as Record<string, string> }, (response) => {
          let text = '';
          response.setEncoding('utf8').on('data', (part: string) => (text += part));
          response.on('end', () => done({ status: response.statusCode!, headers: response.headers, body: text }));
        });
        sent.on('error', failed);
        sent.end(body);
      }),
    submit: (path, form, headers = {}) => site.ask('POST', path, { origin, 'sec-fetch-site': 'same-origin', ...headers }, form),
    async signIn() {
      const entered = await site.submit('/sign-in?lang=en', { password });
      const cookie = entered.headers['set-cookie']![0]!.split(';')[0]!;
      const path = entered.headers.location!.split('?')[0]!;
      const { body } = await site.ask('GET', `${path}?lang=en`, { cookie });
      return { path, cookie, page: body, form: /name="form" value="([^"]+)"/.exec(body)![1]! };
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
  return site;
}
