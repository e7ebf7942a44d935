// Which of the desk's keys the gates and desks that run have in hand: told by each, for whoever changes the key.
import type { Queryable, Sql } from '../database/connect';
import { errorKind, log } from '../log/log';
import { boxKeyIdOf } from '../sealing/box';
import type { KeyHolder } from '../sealing/change-key';
import type { Boxes } from './boxes';

/** Milliseconds between two words of being there. */
const TELL_EVERY = 3000;
/** Seconds after which a process that tells nothing any more is gone. */
const GONE_AFTER = 15;

/** What a public key of the desk is called here, hex. */
export const deskKeyId = (publicKey: Buffer) => boxKeyIdOf(publicKey).toString('hex');

/**
 * Tells it from now on.
 * @param name from holderName
 * @returns `now`, to be called when the keys have changed; `stop`, when the process ends
 */
export function tellKeys(sql: Sql, { side, ...boxes }: Pick<Boxes, 'side'> & { deskPublicKeys(): readonly Buffer[] }, name: string): { now(): Promise<void>; stop(): Promise<void> } {
  let troubled = false;
  let telling = Promise.resolve();
  const tell = async () => {
    try {
      const keys = boxes.deskPublicKeys().map(deskKeyId);
      await sql`insert into exchange.key_holders (side, name, keys) values (${side}, ${name}, ${keys}::text[]) on conflict (side, name) do update set keys = excluded.keys, seen_at = now()`;
      troubled = false;
    } catch (error) {
      // A database that is away is told of by those who work with it.
      if (!troubled) log('warn', side, `which of the desk's keys this process has in hand could not be told (${errorKind(error)}); it goes on with them.`);
      troubled = true;
    }
  };
  const now = () => (telling = telling.then(tell));
  const timer = setInterval(() => void now(), TELL_EVERY);
  void now();
  return {
    now,
    stop: async () => {
      clearInterval(timer);
      await telling;
      await sql`delete from exchange.key_holders where side = ${side} and name = ${name}`.catch(() => {});
    },
  };
}

/** The processes that run, with the keys they have told. */
export async function keyHolders(sql: Queryable): Promise<KeyHolder[]> {
  return sql<KeyHolder[]>`select name, keys from exchange.key_holders where seen_at > now() - make_interval(secs => ${GONE_AFTER})`;
}
