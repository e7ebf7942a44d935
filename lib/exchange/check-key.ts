// Whether a side's key is the one with which this database was opened before. With another one it would read nothing, and nobody would
// find out before citizens wait for answers.
import type { Sql } from '../database/connect';
import type { Boxes, Side } from './boxes';

/** The database belongs to another key; nothing was changed. */
export class OtherKey extends Error {}

const NAMES: Record<Side, string> = { gate: 'GATE_KEY', desk: 'DESK_KEY' };

/**
 * Notes the public key at the first start; afterwards it must be one of the side's ring. The key that the other side has noted must be
 * one that we know of it: what we sealed to another would be lost.
 * @throws OtherKey
 */
export async function checkKey(sql: Sql, { side, publicKeys, otherPublicKeys }: Pick<Boxes, 'side' | 'publicKeys' | 'otherPublicKeys'>): Promise<void> {
  const [current] = publicKeys;
  const rows = await sql<{ side: Side; key: Buffer }[]>`select side, public_key as key from exchange.keys`;
  for (const row of rows) {
    if ((row.side === side ? publicKeys : otherPublicKeys).some((key) => key.equals(row.key))) continue;
    throw new OtherKey(`what stands in the database is sealed with another key than ${NAMES[row.side]}: put back your copy of the ${row.side}'s key (DATA_DIR/secrets/${row.side}.key). Nothing was changed.`);
  }
  const noted = rows.find((row) => row.side === side);
  if (!noted) await sql`insert into exchange.keys (side, public_key) values (${side}, ${current!}) on conflict (side) do nothing`;
  else if (!noted.key.equals(current!)) await sql`update exchange.keys set public_key = ${current!}, noted_at = now() where side = ${side} and public_key = ${noted.key}`;
}
