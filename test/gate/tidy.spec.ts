// What the vault and the messages to citizens keep is deleted once it is needed no longer, and not before.
import assert from 'node:assert/strict';
import { putMedia } from '../../lib/exchange/media';
import { putOutbox } from '../../lib/exchange/outbox';
import { anonymize } from '../../lib/gate/anonymize';
import { handOver } from '../../lib/gate/hand-over';
import { claimReceived } from '../../lib/gate/incoming/received';
import { parseIncoming } from '../../lib/gate/incoming/request';
import { claimDeliveries } from '../../lib/gate/outgoing/claim';
import { mediaAddress } from '../../lib/gate/outgoing/media-address';
import { accepted } from '../../lib/gate/outgoing/outcome';
import { DEFAULT_RULES } from '../../lib/gate/people/choose-handle';
import { tidyVault } from '../../lib/gate/tidy';
import { deskBoxes } from '../support/keys';
import { testGate, textForm, type TestGate } from './support';

describe('tidying the vault', () => {
  let opened: TestGate;
  beforeEach(async () => {
    opened = await testGate();
    const { gate, database } = opened;
    // A message that was handed over, the answer to it that went out, and one with a picture that is on its way.
    await gate.acceptor.accept(parseIncoming(textForm('whatsapp:+919800000071', 'hi')));
    const [item] = (await claimReceived(gate.sql, 1, 60)).items;
    const anonymous = await anonymize(gate, item!, { ...DEFAULT_RULES, mask: '•' });
    await handOver(gate, item!, anonymous);
    await putOutbox(database.desk, deskBoxes, anonymous.handle, { language: 'en', text: 'Choose your language' });
    const [delivery] = await claimDeliveries(gate, 1);
    await accepted(gate, delivery!, `SM${'7'.repeat(32)}`, false);
    const picture = await putMedia(database.desk, deskBoxes, { kind: 'photo', contentType: 'image/jpeg' }, Buffer.from('a picture'));
    await putOutbox(database.desk, deskBoxes, anonymous.handle, { language: 'en', text: 'Done', media: picture });
    await claimDeliveries(gate, 1);
    await mediaAddress(gate, picture.id);
  });
  afterEach(() => opened.close());

  /** How many rows there are of each, and how many messages to citizens have their content. */
  async function kept() {
    const [row] = await opened.database.admin`
      select (select count(*)::int from vault.received where state = 'handed-over') as received, (select count(*)::int from vault.replies) as replies, (select count(*)::int from vault.deliveries) as deliveries, (select count(*)::int from vault.sent) as sent,
        (select count(*)::int from vault.sending) as sending, (select count(*)::int from vault.media_tokens) as addresses, (select count(*)::int from exchange.outbox where message <> '') as messages`;
    return { ...row };
  }
  const ALL = { received: 1, replies: 1, deliveries: 1, sent: 1, sending: 1, addresses: 1, messages: 2 };

  it('leaves all that is of today', async () => {
    await tidyVault(opened.gate);
    assert.deepEqual(await kept(), ALL);
  });

  // Each just before and just after its time.
  const limits: Record<string, { of: keyof typeof ALL; left: number; make(long: boolean): string }> = {
    'that a webhook came, when Twilio repeats it no more': { of: 'received', left: 0, make: (long) => `update vault.received set finished_on = current_date - ${long ? 3 : 2}` },
    'which report a message of ours was about, after 90 days': { of: 'replies', left: 0, make: (long) => `update vault.replies set day = current_date - ${long ? 91 : 90}` },
    'that a message went out, after three days without a word of its fate': { of: 'sent', left: 0, make: (long) => `update vault.sent set day = current_date - ${long ? 4 : 3}` },
    'what was said to a citizen, 36 hours after it was sent': { of: 'messages', left: 1, make: (long) => `update exchange.outbox set created_at = date_trunc('hour', now()) - interval '${long ? 37 : 35} hours'` },
    'who was being written to when a gate died': { of: 'sending', left: 0, make: (long) => `update vault.sending set until = now() - interval '${long ? 61 : 59} minutes'` },
    'the address of a picture that has run out': { of: 'addresses', left: 0, make: (long) => `update vault.media_tokens set expires_at = now() ${long ? '-' : '+'} interval '1 minute'` },
  };
  for (const [what, { of, left, make }] of Object.entries(limits)) {
    it(`deletes ${what}, and not before`, async () => {
      await opened.database.admin.unsafe(make(false));
      await tidyVault(opened.gate);
      assert.deepEqual(await kept(), ALL);
      await opened.database.admin.unsafe(make(true));
      await tidyVault(opened.gate);
      assert.deepEqual(await kept(), { ...ALL, [of]: left });
    });
  }
});
