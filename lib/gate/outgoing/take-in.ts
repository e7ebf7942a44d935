// Takes what the desk has written into the gate's own queue: all that is due, whoever it is for, in the order of writing.
// The desk sees this happen, and nothing of what follows: whether two messages wait for each other would tell that one person gets both.
import type { Queryable } from '../../database/connect';
import type { HandleChange } from '../../exchange/messages';
import type { Gate } from '../gate';
import { lockContacts, openHandleRow, readContacts, saveContacts, type Contact } from '../people/contact';
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
  /** null where nobody knows the handle any more */
  contact: Buffer | null;
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
    select t.id, t.handle, t.message, t.change, t.created_at as "createdAt", h.sealed as contact from taken t left join vault.handles h on h.handle = t.handle order by t.id`;
  if (rows.length === 0) return 0;
  await Promise.all([
    sql`insert into vault.deliveries (outbox_id, handle) select * from unnest(${rows.map(({ id }) => id)}::bigint[], ${rows.map(({ handle }) => handle)}::text[]) on conflict (outbox_id, part) do nothing`,
    noteWhatIsSaid(sql, gate, rows.filter(({ change }) => change !== null)),
  ]);
  return rows.length;
}

/** Takes the rows only of persons for whom something changes: to be held for nothing would show which of their reports wait for it. */
async function noteWhatIsSaid(sql: Queryable, gate: Gate, rows: Taken[]): Promise<void> {
  const told = rows.flatMap((row) => (row.contact === null ? [] : [{ ...row, secret: openHandleRow(gate.vault, row.contact) }]));
  // Opened before anybody is held: a large one takes its time.
  const receipts = new Map(told.map(({ id, change, handle, message }) => [id, change === 'filed' ? receiptSaid(gate, handle, message) : null]));
  const hear = (contact: Contact): boolean => {
    const before = contact.handles;
    contact.handles = before.map((facts) => told.filter(({ handle }) => handle === facts.handle).reduce((now, { id, change, createdAt }) => heard(now, { change: change!, at: createdAt, receipt: () => receipts.get(id)! }), facts));
    return contact.handles.some((facts, index) => facts !== before[index]);
  };
  const known = await readContacts(sql, gate.vault, [...new Set(told.map(({ secret }) => secret))]);
  const contacts = await lockContacts(sql, gate.vault, known.filter(hear).map(({ secret }) => secret));
  await saveContacts(sql, gate.vault, contacts.filter(hear));
}
