// The desk's keys as the database knows them: which are in use, and which are retired.
import type { Queryable } from '../../database/connect';
import { OtherKey } from '../../exchange/check-key';
import { keyIdOf } from '../../sealing/aead';
import { boxKeyIdOf, createBoxOpener } from '../../sealing/box';

export interface KeyIds {
  /** of what is sealed to it; 4 bytes */
  id: Buffer;
  /** of the same key, in what the desk keeps; 4 bytes */
  sealId: Buffer;
}

export function idsOf(key: Buffer): KeyIds {
  return { id: boxKeyIdOf(createBoxOpener([key], 'desk').publicKeys[0]!), sealId: keyIdOf(key, 'desk') };
}

export type KeyState = 'coming' | 'used' | 'retired';

/** Id, hex → what becomes of the key. */
export async function knownKeys(sql: Queryable): Promise<Map<string, KeyState>> {
  const rows = await sql<{ id: string; state: KeyState }[]>`select encode(id, 'hex') as id, state from exchange.desk_keys`;
  return new Map(rows.map(({ id, state }) => [id, state]));
}

/** Notes a key that is coming, or that the desk seals with from now on; a retired one stays retired. */
export async function noteKey(sql: Queryable, key: Buffer, state: 'coming' | 'used'): Promise<void> {
  const { id, sealId } = idsOf(key);
  await sql`insert into exchange.desk_keys (id, seal_id, state) values (${id}, ${sealId}, ${state}) on conflict (id) do update set state = excluded.state where desk_keys.state = 'coming'`;
}

/**
 * The desk's keys at its start or on their change: all that are in use must be there, and the first is noted as one of them.
 * @throws MissingKey
 */
export async function checkRing(sql: Queryable, keys: readonly Buffer[]): Promise<void> {
  const known = await knownKeys(sql);
  const ids = keys.map((key) => idsOf(key).id.toString('hex'));
  if (known.get(ids[0]!) === 'retired') throw new MissingKey('the desk\'s first key was retired by `npm run desk:rotate`: bring the newer key file to this machine (under service units: systemctl restart satark-setup, which tells the desk of it).');
  if ([...known].some(([id, state]) => state === 'used' && !ids.includes(id))) throw new MissingKey('a key is missing with which the desk has sealed: put back your copy (DATA_DIR/secrets/desk.key).');
  await noteKey(sql, keys[0]!, 'used');
}

/** The ring lacks what is sealed with; nothing was changed. Its message is for who starts it. */
export class MissingKey extends OtherKey {}
