// The shipped service units, and what they run: gate and desk without the supervisor, as users of their own.
import assert from 'node:assert/strict';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gateEnvironment, partOfEnvironment } from '../../lib/runtime/environment';
import { BUILT, PROJECT } from '../../lib/runtime/paths';
import type { Secrets } from '../../lib/runtime/secrets';
import { readSettings } from '../../lib/runtime/settings';
import { SAFE_NODE } from '../../lib/runtime/supervised-process';
import { eventually } from '../support/eventually';
import { startOwnServer, type OwnServer } from '../support/own-server';
import { freePort } from '../support/ports';

const UNITS = join(PROJECT, 'deploy', 'systemd');
const isRoot = process.getuid?.() === 0 && process.platform === 'linux';
const withSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;
/** Where the parts of a unit's `[Service]` section are `Name=value`, the last one counts, but for lists. */
const valuesOf = (unit: string, name: string) => readFileSync(join(UNITS, unit), 'utf8').split('\n').filter((line) => line.startsWith(`${name}=`)).map((line) => line.slice(name.length + 1));
const services = readdirSync(UNITS).filter((name) => name.endsWith('.service'));

describe('the service units', () => {
  it('are understood by systemd, and leave a service few rights', function () {
    if (!withSystemd) return this.skip();
    this.timeout(60_000);
    const folder = mkdtempSync(join(tmpdir(), 'satark-units-'));
    for (const name of readdirSync(UNITS)) writeFileSync(join(folder, name), readFileSync(join(UNITS, name), 'utf8').replaceAll('/opt/satark-mitra', PROJECT));
    const verified = spawnSync('systemd-analyze', ['verify', ...[...services, 'satark-mitra.target'].map((name) => join(folder, name))], { encoding: 'utf8' });
    assert.doesNotMatch(verified.stderr, /satark-/);
    for (const service of services) {
      // In tenths: 0 is the least exposed, 100 the most. The gate may make namespaces, in which it shuts its scrubbers off.
      const most = service === 'satark-gate.service' ? 26 : 20;
      const { status, stdout } = spawnSync('systemd-analyze', ['security', '--offline=true', `--threshold=${most}`, join(folder, service)], { encoding: 'utf8' });
      assert.equal(status, 0, `${service}: ${stdout.trim().split('\n').pop()}`);
    }
    rmSync(folder, { recursive: true });
  });

  it('give each part a user and folders of its own, and hold no secret', () => {
    const users = services.flatMap((service) => valuesOf(service, 'User'));
    assert.equal(new Set(users).size, services.length);
    assert.ok(!users.includes('root'));
    const made = readFileSync(join(UNITS, 'satark-mitra.sysusers.conf'), 'utf8');
    for (const user of users) assert.match(made, new RegExp(`^u ${user} `, 'm'));
    for (const [service, other] of [['satark-desk.service', 'gate'], ['satark-gate.service', 'desk']] as const) {
      assert.match(valuesOf(service, 'InaccessiblePaths').join(), new RegExp(`/var/lib/satark-${other} .*/etc/satark-mitra|/var/lib/satark-mitra .*/var/lib/satark-${other}`));
      assert.doesNotMatch(valuesOf(service, 'Environment').join(), /KEY|TOKEN|PASSWORD|postgres:/);
    }
    assert.deepEqual(valuesOf('satark-desk.service', 'EnvironmentFile'), ['/var/lib/satark-mitra/secrets/desk.env']);
  });
});

describe('the environment of a gate that a service unit starts', () => {
  it('keeps every setting that the setup has written for it', () => {
    const settings = ['FATE_MINUTES', 'FORGET_CLOSED_DAYS', 'FORGET_STALE_DAYS', 'VOICE_DISGUISE', 'SCRUB_UID', 'VAULT_KEY_FILE', 'GATE_FLOW', 'HTTPS_PROXY'];
    const before = Object.fromEntries(settings.map((name) => [name, process.env[name]]));
    try {
      for (const name of settings) process.env[name] = '7';
      const written = gateEnvironment(readSettings({ DATA_DIR: tmpdir(), TWILIO_KEEP_HOURS: '2' }).settings, { simulatorSid: 'AC1', simulatorToken: 't', gateKey: 'k', deskPublicKey: 'p' } as Secrets, { gateUrl: 'postgres://gate@127.0.0.1/database' });
      const passed = partOfEnvironment('gate', written);
      assert.deepEqual(Object.keys(written).filter((name) => !(name in passed)), []);
      for (const name of [...settings, 'TWILIO_KEEP_HOURS', 'OWNER_PORT']) assert.equal(passed[name], written[name], name);
    } finally {
      for (const name of settings) {
        if (before[name] === undefined) delete process.env[name];
        else process.env[name] = before[name];
      }
    }
  });
});

