/** A seeded source of chance: the same seed always gives the same demo data. */
export interface Random {
  /** Uniform in [0, 1). */
  readonly next: () => number;
  /** Integer in [from, to], both included. */
  readonly integer: (from: number, to: number) => number;
  /** Normally distributed with the given mean and standard deviation (Box–Muller). */
  readonly normal: (mean: number, deviation: number) => number;
  /** One of the items, each equally likely; throws RangeError on an empty list. */
  readonly pick: <T>(items: readonly T[]) => T;
  /** A new list in random order (Fisher–Yates). */
  readonly shuffle: <T>(items: readonly T[]) => T[];
}

/** Mulberry32 over a 32-bit seed: small, fast, and good enough to invent plausible tables; never for keys. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const integer = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    integer,
    normal: (mean, deviation) =>
      mean + deviation * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    pick: (items) => {
      const item = items[integer(0, items.length - 1)];
      if (item === undefined) throw new RangeError("nothing to pick from");
      return item;
    },
    shuffle: (items) => {
      const rest = [...items];
      return items.map(() => rest.splice(integer(0, rest.length - 1), 1)).flat();
    },
  };
}
