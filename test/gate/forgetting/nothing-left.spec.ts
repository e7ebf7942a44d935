// After a "stop" nothing leads to the person: every value of every table of the vault is opened with the vault's own keys and looked through.
import assert from 'node:assert/strict';
import { anonymize } from '../../../lib/gate/anonymize';
import { handOver } from '../../../lib/gate/hand-over';
import { claimReceived } from '../../../lib/gate/incoming/received';
import { rotateKeys } from '../../../lib/gate/keys/rotate';
import { claimDeliveries, type Delivery } from '../../../lib/gate/outgoing/claim';
import { accepted, failed } from '../../../lib/gate/outgoing/outcome';
import { applyStatus } from '../../../lib/gate/outgoing/status';
import { DEFAULT_RULES } from '../../../lib/gate/people/choose-handle';
import { openHandleRow } from '../../../lib/gate/people/contact';
import { findPerson } from '../../../lib/gate/people/person';
import { tidyVault } from '../../../lib/gate/tidy';
import type { SealedAs } from '../../../lib/gate/vault';
import { parseIncoming } from '../../../lib/gate/incoming/request';
import type { BotMessage } from '../../../lib/exchange/messages';
import { putOutbox } from '../../../lib/exchange/outbox';
import { makeKeyFile, readKeyRing } from '../../../lib/sealing/key-ring';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deskBoxes } from '../../support/keys';
import { testGate, textForm, type TestGate } from '../support';

const PHONE = '+919800000051';
const SCOPED = 'IN.2000000000000051';
const NAME = 'Asha Devi';
const KINDS: readonly SealedAs[] = ['contact', 'address', 'handle', 'reply', 'request', 'message-id', 'content-id', 'twilio-record', 'sent', 'forgotten-count'];

