// A desk in a process of its own, for tests: a real Node-RED with our nodes and a flow that the test deploys.
import { createServer } from 'node:http';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import RED from 'node-red';
import { closeDesk, openDesk } from '../../lib/desk/desk';
import { DESK_KEYS } from './keys';

/** parent → child */
export type DeskOrder = { deploy: unknown[]; kind: 'full' | 'nodes' | 'flows' } | { stop: true };
/** child → parent */
export type DeskReport = { ready: true } | { deployed: true } | { failed: string } | { logged: string } | { stopped: true };

const tell = (report: DeskReport) => process.send!(report);
const userDir = mkdtempSync(join(tmpdir(), 'satark-desk-test-'));
const nodesDir = [join(__dirname, '..', '..', 'nodes', 'desk')];
const none = () => Promise.resolve({});

interface Flows {
  setFlows(order: { flows: { flows: unknown[] }; deploymentType: string }): Promise<unknown>;
}

async function start(): Promise<void> {
  openDesk(process.env.DESK_DATABASE_URL!, DESK_KEYS);
  const server = createServer();
  RED.init(server, {
    userDir,
    nodesDir,
    httpAdminRoot: '/admin',
    disableEditor: true,
    nodesExcludes: ['10-mqtt.js', '05-tls.js', '21-httprequest.js', '22-websocket.js', '31-tcpin.js', '32-udp.js', '10-file.js', '23-watch.js', '90-exec.js', '91-viz.js'],
    credentialSecret: 'for-tests-only',
    telemetry: { enabled: false, updateNotification: false },
    externalModules: { autoInstall: false, palette: { allowInstall: false } },
    logging: { tests: { level: 'warn', metrics: false, audit: false, handler: () => (line: { msg?: unknown; type?: string }) => tell({ logged: `${line.type ?? 'runtime'}: ${String((line.msg as Error | undefined)?.message ?? line.msg)}` }) } },
    storageModule: { init: none, getFlows: () => Promise.resolve([]), saveFlows: none, getCredentials: none, saveCredentials: none, getSettings: none, saveSettings: none, getSessions: none, saveSessions: none, getLibraryEntry: none, saveLibraryEntry: none },
  } as never);
  await RED.start();
  tell({ ready: true });
}

async function deploy(flows: unknown[], kind: string): Promise<void> {
  const events = RED.events as unknown as NodeJS.EventEmitter;
  const started = new Promise<void>((done, fail) => {
    events.once('flows:started', () => done());
    const listener = (event: { payload?: { error?: string; types?: string[] } }) => {
      if (event.payload?.error) fail(new Error(`${event.payload.error}: ${(event.payload.types ?? []).join(', ')}`));
    };
    events.on('runtime-event', listener);
    events.once('flows:started', () => events.off('runtime-event', listener));
  });
  await (RED.runtime.flows as unknown as Flows).setFlows({ flows: { flows }, deploymentType: kind });
  await started;
  tell({ deployed: true });
}

async function obey(order: DeskOrder): Promise<void> {
  if ('deploy' in order) return deploy(order.deploy, order.kind);
  await RED.stop();
  await closeDesk();
  tell({ stopped: true });
  process.disconnect();
  process.exit(0);
}

process.on('message', (order: DeskOrder) => void obey(order).catch((error: unknown) => tell({ failed: (error as Error).message })));
void start().catch((error: unknown) => tell({ failed: (error as Error).message }));
