// The desk gets a new key while gates and desks work: nothing becomes unreadable, nothing is lost, and the old key opens nothing any more.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sealConversation, openConversation } from '../../../lib/desk/conversation/kept';
import { newConversation } from '../../../lib/desk/conversation/begin-turn';
import { checkRing, idsOf } from '../../../lib/desk/keys/known-keys';
import { UnreadableRows } from '../../../lib/database/unreadable-rows';
import { countOlder } from '../../../lib/desk/keys/renew';
import { rotateDeskKeys, type RotateOptions } from '../../../lib/desk/keys/rotate';
import { createSeals, seals, type Seals } from '../../../lib/desk/seals';
import { createBoxes, type Boxes } from '../../../lib/exchange/boxes';
import { checkKey } from '../../../lib/exchange/check-key';
import { claimInbox, putInbox } from '../../../lib/exchange/inbox';
import { deskKeyId, tellKeys } from '../../../lib/exchange/key-holders';
import { getMedia, putMedia } from '../../../lib/exchange/media';
import { readKeyRing, replaceKeyFile, makeKeyFile } from '../../../lib/sealing/key-ring';
import { freshDatabase, type TestDatabase } from '../../support/database';
import { eventually } from '../../support/eventually';
import { DESK_KEY, GATE_KEY, GATE_PUBLIC_KEY } from '../../support/keys';
import { allTips, eventsOfHandle } from '../../support/opened';
import { seedEvent, seedOffices, seedTip } from '../offices/support';