describe('what a "stop" leaves in the vault', () => {
  const folder = mkdtempSync(join(tmpdir(), 'satark-forgotten-'));
  const source = { name: 'VAULT_KEY', file: join(folder, 'vault.key') };
  makeKeyFile(source.file);
  let opened: TestGate;
  let sids = 0;
  beforeEach(async () => {
    opened = await testGate({ vaultKeys: readKeyRing(source)! });
  });
  afterEach(() => opened.close());
  after(() => rmSync(folder, { recursive: true }));

  const writes = async (text: string, more: Record<string, string> = {}): Promise<string> => {
    const { gate } = opened;
    await gate.acceptor.accept(parseIncoming(textForm(`whatsapp:${PHONE}`, text, { ExternalUserId: SCOPED, ProfileName: NAME, ...more })));
    const [item] = (await claimReceived(gate.sql, 1, 60)).items;
    const anonymous = await anonymize(gate, item!, { ...DEFAULT_RULES, mask: '•' });
    await handOver(gate, item!, anonymous);
    return anonymous.handle;
  };
  const says = (handle: string, message: Partial<BotMessage>) => putOutbox(opened.database.desk, deskBoxes, handle, { language: 'en', text: 'words', ...message });
  const claims = async () => claimDeliveries(opened.gate, 20);
  const newSid = () => `SM${String(++sids).padStart(32, 'a')}`;
  const arrives = (delivery: Delivery, sid = newSid()) => accepted(opened.gate, delivery, sid, false);
  const sendsAll = async () => {
    for (const delivery of await claims()) await arrives(delivery);
  };

  /** Everything that the vault holds, sealed values opened: one text for each row. */
  const all = async () => {
    const { admin } = opened.database;
    const columns = await admin<{ table: string; column: string; type: string }[]>`
      select table_name as "table", column_name as "column", data_type as type from information_schema.columns where table_schema = 'vault'`;
    const texts: string[] = [];
    for (const { table, column, type } of columns) {
      for (const { value } of await admin.unsafe<{ value: unknown }[]>(`select ${type === 'bytea' ? column : `${column}::text`} as value from vault.${table} where ${column} is not null`)) {
        texts.push(`${table}.${column}: ${Buffer.isBuffer(value) ? shown(value) : String(value)}`);
      }
    }
    return texts;
  };
  const shown = (value: Buffer): string => {
    for (const as of KINDS) {
      try {
        return as === 'handle' ? opened.gate.vault.openBytes(as, value).toString('hex') : opened.gate.vault.open(as, value);
      } catch {
        // Sealed as something else, or a hash.
      }
    }
    return value.toString('hex');
  };
  const secretsOf = async (...handles: string[]) => [PHONE, PHONE.slice(3), SCOPED, NAME, (await findPerson(opened.gate, { phone: PHONE })).contact, ...handles];
  const assertNothingOf = async (secrets: string[]) => {
    // That there was a report stays, as the desk has it too, and leads to nobody: rows that went all at one time would show which were of one person.
    const left = (await all()).filter((text) => secrets.some((secret) => text.includes(secret)) && !text.startsWith('handles.handle:'));
    assert.deepEqual(left, []);
    const rows = await opened.database.admin<{ handle: string; sealed: Buffer }[]>`select handle, sealed from vault.handles`;
    for (const { handle, sealed } of rows) if (secrets.includes(handle)) assert.equal(openHandleRow(opened.gate.vault, sealed), null);
  };

  /** Two reports, one of them filed with an officer's question open, the other with a list that nobody has tapped yet. */
  const life = async () => {
    const filed = await writes('hi');
    await says(filed, { handle: 'filed', receipt: 'SMA-AA7-77Q' });
    await sendsAll();
    await says(filed, { expectsAnswer: true, text: 'At what time?' });
    const list = newSid();
    for (const delivery of await claims()) await arrives(delivery, list);
    const other = await writes('menu');
    await says(other, {});
    await sendsAll();
    return { filed, other, list };
  };

  it('is nothing, with two reports and an officer\'s question that stands open; writing again begins a new person', async () => {
    const { filed, other, list } = await life();
    const secrets = await secretsOf(filed, other);
    const before = await findPerson(opened.gate, { phone: PHONE });
    assert.ok((await all()).some((text) => text.startsWith('replies.') && text.includes(filed)), 'the search finds what is there');
    await says(filed, { handle: 'forget', text: 'Goodbye.' });
    await sendsAll();
    await assertNothingOf(secrets);
    const again = await writes('Old list, tapped', { ListId: 'of-the-forgotten-report', OriginalRepliedMessageSid: list });
    assert.ok(![filed, other].includes(again));
    const after = await findPerson(opened.gate, { phone: PHONE });
    assert.notEqual(after.contact, before.contact);
    assert.deepEqual(after.handles.map(({ handle }) => handle), [again]);
  });

  it('still knows a tapped list of a forgotten report for ours: its words are the desk\'s and lead it nowhere', async () => {
    const { filed, list } = await life();
    await says(filed, { handle: 'forget', text: 'Goodbye.' });
    await sendsAll();
    const { gate } = opened;
    for (const keysChange of [false, true]) {
      if (keysChange) {
        await rotateKeys(opened.database.gate, source);
        gate.vault.change(readKeyRing(source)!);
      }
      await gate.acceptor.accept(parseIncoming(textForm(`whatsapp:${PHONE}`, 'a sign of the desk', { ListId: 'sign', OriginalRepliedMessageSid: list })));
      const [item] = (await claimReceived(gate.sql, 1, 60)).items;
      const { message } = await anonymize(gate, item!, { ...DEFAULT_RULES, mask: '•' });
      assert.deepEqual(message, { text: '', media: [] });
      await gate.sql`update vault.received set state = 'handed-over'`;
    }
  });

  for (const callback of ['none', 'before the answer', 'after the answer'] as const) {
    it(`is nothing of a message to another report that was on its way at that moment (callback: ${callback})`, async () => {
      const { filed, other } = await life();
      const secrets = await secretsOf(filed, other);
      await says(other, { text: 'on its way' });
      const [onItsWay] = await claims();
      await says(filed, { handle: 'forget', text: 'Goodbye.' });
      await sendsAll();
      const sid = newSid();
      const form = { MessageSid: sid, MessageStatus: 'sent' };
      if (callback === 'before the answer') await applyStatus(opened.gate, form, opened.gate.vault.callbackToken(onItsWay!.id));
      await arrives(onItsWay!, sid);
      if (callback === 'after the answer') await applyStatus(opened.gate, form, opened.gate.vault.callbackToken(onItsWay!.id));
      await assertNothingOf(secrets);
      assert.equal((await opened.database.admin`select from vault.twilio_records where direction = 'outgoing'`).length, 5, 'it is deleted at Twilio all the same');
    });
  }

  it('is nothing of what waited to be sent, once it was looked at', async () => {
    const { filed, other } = await life();
    const secrets = await secretsOf(filed, other);
    await says(other, { text: 'first' });
    await says(other, { text: 'second' });
    const [first] = await claims();
    await says(filed, { handle: 'forget', text: 'Goodbye.' });
    await sendsAll();
    await failed(opened.gate, first!, 'unreachable');
    await claims();
    await tidyVault(opened.gate);
    await assertNothingOf(secrets);
  });

  it('is nothing while keys change, whichever of the two keys a row was written with', async () => {
    const { gate } = opened;
    const { filed, other } = await life();
    const old = readKeyRing(source)!;
    await rotateKeys(opened.database.gate, source);
    gate.vault.change([...readKeyRing(source)!, ...old]);
    await says(other, { text: 'with the new key' });
    await sendsAll();
    const secrets = await secretsOf(filed, other);
    await says(filed, { handle: 'forget', text: 'Goodbye.' });
    await sendsAll();
    await assertNothingOf(secrets);
  });

  for (const forgotten of ['after', 'before'] as const) {
    it(`is nothing of rows from a version that could not find them by their report, when the stop comes ${forgotten} they were looked at`, async () => {
      const { filed, other } = await life();
      const secrets = await secretsOf(filed, other);
      await opened.database.admin`update vault.replies set report = null`;
      await opened.database.admin`insert into vault.replies (message_key, sealed) values ('damaged', ${opened.gate.vault.seal('handle', Buffer.alloc(16))})`;
      if (forgotten === 'after') await tidyVault(opened.gate);
      await says(filed, { handle: 'forget', text: 'Goodbye.' });
      await sendsAll();
      await tidyVault(opened.gate);
      assert.equal((await opened.database.admin`select from vault.replies where report is null`).length, 0);
      await assertNothingOf(secrets);
    });
  }

  it('is nothing either where two persons turn out to be one while the farewell is on its way', async () => {
    const byNumber = await writes('hi', { ExternalUserId: '' });
    const byId = await writes('hi', { From: `whatsapp:${SCOPED}`, ExternalUserId: '' });
    await says(byId, { handle: 'forget', text: 'Goodbye.' });
    await says(byNumber, { expectsAnswer: true, text: 'At what time?' });
    const [farewell, question] = await claims();
    await findPerson(opened.gate, { phone: PHONE, businessScoped: SCOPED });
    const secrets = await secretsOf(byNumber, byId);
    await arrives(question!.handle === byNumber ? question! : farewell!);
    const waiting = await findPerson(opened.gate, { phone: PHONE });
    assert.ok(waiting.handles.find(({ handle }) => handle === byNumber)!.awaitingSince, 'the question is known to have been asked');
    await arrives(question!.handle === byNumber ? farewell! : question!);
    await assertNothingOf(secrets);
  });
});
