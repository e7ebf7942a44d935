// Started as root, each part is a system user of its own, and the files say so.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, linkSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { settleOwnership } from '../../lib/runtime/ownership';
import { choosePartUsers, separateUsers } from '../../lib/runtime/part-users';
import { signIn, startAsUser, type UserStart } from '../support/system';

const PARTS = ['gate', 'desk', 'simulator'] as const;
const isRoot = process.getuid?.() === 0 && process.platform === 'linux';

/** Real, effective, saved and file-system user and group, and further groups, of a process. */
function identity(pid: number): { uids: number[]; gids: number[]; groups: number[] } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const numbers = (name: string) => (new RegExp(`^${name}:\\s*(.*)$`, 'm').exec(status)?.[1] ?? '').split(/\s+/).filter(Boolean).map(Number);
  return { uids: numbers('Uid'), gids: numbers('Gid'), groups: numbers('Groups') };
}

/** Runs a command as a user; gives whether it succeeded. */
const may = (uid: number, ...command: string[]) => spawnSync(command[0]!, command.slice(1), { uid, gid: uid, cwd: '/', stdio: 'ignore' }).status === 0;

describe('the system users of the parts', () => {
  const account = (name: string, uid: number) => ({ name, uid, gid: uid });

  it('are accounts of their names where there are such, and else fixed numbers that nobody has', () => {
    const { gate, desk, simulator } = choosePartUsers({}, [account('satark-gate', 990), account('root', 0)]);
    assert.equal(gate.uid, 990);
    assert.equal(new Set([gate.uid, desk.uid, simulator.uid]).size, 3);
    for (const { uid } of [desk, simulator]) assert.ok(uid > 60705 && uid < 61184);
  });

  it('can be named, and are refused where they would bring the parts together', () => {
    const accounts = [account('one', 1001), account('two', 1002), account('root', 0), account('postgres', 101)];
    assert.equal(choosePartUsers({ GATE_USER: 'one', DESK_USER: 'two' }, accounts).desk.uid, 1002);
    assert.throws(() => choosePartUsers({ GATE_USER: 'one', DESK_USER: 'one' }, accounts), /GATE_USER and DESK_USER are the same user/);
    assert.throws(() => choosePartUsers({ GATE_USER: 'root' }, accounts), /GATE_USER is root/);
    assert.throws(() => choosePartUsers({ DESK_USER: 'postgres' }, accounts), /the database may run as/);
    assert.throws(() => choosePartUsers({ DESK_USER: 'nobody-here' }, accounts), /no such user/);
    assert.throws(() => choosePartUsers({}, [account('someone', 61081)]), /belongs to someone/);
  });
});

