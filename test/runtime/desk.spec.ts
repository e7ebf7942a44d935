// What the desk's process keeps shut.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setPassword } from '../../lib/desk/offices/users';
import { eventually } from '../support/eventually';
import { editorToken, startSystem, type System } from '../support/system';

interface FlowNode {
  id: string;
  type: string;
  [property: string]: unknown;
}

describe('the desk', function () {
  this.timeout(60_000);
  let system: System;
  before(async () => {
    system = await startSystem();
  });
  after(() => system.stop());

  const editor = async (path: string, init: RequestInit = {}) => fetch(`${system.deskUrl}/editor${path}`, init);
  const asIt = async () => ({ Authorization: `Bearer ${await system.editorToken()}` });

  it('lets nobody into the editor\'s API without a sign-in', async () => {
    for (const path of ['/flows', '/settings', '/nodes', '/settings/user', '/context/global', '/credentials/x/y', '/plugins', '/diagnostics', '/library/local/flows/', '/flow/x', '/debug/view/x', '/icons']) {
      const { status } = await editor(path);
      assert.ok(status === 401 || status === 404, `GET ${path} gave ${status}`);
    }
    for (const [method, path] of [['POST', '/flows'], ['POST', '/flow'], ['PUT', '/flow/x'], ['DELETE', '/flow/x'], ['POST', '/nodes'], ['POST', '/inject/x'], ['POST', '/settings/user'], ['POST', '/auth/revoke']] as const) {
      const { status } = await editor(path, { method, headers: { 'Content-Type': 'application/json' }, body: '{}' });
      assert.ok(status === 401 || status === 404, `${method} ${path} gave ${status}`);
    }
  });

  it('gives the editor only to police IT', async () => {
    await assert.rejects(editorToken(system.deskUrl, system.users.find(({ username }) => username === 'dig')!));
    assert.equal((await editor('/flows', { headers: await asIt() })).status, 200);
    await system.database.admin`update desk.users set active = false where username = 'it'`;
    try {
      await assert.rejects(system.editorToken());
    } finally {
      await system.database.admin`update desk.users set active = true where username = 'it'`;
    }
  });

  it('tells the editor\'s live connection nothing before a sign-in', async () => {
    const answer = (token?: string) =>
      new Promise<string>((done, failed) => {
        const socket = new WebSocket(`${system.deskUrl.replace('http', 'ws')}/editor/comms`);
        socket.onopen = () => socket.send(JSON.stringify(token ? { auth: token } : { subscribe: 'debug' }));
        socket.onmessage = ({ data }) => {
          done(String(data));
          socket.close();
        };
        socket.onerror = () => failed(new Error('no connection'));
      });
    assert.deepEqual(JSON.parse(await answer()), { auth: 'fail' });
    assert.deepEqual(JSON.parse(await answer('made-up')), { auth: 'fail' });
    assert.deepEqual(JSON.parse(await answer(await system.editorToken())), { auth: 'ok' });
  });

  /** What the editor's live connection says to these words, one after the other's answer; ends with `closed` where it was closed. */
  const live = (...words: string[]) =>
    new Promise<string[]>((done, failed) => {
      const said: string[] = [];
      const socket = new WebSocket(`${system.deskUrl.replace('http', 'ws')}/editor/comms`);
      const next = () => {
        const word = words.shift();
        if (word !== undefined) socket.send(word);
      };
      socket.onopen = next;
      socket.onmessage = ({ data }) => {
        said.push(String(data));
        next();
      };
      socket.onclose = () => done([...said, 'closed']);
      setTimeout(() => failed(new Error(`it stays open; it said ${said.join(' ')}`)), 30_000).unref();
    });

  it('stands whatever anybody says over the editor\'s live connection, with or without a sign-in', async () => {
    const { pid } = system.desks[0]!;
    const auth = JSON.stringify({ auth: await system.editorToken() });
    for (const word of ['null', '1', 'true', '"auth"', '[null]', '{', '', '{"auth":{}}', '{"auth":["__proto__"]}', '{"subscribe":{}}', '{"topic":[]}', 'x'.repeat(100_000)]) {
      assert.deepEqual(await live(word), ['closed'], word.slice(0, 40));
      assert.deepEqual(await live(auth, word), ['{"auth":"ok"}', 'closed'], `signed in: ${word.slice(0, 40)}`);
    }
    for (const word of ['{}', '{"auth":"__proto__"}', '{"auth":"constructor"}', '{"auth":"editor-x"}', '{"topic":"multiplayer/connect","data":null}']) assert.deepEqual(await live(word), ['{"auth":"fail"}', 'closed'], word);
    assert.equal((await fetch(`${system.deskUrl}/health`)).status, 200);
    process.kill(pid, 0);
    assert.doesNotMatch(system.output(), /met an error that nothing handles/);
  });

  it('closes the editor\'s live connection to whom does not sign in', async () => {
    assert.deepEqual(await live(), ['closed']);
  });

  it('ends an editor\'s session at sign-out, a new password, another role and when the user is switched off, its live connection too', async () => {
    const { admin, desk } = system.database;
    let password = system.users.find(({ username }) => username === 'it')!.password;
    const ends: Record<string, (token: string) => Promise<unknown>> = {
      'a sign-out': (token) => editor('/auth/revoke', { method: 'POST', headers: { Authorization: `Bearer ${token}` }, body: new URLSearchParams({ token }) }),
      'a new password': async () => (password = (await setPassword(desk, 'it'))!),
      'another role': () => admin`update desk.users set role = 'auditor' where username = 'it'`,
      'switching off': () => admin`update desk.users set active = false where username = 'it'`,
    };
    for (const [name, end] of Object.entries(ends)) {
      const token = await editorToken(system.deskUrl, { username: 'it', password });
      const headers = { Authorization: `Bearer ${token}` };
      assert.equal((await editor('/flows', { headers })).status, 200, name);
      assert.equal((await fetch(`${system.deskUrl}/api/me`, { headers: { Cookie: `satark_session=${token}` } })).status, 401, 'it is no cookie');
      const open = live(JSON.stringify({ auth: token }), JSON.stringify({ subscribe: 'debug' }));
      await end(token);
      await eventually(async () => (await editor('/flows', { headers })).status === 401, `${name} to end the session`);
      assert.equal((await open).at(-1), 'closed', name);
      await admin`update desk.users set role = 'police-it', active = true where username = 'it'`;
    }
    system.users.find(({ username }) => username === 'it')!.password = password;
  });

  it('takes no WebSocket from another site\'s page, and leaves none open where nothing answers', async () => {
    const { hostname, port, origin } = new URL(system.deskUrl);
    const first = (path: string, from: string) => new Promise<string>((done) => {
      const socket = connect(Number(port), hostname, () =>
        socket.write(`GET ${path} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nOrigin: ${from}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`));
      socket.once('data', (chunk) => {
        done(chunk.toString().split('\r\n')[0]!);
        socket.destroy();
      });
    });
    assert.equal(await first('/editor/comms', 'https://elsewhere.example'), 'HTTP/1.1 403 Forbidden');
    for (const path of ['/', '/nothing-here', '/editor/commsx', '/flows-http/x']) assert.equal(await first(path, origin), 'HTTP/1.1 403 Forbidden', path);
    for (const path of ['/editor/comms', '/dashboard/socket.io/?EIO=4&transport=websocket']) assert.equal(await first(path, origin), 'HTTP/1.1 101 Switching Protocols', path);
  });

  it('answers only under its own name, and takes no change from another site', async () => {
    const statusFor = (headers: Record<string, string>, method = 'GET') =>
      new Promise<number>((done, failed) => {
        request(`${system.deskUrl}/sign-in`, { method, headers }, (response) => {
          response.resume();
          done(response.statusCode!);
        }).on('error', failed).end();
      });
    assert.equal(await statusFor({}), 200);
    assert.equal(await statusFor({ Host: 'rebound.example' }), 421);
    assert.equal(await statusFor({ Origin: 'https://elsewhere.example' }, 'POST'), 403);
    assert.equal(await statusFor({ 'Sec-Fetch-Site': 'cross-site' }, 'POST'), 403);
  });

  it('binds the browser on every page', async () => {
    for (const path of ['/sign-in', '/editor/', '/nothing-here', '/api/me']) {
      const { headers } = await fetch(system.deskUrl + path);
      assert.equal(headers.get('x-content-type-options'), 'nosniff', path);
      assert.match(headers.get('content-security-policy') ?? '', /default-src '(self|none)'/, path);
      assert.equal(headers.get('x-powered-by'), null, path);
    }
  });

  it('offers no nodes that reach programs, files or the network, and no installing', async () => {
    const nodes = (await (await editor('/nodes', { headers: { ...(await asIt()), Accept: 'application/json' } })).json()) as { types: string[]; err?: string; id: string }[];
    const types = nodes.flatMap((node) => node.types);
    for (const closed of ['exec', 'file', 'file in', 'watch', 'http request', 'tcp in', 'udp in', 'mqtt in', 'websocket in']) assert.ok(!types.includes(closed), closed);
    for (const open of ['inject', 'debug', 'function', 'switch', 'change', 'ui-chart', 'http in']) assert.ok(types.includes(open), open);
    assert.deepEqual(nodes.filter((node) => node.err), []);
    const { status } = await editor('/nodes', { method: 'POST', headers: { ...(await asIt()), 'Content-Type': 'application/json' }, body: '{"module": "node-red-node-random"}' });
    assert.ok(status === 400 || status === 404, String(status));
    const settings = (await (await editor('/settings', { headers: await asIt() })).json()) as { externalModules: { palette: { allowInstall: boolean } }; telemetryEnabled?: boolean };
    assert.equal(settings.externalModules.palette.allowInstall, false);
    assert.notEqual(settings.telemetryEnabled, true);
  });

  it('shows a function node that breaks out of its sandbox neither the vault key, nor the gate\'s environment, nor a shell, nor a secret of its own', async () => {
    const key = join(system.dataDir, 'gate', 'vault.key');
    assert.ok(readFileSync(key).length > 0);
    const escape = `
      const outside = msg.constructor.constructor('return process')();
      const result = { environment: JSON.stringify(outside.env) };
      for (const path of ${JSON.stringify([key, `/proc/${system.gates[0]!.pid}/environ`, join(system.dataDir, 'secrets', 'secrets.json'), '/proc/self/environ', '/etc/passwd'])}) {
        try { outside.getBuiltinModule('node:fs').readFileSync(path); result[path] = 'read'; } catch (error) { result[path] = error.code; }
      }
      try { outside.getBuiltinModule('node:child_process').execSync('id'); result.shell = 'ran'; } catch (error) { result.shell = error.code; }
      msg.payload = result;
      return msg;`;
    const headers = { ...(await asIt()), 'Content-Type': 'application/json', 'Node-RED-API-Version': 'v2' };
    const { flows, rev } = (await (await editor('/flows', { headers })).json()) as { flows: FlowNode[]; rev: string };
    const added: FlowNode[] = [
      { id: 'escape-tab', type: 'tab', label: 'Escape' },
      { id: 'escape-in', type: 'http in', z: 'escape-tab', url: '/flows-http/escape', method: 'get', wires: [['escape-try']] },
      { id: 'escape-try', type: 'function', z: 'escape-tab', func: escape, outputs: 1, libs: [], wires: [['escape-out']] },
      { id: 'escape-out', type: 'http response', z: 'escape-tab', wires: [] },
      { id: 'open-in', type: 'http in', z: 'escape-tab', url: '/elsewhere', method: 'get', wires: [['escape-out']] },
    ];
    const deployed = await editor('/flows', { method: 'POST', headers, body: JSON.stringify({ rev, flows: [...flows, ...added] }) });
    assert.equal(deployed.status, 200);

    const session = await system.signIn('it');
    await session.stands('/flows-http/escape');
    assert.equal((await fetch(`${system.deskUrl}/flows-http/escape`, { redirect: 'manual' })).status, 303, 'signed out');
    assert.equal((await fetch(`${system.deskUrl}/elsewhere`)).status, 404, 'outside /flows-http');
    const { environment, ...rest } = (await (await session.get('/flows-http/escape')).json()) as Record<string, string>;
    assert.deepEqual([...new Set(Object.values(rest))], ['ERR_ACCESS_DENIED'], JSON.stringify(rest));
    assert.doesNotMatch(environment!, /postgres:|TWILIO|VAULT|SECRET/);
  });

  it('writes nothing of what a flow writes to the console or to node.warn', async () => {
    const headers = { ...(await asIt()), 'Content-Type': 'application/json' };
    const flow = {
      id: 'loud', label: 'Loud',
      nodes: [
        { id: 'loud-in', type: 'inject', once: true, onceDelay: 0, props: [{ p: 'payload' }], payload: 'the words of a citizen', payloadType: 'str', wires: [['loud-function', 'loud-debug']] },
        { id: 'loud-function', type: 'function', func: 'node.warn(msg.payload); node.error(msg.payload, msg); console.log(msg.payload); return null;', outputs: 1, libs: [], wires: [[]] },
        { id: 'loud-debug', type: 'debug', active: true, tosidebar: true, console: true, complete: 'payload', targetType: 'msg', wires: [] },
      ],
    };
    assert.equal((await editor('/flow', { method: 'POST', headers, body: JSON.stringify(flow) })).status, 200);
    await eventually(() => /of type function/.test(system.output()), 'the flow to write');
    assert.doesNotMatch(system.output(), /words of a citizen/);
  });
});

