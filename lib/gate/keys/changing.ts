// While two keys are in use, gates may write the same hash with different keys: what must be unique is then looked for under a lock.
import type { Queryable } from '../../database/connect';
import { takeTurn } from '../turns';
import type { Vault } from '../vault';

/** Waits for whoever else writes a new address or message id, where more than one key is in use. Inside a transaction. */
export async function lockWhileKeysChange(sql: Queryable, vault: Vault): Promise<void> {
  if (vault.keyIds().length > 1) await takeTurn(sql, 'change-of-keys');
}
