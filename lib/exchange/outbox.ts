// The outbox: what the desk has to say to citizens. The gate claims its rows in lib/gate (it alone knows whose they are).
import type { Queryable } from '../database/connect';
import type { Boxes } from './boxes';
import { CHANNELS, type BotMessage } from './messages';

export interface OutboxOptions {
  /** a second message with the same key is not written */
  onceKey?: string;
  /** marks a message that any later message of the handle replaces while it waits */
  supersedeKey?: string;
  /** seconds to hold it back, so that a later one may replace it */
  delaySeconds?: number;
  /** it waits for the citizen's next message in this report */
  held?: boolean;
}

/**
 * Writes a message and wakes the gates when the transaction commits. Messages of the handle that still wait and carry a
 * supersede key give way to it (trigger give_way).
 * @returns its id, or null where `onceKey` was there already
 */
export async function putOutbox(sql: Queryable, boxes: Boxes, handle: string, message: BotMessage, options: OutboxOptions = {}): Promise<number | null> {
  const [row] = await sql<{ id: number }[]>`
    with put as (
      insert into exchange.outbox (handle, message, change, expects_answer, once_key, supersede_key, not_before, state)
      values (${handle}, ${boxes.sealMessage(handle, message)}, ${message.handle ?? null}, ${message.expectsAnswer ?? false}, ${options.onceKey ?? null}, ${options.supersedeKey ?? null}, now() + make_interval(secs => ${options.delaySeconds ?? 0}), ${options.held ? 'held' : 'waiting'})
      on conflict (once_key) do nothing returning id)
    select put.id, pg_notify(${CHANNELS.outbox}, '') from put`;
  return row?.id ?? null;
}
