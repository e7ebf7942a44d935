// What the desk learns of its messages, in ticks: that the gate has had them for a while, and a failure only where it lies with us or a file.
// What happens to a phone (blocked, out of WhatsApp's window, forgotten) happens to all its reports: told, it would name those reports.
import type { Queryable } from '../../database/connect';
import type { DeliveryProblem } from '../../exchange/messages';
import type { Gate } from '../gate';

export interface Fate {
  state: 'sent' | 'failed';
  problem: DeliveryProblem | null;
}

/** The fate as the desk may know it: what lies with the citizen reads as sent (test/unlinkability pairs reports by it otherwise). */
export function toldOf({ state, problem }: Fate): Fate {
  const ours = problem === null || problem === 'media' || problem === 'sender';
  return ours ? { state, problem } : { state: 'sent', problem: null };
}

/** Notes it, to be published at the next tick. */
export async function noteFates(sql: Queryable, gate: Gate, outboxes: number[], fate: Fate): Promise<void> {
  const { state, problem } = toldOf(fate);
  await sql`
    insert into vault.fates (outbox_id, state, problem) select id, ${state}, ${problem} from unnest(${outboxes}::bigint[]) as fate (id)
    on conflict (outbox_id) do update set state = excluded.state, problem = excluded.problem`;
  if (gate.fateMinutes === 0) await publishFates(sql, 0);
}

/** A message is on its way again: what was to be published of it is not so. */
export async function dropFate(sql: Queryable, outbox: number): Promise<void> {
  await sql`delete from vault.fates where outbox_id = ${outbox}`;
}

/**
 * Publishes problems that are noted, all at one moment and in the order of writing. That a message is sent is told of all that are older
 * than a tick, whether or not it went out by now: WhatsApp slows down what goes to one phone, so that messages to one of its reports would
 * else hold up the fates of its others, for the desk to see. Rows that somebody holds wait for the next tick.
 * @param minutes between two ticks; 0: what is noted is told as it is
 */
export async function publishFates(sql: Queryable, minutes: number): Promise<void> {
  await sql`
    with row as (
      select o.id from exchange.outbox o join vault.fates f on f.outbox_id = o.id order by o.id for update of o skip locked
    ), noted as (
      delete from vault.fates f where exists (select from row where row.id = f.outbox_id) or not exists (select from exchange.outbox o where o.id = f.outbox_id) returning *
    )
    update exchange.outbox o set state = n.state, problem = n.problem
    from noted n where o.id = n.outbox_id and (${minutes === 0}::boolean or n.problem is not null) and (o.state, o.problem) is distinct from (n.state, n.problem)`;
  if (minutes === 0) return;
  await sql`
    with row as (
      select id from exchange.outbox where state = 'taken' and created_at < now() - make_interval(secs => ${minutes * 60}) order by id for update skip locked
    )
    update exchange.outbox o set state = 'sent' from row where o.id = row.id`;
}

/** The tick that a moment belongs to: the same at every gate. */
export const tickOf = (gate: Gate, now: Date): number => (gate.fateMinutes === 0 ? 0 : Math.floor(Number(now) / (gate.fateMinutes * 60_000)));
