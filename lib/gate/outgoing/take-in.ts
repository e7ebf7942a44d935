// Takes what the desk has written into the gate's own queue: all that is due, whoever it is for, in the order of writing.
// The desk sees this happen, and nothing of what follows: whether two messages wait for each other would tell that one person gets both.
import type { Queryable } from '../../database/connect';
import type { HandleChange } from '../../exchange/messages';
import type { Gate } from '../gate';
import type { HandleFacts } from '../people/choose-handle';
import { lockContactsOf, openHandleRows, readContacts, saveContacts } from '../people/contact';
import { heard } from '../people/what-the-desk-said';
import { takeTurn } from '../turns';
import { receiptSaid } from './said';

/** Rows of one transaction. */
const MOST = 500;

interface Taken {
  id: number;
  handle: string;
  message: Buffer;
  change: HandleChange | null;
  createdAt: Date;
}

/** What the desk says of a handle (filed, ended) holds from here on. */
export async function takeIn(gate: Gate): Promise<void> {
  for (;;) {
    const [waiting] = await gate.sql`select from exchange.outbox where state = 'waiting' and not_before <= now() limit 1`;
    if (!waiting || (await gate.sql.begin((sql) => takeSome(sql, gate))) < MOST) return;
  }
}

async function takeSome(sql: Queryable, gate: Gate): Promise<number> {
  // Gates take turns, so that what is said of a handle holds in the order of saying.
  await takeTurn(sql, 'take-in');
  const rows = await sql<Taken[]>`
    with due as (
      -- A row that the desk is just replacing is left for the next time.
      select id from exchange.outbox where state = 'waiting' and not_before <= now() order by id limit ${MOST} for update skip locked
    ), taken as (
      update exchange.outbox o set state = 'taken' from due where o.id = due.id returning o.id, o.handle, o.message, o.change, least(o.created_at, now()) as created_at
    )
    select id, handle, message, change, created_at as "createdAt" from taken order by id`;
  if (rows.length === 0) return 0;
  await Promise.all([
    sql`insert into vault.deliveries (outbox_id, handle) select * from unnest(${rows.map(({ id }) => id)}::bigint[], ${rows.map(({ handle }) => handle)}::text[]) on conflict (outbox_id, part) do nothing`,
    noteWhatIsSaid(sql, gate, rows.filter(({ change }) => change !== null)),
  ]);
  return rows.length;
}

/** Takes the rows only of persons for whom something changes: to be held for nothing would show which of their reports wait for it. */
async function noteWhatIsSaid(sql: Queryable, gate: Gate, rows: Taken[]): Promise<void> {
  // Opened before anybody is held: a large one takes its time.
  const receipts = new Map(rows.map(({ id, change, handle, message }) => [id, change === 'filed' ? receiptSaid(gate, handle, message) : null]));
  const hear = (facts: HandleFacts): HandleFacts =>
    rows.reduce((now, { id, handle, change, createdAt }) => (handle === facts.handle ? heard(now, { change: change!, at: createdAt, receipt: () => receipts.get(id)! }) : now), facts);

  const handles = [...new Set(rows.map(({ handle }) => handle))];
  const senders = await sql<{ handle: string; sealed: Buffer }[]>`select handle, sealed from vault.handles where handle = any(${handles}::text[])`;
  const known = await readContacts(sql, gate.vault, [...new Set(openHandleRows(gate.vault, senders).map(({ secret }) => secret))]);
  const heardBefore = new Set(known.flatMap((contact) => contact.handles.filter((facts) => hear(facts) === facts).map(({ handle }) => handle)));
  // Also those whose person was not found just now, because they are being made one with another.
  const contacts = new Set((await lockContactsOf(sql, gate.vault, handles.filter((handle) => !heardBefore.has(handle)))).values());
  for (const contact of contacts) contact.handles = contact.handles.map(hear);
  await saveContacts(sql, gate.vault, [...contacts]);
}
