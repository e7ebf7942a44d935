// Status callbacks: late, repeated and out of order, so that a status only ever moves forward.
import type { Gate } from '../gate';
import type { Form } from '../incoming/request';
import { settleTwilioRecord } from '../traces/note';
import { settleLateFailure } from './refused';
import { openSaid } from './said';

/** Twilio's words for what we keep; the others say nothing new. */
const KEPT: Record<string, 'sent' | 'failed' | 'delivered' | 'read'> = { sent: 'sent', delivered: 'delivered', read: 'read', failed: 'failed', undelivered: 'failed' };

interface Moved {
  id: number;
  state: string;
  asText: boolean;
  withoutMedia: boolean;
  attempts: number;
  createdAt: Date;
  handle: string;
  message: Buffer;
}

/**
 * Takes in a callback. Unknown messages and words are dropped.
 * @param token the `delivery` of the callback's address, where it has one
 */
export async function applyStatus(gate: Gate, form: Form, token: string | null): Promise<void> {
  const status = KEPT[String(form.MessageStatus ?? form.SmsStatus ?? '')];
  const sid = form.MessageSid ?? form.SmsSid;
  if (!status || typeof sid !== 'string' || !sid) return;
  const keys = gate.vault.keys('message-id', sid);
  const [key] = keys;
  const delivery = token === null ? null : gate.vault.deliveryOf(token);
  const code = status === 'failed' ? Number(form.ErrorCode) || 0 : null;
  const [moved] = await gate.sql<Moved[]>`
    with moved as (
      update vault.deliveries d set status = ${status}, message_key = ${key!}, sealed_sid = coalesce(d.sealed_sid, ${gate.vault.seal('message-id', sid)}), failure_code = ${code}
      where (d.message_key in ${gate.sql(keys)} or (d.message_key is null and d.id = ${delivery})) and (d.failed_key is null or d.failed_key not in ${gate.sql(keys)}) and d.state in ('sending', 'accepted')
        and array_position(array['none', 'sent', 'failed', 'delivered', 'read'], d.status) < array_position(array['none', 'sent', 'failed', 'delivered', 'read'], ${status})
      returning d.*
    )
    select moved.id, moved.state, moved.as_text as "asText", moved.without_media as "withoutMedia", moved.attempts, o.created_at as "createdAt", o.handle, o.message
    from moved join exchange.outbox o on o.id = moved.outbox_id`;
  // Of a message that nobody knows any more, too.
  if (status !== 'sent') await settleTwilioRecord(gate.sql, gate, sid);
  if (moved?.state !== 'accepted') return; // Where the answer to sending is not written down yet, who sends it settles this too.
  if (code !== null) await settleLateFailure(gate, { ...moved, message: openSaid(gate, moved.handle, moved.message) }, code);
  else if (status !== 'sent') await forgetArrived(gate, moved.id);
}

/** It has arrived: nothing more will be asked about it. */
async function forgetArrived(gate: Gate, delivery: number): Promise<void> {
  await gate.sql`delete from vault.deliveries where id = ${delivery} and state = 'accepted'`;
}
