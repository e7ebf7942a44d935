// Tells open pages that something they may see has changed; what it is they fetch themselves.
import type { Queryable, Sql } from '../../database/connect';
import { CHANNELS } from '../../exchange/messages';
import { errorKind, log } from '../../log/log';
import { asUser } from '../offices/as-user';
import { TIP_ROLES, type Viewer } from '../offices/viewer';

/** Changes that come close together are told once. */
const GATHER_MILLISECONDS = 300;
/** Ids are given before they are committed: so far back one may still appear. */
const LATE_IDS = 200;

interface Watcher {
  viewer: Viewer;
  changed: () => void;
  /** what the viewer could see of the newest events, to compare with */
  seen: string;
}

export interface TipChanges {
  /** Calls `changed` after each change that the person may see (or that took a tip from them). Returns what ends it. */
  watch(viewer: Viewer, changed: () => void): Promise<() => void>;
}

/** One per process: it listens from the first watcher on. */
export function tipChanges(sql: Sql): TipChanges {
  const watchers = new Set<Watcher>();
  let listening: Promise<unknown> | undefined;
  let timer: NodeJS.Timeout | undefined;

  const look = async () => {
    timer = undefined;
    for (const watcher of [...watchers]) {
      try {
        const seen = await newest(sql, watcher.viewer);
        if (seen === watcher.seen || !watchers.has(watcher)) continue;
        watcher.seen = seen;
        watcher.changed();
      } catch (error) {
        log('warn', 'desk', `open pages could not be told of a change (${errorKind(error)}); they see it when they are next loaded`);
        return;
      }
    }
  };
  const wake = () => {
    timer ??= setTimeout(() => void look(), GATHER_MILLISECONDS);
  };

  return {
    watch: async (viewer, changed) => {
      listening ??= sql.listen(CHANNELS.events, wake, wake).catch((error: unknown) => {
        listening = undefined;
        throw error;
      });
      await listening;
      const watcher: Watcher = { viewer, changed, seen: await newest(sql, viewer) };
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
  };
}

/** A text that changes whenever something changes for this person. */
async function newest(sql: Sql, viewer: Viewer): Promise<string> {
  if (!TIP_ROLES.includes(viewer.role)) return lastEvents(sql);
  // A tip that was routed elsewhere is no longer there to be seen, so everyone hears of that.
  const [moved] = await sql<{ id: number | null }[]>`
    select max(id) as id from desk.tip_events where kind = 'rerouted' and id > (select coalesce(max(id), 0) - ${LATE_IDS} from desk.tip_events)`;
  const own = await asUser(sql, viewer, async (transaction) => {
    if (viewer.role !== 'officer') return lastEvents(transaction);
    const [tips] = await transaction<{ seen: string }[]>`select concat(count(*), ' ', sum(version), ' ', max(updated_at)) as seen from desk.tips where assigned_to = ${viewer.userId}`;
    return tips!.seen;
  });
  return `${moved?.id ?? 0} ${own}`;
}

async function lastEvents(sql: Queryable): Promise<string> {
  const rows = await sql<{ id: number }[]>`select id from desk.tip_events order by id desc limit ${LATE_IDS}`;
  return rows.map((row) => row.id).join(',');
}
