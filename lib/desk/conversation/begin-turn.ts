// Makes the turn of a claimed message, with what is known of its conversation.
import type { Queryable } from '../../database/connect';
import { setAsideInbox, type InboxItem } from '../../exchange/inbox';
import { openConversation } from './kept';
import type { Conversation, Turn } from './turn';

/** A conversation in which nothing was said yet. */
export function newConversation(): Conversation {
  return { language: null, answers: {}, order: [], asked: null, misses: 0, page: 0, held: [], noGuess: [], changing: false, confirmingCancel: false, dangerTold: false, reminded: false };
}

interface Row {
  handle: string;
  state: Buffer;
  status: Turn['status'];
  tipId: number | null;
}

/**
 * The turns of claimed messages; one statement loads all their conversations. A message whose conversation can't be opened (changed in
 * the database, or sealed with another key) is set aside.
 * @param source id of the citizen-in node that claimed them
 */
export async function beginTurns(sql: Queryable, items: InboxItem[], source: string): Promise<Turn[]> {
  if (items.length === 0) return [];
  const rows = await sql<Row[]>`
    select handle, state, status, tip_id as "tipId" from desk.conversations where handle = any(${items.map((item) => item.handle)})`;
  const byHandle = new Map(rows.map((row) => [row.handle, row]));
  const turns: Turn[] = [];
  for (const item of items) {
    const row = byHandle.get(item.handle);
    const state = row && opened(row);
    if (state === null) await setAsideInbox(sql, item, 'its conversation can\'t be opened: it was changed, or sealed with another key');
    else turns.push(turnOf(item, row && { ...row, state: state! }, source));
  }
  return turns;
}

interface OpenRow extends Omit<Row, 'state'> {
  state: Partial<Conversation>;
}

function opened({ handle, state }: Row): Partial<Conversation> | null {
  try {
    return openConversation(handle, state);
  } catch {
    return null;
  }
}

function turnOf(item: InboxItem, row: OpenRow | undefined, source: string): Turn {
  const conversation: Conversation = { ...newConversation(), ...kept(row) };
  const filed = row?.tipId != null && conversation.receipt ? { tipId: row.tipId, receipt: conversation.receipt } : null;
  return {
    id: item.id,
    lease: item.lease,
    handle: item.handle,
    source,
    receivedAt: item.receivedAt.toISOString(),
    message: item.message,
    used: false,
    conversation,
    answers: Object.fromEntries(Object.entries(conversation.answers).map(([key, answer]) => [key, answer.value])),
    language: conversation.language ?? 'hi',
    replies: [],
    tip: {},
    filed,
    addition: null,
    status: filed ? 'filed' : 'in-progress',
  };
}

// A conversation that was cancelled or ended starts anew, in the language that was chosen.
function kept(row: OpenRow | undefined): Partial<Conversation> {
  if (!row) return {};
  if (row.status === 'in-progress' || row.tipId != null) return row.state;
  return { language: row.state.language ?? null };
}
