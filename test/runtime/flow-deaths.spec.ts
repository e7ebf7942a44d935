// Flows that end the desk, or hang it: the tip line stands still for moments, nothing is lost, and police IT always get in to mend it.
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { connectSimulator } from '../../simulator/client';
import { countFlowDeaths } from '../../lib/runtime/flow-deaths';
import { functionNodeOf } from '../../lib/runtime/function-errors';
import { keepRunning } from '../../lib/runtime/supervised-process';
import { eventually } from '../support/eventually';
import { editorToken, signIn, startAsUser, type SignedIn, type UserStart } from '../support/system';

describe('deaths of the desk while its flows run', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'satark-deaths-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** A life that ends by itself. */
  const die = (after: 'starting' | 'running') => {
    const deaths = countFlowDeaths(folder);
    deaths.begin();
    if (after === 'running') deaths.started();
  };
  const tooMany = () => countFlowDeaths(folder).tooMany;

  it('are too many after three that came before the flows had started', () => {
    for (let count = 0; count < 3; count++) {
      assert.equal(tooMany(), false);
      die('starting');
    }
    assert.equal(tooMany(), true);
  });

  it('are not too many before a message that ends the desk each time was set aside', () => {
    for (let count = 0; count < 9; count++) {
      assert.equal(tooMany(), false);
      die('running');
    }
    assert.equal(tooMany(), true);
  });

  it('are forgotten after a stop on purpose, and one try is given after a rest', () => {
    for (let count = 0; count < 3; count++) die('starting');
    countFlowDeaths(folder).tryOnce();
    assert.equal(tooMany(), false);
    die('starting');
    assert.equal(tooMany(), true);
    countFlowDeaths(folder).forget();
    assert.equal(tooMany(), false);
    assert.deepEqual(readdirSync(folder), []);
  });

  it('are none where their file is damaged', () => {
    for (const content of ['', '{', '[]', 'null', '{"starting":"many"}']) {
      writeFileSync(join(folder, 'flow-deaths.json'), content);
      assert.equal(tooMany(), false, content);
    }
  });
});

describe('a promise that nobody looks after', () => {
  it('is told apart: a function node\'s own from all others', () => {
    const thrownBy = (code: string, filename?: string): unknown => {
      try {
        return runInNewContext(code, {}, { filename });
      } catch (error) {
        return error;
      }
    };
    assert.equal(functionNodeOf(thrownBy('throw new Error("x")', 'Function node:a1b2c3d4e5f60708 [Ask again]')), 'a1b2c3d4e5f60708');
    assert.equal(functionNodeOf(thrownBy('null.x', 'Function node setup:start')), 'start');
    assert.equal(functionNodeOf(undefined), '');
    assert.equal(functionNodeOf({ text: 'x' }), '');
    assert.equal(functionNodeOf(new Error('ours')), null);
    assert.equal(functionNodeOf(thrownBy('null.x', '/opt/satark-mitra/dist/lib/desk/desk.js')), null);
    const odd = new Error('x');
    Object.defineProperty(odd, 'stack', { get: () => { throw odd; } });
    assert.equal(functionNodeOf(odd), null);
  });
});

describe('a process that hangs', function () {
  this.timeout(60_000);
  it('is killed and started again', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'satark-hangs-'));
    const script = join(folder, 'hangs.cjs');
    writeFileSync(script, `
      const { existsSync, writeFileSync } = require('node:fs');
      process.send({ ready: true });
      setInterval(() => process.send({ alive: true }), 20);
      const file = ${JSON.stringify(join(folder, 'hung'))};
      if (!existsSync(file)) setTimeout(() => { writeFileSync(file, ''); while (true); }, 100);`);
    const kept = await keepRunning({ name: 'desk', script, environment: {}, patience: 1500 });
    const first = kept.pid;
    await eventually(() => kept.pid !== first, 'another process');
    const second = kept.pid;
    await new Promise((done) => setTimeout(done, 3000));
    assert.equal(kept.pid, second, 'one that gives signs of life is left alone');
    await kept.stop();
    rmSync(folder, { recursive: true, force: true });
  });
});

