// Writes down what became of a message, for the vault and for the desk, and lets go of the contact.
import type { DeliveryProblem } from '../../exchange/messages';
import { CHANNELS } from '../../exchange/messages';
import type { Queryable } from '../../database/connect';
import type { Gate } from '../gate';
import type { Delivery } from './claim';
import { noteTwilioRecord } from '../traces/note';
import { forgetContact } from './forget';

/** What a status callback tells last. */
const ENDS: readonly string[] = ['delivered', 'read', 'failed'];

/**
 * Twilio took it (or had taken it before).
 * @param sid null where a status callback told it already, or nothing was left to be sent
 * @param more whether further parts follow
 * @returns Twilio's code where a callback has told meanwhile that it failed
 */
export async function accepted(gate: Gate, delivery: Delivery, sid: string | null, more: boolean, problem: DeliveryProblem | null = null): Promise<number | null> {
  return gate.sql.begin(async (sql) => {
    await release(sql, delivery, 0);
    const [row] = await sql<{ status: string; sealedSid: Buffer | null; failureCode: number | null }[]>`
      with done as (
        update vault.deliveries set state = 'accepted', message_key = coalesce(message_key, ${sid && gate.vault.key('message-id', sid)}), sealed_sid = coalesce(sealed_sid, ${sid && gate.vault.seal('message-id', sid)}), problem = ${problem}
        where id = ${delivery.id} and state = 'sending' returning *
      ), following as (
        insert into vault.deliveries (outbox_id, part, contact_id, handle, as_text, without_media)
        select outbox_id, part + 1, contact_id, handle, ${delivery.asText}, ${delivery.withoutMedia} from done where ${more}
        on conflict (outbox_id, part) do nothing
      ), told as (
        -- A callback may have told more before Twilio's answer was written down.
        update exchange.outbox o set state = case when done.status in ('delivered', 'read') then done.status else 'sent' end, problem = ${problem}
        from done where o.id = ${delivery.outbox} and o.state = 'taken' and not ${more}
      )
      select status, sealed_sid as "sealedSid", failure_code as "failureCode" from done`;
    // Also where the sender was forgotten meanwhile: Twilio holds the message all the same.
    const messageSid = sid ?? (row?.sealedSid && gate.vault.open('message-id', row.sealedSid));
    if (messageSid) await noteTwilioRecord(sql, gate, { direction: 'outgoing', messageSid, following: !row || !ENDS.includes(row.status) });
    if (!more && delivery.message.handle === 'forget') await forgetContact(sql, delivery.contact, delivery.outbox);
    return row?.status === 'failed' ? row.failureCode : null;
  });
}

/** It is to be sent again after some seconds. `lost`: it may have arrived, and is looked up first. */
export async function later(gate: Gate, delivery: Delivery, seconds: number, change: { lost?: boolean; asText?: boolean; withoutMedia?: boolean } = {}): Promise<void> {
  await gate.sql.begin(async (sql) => {
    await sql`
      update vault.deliveries set state = ${change.lost ? 'sending' : 'due'}, as_text = as_text or ${change.asText ?? false}, without_media = without_media or ${change.withoutMedia ?? false}
      where id = ${delivery.id} and state = 'sending'`;
    await release(sql, delivery, seconds);
  });
}

/** It will not be sent. */
export async function failed(gate: Gate, delivery: Delivery, problem: DeliveryProblem, optedOut = false): Promise<void> {
  await gate.sql.begin(async (sql) => {
    await sql`update vault.deliveries set state = 'failed', problem = ${problem} where outbox_id = ${delivery.outbox} and state in ('due', 'sending')`;
    await sql`update exchange.outbox set state = 'failed', problem = ${problem} where id = ${delivery.outbox} and state in ('taken', 'sent')`;
    if (optedOut) await sql`update vault.contacts set opted_out_at = now() where id = ${delivery.contact}`;
    await release(sql, delivery, 0);
    if (delivery.message.handle === 'forget') await forgetContact(sql, delivery.contact, delivery.outbox);
  });
}

async function release(sql: Queryable, delivery: Pick<Delivery, 'contact' | 'lease'>, seconds: number): Promise<void> {
  await sql`
    update vault.contacts set sending = null, sending_until = null, next_send_at = ${seconds > 0 ? sql`now() + make_interval(secs => ${seconds})` : null}
    where id = ${delivery.contact} and sending = ${delivery.lease}`;
}

/** A message that Twilio had taken has failed, and is to be sent again. */
export async function reopen(gate: Gate, delivery: number, seconds: number, change: { asText?: boolean; withoutMedia?: boolean }): Promise<void> {
  await gate.sql`
    with again as (
      update vault.deliveries set state = 'due', status = 'none', failed_key = message_key, message_key = null, sealed_sid = null, failure_code = null,
        as_text = as_text or ${change.asText ?? false}, without_media = without_media or ${change.withoutMedia ?? false}
      where id = ${delivery} and state = 'accepted' returning outbox_id, contact_id
    ), waits as (
      update vault.contacts c set next_send_at = greatest(c.next_send_at, now() + make_interval(secs => ${seconds})) from again where c.id = again.contact_id
    ), told as (
      update exchange.outbox o set state = 'taken', problem = null from again where o.id = again.outbox_id and o.state in ('taken', 'sent', 'failed')
    )
    select pg_notify(${CHANNELS.outbox}, '') from again`;
}

/** A message that Twilio had taken has failed for good. */
export async function failedLater(gate: Gate, delivery: number, problem: DeliveryProblem, optedOut = false): Promise<void> {
  await gate.sql`
    with done as (
      update vault.deliveries set problem = ${problem} where id = ${delivery} returning outbox_id, contact_id
    ), away as (
      update vault.contacts c set opted_out_at = now() from done where c.id = done.contact_id and ${optedOut}
    )
    update exchange.outbox o set state = 'failed', problem = ${problem} from done where o.id = done.outbox_id and o.state in ('taken', 'sent')`;
}
