// Police IT as an attacker who only watches: what the database shows role desk of the gate at work, and what the gate can be made to wait for.
// None of it may tell when a message really goes out, or which reports wait for each other: those would be one person's.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { putMedia } from '../../lib/exchange/media';
import type { BotMessage, Media } from '../../lib/exchange/messages';
import { putOutbox } from '../../lib/exchange/outbox';
import { anonymize } from '../../lib/gate/anonymize';
import { handOver } from '../../lib/gate/hand-over';
import { claimReceived } from '../../lib/gate/incoming/received';
import { parseIncoming } from '../../lib/gate/incoming/request';
import { claimDeliveries } from '../../lib/gate/outgoing/claim';
import { mediaAddress } from '../../lib/gate/outgoing/media-address';
import { accepted } from '../../lib/gate/outgoing/outcome';
import { applyStatus } from '../../lib/gate/outgoing/status';
import { DEFAULT_RULES } from '../../lib/gate/people/choose-handle';
import { deskBoxes } from '../support/keys';
import { testGate, textForm, type TestGate } from './support';

const HERS = 'whatsapp:+919800000051';
const HIS = 'whatsapp:+919800000052';
/** Tables of keys, which a gate comes to at each hand-over (seen anyway, in the inbox) or by the clock: whoever waits there waits for nobody in particular. */
const ABOUT_KEYS = ['desk_keys', 'key_holders'];

