// HTTP routes of gate nodes on Node-RED's server: registered once for a server, answered by whichever node stands there now.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { NodeAPI } from 'node-red';

export type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Express has no public way to take a route away: each keeps a slot that is empty after the node is gone. */
const slots = new WeakMap<object, Map<string, Answer>>();

/** Serves a route until the returned function is called. */
export function serveRoute(RED: NodeAPI, method: 'get' | 'post', path: string, answer: Answer): () => void {
  const server = RED.httpNode;
  const answers = slots.get(server) ?? new Map<string, Answer>();
  slots.set(server, answers);
  const key = `${method} ${path}`;
  if (!answers.has(key)) {
    server[method](path, (request: IncomingMessage, response: ServerResponse, next: () => void) => {
      const now = answers.get(key);
      if (!now || now === absent) return next();
      now(request, response).catch(() => {
        if (!response.headersSent) response.writeHead(500);
        response.end();
      });
    });
  }
  answers.set(key, answer);
  return () => {
    if (answers.get(key) === answer) answers.set(key, absent);
  };
}

const absent: Answer = () => Promise.resolve();
