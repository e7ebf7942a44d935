// A thief has the database: every table, and every file of its folder. What citizens and officers wrote is not in it.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { chmodSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { connect, type Sql } from '../../lib/database/connect';
import { migrate } from '../../lib/database/migrate';
import { askInformant } from '../../lib/desk/cases/ask-informant';
import { assignTip } from '../../lib/desk/cases/assign-tip';
import { closeTip } from '../../lib/desk/cases/close-tip';
import { noteOnTip } from '../../lib/desk/cases/note-on-tip';
import { readTip } from '../../lib/desk/cases/read-tip';
import { reopenTip } from '../../lib/desk/cases/reopen-tip';
import { reportAction } from '../../lib/desk/cases/report-action';
import { giveAnswer } from '../../lib/desk/conversation/answers';
import { beginTurns } from '../../lib/desk/conversation/begin-turn';
import { commitTurn } from '../../lib/desk/conversation/commit-turn';
import { fileTurn } from '../../lib/desk/conversation/file-turn';
import type { Turn } from '../../lib/desk/conversation/turn';
import { tellCitizen } from '../../lib/desk/notify/tell-citizen';
import type { Viewer } from '../../lib/desk/offices/viewer';
import { claimInbox, putInbox } from '../../lib/exchange/inbox';
import { putMedia } from '../../lib/exchange/media';
import type { CitizenMessage } from '../../lib/exchange/messages';
import { startPostgres, type RunningPostgres } from '../../lib/runtime/embedded-postgres';
import { seedOffices, type Person } from '../desk/offices/support';
import { dataFolder } from '../support/data-folder';
import { deskBoxes, gateBoxes } from '../support/keys';

const PASSWORD = 'for-tests-only-0123456789';

/** What must not be found, by what it is. */
const SECRET = {
  story: 'Quibberwock lorries unload behind the mill',
  hindi: 'झिलमिलपुर के तहखाने में बंदूकें',
  place: 'Snorkleton crossing near the blue gate',
  answer: 'Vehicle Plimsoll-4711',
  label: 'Frobnitzer Tea Stall',
  caption: 'Wexcombery at two in the night',
  question: 'Which Glimmerfoot door was it?',
  reply: 'The Umbelwick side door',
  account: 'Yarrowmead raided and two held',
  note: 'Keep Drizzlewort informed',
  closing: 'Nothing left at Thistlebrook',
  reason: 'Reopened since Marrowgate talked',
  abandoned: 'Half told: Puddlesworth runs the table',
  waiting: 'Not read yet: Cobblewick street',
  told: 'We went to Larchmere and acted',
} as const;
const LAT = 25.6123459;
const LON = 82.6789012;

