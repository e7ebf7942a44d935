// The editor's live connections, over which it is told what debug nodes show. Node-RED falls over words that are no object, from anybody
// who is not even signed in, and leaves a connection open when the session behind it ends.
import type { IncomingMessage } from 'node:http';
import { createRequire } from 'node:module';
import type { Duplex } from 'node:stream';
import { errorKind, log } from '../log/log';
import type { EditorUsers } from './editor';

/** Milliseconds between two looks at the sessions behind them. */
const SESSION_CHECK = 5000;
/** Milliseconds until one without a sign-in is closed. */
const SIGN_IN_WITHIN = 10_000;
/** Bytes of a message; the editor sends a few hundred. */
const LONGEST = 65_536;
/** https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1: against a policy. */
const REFUSED = 1008;

/** What is used here of package `ws`. */
interface Connection {
  emit(event: string, ...values: unknown[]): boolean;
  on(event: 'close', listener: () => void): void;
  close(code: number): void;
  terminate(): void;
}
interface Connections {
  options: { maxPayload: number };
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer, done: (connection: Connection, request: IncomingMessage) => void): void;
}

/**
 * Guards all of this process from now on.
 * @returns `check` closes those whose session has ended, which happens by itself too; `stop` ends the looks
 */
export function guardEditorConnections(users: Pick<EditorUsers, 'userOf'>): { check(): Promise<void>; stop(): void } {
  const open = new Map<Connection, string | undefined>();
  const take = connectionsOfNodeRed().prototype as Connections;
  const { handleUpgrade } = take;
  take.handleUpgrade = function (request, socket, head, done) {
    if (!isEditors(request)) return handleUpgrade.call(this, request, socket, head, done);
    this.options.maxPayload = LONGEST;
    return handleUpgrade.call(this, request, socket, head, (connection, asked) => {
      guard(connection);
      done(connection, asked);
    });
  };

  function guard(connection: Connection): void {
    open.set(connection, undefined);
    const late = setTimeout(() => {
      if (open.get(connection) === undefined) connection.terminate();
    }, SIGN_IN_WITHIN).unref();
    connection.on('close', () => {
      clearTimeout(late);
      open.delete(connection);
    });
    const emit = connection.emit.bind(connection);
    connection.emit = (event, ...values) => {
      if (event !== 'message') return emit(event, ...values);
      const words = wordsOf(values[0]);
      if (words === null) {
        connection.close(REFUSED);
        return true;
      }
      if (words.auth) open.set(connection, words.auth);
      return emit(event, ...values);
    };
  }

  async function check(): Promise<void> {
    for (const [connection, token] of open) {
      try {
        if (token !== undefined && (await users.userOf(token)) === null) connection.terminate();
      } catch (error) {
        log('warn', 'desk', `the session of an open editor could not be looked at (${errorKind(error)}); trying again.`);
      }
    }
  }

  const timer = setInterval(() => void check(), SESSION_CHECK).unref();
  return { check, stop: () => clearInterval(timer) };
}

const isEditors = (request: IncomingMessage) => /^\/editor\/comms(\/?\?|\/?$)/.test(request.url ?? '');

/** The class that Node-RED's editor API opens connections with: of the same package, in its very copy. */
function connectionsOfNodeRed(): { prototype: object } {
  const api = createRequire(createRequire(__filename).resolve('node-red')).resolve('@node-red/editor-api');
  return (createRequire(api)('ws') as { Server: { prototype: object } }).Server;
}

/** What an editor says; null where no editor says so. */
function wordsOf(data: unknown): { auth?: string } | null {
  try {
    const words: unknown = JSON.parse(String(data));
    if (typeof words !== 'object' || words === null || Array.isArray(words)) return null;
    const { auth, subscribe, topic } = words as Record<string, unknown>;
    if ([auth, subscribe, topic].some((word) => word !== undefined && typeof word !== 'string')) return null;
    return words as { auth?: string };
  } catch {
    return null;
  }
}
