// Messages that will not be sent at all, without anybody having tried.
import type { DeliveryProblem } from '../../exchange/messages';
import type { Gate } from '../gate';
import { noteFates } from './fates';

/** Messages for people whom nobody knows any more, or that can't be opened. */
export async function willNotBeSent(gate: Gate, outboxes: number[], problem: DeliveryProblem): Promise<void> {
  await gate.sql.begin(async (sql) => {
    await sql`delete from vault.deliveries where outbox_id in ${sql(outboxes)}`;
    await noteFates(sql, gate, outboxes, { state: 'failed', problem });
  });
}
