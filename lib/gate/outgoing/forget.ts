// Forgets a person: after the last word to somebody who said "stop".
import type { Queryable } from '../../database/connect';

/**
 * Deletes contact, addresses, handles and deliveries. Where the person has begun another report since they said "stop",
 * only what was before it is forgotten.
 * @param goodbye the outbox row of the last word
 */
export async function forgetContact(sql: Queryable, contact: number, goodbye: number): Promise<void> {
  await sql`select from vault.contacts where id = ${contact} for update`;
  const kept = await sql`select from vault.handles h join exchange.outbox o on o.id = ${goodbye} where h.contact_id = ${contact} and h.created_at > o.created_at`;
  if (kept.count > 0) {
    await sql`
      with forgotten as (
        delete from vault.handles h using exchange.outbox o where o.id = ${goodbye} and h.contact_id = ${contact} and h.created_at <= o.created_at returning h.handle)
      delete from vault.deliveries d using forgotten f where d.handle = f.handle`;
    return;
  }
  // What remains of messages handed over is needed to drop repeats, but not whose they were.
  await sql`
    update vault.received r set sender = '' from vault.addresses a
    where a.contact_id = ${contact} and r.sender = a.lookup and r.state = 'handed-over'`;
  await sql`delete from vault.contacts where id = ${contact}`;
}
