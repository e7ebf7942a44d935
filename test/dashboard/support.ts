// A running desk with a dashboard, its people, and a browser's socket by hand (engine.io 4 over WebSocket).
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { signIn } from '../../lib/desk/offices/sessions';
import { makeUser, type NewUser } from '../../lib/desk/offices/users';
import { freshDatabase, type TestDatabase } from '../support/database';

export interface RunningDesk {
  database: TestDatabase;
  url: string;
  /** makes a user and signs them in; gives the Cookie header */
  cookieOf(user: NewUser): Promise<string>;
  stop(): Promise<void>;
}

/** Starts a desk with these flow files on a database of its own. */
export async function startDesk(flows: string[], prepare?: (database: TestDatabase) => Promise<void>): Promise<RunningDesk> {
  const database = await freshDatabase();
  await database.admin`insert into desk.offices (id, kind, district, name_en, name_hi) values ('DIG', 'dig', null, 'DIG office', 'डीआईजी कार्यालय'), ('SP-JNP', 'sp', 'JNP', 'SP Jaunpur', 'एसपी जौनपुर'), ('SP-GZP', 'sp', 'GZP', 'SP Ghazipur', 'एसपी गाजीपुर')`;
  await prepare?.(database);
  const child = spawn(process.execPath, ['--enable-source-maps', join(__dirname, 'desk-process.js')], { env: { ...process.env, DESK_DATABASE_URL: database.deskUrl, FLOWS: flows.join(',') }, stdio: ['ignore', 'pipe', 'inherit'] });
  const url = `http://127.0.0.1:${await portOf(child)}`;
  return {
    database,
    url,
    cookieOf: async (user) => {
      const password = await makeUser(database.admin, user);
      const signed = await signIn(database.desk, { username: user.username, password });
      if ('problem' in signed) throw new Error(`the test's user could not sign in: ${signed.problem}`);
      return `satark_session=${signed.token}`;
    },
    stop: async () => {
      const ended = new Promise((done) => child.once('exit', done));
      child.kill();
      await ended;
      await database.close();
    },
  };
}

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((done, failed) => {
    child.once('exit', () => failed(new Error('the desk did not start')));
    createInterface({ input: child.stdout! }).on('line', (line) => {
      if (line.startsWith('{"port"')) done((JSON.parse(line) as { port: number }).port);
      else console.log(line);
    });
  });
}

export interface BrowserSocket {
  /** all that came, in order: [event, ...arguments] */
  received: unknown[][];
  emit(...packet: unknown[]): void;
  /** the first packet, come or coming, that fits */
  until(fits: (packet: unknown[]) => boolean): Promise<unknown[]>;
  /** resolves once the server has closed the connection */
  closed: Promise<void>;
  close(): void;
}

/** Connects as the dashboard's page does. @throws Error with the server's word where it refuses */
export async function connectSocket(url: string, cookie: string, headers: Record<string, string> = {}): Promise<BrowserSocket> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/dashboard/socket.io/?EIO=4&transport=websocket`, { headers: { cookie, origin: url, ...headers } } as never);
  const received: unknown[][] = [];
  const waiting = new Set<() => void>();
  let close!: () => void;
  const closed = new Promise<void>((done) => (close = done));
  socket.addEventListener('close', () => close());
  await new Promise<void>((done, failed) => {
    socket.addEventListener('error', () => failed(new Error('not connected')));
    socket.addEventListener('close', () => failed(new Error('closed')));
    socket.addEventListener('message', ({ data }) => {
      const text = String(data);
      if (text.startsWith('0')) socket.send('40');
      else if (text === '2') socket.send('3');
      else if (text.startsWith('40')) done();
      else if (text.startsWith('44')) failed(new Error((JSON.parse(text.slice(2)) as { message: string }).message));
      else if (text === '41') close();
      else if (text.startsWith('42')) {
        received.push(JSON.parse(text.slice(2)) as unknown[]);
        for (const look of waiting) look();
      }
    });
  });
  return {
    received,
    closed,
    emit: (...packet) => socket.send(`42${JSON.stringify(packet)}`),
    until: (fits) =>
      new Promise((done) => {
        const look = () => {
          const found = received.find(fits);
          if (!found) return;
          waiting.delete(look);
          done(found);
        };
        waiting.add(look);
        look();
      }),
    close: () => socket.close(),
  };
}
