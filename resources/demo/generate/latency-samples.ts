import { seededRandom } from "./random.ts";

/**
 * `count` plausible response times in whole milliseconds whose 95th percentile is exactly `p95` by any quantile rule: the readings
 * around rank 95 % are all that value. A right-skewed body lies below, a short tail above, in random order.
 */
export function latencySamples(seed: number, count: number, p95: number): readonly number[] {
  const random = seededRandom(seed);
  const rank = Math.ceil(count * 0.95);
  const plateau = Math.max(3, Math.round(count * 0.01));
  const body = Array.from({ length: rank - plateau }, () =>
    Math.min(p95, Math.max(Math.round(p95 * 0.3), Math.round(p95 * (0.48 + 0.5 * random.next() ** 2.2)))),
  );
  const middle = Array.from({ length: plateau * 2 }, () => p95);
  const tail = Array.from(
    { length: count - body.length - middle.length },
    () => Math.round(p95 * (1 + 0.45 * random.next() ** 1.6)) + 1,
  );
  return random.shuffle([...body, ...middle, ...tail]);
}

/** `count` whole numbers around `mean` whose mean is exactly `mean`; the last ones absorb the rounding. */
export function samplesWithMean(seed: number, count: number, mean: number, deviation: number): readonly number[] {
  const random = seededRandom(seed);
  const drawn = Array.from({ length: count }, () => Math.round(random.normal(mean, deviation)));
  const excess = drawn.reduce((sum, value) => sum + value, 0) - mean * count;
  const step = Math.trunc(excess / count);
  const rest = excess - step * count;
  return drawn.map((value, index) => value - step - (index < Math.abs(rest) ? Math.sign(rest) : 0));
}
