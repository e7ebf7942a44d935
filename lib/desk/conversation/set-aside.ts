// Messages that no flow could end after three tries: the citizen is told that they are safe, and police IT can give them again.
import type { Queryable } from '../../database/connect';
import { CHANNELS } from '../../exchange/messages';
import { putOutbox } from '../../exchange/outbox';
import { seals } from '../seals';
import { newConversation } from './begin-turn';
import { openConversation } from './kept';
import { isQuiet } from './quiet';
import { say } from './texts';
import type { Conversation } from './turn';

export interface SetAside {
  /** exchange.inbox id */
  id: number;
  receivedAt: Date;
  /** in fixed words */
  problem: string | null;
}

/** The messages that wait for a person, oldest first; what they say is not told here. */
export async function listSetAside(sql: Queryable, limit = 100): Promise<SetAside[]> {
  return sql<SetAside[]>`select id, received_at as "receivedAt", problem from exchange.inbox where state = 'aside' order by id limit ${limit}`;
}

/** Gives a message to the flow again, with three new tries. @returns false where it is not set aside */
export async function retrySetAside(sql: Queryable, id: number): Promise<boolean> {
  const rows = await sql`
    with again as (
      update exchange.inbox set state = 'waiting', attempts = 0, lost = 0, lease = null, lease_until = null, finished_at = null
      where id = ${id} and state = 'aside' returning id)
    select id, pg_notify(${CHANNELS.inbox}, '') from again`;
  return rows.length > 0;
}

/**
 * Tells citizens whose message was set aside that it is safe, once for each report.
 * @returns how many messages are set aside in all
 */
export async function tellSetAside(sql: Queryable): Promise<number> {
  const rows = await sql<{ handle: string; state: Buffer | null; quiet: boolean }[]>`
    select distinct i.handle, c.state, coalesce(t.quiet, false) as quiet
    from exchange.inbox i left join desk.conversations c using (handle) left join desk.tips t on t.id = c.tip_id
    where i.state = 'aside' and not exists (select from exchange.outbox o where o.once_key = 'aside:' || i.handle) limit 100`;
  for (const { handle, state, quiet } of rows) {
    const conversation = opened(handle, state);
    const language = conversation?.language ?? null;
    const text = language ? say(language, 'set-aside') : `${say('hi', 'set-aside')}\n\n${say('en', 'set-aside')}`;
    await putOutbox(sql, seals().boxes, handle, { language: language ?? 'hi', text }, { onceKey: `aside:${handle}`, held: quiet || (conversation !== null && isQuiet(conversation)) });
  }
  const [count] = await sql<{ aside: number }[]>`select count(*)::int as aside from exchange.inbox where state = 'aside'`;
  return count!.aside;
}

function opened(handle: string, state: Buffer | null): Conversation | null {
  try {
    return state && { ...newConversation(), ...openConversation(handle, state) };
  } catch {
    // The conversation itself may be why the message was set aside.
    return null;
  }
}
