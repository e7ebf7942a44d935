// Deletes what the desk needs no longer: conversations without a report, messages that were answered, media that belong to nothing.
import type { Queryable, Sql } from '../database/connect';

/** Rows of one statement: none holds up the conversations for long. */
const BATCH = 200;
/** Hours after which a conversation that ended without a report vanishes, and the row of an answered message. */
const HOURS = 24;
/** Days after which media are looked at; they belong to a tip, or to a conversation of a day, long before. */
const MEDIA_DAYS = 7;

/** Does a batch of each. Any number of desks may do it at once. @returns whether there may be more */
export async function tidyDesk(sql: Sql): Promise<boolean> {
  const counts = [await dropConversations(sql), await dropAnswered(sql), await dropMedia(sql)];
  return counts.some((count) => count === BATCH);
}

async function dropConversations(sql: Sql): Promise<number> {
  return sql.begin(async (transaction) => {
    const over = await transaction<{ handle: string }[]>`
      select handle from desk.conversations c
      where status in ('cancelled', 'ended') and tip_id is null and updated_at < now() - make_interval(hours => ${HOURS})
        and not exists (select from exchange.inbox i where i.handle = c.handle and i.state in ('waiting', 'aside'))
        and not exists (select from exchange.outbox o where o.handle = c.handle and o.state in ('waiting', 'taken'))
      order by updated_at limit ${BATCH} for update skip locked`;
    await dropConversation(transaction, over.map(({ handle }) => handle));
    return over.length;
  });
}

/** Takes conversations without a report away, with all that was said in them, and lets the gate forget their handles. */
export async function dropConversation(sql: Queryable, handles: string[]): Promise<void> {
  if (handles.length === 0) return;
  await sql`delete from desk.conversations where handle in ${sql(handles)}`;
  await sql`select exchange.drop_said_and_heard(${handles}::text[])`;
  await sql`insert into exchange.endings (handle, why) select handle, 'empty' from unnest(${handles}::text[]) as one (handle) on conflict do nothing`;
  await count(sql, 'conversations', handles.length);
}

async function dropAnswered(sql: Sql): Promise<number> {
  return sql.begin(async (transaction) => {
    // The newest stays: its time tells police IT that messages come in.
    const over = await transaction<{ id: number }[]>`
      select id from exchange.inbox where state = 'done' and finished_at < now() - make_interval(hours => ${HOURS}) and id <> (select max(id) from exchange.inbox)
      order by finished_at limit ${BATCH} for update skip locked`;
    const [dropped] = await transaction<{ rows: number }[]>`select exchange.drop_answered(${over.map(({ id }) => id)}::bigint[]) as rows`;
    await count(transaction, 'messages', dropped!.rows);
    return dropped!.rows;
  });
}

async function dropMedia(sql: Sql): Promise<number> {
  return sql.begin(async (transaction) => {
    // What waits, stands aside or can't be opened may name any media that came before it: then all of that age are kept.
    const over = await transaction<{ id: string }[]>`
      select m.id from exchange.media m
      where m.created_at < now() - make_interval(days => ${MEDIA_DAYS})
        and m.created_at < coalesce((select min(received_at) from exchange.inbox where state in ('waiting', 'aside')), now())
        and m.created_at < coalesce((select min(started_at) from desk.conversations where status in ('in-progress', 'unreadable')), now())
        and not exists (select from desk.evidence e where e.media_id = m.id)
      order by m.created_at limit ${BATCH} for update skip locked`;
    const [dropped] = await transaction<{ rows: number }[]>`select exchange.drop_media(${over.map(({ id }) => id)}::uuid[]) as rows`;
    await count(transaction, 'media', dropped!.rows);
    return dropped!.rows;
  });
}

async function count(sql: Queryable, kind: 'conversations' | 'messages' | 'media', rows: number): Promise<void> {
  if (rows === 0) return;
  await sql`insert into desk.deletions as d (kind, rows) values (${kind}, ${rows}) on conflict (day, kind) do update set rows = d.rows + excluded.rows`;
}
