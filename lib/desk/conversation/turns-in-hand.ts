// Which turns this process has begun and not ended: citizen-in claims no more than it may have in hand, and waits for them when it stops.

type Ended = () => void;
const inHand = new Map<number, Ended>();

/** Counts a turn as begun; `ended` is called once, when it was committed or given back. */
export function turnBegan(id: number, ended: Ended): void {
  inHand.get(id)?.();
  inHand.set(id, ended);
}

/** Counts a turn as ended. A second end of the same turn does nothing. */
export function turnEnded(id: number): void {
  const ended = inHand.get(id);
  inHand.delete(id);
  ended?.();
}
