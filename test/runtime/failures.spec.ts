// Whatever fails, on either side: no number, name, text, Twilio id or key is written anywhere.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import { connectSimulator, type PhoneClient } from '../../simulator/client';
import { connect } from '../../lib/database/connect';
import { makeSearcher, type Material } from '../canary/searcher/search';
import type { Secret } from '../canary/searcher/secret';
import { eventually } from '../support/eventually';
import { editorToken, signIn, startAsUser, type SignedIn, type UserStart } from '../support/system';

const NUMBER = '+919800000017';
const NAME = 'Zorawar Bhikhari Mallah';
const STORY = 'Raghunandan keeps it in the blue godown';

describe('failures of every sort', function () {
  this.timeout(240_000);
  let started: UserStart;
  let phone: PhoneClient;
  let it_: SignedIn;
  let keys: Record<string, string>;
  /** what was answered to those who made it fail */
  const answers: Material[] = [];
  let secrets: Secret[];

  before(async () => {
    started = await startAsUser();
    keys = JSON.parse(readFileSync(join(started.dataDir, 'secrets', 'secrets.json'), 'utf8')) as Record<string, string>;
    const simulator = connectSimulator(started.simulatorUrl);
    await simulator.changeSettings({ pace: 15 });
    phone = await simulator.phone(NUMBER, NAME);
    it_ = await signIn(started.deskUrl, started.users.find(({ username }) => username === 'it')!);
    secrets = [
      { kind: 'number', group: 'identity', texts: [NUMBER], number: NUMBER.slice(1) },
      { kind: 'name', group: 'identity', texts: [NAME] },
      { kind: 'story', group: 'story', texts: [STORY] },
      ...Object.entries(keys).filter(([name]) => name !== 'simulatorSid' && !name.endsWith('PublicKey')).map(([name, value]) => ({ kind: name, group: 'gate-key' as const, texts: [value] })),
      ...['gate/vault.key', 'secrets/gate.key', 'secrets/desk.key'].map((file) => ({ kind: file, group: 'gate-key' as const, texts: [readFileSync(join(started.dataDir, file), 'utf8').trim()] })),
    ];
  });
  after(() => started.remove());

  const health = async (url: string) => (await fetch(`${url}/health`).catch(() => undefined))?.status === 200;
  const keep = async (name: string, response: Response) => {
    answers.push({ place: 'answer', name, content: Buffer.from(`${JSON.stringify([...response.headers])}\n${await response.text()}`) });
    return response.status;
  };
  const form = (fields: Record<string, string>) => ({ method: 'POST', body: new URLSearchParams(fields) });
  const signed = (fields: Record<string, string>, path = '/whatsapp/inbound') => {
    const all = { AccountSid: keys.simulatorSid!, ...fields };
    return { ...form(all), headers: { 'x-twilio-signature': getExpectedTwilioSignature(keys.simulatorToken!, started.gateUrl + path, all) } };
  };

  it('at the gate\'s webhooks: unsigned, malformed, huge, cut off, of another method and path', async () => {
    const url = `${started.gateUrl}/whatsapp/inbound`;
    const message = { From: `whatsapp:${NUMBER}`, Body: STORY, ProfileName: NAME, MessageSid: `SM${'a1'.repeat(16)}` };
    assert.equal(await keep('unsigned', await fetch(url, form(message))), 403);
    assert.equal(await keep('without a sender', await fetch(url, signed({ Body: STORY, ProfileName: NAME, MessageSid: message.MessageSid }))), 400);
    assert.equal(await keep('without an id', await fetch(url, signed({ ...message, MessageSid: '' }))), 400);
    assert.equal(await keep('another sender', await fetch(url, signed({ ...message, From: `sms:${NUMBER}` }))), 400);
    for (const [name, init] of [
      ['JSON', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(message) }],
      ['huge', { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: `Body=${`${STORY}${NUMBER}`.repeat(100_000)}` }],
      ['bad escapes', { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: `Body=%E0%A4%A&From=${NUMBER}%` }],
      ['PUT', { method: 'PUT', body: JSON.stringify(message) }],
      ['many fields', { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: `From=${NUMBER}&`.repeat(5000) }],
    ] as [string, RequestInit][]) await keep(name, await fetch(url, init).catch(() => new Response('cut')));
    for (const path of [`/whatsapp/${NUMBER}`, `/${encodeURIComponent(STORY)}/%`, `/media/${NUMBER}?name=${encodeURIComponent(NAME)}`]) assert.ok((await keep('no such path', await fetch(started.gateUrl + path))) >= 400);
    assert.ok((await keep('status', await fetch(`${started.gateUrl}/whatsapp/status?delivery=${encodeURIComponent(STORY)}`, signed({ MessageSid: STORY, MessageStatus: NAME, To: NUMBER }, `/whatsapp/status?delivery=${encodeURIComponent(STORY)}`)))) < 600);
    const { hostname, port } = new URL(started.gateUrl);
    for (const bytes of [`POST /whatsapp/inbound HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\nFrom=${NUMBER}&Body=${STORY}`, `GET /${NUMBER} HTTP/9.9 ${NAME}\r\n\r\n`, `${STORY}\r\n\r\n`]) {
      await new Promise<void>((done) => {
        const socket = createConnection(Number(port), hostname, () => socket.write(bytes));
        const got: Buffer[] = [];
        socket.on('data', (chunk: Buffer) => got.push(chunk)).on('error', () => done()).on('close', () => done());
        setTimeout(() => {
          answers.push({ place: 'answer', name: 'raw', content: Buffer.concat(got) });
          socket.destroy();
          done();
        }, 300);
      });
    }
  });

  it('at the desk\'s pages, editor and flows', async () => {
    const json = { 'Content-Type': 'application/json' };
    const token = await editorToken(started.deskUrl, started.users.find(({ username }) => username === 'it')!);
    const editor = { ...json, Authorization: `Bearer ${token}` };
    for (const [name, path, init] of [
      ['bad JSON', '/sign-in', { method: 'POST', headers: json, body: `{"username": "${NAME}", ${STORY}` }],
      ['wrong password', '/sign-in', { method: 'POST', headers: json, body: JSON.stringify({ username: NAME, password: STORY }) }],
      ['a text for a number', `/api/tips/${encodeURIComponent(STORY)}`, { headers: { Cookie: it_.cookie } }],
      ['a NUL', `/api/tips?search=${encodeURIComponent(STORY)}%00`, { headers: { Cookie: it_.cookie } }],
      ['bad escapes', `/${encodeURIComponent(NAME)}/%E0%A4%A`, {}],
      ['bad editor JSON', '/editor/flow', { method: 'POST', headers: editor, body: `{"label": "${STORY}` }],
      ['no such node', `/editor/inject/${NUMBER.slice(1)}`, { method: 'POST', headers: editor, body: '{}' }],
      ['token', '/editor/auth/token', { method: 'POST', body: new URLSearchParams({ client_id: 'node-red-editor', grant_type: 'password', scope: '*', username: NAME, password: STORY }) }],
    ] as [string, string, RequestInit][]) await keep(name, await fetch(started.deskUrl + path, { redirect: 'manual', ...init }));

    // A flow that police IT wrote and that goes wrong in every way, with what a citizen wrote in its hands.
    const ways: Record<string, string> = {
      throws: 'throw new Error(msg.payload.text)',
      object: 'throw { message: msg.payload.text, number: msg.payload.number }',
      named: 'const e = new TypeError(msg.payload.text); e.name = msg.payload.name; e.code = msg.payload.number; throw e',
      logs: 'node.log(msg.payload.text); node.warn(msg.payload); node.error(msg.payload.text, msg); node.error(new Error(msg.payload.name)); node.trace(msg.payload.text); node.debug(msg.payload.text); node.status({ text: msg.payload.text }); return null',
      consoles: 'console.log(msg.payload); console.error(msg.payload.text); console.table([msg.payload]); return null',
      outputs: `const outside = msg.constructor.constructor('return process')(); outside.stdout.write(msg.payload.text + "\\n"); outside.stderr.write(msg.payload.number + "\\n"); outside._rawDebug(msg.payload.name); outside.emitWarning(msg.payload.text); return null`,
      sends: 'node.send(msg.payload.text)',
      circles: 'msg.self = msg; msg.res = undefined; return { payload: msg }',
      slow: 'while (true) {}',
      rejects: 'Promise.reject(new Error(msg.payload.text)); return null',
      rejectsObject: 'Promise.reject({ text: msg.payload.text, number: msg.payload.number }); return null',
      aggregate: 'Promise.reject(new AggregateError([new Error(msg.payload.text)], msg.payload.number, { cause: new Error(msg.payload.name) })); return null',
      caused: 'throw new Error(msg.payload.text, { cause: { number: msg.payload.number, name: msg.payload.name } })',
      warns: `const outside = msg.constructor.constructor('return process')(); outside.emitWarning(msg.payload.text, { type: msg.payload.name, code: msg.payload.number, detail: msg.payload.text }); outside.emitWarning(msg.payload.text, "DeprecationWarning", "DEP" + msg.payload.number); for (let n = 0; n < 30; n++) outside.once(msg.payload.text, () => {}); outside.emit("warning", new Error(msg.payload.text)); return null`,
      later: 'setTimeout(() => { const e = new Error(msg.payload.text); e.name = msg.payload.name; throw e }, 10); return null',
    };
    const crashes: Record<string, string> = {
      nextTick: 'const e = new Error(msg.payload.text); e.name = msg.payload.name; e.code = msg.payload.number; msg.constructor.constructor("return process")().nextTick(() => { throw e }); return null',
      // Errors that throw again when they are looked at, and what is no error.
      hostile: 'const e = new Error(msg.payload.text); for (const name of ["name", "code", "message", "stack"]) Object.defineProperty(e, name, { get() { throw new Error("Cannot find module \'" + msg.payload.text + msg.payload.number + "\'") } }); msg.constructor.constructor("return process")().nextTick(() => { throw e }); return null',
      nothing: 'msg.constructor.constructor("return process")().nextTick(() => { throw undefined }); return null',
    };
    const nodes = Object.entries({ ...ways, ...crashes }).flatMap(([name, func]) => [
      { id: `fail-${name}-in`, type: 'http in', url: `/flows-http/fail/${name}`, method: 'post', wires: [[`fail-${name}`]] },
      { id: `fail-${name}`, type: 'function', name: STORY, func, outputs: 1, libs: [], wires: [['fail-json', 'fail-debug', 'fail-split']] },
    ]);
    const flow = {
      label: 'Fails',
      nodes: [...nodes,
        { id: 'fail-json', type: 'json', property: 'payload', action: '', wires: [['fail-template']] },
        { id: 'fail-template', type: 'change', rules: [{ t: 'set', p: 'payload', pt: 'msg', to: '$parseInteger(payload.text, "x") & $error(payload.text)', tot: 'jsonata' }], wires: [[]] },
        { id: 'fail-split', type: 'split', splt: '\\n', spltType: 'str', property: 'payload', wires: [[]] },
        { id: 'fail-debug', type: 'debug', active: true, tosidebar: true, console: true, tostatus: true, complete: 'true', targetType: 'full', wires: [] },
        { id: 'fail-catch', type: 'catch', scope: null, uncaught: false, wires: [['fail-debug', 'fail-again']] },
        { id: 'fail-again', type: 'function', func: 'throw new Error(msg.error.message)', outputs: 1, libs: [], wires: [[]] },
      ],
    };
    const deployed = await fetch(`${started.deskUrl}/editor/flow`, { method: 'POST', headers: editor, body: JSON.stringify(flow) });
    assert.equal(deployed.status, 200);
    const { id } = (await deployed.json()) as { id: string };
    const strike = async (name: string) => {
      const body = JSON.stringify({ text: STORY, number: NUMBER, name: NAME });
      await fetch(`${started.deskUrl}/flows-http/fail/${name}`, { method: 'POST', redirect: 'manual', headers: { Cookie: it_.cookie, ...json }, body, signal: AbortSignal.timeout(2000) }).then((response) => keep(name, response), () => undefined);
    };
    await it_.stands('/flows-http/fail/throws');
    // A loop without end holds up all others: last.
    const { slow, ...quick } = ways;
    await Promise.all(Object.keys(quick).map(strike));
    if (slow) await strike('slow');
    await fetch(`${started.deskUrl}/flows-http/fail/throws`, { method: 'POST', headers: { Cookie: it_.cookie, ...json }, body: `{"${STORY}` }).then((response) => keep('bad JSON for a flow', response));
    await eventually(() => health(started.deskUrl), 'the desk to answer again');
    const deaths = () => started.output().split('met an error that nothing handles').length;
    for (const name of Object.keys(crashes)) {
      const [before, pid] = [deaths(), started.partPid('desk')];
      // The first strikes may come before the flow stands again, or get lost in a machine that is busy.
      await eventually(async () => {
        await strike(name);
        return eventually(() => deaths() > before, 'its death', 3000).catch(() => false);
      }, `${name} to end the desk`);
      await eventually(async () => started.isBack('desk', pid) && (await health(started.deskUrl)), 'the desk to be there again');
    }
    assert.equal((await fetch(`${started.deskUrl}/editor/flow/${id}`, { method: 'DELETE', headers: editor })).status, 204);
  });

  it('at Twilio, in the database, and of the processes themselves', async () => {
    const simulator = connectSimulator(started.simulatorUrl);
    await phone.text('Hi');
    await phone.messageWith(/language/i, { timeout: 20_000 });
    // What the database refuses: it takes no NUL in a text.
    await phone.text(`${STORY}\u0000${NUMBER}`);
    for (const kind of ['refuse', 'hang', 'answer-lost', 'undelivered', 'blocked', 'slow-media'] as const) {
      await simulator.addFault({ kind, times: 2, code: 63016, ...(kind === 'refuse' && { status: 400 }), milliseconds: 50 });
      await phone.text(`${STORY} ${kind}`);
      await new Promise((done) => setTimeout(done, 400));
    }
    await simulator.clearFaults();
    await phone.media(Buffer.from(`not a picture ${STORY} ${NUMBER}`), 'image/jpeg', { filename: `${NAME}.jpg` });
    await phone.media(Buffer.from(`not a video ${STORY}`), 'video/mp4');
    const admin = connect(started.databaseUrl(), { max: 1 });
    for (const role of ['gate', 'desk']) await admin`select pg_terminate_backend(pid) from pg_stat_activity where usename = ${role}`;
    await admin.end();
    await phone.text(STORY);
    for (const [part, signal] of [['postgres', 'SIGKILL'], ['gate', 'SIGABRT'], ['desk', 'SIGSEGV'], ['gate', 'SIGQUIT'], ['desk', 'SIGUSR2']] as const) {
      const pid = started.partPid(part);
      process.kill(pid, signal);
      await phone.text(`${STORY} ${part}`);
      await eventually(async () => started.isBack(part, pid) && (await health(started.gateUrl)) && health(started.deskUrl), 'all to be there again');
    }
    assert.match(started.output(), /ended by itself/);
  });

  it('leave nothing in what was printed, answered, or put on the disk', async () => {
    await started.end();
    const searcher = makeSearcher(secrets);
    const printed: Material = { place: 'output', name: 'npm start', content: Buffer.from(started.output()) };
    const diagnostics = filesBelow(started.dataDir).filter((file) => /(^|\/)(core|report|heap|isolate|npm-debug|postgresql).*|\.(log|heapsnapshot|heapprofile|cpuprofile)$/i.test(file.slice(started.dataDir.length)) && !/\/(base|global|pg_\w+)\//.test(file));
    assert.deepEqual(diagnostics.filter((file) => !/postgresql(\.auto)?\.conf/.test(file)), [], 'no dumps, no log files');
    for (const material of [printed, ...answers]) {
      const { finds } = await searcher.search(material);
      assert.deepEqual(finds.map((find) => `${find.secret.kind} as ${find.writing} in ${material.name}: ${find.around.toString()}`), []);
    }
    assert.match(printed.content.toString(), /lines are withheld/);
    assert.ok(answers.length > 20, String(answers.length));
    // The control: a leak of each secret is found.
    for (const secret of secrets) {
      const leaked = { ...printed, content: Buffer.concat([printed.content as Buffer, Buffer.from(`gate | ${secret.texts[0]!}\n`)]) };
      assert.ok((await searcher.search(leaked)).finds.some((find) => find.secret === secret), secret.kind);
    }
  });

  function filesBelow(folder: string): string[] {
    return readdirSync(folder).flatMap((name) => {
      const file = join(folder, name);
      return statSync(file).isDirectory() ? filesBelow(file) : [file];
    });
  }

  it('are told by the exit of a fatal error without the memory\'s contents', () => {
    // A heap that is full, as no handler can catch it.
    const program = 'require("./dist/lib/runtime/process-life").live("desk", async () => { const kept = []; const story = process.argv[1]; setInterval(() => { for (;;) kept.push(new Array(1000).fill(story + kept.length)); }, 1); return async () => {}; });';
    const { stderr, stdout } = spawnSync(process.execPath, ['--max-old-space-size=20', '-e', program, STORY], { cwd: join(__dirname, '..', '..', '..'), encoding: 'utf8' });
    assert.match(stderr, /heap/i);
    assert.ok(!(stderr + stdout).includes(STORY));
  });
});
