// What the desk learns of its messages: that the gate is done with them, in ticks, and a failure only where it lies with us or a file.
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
  if (gate.fateMinutes === 0) await publishFates(sql);
}

/** A message is on its way again: what was to be published of it is not so. */
export async function dropFate(sql: Queryable, outbox: number): Promise<void> {
  await sql`delete from vault.fates where outbox_id = ${outbox}`;
}

/** Publishes what is noted, all at one moment and in the order of writing. */
export async function publishFates(sql: Queryable): Promise<void> {
  await sql`
    with noted as (delete from vault.fates returning *)
    update exchange.outbox o set state = n.state, problem = n.problem
    from (select * from noted order by outbox_id) n where o.id = n.outbox_id and (o.state, o.problem) is distinct from (n.state, n.problem)`;
}

/** The tick that a moment belongs to: the same at every gate. */
export const tickOf = (gate: Gate, now: Date): number => (gate.fateMinutes === 0 ? 0 : Math.floor(Number(now) / (gate.fateMinutes * 60_000)));
