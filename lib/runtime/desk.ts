// The desk as a process: the editor of police IT, the flows, the dashboard and the offices' pages on one port.
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import express from 'express';
import RED from 'node-red';
import { closeDesk, openDesk } from '../desk/desk';
import { checkRing } from '../desk/keys/known-keys';
import { sealOlderOfDesk } from '../desk/seal-older';
import type { DeskKeys } from '../desk/seals';
import { checkKey } from '../exchange/check-key';
import { tellKeys } from '../exchange/key-holders';
import { holderName } from '../exchange/lease';
import { officesRouter } from '../desk/offices/router';
import { sessionOf } from '../desk/offices/sessions';
import { errorKind, log } from '../log/log';
import { readPublicKeys } from '../sealing/box';
import { readKeyRing } from '../sealing/key-ring';
import { guardDashboard } from './dashboard-guard';
import { WIDGETS } from './dashboard-page';
import { CLOSED_NODES, editorSignIn, editorTheme } from './editor';
import { guardEditorConnections } from './editor-connections';
import { editorUsers } from './editor-users';
import { followKeys } from './desk-keys';
import { countFlowDeaths, type FlowDeaths } from './flow-deaths';
import { flowStorage } from './flow-storage';
import { functionNodeOf } from './function-errors';
import { shippedFlows, shippedVersions } from './flows/shipped';
import { updateFlows, type FlowUpdate } from './flows/update';
import { watchGuards } from './flows/watch';
import { answerFailure, listen, stopListening } from './http-server';
import { commonSettings, startNodeRed, trustTypes } from './node-red';
import { lockDownProcess } from './lock-down';
import { BUILT, PROJECT } from './paths';
import { writeSafely } from './secrets';
import { asFault, live, StartFault } from './process-life';
import { answer, guardUpgrades, ownSiteOnly, secureHeaders, type Handler } from './web-guard';

/** Seconds after which a function node is stopped: a loop without end must not hold up every citizen. */
const FUNCTION_SECONDS = 5;
/** Minutes after which the desk tries its flows again where they had to be left out and nobody has pressed Deploy. */
const REST_MINUTES = 15;
/** Shown where the dashboard would be. */
const AT_REST = 'The flows are stopped: the desk ended several times while they ran. Nothing is lost; what citizens write waits. Police IT: open /editor/, take back the last change and press Deploy.\n\nफ़्लो बंद हैं: उनके चलते डेस्क कई बार बंद हुई। कुछ खोया नहीं है; नागरिकों के संदेश सुरक्षित हैं। पुलिस आईटी: /editor/ खोलें, पिछला बदलाव वापस लें और Deploy दबाएँ।';

