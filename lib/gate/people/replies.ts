// Which report one of our messages was about: kept sealed under a keyed hash of Twilio's id, for a citizen who replies to it.
// When the report's sender is forgotten the row stays and names no report any more: whoever taps an old list then still taps one of ours.
import type { Queryable } from '../../database/connect';
import type { Vault } from '../vault';
import { openHandleRows, padded } from './contact';

export interface Reply {
  /** '' where its sender was forgotten */
  handle: string;
  outbox: number;
  /** Twilio's id: a change of keys makes a new hash of it */
  messageSid: string;
}

/** Bytes; a handle, a 53-bit number and an id of Twilio's with what stands around them. */
const SIZE = 128;
/** Rows of one statement. */
const BATCH = 500;

export function sealReply(vault: Vault, { handle, outbox, messageSid }: Reply): Buffer {
  return vault.seal('reply', padded(JSON.stringify([handle, outbox, messageSid]), SIZE));
}

export function openReply(vault: Vault, sealed: Uint8Array): Reply {
  const [handle, outbox, messageSid] = JSON.parse(vault.open('reply', sealed)) as [string, number, string];
  return { handle, outbox, messageSid };
}

/** By which the rows of a report are found; empty for a row that names none. */
export const reportKey = (vault: Vault, handle: string): Buffer => (handle === '' ? Buffer.alloc(0) : vault.key('report', handle));

/** Empties the rows of reports; inside the transaction that forgets their sender. */
export async function emptyReplies(sql: Queryable, vault: Vault, handles: readonly string[]): Promise<void> {
  const rows = await sql<Row[]>`
    select message_key as key, sealed from vault.replies where report in ${sql(handles.flatMap((handle) => vault.keys('report', handle)))} order by message_key for update`;
  await rewrite(sql, vault, rows, () => Promise.resolve(new Set()));
}

/** Fills the column `report` of rows that were written before there was one; rows of reports whose sender is forgotten are emptied. Inside a transaction. @returns whether there may be more */
export async function fillReports(sql: Queryable, vault: Vault): Promise<boolean> {
  const rows = await sql<Row[]>`select message_key as key, sealed from vault.replies where report is null order by message_key limit ${BATCH} for update skip locked`;
  await rewrite(sql, vault, rows, async (handles) => {
    // Whoever forgets a sender now waits for this, and finds the rows then.
    const known = await sql<{ handle: string; sealed: Buffer }[]>`select handle, sealed from vault.handles where handle = any(${handles}::text[]) order by handle for share`;
    return new Set(openHandleRows(vault, known).map(({ handle }) => handle));
  });
  return rows.length === BATCH;
}

interface Row {
  key: Buffer;
  sealed: Buffer;
}

/**
 * A row that can't be opened leads nobody anywhere, and goes: it must not keep anybody from being forgotten.
 * @param keep which of these handles rows may name
 */
async function rewrite(sql: Queryable, vault: Vault, rows: readonly Row[], keep: (handles: string[]) => Promise<ReadonlySet<string>>): Promise<void> {
  const open: { key: Buffer; reply: Reply }[] = [];
  const shut: Buffer[] = [];
  for (const { key, sealed } of rows) {
    try {
      open.push({ key, reply: openReply(vault, sealed) });
    } catch {
      shut.push(key);
    }
  }
  if (shut.length > 0) await sql`delete from vault.replies where message_key in ${sql(shut)}`;
  if (open.length === 0) return;
  const kept = await keep([...new Set(open.map(({ reply }) => reply.handle))]);
  const changed = open.map(({ key, reply }) => ({ key, reply: kept.has(reply.handle) ? reply : { handle: '', outbox: 0, messageSid: reply.messageSid } }));
  const hex = (bytes: Buffer[]) => bytes.map((one) => one.toString('hex'));
  await sql`
    update vault.replies r set sealed = decode(new.sealed, 'hex'), report = decode(new.report, 'hex')
    from unnest(${hex(changed.map(({ key }) => key))}::text[], ${hex(changed.map(({ reply }) => sealReply(vault, reply)))}::text[], ${hex(changed.map(({ reply }) => reportKey(vault, reply.handle)))}::text[]) as new (key, sealed, report)
    where r.message_key = decode(new.key, 'hex')`;
}
