// What all desk nodes share in a process: the pool of role `desk` and the wake-ups of the database.
// Kept in a module and not in Node-RED's global context, so that function nodes don't find it by accident.
import { connect, type Sql } from '../database/connect';
import { openSeals, type DeskKeys, type Seals } from './seals';

export interface Desk {
  /** from holderName: what this desk had in hand before a restart it takes back at once */
  name: string | null;
  sql: Sql;
  seals: Seals;
  /** Calls `wake` at each NOTIFY of the channel and after every reconnection. Returns what ends it. */
  listen(channel: string, wake: () => void): Promise<() => Promise<void>>;
}

let current: Desk | undefined;

/** Opens the desk of this process with the address of role `desk` and its keys. Called once, by the runtime (or a test). */
export function openDesk(url: string, keys: DeskKeys, max = 10, name: string | null = null): Desk {
  const sql = connect(url, { name: 'satark-desk', max });
  current = {
    name,
    sql,
    seals: openSeals(keys),
    listen: async (channel, wake) => {
      const { unlisten } = await sql.listen(channel, wake, wake);
      return unlisten;
    },
  };
  return current;
}

/** The desk of this process. @throws Error where the runtime has not opened it */
export function desk(): Desk {
  if (!current) throw new Error('the desk is not connected to its database: this node only works in the desk runtime of Satark Mitra.');
  return current;
}

/** Closes it, for tests and a clean stop. */
export async function closeDesk(): Promise<void> {
  const closing = current;
  current = undefined;
  await closing?.sql.end({ timeout: 5 });
}
