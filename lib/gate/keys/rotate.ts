// Gives the vault a new key while gates are at work (lib/sealing/change-key.ts tells how).
import type { Queryable, Sql } from '../../database/connect';
import { whileNobodyWrites } from '../../database/retire-keys';
import { UnreadableRows } from '../../database/unreadable-rows';
import { keyIdOf } from '../../sealing/aead';
import { changeKey, type ChangeOptions, type KeyHolder } from '../../sealing/change-key';
import { readKeyRing, replaceKeyFile, type KeySource } from '../../sealing/key-ring';
import { inTurn } from '../turns';
import { createVault } from '../vault';
import { countOlder, renewAll } from './renew';
import { GONE_AFTER } from './watch-keys';

const idOf = (key: Buffer) => keyIdOf(key, 'vault').toString('hex');

/** @throws Error in one sentence where it can't begin or go on; nothing is lost then */
export async function rotateKeys(sql: Sql, source: KeySource, options: ChangeOptions = {}): Promise<void> {
  if (source.value?.trim()) throw new Error(`the vault's key stands in ${source.name}, which no command can change. Put a new key in front of it there (with a comma between), restart the gates, and take the old one out when \`npm run vault:rotate\` with ${source.name}_FILE in its place has brought all over.`);
  // Two at once would each take away the key that the other has made.
  if (!(await inTurn(sql, 'rotation', () => rotate(sql, source, options)))) throw new Error('the vault\'s key is being changed already by another `npm run vault:rotate`: wait for that one.');
}

async function rotate(sql: Sql, source: KeySource, options: ChangeOptions): Promise<void> {
  const file = source.file!;
  const ring = readKeyRing(source);
  if (!ring) throw new Error(`there is no key file ${file}: the gate makes it at its first start.`);
  const known = await sql<{ id: string; retired: boolean }[]>`select encode(id, 'hex') as id, retired from vault.keys`;
  if (known.some(({ id, retired }) => !retired && !ring.some((key) => idOf(key) === id))) throw new Error(`${file} lacks a key that the vault is sealed with: put it back from its backup first.`);

  const unreadable = new UnreadableRows();

  await changeKey({
    ring,
    idOf,
    isRetired: (key) => known.some(({ id, retired }) => id === idOf(key) && retired),
    isFresh: (key) => !known.some(({ id }) => id === idOf(key)),
    announce: () => Promise.resolve(),
    write: (keys) => replaceKeyFile(file, keys),
    use: async (key) => {
      await sql`insert into vault.keys (id) values (decode(${idOf(key)}, 'hex')) on conflict do nothing`;
    },
    holders: () => sql<KeyHolder[]>`select name, keys from vault.gates where seen_at > now() - make_interval(secs => ${GONE_AFTER})`,
    renew: (target, older) => renewAll(sql, createVault([target, ...older]), unreadable),
    async retire(target, older) {
      const done = await whileNobodyWrites(sql, 'vault.keys', (transaction) => retire(transaction, target, older, unreadable));
      if (done && unreadable.count > 0) options.say?.(`Rows of the vault that open with no key (somebody changed or damaged them): ${unreadable.count}. They stay as they were, and nobody can be answered through them.`);
      return done;
    },
    words: {
      whose: 'The vault', everyone: 'every gate', anyone: 'A gate',
      notTaken: 'bring the key file to that machine (or restart the gate, if its key stands in VAULT_KEY)',
      held: 'something in the vault is held by a gate for long and could not be brought over: run this again, it goes on where it was.',
      after: `Make a new backup of ${file}; backups of the database from before need the old one.`,
    },
  }, options);
}

async function retire(sql: Queryable, target: Buffer, older: readonly Buffer[], unreadable: UnreadableRows): Promise<boolean> {
  if ((await countOlder(sql, createVault([target, ...older]), unreadable)) > 0) return false;
  await sql`update vault.keys set retired = true where id in ${sql(older.map((key) => keyIdOf(key, 'vault')))}`;
  return true;
}
