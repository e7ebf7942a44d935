// Keeps webhooks before Twilio hears 200. Those of one tick go into one statement and one commit, so that a burst costs
// little more than one message.
import { isConnectionTrouble, type Queryable, type Sql } from '../../database/connect';
import { lockWhileKeysChange } from '../keys/changing';
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
  /** hash with the second key of the ring, where there is one */
  sender_before: string | null;
  sealed: string;
  sealed_sid: string;
  /** message keys with the other keys of the ring */
  also: string[];
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
      await insert(sql, vault, batch.map(({ row }) => row));
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
  const [key, ...also] = vault.keys('message-id', request.messageSid).map((hash) => hash.toString('hex'));
  const [sender, before] = vault.keys('sender', (phone ?? businessScoped)!).map((hash) => hash.toString('hex'));
  return {
    message_key: key!,
    also,
    sender: sender!,
    sender_before: before ?? null,
    sealed: vault.seal('request', JSON.stringify(request)).toString('hex'),
    sealed_sid: vault.seal('message-id', request.messageSid).toString('hex'),
  };
}

async function insert(sql: Sql, vault: Vault, rows: Row[]): Promise<void> {
  const also = rows.flatMap((row) => row.also);
  if (also.length === 0) return insertRows(sql, rows);
  // Two keys are in use: a repeat may have been written with the other one.
  await sql.begin(async (transaction) => {
    await lockWhileKeysChange(transaction, vault);
    const known = await transaction<{ key: string }[]>`select encode(message_key, 'hex') as key from vault.received where message_key in ${transaction(also.map((key) => Buffer.from(key, 'hex')))}`;
    const repeats = new Set(known.map(({ key }) => key));
    const fresh = rows.filter((row) => !row.also.some((key) => repeats.has(key)));
    if (fresh.length > 0) await insertRows(transaction, fresh);
  });
}

async function insertRows(sql: Queryable, rows: Row[]): Promise<void> {
  // The order within the batch is the order of arrival, which is the order in which ids are given.
  await sql`
    insert into vault.received (message_key, sender, sender_before, sealed, sealed_sid)
    select decode(message_key, 'hex'), decode(sender, 'hex'), decode(sender_before, 'hex'), decode(sealed, 'hex'), decode(sealed_sid, 'hex')
    from unnest(${rows.map((row) => row.message_key)}::text[], ${rows.map((row) => row.sender)}::text[], ${rows.map((row) => row.sender_before)}::text[], ${rows.map((row) => row.sealed)}::text[], ${rows.map((row) => row.sealed_sid)}::text[])
      with ordinality as row (message_key, sender, sender_before, sealed, sealed_sid, position)
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