async function start(): Promise<() => Promise<void>> {
  lockDownProcess();
  const keys = followKeys('deskKeys');
  const settings = takeSettings(process.env);
  const name = holderName('desk', settings.port, settings.folder);
  const { sql, seals } = openDesk(settings.databaseUrl, settings.keys, 10, name);
  await checkKey(sql, seals.boxes).catch(asFault);
  await checkRing(sql, settings.keys.keys).catch(asFault);
  await sealOlderOfDesk(sql, seals);
  const told = tellKeys(sql, { side: 'desk', deskPublicKeys: () => seals.boxes.publicKeys }, name);
  keys.each((ring) => {
    seals.change(ring);
    void told.now();
  });
  mkdirSync(settings.folder, { recursive: true, mode: 0o700 });
  // Node-RED looks here for installed nodes: there are none.
  writeSafely(join(settings.folder, 'package.json'), '{"name": "desk", "private": true}\n');
  const storage = flowStorage(settings.folder, shippedFlows());
  storage.check();
  tellOfUpdate(updateFlows(settings.folder, shippedFlows(), shippedVersions()));

  const pages = express();
  pages.disable('x-powered-by');
  pages.get('/health', (_request, response) => answer(response, 200, 'ok'));
  pages.get('/', (_request, response) => response.redirect('/dashboard'));
  pages.use(officesRouter({ sql }));
  pages.use((_request, response) => answer(response, 404, 'There is nothing at this address.'));
  pages.use(answerFailure('desk'));

  let routes: Handler = (_request, response) => answer(response, 503, 'The desk is starting.');
  const chain = inOrder([ownSiteOnly(settings.deskUrl), secureHeaders(settings.deskUrl), (request, response, next) => routes(request, response, next)]);
  const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => chain(request, response, failed(response)));
  guardUpgrades(server, settings.deskUrl);

  const nodesFolder = join(BUILT, 'nodes', 'desk');
  const guard = guardDashboard(sql);
  const users = editorUsers(sql);
  const liveEditors = guardEditorConnections(users);
  trustTypes([nodesFolder, join(WIDGETS, 'nodes')].filter(existsSync).flatMap((folder) => readdirSync(folder)));
  const deaths = countFlowDeaths(settings.folder);
  const rest = watchFlows(deaths);
  const { red, missing } = await startNodeRed(server, {
    ...commonSettings('desk'),
    httpAdminRoot: '/editor',
    httpNodeRoot: '/',
    adminAuth: editorSignIn(users),
    editorTheme: editorTheme(),
    userDir: settings.folder,
    storageModule: storage.module,
    credentialSecret: settings.credentialSecret,
    globalFunctionTimeout: FUNCTION_SECONDS,
    nodesDir: [nodesFolder, WIDGETS].filter(existsSync),
    dashboard: guard.settings,
    nodesExcludes: CLOSED_NODES,
    safeMode: deaths.tooMany,
  });
  // Police IT must get in to mend it, so the desk stays up; what citizens write waits in the inbox.
  if (missing.length > 0) log('error', 'desk', `the flows are not running: they use nodes that are not installed (${missing.join(', ')}). Remove these in the editor and press Deploy.`);

  watchGuards(red.events as unknown as NodeJS.EventEmitter, storage.nodes);

  const httpAdmin = red.httpAdmin as unknown as Handler;
  const httpNode = red.httpNode as unknown as Handler;
  // By hand and not by Express 5: inside it, Node-RED's Express 4 finds no query, and its nodes fail.
  routes = (request, response, next) => {
    const [, first] = /^\/([^/?]*)/.exec(request.url ?? '') ?? [];
    const nothing = () => answer(response, 404, 'There is nothing at this address.');
    if (first === 'editor') {
      // Node-RED knows nothing of the session behind the token.
      if (request.method === 'POST' && /^\/editor\/auth\/revoke\/?(\?|$)/.test(request.url ?? '')) response.once('finish', () => void users.signOut(request).then(liveEditors.check));
      mounted('/editor', httpAdmin)(request, response, nothing);
    } else if (first === 'dashboard') httpNode(request, response, rest.atRest() ? () => answer(response, 503, AT_REST) : nothing);
    else if (first === 'flows-http') {
      // What police IT build with `http in` answers only below this path, and only to people who are signed in.
      sessionOf(sql, request.headers.cookie).then((viewer) => {
        if (viewer) httpNode(request, response, nothing);
        else response.writeHead(303, { Location: '/sign-in' }).end();
      }, next);
    } else (pages as unknown as Handler)(request, response, next);
  };
  await listen(server, settings.host, settings.port, 'DESK_PORT');
  return async () => {
    guard.stop();
    liveEditors.stop();
    rest.end();
    await stopListening(server);
    await red.stop();
    await told.stop();
    await closeDesk();
  };
}

/** Counts deaths under the flows, and lets them rest where there were too many. To be called before Node-RED starts. */
function watchFlows(deaths: FlowDeaths): { atRest(): boolean; end(): void } {
  const events = RED.events as unknown as NodeJS.EventEmitter;
  let atRest = deaths.tooMany;
  let tries: NodeJS.Timeout | undefined;
  events.on('flows:starting', () => {
    atRest = false;
    clearTimeout(tries);
    deaths.begin();
  });
  events.on('flows:started', () => deaths.started());
  if (atRest) {
    log('error', 'desk', `the flows are stopped, since the desk ended several times while they ran; what citizens write waits. Open the editor, take back the last change and press Deploy. They are tried again in ${REST_MINUTES} minutes.`);
    tries = setTimeout(() => {
      deaths.tryOnce();
      process.exit(1);
    }, REST_MINUTES * 60_000);
  }
  return { atRest: () => atRest, end: () => deaths.forget() };
}

