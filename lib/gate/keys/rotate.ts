// Gives the vault a new key while gates are at work. A crash at any point is harmless: run again, it goes on where it was.
//
// 1. The new key goes into the file behind the old one, until every gate can open what is sealed with it.
// 2. It goes in front, until every gate seals with it.
// 3. All that is sealed is brought over, and every keyed hash.
// 4. The old key is retired in the database, which refuses what is sealed with it from then on; then it leaves the file.
import { randomBytes } from 'node:crypto';
import type { Sql } from '../../database/connect';
import { keyIdOf } from '../../sealing/aead';
import { KEY_BYTES, readKeyRing, replaceKeyFile, type KeySource } from '../../sealing/key-ring';
import { createVault } from '../vault';
import { countOlder, renewAll } from './renew';
import { GONE_AFTER } from './watch-keys';

/** Milliseconds. */
const LOOK_EVERY = 250;
const PATIENCE = 60_000;
/** Rounds that bring nothing over while something is left. */
const MOST_IDLE = 40;

export interface RotateOptions {
  /** told of each step, without a word of what is kept */
  say?(sentence: string): void;
  /** milliseconds that gates may take for a step; default PATIENCE */
  patience?: number;
}

const idOf = (key: Buffer) => keyIdOf(key, 'vault').toString('hex');

/** @throws Error in one sentence where it can't begin or go on; nothing is lost then */
export async function rotateKeys(sql: Sql, source: KeySource, { say = () => {}, patience = PATIENCE }: RotateOptions = {}): Promise<void> {
  if (source.value?.trim()) throw new Error(`the vault's key stands in ${source.name}, which no command can change. Put a new key in front of it there (with a comma between), restart the gates, and take the old one out when \`npm run vault:rotate\` with ${source.name}_FILE in its place has brought all over.`);
  const file = source.file!;
  const ring = readKeyRing(source);
  if (!ring) throw new Error(`there is no key file ${file}: the gate makes it at its first start.`);
  const known = await sql<{ id: string; retired: boolean }[]>`select encode(id, 'hex') as id, retired from vault.keys`;
  if (known.some(({ id, retired }) => !retired && !ring.some((key) => idOf(key) === id))) throw new Error(`${file} lacks a key that the vault is sealed with: put it back from its backup first.`);
  const isKnown = (key: Buffer) => known.some(({ id }) => id === idOf(key));
  const isRetired = (key: Buffer) => known.some(({ id, retired }) => id === idOf(key) && retired);

  const kept = ring.filter((key) => !isRetired(key));
  if (kept.length < ring.length) {
    // It was ended after its last step but one.
    replaceKeyFile(file, kept);
    say('The vault has its new key; the old one is out of the file.');
    return;
  }
  const last = kept.at(-1)!;
  const target = kept.length === 1 ? randomBytes(KEY_BYTES) : isKnown(last) ? kept[0]! : last;
  const older = kept.filter((key) => !key.equals(target));

  if (!kept[0]!.equals(target)) {
    replaceKeyFile(file, [...older, target]);
    say('A new key is made; waiting until every gate has it …');
    await untilGates(sql, patience, (keys) => keys.includes(idOf(target)));
    replaceKeyFile(file, [target, ...older]);
  }
  await sql`insert into vault.keys (id) values (decode(${idOf(target)}, 'hex')) on conflict do nothing`;
  await untilGates(sql, patience, (keys) => keys[0] === idOf(target));
  say('Every gate uses the new key; bringing over what is kept …');
  const vault = createVault([target, ...older]);
  let rows = 0;
  for (let idle = 0; ; await pause()) {
    const renewed = await renewAll(sql, vault);
    rows += renewed;
    if (await retire(sql, vault, older)) break;
    idle = renewed > 0 ? 0 : idle + 1;
    if (idle > MOST_IDLE) throw new Error('something in the vault is held by a gate for long and could not be brought over: run this again, it goes on where it was.');
  }
  replaceKeyFile(file, [target]);
  await untilGates(sql, patience, (keys) => keys.length === 1).catch(() => say('A gate still holds the old key in memory; it lets go of it at its next start.'));
  say(`The vault has its new key: ${rows} rows were brought over, and the old key opens nothing any more. Make a new backup of ${file}; backups of the database from before need the old one.`);
}

/** Waits until all gates that run have the keys wanted. */
async function untilGates(sql: Sql, patience: number, ready: (keys: string[]) => boolean): Promise<void> {
  for (const until = Date.now() + patience; ; await pause()) {
    const gates = await sql<{ name: string; keys: string[] }[]>`select name, keys from vault.gates where seen_at > now() - make_interval(secs => ${GONE_AFTER})`;
    const waiting = gates.filter(({ keys }) => !ready(keys));
    if (waiting.length === 0) return;
    if (Date.now() > until) throw new Error(`${waiting.map(({ name }) => name).join(', ')} did not take up the new key: bring the key file to that machine (or restart the gate, if its key stands in VAULT_KEY), then run this again; it goes on where it was.`);
  }
}

/** Whether nothing is sealed with the older keys any more, so that they are retired now. */
async function retire(sql: Sql, vault: ReturnType<typeof createVault>, older: Buffer[]): Promise<boolean> {
  try {
    return await sql.begin(async (transaction) => {
      await transaction`set local lock_timeout = '3s'`;
      // Waits for every transaction that has written something sealed, and holds up others for this moment.
      await transaction`lock table vault.keys in access exclusive mode`;
      if ((await countOlder(transaction, vault)) > 0) return false;
      await transaction`update vault.keys set retired = true where id in ${transaction(older.map((key) => keyIdOf(key, 'vault')))}`;
      return true;
    });
  } catch (error) {
    // lock_not_available: somebody is in the middle of a longer piece of work.
    if ((error as { code?: string }).code === '55P03') return false;
    throw error;
  }
}

const pause = () => new Promise((done) => setTimeout(done, LOOK_EVERY));