describe('an attacker at the desk who watches the gate', () => {
  let opened: TestGate;
  beforeEach(async () => {
    opened = await testGate({ fateMinutes: 10 });
  });
  afterEach(() => opened.close());

  async function write(from: string, text: string): Promise<string> {
    await opened.gate.acceptor.accept(parseIncoming(textForm(from, text)));
    const { items } = await claimReceived(opened.gate.sql, 10, 20);
    for (const item of items) await handOver(opened.gate, item, await anonymize(opened.gate, item, { ...DEFAULT_RULES, mask: '•••' }));
    const [row] = await opened.database.desk<{ handle: string }[]>`select handle from exchange.inbox order by id desc limit 1`;
    return row!.handle;
  }
  const say = async (handle: string, message: Partial<BotMessage>) => (await putOutbox(opened.database.desk, deskBoxes, handle, { language: 'en', text: 'x', ...message }))!;
  /** Two reports of one person, and one of another. */
  async function threeReports(): Promise<[string, string, string]> {
    const first = await write(HERS, 'hi');
    await say(first, { handle: 'filed' });
    await claimDeliveries(opened.gate, 0);
    await opened.database.admin`update vault.deliveries set state = 'accepted'`;
    return [first, await write(HERS, 'hi'), await write(HIS, 'hi')];
  }

  it('sees no sign at media of the moment in which they are sent, and holds up no sending by holding them', async () => {
    const { desk } = opened.database;
    const photo: Media = await putMedia(desk, deskBoxes, { kind: 'photo', contentType: 'image/jpeg' }, Buffer.from('picture'));
    const lockedBy = async () => (await desk<{ xmax: string }[]>`select xmax::text from exchange.media where id = ${photo.id}`)[0]!.xmax;
    const before = await lockedBy();
    await mediaAddress(opened.gate, photo.id);
    assert.equal(await lockedBy(), before);
    await desk.begin(async (holding) => {
      await holding`select from exchange.media where id = ${photo.id} for update`;
      const sent = mediaAddress(opened.gate, photo.id).then(() => 'sent');
      const late = new Promise<string>((done) => setTimeout(() => done('waits for the desk'), 15_000).unref());
      assert.equal(await Promise.race([sent, late]), 'sent');
    });
  });

  it('can take no table of the exchange for itself: the gate would wait for it, and the desk see when it comes', async () => {
    const { admin, desk } = opened.database;
    const tables = await admin<{ name: string }[]>`select relname as name from pg_class where relnamespace = 'exchange'::regnamespace and relkind in ('r', 'p') and relname <> all (${ABOUT_KEYS})`;
    assert.ok(tables.length >= 6);
    const taken: string[] = [];
    for (const { name } of tables) {
      // In all modes that hold up a reader or a writer.
      for (const mode of ['share', 'share row exclusive', 'exclusive', 'access exclusive']) {
        const outcome = await desk.begin((sql) => sql.unsafe(`lock table exchange.${name} in ${mode} mode`)).then(() => 'taken', ({ code }: { code: string }) => code);
        if (outcome !== '42501') taken.push(`${name} ${mode} ${outcome}`);
      }
    }
    assert.deepEqual(taken, []);
  });

  it('hears nothing when a message that Twilio had taken is sent again', async () => {
    const { desk } = opened.database;
    const handle = await write(HERS, 'hi');
    await say(handle, { text: 'Which?', choices: { style: 'buttons', items: [{ id: 'a', title: 'A' }] } });
    const [delivery] = await claimDeliveries(opened.gate, 1);
    await accepted(opened.gate, delivery!, 'SM42', false);
    let heard = 0;
    const { unlisten } = await desk.listen('satark_outbox', () => heard++);
    // Too many messages to one phone in a short time.
    await applyStatus(opened.gate, { MessageSid: 'SM42', MessageStatus: 'failed', ErrorCode: '63018' }, null);
    await desk.notify('satark_outbox', '');
    await new Promise((done) => setTimeout(done, 300));
    await unlisten();
    assert.equal(heard, 1, 'its own');
    assert.equal((await opened.database.admin`select from vault.deliveries where state = 'due'`).length, 1, 'the control: it is sent again');
  });

  it('finds no position in the server\'s journal', async () => {
    for (const call of ["pg_logical_emit_message(false, '', '')", 'pg_control_checkpoint()', 'pg_control_recovery()']) await assert.rejects(opened.database.desk.unsafe(`select ${call}`), { code: '42501' }, call);
  });

  it('counts as many transactions of the gate for a report whose sender is just being written to as for any other', async () => {
    const [hers, hersToo, his] = await threeReports();
    await say(hers, { text: 'long' });
    const [inHand] = await claimDeliveries(opened.gate, 1);
    assert.equal(inHand!.handle, hers);
    const used: number[] = [];
    for (const handle of [hersToo, his]) {
      const next = async () => Number((await opened.database.admin<{ id: string }[]>`select pg_snapshot_xmax(pg_current_snapshot())::text as id`)[0]!.id);
      await say(handle, { text: 'short' });
      const before = await next();
      for (const delivery of await claimDeliveries(opened.gate, 5)) await accepted(opened.gate, delivery, `SM${randomUUID()}`, false);
      used.push((await next()) - before);
    }
    assert.equal(used[0], used[1]);
  });

  const malformed: Record<string, unknown> = {
    'no object': 5, 'a list': [], 'no text': { language: 'en' }, 'a text that is none': { language: 'en', text: { length: 3 } }, 'a language that is none': { language: 'xx', text: 'x' },
    'a language of every object': { language: 'constructor', text: 'x' },
    'choices that are none': { language: 'en', text: 'x', choices: 5 }, 'choices without rows': { language: 'en', text: 'x', choices: { style: 'list' } }, 'a row that is none': { language: 'en', text: 'x', choices: { style: 'list', items: [null] } },
    'a title that is none': { language: 'en', text: 'x', choices: { style: 'list', items: [{ id: 'a', title: 5 }] } }, 
    'media that are none': { language: 'en', text: 'x', media: 'x' }, 'media of no id': { language: 'en', text: 'x', media: { id: 'x', kind: 'photo', contentType: 'image/jpeg', size: 1 } },
    'media of no kind': { language: 'en', text: 'x', media: { id: randomUUID(), kind: 'program', contentType: 'image/jpeg', size: 1 } },
    'an end that is none': { language: 'en', text: 'x', handle: 'forget all' },
  };
  for (const [what, message] of Object.entries(malformed)) {
    it(`holds up nobody by a message with ${what}: it is not sent, and what follows is`, async () => {
      const [hers, hersToo] = await threeReports();
      await opened.database.desk`insert into exchange.outbox (handle, message) values (${hers}, ${deskBoxes.sealMessage(hers, message as BotMessage)})`;
      await say(hers, { text: 'after it' });
      await say(hersToo, { text: 'beside it' });
      const sent: string[] = [];
      for (let round = 0; round < 6; round++) {
        for (const delivery of await claimDeliveries(opened.gate, 10)) {
          sent.push(delivery.message.text);
          await accepted(opened.gate, delivery, `SM${randomUUID()}`, false);
        }
      }
      assert.deepEqual(sent.sort(), ['after it', 'beside it']);
    });
  }
});