describe('a flow that goes wrong in the running system', function () {
  this.timeout(180_000);
  let started: UserStart;
  let session: SignedIn;
  let headers: Record<string, string>;
  const health = async () => (await fetch(`${started.deskUrl}/health`).catch(() => undefined))?.status === 200;
  before(async () => {
    started = await startAsUser();
    const it_ = started.users.find(({ username }) => username === 'it')!;
    session = await signIn(started.deskUrl, it_);
    headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${await editorToken(started.deskUrl, it_)}` };
    await connectSimulator(started.simulatorUrl).changeSettings({ pace: 15 });
  });
  after(() => started?.remove());

  const deploy = async (nodes: object[]): Promise<string> => {
    const response = await fetch(`${started.deskUrl}/editor/flow`, { method: 'POST', headers, body: JSON.stringify({ label: 'Wrong', nodes }) });
    assert.equal(response.status, 200, await response.clone().text());
    return ((await response.json()) as { id: string }).id;
  };

  it('ends nothing by a promise that it does not look after', async () => {
    const pid = started.partPid('desk');
    await deploy([
      { id: 'wrong-in', type: 'http in', url: '/flows-http/wrong', method: 'get', wires: [['wrong-try']] },
      { id: 'wrong-try', type: 'function', func: 'Promise.reject(new Error("forgotten")); (async () => null.x)(); Promise.reject("no error"); return { ...msg, payload: "went on" }', outputs: 1, libs: [], wires: [['wrong-out']] },
      { id: 'wrong-out', type: 'http response', wires: [] },
    ]);
    await eventually(async () => (await (await session.get('/flows-http/wrong')).text()) === 'went on', 'its answer');
    await eventually(() => started.output().includes('a promise of function node wrong-try failed'), 'the line for police IT');
    assert.doesNotMatch(started.output(), /forgotten|ended by itself/);
    assert.equal(started.partPid('desk'), pid);
    assert.ok(await health());
  });

  it('ends nothing but itself by writing anything into the line to `npm start`, or lines without end', async () => {
    const gate = started.partPid('gate');
    // 10,000 blocks of 64 KB: more than a text of JavaScript can hold.
    const func = (file: number) => `
      const outside = msg.constructor.constructor('return process')(); const { writeSync } = outside.getBuiltinModule('fs'); const { setTimeout } = outside.getBuiltinModule('timers');
      let left = 10000; const block = outside.getBuiltinModule('buffer').Buffer.alloc(65536, 120);
      const words = ['not JSON\\n', 'null\\n', '{"fault":5}\\n', '{"ready":"x"}\\n', '[[[\\n'];
      // A full pipe takes nothing for a moment.
      const write = () => { try { for (let count = 0; count < 50 && left > 0; count++, left--) writeSync(${file}, left === 1 ? '\\n' : left % 500 ? block : words[left / 500 % 5]); } catch {} if (left > 0) setTimeout(write, 1); else node.send({ ...msg, payload: 'all written' }); };
      setTimeout(write, 1); return null;`;
    await deploy([1, 3].flatMap((file) => [
      { id: `flood-in-${file}`, type: 'http in', url: `/flows-http/flood-${file}`, method: 'get', wires: [[`flood-${file}`]] },
      { id: `flood-${file}`, type: 'function', func: func(file), outputs: 1, libs: [], wires: [[`flood-out-${file}`]] },
      { id: `flood-out-${file}`, type: 'http response', wires: [] },
    ]));
    for (const file of [1, 3]) {
      await eventually(async () => (await (await session.get(`/flows-http/flood-${file}`)).text()) === 'all written', `all of it in file ${file}`);
      assert.equal((await fetch(`${started.gateUrl}/health`)).status, 200);
    }
    assert.equal(started.partPid('gate'), gate);
    assert.ok(await health());
    assert.doesNotMatch(started.output(), /xxxx|not JSON/);
  });

  it('does not keep the desk down where it ends it at each start: it comes up without its flows, and goes on where it was once that is mended', async () => {
    const phone = await connectSimulator(started.simulatorUrl).phone('+919800000067', 'Chanda');
    // As after seven deaths: all nine, with the waits between them, take a minute and a half.
    writeFileSync(join(started.dataDir, 'desk', 'flow-deaths.json'), '{"starting":0,"running":7}');
    const pid = started.partPid('desk');
    process.kill(pid, 'SIGKILL');
    await eventually(async () => started.isBack('desk', pid) && health(), 'the desk to be there again');
    await deploy([{ id: 'deadly', type: 'function', initialize: 'const outside = context.constructor.constructor("return process")(); outside.nextTick(() => { throw new Error("each time"); });', func: 'return msg', outputs: 1, libs: [], wires: [[]] }])
      // It may die before it answers.
      .catch(() => undefined);
    await eventually(() => started.output().includes('the flows are stopped, since the desk ended several times'), 'the desk to leave its flows out');
    await eventually(health, 'the desk to be there');
    await phone.text('Hi');
    const dashboard = await session.get('/dashboard');
    assert.equal(dashboard.status, 503);
    assert.match(await dashboard.text(), /press Deploy[\s\S]*Deploy दबाएँ/);
    assert.equal((await session.get('/api/me')).status, 200);
    const flows = (await (await fetch(`${started.deskUrl}/editor/flows`, { headers })).json()) as { id: string; z?: string }[];
    const tab = flows.find(({ id }) => id === 'deadly')!.z!;
    assert.equal((await fetch(`${started.deskUrl}/editor/flow/${tab}`, { method: 'DELETE', headers })).status, 204);
    await phone.messageWith(/language|भाषा/i, { timeout: 30_000 });
    await eventually(async () => (await session.get('/dashboard')).status !== 503, 'the dashboard');
  });
});
