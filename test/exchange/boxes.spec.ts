// Whoever has the tables of the exchange reads nothing there, and can change or swap nothing unnoticed.
import assert from 'node:assert/strict';
import { createBoxes } from '../../lib/exchange/boxes';
import { checkKey, OtherKey } from '../../lib/exchange/check-key';
import { claimInbox, finishInbox, putInbox } from '../../lib/exchange/inbox';
import { getMedia, putMedia } from '../../lib/exchange/media';
import { sealOlderOutbox } from '../../lib/exchange/older';
import { putOutbox } from '../../lib/exchange/outbox';
import { sealOlderOfDesk } from '../../lib/desk/seal-older';
import { seals } from '../../lib/desk/seals';
import { freshDatabase, type TestDatabase } from '../support/database';
import { inboxOf, outboxOf } from '../support/exchange';
import { deskBoxes, DESK_PUBLIC_KEY, gateBoxes, GATE_KEY } from '../support/keys';

describe('the exchange, sealed', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await freshDatabase();
  });
  afterEach(() => database.close());

  it('lets neither side open what it handed over itself', async () => {
    await putInbox(database.gate, gateBoxes, 'h1', { text: 'from the citizen', media: [] });
    await putOutbox(database.desk, deskBoxes, 'h1', { language: 'en', text: 'to the citizen' });
    const [[said], [told]] = await Promise.all([database.admin<{ message: Buffer }[]>`select message from exchange.inbox`, database.admin<{ message: Buffer }[]>`select message from exchange.outbox`]);
    assert.throws(() => gateBoxes.openMessage('h1', said!.message));
    assert.throws(() => deskBoxes.openMessage('h1', told!.message));
    assert.equal((await inboxOf(database.admin))[0]!.message.text, 'from the citizen');
    assert.equal((await outboxOf(database.admin))[0]!.message.text, 'to the citizen');
  });

  it('sets a message aside that was changed or put under another handle, and goes on with the others', async () => {
    for (const handle of ['h1', 'h2', 'h3']) await putInbox(database.gate, gateBoxes, handle, { text: handle, media: [] });
    await database.admin`update exchange.inbox i set message = o.message from exchange.inbox o where i.handle = 'h1' and o.handle = 'h2'`;
    await database.admin`update exchange.inbox set message = set_byte(message, 200, get_byte(message, 200) # 1) where handle = 'h3'`;
    assert.deepEqual((await claimInbox(database.desk, deskBoxes, 10, 30)).map(({ message }) => message.text), ['h2']);
    const aside = await database.admin`select handle, state, problem from exchange.inbox where handle <> 'h2' order by handle`;
    assert.deepEqual(aside.map(({ handle, state }) => [handle, state]), [['h1', 'aside'], ['h3', 'aside']]);
  });

  it('keeps nothing of a message that is done, and of one whose fate is known', async () => {
    await putInbox(database.gate, gateBoxes, 'h1', { text: 'x', media: [] });
    const [item] = await claimInbox(database.desk, deskBoxes, 1, 30);
    await finishInbox(database.desk, item!);
    await putOutbox(database.desk, deskBoxes, 'h1', { language: 'en', text: 'y' });
    await database.gate`update exchange.outbox set state = 'failed', problem = 'unreachable'`;
    const [left] = await database.admin`select (select length(message) from exchange.inbox) as inbox, (select length(message) from exchange.outbox) as outbox`;
    assert.deepEqual({ ...left }, { inbox: 0, outbox: 0 });
  });

  it('opens a citizen\'s media at the desk alone, an officer\'s at both, and neither in another row', async () => {
    const citizens = await putMedia(database.gate, gateBoxes, { kind: 'photo', contentType: 'image/jpeg' }, Buffer.from('of a citizen'));
    const officers = await putMedia(database.desk, deskBoxes, { kind: 'photo', contentType: 'image/jpeg' }, Buffer.from('of an officer'));
    assert.equal((await getMedia(database.desk, deskBoxes, citizens.id))!.bytes.toString(), 'of a citizen');
    await assert.rejects(getMedia(database.gate, gateBoxes, citizens.id));
    for (const [sql, boxes] of [[database.desk, deskBoxes], [database.gate, gateBoxes]] as const) assert.equal((await getMedia(sql, boxes, officers.id))!.bytes.toString(), 'of an officer');
    await database.admin`update exchange.media m set bytes = o.bytes from exchange.media o where m.id = ${officers.id} and o.id = ${citizens.id}`;
    await assert.rejects(getMedia(database.desk, deskBoxes, officers.id));
  });

  it('starts with the key that the database knows, also as an older one of a ring, and with no other', async () => {
    await checkKey(database.gate, gateBoxes);
    await checkKey(database.desk, deskBoxes);
    await checkKey(database.gate, gateBoxes);
    const other = createBoxes('gate', [Buffer.alloc(32, 9)], [DESK_PUBLIC_KEY]);
    await assert.rejects(checkKey(database.gate, other), (error: Error) => error instanceof OtherKey && /gate\.key.*Nothing was changed/.test(error.message));
    await assert.rejects(checkKey(database.gate, createBoxes('gate', [GATE_KEY], [Buffer.alloc(32, 8)])), /desk\.key/);
    await checkKey(database.gate, gateBoxes);
    const rotated = createBoxes('gate', [Buffer.alloc(32, 9), GATE_KEY], [DESK_PUBLIC_KEY]);
    await checkKey(database.gate, rotated);
    await assert.rejects(checkKey(database.gate, gateBoxes), OtherKey);
  });

  it('seals what stood open before, once, for its reader', async () => {
    await database.admin`insert into exchange.inbox (handle, message) select 'h' || n, '\\x00'::bytea || convert_to('{"text":"older ' || n || '","media":[]}', 'UTF8') from generate_series(1, 2500) n`;
    await database.admin`insert into exchange.outbox (handle, message) values ('h1', '\\x00'::bytea || convert_to('{"language":"hi","text":"पुराना"}', 'UTF8'))`;
    const [media] = await database.admin<{ id: string }[]>`insert into exchange.media (id, kind, content_type, size, bytes) values (gen_random_uuid(), 'photo', 'image/jpeg', 3, '\\x00616263') returning id`;
    await database.admin`insert into exchange.to_seal values ('exchange.inbox'), ('exchange.outbox'), ('exchange.media')`;
    await Promise.all([sealOlderOfDesk(database.desk, seals()), sealOlderOfDesk(database.desk, seals()), sealOlderOutbox(database.gate, gateBoxes)]);
    const inbox = await inboxOf(database.admin);
    assert.equal(inbox.length, 2500);
    assert.equal(inbox[7]!.message.text, 'older 8');
    assert.equal((await outboxOf(database.admin))[0]!.message.text, 'पुराना');
    assert.equal((await getMedia(database.desk, deskBoxes, media!.id))!.bytes.toString(), 'abc');
    await assert.rejects(getMedia(database.gate, gateBoxes, media!.id));
    assert.equal((await database.admin`select from exchange.to_seal where sealed_at is null`).length, 0);
  });
});
