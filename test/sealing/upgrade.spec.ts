// A database from before there was sealing: what stood open in it is sealed at the next start, and leaves the disk.
import assert from 'node:assert/strict';
import { chmodSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { clearAway } from '../../lib/database/clear-away';
import { connect, type Sql } from '../../lib/database/connect';
import { migrate } from '../../lib/database/migrate';
import { readTip } from '../../lib/desk/cases/read-tip';
import { remindIdle } from '../../lib/desk/conversation/idle';
import { sealOlderOfDesk } from '../../lib/desk/seal-older';
import { seals } from '../../lib/desk/seals';
import { sealOlderOutbox } from '../../lib/exchange/older';
import { startPostgres, type RunningPostgres } from '../../lib/runtime/embedded-postgres';
import { seedOffices } from '../desk/offices/support';
import { inboxOf, outboxOf } from '../support/exchange';
import { dataFolder } from '../support/data-folder';
import { deskBoxes, gateBoxes } from '../support/keys';

const PASSWORD = 'for-tests-only-0123456789';
const MIGRATIONS = join(__dirname, '..', '..', 'lib', 'database', 'migrations');
/** The first migration that seals anything. */
const SEALING = '0050';

describe('an installation from before there was sealing', function () {
  this.timeout(60_000);
  let folder: string;
  let postgres: RunningPostgres;
  let admin: Sql;
  let desk: Sql;
  let gate: Sql;

  before(async () => {
    folder = dataFolder();
    chmodSync(folder, 0o755);
    postgres = await startPostgres({ folder: join(folder, 'postgres'), port: 0, password: PASSWORD, settings: ['fsync=off'] });
    [admin, desk, gate] = ['administrator', 'desk', 'gate'].map((user) => connect(`postgres://${user}:${PASSWORD}@127.0.0.1:${postgres.port}/postgres`, { max: 3 })) as [Sql, Sql, Sql];
    for (const role of ['gate', 'desk', 'office']) await admin.unsafe(`create role ${role} ${role === 'office' ? 'nologin' : 'login'}`);
    await admin`create table public.satark_migrations (name text primary key, applied_at timestamptz not null default now())`;
    for (const name of readdirSync(MIGRATIONS).filter((file) => file.endsWith('.sql') && file < SEALING).sort()) {
      await admin.unsafe(readFileSync(join(MIGRATIONS, name), 'utf8')).simple();
      await admin`insert into public.satark_migrations (name) values (${name})`;
    }
  });
  after(async () => {
    await Promise.all([admin, desk, gate].map((sql) => sql.end({ timeout: 1 })));
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** In the tables' files, or in those of the journal. */
  const onDisk = (word: string) => {
    const files = readdirSync(join(folder, 'postgres'), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, 'postgres', name)).filter((path) => statSync(path).isFile());
    return files.some((path) => readFileSync(path).includes(word));
  };

  it('is sealed as a whole, reads as before, and keeps no open row on the disk', async () => {
    const ids = await seedOffices(admin);
    const state = { language: 'en', asked: 'place', reminded: false, held: [{ text: 'Oldheld' }], answers: {}, order: [] };
    await admin`insert into exchange.inbox (handle, message, state) values ('h1', ${admin.json({ text: 'Oldwaiting', media: [] })}, 'waiting'), ('h2', ${admin.json({ text: 'Olddone', media: [] })}, 'done')`;
    await admin`insert into exchange.outbox (handle, message, state) values ('h1', ${admin.json({ language: 'en', text: 'Oldsaid', handle: 'filed', receipt: 'R1' })}, 'waiting'), ('h2', ${admin.json({ language: 'en', text: 'Oldread' })}, 'read')`;
    const media = await admin<{ id: string }[]>`insert into exchange.media (id, kind, content_type, size, bytes) select gen_random_uuid(), 'photo', 'image/jpeg', 8, 'Oldphoto' from generate_series(1, 2) returning id`;
    await admin`insert into desk.conversations (handle, state, updated_at) values ('h1', ${admin.json(state)}, now() - interval '2 hours')`;
    const [tip] = await admin<{ id: number; updated: Date }[]>`
      insert into desk.tips (receipt, handle, language, category, sensitivity, because, place, lat, lon, body, answers, updated_at)
      values ('R2', 'h2', 'en', 'gambling', 'low', '[{"word":"Oldword"}]', 'Oldplace', 25.5, 82.5, 'Oldbody', '{"vehicle":{"value":"Oldanswer"}}', now() - interval '3 days') returning id, updated_at as updated`;
    await admin`insert into desk.tip_offices values (${tip!.id}, 'DIG')`;
    const events = await admin<{ id: number }[]>`
      insert into desk.tip_events (tip_id, kind, detail) values (${tip!.id}, 'question', '{"text":"Oldquestion"}'), (${tip!.id}, 'action-reported', '{"text":"Oldaccount"}'), (${tip!.id}, 'assigned', '{"officer":1,"again":false}') returning id`;
    await admin`insert into desk.evidence (tip_id, media_id, source) values (${tip!.id}, ${media[0]!.id}, 'citizen')`;
    await admin`insert into desk.evidence (tip_id, event_id, media_id, source) values (${tip!.id}, ${events[1]!.id}, ${media[1]!.id}, 'officer')`;
    await admin`analyze`;
    await admin`checkpoint`;
    assert.ok(onDisk('Oldbody'));

    await migrate(admin, { gate: PASSWORD, desk: PASSWORD });
    await Promise.all([sealOlderOfDesk(desk, seals()), sealOlderOutbox(gate, gateBoxes)]);
    assert.equal(await clearAway(admin), 6);
    assert.equal(await clearAway(admin), 0);
    for (const word of ['Oldwaiting', 'Olddone', 'Oldsaid', 'Oldread', 'Oldphoto', 'Oldheld', 'Oldword', 'Oldplace', 'Oldbody', 'Oldanswer', 'Oldquestion', 'Oldaccount']) assert.equal(onDisk(word), false, word);

    assert.deepEqual((await inboxOf(admin)).map(({ message }) => message.text), ['Oldwaiting']);
    assert.deepEqual((await outboxOf(admin)).map(({ message }) => message.text), ['Oldsaid', 'Oldread']);
    const [said] = await admin`select change from exchange.outbox where handle = 'h1'`;
    assert.equal(said!.change, 'filed');
    const read = await readTip(desk, { userId: ids.dig, username: 'dig', name: 'dig', role: 'dig', office: 'DIG', station: null, language: 'en' }, tip!.id);
    assert.deepEqual([read.body, read.place, read.lat, read.because, read.answers, read.history.map(({ detail }) => detail)], [
      'Oldbody', 'Oldplace', 25.5, [{ word: 'Oldword' }], { vehicle: { value: 'Oldanswer' } }, [{ text: 'Oldquestion' }, { text: 'Oldaccount' }, { officer: 1, again: false }],
    ]);
    assert.deepEqual(read.updatedAt, tip!.updated);
    const bytes = async (id: string) => (await admin<{ bytes: Buffer }[]>`select bytes from exchange.media where id = ${id}`)[0]!.bytes;
    assert.equal(deskBoxes.openMedia(media[0]!.id, await bytes(media[0]!.id)).toString(), 'Oldphoto');
    const citizens = await bytes(media[0]!.id);
    assert.throws(() => gateBoxes.openMedia(media[0]!.id, citizens));
    assert.equal(gateBoxes.openMedia(media[1]!.id, await bytes(media[1]!.id)).toString(), 'Oldphoto');
    await admin`delete from exchange.inbox where state = 'waiting'`;
    assert.equal(await remindIdle(desk, { remindAfterHours: 1, fileAfterHours: 24 }), 1);
  });
});