describe('changing the desk\'s key', function () {
  this.timeout(60_000);
  const folder = mkdtempSync(join(tmpdir(), 'satark-desk-rotate-'));
  let database: TestDatabase;
  let source: { name: string; file: string };
  let count = 0;
  const stops: (() => unknown)[] = [];
  const ring = () => readKeyRing(source)!;
  const publicKeys = () => createSeals({ keys: ring(), gatePublicKeys: [GATE_PUBLIC_KEY] }).boxes.publicKeys;
  const rotate = (options: Partial<RotateOptions> = {}) => rotateDeskKeys(database.desk, source, { gatePublicKeys: [GATE_PUBLIC_KEY], write: (keys) => replaceKeyFile(source.file, keys), ...options });
  const leftBehind = () => countOlder(database.admin, [DESK_KEY], new UnreadableRows());
  const readFrom = () => seals().change(ring());

  beforeEach(async () => {
    source = { name: 'DESK_KEY', file: join(folder, `${++count}.key`) };
    makeKeyFile(source.file);
    replaceKeyFile(source.file, [DESK_KEY]);
    database = await freshDatabase();
    await seedOffices(database.desk);
    await checkKey(database.desk, seals().boxes);
    await checkRing(database.desk, [DESK_KEY]);
  });
  afterEach(async () => {
    await Promise.all(stops.splice(0).map((stop) => stop()));
    seals().change([DESK_KEY]);
    await database.close();
  });
  after(() => rmSync(folder, { recursive: true }));

  /** A process with the desk's keys in hand, which takes up what the file holds, as `npm start` tells it. */
  function running(side: 'gate' | 'desk', name: string): { boxes: Boxes; seals: Seals } {
    const own = createSeals({ keys: ring(), gatePublicKeys: [GATE_PUBLIC_KEY] });
    const boxes = side === 'desk' ? own.boxes : createBoxes('gate', [GATE_KEY], publicKeys());
    const told = tellKeys(side === 'desk' ? database.desk : database.gate, { side, deskPublicKeys: () => (side === 'desk' ? boxes.publicKeys : boxes.otherPublicKeys) }, name);
    const timer = setInterval(() => {
      if (side === 'desk') own.change(ring());
      else boxes.change({ others: publicKeys() });
      void told.now();
    }, 20);
    stops.push(async () => {
      clearInterval(timer);
      await told.stop();
    });
    return { boxes, seals: own };
  }

  const gateBoxes = () => createBoxes('gate', [GATE_KEY], publicKeys());
  const photo = (boxes: Boxes, bytes: string) => putMedia(boxes.side === 'gate' ? database.gate : database.desk, boxes, { kind: 'photo', contentType: 'image/jpeg' }, Buffer.from(bytes));

  it('brings over all that is sealed, and nothing else of a row changes', async () => {
    const boxes = gateBoxes();
    await putInbox(database.gate, boxes, 'h1', { text: 'waits', media: [] });
    await database.admin`insert into exchange.inbox (handle, message, state) values ('h2', '', 'done')`;
    const [evidence, account] = [await photo(boxes, 'evidence'), await photo(seals().boxes, 'account')];
    await database.desk`insert into desk.conversations (handle, state) values ('h1', ${sealConversation('h1', { ...newConversation(), language: 'hi' })})`;
    const tip = await seedTip(database.desk, { body: 'the story' });
    await seedEvent(database.desk, tip, 'note', { text: 'internal' });
    const whole = () => database.admin`select t.*, null as story from desk.tips t`;
    const [before, events] = [await whole(), await eventsOfHandle(database.admin, tip.handle)];
    assert.ok((await leftBehind()) >= 5);

    const said: string[] = [];
    await rotate({ say: (sentence) => said.push(sentence) });
    assert.equal(ring().length, 1);
    assert.notDeepEqual(ring()[0], DESK_KEY);
    assert.equal(await leftBehind(), 0);
    assert.match(said.at(-1)!, /^The desk has its new key: \d+ rows were brought over, and the old key opens nothing any more\. .* Backups of the database from before can still be read with the old key, and with nothing else/);
    await assert.rejects(allTips(database.admin), /no key for a sealed value/);

    readFrom();
    assert.deepEqual((await allTips(database.admin)).map(({ body }) => body), ['the story']);
    assert.deepEqual(await eventsOfHandle(database.admin, tip.handle), events);
    assert.deepEqual(await whole(), before);
    const [kept] = await database.admin<{ state: Buffer }[]>`select state from desk.conversations where handle = 'h1'`;
    assert.equal(openConversation('h1', kept!.state).language, 'hi');
    assert.equal((await getMedia(database.desk, seals().boxes, evidence.id))!.bytes.toString(), 'evidence');
    assert.equal((await getMedia(database.desk, seals().boxes, account.id))!.bytes.toString(), 'account');
    assert.equal((await getMedia(database.gate, boxes, account.id))!.bytes.toString(), 'account', 'the gate sends what officers release');
    await assert.rejects(getMedia(database.gate, boxes, evidence.id), 'and opens no evidence');
    assert.deepEqual((await claimInbox(database.desk, seals().boxes, 5, 30)).map(({ message }) => message.text), ['waits']);
    await checkKey(database.desk, seals().boxes);
    await assert.rejects(checkKey(database.gate, boxes), /another key than DESK_KEY/, 'a gate that only knows the old key does not start');
    await checkKey(database.gate, gateBoxes());
  });

  it('holds beside gates and desks at work: all that was written meanwhile can be read', async () => {
    const [gates, desks] = [[running('gate', 'gate 1'), running('gate', 'gate 2')], [running('desk', 'desk 1'), running('desk', 'desk 2')]];
    const tips = await Promise.all(Array.from({ length: 20 }, (_, index) => seedTip(database.desk, { body: `story ${index}` })));
    let working = true;
    const written: { handle: string; media: string }[] = [];
    const traffic = gates.flatMap(({ boxes }, one) => [async () => {
      while (working) {
        const handle = `g${one}-${written.length}`;
        const { id } = await photo(boxes, handle);
        await putInbox(database.gate, boxes, handle, { text: handle, media: [] });
        written.push({ handle, media: id });
      }
    }, async () => {
      for (let turn = 0; working; turn++) {
        const { receipt, id } = tips[turn % tips.length]!;
        // As a turn does: read, hold for a while, write.
        await database.desk.begin(async (sql) => {
          const [row] = await sql<{ story: Buffer }[]>`select story from desk.tips where id = ${id} for update`;
          const story = desks[one]!.seals.read<{ body: string }>('tip', receipt, row!.story);
          await pause(5);
          await sql`update desk.tips set story = ${desks[one]!.seals.keep('tip', receipt, { ...story, place: `turn ${turn}` })} where id = ${id}`;
        });
      }
    }]).map((work) => work());
    await pause(200);
    const during = written.length;
    await rotate();
    assert.ok(written.length > during, 'messages came in meanwhile');
    await pause(200);
    working = false;
    await Promise.all(traffic);

    assert.equal(await leftBehind(), 0);
    readFrom();
    assert.deepEqual((await allTips(database.admin)).map(({ body }) => body).sort(), tips.map((_, index) => `story ${index}`).sort());
    for (const { handle, media } of written) assert.equal((await getMedia(database.desk, seals().boxes, media))!.bytes.toString(), handle);
    const items = await claimInbox(database.desk, seals().boxes, 100_000, 60);
    assert.deepEqual(items.map(({ message }) => message.text).sort(), written.map(({ handle }) => handle).sort());
    assert.deepEqual([...gates, ...desks].map(({ boxes }) => (boxes.side === 'desk' ? boxes.publicKeys : boxes.otherPublicKeys).length), [1, 1, 1, 1]);
  });

  for (let step = 1; step <= 3; step++) {
    it(`goes on where it was when it was ended at step ${step}, and everything can be read all the time`, async () => {
      await seedTip(database.desk, { body: 'before' });
      let said = 0;
      await assert.rejects(rotate({ say: () => { if (++said === step) throw new Error('ended'); } }), /ended/);
      readFrom();
      // As after a restart.
      await checkKey(database.desk, seals().boxes);
      await checkRing(database.desk, ring());
      assert.deepEqual((await allTips(database.admin)).map(({ body }) => body), ['before']);
      await seedTip(database.desk, { body: 'after' });
      if (step < 3) await rotate();
      assert.equal(ring().length, 1);
      assert.notDeepEqual(ring()[0], DESK_KEY);
      assert.equal(await leftBehind(), 0);
      readFrom();
      assert.deepEqual((await allTips(database.admin)).map(({ body }) => body).sort(), ['after', 'before']);
    });
  }

  it('is refused while another command is at it, which goes on undisturbed', async () => {
    await seedTip(database.desk, { body: 'before' });
    let second: Promise<void> | undefined;
    await rotate({ say: () => (second ??= assert.rejects(rotate(), /being changed already/)) });
    await second;
    assert.equal(ring().length, 1);
    assert.equal(await leftBehind(), 0);
    readFrom();
    assert.deepEqual((await allTips(database.admin)).map(({ body }) => body), ['before']);
  });

  it('takes the old key out of the file when it was ended just before, and does not go back to it', async () => {
    await rotate();
    const [fresh] = ring();
    replaceKeyFile(source.file, [fresh!, DESK_KEY]);
    await rotate();
    assert.deepEqual(ring(), [fresh]);
    replaceKeyFile(source.file, [DESK_KEY]);
    await assert.rejects(rotate(), /holds retired keys only/);
    await assert.rejects(checkRing(database.desk, ring()), /was retired by `npm run desk:rotate`/);
  });

  it('brings over what was sealed before a new key was put in front by hand', async () => {
    await seedTip(database.desk, { body: 'before' });
    const own = Buffer.alloc(32, 5);
    replaceKeyFile(source.file, [own, DESK_KEY]);
    await rotate();
    assert.deepEqual(ring(), [own]);
    assert.equal(await leftBehind(), 0);
  });

  it('refuses in the database what a gate or desk that was asleep would still seal with the old key', async () => {
    const boxes = gateBoxes();
    const tip = await seedTip(database.desk, { body: 'story' });
    await rotate();
    await assert.rejects(putInbox(database.gate, boxes, 'h1', { text: 'x', media: [] }), { code: 'SM003' });
    await assert.rejects(photo(boxes, 'x'), { code: 'SM003' });
    await assert.rejects(photo(seals().boxes, 'x'), { code: 'SM003' });
    await assert.rejects(seedTip(database.desk, { body: 'x' }), { code: 'SM003' });
    await assert.rejects(seedEvent(database.desk, tip, 'note', { text: 'x' }), { code: 'SM003' });
    await assert.rejects(database.desk`insert into desk.conversations (handle, state) values ('h1', ${sealConversation('h1', newConversation())})`, { code: 'SM003' });
    readFrom();
    await putInbox(database.gate, gateBoxes(), 'h1', { text: 'x', media: [] });
    await seedEvent(database.desk, tip, 'note', { text: 'x' });
    await database.desk`update desk.tips set state = state where id = ${tip.id}`;
  });

  it('waits for every gate and desk, and says which one did not take up the key', async () => {
    const boxes = gateBoxes();
    await database.gate`insert into exchange.key_holders (side, name, keys) values ('gate', 'gate elsewhere', ${boxes.otherPublicKeys.map(deskKeyId)}::text[])`;
    await assert.rejects(rotate({ patience: 500 }), /^Error: gate elsewhere did not take up the new key: bring the key file to that machine/);
    assert.deepEqual(ring()[0], DESK_KEY, 'the old key still seals');
    await putInbox(database.gate, boxes, 'h1', { text: 'x', media: [] });
    await database.gate`delete from exchange.key_holders`;
    await rotate();
    assert.equal(ring().length, 1);
    assert.equal(await leftBehind(), 0);
  });

  it('lets neither side speak for the other', async () => {
    await assert.rejects(database.desk`insert into exchange.key_holders (side, name, keys) values ('gate', 'x', '{}')`, { code: 'SM002' });
    await assert.rejects(database.gate`insert into exchange.key_holders (side, name, keys) values ('desk', 'x', '{}')`, { code: 'SM002' });
    await assert.rejects(database.gate`update exchange.desk_keys set state = 'retired'`, { code: '42501' });
  });

  it('waits for a row that somebody holds, and keeps the old key meanwhile', async () => {
    const tip = await seedTip(database.desk, { body: 'held' });
    let release = () => {};
    let isHeld = () => {};
    const holding = new Promise<void>((done) => (isHeld = done));
    const held = database.admin.begin(async (sql) => {
      await sql`select from desk.tips where id = ${tip.id} for update`;
      isHeld();
      await new Promise<void>((done) => (release = done));
    });
    await holding;
    let ended = false;
    const rotation = rotate().then(() => (ended = true));
    await eventually(() => ring().length === 2, 'the new key to be in the file');
    await pause(1500);
    assert.equal(ended, false);
    assert.equal(ring().length, 2, 'the old key is kept as long as something needs it');
    release();
    await Promise.all([held, rotation]);
    readFrom();
    assert.deepEqual((await allTips(database.admin)).map(({ body }) => body), ['held']);
  });

  it('leaves what nobody can open as it is, says how much that is, and ends all the same', async () => {
    const [one, two] = [await seedTip(database.desk, { body: 'one' }), await seedTip(database.desk, { body: 'two' })];
    await database.admin`update desk.tips set story = set_byte(story, 40, get_byte(story, 40) # 1) where id = ${one.id}`;
    const [before] = await database.admin`select story from desk.tips where id = ${one.id}`;
    const said: string[] = [];
    await rotate({ say: (sentence) => said.push(sentence) });
    assert.ok(said.includes('1 sealed values open with no key (somebody changed or moved them) and stay as they were.'), said.join('\n'));
    assert.deepEqual((await database.admin`select story from desk.tips where id = ${one.id}`)[0], before);
    assert.equal(ring().length, 1);
    readFrom();
    const [row] = await database.admin<{ story: Buffer }[]>`select story from desk.tips where id = ${two.id}`;
    assert.equal(seals().read<{ body: string }>('tip', two.receipt, row!.story).body, 'two');
  });

  it('says kindly what to do where the key stands in the environment', async () => {
    await assert.rejects(rotateDeskKeys(database.desk, { ...source, value: DESK_KEY.toString('base64') }, { gatePublicKeys: [GATE_PUBLIC_KEY], write: () => assert.fail('nothing is written') }), /stands in DESK_KEY, which no command can change/);
    assert.equal(readFileSync(source.file, 'utf8').trim(), DESK_KEY.toString('base64'));
  });

  it('does not start a desk that lacks a key in use', async () => {
    await assert.rejects(checkRing(database.desk, [Buffer.alloc(32, 9)]), /a key is missing with which the desk has sealed/);
    assert.equal((await database.admin`select from exchange.desk_keys where id = ${idsOf(Buffer.alloc(32, 9)).id}`).length, 0);
  });
});
