import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { measureLatency, type LatencyReadings } from "#shared/domain/measurement/latency.ts";
import { findMetric } from "#shared/domain/measurement/measured.ts";
import { compare, fromDecimal, fromExact, toFloat } from "#shared/domain/rational.ts";

const readings = (values: readonly string[], changes: Partial<LatencyReadings> = {}): LatencyReadings => ({
  values: [...values],
  timeouts: 0,
  method: "nearest-rank",
  ...changes,
});
const exact = (input: LatencyReadings, metric: string) => {
  const result = findMetric(measureLatency(input), metric);
  return result?.state === "measured" ? result.value : (result?.state ?? null);
};
const upTo = (n: number) => Array.from({ length: n }, (_, index) => String(index + 1));

describe("response-time test", () => {
  it("takes the smallest reading that covers the share", () => {
    expect(exact(readings(upTo(100)), "latency-p95")).toBe("95");
    expect(exact(readings(upTo(100)), "latency-p99")).toBe("99");
    expect(exact(readings(upTo(20)), "latency-p95")).toBe("19");
    expect(exact(readings(upTo(21)), "latency-p95")).toBe("20");
    expect(exact(readings(["7.5"]), "latency-p50")).toBe("15/2");
    expect(exact(readings(upTo(100).toReversed()), "latency-max")).toBe("100");
  });

  it("interpolates by type 7 exactly", () => {
    // R: quantile(c(15, 20, 35, 40, 50), c(.5, .95, .99), type = 7) → 35, 48, 49.6
    const sample = readings(["15", "20", "35", "40", "50"], { method: "type-7" });
    expect(exact(sample, "latency-p50")).toBe("35");
    expect(exact(sample, "latency-p95")).toBe("48");
    expect(exact(sample, "latency-p99")).toBe("248/5");
    expect(exact(readings(["15"], { method: "type-7" }), "latency-p99")).toBe("15");
  });

  it("keeps the mean exact and prints the digits measured", () => {
    const result = findMetric(measureLatency(readings(["0.10", "0.20", "0.40"])), "latency-mean");
    expect(result).toMatchObject({ value: "7/30", shown: "0.23", unit: "ms", n: 3 });
  });

  it("counts calls that never answered as longest, and has no mean of them", () => {
    const sample = readings(upTo(94), { timeouts: 6 });
    expect(exact(sample, "latency-p50")).toBe("50");
    expect(exact(sample, "latency-p95")).toBe("undetermined");
    expect(exact(sample, "latency-mean")).toBe("undetermined");
    expect(exact(sample, "latency-max")).toBe("undetermined");
    expect(exact(readings(upTo(95), { timeouts: 5 }), "latency-p95")).toBe("95");
    expect(measureLatency(sample).notes[0]?.zh).toContain("6 次未返回");
  });

  it("knows what depends on them to be above what it would be had they been as fast as the slowest that answered", () => {
    const above = (metric: string) => {
      const result = findMetric(measureLatency(readings(["10", "40"], { timeouts: 2 })), metric);
      return result?.state === "undetermined" ? result.above : "measured";
    };
    expect(above("latency-max")).toEqual({ value: "40", shown: "40.0", unit: "ms" });
    expect(above("latency-p95")).toEqual({ value: "40", shown: "40.0", unit: "ms" });
    expect(above("latency-mean")).toEqual({ value: "65/2", shown: "32.5", unit: "ms" });
    expect(above("latency-p50")).toBe("measured");
    const silent = measureLatency(readings([], { timeouts: 3 }));
    expect(findMetric(silent, "latency-max")).toMatchObject({ above: null, missing: [{ zh: "3 次调用无一返回" }] });
  });

  it("brackets a quantile by order statistics, and claims no interval where the sample is too small", () => {
    const result = findMetric(measureLatency(readings(upTo(100))), "latency-p50");
    expect(result).toMatchObject({ interval: { low: "40.0000", high: "61.0000", method: "order-statistic" } });
    expect(findMetric(measureLatency(readings(upTo(30))), "latency-p95")).toMatchObject({ interval: null });
  });

  it("is undetermined without readings", () => {
    expect(exact(readings([]), "latency-p95")).toBe("undetermined");
  });

  it("covers at least the share with as few readings as possible, whatever the order", () => {
    const values = fc.array(fc.integer({ min: 0, max: 500 }).map(String), { minLength: 1, maxLength: 120 });
    fc.assert(
      fc.property(values, fc.constantFrom(50, 95, 99), (sample, share) => {
        const metric = `latency-p${share}`;
        const found = exact(readings(sample), metric);
        expect(exact(readings(sample.toReversed()), metric)).toBe(found);
        const quantile = fromExact(found ?? "0");
        const below = sample.filter((value) => compare(fromDecimal(value), quantile) < 0).length;
        const upToIt = sample.filter((value) => compare(fromDecimal(value), quantile) <= 0).length;
        expect(upToIt * 100).toBeGreaterThanOrEqual(share * sample.length);
        expect(below * 100).toBeLessThan(share * sample.length);
        expect(sample.map(Number)).toContain(toFloat(quantile));
      }),
    );
  });

  it("takes a hundred thousand readings in its stride", () => {
    const many = upTo(100_000);
    expect(exact(readings(many), "latency-p99")).toBe("99000");
  });
});
