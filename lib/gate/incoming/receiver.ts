// Brings accepted requests into the flow: a bounded number at once, each sender's in order.
// Gates of other processes are not told of a request: who accepted it works on it, the others look every few seconds.
import { isConnectionTrouble } from '../../database/connect';
import { errorKind, log } from '../../log/log';
import type { Gate } from '../gate';
import { claimReceived, releaseReceived, renewReceived, type ReceivedItem } from './received';

export interface ReceiverOptions {
  /** tells this receiver from others of the same gate; default '' */
  name?: string;
  /** requests in the flow at once */
  concurrency: number;
  /** seconds after which another gate takes over what this one had when it was killed */
  leaseSeconds?: number;
  /** seconds after which a request that never settled is given again; above the time that media may take */
  patienceSeconds?: number;
  /** seconds between looks for what other gates left behind */
  pollSeconds?: number;
  onRequest(item: ReceivedItem): void;
}

/** Starts it. Returns what stops it; requests already in the flow go on. */
export function startReceiver(gate: Gate, options: ReceiverOptions): () => void {
  const holder = gate.name === null ? null : `${gate.name} ${options.name ?? ''}`;
  const { concurrency, leaseSeconds = 20, patienceSeconds = 120, pollSeconds = 2 } = options;
  const inFlight = new Map<number, { lease: string; until: number }>();
  let working = false;
  let again = false;
  let stopped = false;
  let troubled = false;

  async function work(): Promise<void> {
    if (working || stopped) {
      again = true;
      return;
    }
    working = true;
    try {
      do {
        again = false;
        await claimSome();
      } while (again && !stopped);
      troubled = false;
    } catch (error) {
      // Said once for an outage; the next look is the next try.
      if (!troubled) log('error', 'gate', `accepted messages can't be worked on (${errorKind(error)})${isConnectionTrouble(error) ? ': the database is away. They are kept' : ''}; trying again.`);
      troubled = true;
    } finally {
      working = false;
    }
  }

  async function claimSome(): Promise<void> {
    const room = concurrency - inFlight.size;
    if (room <= 0) return;
    const { items, setAside } = await claimReceived(gate.sql, room, leaseSeconds, { name: holder, inHand: [...inFlight.keys()] });
    if (setAside > 0) {
      log('error', 'gate', 'messages of citizens were set aside after several tries; they are kept, sealed, and can be given again.', { messages: setAside });
      again = true;
    }
    const until = Date.now() + patienceSeconds * 1000;
    for (const item of items) {
      inFlight.set(item.id, { lease: item.lease, until });
      options.onRequest(item);
    }
  }

  const wake = () => void work();
  const settled = (id: number) => {
    if (inFlight.delete(id)) wake();
  };
  const poll = setInterval(() => {
    for (const [id, { lease, until }] of inFlight) {
      if (until >= Date.now()) continue;
      // A try: the flow had it and let it go.
      releaseReceived(gate.sql, { id, lease }, 'the flow did not hand it over', 0).catch(() => {}).finally(() => inFlight.delete(id));
    }
    // Where that fails, the database is away and work() says so.
    if (inFlight.size > 0) renewReceived(gate.sql, [...inFlight].map(([id, { lease }]) => ({ id, lease })), leaseSeconds).catch(() => {});
    wake();
  }, pollSeconds * 1000);
  gate.events.on('accepted', wake).on('settled', settled);
  wake();
  return () => {
    stopped = true;
    clearInterval(poll);
    gate.events.off('accepted', wake).off('settled', settled);
  };
}