describe('the gate', function () {
  this.timeout(60_000);

  it('has no editor and no pages, only the webhooks and a sign of life', async () => {
    const system = await startSystem({ desks: 0, simulator: false, users: false, twilioApiBaseUrl: 'http://127.0.0.1:9' });
    try {
      assert.equal(await (await fetch(`${system.gateUrl}/health`)).text(), 'ok\n');
      for (const path of ['/', '/editor', '/editor/', '/flows', '/settings', '/nodes', '/auth/login', '/red/', '/dashboard', '/comms', '/icons', '/theme']) {
        assert.equal((await fetch(system.gateUrl + path)).status, 404, path);
      }
      const forged = await fetch(`${system.gateUrl}/whatsapp/inbound`, { method: 'POST', body: new URLSearchParams({ From: 'whatsapp:+919800000001', Body: 'Hi', MessageSid: 'SM1' }) });
      assert.equal(forged.status, 403);
    } finally {
      await system.stop();
    }
  });

  it('does not start with flows that name nodes it does not have', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'satark-gate-'));
    const flow = join(folder, 'gate.json');
    writeFileSync(flow, JSON.stringify([{ id: 'a', type: 'tab', label: 'A' }, { id: 'b', type: 'exec', z: 'a', wires: [] }]));
    await assert.rejects(startSystem({ desks: 0, simulator: false, users: false, twilioApiBaseUrl: 'http://127.0.0.1:9', gateEnvironment: { GATE_FLOW: flow } }), /can't be run: it uses nodes that are not installed \(exec\)/);
    rmSync(folder, { recursive: true });
  });
});
