// The measure of all ratios: a bare Node-RED `http in → http response` in a process of its own.
import { createServer } from 'node:http';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import RED from 'node-red';

const flow = [
  { id: 'tab0000000000001', type: 'tab', label: 'baseline' },
  { id: 'in00000000000001', z: 'tab0000000000001', type: 'http in', url: '/whatsapp/inbound', method: 'post', upload: false, wires: [['out0000000000001']] },
  { id: 'out0000000000001', z: 'tab0000000000001', type: 'http response', statusCode: '200', headers: {}, wires: [] },
];

async function main(): Promise<void> {
  const app = express();
  const server = createServer(app);
  const settings = {
    userDir: mkdtempSync(join(tmpdir(), 'satark-baseline-')), httpAdminRoot: false, httpNodeRoot: '/', logging: { console: { level: 'off', metrics: false, audit: false } },
    storageModule: {
      init: async () => {}, getFlows: async () => flow, saveFlows: async () => {}, getCredentials: async () => ({}), saveCredentials: async () => {},
      getSettings: async () => ({}), saveSettings: async () => {}, getSessions: async () => ({}), saveSessions: async () => {}, getLibraryEntry: async () => [], saveLibraryEntry: async () => {},
    },
  };
  RED.init(server, settings as never);
  app.use('/', RED.httpNode);
  await RED.start();
  server.listen(0, '127.0.0.1', () => process.send?.({ ready: true, port: (server.address() as { port: number }).port }));
  process.on('disconnect', () => process.exit(0));
}

void main();
