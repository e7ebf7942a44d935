// What the canary collects from each kind of place holds what was planted there; a leak would be found.
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeUser } from '../../../lib/desk/offices/users';
import { freshDatabase, type TestDatabase } from '../../support/database';
import { MUST_NOT_HOLD, type Place } from '../must-not';
import { Secrets } from '../plant/secrets';
import { isLeak } from '../report';
import { needlesOf } from '../searcher/needles';
import { makeSearcher, type Material } from '../searcher/search';
import { startOwnServer, type OwnServer } from '../../support/own-server';
import { dumpAsRole } from './database';
import { filesIn } from './files';
import { heapSnapshot, memoryOf, outsideOf } from './process';

const secrets = new Secrets();
const number = `+${secrets.number()}`;
const name = secrets.hindiName();
secrets.storyWord();
const ofOfficer = new Secrets();
ofOfficer.name();
secrets.adopt(ofOfficer, 'officer');
secrets.addBytes('gate-key', 'a key', Buffer.from('0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef', 'hex'));
secrets.addBytes('desk-key', 'a key', Buffer.from('fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210', 'hex'));
const searcher = makeSearcher(secrets.all);

/** The names of the materials in which a leak is found. */
async function leaking(materials: readonly Material[]): Promise<string[]> {
  const names: string[] = [];
  for (const material of materials) if ((await searcher.search(material)).finds.some(isLeak)) names.push(material.name);
  return names;
}

describe('what the canary collects', function () {
  this.timeout(60_000);

  for (const place of Object.keys(MUST_NOT_HOLD) as Place[]) {
    it(`tells a leak of each group in each writing in: ${place}`, async () => {
      for (const secret of secrets.all.filter(({ group }) => (MUST_NOT_HOLD[place] as readonly string[]).includes(group))) {
        for (const { writing, bytes } of needlesOf(secret)) {
          const content = Buffer.concat([Buffer.from('{"at": "2026-11-23T10:00:00Z", "id": 12, "is": "'), bytes, Buffer.from('", "in": ["JNP-MARIAHU", 25.7, 82.6]}\n')]);
          assert.deepEqual(await leaking([{ place, name: 'planted', content }]), ['planted'], `${secret.kind}: ${writing}`);
        }
      }
    });
  }

  describe('of a database', () => {
    let database: TestDatabase;
    let dig: number;
    before(async () => {
      database = await freshDatabase();
      await database.admin`insert into desk.offices (id, kind, name_en, name_hi) values ('DIG', 'dig', 'DIG', 'DIG')`;
      await makeUser(database.admin, { username: 'dig', name: 'D', role: 'dig', office: 'DIG' });
      dig = (await database.admin<{ id: number }[]>`select id from desk.users`)[0]!.id;
    });
    after(() => database?.close());

    it('has the rows of every table that the role desk reads, in text, JSON and bytes, and what other connections ask', async () => {
      await database.admin`insert into desk.audit_log (act, detail) values ('noted', ${database.admin.json({ who: name })})`;
      await database.admin`insert into exchange.media (id, kind, content_type, size, bytes) values (gen_random_uuid(), 'photo', 'image/jpeg', 1, ${Buffer.from(`\0\xff${number}\0`, 'latin1')})`;
      await database.admin`insert into desk.sign_in_guesses (subject, guesses, until) values (${Buffer.from(number)}, 1, now())`;
      const leaks = await leaking(await dumpAsRole({ place: 'dump of the database as role desk', name: 'desk', sql: database.desk }));
      for (const table of ['desk.audit_log', 'exchange.media', 'desk.sign_in_guesses']) assert.ok(leaks.includes(`desk: ${table}`), `${table} in ${leaks.join(', ')}`);
    });

    it('has what an office reads as its user', async () => {
      const leaks = await leaking(await dumpAsRole({ place: 'dump of the database as role office', name: 'dig', sql: database.desk, user: dig, withoutCatalogs: true }));
      assert.ok(leaks.includes('dig: desk.audit_log'), leaks.join(', '));
    });

    it('has what stands in the vault', async () => {
      await database.admin.unsafe(`create table vault.left_behind as select '${number}'::text as note`);
      const leaks = await leaking(await dumpAsRole({ place: "the gate's tables, as a thief has them", name: 'administrator', sql: database.admin }));
      assert.ok(leaks.includes('administrator: vault.left_behind'), leaks.join(', '));
    });
  });

  describe('of a server\'s files', () => {
    let server: OwnServer;
    before(async () => {
      server = await startOwnServer();
    });
    after(async () => {
      await server?.stop();
      server?.remove();
    });

    it('has rows that were deleted, what was only ever logged ahead, and what a killed server left', async () => {
      const { admin } = server.database;
      await admin`create table desk.passing (note text)`;
      await admin`insert into desk.passing values (${name})`;
      await server.killAndStart();
      await admin`insert into desk.passing values (${number})`.catch(() => admin`insert into desk.passing values (${number})`);
      await admin`delete from desk.passing`;
      await admin`checkpoint`;
      await server.stop();
      const materials = filesIn('files of the database', server.folder);
      const found = new Set<string>();
      for (const material of materials) for (const { secret } of (await searcher.search(material)).finds) found.add(`${secret.kind} in ${material.name.split('/')[0]}`);
      assert.deepEqual([...found].sort(), ["a citizen's number in base", "a citizen's number in pg_wal", 'a name in Devanagari in base', 'a name in Devanagari in pg_wal']);
      assert.match(server.log(), /ready to accept connections/);
    });
  });

  describe('of a process', function () {
    let folder: string;
    let child: ChildProcess;
    before(async function () {
      if (process.platform !== 'linux') this.skip();
      folder = mkdtempSync(join(tmpdir(), 'satark-canary-process-'));
      const script = `const kept = { text: 'of ' + process.env.PART + 'X' }; const bytes = Buffer.from(process.env.PART_OF_BYTES, 'base64'); setInterval(() => kept.text + bytes.length, 1000); process.send('ready');`;
      // Neither is in the environment as it is: the parts are joined in the process.
      child = spawn(process.execPath, ['--heapsnapshot-signal=SIGUSR2', `--diagnostic-dir=${folder}`, '-e', script, number], { env: { PART: name, PART_OF_BYTES: Buffer.from(number).toString('base64') }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
      await new Promise((done) => child.once('message', done));
    });
    after(() => {
      child?.kill('SIGKILL');
      if (folder) rmSync(folder, { recursive: true, force: true });
    });

    it('has the strings of its heap', async () => {
      const { finds } = await searcher.search(await heapSnapshot(child.pid!, folder));
      assert.ok(finds.some(({ secret }) => secret.texts.includes(name)));
    });

    it('has the bytes of its buffers', async () => {
      const { finds } = await searcher.search(memoryOf(child.pid!, join(folder, 'memory'))!);
      assert.ok(finds.some(({ secret, writing }) => secret.number === number.slice(1) && writing === 'as it is'));
    });

    it('has its environment and command line', async () => {
      assert.deepEqual(await leaking(outsideOf(child.pid!)), ['environ', 'cmdline']);
    });
  });

  it('has what files hold and what they are called', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'satark-canary-files-'));
    try {
      mkdirSync(join(folder, 'flows'));
      writeFileSync(join(folder, 'flows', 'history.json'), JSON.stringify({ kept: Buffer.from(`from ${number}`).toString('base64') }));
      writeFileSync(join(folder, number), '');
      writeFileSync(join(folder, 'vault.key'), number);
      assert.deepEqual((await leaking(filesIn('data files of the desk', folder, (path) => path.endsWith('.key')))).sort(), [`${number}, its name`, 'flows/history.json']);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
