// Whether the clock can be trusted to forget by. A machine whose clock is wrong for an hour (an empty battery, a restored server) must not
// forget everybody: no correction brings back what was forgotten. So after a leap of the database's clock the job waits for a while; a
// stop of some days looks the same, and costs only that while.
import type { Sql } from '../../database/connect';

/** A leap forward, beyond a weekend in which nobody was at work. */
const LEAP_DAYS = 3;
/** A leap back, beyond what keeping time by a server corrects. */
const BACK_MINUTES = 60;
/** Hours for which the clock must have gone on steadily since. */
const STEADY_HOURS = 20;

/** Notes the time. @returns whether the clock has gone on steadily for long enough */
export async function isSteady(sql: Sql): Promise<boolean> {
  const [sweep] = await sql<{ steady: boolean }[]>`
    update vault.sweeps set seen_at = now(),
      steady_since = case when now() > seen_at + make_interval(days => ${LEAP_DAYS}) or now() < seen_at - make_interval(mins => ${BACK_MINUTES}) then now() else steady_since end
    returning steady_since <= now() - make_interval(hours => ${STEADY_HOURS}) as steady`;
  return sweep?.steady ?? false;
}
