// What was put off while the database's clock was ahead, and would wait until that time comes: after the clock is put right it is due at once.
import type { Gate } from './gate';

/** Hours beyond which nothing is put off: longer than any lease and any pause between two tries (outgoing/next-step.ts, traces/erase.ts). */
const LONGEST = 7;
/** Hours for which a record at Twilio is followed (traces/note.ts), rounded up. */
const FOLLOWED = 50;

/** Costs nothing where the clock is right. Any number of gates may do it at once. */
export async function takeUpWhatWasPutOff({ sql, keepAtTwilioSeconds }: Pick<Gate, 'sql' | 'keepAtTwilioSeconds'>): Promise<void> {
  const late = sql`now() + make_interval(hours => ${LONGEST})`;
  await sql`update vault.received set lease_until = now() where state = 'waiting' and lease_until > ${late}`;
  await sql`update vault.deliveries set due_at = least(due_at, now()), lease_until = least(lease_until, now()) where state in ('due', 'sending') and (due_at > ${late} or lease_until > ${late})`;
  await sql`delete from vault.sending where until > ${late}`;
  await sql`update vault.twilio_records set lease_until = now() where lease_until > ${late}`;
  await sql`update vault.twilio_records set next_try_at = now() where next_try_at > now() + make_interval(hours => ${FOLLOWED}) + make_interval(secs => ${keepAtTwilioSeconds})`;
  await sql`update exchange.outbox set not_before = now() where id in (select id from exchange.outbox where state = 'waiting' and not_before > ${late} for update skip locked)`;
}
