// Deletes what the vault needs no longer.
import type { Gate } from './gate';

/** Days for which a repeat of a webhook is still known; Twilio repeats within seconds. */
const REPEATS_KNOWN = 2;

/** Any number of gates may do it at once. */
export async function tidyVault(gate: Gate): Promise<void> {
  await gate.sql`delete from vault.received where state = 'handed-over' and finished_at < now() - make_interval(days => ${REPEATS_KNOWN})`;
  await gate.sql`delete from vault.media_tokens where expires_at < now()`;
}
