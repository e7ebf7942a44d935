// Brings events of tips to the nodes that take them: woken by the database, and looking by itself in case a wake-up was lost.
import { CHANNELS } from '../../exchange/messages';
import { errorKind, log } from '../../log/log';
import type { Desk } from '../desk';
import { claimEvents, countAside, endUntakenEvents, finishEvent, handBackEvent, letGoOfEvent, type ClaimedEvent, type EventKind } from './claim-events';

/** A node that takes events. */
export interface EventTaker {
  kinds: ReadonlySet<EventKind>;
  /** also takes `assigned` when the tip had an officer before */
  repeated: boolean;
  take(event: ClaimedEvent): void;
  /** is told how many events are set aside, whenever that changes */
  aside?(count: number): void;
}

/** Milliseconds; tests shorten them. */
export interface PumpPace {
  /** between looks without a wake-up */
  poll: number;
  /** without a change of the takers, before the first look: a deploy brings its nodes one after the other */
  settle: number;
  /** … and before events of kinds that none of them takes are ended */
  sweep: number;
  /** after which an event that the flows did nothing with is given again */
  leaseSeconds: number;
}

const PACE: PumpPace = { poll: 5_000, settle: 300, sweep: 10_000, leaseSeconds: 15 };
/** Seconds for which a lease outlives that: who lives lets go itself. */
const MARGIN = 10;
/** Milliseconds between looks while the database is away. */
const FAILING_POLL = 1000;
/** Events claimed at a time. */
const BATCH = 20;

export interface EventPump {
  /** Returns what takes the node away again. */
  add(taker: EventTaker): () => void;
}

const pumps = new WeakMap<Desk, EventPump>();

/** The pump of this process's desk. */
export function eventPumpOf(desk: Desk): EventPump {
  const pump = pumps.get(desk) ?? eventPump(desk);
  pumps.set(desk, pump);
  return pump;
}

export function eventPump({ name, sql, listen }: Desk, pace: PumpPace = PACE): EventPump {
  const holder = name === null ? null : `${name} events`;
  const inHand = new Map<number, { lease: string; until: number }>();
  const takers = new Set<EventTaker>();
  let changedAt = 0;
  let timer: NodeJS.Timeout | undefined;
  let unlisten: Promise<() => Promise<void>> | undefined;
  let looking = false;
  let again = false;
  let failing = false;

  const kindsTaken = () => [...new Set([...takers].flatMap((taker) => [...taker.kinds]))];

  const give = async (event: ClaimedEvent) => {
    const ofKind = [...takers].filter((taker) => taker.kinds.has(event.kind));
    if (ofKind.length === 0) {
      // A deploy took the nodes away while the event was claimed: it waits for those that come.
      inHand.delete(event.id);
      return handBackEvent(sql, event);
    }
    const wanted = ofKind.filter((taker) => taker.repeated || !(event.kind === 'assigned' && event.detail.again));
    if (wanted.length === 0) await finishEvent(sql, event.id);
    for (const taker of wanted) taker.take(structuredClone(event));
  };

  const look = async () => {
    for (const [id, { lease, until }] of [...inHand]) {
      if (until >= Date.now()) continue;
      await letGoOfEvent(sql, { id, lease });
      inHand.delete(id);
    }
    while (takers.size > 0) {
      const events = await claimEvents(sql, kindsTaken(), BATCH, pace.leaseSeconds + MARGIN, { name: holder, inHand: [...inHand.keys()] });
      for (const { id, lease } of events) inHand.set(id, { lease, until: Date.now() + pace.leaseSeconds * 1000 });
      for (const event of events) await give(event);
      if (events.length === 0) break;
    }
    if (takers.size > 0 && Date.now() - changedAt >= pace.sweep) await endUntakenEvents(sql, kindsTaken());
    const aside = await countAside(sql);
    for (const taker of takers) taker.aside?.(aside);
  };

  const wake = () => {
    if (takers.size === 0) return;
    if (Date.now() - changedAt < pace.settle) {
      rest(pace.settle);
      return;
    }
    if (looking) {
      again = true;
      return;
    }
    looking = true;
    look()
      .then(
        () => {
          failing = false;
        },
        (error: unknown) => {
          // Once, not at every look: the database may be away for long.
          if (!failing && takers.size > 0) log('warn', 'desk', `events of tips can't be read at the moment (${errorKind(error)}); informants are told when that is over`);
          failing = true;
        },
      )
      .finally(() => {
        looking = false;
        rest(again ? 0 : failing ? Math.min(pace.poll, FAILING_POLL) : pace.poll);
        again = false;
      });
  };

  const rest = (milliseconds: number) => {
    clearTimeout(timer);
    timer = takers.size > 0 ? setTimeout(wake, milliseconds) : undefined;
  };

  return {
    add: (taker) => {
      takers.add(taker);
      changedAt = Date.now();
      unlisten ??= listen(CHANNELS.events, wake);
      // Polling goes on without; the next node added tries anew.
      unlisten.catch(() => (unlisten = undefined));
      rest(pace.settle);
      return () => {
        takers.delete(taker);
        changedAt = Date.now();
        if (takers.size > 0) return;
        clearTimeout(timer);
        void unlisten?.then((end) => end()).catch(() => undefined);
        unlisten = undefined;
      };
    },
  };
}
