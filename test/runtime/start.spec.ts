// What `npm start` promises to the person who types it.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createSocketServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { BUILT } from '../../lib/runtime/paths';
import { eventually } from '../support/eventually';
import { signIn, startAsUser, type UserStart } from '../support/system';

const answers = async (url: string) => (await fetch(`${url}/health`).catch(() => undefined))?.status === 200;

describe('npm start', function () {
  // Some start it three times over.
  this.timeout(180_000);

  describe('on a machine where nothing is in the way', () => {
    let started: UserStart;
    before(async () => {
      started = await startAsUser();
    });
    after(() => started.remove());

    it('brings up gate, desk and simulator and prints where they are', async () => {
      assert.match(started.output(), /Satark Mitra is ready/);
      for (const url of [started.gateUrl, started.deskUrl]) assert.equal(await answers(url), true, url);
      assert.equal((await fetch(`${started.simulatorUrl}/simulator/state`)).status, 200);
      for (const address of [`${started.simulatorUrl}/`, `${started.deskUrl}/dashboard`, `${started.deskUrl}/editor/`]) assert.ok(started.output().includes(address), address);
    });

    it('prints first sign-ins that work', async () => {
      assert.ok(started.users.some(({ username }) => username === 'it'));
      for (const user of started.users) await signIn(started.deskUrl, user);
    });

    it('opens a page for the gate\'s owner, with a password that it prints and `npm run owner:password` changes while it runs', async () => {
      const origin = `http://127.0.0.1:${started.ports.owner}`;
      const enter = async (password: string) => (await fetch(`${origin}/sign-in`, { method: 'POST', redirect: 'manual', headers: { origin, 'sec-fetch-site': 'same-origin' }, body: new URLSearchParams({ password }) })).status;
      assert.ok(started.output().includes(`${origin}/`));
      const [, first] = /Password of the gate's owner.*: (\S+)/.exec(started.output()) ?? [];
      assert.equal(await enter(first!), 303);
      const { stdout } = await promisify(execFile)(process.execPath, [join(BUILT, 'lib', 'runtime', 'owner-password.js')], { env: { PATH: process.env.PATH, DATA_DIR: started.dataDir } });
      const [, second] = /New password of the gate's owner: (\S+)/.exec(stdout) ?? [];
      assert.equal(await enter(first!), 401);
      assert.equal(await enter(second!), 303);
    });

    it('has nothing of that page on the gate\'s own port or the desk\'s', async () => {
      for (const url of [started.gateUrl, started.deskUrl]) {
        for (const path of ['/sign-in', `/s/${'A'.repeat(32)}/`, '/owner.css', `/s/${'A'.repeat(32)}/try-again`]) {
          const answer = await fetch(url + path, { headers: { cookie: `satark_owner=${'A'.repeat(32)}` }, redirect: 'manual' });
          assert.doesNotMatch(await answer.text(), /owner/, url + path);
          if (url === started.gateUrl) assert.equal(answer.status, 404, path);
        }
      }
    });

    it('lets `npm run password` give a user a new password while it runs', async () => {
      const auditor = started.users.find(({ username }) => username === 'auditor')!;
      const { stdout } = await promisify(execFile)(process.execPath, [join(BUILT, 'lib', 'runtime', 'password.js'), 'auditor'], { env: { PATH: process.env.PATH, DATA_DIR: started.dataDir } });
      const [, password] = /New password of auditor: (\S+)/.exec(stdout) ?? [];
      await assert.rejects(signIn(started.deskUrl, auditor));
      await signIn(started.deskUrl, { username: 'auditor', password: password! });
    });

    it('is refused a second time with one sentence', async () => {
      const second = await startAsUser({ dataDir: started.dataDir });
      assert.notEqual(await second.exit, 0);
      assert.match(second.output(), /^satark-mitra: Satark Mitra is already running with the data folder .+ stop it first .+\n$/);
      assert.equal(await answers(started.deskUrl), true);
    });

    it('starts a killed gate, desk, simulator and PostgreSQL again', async () => {
      for (const [part, url] of [['gate', started.gateUrl], ['desk', started.deskUrl], ['simulator', `${started.simulatorUrl}/simulator/state`]] as const) {
        const before = started.partPid(part);
        process.kill(before, 'SIGKILL');
        await eventually(() => started.isBack(part, before), `${part} to have another process`);
        await eventually(async () => (part === 'simulator' ? (await fetch(url).catch(() => undefined))?.status === 200 : answers(url)), `${part} to answer`);
      }
      const server = started.partPid('postgres');
      process.kill(server, 'SIGKILL');
      await eventually(() => signIn(started.deskUrl, started.users[0]!).then(() => started.isBack('postgres', server), () => false), 'a person to sign in again');
    });

    it('ends cleanly on Ctrl-C, and the next start finds the data without making new users', async () => {
      assert.equal(await started.end('SIGINT'), 0);
      assert.match(started.output(), /Stopped\.\n$/);
      assert.equal(await answers(started.gateUrl), false);
      const next = await started.again();
      try {
        assert.match(next.output(), /Satark Mitra is ready/);
        assert.deepEqual(next.users, []);
        await signIn(next.deskUrl, started.users[0]!);
      } finally {
        await next.end();
      }
    });

    it('leaves nothing running when it is killed itself, and starts again', async () => {
      const next = await started.again();
      const parts = (['gate', 'desk', 'simulator'] as const).map((part) => next.partPid(part));
      await next.end('SIGKILL');
      await eventually(() => parts.every((pid) => {
        try {
          process.kill(pid, 0);
          return false;
        } catch {
          return true;
        }
      }), 'its processes to be gone');
      const after = await next.again();
      try {
        assert.match(after.output(), /Satark Mitra is ready/);
      } finally {
        await after.end();
      }
    });
  });

  it('keeps every secret out of the desk and out of its own words', async function () {
    if (process.platform !== 'linux') return this.skip();
    const started = await startAsUser({ environment: { TWILIO_ACCOUNT_SID: `AC${'1'.repeat(32)}`, TWILIO_AUTH_TOKEN: 'the-token-of-the-account', TWILIO_WHATSAPP_FROM: '+917839860411', TWILIO_API_BASE_URL: 'http://127.0.0.1:9', SOMETHING_ELSE: 'of-the-operator' } });
    try {
      const environment = readFileSync(`/proc/${started.partPid('desk')}/environ`, 'utf8').split('\0');
      const names = environment.map((entry) => entry.split('=')[0]!);
      // A key that only seals what goes to the gate is no secret.
      assert.deepEqual(names.filter((name) => /TWILIO|VAULT|GATE|PUBLIC|SIMULATOR|SOMETHING|DATA_DIR|^DATABASE/.test(name)), ['GATE_PUBLIC_KEY']);
      const secrets = JSON.parse(readFileSync(join(started.dataDir, 'secrets', 'secrets.json'), 'utf8')) as Record<string, string>;
      for (const secret of [secrets.postgres!, secrets.gateRole!, secrets.simulatorToken!, 'the-token-of-the-account']) {
        assert.ok(!environment.join().includes(secret));
        assert.ok(!started.output().includes(secret));
      }
      assert.match(started.output(), /Webhook for Twilio/);
      assert.doesNotMatch(started.output(), /Phone page/);
    } finally {
      await started.remove();
    }
  });

  it('says which port is taken, by which setting, and what to do', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((done) => other.once('listening', done));
    const { port } = other.address() as AddressInfo;
    const started = await startAsUser({ environment: { GATE_PORT: String(port) } });
    assert.equal(await started.exit, 1);
    assert.equal(started.output(), `satark-mitra: port ${port} of 127.0.0.1 (GATE_PORT) is taken: end the program that has it, or set GATE_PORT to another port.\n`);
    other.close();
    await started.remove();
  });

  it('names every wrong setting at once', async () => {
    const started = await startAsUser({ environment: { GATE_PORT: 'x', DATABASE_URL: 'y', TWILIO_AUTH_TOKEN: 'z' } });
    assert.equal(await started.exit, 1);
    for (const name of ['GATE_PORT', 'DATABASE_URL', 'TWILIO_ACCOUNT_SID']) assert.match(started.output(), new RegExp(name));
    await started.remove();
  });

  it('says in a sentence that the database of DATABASE_URL can\'t be reached, and keeps its password to itself', async () => {
    const closed = createSocketServer().listen(0, '127.0.0.1');
    await new Promise((done) => closed.once('listening', done));
    const { port } = closed.address() as AddressInfo;
    await new Promise((done) => closed.close(done));
    const started = await startAsUser({ environment: { DATABASE_URL: `postgres://admin:open-sesame@127.0.0.1:${port}/satark` } });
    assert.equal(await started.exit, 1);
    assert.match(started.output(), new RegExp(`satark-mitra: the database server in DATABASE_URL can't be reached at 127\\.0\\.0\\.1:${port} \\(ECONNREFUSED\\): .+\\n$`));
    assert.doesNotMatch(started.output(), /open-sesame/);
    await started.remove();
  });

  it('says in a sentence that the data folder can\'t be used', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'satark-file-'));
    const file = join(folder, 'file');
    writeFileSync(file, '');
    for (const dataDir of [file, join(file, 'below'), '/proc/satark']) {
      const started = await startAsUser({ dataDir });
      assert.equal(await started.exit, 1);
      assert.match(started.output(), /^satark-mitra: the data folder .+, or set DATA_DIR to another folder\.\n$/);
    }
    rmSync(folder, { recursive: true });
  });

  it('runs as an ordinary user', async function () {
    if (process.getuid?.() !== 0) return this.skip();
    const started = await startAsUser({ uid: 65534, gid: 65534, environment: { HOME: '/nonexistent' } });
    try {
      assert.match(started.output(), /Satark Mitra is ready/);
      assert.equal(await started.end(), 0);
    } finally {
      await started.remove();
    }
  });
});
