// While two keys are in use, gates may write the same hash with different keys: what must be unique is then looked for under a lock.
import type { Queryable } from '../../database/connect';
import type { Vault } from '../vault';

/** Any constant: says nothing of what is being written, since every role may see locks. */
const LOCK = 5_471_010;

/** Waits for whoever else writes a new address or message id, where more than one key is in use. Inside a transaction. */
export async function lockWhileKeysChange(sql: Queryable, vault: Vault): Promise<void> {
  if (vault.keyIds().length > 1) await sql`select pg_advisory_xact_lock(${LOCK})`;
}
