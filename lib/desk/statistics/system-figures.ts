// How the system is: counts of what waits, what was set aside and what failed. Never what a message says.
import type { Sql } from '../../database/connect';

export interface SystemFigures {
  /** from citizens */
  inboxWaiting: number;
  /** seconds that the oldest has waited */
  inboxOldest: number;
  inboxAside: number;
  /** to citizens */
  outboxWaiting: number;
  outboxOldest: number;
  outboxFailed24h: number;
  failures24h: { problem: string; messages: number }[];
  eventsWaiting: number;
  eventsAside: number;
  conversations: number;
  tipsToday: number;
  lastMessageAt: string | null;
}

/** @param sql as role `desk` */
export async function systemFigures(sql: Sql): Promise<SystemFigures> {
  const [inbox] = await sql<Pick<SystemFigures, 'inboxWaiting' | 'inboxOldest' | 'inboxAside'>[]>`
    select count(*) filter (where state = 'waiting')::int as "inboxWaiting", count(*) filter (where state = 'aside')::int as "inboxAside",
      coalesce(extract(epoch from now() - min(received_at) filter (where state = 'waiting'))::int, 0) as "inboxOldest"
    from exchange.inbox where state in ('waiting', 'aside')`;
  const [outbox] = await sql<Pick<SystemFigures, 'outboxWaiting' | 'outboxOldest'>[]>`
    select count(*)::int as "outboxWaiting", coalesce(extract(epoch from now() - min(greatest(created_at, not_before)))::int, 0) as "outboxOldest"
    from exchange.outbox where state = 'waiting' and not_before <= now()`;
  const failures24h = await sql<SystemFigures['failures24h']>`
    select coalesce(problem, 'unknown') as problem, count(*)::int as messages from exchange.outbox
    where state = 'failed' and created_at > now() - interval '24 hours' group by 1 order by 2 desc, 1`;
  const [events] = await sql<Pick<SystemFigures, 'eventsWaiting' | 'eventsAside'>[]>`
    select count(*) filter (where state = 'waiting')::int as "eventsWaiting", count(*) filter (where state = 'aside')::int as "eventsAside"
    from desk.tip_events where state <> 'done'`;
  const [rest] = await sql<{ conversations: number; tipsToday: number; lastMessageAt: Date | null }[]>`
    select (select count(*)::int from desk.conversations where status = 'in-progress') as conversations,
      (select coalesce(sum(tips), 0)::int from desk.daily_counts where day = (now() at time zone 'Asia/Kolkata')::date) as "tipsToday",
      (select received_at from exchange.inbox order by id desc limit 1) as "lastMessageAt"`;
  return {
    ...inbox!, ...outbox!, failures24h: [...failures24h], outboxFailed24h: failures24h.reduce((sum, { messages }) => sum + messages, 0), ...events!,
    conversations: rest!.conversations, tipsToday: rest!.tipsToday, lastMessageAt: rest!.lastMessageAt?.toISOString() ?? null,
  };
}
