// The smallest Twilio that takes what the gate sends, and says when each citizen got an answer. No status callbacks:
// the benchmark measures our side, not the stand-in's.
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';

export interface StandIn {
  url: string;
  /** Resolves with the time (performance.now) at which the next message to that number arrived. */
  reply(number: string): Promise<number>;
  close(): Promise<void>;
}

/** Starts it on a free port of 127.0.0.1. */
export async function startStandIn(): Promise<StandIn> {
  const waiting = new Map<string, ((at: number) => void)[]>();
  const server: Server = createServer((request, response) => {
    void body(request).then((text) => {
      const form = new URLSearchParams(text);
      const to = form.get('To');
      response.setHeader('content-type', 'application/json');
      if (request.method === 'POST' && request.url?.endsWith('/Messages.json') && to) {
        waiting.get(to)?.shift()?.(performance.now());
        response.writeHead(201).end(JSON.stringify({ sid: `SM${randomBytes(16).toString('hex')}`, status: 'queued', to, from: form.get('From'), body: form.get('Body'), num_media: '0', error_code: null }));
      } else if (request.method === 'POST' && request.url?.startsWith('/v1/Content')) {
        response.writeHead(201).end(JSON.stringify({ sid: `HX${randomBytes(16).toString('hex')}` }));
      } else {
        response.writeHead(request.method === 'GET' ? 200 : 404).end(JSON.stringify({ messages: [] }));
      }
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    reply: (number) => new Promise((done) => {
      const key = `whatsapp:${number}`;
      waiting.set(key, [...(waiting.get(key) ?? []), done]);
    }),
    close: () => new Promise((done) => {
      server.closeAllConnections();
      server.close(() => done());
    }),
  };
}

async function body(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