describe('`npm start` as root', function () {
  // One of them starts it three times over.
  this.timeout(240_000);
  let started: UserStart;
  const pid = (part: (typeof PARTS)[number]) => started.partPid(part);
  const uid = (part: (typeof PARTS)[number] | 'postgres') => identity(started.partPid(part)).uids[0]!;
  before(async function () {
    if (!isRoot) return this.skip();
    started = await startAsUser();
    assert.match(started.output(), /Gate and desk run as users of their own/);
  });
  after(() => started?.remove());

  it('runs gate, desk, simulator and PostgreSQL as four users, none of them root and none with a group of root\'s', () => {
    const all = [...PARTS, 'postgres' as const].map((part) => identity(started.partPid(part)));
    for (const { uids, gids, groups } of all) {
      assert.equal(new Set(uids).size, 1);
      assert.notEqual(uids[0], 0);
      assert.equal(new Set(gids).size, 1);
      assert.ok(![...gids, ...groups].includes(0));
    }
    assert.equal(new Set(all.map(({ uids }) => uids[0])).size, 4);
  });

  it('lets the desk\'s user read nothing of the gate, the simulator, the secrets, and the processes, nor signal them', () => {
    const { dataDir } = started;
    const desk = uid('desk');
    const closed = [join(dataDir, 'gate', 'vault.key'), join(dataDir, 'secrets', 'secrets.json'), join(dataDir, 'secrets', 'database.json'), join(dataDir, 'postgres', 'PG_VERSION')];
    for (const path of closed) {
      assert.ok(existsSync(path), path);
      assert.equal(may(desk, 'cat', path), false, path);
    }
    for (const folder of ['gate', 'secrets', 'simulator', 'cache/gate', 'postgres']) assert.equal(may(desk, 'ls', join(dataDir, folder)), false, folder);
    for (const other of ['gate', 'simulator'] as const) {
      for (const file of ['environ', 'maps', 'mem', 'fd']) assert.equal(may(desk, 'sh', '-c', `head -c 1 /proc/${pid(other)}/${file} || ls /proc/${pid(other)}/${file}/`), false, `${other} ${file}`);
      assert.equal(may(desk, 'kill', '-0', String(pid(other))), false, other);
    }
    assert.equal(may(desk, 'cat', `/proc/${started.pid}/environ`), false, 'of npm start');
    // The control: the same questions about its own.
    assert.equal(may(desk, 'cat', `/proc/${pid('desk')}/environ`), true);
    assert.equal(may(desk, 'ls', join(dataDir, 'desk')), true);
    assert.equal(may(uid('gate'), 'cat', join(dataDir, 'gate', 'vault.key')), true);
    assert.equal(may(uid('gate'), 'ls', join(dataDir, 'desk')), false);
  });

  it('opens no debugger on a signal, in none of its processes', async () => {
    for (const process_ of [started.pid, ...PARTS.map(pid)]) {
      try {
        process.kill(process_, 'SIGUSR1');
      } catch {
        // It has none to take it.
      }
    }
    await new Promise((done) => setTimeout(done, 500));
    assert.equal(await fetch('http://127.0.0.1:9229/json').then(() => 'open', () => 'closed'), 'closed');
    for (const url of [started.gateUrl, started.deskUrl]) assert.equal((await fetch(`${url}/health`)).status, 200);
    assert.doesNotMatch(started.output(), /[Dd]ebugger/);
  });

  it('leaves no memory on the disk when a part dies', () => {
    for (const process_ of [...PARTS.map(pid), started.partPid('postgres')]) assert.match(readFileSync(`/proc/${process_}/limits`, 'utf8'), /^Max core file size +0 +/m);
  });

  it('sets the ownership right where an ordinary user, or a copy, had the data before', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'satark-owner-'));
    chmodSync(folder, 0o777);
    const dataDir = join(folder, 'data');
    const first = await startAsUser({ dataDir, uid: 65534, gid: 65534, environment: { HOME: '/nonexistent' } });
    assert.match(first.output(), /only Node's permission model keeps/);
    await first.end();
    const copy = join(folder, 'copy');
    cpSync(dataDir, copy, { recursive: true });
    for (const at of [dataDir, copy]) {
      const second = await startAsUser({ dataDir: at });
      try {
        assert.match(second.output(), /Satark Mitra is ready/);
        await signIn(second.deskUrl, first.users[0]!);
        const desk = identity(second.partPid('desk')).uids[0]!;
        assert.equal(may(desk, 'cat', join(at, 'gate', 'vault.key')), false);
        assert.equal(statSync(join(at, 'secrets', 'secrets.json')).uid, 0);
        assert.equal(may(65534, 'cat', join(at, 'gate', 'vault.key')), false, 'whoever had it before');
      } finally {
        await second.end();
      }
    }
    rmSync(folder, { recursive: true });
  });

  it('gives nothing away that the desk\'s user has put links to', () => {
    const folder = mkdtempSync(join(tmpdir(), 'satark-links-'));
    const users = { gate: { uid: 61081, gid: 61081 }, desk: { uid: 61080, gid: 61080 }, simulator: { uid: 61082, gid: 61082 } };
    settleOwnership(folder, users);
    const outside = join(folder, 'outside');
    mkdirSync(join(outside, 'below'), { recursive: true });
    writeFileSync(join(outside, 'file'), 'of root');
    writeFileSync(join(outside, 'below', 'file'), 'of root');
    symlinkSync(outside, join(folder, 'desk', 'link'));
    symlinkSync(join(outside, 'file'), join(folder, 'desk', 'file-link'));
    linkSync(join(outside, 'file'), join(folder, 'desk', 'second-name'));
    writeFileSync(join(folder, 'desk', 'its-own'), '');
    chownSync(join(folder, 'desk', 'its-own'), 12345, 12345);
    settleOwnership(folder, users);
    for (const path of ['', 'file', 'below', 'below/file']) assert.equal(statSync(join(outside, path)).uid, 0, path);
    assert.equal(statSync(join(folder, 'desk', 'its-own')).uid, 61080);
    rmSync(folder, { recursive: true });
  });

  it('says which folder stands in the way where only root may enter it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'satark-closed-'));
    const { users, sentence } = separateUsers({}, [join(folder, 'data')]);
    assert.equal(users, undefined);
    assert.ok(sentence.startsWith(`Warning: only root may enter ${folder}, `), sentence);
    rmSync(folder, { recursive: true });
  });
});
