// `npm run desk:rotate` as the operator types it: beside a running system with citizens at work, with nothing running, and where it can't.
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from '../../lib/database/connect';
import { BUILT } from '../../lib/runtime/paths';
import { connectSimulator, type PhoneClient } from '../../simulator/client';
import { fileReport } from '../end-to-end/report';
import { eventually } from '../support/eventually';
import { signIn, startAsUser, type UserStart } from '../support/system';

interface Ended {
  code: number | null;
  said: string;
}

describe('npm run desk:rotate', function () {
  this.timeout(180_000);
  let started: UserStart;
  let first: UserStart['users'];
  let phone: PhoneClient;
  let receipt: string;
  const file = () => join(started.dataDir, 'secrets', 'desk.key');
  const keys = () => readFileSync(file(), 'utf8').trim().split('\n');

  const rotate = (environment: NodeJS.ProcessEnv = {}) =>
    new Promise<Ended>((done) => {
      const child = execFile(process.execPath, [join(BUILT, 'lib', 'runtime', 'desk-rotate.js')], { env: { PATH: process.env.PATH, DATA_DIR: started.dataDir, ...environment } }, (_, stdout, stderr) => done({ code: child.exitCode, said: stdout + stderr }));
    });

  async function open(): Promise<void> {
    const simulator = connectSimulator(started.simulatorUrl);
    await simulator.changeSettings({ pace: 15 });
    phone = await simulator.phone('+919800000032');
  }

  /** What the SP's office reads of a report. */
  async function storyOf(of: string): Promise<string> {
    const sp = await signIn(started.deskUrl, first.find(({ username }) => username === 'sp-jaunpur')!);
    const { tips } = (await (await sp.get(`/api/tips?state=all&q=${of}`)).json()) as { tips: { id: number }[] };
    return JSON.stringify(await (await sp.get(`/api/tips/${tips[0]!.id}`)).json());
  }

  /** How many values in the database still carry the id of a key that is retired. */
  async function retiredOnes(): Promise<number> {
    const sql = connect(started.databaseUrl(), { max: 1 });
    try {
      const [row] = await sql<{ count: number }[]>`
        select count(*) from exchange.desk_keys k, lateral (
          select 1 from exchange.inbox where substring(message from 3 for 4) = k.id union all select 1 from exchange.media where substring(bytes from 3 for 4) = k.id
          union all select 1 from desk.conversations where substring(state from 2 for 4) = k.seal_id union all select 1 from desk.tips where substring(story from 2 for 4) = k.seal_id
          union all select 1 from desk.tip_events where substring(words from 2 for 4) = k.seal_id) one where k.state = 'retired'`;
      return row!.count;
    } finally {
      await sql.end();
    }
  }

  before(async () => {
    started = await startAsUser();
    first = started.users;
    await open();
    receipt = await fileReport(phone, { texts: ['Sand is dug at night'] });
  });
  after(() => started?.remove());

  it('changes the key under running gates and desks while citizens report, and every report is read as before', async () => {
    const [[old], owner] = [keys(), statSync(file())];
    const pids = [started.partPid('gate'), started.partPid('desk')];
    const simulator = connectSimulator(started.simulatorUrl);
    let rotating = true;
    const filed: string[] = [];
    const citizens = [1, 2, 3].map(async (person) => {
      const other = await simulator.phone(`+91980000004${person}`);
      for (let report = 0; rotating || report === 0; report++) filed.push(await fileReport(other, { texts: [`Report ${report} of citizen ${person}`] }));
    });
    const { code, said } = await rotate();
    rotating = false;
    await Promise.all(citizens);
    assert.equal(code, 0, said);
    assert.match(said, /^A new key is made; waiting until every gate and desk has it …\nEvery gate and desk uses the new key; bringing over what is kept …\nThe desk has its new key: \d+ rows were brought over, and the old key opens nothing any more\. Make a new backup/);
    assert.equal(keys().length, 1);
    assert.notEqual(keys()[0], old);
    const now = statSync(file());
    assert.deepEqual([now.uid, now.gid, now.mode & 0o777], [owner.uid, owner.gid, 0o600]);
    assert.ok(!said.includes(old!) && !said.includes(keys()[0]!));
    assert.deepEqual([started.partPid('gate'), started.partPid('desk')], pids, 'nothing was restarted');
    assert.equal(await retiredOnes(), 0);
    assert.match(await storyOf(receipt), /Sand is dug at night/);
    assert.ok(filed.length >= 3);
    for (const one of filed) assert.match(await storyOf(one), /Report \d+ of citizen \d/);
    assert.doesNotMatch(started.output(), /(warn|error) +(gate|desk|start): .*key/);
  });

  it('starts again with the new key alone, and old and new reports are read', async () => {
    await started.end();
    started = await started.again();
    await open();
    assert.match(await storyOf(receipt), /Sand is dug at night/);
    const another = await fileReport(phone, { texts: ['Cards are played'] });
    assert.match(await storyOf(another), /Cards are played/);
  });

  it('gives a gate or desk that dies and is started again the key of the moment', async () => {
    const [old] = keys();
    const { code, said } = await rotate();
    assert.equal(code, 0, said);
    assert.notEqual(keys()[0], old);
    for (const part of ['gate', 'desk'] as const) process.kill(started.partPid(part), 'SIGKILL');
    const another = await fileReport(phone, { texts: ['Seen after the restart'] });
    assert.match(await storyOf(another), /Seen after the restart/);
    assert.match(await storyOf(receipt), /Sand is dug at night/);
  });

  it('goes on where it was when the command, and all of Satark Mitra, are killed in the middle of it', async () => {
    const [old] = keys();
    const command = spawn(process.execPath, [join(BUILT, 'lib', 'runtime', 'desk-rotate.js')], { env: { PATH: process.env.PATH, DATA_DIR: started.dataDir }, stdio: 'ignore' });
    const ended = new Promise((done) => command.once('exit', done));
    // The new key has come in front: gates and desks begin to use it.
    await eventually(() => keys().length === 2 && keys()[1] === old, 'the new key in front');
    const [fresh] = keys();
    command.kill('SIGKILL');
    await Promise.all([ended, started.end('SIGKILL')]);
    // On a machine that is busy elsewhere the command may just have come to its end.
    const wasCut = keys().length === 2;
    started = await started.again();
    await open();
    assert.match(await storyOf(receipt), /Sand is dug at night/);
    const another = await fileReport(phone, { texts: ['Filed between two keys'] });
    const { code, said } = await rotate();
    assert.equal(code, 0, said);
    assert.equal(keys().length, 1);
    if (wasCut) assert.deepEqual(keys(), [fresh], 'the key that it had begun with');
    assert.equal(await retiredOnes(), 0);
    for (const [of, story] of [[receipt, 'Sand is dug at night'], [another, 'Filed between two keys']] as const) assert.match(await storyOf(of), new RegExp(story));
  });

  it('is refused kindly, and changes nothing, where the key stands in the environment', async () => {
    const before = keys();
    const { code, said } = await rotate({ DESK_KEY: before[0] });
    assert.equal(code, 1);
    assert.match(said, /^satark-mitra: the desk's key stands in DESK_KEY, which no command can change: write it into a file/);
    assert.deepEqual(keys(), before);
  });

  it('changes the key while nothing runs; the next start reads as before, and one with the former key alone is refused', async () => {
    const [old] = keys();
    await started.end();
    const { code, said } = await rotate();
    assert.equal(code, 0, said);
    assert.notEqual(keys()[0], old);
    assert.equal(keys().length, 1);
    const [fresh] = keys();
    writeFileSync(file(), `${old}\n`);
    const refused = await started.again();
    assert.notEqual(await refused.exit, 0);
    assert.match(refused.output(), /^satark-mitra: a key is missing with which the desk has sealed: put back your copy/m);
    writeFileSync(file(), `${fresh}\n`);
    started = await started.again();
    assert.match(await storyOf(receipt), /Sand is dug at night/);
  });
});