/** A function node's own failed promise: told in the editor, as its other errors are. */
function toldInTheEditor(reason: unknown): boolean {
  const id = functionNodeOf(reason);
  if (id === null) return false;
  log('error', 'desk', `a promise of ${id === '' ? 'a flow' : `function node ${id}`} failed and the flow does not look after it (await it, or add a catch). Its words are shown in the editor only.`);
  const { getNode } = RED.nodes as unknown as { getNode(id: string): { error(words: string): void } | null };
  try {
    if (id !== '') getNode(id)?.error((reason as Error).message);
  } catch {
    // A flow may put anything in an error's place.
  }
  return true;
}

/** Runs handlers one after the other. */
function inOrder([first, ...rest]: Handler[]): Handler {
  return (request, response, next) => (first ? first(request, response, (error) => (error ? next(error) : inOrder(rest)(request, response, next))) : next());
}

/** What an Express application sees that stands below a path. */
function mounted(path: string, handler: Handler): Handler {
  return (request, response, next) => {
    const below = (request.url ?? '').slice(path.length);
    Object.assign(request, { originalUrl: request.url, baseUrl: path, url: below.startsWith('/') ? below : `/${below}` });
    handler(request, response, next);
  };
}

function failed(response: ServerResponse): (error?: unknown) => void {
  return (error) => {
    if (error) log('error', 'desk', `a request failed (${errorKind(error)}).`);
    if (!response.headersSent) answer(response, error ? 500 : 404, error ? 'Something went wrong. Please try again.' : 'There is nothing at this address.');
  };
}

interface DeskSettings {
  host: string;
  port: number;
  deskUrl: string;
  folder: string;
  databaseUrl: string;
  keys: DeskKeys;
  credentialSecret: string;
}

/** Reads the settings and takes the secrets out of the environment, which every flow can read. */
function takeSettings(environment: NodeJS.ProcessEnv): DeskSettings {
  const { DESK_DATABASE_URL: databaseUrl, DESK_CREDENTIAL_SECRET: credentialSecret, DESK_KEY: key } = environment;
  delete environment.DESK_DATABASE_URL;
  delete environment.DESK_CREDENTIAL_SECRET;
  delete environment.DESK_KEY;
  if (!databaseUrl || !credentialSecret) throw new StartFault('the desk has no DESK_DATABASE_URL or no DESK_CREDENTIAL_SECRET: it is started by `npm start`.');
  const host = environment.HOST || '127.0.0.1';
  const port = Number(environment.DESK_PORT || 1880);
  return { host, port, databaseUrl, credentialSecret, keys: takeKeys(key, environment), deskUrl: environment.DESK_URL || `http://${host}:${port}`, folder: environment.DESK_DIR || join(PROJECT, 'data', 'desk') };
}

function takeKeys(value: string | undefined, environment: NodeJS.ProcessEnv): DeskKeys {
  try {
    const keys = readKeyRing({ name: 'DESK_KEY', value, file: environment.DESK_KEY_FILE });
    if (!keys) throw new Error('the file of DESK_KEY is not there: put back your copy of it.');
    return { keys, gatePublicKeys: readPublicKeys(environment.GATE_PUBLIC_KEY, 'GATE_PUBLIC_KEY') };
  } catch (error) {
    throw new StartFault((error as Error).message, { cause: error });
  }
}

/** File names are ours; nothing of what stands in a flow is said. */
function tellOfUpdate({ replaced, added, kept, held }: FlowUpdate): void {
  if (replaced.length > 0) log('info', 'desk', `the flows of this version were put in the place of those that nobody had changed (${replaced.join(', ')}); the former ones are kept in the folder before-update.`);
  if (added.length > 0) log('info', 'desk', `this version brings new flows (${added.join(', ')}).`);
  if (kept.length > 0) log('warn', 'desk', `this version brings newer flows than yours, which were changed here and stay as they are (${kept.join(', ')}): \`npm run flows:compare\` tells what they lack.`);
  if (held.length > 0) log('warn', 'desk', `this version brings newer flows (${held.join(', ')}) that do not go together with other flows as you have changed them, so nothing was put in place of yours: \`npm run flows:compare\` tells what differs.`);
}

live('desk', start, toldInTheEditor);
