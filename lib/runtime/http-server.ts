// Opening and closing the port of a runtime.
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { ErrorRequestHandler } from 'express';
import { errorKind, log } from '../log/log';
import { StartFault } from './process-life';

/** Milliseconds that requests under way get to end before their connections are cut. */
const LAST_REQUESTS = 2000;

const sockets = new WeakMap<Server, Set<Socket>>();

/**
 * @param setting the environment variable that holds the port, for the sentence
 * @throws StartFault where the port is taken
 */
export function listen(server: Server, host: string, port: number, setting: string): Promise<void> {
  return new Promise((done, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) => failed(new StartFault(`port ${port} of ${host} can't be opened (${error.code ?? 'unknown reason'}): end the program that has it, or set ${setting}.`)));
    const open = new Set<Socket>();
    sockets.set(server, open);
    server.on('connection', (socket) => {
      open.add(socket);
      socket.on('close', () => open.delete(socket));
    });
    server.listen(port, host, () => {
      server.removeAllListeners('error');
      server.on('error', () => {});
      done();
    });
  });
}

/** Takes no new connections, lets requests end, then cuts what is left (event streams, WebSockets). */
export function stopListening(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    server.closeIdleConnections();
    setTimeout(() => {
      // Node's own closeAllConnections leaves WebSockets open.
      for (const socket of sockets.get(server) ?? []) socket.destroy();
    }, LAST_REQUESTS).unref();
  });
}

/** Answers what no route handled: without this Express would show the error, which may quote the request. */
export function answerFailure(part: string): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    log('error', part, `a request failed (${errorKind(error)}).`);
    if (response.headersSent) next(error);
    else response.status(500).type('text').send('Something went wrong. Please try again.\n');
  };
}
