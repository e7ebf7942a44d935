// The vault's keys at the gate's start: there, and those that the database was sealed with; made only where nothing is sealed yet.
import { isConnectionTrouble, type Queryable, type Sql } from '../../database/connect';
import { keyIdOf } from '../../sealing/aead';
import { makeKeyFile, readKeyRing, type KeySource } from '../../sealing/key-ring';
import { carryOver } from '../carry-over';
import { createVault } from '../vault';

/** The gate can't start with these keys. Its message is for the gate's owner. */
export class KeyFault extends Error {}

/** Milliseconds between two tries to reach a database that is just coming back. */
const PAUSE = 500;
/** Milliseconds until trying is given up. */
const PATIENCE = 60_000;

/**
 * The ring, checked against the database; what older vaults kept is carried over with it.
 * @throws KeyFault in one sentence
 */
export async function openKeys(sql: Sql, source: KeySource): Promise<Buffer[]> {
  for (const until = Date.now() + PATIENCE; ; await new Promise((done) => setTimeout(done, PAUSE))) {
    try {
      const keys = await checkKeys(sql, await readOrMake(sql, source), source);
      await carryOver(sql, createVault(keys));
      return keys;
    } catch (error) {
      if (!isConnectionTrouble(error) || Date.now() > until) throw error;
    }
  }
}

async function readOrMake(sql: Sql, source: KeySource): Promise<Buffer[]> {
  const read = () => {
    try {
      return readKeyRing(source);
    } catch (error) {
      throw new KeyFault((error as Error).message, { cause: error });
    }
  };
  const keys = read();
  if (keys) return keys;
  const [sealed] = await sql`select from vault.keys limit 1`;
  // Another gate may just have made it.
  const made = read();
  if (made) return made;
  if (sealed) throw new KeyFault(`the vault's key is gone: there is no file ${source.file}. Put it back from its backup; with a new key nobody who wrote could be answered any more.`);
  makeKeyFile(source.file!);
  return read()!;
}

/**
 * Every key that something may be sealed with must be in hand; the first is noted as one of them.
 * @returns the ring that the gate works with
 */
async function checkKeys(sql: Sql, ring: Buffer[], source: KeySource): Promise<Buffer[]> {
  const place = source.value?.trim() ? source.name : source.file;
  return sql.begin(async (transaction) => {
    await transaction`lock table vault.keys in share row exclusive mode`;
    const { keys, missing } = await ringInUse(transaction, ring);
    if (missing) throw new KeyFault(`the vault was sealed with a key that is not in ${place}. Add that key from its backup as a further one; without it nobody who wrote could be answered any more.`);
    const [first] = keys;
    if (!first) throw new KeyFault(`${place} holds only keys that \`npm run vault:rotate\` has retired: nothing may be sealed with them. Put the newer key file in its place.`);
    await transaction`insert into vault.keys (id) values (${keyIdOf(first, 'vault')}) on conflict do nothing`;
    return keys;
  });
}

/**
 * The keys of a ring that may seal, in their order. Retired ones open nothing any more, and in front (a file put back from a backup, with
 * the newer key behind) they would have every message refused.
 * @returns `missing`: something is sealed with a key that is not among them
 */
export async function ringInUse(sql: Queryable, ring: readonly Buffer[]): Promise<{ keys: Buffer[]; missing: boolean }> {
  const known = await sql<{ id: string; retired: boolean }[]>`select encode(id, 'hex') as id, retired from vault.keys`;
  const idOf = (key: Buffer) => keyIdOf(key, 'vault').toString('hex');
  return {
    keys: ring.filter((key) => !known.some(({ id, retired }) => retired && id === idOf(key))),
    missing: known.some(({ id, retired }) => !retired && !ring.some((key) => idOf(key) === id)),
  };
}
