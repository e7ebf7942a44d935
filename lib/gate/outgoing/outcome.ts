// Writes down what became of a message, and lets go of the report.
import type { DeliveryProblem } from '../../exchange/messages';
import type { Queryable } from '../../database/connect';
import type { Gate } from '../gate';
import { lockContactsOf, openHandleRow, saveContacts, sendingRow } from '../people/contact';
import { forgetWhoAsked } from '../people/forget';
import { emptyReplies, reportKey, sealReply } from '../people/replies';
import { noteTwilioRecord } from '../traces/note';
import type { Delivery } from './claim';
import { dropFate, noteFates } from './fates';
import { asksSomething } from './said';
import { dropSentOf, sentRow, takeSent } from './sent';

/** What a status callback tells last. */
const ENDS: readonly string[] = ['delivered', 'read', 'failed'];

/**
 * Twilio took it (or had taken it before).
 * @param sid null where nothing was left to be sent
 * @param more whether further parts follow
 * @returns Twilio's code where a callback has told meanwhile that it failed
 */
export async function accepted(gate: Gate, delivery: Delivery, sid: string | null, more: boolean, problem: DeliveryProblem | null = null): Promise<number | null> {
  const key = sid === null ? null : gate.vault.key('message-id', sid);
  const { outbox, part, handle, asText, withoutMedia, attempts } = delivery;
  const sent = sid === null ? null : sentRow(gate.vault, { messageSid: sid, handle, outbox, part, asText, withoutMedia, attempts });
  const reply = sid === null ? null : sealReply(gate.vault, { handle: delivery.handle, outbox: delivery.outbox, messageSid: sid });
  const asks = sid !== null && !more && delivery.inWindow && asksSomething(delivery.message);
  const forgets = !more && delivery.message.handle === 'forget';
  return gate.sql.begin(async (sql) => {
    // The person before the report's row: so does whoever forgets.
    if (asks || forgets) await lockContactsOf(sql, gate.vault, [delivery.handle]);
    const [[row]] = await Promise.all([
      sql<{ status: string; failureCode: number | null; handleRow: Buffer | null }[]>`
        with known as (
          -- Waits for whoever is just forgetting the report's sender.
          select handle, sealed from vault.handles where handle = ${delivery.handle} for share
        ), done as (
          delete from vault.deliveries where id = ${delivery.id} and state = 'sending' returning *
        ), settling as (
          insert into vault.sent (message_key, report, sealed) select ${key}, ${sent && sent.report}, ${sent && sent.sealed} from done join known using (handle)
          where ${key !== null} and done.status not in ('delivered', 'read') on conflict (message_key) do nothing
        ), following as (
          insert into vault.deliveries (outbox_id, part, handle, as_text, without_media)
          select outbox_id, part + 1, handle, ${delivery.asText}, ${delivery.withoutMedia} from done join known using (handle) where ${more}
          on conflict (outbox_id, part) do nothing
        ), quotable as (
          insert into vault.replies (message_key, report, sealed) select ${key}, ${reportKey(gate.vault, delivery.handle)}, ${reply} from done join known using (handle) where ${key !== null} on conflict (message_key) do nothing
        )
        select status, failure_code as "failureCode", (select sealed from known) as "handleRow" from done`,
      release(sql, delivery),
    ]);
    const known = !!row?.handleRow && openHandleRow(gate.vault, row.handleRow) !== null;
    // Also where the sender was forgotten meanwhile: Twilio holds the message all the same.
    if (sid !== null) await noteTwilioRecord(sql, gate, { direction: 'outgoing', messageSid: sid, following: !row || !ENDS.includes(row.status) });
    if (row && (!more || !known)) await noteFates(sql, gate, [delivery.outbox], { state: 'sent', problem });
    if (row && asks) await awaitAnswer(sql, gate, delivery);
    if (row && forgets) await forgetWhoAsked(sql, gate.vault, delivery.handle, delivery.createdAt);
    // Its sender was forgotten while it was on its way: nothing of it stays.
    if (row && !known) await dropAllOf(sql, gate, delivery);
    return known && row?.status === 'failed' ? row.failureCode : null;
  });
}

