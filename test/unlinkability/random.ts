// Random numbers of a seed, so that a test draws the same each time.

export interface Random {
  /** in [0, 1) */
  next(): number;
  /** a whole number below `count` */
  below(count: number): number;
  pick<T>(choices: readonly T[]): T;
  /** a copy in another order */
  shuffled<T>(items: readonly T[]): T[];
}

/** A counter through a mixing function (splitmix32). */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
  const below = (count: number) => Math.floor(next() * count);
  return {
    next,
    below,
    pick: (choices) => choices[below(choices.length)]!,
    shuffled(items) {
      const order = [...items];
      for (let last = order.length - 1; last > 0; last--) {
        const other = below(last + 1);
        [order[last], order[other]] = [order[other]!, order[last]!];
      }
      return order;
    },
  };
}
