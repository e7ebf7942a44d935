// Forgets reports that nobody goes on with, and people without any report. Times stand only in sealed values: once a day every
// person is looked at and sealed anew, in batches that remember how far they came. Rows are taken in the order of their random ids, so
// that their order on the disk says nothing of when people first wrote.
import type { Queryable } from '../../database/connect';
import type { Gate } from '../gate';
import type { HandleFacts } from '../people/choose-handle';
import { lockContacts, openContact, saveContacts, type Contact } from '../people/contact';
import { forgetOf } from '../people/forget';
import { lastWordOf } from '../people/nobody';

/** People of one transaction. */
const BATCH = 100;
/** Days after a cancelled report, whose farewell is sent by then. */
const ENDED_DAYS = 1;
/** Days of silence in an unfinished report; the desk files or ends it after one. */
const UNFINISHED_DAYS = 7;
const DAY = 24 * 3_600_000;

/**
 * One batch. Gates take turns, and a crash loses nothing but the batch.
 * @returns whether there is more to look at today
 */
export async function forgetStale(gate: Pick<Gate, 'sql' | 'vault' | 'forgetStaleDays'>): Promise<boolean> {
  return gate.sql.begin(async (sql) => {
    // Also where the clock went back meanwhile.
    await sql`update vault.sweeps set after = '', handles_after = '', begun_on = current_date where after is null and begun_on <> current_date`;
    // By the database's clock, which has written all times.
    const [sweep] = await sql<{ after: Buffer; now: Date }[]>`select after, now() as now from vault.sweeps where after is not null for update skip locked`;
    if (!sweep) return false;
    const { now } = sweep;
    const rows = await sql<{ id: Buffer; sealed: Buffer }[]>`select id, sealed from vault.contacts where id > ${sweep.after} order by id limit ${BATCH}`;
    const found = rows.map(({ sealed }) => openContact(gate.vault, sealed));
    const allStale = (contact: Contact, stands = (facts: HandleFacts) => facts) => contact.handles.filter((facts) => isStale(stands(facts), gate.forgetStaleDays, now)).map(({ handle }) => handle);
    // Asked before anybody is locked: the desk can hold up the exchange's tables, and would see what else waits for them.
    const { free, held } = await withoutWaiting(sql, found.flatMap((contact) => allStale(contact)));
    // Who wants no messages until they ask learns only then that a report of theirs was filed.
    const staleOf = (contact: Contact) => allStale(contact, (facts) => (facts.state === 'in-progress' && held.has(facts.handle) ? { ...facts, state: 'filed' } : facts));
    const kept: Contact[] = [];
    for (const contact of await lockContacts(sql, gate.vault, found.map(({ secret }) => secret))) {
      const stale = staleOf(contact).filter((handle) => free.has(handle));
      if (stale.length > 0 || contact.handles.length === 0) await forgetOf(sql, gate.vault, contact, stale, 'stale');
      // Sealed anew though nothing changed: who compares two backups can't tell who wrote between them.
      else kept.push(contact);
    }
    await saveContacts(sql, gate.vault, kept);
    await sql`update vault.sweeps set after = ${rows.length < BATCH ? null : rows.at(-1)!.id}`;
    return rows.length === BATCH;
  });
}

/** Whether nobody will go on with a report. */
export function isStale(facts: HandleFacts, staleDays: number, now: Date): boolean {
  return isOver(facts.state, lastWordOf(facts), staleDays, now);
}

/** The same of a report of which less is known. */
export function isOver(state: HandleFacts['state'], lastWord: Date, staleDays: number, now: Date): boolean {
  const days = { ended: ENDED_DAYS, 'in-progress': UNFINISHED_DAYS, filed: staleDays }[state];
  return Number(now) - Number(lastWord) > days * DAY;
}

/** Those for which nothing is under way: what a desk that was away for long has still to read or to say would find nobody. `held`: for whom something waits until they write. */
export async function withoutWaiting(sql: Queryable, handles: string[]): Promise<{ free: Set<string>; held: Set<string> }> {
  const rows = await sql<{ handle: string; held: boolean }[]>`
    select handle, exists (select from exchange.outbox o where o.handle = one.handle and o.state = 'held') as held from unnest(${handles}::text[]) as one (handle)
    where not exists (select from exchange.inbox i where i.handle = one.handle and i.state in ('waiting', 'aside'))
      and not exists (select from exchange.outbox o where o.handle = one.handle and o.state in ('waiting', 'taken'))`;
  return { free: new Set(rows.map(({ handle }) => handle)), held: new Set(rows.filter(({ held }) => held).map(({ handle }) => handle)) };
}
