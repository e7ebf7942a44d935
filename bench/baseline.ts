// The measure of all ratios: a bare Node-RED `http in → http response` in a process of its own.
import { createServer, type RequestListener } from 'node:http';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import RED from 'node-red';
import { commonSettings, startNodeRed } from '../lib/runtime/node-red';

const flow = [
  { id: 'tab0000000000001', type: 'tab', label: 'baseline' },
  { id: 'in00000000000001', z: 'tab0000000000001', type: 'http in', url: '/whatsapp/inbound', method: 'post', upload: false, wires: [['out0000000000001']] },
  { id: 'out0000000000001', z: 'tab0000000000001', type: 'http response', statusCode: '200', headers: {}, wires: [] },
];

async function main(): Promise<void> {
  // Node-RED's own Express answers, with nothing before it.
  const server = createServer((request, response) => (RED.httpNode as unknown as RequestListener)(request, response));
  await startNodeRed(server, {
    ...commonSettings('bare Node-RED'),
    logging: { console: { level: 'off', metrics: false, audit: false } },
    credentialSecret: false,
    userDir: mkdtempSync(join(tmpdir(), 'satark-baseline-')), httpAdminRoot: false, httpNodeRoot: '/',
    storageModule: {
      init: async () => {}, getFlows: async () => flow, saveFlows: async () => {}, getCredentials: async () => ({}), saveCredentials: async () => {},
      getSettings: async () => ({}), saveSettings: async () => {}, getSessions: async () => ({}), saveSessions: async () => {}, getLibraryEntry: async () => [], saveLibraryEntry: async () => {},
    },
  });
  server.listen(0, '127.0.0.1', () => process.send?.({ ready: true, port: (server.address() as { port: number }).port }));
  process.on('disconnect', () => process.exit(0));
}

void main();
