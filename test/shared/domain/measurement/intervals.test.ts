import fc from "fast-check";
import jstat from "jstat";
import { describe, expect, it } from "vitest";
import {
  binomialCumulative,
  clopperPearson,
  smallestFaultlessSample,
  smallestSample,
  wilson,
} from "#shared/domain/measurement/intervals.ts";

const fourDecimals = ({ low, high }: { low: number; high: number }) => [low.toFixed(4), high.toFixed(4)];

/** Chance of at most `k` successes of `n`, summed in fractions; `p` taken to fifteen decimals. */
function exactTail(k: number, n: number, p: number): number {
  const scale = 10n ** 15n;
  const success = BigInt(Math.round(p * 1e15));
  const failure = scale - success;
  let [sum, ways] = [0n, 1n];
  for (let i = 0; i <= k; i += 1) {
    sum += ways * success ** BigInt(i) * failure ** BigInt(n - i);
    ways = (ways * BigInt(n - i)) / BigInt(i + 1);
  }
  return Number((sum * 10n ** 18n) / scale ** BigInt(n)) / 1e18;
}

describe("intervals of a share", () => {
  // Newcombe, Statistics in Medicine 17 (1998) 857–872, table I, methods 3 and 5.
  it.each([
    [81, 263, ["0.2553", "0.3662"], ["0.2527", "0.3676"]],
    [15, 148, ["0.0624", "0.1605"], ["0.0578", "0.1617"]],
    [0, 20, ["0.0000", "0.1611"], ["0.0000", "0.1684"]],
    [1, 29, ["0.0061", "0.1718"], ["0.0009", "0.1776"]],
  ])("agrees with the published table for %i of %i", (successes, n, score, exact) => {
    expect(fourDecimals(wilson(successes, n))).toEqual(score);
    expect(fourDecimals(clopperPearson(successes, n))).toEqual(exact);
  });

  it("agrees with an independent library, whatever was counted", () => {
    const { beta, binomial, normal } = jstat.jStat;
    const z = normal.inv(0.975, 0, 1);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), fc.nat(2000), (n, some) => {
        const k = some % (n + 1);
        const exact = clopperPearson(k, n);
        expect(exact.low).toBeCloseTo(k === 0 ? 0 : beta.inv(0.025, k, n - k + 1), 6);
        expect(exact.high).toBeCloseTo(k === n ? 1 : beta.inv(0.975, k + 1, n - k), 6);
        const centre = (k + (z * z) / 2) / (n + z * z);
        const half = (z / (n + z * z)) * Math.sqrt((k * (n - k)) / n + (z * z) / 4);
        const score = wilson(k, n);
        expect(score.low).toBeCloseTo(Math.max(0, centre - half), 6);
        expect(score.high).toBeCloseTo(Math.min(1, centre + half), 6);
        expect(binomialCumulative(k, n, 0.97)).toBeCloseTo(binomial.cdf(k, n, 0.97), 6);
      }),
    );
  });

  it("agrees with the worked examples of the demo library", () => {
    expect(fourDecimals(wilson(95, 100))).toEqual(["0.8882", "0.9785"]);
    expect(fourDecimals(wilson(2944, 3000))).toEqual(["0.9758", "0.9856"]);
    expect(fourDecimals(wilson(1192, 1200))).toEqual(["0.9869", "0.9966"]);
    expect(fourDecimals(wilson(2958, 3000))).toEqual(["0.9811", "0.9896"]);
  });

  it("contains the share, stays within 0 and 1, mirrors, and the exact one is no shorter in the tail sense", () => {
    const samples = fc
      .integer({ min: 1, max: 5000 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
    fc.assert(
      fc.property(samples, ([k, n]) => {
        for (const interval of [wilson, clopperPearson]) {
          const { low, high } = interval(k, n);
          expect(low).toBeGreaterThanOrEqual(0);
          expect(high).toBeLessThanOrEqual(1);
          expect(low).toBeLessThanOrEqual(k / n);
          expect(high).toBeGreaterThanOrEqual(k / n);
          const mirrored = interval(n - k, n);
          expect(1 - mirrored.high).toBeCloseTo(low, 10);
        }
        const { low, high } = clopperPearson(k, n);
        if (k > 0) expect(1 - binomialCumulative(k - 1, n, low)).toBeCloseTo(0.025, 9);
        if (k < n) expect(binomialCumulative(k, n, high)).toBeCloseTo(0.025, 9);
      }),
    );
  });

  it("agrees with tails summed exactly, in fractions, without the beta function", () => {
    // The other way to Clopper and Pearson: at the low end the chance of as many successes or more is 2.5 %, at the high end of as few or fewer.
    const sample = fc
      .integer({ min: 1, max: 40 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
    fc.assert(
      fc.property(sample, ([k, n]) => {
        const { low, high } = clopperPearson(k, n);
        if (k > 0) expect(1 - exactTail(k - 1, n, low)).toBeCloseTo(0.025, 8);
        if (k < n) expect(exactTail(k, n, high)).toBeCloseTo(0.025, 8);
        expect(binomialCumulative(k, n, 0.3)).toBeCloseTo(exactTail(k, n, 0.3), 12);
      }),
      { numRuns: 60 },
    );
  });

  it("covers what it promises: no share is missed by the exact interval more than once in twenty", () => {
    // Brown, Cai and DasGupta, Statistical Science 16 (2001) 101–133: Clopper–Pearson never falls below its level, Wilson's hovers about it.
    for (const n of [10, 30, 50]) {
      for (const p of [0.05, 0.1, 0.5, 0.9, 0.98]) {
        const cover = (interval: typeof wilson) =>
          Array.from({ length: n + 1 }, (_, k) => k)
            .filter((k) => interval(k, n).low <= p && p <= interval(k, n).high)
            .reduce((sum, k) => sum + exactTail(k, n, p) - (k === 0 ? 0 : exactTail(k - 1, n, p)), 0);
        expect(cover(clopperPearson), `n=${n} p=${p}`).toBeGreaterThanOrEqual(0.95);
        expect(cover(wilson), `n=${n} p=${p}`).toBeGreaterThan(0.83);
      }
    }
  });

  it("sums the binomial exactly where it can be summed by hand", () => {
    expect(binomialCumulative(3, 10, 0.3)).toBeCloseTo(0.6496107184, 12);
    expect(binomialCumulative(-1, 10, 0.3)).toBe(0);
    expect(binomialCumulative(10, 10, 0.3)).toBe(1);
  });

  it("finds the faultless sample a share needs, and no smaller one", () => {
    expect(smallestFaultlessSample(0.99)).toBe(381);
    expect(wilson(381, 381).low).toBeGreaterThanOrEqual(0.99);
    expect(wilson(380, 380).low).toBeLessThan(0.99);
    expect(smallestSample(() => true)).toBe(1);
    expect(smallestSample(() => false)).toBeNull();
  });
});
