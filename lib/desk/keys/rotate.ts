// Gives the desk a new key while gates and desks are at work (lib/sealing/change-key.ts tells how).
//
// Gates seal to the desk's public key: they too must have the new one before it comes in front, and seal to it before the old one is
// dropped. What a process that was asleep still seals with a retired key is refused by the database (migration 0082).
import type { Queryable, Sql } from '../../database/connect';
import { whileNobodyWrites } from '../../database/retire-keys';
import { UnreadableRows } from '../../database/unreadable-rows';
import { keyHolders } from '../../exchange/key-holders';
import { createBoxOpener } from '../../sealing/box';
import { changeKey, type ChangeOptions } from '../../sealing/change-key';
import { readKeyRing, type KeySource } from '../../sealing/key-ring';
import { sealOlderOfDesk } from '../seal-older';
import { createSeals } from '../seals';
import { checkRing, idsOf, knownKeys, noteKey } from './known-keys';
import { countOlder, renewAll } from './renew';

export interface RotateOptions extends ChangeOptions {
  /** GATE_PUBLIC_KEY: officers' media are sealed to the gate too */
  gatePublicKeys: readonly Buffer[];
  /** Puts other keys into the file, and notes what a start may ask for. */
  write(keys: readonly Buffer[]): void;
}

/** Any constant. */
const ONE_AT_A_TIME = 5_471_082;

const idOf = (key: Buffer) => idsOf(key).id.toString('hex');

/** @throws Error in one sentence where it can't begin or go on; nothing is lost then */
export async function rotateDeskKeys(sql: Sql, source: KeySource, { gatePublicKeys, write, ...options }: RotateOptions): Promise<void> {
  if (source.value?.trim()) throw new Error(`the desk's key stands in ${source.name}, which no command can change: write it into a file (one key a line, mode 0600), name that in ${source.name}_FILE in its place, restart gates and desks, and run this again.`);
  // Two at once would each take away the key that the other has made. The lock ends with its transaction, or with this process.
  await sql.begin(async (transaction) => {
    const [lock] = await transaction<{ ours: boolean }[]>`select pg_try_advisory_xact_lock(${ONE_AT_A_TIME}) as ours`;
    if (!lock!.ours) throw new Error('the desk\'s key is being changed already by another `npm run desk:rotate`: wait for that one.');
    await rotate(sql, source, gatePublicKeys, write, options);
  });
}

async function rotate(sql: Sql, source: KeySource, gatePublicKeys: readonly Buffer[], write: RotateOptions['write'], options: ChangeOptions): Promise<void> {
  const file = source.file!;
  const ring = readKeyRing(source);
  if (!ring) throw new Error(`there is no key file ${file}: it is made at the first start.`);
  const known = await knownKeys(sql);
  const isRetired = (key: Buffer) => known.get(idOf(key)) === 'retired';
  const kept = ring.filter((key) => !isRetired(key));
  if (kept.length === 0) throw new Error(`${file} holds retired keys only: bring the newer key file to this machine.`);
  await checkRing(sql, kept.length > 1 && known.get(idOf(kept[0]!)) === 'coming' ? [...kept].reverse() : kept);
  // What an older version left in the clear is no business of a change of keys, but would be lost sight of by it.
  await sealOlderOfDesk(sql, createSeals({ keys: kept, gatePublicKeys }));
  const unreadable = new UnreadableRows();
  let told = false;

  await changeKey({
    ring,
    idOf,
    isRetired,
    isFresh: (key) => known.get(idOf(key)) === 'coming',
    announce: (key) => noteKey(sql, key, 'coming'),
    write,
    use: async (key) => {
      await noteKey(sql, key, 'used');
      // What starts from now on finds it noted as the desk's.
      await sql`update exchange.keys set public_key = ${createBoxOpener([key], 'desk').publicKeys[0]!}, noted_at = now() where side = 'desk'`;
    },
    holders: () => keyHolders(sql),
    renew: (target, older) => renewAll(sql, createSeals({ keys: [target, ...older], gatePublicKeys }), older, unreadable),
    async retire(_target, older) {
      // A look without the lock first: it may take long.
      if ((await countOlder(sql, older, unreadable)) > 0) return false;
      const done = await whileNobodyWrites(sql, 'exchange.desk_keys', (transaction) => retire(transaction, older, unreadable));
      if (done && unreadable.count > 0 && !told) {
        told = true;
        options.say?.(`${unreadable.count} sealed values open with no key (somebody changed or moved them) and stay as they were.`);
      }
      return done;
    },
    words: {
      whose: 'The desk', everyone: 'every gate and desk', anyone: 'A gate or desk',
      notTaken: 'bring the key file to that machine and restart it there (under service units: systemctl restart satark-setup satark-gate satark-desk)',
      held: 'something is held by a gate or desk for long and could not be brought over: run this again, it goes on where it was.',
      after: `Make a new backup of ${file} and of the database. Backups of the database from before can still be read with the old key, and with nothing else: keep your copy of it with them, apart from the new one, and destroy it with the last of them.`,
    },
  }, options);
}

async function retire(sql: Queryable, older: readonly Buffer[], unreadable: UnreadableRows): Promise<boolean> {
  if ((await countOlder(sql, older, unreadable)) > 0) return false;
  for (const key of older) {
    const { id, sealId } = idsOf(key);
    await sql`insert into exchange.desk_keys (id, seal_id, state) values (${id}, ${sealId}, 'retired') on conflict (id) do update set state = 'retired'`;
  }
  return true;
}
