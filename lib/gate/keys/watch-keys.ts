// Takes up changes of the key file while the gate runs, and tells which keys it has in hand.
import { readKeyRing, type KeySource } from '../../sealing/key-ring';
import { keyIdOf } from '../../sealing/aead';
import { errorKind, log } from '../../log/log';
import type { Gate } from '../gate';
import { ringInUse } from './open-keys';

/** Milliseconds between two looks. */
const POLL = 1000;
/** Looks between two words of being there. */
const TELL_EVERY = 3;

/** Seconds after which a gate that tells nothing any more is gone. */
export const GONE_AFTER = 15;

type Watching = Pick<Gate, 'sql' | 'vault' | 'name'>;

/** Starts it. Returns what stops it. */
export function watchKeys(gate: Watching, source: KeySource): () => Promise<void> {
  const name = gate.name ?? `gate ${process.pid}`;
  let polls = 0;
  let troubled = false;
  let looking = Promise.resolve();

  async function look(): Promise<void> {
    try {
      const changed = await takeUpKeys(gate, source);
      if (changed || polls++ % TELL_EVERY === 0) await tellKeys(gate, name);
      troubled = false;
    } catch (error) {
      // A database that is away is told of by those who work with it.
      if (!troubled) log('warn', 'gate', `the vault's keys could not be looked after (${errorKind(error)}); the gate goes on with those it has.`);
      troubled = true;
    }
  }

  const poll = setInterval(() => (looking = looking.then(look)), POLL);
  looking = look();
  return async () => {
    clearInterval(poll);
    await looking;
    await gate.sql`delete from vault.gates where name = ${name}`.catch(() => {});
  };
}

/** Reads the ring again. @returns whether another one is in use now */
export async function takeUpKeys(gate: Watching, source: KeySource): Promise<boolean> {
  if (source.value?.trim()) return false;
  const ring = readKeyRing(source);
  if (!ring) throw new Error('the key file is gone.');
  const idsOf = (keys: readonly Buffer[]) => keys.map((key) => keyIdOf(key, 'vault').toString('hex')).join();
  if (idsOf(ring) === gate.vault.keyIds().join()) return false;
  const { keys, missing } = await ringInUse(gate.sql, ring);
  const [first] = keys;
  if (missing || !first) throw new Error('the key file lacks a key that is in use.');
  if (idsOf(keys) === gate.vault.keyIds().join()) return false;
  await gate.sql`insert into vault.keys (id) values (${keyIdOf(first, 'vault')}) on conflict do nothing`;
  gate.vault.change(keys);
  return true;
}

async function tellKeys(gate: Watching, name: string): Promise<void> {
  await gate.sql`
    insert into vault.gates (name, keys) values (${name}, ${gate.vault.keyIds()}::text[])
    on conflict (name) do update set keys = excluded.keys, seen_at = now()`;
}
