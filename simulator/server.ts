// Puts the stand-in for Twilio and the phone page on one port.
import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import express, { static as staticFiles, urlencoded } from 'express';
import { filesInFolder, filesInMemory } from './chats/files';
import { phoneRoutes } from './chats/routes';
import { Store } from './chats/store';
import { ownPagesOnly } from './guard';
import { contentRoutes } from './twilio/content';
import { resumeOutgoing } from './twilio/deliver';
import { createFaults } from './twilio/faults';
import { createHttpClient } from './twilio/http';
import { resumeIncoming } from './twilio/incoming';
import { mediaRoutes } from './twilio/media';
import { messageRoutes } from './twilio/messages';
import { answerRefusal, authorize } from './twilio/operations';
import { refusal } from './twilio/refusals';
import { typingIndicator } from './twilio/typing';
import type { Account, World } from './twilio/world';
import type { Settings } from './types';

export interface SimulatorOptions extends Account {
  host: string;
  /** 0 for any free port. */
  port: number;
  /** Folder to keep chats and media in; only memory without it. */
  dataDir?: string;
  settings?: Partial<Settings>;
}

export interface RunningServer {
  /** The base for the SDK's calls and the address of the phone page, without a slash at its end. */
  url: string;
  world: World;
  /** Stops listening, ends what waits, writes what is not written. */
  close(): Promise<void>;
}

const PAGE_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; connect-src 'self'; worker-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * Starts the simulator.
 * @throws where the port is taken or the folder can't be written
 */
export async function serve(options: SimulatorOptions): Promise<RunningServer> {
  const store = await Store.open(options.dataDir === undefined ? filesInMemory() : await filesInFolder(options.dataDir));
  const settings: Settings = { pace: 15, burst: null, anyRecipient: false, ...options.settings };
  const closing = new AbortController();
  const http = createHttpClient();
  let url = '';
  const faults = createFaults(() => store.tell({ kind: 'faults', faults: faults.list(), settings }));
  const { sid, authToken, sender, inboundUrl, publicGateUrl } = options;
  const world: World = { account: { sid, authToken, sender, inboundUrl, publicGateUrl }, store, faults, settings, http, baseUrl: () => url, closing: closing.signal };

  const server = createServer(application(world, options.host));
  await listen(server, options.port, options.host);
  const { port } = server.address() as AddressInfo;
  url = `http://${reachableHost(options.host)}:${port}`;
  resumeIncoming(world);
  resumeOutgoing(world);
  return {
    url,
    world,
    async close() {
      closing.abort();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        // Held requests (a `hang`, a stream of events) would keep the server open.
        server.closeAllConnections();
      });
      http.close();
      await store.flush();
    },
  };
}

function application(world: World, host: string): express.Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');

  const media = mediaRoutes(world);
  app.get('/cdn/:sid', media.cdn);
  const api = express.Router();
  api.use(authorize(world), urlencoded({ extended: false, limit: '1mb' }), express.json({ limit: '1mb' }));
  api.use('/2010-04-01/Accounts/:account', messageRoutes(world), media.api);
  api.use('/v1/Content', contentRoutes(world));
  api.post('/v2/Indicators/Typing.json', typingIndicator(world));
  api.use(() => {
    throw refusal(20404);
  });
  api.use(answerRefusal);
  app.use(['/2010-04-01', '/v1', '/v2'], (request, response, next) => {
    // The router matches whole paths, so that authorize sees the account in them.
    request.url = request.originalUrl;
    api(request, response, next);
  });

  app.use('/simulator', ownPagesOnly(host), phoneRoutes(world));
  app.use((_request, response, next) => {
    response.setHeader('Content-Security-Policy', PAGE_POLICY);
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Referrer-Policy', 'no-referrer');
    next();
  });
  const page = join(__dirname, 'phone');
  if (existsSync(page)) app.use(staticFiles(page));
  app.use((_request, response) => void response.status(404).type('text/plain').send('There is nothing at this address.'));
  return app;
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** A host that a client on this machine can use: a wildcard is none. */
function reachableHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
