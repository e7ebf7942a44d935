// A clock that was years ahead for a while, and is put right: what was put off in that time does not wait for those years.
import assert from 'node:assert/strict';
import { claimReceived, releaseReceived } from '../../lib/gate/incoming/received';
import { parseIncoming } from '../../lib/gate/incoming/request';
import { claimDeliveries } from '../../lib/gate/outgoing/claim';
import { later } from '../../lib/gate/outgoing/outcome';
import { findPerson, openHandle } from '../../lib/gate/people/person';
import { tidyVault } from '../../lib/gate/tidy';
import { claimTraces, postponeTrace } from '../../lib/gate/traces/claim';
import { noteTwilioRecord } from '../../lib/gate/traces/note';
import { putOutbox } from '../../lib/exchange/outbox';
import { deskBoxes } from '../support/keys';
import { testGate, textForm, type TestGate } from './support';

const PHONE = '+919800000021';
const AHEAD = '1500 days';

describe('what was put off while the clock was ahead', () => {
  let opened: TestGate;
  beforeEach(async () => {
    opened = await testGate();
  });
  afterEach(() => opened.close());

  it('is taken up at once: messages of citizens, answers to them, and deletions at Twilio', async () => {
    const { gate, database } = opened;
    const { admin } = database;
    for (const text of ['given back', 'in hand']) {
      await gate.acceptor.accept(parseIncoming(textForm(`whatsapp:${text === 'in hand' ? '+919800000022' : PHONE}`, text)));
      const [item] = (await claimReceived(gate.sql, 1, 20)).items;
      if (text === 'given back') await releaseReceived(gate.sql, item!, 'in fixed words', 10);
    }
    await admin`update vault.received set lease_until = lease_until + ${AHEAD}::interval`;
    const { contact } = await findPerson(gate, { phone: PHONE });
    const handles = [];
    for (const state of ['later', 'in hand', 'taken in']) {
      const handle = await openHandle(gate.sql, gate.vault, contact);
      handles.push(handle);
      await putOutbox(database.desk, deskBoxes, handle, { language: 'en', text: state });
      if (state === 'taken in') continue;
      const [delivery] = await claimDeliveries(gate, 1);
      if (state === 'later') await later(gate, delivery!, 3600);
    }
    await admin`update vault.deliveries set due_at = due_at + ${AHEAD}::interval, lease_until = lease_until + ${AHEAD}::interval`;
    await admin`update vault.sending set until = until + ${AHEAD}::interval`;
    await admin`update exchange.outbox set not_before = not_before + ${AHEAD}::interval where state = 'waiting'`;
    await noteTwilioRecord(gate.sql, gate, { direction: 'incoming', messageSid: 'SM01' });
    await noteTwilioRecord(gate.sql, gate, { direction: 'incoming', messageSid: 'SM02' });
    const [trace] = await claimTraces(gate, 1);
    await postponeTrace(gate, trace!, 3600, 0);
    await claimTraces(gate, 1);
    await admin`update vault.twilio_records set next_try_at = next_try_at + ${AHEAD}::interval, lease_until = lease_until + ${AHEAD}::interval`;

    assert.equal((await claimReceived(gate.sql, 10, 20)).items.length, 0);
    assert.equal((await claimDeliveries(gate, 10)).length, 0);
    assert.equal((await claimTraces(gate, 10)).length, 0);
    await tidyVault(gate);
    assert.equal((await claimReceived(gate.sql, 10, 20)).items.length, 2);
    assert.deepEqual((await claimDeliveries(gate, 10)).map(({ handle }) => handle).sort(), handles.sort());
    assert.equal((await claimTraces(gate, 10)).length, 2);
  });

  it('stays put off where the clock is right: pauses, leases, and records that are followed', async () => {
    const { gate, database } = opened;
    await gate.acceptor.accept(parseIncoming(textForm(`whatsapp:${PHONE}`, 'in hand')));
    await claimReceived(gate.sql, 1, 20);
    const { contact } = await findPerson(gate, { phone: PHONE });
    await putOutbox(database.desk, deskBoxes, await openHandle(gate.sql, gate.vault, contact), { language: 'en', text: 'later' });
    const [delivery] = await claimDeliveries(gate, 1);
    await later(gate, delivery!, 3600);
    await noteTwilioRecord(gate.sql, gate, { direction: 'outgoing', messageSid: 'SM03', following: true });
    await noteTwilioRecord(gate.sql, { ...gate, keepAtTwilioSeconds: 200 * 3600 }, { direction: 'incoming', messageSid: 'SM04' });
    const put = () => database.admin`
      select lease_until as at from vault.received union all select due_at from vault.deliveries union all select lease_until from vault.deliveries union all select next_try_at from vault.twilio_records order by 1`;
    const before = [...await put()];
    await tidyVault({ ...gate, keepAtTwilioSeconds: 200 * 3600 });
    assert.deepEqual([...await put()], before);
  });
});
