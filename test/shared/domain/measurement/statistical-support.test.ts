import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Demand } from "#shared/domain/dossier/target.ts";
import { wilson } from "#shared/domain/measurement/intervals.ts";
import { measured } from "#shared/domain/measurement/measured.ts";
import { measureShare } from "#shared/domain/measurement/proportion.ts";
import { evaluate } from "#shared/domain/measurement/requirement.ts";
import { fromDecimal } from "#shared/domain/rational.ts";

const share = (part: number, whole: number) =>
  measureShare({
    metric: "accuracy",
    subject: null,
    part,
    whole,
    formula: `${part} ÷ ${whole}`,
    denominator: { zh: "样本", en: "samples" },
  });
const demand = (comparator: Demand["comparator"], threshold: string, unit = "%"): Demand => ({
  metric: "accuracy",
  comparator,
  threshold: [threshold],
  unit,
});
const support = (part: number, whole: number, comparator: Demand["comparator"], threshold: string, unit = "%") =>
  evaluate(demand(comparator, threshold, unit), share(part, whole)).support;

describe("what a sample supports", () => {
  it("keeps the automotive verdict and says the interval does not exclude 99 %", () => {
    // The Wilson bound meets p₀ where n (p̂ − p₀)² = z² p₀ (1 − p₀): n = 3.8415 × 0.0099 ÷ (1/300)² = 3422.8.
    const evaluation = evaluate(demand("gte", "99"), share(1192, 1200));
    expect(evaluation.verdict).toBe("met");
    expect(evaluation.support).toEqual({
      kind: "does-not-support",
      neededN: 3423,
      sentence: {
        zh: "95 % 区间 98.69–99.66 % 未排除 99 %；若比例不变，约需样本 3,423 个",
        en: "The 95 % interval 98.69–99.66 % does not exclude 99 %; at the same share about 3,423 samples would be needed",
      },
    });
    expect(wilson((1192 / 1200) * 3423, 3423).low).toBeGreaterThanOrEqual(0.99);
    expect(wilson((1192 / 1200) * 3422, 3422).low).toBeLessThan(0.99);
  });

  it("supports a clear verdict on either side", () => {
    expect(support(2958, 3000, "gte", "98")).toMatchObject({ kind: "supports", neededN: null });
    expect(support(63, 102, "gte", "90")).toMatchObject({ kind: "supports" });
    expect(support(5, 840, "lte", "3")).toMatchObject({ kind: "supports" });
  });

  it("calls a sample too small when even a faultless one of its size would not do", () => {
    expect(support(200, 200, "gte", "99")).toMatchObject({ kind: "sample-too-small", neededN: 381 });
    expect(support(380, 380, "gte", "99")).toMatchObject({ kind: "sample-too-small" });
    expect(support(381, 381, "gte", "99")).toMatchObject({ kind: "supports" });
    expect(support(0, 50, "lte", "3")).toMatchObject({ kind: "sample-too-small", neededN: 125 });
  });

  it("knows that no sample settles a share that is exactly the threshold", () => {
    expect(support(990, 1000, "gte", "99")).toMatchObject({ kind: "does-not-support", neededN: null });
    expect(support(990, 1000, "gte", "0.99", "1")).toMatchObject({ kind: "does-not-support", neededN: null });
  });

  it("has nothing to say without an interval or a one-sided demand", () => {
    const plain = measured("value", fromDecimal("5"), { unit: "%", trace: { zh: "读数", en: "reading" } });
    expect(evaluate(demand("gte", "4"), plain).support).toBeNull();
    expect(support(990, 1000, "eq", "99")).toBeNull();
  });

  it("never changes a verdict", () => {
    const samples = fc
      .integer({ min: 1, max: 2000 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
    fc.assert(
      fc.property(samples, fc.integer({ min: 1, max: 99 }), ([part, whole], threshold) => {
        const evaluation = evaluate(demand("gte", String(threshold)), share(part, whole));
        expect(evaluation.verdict).toBe(part * 100 >= threshold * whole ? "met" : "unmet");
        const { low, high } = wilson(part, whole);
        const clear = evaluation.verdict === "met" ? low * 100 >= threshold + 0.001 : high * 100 <= threshold - 0.001;
        if (clear) expect(evaluation.support?.kind).toBe("supports");
      }),
    );
  });
});