describe('a thief of the database', function () {
  this.timeout(60_000);
  let folder: string;
  let postgres: RunningPostgres;
  const pools: Sql[] = [];
  let admin: Sql;
  const photo = randomBytes(40_000);
  const officersPhoto = randomBytes(40_000);
  let tipId: number;
  let viewers: (who: Person) => Viewer;

  before(async () => {
    folder = dataFolder();
    chmodSync(folder, 0o755);
    postgres = await startPostgres({ folder: join(folder, 'postgres'), port: 0, password: PASSWORD, settings: ['fsync=off'] });
    const pool = (user: string) => {
      const sql = connect(`postgres://${user}:${PASSWORD}@127.0.0.1:${postgres.port}/postgres`, { max: 3 });
      pools.push(sql);
      return sql;
    };
    admin = pool('administrator');
    await migrate(admin, { gate: PASSWORD, desk: PASSWORD });
    await everythingHappens(pool('gate'), pool('desk'));
    // Statistics hold frequent values, and a checkpoint brings all to the files.
    await admin`analyze`;
    await admin`checkpoint`;
  });
  after(async () => {
    await Promise.all(pools.map((sql) => sql.end({ timeout: 1 })));
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function everythingHappens(gate: Sql, desk: Sql): Promise<void> {
    const ids = await seedOffices(desk);
    const roles: Partial<Record<Person, Viewer['role']>> = { dig: 'dig', 'sp-jnp': 'sp', 'officer-jnp': 'officer' };
    viewers = (who) => ({ userId: ids[who], username: who, name: who, role: roles[who]!, office: who === 'dig' ? 'DIG' : 'SP-JNP', station: null, language: 'en' });
    const says = async (handle: string, message: Partial<CitizenMessage>, act: (turn: Turn) => void) => {
      await putInbox(gate, gateBoxes, handle, { text: '', media: [], ...message });
      const [turn] = await beginTurns(desk, await claimInbox(desk, deskBoxes, 1, 30), 'source');
      turn!.replies.push({ language: 'en', text: `You said: ${turn!.message.text}` });
      act(turn!);
      assert.equal(await commitTurn(desk, turn!), true);
    };
    const name = { hi: 'n', en: 'n' };
    const media = await putMedia(gate, gateBoxes, { kind: 'photo', contentType: 'image/jpeg' }, photo);
    await says('h1', { text: SECRET.story, location: { lat: LAT, lon: LON, label: SECRET.label } }, (turn) => {
      giveAnswer(turn, 'story', { kind: 'collect', name, value: '', label: name, pieces: [{ text: SECRET.story }, { text: SECRET.hindi }, { text: SECRET.caption, media }] });
      giveAnswer(turn, 'place', { kind: 'place', name, value: SECRET.place, label: { hi: SECRET.place, en: SECRET.place }, location: { lat: LAT, lon: LON, label: SECRET.label } });
      giveAnswer(turn, 'vehicle', { kind: 'text', name, value: SECRET.answer, label: { hi: SECRET.answer, en: SECRET.answer } });
    });
    await says('h1', { text: 'send' }, (turn) => {
      turn.tip = { category: 'mining', district: 'JNP', station: 'JNP-KERAKAT', offices: ['DIG', 'SP-JNP'], because: [{ word: SECRET.story.split(' ')[0]! }] };
      fileTurn(turn, { hi: '{receipt}', en: `${SECRET.caption} {receipt}` });
    });
    const [tip] = await desk<{ id: number; version: number }[]>`select id, version from desk.tips`;
    tipId = tip!.id;
    await says('h2', { text: SECRET.abandoned }, (turn) => void turn.conversation.held.push({ text: SECRET.abandoned }));
    await putInbox(gate, gateBoxes, 'h3', { text: SECRET.waiting, media: [] });

    let { version } = await assignTip(desk, viewers('sp-jnp'), tipId, { version: tip!.version, officer: ids['officer-jnp'] });
    const asked = await askInformant(desk, viewers('officer-jnp'), tipId, { text: SECRET.question });
    const words = (text: string) => ({ text: { hi: text, en: text }, media: true, askSolved: false });
    await tellCitizen(desk, asked.history.at(-1)!.id, 'node', words('{receipt} {text}'));
    await desk`update exchange.inbox set state = 'aside' where handle = 'h3'`;
    await says('h1', { text: SECRET.reply }, (turn) => {
      turn.status = 'filed';
      turn.addition = { kind: 'answer', text: SECRET.reply, media: [], location: { lat: LAT, lon: LON } };
    });
    const acted = await reportAction(desk, viewers('officer-jnp'), tipId, { version, text: SECRET.account, release: true, media: [{ kind: 'photo', contentType: 'image/jpeg', bytes: officersPhoto }] });
    ({ version } = acted);
    await tellCitizen(desk, acted.history.at(-1)!.id, 'node', words(SECRET.told));
    await noteOnTip(desk, viewers('sp-jnp'), tipId, { text: SECRET.note });
    ({ version } = await closeTip(desk, viewers('sp-jnp'), tipId, { version, outcome: 'nothing-found', text: SECRET.closing, release: false }));
    await reopenTip(desk, viewers('sp-jnp'), tipId, { version, reason: SECRET.reason });
  }

  /** All rows of all tables as a dump writes them; of the system's tables that which holds frequent values. */
  async function dump(): Promise<Buffer> {
    const tables = await admin<{ name: string }[]>`
      select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'm') and n.nspname not like 'pg_toast%' and (n.nspname not in ('pg_catalog', 'information_schema') or c.relname = 'pg_statistic')`;
    assert.ok(tables.length > 20);
    const parts: Buffer[] = [];
    for (const { name } of tables) for (const { row } of await admin.unsafe<{ row: string }[]>(`select t::text as row from ${name} t`)) parts.push(Buffer.from(row));
    return Buffer.concat(parts);
  }

  function files(): Buffer[] {
    return readdirSync(join(folder, 'postgres'), { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, 'postgres', name)).filter((path) => statSync(path).isFile()).map((path) => readFileSync(path));
  }

  /** Every word of a secret that is long enough to be its own, as it might be written. */
  function writings(): Map<string, Buffer> {
    const all = new Map<string, Buffer>();
    const add = (what: string, bytes: Buffer) => {
      all.set(what, bytes);
      all.set(`${what}, hex`, Buffer.from(bytes.toString('hex')));
      for (const skip of [0, 1, 2]) {
        const whole = bytes.subarray(skip, skip + Math.floor((bytes.length - skip) / 3) * 3);
        if (whole.length >= 6) all.set(`${what}, base64 from ${skip}`, Buffer.from(whole.toString('base64')));
      }
    };
    for (const [what, text] of Object.entries(SECRET)) {
      for (const word of text.split(/[\s:?]+/).filter((word) => [...word].length >= 9)) {
        add(`${what}: ${word}`, Buffer.from(word));
        add(`${what}: ${word}, UTF-16`, Buffer.from(word, 'utf16le'));
        // What jsonb's text would be where it is escaped.
        all.set(`${what}: ${word}, JSON`, Buffer.from(JSON.stringify(word).replace(/[^\x20-\x7e]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`).slice(1, -1)));
      }
    }
    for (const [what, degrees] of [['latitude', LAT], ['longitude', LON]] as const) {
      const number = Buffer.alloc(8);
      number.writeDoubleLE(degrees);
      add(`${what}, as a number`, number);
      add(what, Buffer.from(String(degrees)));
    }
    for (const [what, bytes] of [['photo', photo], ['officer\'s photo', officersPhoto]] as const) for (const at of [0, 20_000]) add(`${what} at ${at}`, bytes.subarray(at, at + 24));
    return all;
  }

  const foundIn = (haystacks: Buffer[]) => [...writings()].filter(([, needle]) => haystacks.some((haystack) => haystack.includes(needle))).map(([what]) => what);

  it('finds no word, place, position, picture, question, account or note in any table', async () => {
    const dumped = await dump();
    assert.ok(dumped.includes('JNP-KERAKAT') && dumped.includes('nothing-found'), 'the dump is not one of this database');
    assert.deepEqual(foundIn([dumped]), []);
  });

  it('finds nothing in the files of the database either, its log of changes among them', () => {
    const all = files();
    assert.ok(all.some((file) => file.includes('JNP-KERAKAT')));
    assert.deepEqual(foundIn(all), []);
  });

  it('the office still reads all of it', async () => {
    const text = JSON.stringify(await readTip(pools.at(-1)!, viewers('dig'), tipId));
    for (const what of ['story', 'hindi', 'place', 'answer', 'question', 'reply', 'account', 'note', 'closing', 'reason'] as const) assert.ok(text.includes(SECRET[what]), what);
  });

  it('would find each of them, in each writing, were it there', async () => {
    const planted = [...writings()];
    await admin`create table public.planted (bytes bytea)`;
    await admin`alter table public.planted alter column bytes set storage external`;
    for (const [, bytes] of planted) await admin`insert into public.planted values (${bytes})`;
    await admin`create table public.planted_text (words text)`;
    for (const text of Object.values(SECRET)) await admin`insert into public.planted_text values (${text})`;
    await admin`checkpoint`;
    const inFiles = new Set(foundIn(files()));
    assert.deepEqual(planted.filter(([what]) => !inFiles.has(what)).map(([what]) => what), []);
    const inDump = foundIn([await dump()]);
    for (const what of Object.keys(SECRET)) assert.ok(inDump.some((found) => found.startsWith(`${what}:`)), `${what} is not found in a dump`);
    await admin`drop table public.planted, public.planted_text`;
  });
});
