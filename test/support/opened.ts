// What the desk has sealed, opened with the tests' key.
import type { Queryable } from '../../lib/database/connect';
import { openConversation } from '../../lib/desk/conversation/kept';
import type { Conversation } from '../../lib/desk/conversation/turn';
import { openDetail, type Detail } from '../../lib/desk/tips/event-words';
import { openStory, type Story } from '../../lib/desk/tips/story';

export type TipRow = Story & { id: number; receipt: string; handle: string; language: string; category: string; district: string | null; station: string | null; incomplete: boolean; [column: string]: unknown };

/** All tips, oldest first, with their stories. */
export async function allTips(sql: Queryable): Promise<TipRow[]> {
  const rows = await sql<(TipRow & { story: Buffer })[]>`select * from desk.tips order by id`;
  return rows.map(({ story, ...row }) => ({ ...row, ...openStory(row.receipt, story) }) as TipRow);
}

/** The events of a report, oldest first. */
export async function eventsOfHandle(sql: Queryable, handle: string): Promise<{ kind: string; detail: Detail }[]> {
  const rows = await sql<{ kind: string; detail: Detail; words: Buffer | null; receipt: string }[]>`
    select e.kind, e.detail, e.words, t.receipt from desk.tip_events e join desk.tips t on t.id = e.tip_id where t.handle = ${handle} order by e.id`;
  return rows.map(({ receipt, ...row }) => ({ kind: row.kind, detail: openDetail(receipt, row.kind, row) }));
}

/** What is kept of a conversation. */
export async function conversationOf(sql: Queryable, handle: string): Promise<{ status: string; state: Partial<Conversation> } | undefined> {
  const [row] = await sql<{ status: string; state: Buffer }[]>`select status, state from desk.conversations where handle = ${handle}`;
  return row && { status: row.status, state: openConversation(handle, row.state) };
}
