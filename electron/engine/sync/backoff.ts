/** A number from 0 up to, not including, 1 made of random bytes. */
function fraction(random: (size: number) => Uint8Array): number {
  const [a = 0, b = 0, c = 0] = random(3);
  return (a * 65_536 + b * 256 + c) / 16_777_216;
}

/**
 * Milliseconds to wait after the n-th failure in a row (n from 1): doubled each time up to `longest`, of which the later half is left to chance, so that
 * workstations that failed together do not come back together.
 */
export function backoff(
  failures: number,
  { first, longest }: { readonly first: number; readonly longest: number },
  random: (size: number) => Uint8Array,
): number {
  const full = Math.min(longest, first * 2 ** Math.min(failures - 1, 30));
  return Math.round(full / 2 + (full / 2) * fraction(random));
}

/** The same items in an order left to chance, so that what is cut short does not always leave the same ones behind. */
export function shuffled<Item>(items: readonly Item[], random: (size: number) => Uint8Array): readonly Item[] {
  return items
    .map((item) => ({ item, at: fraction(random) }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ item }) => item);
}

/** Between the tries of one run. */
export const withinRun = { first: 500, longest: 8_000 };
/** Between the runs that try one object again. */
export const betweenRuns = { first: 30_000, longest: 3_600_000 };
