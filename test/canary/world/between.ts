// Stands between the gate and the simulator: sees every webhook and call, adds fields that nobody announced, and answers as a
// broken Twilio would, with all that it was told.
import { createServer, request as call, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';

/** How a call of the gate goes wrong. */
export type Fault =
  /** status 500 or 400 with Twilio's form of error, in which all that was asked is repeated */
  | 'echo-500' | 'echo-400'
  /** a page of HTML with the same */
  | 'echo-page'
  /** done, and the connection cut in the middle of the answer */
  | 'cut'
  /** an answer that is no JSON, with the same */
  | 'garbage'
  /** sent elsewhere, to an address that holds the same */
  | 'redirect';

export interface Between {
  url: string;
  /** To be told before the first call. */
  goBetween(target: { gate: string; simulator: string; authToken: string; publicUrl: string }): void;
  /** The next calls whose path or form fits go wrong. */
  fail(fits: RegExp, ...faults: Fault[]): void;
  /** fields that every message's webhook gets besides */
  addFields(fields: () => Record<string, string>): void;
  /** the forms of all webhooks that came by */
  forms: Record<string, string>[];
  /** those of the calls to go wrong that never came, by what they were to fit */
  neverCame(): string[];
  /**
   * Does something once in the middle of a call or webhook that fits: before it is passed on, or when it is done and whoever made it has not
   * heard so. Then its connection is cut. Resolves when that is done.
   */
  inTheMiddle(fits: RegExp, when: 'before' | 'done', act: () => Promise<void>): Promise<void>;
  /** Posts a form to the gate as Twilio signs it. @returns the status */
  postSigned(path: string, form: Record<string, string>): Promise<number>;
  close(): Promise<void>;
}

export async function startBetween(): Promise<Between> {
  let target: Parameters<Between['goBetween']>[0] | undefined;
  const faults: { fits: RegExp; fault: Fault }[] = [];
  const interruptions: { fits: RegExp; when: 'before' | 'done'; act(): Promise<void> }[] = [];
  let fields: () => Record<string, string> = () => ({});
  const forms: Record<string, string>[] = [];

  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => (request.url!.startsWith('/whatsapp/') ? webhook(request, response, body) : request.url!.startsWith('/media/') ? pass(request, response, body, target!.gate) : api(request, response, body)), () => response.destroy());
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  function webhook(request: IncomingMessage, response: ServerResponse, body: Buffer): void {
    const form = Object.fromEntries([...new URLSearchParams(body.toString())].map(([name, value]) => [name, value.replaceAll(target!.simulator, url)]));
    if (request.url!.startsWith('/whatsapp/inbound')) Object.assign(form, { ...fields(), ...form });
    forms.push(form);
    const signed = Buffer.from(new URLSearchParams(form).toString());
    const interruption = interruptionOf(`${request.method} ${request.url}`);
    pass(request, response, signed, target!.gate, { 'x-twilio-signature': getExpectedTwilioSignature(target!.authToken, target!.publicUrl + request.url!, form), 'content-length': String(signed.length) }, { interruption });
  }

  function api(request: IncomingMessage, response: ServerResponse, body: Buffer): void {
    const asked = `${request.method} ${request.url} ${body.toString()}`;
    const said = decodeURIComponent(asked.replaceAll('+', ' ').replaceAll(/%(?![0-9a-f]{2})/gi, '%25'));
    const index = faults.findIndex(({ fits }) => fits.test(said));
    if (index < 0) return pass(request, response, body, target!.simulator, {}, { interruption: interruptionOf(said) });
    const { fault } = faults.splice(index, 1)[0]!;
    const told = `${decodeURIComponent(asked)} ${asked} authorization: ${request.headers.authorization}`;
    if (fault === 'cut') return pass(request, response, body, target!.simulator, {}, { cut: true });
    if (fault === 'redirect') return void response.writeHead(302, { Location: `https://elsewhere.invalid/?told=${encodeURIComponent(told)}` }).end(told);
    if (fault === 'garbage') return void response.writeHead(201, { 'Content-Type': 'application/json' }).end(`{"sid": "${told}`);
    if (fault === 'echo-page') return void response.writeHead(502, { 'Content-Type': 'text/html' }).end(`<html><h1>Bad Gateway</h1><pre>${told}</pre></html>`);
    const status = fault === 'echo-400' ? 400 : 500;
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify({ code: status === 400 ? 21211 : 20500, message: `The 'To' number is not valid: ${told}`, more_info: told, status }));
  }

  function interruptionOf(said: string): (typeof interruptions)[number] | undefined {
    const index = interruptions.findIndex(({ fits }) => fits.test(said));
    return index < 0 ? undefined : interruptions.splice(index, 1)[0];
  }

  function pass(request: IncomingMessage, response: ServerResponse, body: Buffer, origin: string, headers: Record<string, string> = {}, { cut = false, interruption }: { cut?: boolean; interruption?: (typeof interruptions)[number] } = {}): void {
    const interrupt = () => void interruption!.act().finally(() => response.destroy());
    if (interruption?.when === 'before') return interrupt();
    const forward = call(origin + request.url!, { method: request.method, headers: { ...request.headers, host: new URL(origin).host, ...headers } }, (answer) => {
      if (interruption) {
        answer.resume();
        return interrupt();
      }
      const answered = Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, typeof value === 'string' ? value.replaceAll(target!.simulator, url) : value]));
      if (cut) {
        response.writeHead(answer.statusCode!, answered);
        answer.once('data', () => response.destroy()).once('end', () => response.destroy());
        return;
      }
      response.writeHead(answer.statusCode!, answered);
      answer.pipe(response);
    });
    // Whoever is down answers nothing, and so do we.
    forward.on('error', () => response.destroy());
    forward.end(body);
  }

  return {
    url, forms,
    goBetween: (given) => (target = given),
    fail: (fits, ...added) => void faults.push(...added.map((fault) => ({ fits, fault }))),
    addFields: (given) => (fields = given),
    neverCame: () => faults.map(({ fits, fault }) => `${fault} of ${fits.source}`),
    inTheMiddle: (fits, when, act) => new Promise((done, failed) => interruptions.push({ fits, when, act: () => act().then(done, failed) })),
    postSigned: async (path, form) => {
      const { gate, authToken, publicUrl } = target!;
      const response = await fetch(gate + path, { method: 'POST', headers: { 'X-Twilio-Signature': getExpectedTwilioSignature(authToken, publicUrl + path, form) }, body: new URLSearchParams(form) });
      return response.status;
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts);
}
