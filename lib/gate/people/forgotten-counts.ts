// How many people and reports were forgotten, by why. Sealed: beside a dump of the day before, a count would tell whose reports it was.
import type { Queryable } from '../../database/connect';
import { log } from '../../log/log';
import type { Vault } from '../vault';
import { padded } from './contact';

/** Why somebody is forgotten: they asked for it, the tip is closed for long, nothing was reported, or nothing was heard for long. */
export type WhyForgotten = 'asked' | 'closed' | 'empty' | 'stale';

export interface ForgottenCount {
  /** reports that can't be answered any more */
  handles: number;
  /** people of whom nothing is left */
  contacts: number;
}

interface Kept extends ForgottenCount {
  /** rows of reports that lead to nobody, and stand until they would have gone anyway; counted with those who asked */
  standing: number;
}

export const REASONS: readonly WhyForgotten[] = ['asked', 'closed', 'empty', 'stale'];
/** Bytes; three 53-bit numbers with what stands around them. */
const SIZE = 64;

const seal = (vault: Vault, { handles, contacts, standing }: Kept) => vault.seal('forgotten-count', padded(JSON.stringify([handles, contacts, standing]), SIZE));

const NOTHING: Kept = { handles: 0, contacts: 0, standing: 0 };

/** What can't be opened begins again from nothing: a damaged count is to keep nobody from being forgotten. */
function open(vault: Vault, sealed: Uint8Array): Kept {
  try {
    const [handles, contacts, standing] = JSON.parse(vault.open('forgotten-count', sealed)) as [number, number, number];
    return { handles, contacts, standing };
  } catch {
    log('error', 'gate', 'a count of people who were forgotten opens with no key: somebody changed or damaged it. It begins again from nothing.');
    return NOTHING;
  }
}

/** Last in a transaction: others wait for the row from here on. */
async function add(sql: Queryable, vault: Vault, why: WhyForgotten, more: Kept): Promise<void> {
  await sql`insert into vault.forgotten_counts (why, sealed) values (${why}, ${seal(vault, NOTHING)}) on conflict (why) do nothing`;
  const [row] = await sql<{ sealed: Buffer }[]>`select sealed from vault.forgotten_counts where why = ${why} for update`;
  const now = open(vault, row!.sealed);
  await sql`update vault.forgotten_counts set sealed = ${seal(vault, { handles: now.handles + more.handles, contacts: now.contacts + more.contacts, standing: now.standing + more.standing })} where why = ${why}`;
}

/** Counts what was forgotten. */
export const countForgotten = (sql: Queryable, vault: Vault, why: WhyForgotten, count: ForgottenCount): Promise<void> => add(sql, vault, why, { ...count, standing: 0 });

/** Counts rows that lead to nobody from now on, or (below zero) that went. */
export const standing = (sql: Queryable, vault: Vault, rows: number): Promise<void> => add(sql, vault, 'asked', { handles: 0, contacts: 0, standing: rows });

/** Seals all counts anew, those too of which there is none yet: two dumps tell of none whether it has changed. */
export async function resealCounts(sql: Queryable, vault: Vault): Promise<void> {
  for (const why of REASONS) await add(sql, vault, why, NOTHING);
}

/** All counts that are not zero, by why; and how many rows lead to nobody. */
export async function readForgotten(sql: Queryable, vault: Vault): Promise<{ forgotten: (ForgottenCount & { why: WhyForgotten })[]; standing: number }> {
  const rows = (await sql<{ why: WhyForgotten; sealed: Buffer }[]>`select why, sealed from vault.forgotten_counts order by why`).map(({ why, sealed }) => ({ why, ...open(vault, sealed) }));
  return {
    forgotten: rows.filter(({ handles, contacts }) => handles + contacts > 0).map(({ why, handles, contacts }) => ({ why, handles, contacts })),
    standing: rows.reduce((sum, row) => sum + row.standing, 0),
  };
}
