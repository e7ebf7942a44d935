// Brings all that is sealed, and every keyed hash, to the current key: in batches, beside gates at work, any number of times.
import type { Queryable, Sql } from '../../database/connect';
import { inBatches, type Key } from '../../database/in-batches';
import type { UnreadableRows } from '../../database/unreadable-rows';
import type { IncomingRequest } from '../incoming/request';
import { openSent, sentRow } from '../outgoing/sent';
import { openAddress, sealAddress } from '../people/contact';
import { openReply, reportKey, sealReply } from '../people/replies';
import type { SealedTrace } from '../traces/note';
import type { Vault } from '../vault';

/** Rows of one transaction. */
const BATCH = 200;

interface Row {
  at: Key;
  sealed: Buffer | null;
  sealedSid: Buffer | null;
}

interface SealedTable {
  name: string;
  /** by which its rows are gone through */
  key: string;
  columns: ('sealed' | 'sealed_sid')[];
  /** The columns that change, with their new values. */
  renew(vault: Vault, row: Row): Record<string, Buffer | null>;
}

const sid = (vault: Vault, row: Row) => vault.open('message-id', row.sealedSid!);

const TABLES: readonly SealedTable[] = [
  { name: 'contacts', key: 'id', columns: ['sealed'], renew: (vault, row) => ({ sealed: vault.seal('contact', vault.openBytes('contact', row.sealed!)) }) },
  { name: 'handles', key: 'handle', columns: ['sealed'], renew: (vault, row) => ({ sealed: vault.seal('handle', vault.openBytes('handle', row.sealed!)) }) },
  {
    name: 'addresses', key: 'lookup', columns: ['sealed'],
    renew: (vault, row) => {
      const { secret, ...address } = openAddress(vault, row.sealed!);
      return { lookup: vault.key('lookup', address.value), sealed: sealAddress(vault, secret, address) };
    },
  },
  {
    name: 'replies', key: 'message_key', columns: ['sealed'],
    renew: (vault, row) => {
      const reply = openReply(vault, row.sealed!);
      return { message_key: vault.key('message-id', reply.messageSid), report: reportKey(vault, reply.handle), sealed: sealReply(vault, reply) };
    },
  },
  {
    name: 'sent', key: 'message_key', columns: ['sealed'],
    renew: (vault, row) => ({ ...sentRow(vault, openSent(vault, row.sealed!)) }),
  },
  { name: 'forgotten_counts', key: 'why', columns: ['sealed'], renew: (vault, row) => ({ sealed: vault.seal('forgotten-count', vault.openBytes('forgotten-count', row.sealed!)) }) },
  { name: 'deliveries', key: 'id', columns: ['sealed_sid'], renew: (vault, row) => ({ message_key: vault.key('message-id', sid(vault, row)), sealed_sid: vault.seal('message-id', sid(vault, row)) }) },
  {
    name: 'received', key: 'id', columns: ['sealed', 'sealed_sid'],
    renew(vault, row) {
      const known: Record<string, Buffer> = row.sealedSid ? { message_key: vault.key('message-id', sid(vault, row)), sealed_sid: vault.seal('message-id', sid(vault, row)) } : {};
      if (!row.sealed) return known;
      const text = vault.open('request', row.sealed);
      const { phone, businessScoped } = (JSON.parse(text) as IncomingRequest).sender;
      const [sender, before] = vault.keys('sender', (phone ?? businessScoped)!);
      return { ...known, sender: sender!, sender_before: before ?? null, sealed: vault.seal('request', text) };
    },
  },
  // The hash of what a list says can't be made without its words: the list is made anew when it is needed again.
  { name: 'contents', key: 'hash', columns: ['sealed_sid'], renew: (vault, row) => ({ sealed_sid: vault.seal('content-id', vault.open('content-id', row.sealedSid!)) }) },
  {
    name: 'twilio_records', key: 'record_key', columns: ['sealed'],
    renew(vault, row) {
      const text = vault.open('twilio-record', row.sealed!);
      const trace = JSON.parse(text) as SealedTrace;
      return { record_key: vault.key('twilio-record', 'list' in trace ? trace.list : trace.message), sealed: vault.seal('twilio-record', text) };
    },
  },
];

/** Goes through all tables once. @returns how many rows were brought over */
export async function renewAll(sql: Sql, vault: Vault, unreadable: UnreadableRows): Promise<number> {
  let seen = 0;
  const before = unreadable.count;
  for (const table of TABLES) seen += await inBatches(sql, BATCH, (transaction, after) => renewSome(transaction, vault, table, unreadable, after));
  return seen - (unreadable.count - before);
}

/** How many rows are not sealed with the current key, but for those that nothing opens. */
export async function countOlder(sql: Queryable, vault: Vault, unreadable: UnreadableRows): Promise<number> {
  let count = 0;
  for (const table of TABLES) {
    const [row] = await sql<{ count: number }[]>`select count(*) from vault.${sql(table.name)} where ${older(sql, vault, table, unreadable)}`;
    count += row!.count;
  }
  return count;
}

function older(sql: Queryable, vault: Vault, { name, key, columns }: SealedTable, unreadable: UnreadableRows) {
  const id = Buffer.from(vault.keyIds()[0]!, 'hex');
  const [first, second = first] = columns;
  const left = unreadable.of(name);
  const isOlder = sql`(substring(${sql(first!)} from 2 for 4) <> ${id} or substring(${sql(second!)} from 2 for 4) <> ${id})`;
  return left.length === 0 ? isOlder : sql`(${isOlder} and ${sql(key)} not in ${sql(left)})`;
}

async function renewSome(sql: Queryable, vault: Vault, table: SealedTable, unreadable: UnreadableRows, after: Key | null): Promise<Row[]> {
  const key = sql(table.key);
  const one = (name: 'sealed' | 'sealed_sid') => (table.columns.includes(name) ? sql`${sql(name)}` : sql`null::bytea`);
  const rows = await sql<Row[]>`
    select ${key} as at, ${one('sealed')} as sealed, ${one('sealed_sid')} as "sealedSid" from vault.${sql(table.name)}
    where ${older(sql, vault, table, unreadable)} and ${after === null ? sql`true` : sql`${key} > ${after}`}
    order by ${key} limit ${BATCH} for update skip locked`;
  for (const row of rows) {
    const fresh = renewed(vault, table, row);
    if (fresh === null) unreadable.add(table.name, row.at);
    else await sql`update vault.${sql(table.name)} set ${sql(fresh)} where ${key} = ${row.at}`;
  }
  return rows;
}

/** null where no key opens it, or nothing of ours is in it. */
function renewed(vault: Vault, table: SealedTable, row: Row): Record<string, Buffer | null> | null {
  try {
    return table.renew(vault, row);
  } catch {
    return null;
  }
}
