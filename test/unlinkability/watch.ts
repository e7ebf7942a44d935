// A curious desk that keeps looking: what changes while it happens, and leaves no row behind.
import type { Sql } from '../../lib/database/connect';

/** One message to a citizen, as seen from outside: milliseconds since the watch began. */
export interface Watched extends Record<string, unknown> {
  outbox_id: number;
  seen_at: number;
  taken_at: number | null;
  settled_at: number | null;
  /** how many other messages waited when it was taken */
  others_waiting: number | null;
}

/** Looks at the outbox again and again, as role desk. Returns what ends it and gives what was seen. */
export function watchOutbox(sql: Sql, everyMilliseconds = 60): () => Promise<Watched[]> {
  const seen = new Map<number, Watched>();
  const began = performance.now();
  let stopped = false;
  const watching = (async () => {
    while (!stopped) {
      const rows = await sql<{ id: number; state: string }[]>`select id, state from exchange.outbox where state in ('waiting', 'taken')`;
      const now = Math.round(performance.now() - began);
      const waiting = rows.filter((row) => row.state === 'waiting').length;
      const open = new Set<number>();
      for (const { id, state } of rows) {
        open.add(id);
        const known = seen.get(id) ?? { outbox_id: id, seen_at: now, taken_at: null, settled_at: null, others_waiting: null };
        seen.set(id, known);
        if (state === 'taken' && known.taken_at === null) Object.assign(known, { taken_at: now, others_waiting: waiting });
      }
      for (const known of seen.values()) if (known.settled_at === null && !open.has(known.outbox_id)) known.settled_at = now;
      await new Promise((done) => setTimeout(done, everyMilliseconds));
    }
  })();
  return async () => {
    stopped = true;
    await watching;
    return [...seen.values()];
  };
}
