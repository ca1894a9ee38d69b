import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quantileAt, quantileMethodSchema, type QuantileMethod } from "#shared/domain/measurement/quantiles.ts";
import { ascending, compare, fromDecimal, fromInteger, toExact } from "#shared/domain/rational.ts";

const sampleOf = (values: readonly string[]) => {
  const sorted = ascending(values.map(fromDecimal));
  return { sorted, n: sorted.length };
};
const at = (values: readonly string[], percent: number, method: QuantileMethod) => {
  const found = quantileAt(sampleOf(values), percent, method);
  return found === null ? null : toExact(found.value);
};

/** NIST/SEMATECH e-Handbook of Statistical Methods, 7.2.6.2 Percentiles: twelve gauge measurements. */
const gauge = "95.1772 95.1567 95.1937 95.1959 95.1442 95.0610 95.1591 95.1195 95.1065 95.0925 95.1990 95.1682".split(
  " ",
);

describe("named quantile methods", () => {
  it("agree with NIST's worked example of the 90th percentile", () => {
    // 0.90 × (12 + 1) = 11.7: 95.1959 + 0.7 × (95.1990 − 95.1959) = 95.19807, printed there as 95.1981.
    expect(at(gauge, 90, "type-6")).toBe("9519807/100000");
    // The handbook's other formula, 1 + 0.90 × (12 − 1) = 10.9, as spreadsheets do it: 95.1957.
    expect(at(gauge, 90, "type-7")).toBe("594973/6250");
    expect(at(gauge, 90, "nearest-rank")).toBe("951959/10000");
  });

  it("agree with R on a sample of five", () => {
    // R 4.3: quantile(c(15, 20, 35, 40, 50), c(.25, .5, .95), type = 6 / 7 / 8)
    const five = ["15", "20", "35", "40", "50"];
    expect([25, 50, 95].map((percent) => at(five, percent, "type-6"))).toEqual(["35/2", "35", "50"]);
    expect([25, 50, 95].map((percent) => at(five, percent, "type-7"))).toEqual(["20", "35", "48"]);
    expect([25, 50, 95].map((percent) => at(five, percent, "type-8"))).toEqual(["55/3", "35", "50"]);
    expect([25, 50, 95].map((percent) => at(five, percent, "nearest-rank"))).toEqual(["20", "35", "50"]);
  });

  it("say which place they took", () => {
    expect(quantileAt(sampleOf(gauge), 90, "type-6")?.how.zh).toBe("第 6 类插值法 第 11.70 位");
    expect(quantileAt(sampleOf(gauge), 90, "nearest-rank")?.how.en).toBe("nearest rank ⌈12 × 90 %⌉ = no. 11");
  });

  it("give nothing where the place falls among calls that never answered", () => {
    const { sorted } = sampleOf(["1", "2", "3"]);
    for (const method of quantileMethodSchema.options) expect(quantileAt({ sorted, n: 6 }, 95, method)).toBeNull();
    expect(quantileAt({ sorted: [], n: 0 }, 50, "type-7")).toBeNull();
  });

  it("stay within the sample, rise with the share, and do not care about the order of readings", () => {
    const reading = fc.integer({ min: 0, max: 10_000 }).map((value) => String(value / 10));
    const percent = fc.integer({ min: 1, max: 99 });
    fc.assert(
      fc.property(
        fc.array(reading, { minLength: 1, maxLength: 40 }),
        percent,
        percent,
        fc.constantFrom(...quantileMethodSchema.options),
        (values, first, second, method) => {
          const sample = sampleOf(values);
          const [low, high] = [Math.min(first, second), Math.max(first, second)].map(
            (share) => quantileAt(sample, share, method)?.value,
          );
          const [least, most] = [sample.sorted[0], sample.sorted.at(-1)];
          if (low === undefined || high === undefined || least === undefined || most === undefined)
            throw new Error("no quantile");
          expect(compare(low, high)).toBeLessThanOrEqual(0);
          expect(compare(least, low)).toBeLessThanOrEqual(0);
          expect(compare(high, most)).toBeLessThanOrEqual(0);
        },
      ),
    );
  });

  it("are all the middle one of an odd sample at the median", () => {
    const odd = Array.from({ length: 99 }, (_, index) => fromInteger(index + 1));
    for (const method of quantileMethodSchema.options)
      expect(toExact(quantileAt({ sorted: odd, n: 99 }, 50, method)?.value ?? fromInteger(0))).toBe("50");
  });
});
