// What the desk sees of its messages, and what it does not: two messages to one person look like two to two persons.
import assert from 'node:assert/strict';
import { putOutbox } from '../../../lib/exchange/outbox';
import { claimDeliveries } from '../../../lib/gate/outgoing/claim';
import { publishFates } from '../../../lib/gate/outgoing/fates';
import { accepted, failed } from '../../../lib/gate/outgoing/outcome';
import { lockContacts, saveContacts } from '../../../lib/gate/people/contact';
import { findPerson, openHandle } from '../../../lib/gate/people/person';
import { deskBoxes } from '../../support/keys';
import { testGate, type TestGate } from '../support';

describe('what the desk learns of its messages', () => {
  let opened: TestGate;
  let hers: string[];
  let his: string;
  const say = async (handle: string, text = 'x') => (await putOutbox(opened.database.desk, deskBoxes, handle, { language: 'en', text }))!;
  const seen = async () => (await opened.database.desk`select state, problem from exchange.outbox order by id`).map((row) => [row.state, row.problem].filter(Boolean).join(' '));
  /** Ten minutes and more after all that was said so far. */
  const tick = async () => {
    await opened.database.admin`update exchange.outbox set created_at = now() - interval '11 minutes'`;
    await publishFates(opened.gate.sql, 10);
  };
  const handleOf = async (phone: string, at?: Date) => openHandle(opened.gate.sql, opened.gate.vault, (await findPerson(opened.gate, { phone })).contact, at);

  beforeEach(async () => {
    opened = await testGate({ fateMinutes: 10 });
    hers = [await handleOf('+919800000971'), await handleOf('+919800000971')];
    his = await handleOf('+919800000972');
  });
  afterEach(() => opened.close());

  it('is that all are taken and sent at one moment, and none waits for another report of its person', async () => {
    for (const handle of [...hers, his]) await say(handle);
    const claimed = await claimDeliveries(opened.gate, 10);
    assert.deepEqual(claimed.map(({ handle }) => handle).sort(), [...hers, his].sort());
    assert.deepEqual(await seen(), ['taken', 'taken', 'taken']);
  });

  it('changes at a tick, for all at once, and tells nothing that lies with a person', async () => {
    for (const handle of [hers[0]!, his, 'nobody-has-this-handle']) await say(handle);
    const [first, second] = await claimDeliveries(opened.gate, 10);
    await accepted(opened.gate, first!, 'SM01', false);
    await failed(opened.gate, second!, 'refused');
    assert.deepEqual(await seen(), ['taken', 'taken', 'taken']);
    await tick();
    assert.deepEqual(await seen(), ['sent', 'sent', 'sent']);
  });

  it('follows ticks of less than a minute too', async () => {
    await say(his);
    const [delivery] = await claimDeliveries(opened.gate, 1);
    await accepted(opened.gate, delivery!, 'SM01', false);
    await publishFates(opened.gate.sql, 0.5);
    assert.deepEqual(await seen(), ['taken']);
    await opened.database.admin`update exchange.outbox set created_at = now() - interval '31 seconds'`;
    await publishFates(opened.gate.sql, 0.5);
    assert.deepEqual(await seen(), ['sent']);
  });

  it('is not that a pause of one report holds up another report of the person', async () => {
    await say(hers[0]!);
    const [delivery] = await claimDeliveries(opened.gate, 1);
    await opened.gate.sql`update vault.deliveries set state = 'due', due_at = now() + interval '1 hour' where id = ${delivery!.id}`;
    await opened.gate.sql`delete from vault.sending`;
    await say(hers[1]!);
    assert.deepEqual((await claimDeliveries(opened.gate, 10)).map(({ handle }) => handle), [hers[1]]);
  });

  it('is the same word where WhatsApp\'s 24 hours are open through another report and where they are over', async () => {
    const old = await handleOf('+919800000971', new Date(Date.now() - 30 * 3_600_000));
    const { contact } = await findPerson(opened.gate, { phone: '+919800000972' });
    await opened.gate.sql.begin(async (sql) => {
      const locked = await lockContacts(sql, opened.gate.vault, [contact]);
      locked[0]!.handles[0]!.lastMessageAt = new Date(Date.now() - 30 * 3_600_000);
      await saveContacts(sql, opened.gate.vault, locked);
    });
    await say(old);
    await say(his);
    const [open, over] = await claimDeliveries(opened.gate, 10);
    assert.deepEqual([open!.inWindow, over!.inWindow], [true, false]);
    await accepted(opened.gate, open!, 'SM01', false);
    await failed(opened.gate, over!, 'outside-window');
    await tick();
    assert.deepEqual(await seen(), ['sent', 'sent']);
  });
});
