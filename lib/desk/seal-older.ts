// Seals what the desk reads and what stood open before there was sealing: at its start, before it is ready.
import type { Sql } from '../database/connect';
import { sealOlder } from '../exchange/older';
import type { Seals } from './seals';

export async function sealOlderOfDesk(sql: Sql, { boxes, keepOlder }: Seals): Promise<void> {
  await sealOlder(sql, { relation: 'exchange.inbox', column: 'message', key: 'id', of: sql`handle`, together: 1000, seal: (handle, open) => boxes.sealOlder('message', handle, open) });
  // An officer's media must open at the gate too, which sends them.
  const source = sql`(select e.source || ' ' || e.media_id from desk.evidence e where e.media_id = exchange.media.id)`;
  await sealOlder(sql, {
    relation: 'exchange.media', column: 'bytes', key: 'id', of: sql`coalesce(${source}, 'citizen ' || id)`, together: 4,
    seal(of, open) {
      const [whose, id] = of.split(' ') as [string, string];
      return whose === 'officer' ? boxes.sealMedia(id, open) : boxes.sealOlder('media', id, open);
    },
  });
  await sealOlder(sql, { relation: 'desk.conversations', column: 'state', key: 'handle', of: sql`handle`, together: 1000, seal: (handle, open) => keepOlder('conversation', handle, open) });
  await sealOlder(sql, { relation: 'desk.tips', column: 'story', key: 'id', of: sql`receipt`, together: 1000, seal: (receipt, open) => keepOlder('tip', receipt, open) });
  const event = sql`(select t.receipt from desk.tips t where t.id = tip_id) || ' ' || kind`;
  await sealOlder(sql, { relation: 'desk.tip_events', column: 'words', key: 'id', of: event, together: 1000, seal: (of, open) => keepOlder('event', of, open) });
}