async function dropAllOf(sql: Queryable, gate: Gate, { handle, outbox }: Delivery): Promise<void> {
  await sql`delete from vault.deliveries where outbox_id = ${outbox}`;
  await dropSentOf(sql, gate.vault, [handle]);
  await emptyReplies(sql, gate.vault, [handle]);
}

/**
 * The next message answers the question: only now that the citizen gets to see it, and while they talk in this report. The desk's word
 * alone would lead whatever they write next into an older report of theirs, and tell the desk that they wrote both.
 */
async function awaitAnswer(sql: Queryable, gate: Gate, { handle }: Delivery): Promise<void> {
  const contact = (await lockContactsOf(sql, gate.vault, [handle])).get(handle);
  if (!contact) return;
  contact.handles.find((one) => one.handle === handle)!.awaitingSince = new Date();
  await saveContacts(sql, gate.vault, [contact]);
}

/** It is to be sent again after some seconds. `lost`: it may have arrived, and is looked up first. */
export async function later(gate: Gate, delivery: Delivery, seconds: number, change: { lost?: boolean; asText?: boolean; withoutMedia?: boolean } = {}): Promise<void> {
  await gate.sql.begin(async (sql) => {
    await Promise.all([
      // Where its answer was lost it counts as being sent by somebody who is gone, until the time has come.
      sql`
        update vault.deliveries set state = ${change.lost ? 'sending' : 'due'}, due_at = now() + make_interval(secs => ${seconds}), lease_until = now() + make_interval(secs => ${seconds}), holder = null,
          as_text = as_text or ${change.asText ?? false}, without_media = without_media or ${change.withoutMedia ?? false}
        where id = ${delivery.id} and state = 'sending'`,
      release(sql, delivery),
    ]);
  });
}

/** It will not be sent. */
export async function failed(gate: Gate, delivery: Delivery, problem: DeliveryProblem): Promise<void> {
  await gate.sql.begin(async (sql) => {
    await Promise.all([sql`delete from vault.deliveries where outbox_id = ${delivery.outbox}`, release(sql, delivery)]);
    await noteFates(sql, gate, [delivery.outbox], { state: 'failed', problem });
    if (delivery.message.handle === 'forget') await forgetWhoAsked(sql, gate.vault, delivery.handle, delivery.createdAt);
  });
}

/**
 * Lets go of the report, after the delivery's row: renewing leases (claim.ts) takes both in this order too. Not an async function, whose
 * statement would go out before those that stand in front of it in Promise.all.
 */
const release = (sql: Queryable, delivery: Pick<Delivery, 'contact' | 'handle' | 'lease'>) => sql`delete from vault.sending where id = ${sendingRow(delivery)} and lease = ${delivery.lease}`;

/** A message that Twilio had taken has failed, and is to be sent again. */
export async function reopen(gate: Gate, messageSid: string, seconds: number, change: { asText?: boolean; withoutMedia?: boolean }): Promise<void> {
  await gate.sql.begin(async (sql) => {
    const sent = await takeSent(sql, gate.vault, messageSid);
    if (!sent) return;
    await sql`
      insert into vault.deliveries (outbox_id, part, handle, attempts, failed_key, due_at, as_text, without_media)
      values (${sent.outbox}, ${sent.part}, ${sent.handle}, ${sent.attempts}, ${gate.vault.key('message-id', messageSid)}, now() + make_interval(secs => ${seconds}),
        ${sent.asText || (change.asText ?? false)}, ${sent.withoutMedia || (change.withoutMedia ?? false)})
      on conflict (outbox_id, part) do nothing`;
    // No NOTIFY: the desk would hear it. The sender looks every second.
    await dropFate(sql, sent.outbox);
  });
}

/** A message that Twilio had taken has failed for good. */
export async function failedLater(gate: Gate, messageSid: string, problem: DeliveryProblem): Promise<void> {
  await gate.sql.begin(async (sql) => {
    const sent = await takeSent(sql, gate.vault, messageSid);
    if (sent) await noteFates(sql, gate, [sent.outbox], { state: 'failed', problem });
  });
}
