import { z } from "zod";
import { add, fraction, fromInteger, multiply, subtract, toDecimal, type Rational } from "../rational.ts";
import type { Text } from "../standard/text.ts";

/**
 * How a quantile is read from a sample, by name: `nearest-rank` the smallest reading that covers the share (Hyndman–Fan type 1, our default),
 * `type-6` position p(n + 1) (Weibull; NIST, Excel PERCENTILE.EXC), `type-7` position p(n − 1) + 1 (R, NumPy, Excel PERCENTILE.INC), `type-8`
 * position p(n + ⅓) + ⅓ (recommended by Hyndman and Fan). Interpolated ones stay within the sample.
 */
export const quantileMethodSchema = z.enum(["nearest-rank", "type-6", "type-7", "type-8"]);
export type QuantileMethod = z.infer<typeof quantileMethodSchema>;

/** A quantile with how it was found, in words. */
export interface Quantile {
  readonly value: Rational;
  readonly how: Text;
}

/**
 * The quantile of `sorted` (ascending) at `percent` (1–99), out of `n` readings of which the last n − sorted.length are known only to be longer than
 * all of these. Exact. Null where the place falls among those.
 */
export function quantileAt(
  { sorted, n }: { readonly sorted: readonly Rational[]; readonly n: number },
  percent: number,
  method: QuantileMethod,
): Quantile | null {
  if (method === "nearest-rank") return nearestRank(sorted, n, percent);
  const raw = position(n, percent, method);
  const place = clamp(raw, n);
  const below = Number(place.numerator / place.denominator);
  const weight = subtract(place, fromInteger(below));
  const low = sorted[below - 1];
  const high = weight.numerator === 0n ? low : sorted[below];
  if (low === undefined || high === undefined) return null;
  const [kind, at] = [method.slice(5), toDecimal(place, 2)];
  return {
    value: add(low, multiply(weight, subtract(high, low))),
    how: { zh: `第 ${kind} 类插值法 第 ${at} 位`, en: `type ${kind} interpolation, position ${at}` },
  };
}

function nearestRank(sorted: readonly Rational[], n: number, percent: number): Quantile | null {
  const rank = Math.max(1, Math.ceil((percent * n) / 100));
  const value = sorted[rank - 1];
  if (value === undefined) return null;
  return {
    value,
    how: {
      zh: `最近秩法 ⌈${n} × ${percent} %⌉ = 第 ${rank} 个`,
      en: `nearest rank ⌈${n} × ${percent} %⌉ = no. ${rank}`,
    },
  };
}

/** The place of a quantile, counted from 1. */
function position(n: number, percent: number, method: Exclude<QuantileMethod, "nearest-rank">): Rational {
  const share = fraction(BigInt(percent), 100n);
  const third = fraction(1n, 3n);
  switch (method) {
    case "type-6":
      return multiply(share, fromInteger(n + 1));
    case "type-7":
      return add(multiply(share, fromInteger(n - 1)), fromInteger(1));
    case "type-8":
      return add(multiply(share, add(fromInteger(n), third)), third);
  }
}

function clamp(place: Rational, n: number): Rational {
  if (place.numerator < place.denominator) return fromInteger(1);
  return place.numerator > BigInt(n) * place.denominator ? fromInteger(n) : place;
}
