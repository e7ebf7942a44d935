// Shared by the simulator's tests: a small gate that keeps what it is posted, and the real SDK pointed at the simulator.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import twilio, { RequestClient, validateRequest } from 'twilio';
import type SdkRequestClient from 'twilio/lib/base/RequestClient';
import { startSimulator, type StartedSimulator, type StartOptions } from '../../simulator/client';

export const ACCOUNT_SID = 'AC0123456789abcdef0123456789abcdef';
export const AUTH_TOKEN = 'simulator-test-token';
export const SENDER = 'whatsapp:+917800000000';
export const PUBLIC_URL = 'https://gate.example';

/** The SDK's HTTP client with scheme and host of every call replaced. */
class RedirectedClient extends RequestClient {
  constructor(private readonly base: string) {
    super();
  }

  override request<TData>(options: SdkRequestClient.RequestOptions<TData>) {
    const uri = new URL(options.uri);
    const base = new URL(this.base);
    return super.request<TData>({ ...options, uri: base.origin + uri.pathname + uri.search });
  }
}

export const sdk = (base: string, token = AUTH_TOKEN) => twilio(ACCOUNT_SID, token, { httpClient: new RedirectedClient(base) });

export interface Posted {
  path: string;
  form: Record<string, string>;
  headers: IncomingMessage['headers'];
  /** Whether the SDK accepts the signature for the public address. */
  signed: boolean;
}

export interface TestGate {
  url: string;
  posted: Posted[];
  /** Replaces the answer to webhooks; by default 200. */
  answer: (posted: Posted, response: ServerResponse) => void;
  /** Files that the gate serves, by path. */
  files: Map<string, { type: string; bytes: Buffer }>;
  /** Resolves once as many webhooks that fit have come; rejects after 10 seconds. */
  waitFor(count: number, fits?: (posted: Posted) => boolean): Promise<Posted[]>;
  close(): Promise<void>;
}

/** A gate for tests: takes webhooks on any path, and serves files. */
export async function startGate(): Promise<TestGate> {
  const waiting = new Set<() => void>();
  const server: Server = createServer((request, response) => {
    const file = gate.files.get(request.url ?? '');
    if (request.method === 'GET') {
      response.writeHead(file ? 200 : 404, file ? { 'Content-Type': file.type } : {}).end(file?.bytes);
      return;
    }
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => (body += part));
    request.on('end', () => {
      const form = Object.fromEntries(new URLSearchParams(body));
      const path = request.url ?? '';
      const posted: Posted = { path, form, headers: request.headers, signed: validateRequest(AUTH_TOKEN, String(request.headers['x-twilio-signature']), PUBLIC_URL + path, form) };
      gate.posted.push(posted);
      gate.answer(posted, response);
      for (const check of waiting) check();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const gate: TestGate = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    posted: [],
    answer: (_posted, response) => void response.writeHead(200).end(),
    files: new Map(),
    waitFor(count, fits = () => true) {
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(check);
          reject(new Error(`waited for ${count} webhooks; ${gate.posted.filter(fits).length} of ${gate.posted.length} fit`));
        }, 30_000);
        const check = () => {
          const fitting = gate.posted.filter(fits);
          if (fitting.length < count) return;
          waiting.delete(check);
          clearTimeout(timer);
          resolve(fitting);
        };
        waiting.add(check);
        check();
      });
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return gate;
}

/** A gate and a simulator that posts to it. */
export async function startBoth(options: Partial<StartOptions> = {}): Promise<{ gate: TestGate; simulator: StartedSimulator }> {
  const gate = await startGate();
  const simulator = await startSimulator({ accountSid: ACCOUNT_SID, authToken: AUTH_TOKEN, sender: SENDER, inboundUrl: `${gate.url}/whatsapp/inbound`, publicGateUrl: PUBLIC_URL, settings: { pace: 1 }, ...options });
  return { gate, simulator };
}

/** Twilio's code of the refusal with which a promise ends; undefined where it does not end so. */
export async function refusalCode(promise: Promise<unknown>): Promise<number | undefined> {
  try {
    await promise;
    return undefined;
  } catch (error) {
    return (error as { code?: number }).code;
  }
}