describe('gate and desk as services', function () {
  this.timeout(120_000);
  const USERS = { setup: 61990, gate: 61991, desk: 61992 };
  let folder: string;
  let server: OwnServer;
  const running: ChildProcess[] = [];
  const ports = { gate: 0, desk: 0, owner: 0 };
  let settings: NodeJS.ProcessEnv;
  let written = '';
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'satark-services-'));
    chmodSync(folder, 0o755);
    for (const [name, uid] of Object.entries(USERS)) {
      mkdirSync(join(folder, name), { mode: 0o700 });
      if (isRoot) chownSync(join(folder, name), uid, uid);
    }
    // Setting up gives the server's roles new passwords.
    server = await startOwnServer();
    [ports.gate, ports.desk, ports.owner] = (await Promise.all([freePort(), freePort(), freePort()])) as [number, number, number];
    settings = {
      PATH: process.env.PATH, DATABASE_URL: server.database.adminUrl, DATA_DIR: join(folder, 'setup'), GATE_PORT: String(ports.gate), DESK_PORT: String(ports.desk), OWNER_PORT: String(ports.owner),
      TWILIO_ACCOUNT_SID: `AC${'2'.repeat(32)}`, TWILIO_AUTH_TOKEN: 'a "token" of $the `account`', TWILIO_WHATSAPP_FROM: '+917839860411', TWILIO_API_BASE_URL: 'http://127.0.0.1:9',
    };
  });
  after(async () => {
    for (const child of running) child.kill('SIGKILL');
    await server.stop();
    server.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  const as = (name: keyof typeof USERS) => (isRoot ? { uid: USERS[name], gid: USERS[name] } : {});
  const setup = (more: NodeJS.ProcessEnv = {}) => spawnSync(process.execPath, [...SAFE_NODE, join(BUILT, 'lib', 'runtime', 'setup.js')], { env: { ...settings, ...more }, encoding: 'utf8', cwd: '/', ...as('setup') });
  /** As systemd reads the file: double quotes, with backslashes before special characters. */
  const environmentOf = (part: string): NodeJS.ProcessEnv =>
    Object.fromEntries(readFileSync(join(folder, 'setup', 'secrets', `${part}.env`), 'utf8').trim().split('\n').map((line) => {
      const [, name, value] = /^(\w+)="(.*)"$/.exec(line)!;
      return [name!, value!.replaceAll(/\\(.)/g, '$1')];
    }));
  const start = (part: 'gate' | 'desk') => {
    const own = join(folder, part);
    const child = spawn(process.execPath, [...SAFE_NODE, join(BUILT, 'lib', 'runtime', 'part.js'), part], {
      env: { PATH: process.env.PATH, ...environmentOf(part), [`${part.toUpperCase()}_DIR`]: own, NODE_OPTIONS: '--report-uncaught-exception' }, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'], ...as(part),
    });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (written += chunk.toString()));
    running.push(child);
    return child;
  };

  it('are told by `npm run setup`, in files for systemd only, which makes the sign-ins once and prints no password', () => {
    const first = setup();
    assert.equal(first.status, 0, first.stderr);
    const file = join(folder, 'setup', 'secrets', 'first-sign-ins.txt');
    for (const name of ['gate.env', 'desk.env', 'first-sign-ins.txt', 'owner-password.txt']) assert.equal(statSync(join(folder, 'setup', 'secrets', name)).mode & 0o777, 0o600, name);
    for (const line of readFileSync(file, 'utf8').trim().split('\n')) assert.ok(!first.stdout.includes(line.split('\t')[1]!));
    const ownersFile = join(folder, 'setup', 'secrets', 'owner-password.txt');
    assert.ok(!first.stdout.includes(readFileSync(ownersFile, 'utf8').trim()));
    for (const made of [file, ownersFile]) rmSync(made);
    const again = setup();
    assert.equal(again.status, 0, again.stderr);
    assert.throws(() => statSync(file));
    assert.equal(environmentOf('gate').TWILIO_AUTH_TOKEN, settings.TWILIO_AUTH_TOKEN);
    assert.deepEqual(Object.keys(environmentOf('desk')).filter((name) => /TWILIO|VAULT|GATE_(?!PUBLIC_KEY)|OWNER|^DATABASE/.test(name)), []);
    assert.ok(!JSON.stringify(environmentOf('gate')).includes(environmentOf('desk').DESK_KEY!));
  });

  it('say in a sentence what the setup lacks', () => {
    const { status, stderr } = setup({ DATABASE_URL: '' });
    assert.equal(status, 1);
    assert.match(stderr, /^satark-mitra: services need a PostgreSQL server and a Twilio account of your own: set DATABASE_URL .+\n$/);
  });

  it('start each as its user, become the part itself, and end on SIGTERM', async () => {
    const [gate, desk] = [start('gate'), start('desk')];
    for (const url of [`http://127.0.0.1:${ports.gate}`, `http://127.0.0.1:${ports.desk}`]) {
      await eventually(async () => (await fetch(`${url}/health`).catch(() => undefined))?.status === 200, () => `both parts to answer; they wrote:\n${written}`);
    }
    if (process.platform === 'linux') {
      for (const [child, part] of [[gate, 'gate'], [desk, 'desk']] as const) {
        const commandLine = readFileSync(`/proc/${child.pid!}/cmdline`, 'utf8');
        assert.ok(commandLine.includes(`runtime/${part}.js`), commandLine);
        assert.doesNotMatch(readFileSync(`/proc/${child.pid!}/environ`, 'utf8'), /NODE_OPTIONS|DATABASE_URL=postgres:\/\/administrator/);
        if (isRoot) assert.match(readFileSync(`/proc/${child.pid!}/status`, 'utf8'), new RegExp(`^Uid:\\s+${USERS[part]}\\s`, 'm'));
      }
      assert.ok(readFileSync(`/proc/${desk.pid!}/cmdline`, 'utf8').includes('--permission'));
    }
    for (const child of [gate, desk]) {
      const ended = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      assert.equal(await ended, 0, written);
    }
    assert.match(written, /the gate is ready/);
    assert.match(written, /the desk is ready/);
  });

  it('take up a new key of the desk when `npm run desk:rotate` waits for it and they are set up and restarted', async () => {
    const file = join(folder, 'setup', 'secrets', 'desk.key');
    const [old, owner] = [readFileSync(file, 'utf8'), statSync(file).uid];
    let parts: ChildProcess[] = [];
    const restart = async () => {
      await Promise.all(parts.map((child) => new Promise((done) => {
        child.once('exit', done);
        child.kill('SIGTERM');
      })));
      const { status, stderr } = setup();
      assert.equal(status, 0, stderr);
      parts = [start('gate'), start('desk')];
      for (const port of [ports.gate, ports.desk]) await eventually(async () => (await fetch(`http://127.0.0.1:${port}/health`).catch(() => undefined))?.status === 200, () => `both parts to answer; they wrote:\n${written}`);
    };
    await restart();
    const command = spawn(process.execPath, [join(BUILT, 'lib', 'runtime', 'desk-rotate.js')], { env: settings, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] });
    running.push(command);
    let said = '';
    for (const stream of [command.stdout, command.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const ended = new Promise<number | null>((done) => command.once('close', done));
    let restarts = 0;
    for (let known = old; command.exitCode === null; await new Promise((done) => setTimeout(done, 50))) {
      const now = readFileSync(file, 'utf8');
      if (now === known) continue;
      known = now;
      restarts++;
      await restart();
    }
    assert.equal(await ended, 0, said);
    assert.match(said, /The desk has its new key: \d+ rows were brought over/);
    assert.equal(restarts, 3);
    assert.equal(readFileSync(file, 'utf8').trim().split('\n').length, 1);
    assert.notEqual(readFileSync(file, 'utf8'), old);
    assert.equal(statSync(file).uid, owner);
    assert.equal(environmentOf('desk').DESK_KEY, readFileSync(file, 'utf8').trim());
    for (const child of parts) child.kill('SIGTERM');
  });
});
