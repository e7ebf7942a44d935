// Chance that comes out the same for the same seed.

export interface Chance {
  /** from 0 to below 1 */
  next(): number;
  whole(below: number): number;
  happens(probability: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** one of the entries, by their weights */
  weighted<T>(from: readonly (readonly [T, number])[]): T;
  /** log-normal: half of all values lie below `median`; `spread` is the standard deviation of the logarithm */
  around(median: number, spread: number): number;
}

/** mulberry32 (Tommy Ettinger, public domain): small, fast, good enough to look uneven. */
export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (below: number) => Math.floor(next() * below);
  return {
    next,
    whole,
    happens: (probability) => next() < probability,
    pick: (from) => from[whole(from.length)]!,
    weighted: (from) => {
      let left = next() * from.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of from) if ((left -= weight) < 0) return value;
      return from[from.length - 1]![0];
    },
    // Box and Muller's transform
    around: (median, spread) => median * Math.exp(spread * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())),
  };
}
