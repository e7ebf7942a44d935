// A desk for the dashboard's tests, in a process of its own: Node-RED is one per process. Prints its port and then serves.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import RED from 'node-red';
import { desk, openDesk } from '../../lib/desk/desk';
import { officesRouter } from '../../lib/desk/offices/router';
import { guardDashboard } from '../../lib/runtime/dashboard-guard';
import { WIDGETS } from '../../lib/runtime/dashboard-page';
import { DESK_KEYS } from '../support/keys';

async function main(): Promise<void> {
  const { DESK_DATABASE_URL: url, FLOWS: flows, PORT: port } = process.env;
  const userDir = mkdtempSync(join(tmpdir(), 'satark-dashboard-'));
  process.on('exit', () => rmSync(userDir, { recursive: true, force: true }));
  writeFileSync(join(userDir, 'package.json'), '{}');
  openDesk(url!, DESK_KEYS);
  const guard = guardDashboard(desk().sql);
  const app = express();
  const server = createServer(app);
  const nodes = flows!.split(',').flatMap((file) => JSON.parse(readFileSync(file, 'utf8')) as unknown[]);
  RED.init(server, {
    httpAdminRoot: '/editor', httpNodeRoot: '/', userDir, nodesDir: [join(__dirname, '..', '..', 'nodes', 'desk'), WIDGETS],
    storageModule: storageOf(nodes), credentialSecret: 'for-tests-only', dashboard: guard.settings, adminAuth: { type: 'credentials', users: [] },
    logging: { console: { level: process.env.VERBOSE ? 'info' : 'error', metrics: false, audit: false } },
    telemetry: { enabled: false }, externalModules: { palette: { allowInstall: false } }, editorTheme: { tours: false },
  } as never);
  app.post('/check-sessions', (_request, response) => void guard.checkSessions().then(() => response.end()));
  app.use(officesRouter({ sql: desk().sql }));
  app.use('/editor', RED.httpAdmin as never);
  app.use('/', RED.httpNode as never);
  const started = new Promise((done) => (RED.events as unknown as NodeJS.EventEmitter).once('flows:started', done));
  await RED.start();
  await started;
  server.listen(Number(port ?? 0), '127.0.0.1', () => console.log(JSON.stringify({ port: (server.address() as { port: number }).port })));
}

function storageOf(flows: unknown[]): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  const give = (name: string, first: unknown) => ({
    [`get${name}`]: () => Promise.resolve(kept[name] ?? first),
    [`save${name}`]: (content: unknown) => {
      kept[name] = content;
      return Promise.resolve();
    },
  });
  return { init: () => Promise.resolve(), ...give('Flows', flows), ...give('Credentials', {}), ...give('Settings', {}), ...give('Sessions', {}) };
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
