// The line between `npm start` and a process that runs what police IT wrote. Node's own would end `npm start`, and the gate with it, at the
// first malformed word that a flow writes into it. Here each side reads lines of JSON, of a bounded length, and drops all else.
import type { ChildProcess } from 'node:child_process';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { readBoundedLines } from './bounded-lines';

/** Where the process finds its end: a number of an open file. */
const VARIABLE = 'SUPERVISOR_LINE';
const FILE = 3;
/** Characters; all that is ever said takes a few hundred. */
const LONGEST = 16_384;

export const LINE_ENVIRONMENT = { [VARIABLE]: String(FILE) };

/** At the side of `npm start`: what the process says becomes the child's `message` events. @returns what tells the process something */
export function listenToChild(child: ChildProcess): (message: object) => void {
  const line = child.stdio[FILE] as Duplex;
  // A process that has just ended.
  line.on('error', () => {});
  readMessages(line, (message) => child.emit('message', message));
  return (message) => void (line.writable && line.write(`${JSON.stringify(message)}\n`));
}

/** In the process: makes the line its `process.send` and its `message` and `disconnect` events, where it was started with one. */
export function takeSupervisorLine(): void {
  const file = process.env[VARIABLE];
  delete process.env[VARIABLE];
  if (file === undefined) return;
  const line = new Socket({ fd: Number(file) });
  const waiting: object[] = [];
  const give = (message: object) => process.emit('message', message, undefined);
  // What is said before anybody listens waits, as with Node's own.
  process.on('newListener', (event) => {
    if (event === 'message') setImmediate(() => waiting.splice(0).forEach(give));
  });
  readMessages(line, (message) => void (process.listenerCount('message') > 0 ? give(message) : waiting.push(message)));
  line.on('error', () => {});
  line.on('close', () => process.emit('disconnect'));
  process.connected = true;
  process.send = (message: unknown, said?: unknown) => line.write(`${JSON.stringify(message)}\n`, typeof said === 'function' ? () => (said as () => void)() : undefined);
}

function readMessages(line: Duplex, take: (message: object) => void): void {
  readBoundedLines(line, LONGEST, (text) => {
    try {
      const message: unknown = JSON.parse(text ?? 'null');
      if (typeof message === 'object' && message !== null) take(message);
    } catch {
      // Not said by us.
    }
  });
}
