// Keeps webhooks before Twilio hears 200. Those of one tick go into one statement and one commit, so that a burst costs
// little more than one message.
import { isConnectionTrouble, type Sql } from '../../database/connect';
import type { Vault } from '../vault';
import type { IncomingRequest } from './request';

export interface Acceptor {
  /**
   * Resolves once the request is committed, or was before (a repeat of its message id).
   * @throws Error where it could not be kept in time: Twilio must not hear 200
   */
  accept(request: IncomingRequest): Promise<void>;
}

interface Waiting {
  row: Row;
  done: () => void;
  failed: (error: unknown) => void;
}

interface Row {
  message_key: string;
  sender: string;
  sealed: string;
}

/** Rows of one statement. */
const LARGEST_BATCH = 200;
/** Statements at once: while they run, the next batch gathers. */
const BATCHES_AT_ONCE = 2;
/** Milliseconds after which Twilio is told to come again; it waits 15 s in all, retries included. */
const PATIENCE = 4000;

/**
 * @param sql a pool of its own, so that no other work keeps a webhook waiting
 * @param onAccepted told after each commit
 */
export function createAcceptor(sql: Sql, vault: Vault, onAccepted: () => void): Acceptor {
  const waiting: Waiting[] = [];
  let running = 0;
  let scheduled = false;

  function schedule(): void {
    if (scheduled || running >= BATCHES_AT_ONCE || waiting.length === 0) return;
    scheduled = true;
    setImmediate(() => {
      scheduled = false;
      void flush(waiting.splice(0, LARGEST_BATCH));
      schedule();
    });
  }

  async function flush(batch: Waiting[]): Promise<void> {
    if (batch.length === 0) return;
    running++;
    try {
      await insert(sql, batch.map(({ row }) => row));
      batch.forEach(({ done }) => done());
      onAccepted();
    } catch (error) {
      if (batch.length === 1 || isConnectionTrouble(error)) batch.forEach(({ failed }) => failed(error));
      else await Promise.all(batch.map((one) => flush([one])));
    } finally {
      running--;
      schedule();
    }
  }

  return {
    accept: (request) =>
      withPatience(
        new Promise<void>((done, failed) => {
          waiting.push({ row: rowOf(request, vault), done, failed });
          schedule();
        }),
      ),
  };
}

function rowOf(request: IncomingRequest, vault: Vault): Row {
  const { phone, businessScoped } = request.sender;
  return {
    message_key: vault.key('message-id', request.messageSid).toString('hex'),
    sender: vault.lookup((phone ?? businessScoped)!).toString('hex'),
    sealed: vault.seal('request', JSON.stringify(request)).toString('hex'),
  };
}

async function insert(sql: Sql, rows: Row[]): Promise<void> {
  // The order within the batch is the order of arrival, which is the order in which ids are given.
  await sql`
    insert into vault.received (message_key, sender, sealed)
    select decode(message_key, 'hex'), decode(sender, 'hex'), decode(sealed, 'hex')
    from unnest(${rows.map((row) => row.message_key)}::text[], ${rows.map((row) => row.sender)}::text[], ${rows.map((row) => row.sealed)}::text[])
      with ordinality as row (message_key, sender, sealed, position)
    order by position
    on conflict (message_key) do nothing`;
}

async function withPatience(promise: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, failed) => {
    timer = setTimeout(() => failed(new Error('the database did not answer in time.')), PATIENCE);
  });
  try {
    await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
