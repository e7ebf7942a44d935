// Status callbacks: late, repeated and out of order, so that a status only ever moves forward.
import type { Gate } from '../gate';
import type { Form } from '../incoming/request';
import { settleTwilioRecord } from '../traces/note';
import { settleLateFailure } from './refused';
import { openSaid } from './said';
import { findSent, takeSent } from './sent';

/** Twilio's words for what we keep; the others say nothing new. */
const KEPT: Record<string, 'sent' | 'failed' | 'delivered' | 'read'> = { sent: 'sent', delivered: 'delivered', read: 'read', failed: 'failed', undelivered: 'failed' };

/**
 * Takes in a callback. Unknown messages and words are dropped.
 * @param token the `delivery` of the callback's address, where it has one
 */
export async function applyStatus(gate: Gate, form: Form, token: string | null): Promise<void> {
  const status = KEPT[String(form.MessageStatus ?? form.SmsStatus ?? '')];
  const sid = form.MessageSid ?? form.SmsSid;
  if (!status || typeof sid !== 'string' || !sid) return;
  const code = status === 'failed' ? Number(form.ErrorCode) || 0 : null;
  // Being sent first: who sends it may write Twilio's answer down at this moment, and what is asked next finds it then.
  const underWay = await noteUnderWay(gate, sid, status, code, token === null ? null : gate.vault.deliveryOf(token));
  // Of a message that nobody knows any more, too.
  if (status !== 'sent') await settleTwilioRecord(gate.sql, gate, sid);
  if (underWay || status === 'sent') return; // Where the answer to sending is not written down yet, who sends it settles this too.
  // It has arrived: nothing more will be asked about it.
  if (code === null) await takeSent(gate.sql, gate.vault, sid);
  else await settleFailure(gate, sid, code);
}

/** @returns whether the message is being sent, and this is news of it */
async function noteUnderWay(gate: Gate, sid: string, status: string, code: number | null, delivery: number | null): Promise<boolean> {
  const keys = gate.vault.keys('message-id', sid);
  const moved = await gate.sql`
    update vault.deliveries d set status = ${status}, message_key = ${keys[0]!}, sealed_sid = coalesce(d.sealed_sid, ${gate.vault.seal('message-id', sid)}), failure_code = ${code}
    where (d.message_key in ${gate.sql(keys)} or (d.message_key is null and d.id = ${delivery})) and (d.failed_key is null or d.failed_key not in ${gate.sql(keys)}) and d.state = 'sending'
      and array_position(array['none', 'sent', 'failed', 'delivered', 'read'], d.status) < array_position(array['none', 'sent', 'failed', 'delivered', 'read'], ${status})`;
  return moved.count > 0;
}

async function settleFailure(gate: Gate, messageSid: string, code: number): Promise<void> {
  const sent = await findSent(gate.sql, gate.vault, messageSid);
  if (!sent) return;
  const [said] = await gate.sql<{ createdAt: Date; handle: string; message: Buffer }[]>`select created_at as "createdAt", handle, message from exchange.outbox where id = ${sent.outbox}`;
  if (said) await settleLateFailure(gate, { ...sent, createdAt: said.createdAt, message: openSaid(gate, said.handle, said.message) }, code);
}
