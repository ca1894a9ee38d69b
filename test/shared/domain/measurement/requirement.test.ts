import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Demand } from "#shared/domain/dossier/target.ts";
import { measureConfusion } from "#shared/domain/measurement/confusion.ts";
import { measured, onlyAbove, undetermined } from "#shared/domain/measurement/measured.ts";
import { evaluate, evaluateMeasurement, holds } from "#shared/domain/measurement/requirement.ts";
import { compare, fraction, fromDecimal, type Rational } from "#shared/domain/rational.ts";

const demand = (
  comparator: Demand["comparator"],
  threshold: readonly string[],
  unit: string,
  metric = "value",
): Demand => ({
  metric,
  comparator,
  threshold: [...threshold],
  unit,
});
const value = (exact: Rational | string, unit: string) =>
  measured("value", typeof exact === "string" ? fromDecimal(exact) : exact, {
    unit,
    trace: { zh: "读数", en: "reading" },
  });
const verdict = (comparator: Demand["comparator"], threshold: readonly string[], reading: string, unit = "%") =>
  evaluate(demand(comparator, threshold, unit), value(reading, unit)).verdict;

describe("verdict on one demand", () => {
  it("fails 100.0 ms against less than 100", () => {
    expect(evaluate(demand("lt", ["100"], "ms"), value("100.0", "ms"))).toEqual({
      verdict: "unmet",
      reason: { zh: "100.00 ms 不满足 < 100 ms", en: "100.00 ms fails < 100 ms" },
      support: null,
    });
    expect(verdict("lt", ["100"], "99.9999999", "ms")).toBe("met");
  });

  it("includes the threshold for 以上 and excludes it for 高于", () => {
    expect(verdict("gte", ["90"], "90.00")).toBe("met");
    expect(verdict("gte", ["90"], "89.999999999999999999")).toBe("unmet");
    expect(verdict("gt", ["0.7"], "0.7", "1")).toBe("unmet");
    expect(verdict("lte", ["3"], "3.0", "年")).toBe("met");
    expect(verdict("lte", ["3"], "3.0000001", "年")).toBe("unmet");
    expect(verdict("eq", ["4"], "4", "项")).toBe("met");
    expect(verdict("eq", ["4"], "4.0001", "项")).toBe("unmet");
    expect([verdict("between", ["60", "70"], "60"), verdict("between", ["60", "70"], "70")]).toEqual(["met", "met"]);
    expect([verdict("between", ["60", "70"], "59.99"), verdict("between", ["60", "70"], "70.01")]).toEqual([
      "unmet",
      "unmet",
    ]);
  });

  it("gives none on a demand that contradicts itself", () => {
    const of = (comparator: Demand["comparator"], threshold: readonly string[]) => {
      const found = evaluate(demand(comparator, threshold, "%"), value("65", "%"));
      return [found.verdict, found.reason.zh];
    };
    expect(of("between", ["60"])).toEqual(["undetermined", "范围缺少一端"]);
    expect(of("between", ["70", "60"])).toEqual(["undetermined", "范围的下限大于上限"]);
    expect(of("gte", ["60", "70"])).toEqual(["undetermined", "要求给出了两个数值，只能与一个比较"]);
    expect(of("between", ["65", "65"])[0]).toBe("met");
  });

  it("holds against an upper limit what is only known to be above it", () => {
    const late = onlyAbove("latency-p95", fromDecimal("120"), { zh: "有调用未返回", en: "Calls never answered" });
    const of = (comparator: Demand["comparator"], threshold: readonly string[], unit = "ms") =>
      evaluate(demand(comparator, threshold, unit, "latency-p95"), late).verdict;
    expect(evaluate(demand("lt", ["100"], "ms"), late)).toEqual({
      verdict: "unmet",
      reason: { zh: "有调用未返回；不满足 < 100 ms", en: "Calls never answered; fails < 100 ms" },
      support: null,
    });
    expect([of("lte", ["120"]), of("lt", ["0.12"], "s"), of("between", ["50", "120"])]).toEqual([
      "unmet",
      "unmet",
      "unmet",
    ]);
    expect([of("lt", ["121"]), of("gte", ["100"]), of("lt", ["1"], "项")]).toEqual([
      "undetermined",
      "undetermined",
      "undetermined",
    ]);
  });

  it("prints enough decimals to tell a value from its threshold", () => {
    expect(evaluate(demand("gte", ["0.8"], "1"), value("0.79996", "1")).reason.zh).toBe("0.79996 不满足 ≥ 0.8");
    expect(evaluate(demand("gte", ["99"], "%"), value(fraction(298n, 3n), "%")).reason).toEqual({
      zh: "99.33 % ≥ 99 %",
      en: "99.33 % ≥ 99 %",
    });
    expect(evaluate(demand("between", ["60", "70"], "%"), value("71", "%")).reason.zh).toBe(
      "71.00 % 不满足 ∈ [60 %, 70 %]",
    );
  });

  it("converts units exactly, and gives no verdict without a stated conversion", () => {
    expect(evaluate(demand("lt", ["1"], "s"), value("640", "ms")).verdict).toBe("met");
    expect(evaluate(demand("lt", ["1"], "s"), value("1000", "ms")).verdict).toBe("unmet");
    expect(evaluate(demand("gte", ["100"], "件/分"), value("6000", "件/时")).verdict).toBe("met");
    expect(evaluate(demand("gte", ["8"], "吨/时"), value("5.26", "吨/时")).verdict).toBe("unmet");
    expect(evaluate(demand("gte", ["8"], "吨/时"), value("9", "件/时"))).toMatchObject({
      verdict: "undetermined",
      reason: { zh: "测得值单位「件/时」与要求单位「吨/时」之间没有规定的换算" },
    });
  });

  it("reads presence as a word", () => {
    const there = (exact: string) => measured("presence", fromDecimal(exact), { trace: { zh: "读数", en: "reading" } });
    const wanted = demand("eq", ["1"], "1", "presence");
    expect(evaluate(wanted, there("1"))).toMatchObject({ verdict: "met", reason: { zh: "具备", en: "present" } });
    expect(evaluate(wanted, there("0"))).toMatchObject({ verdict: "unmet", reason: { zh: "不具备", en: "absent" } });
  });

  it("says what is missing instead of judging", () => {
    expect(evaluate(demand("gte", ["90"], "%", "recall"), null)).toMatchObject({
      verdict: "undetermined",
      reason: { zh: "尚无召回率的测量结果" },
    });
    expect(evaluate(demand("gte", ["90"], "%", "lift"), null).reason.zh).toContain("不在测量目录中");
    const lacking = undetermined("recall", [
      { zh: "缺少甲", en: "A is missing" },
      { zh: "缺少乙", en: "B is missing" },
    ]);
    expect(evaluate(demand("gte", ["90"], "%", "recall"), lacking)).toMatchObject({
      verdict: "undetermined",
      reason: { zh: "缺少甲；缺少乙", en: "A is missing; B is missing" },
    });
  });

  it("never judges where nothing is demanded", () => {
    expect(evaluate(demand("none", [], "%", "roi"), value("36", "%")).verdict).toBe("not-specified");
    expect(evaluate(demand("none", [], "%", "roi"), null).verdict).toBe("not-specified");
  });

  it("finds the metric a demand names in what an instrument measured", () => {
    const measurement = measureConfusion({
      form: "counts",
      positive: "故障",
      negative: "正常",
      truePositive: 63,
      falseNegative: 39,
      falsePositive: 17,
      trueNegative: 2881,
    });
    expect(evaluateMeasurement(demand("gte", ["90"], "%", "recall"), measurement).verdict).toBe("unmet");
    expect(evaluateMeasurement(demand("gte", ["95"], "%", "accuracy"), measurement).verdict).toBe("met");
    expect(evaluateMeasurement(demand("gte", ["0.95"], "1", "accuracy"), measurement).verdict).toBe("met");
    expect(evaluateMeasurement(demand("gte", ["95"], "%", "latency-p95"), measurement).verdict).toBe("undetermined");
    expect(evaluateMeasurement(demand("gte", ["95"], "%", "accuracy"), null).verdict).toBe("undetermined");
  });

  it("judges 提升 n 倍 only where both readings agree", () => {
    const times = (ratio: string, unit = "倍(提升)") =>
      evaluate(
        demand("gte", ["3"], unit, "ratio"),
        measured("ratio", fromDecimal(ratio), { trace: { zh: "比", en: "ratio" } }),
      ).verdict;
    expect([times("4"), times("4.29"), times("3"), times("3.99"), times("2.99")]).toEqual([
      "met",
      "met",
      "not-specified",
      "not-specified",
      "unmet",
    ]);
    expect([times("3", "倍"), times("2.99", "倍"), times("3.5", "倍（提升）")]).toEqual([
      "met",
      "unmet",
      "not-specified",
    ]);
  });

  it("follows the comparator exactly, one part in a million million either side", () => {
    const rational = fc.tuple(fc.bigInt({ min: -1000n, max: 1000n }), fc.bigInt({ min: 1n, max: 99n }));
    fc.assert(
      fc.property(rational, fc.constantFrom(-1n, 0n, 1n), ([top, bottom], side) => {
        const threshold = fraction(top, bottom);
        const nearby = fraction(top * 10n ** 12n + side * bottom, bottom * 10n ** 12n);
        const order = compare(nearby, threshold);
        expect(order).toBe(Number(side));
        expect(holds("gte", nearby, [threshold])).toBe(side >= 0n);
        expect(holds("gt", nearby, [threshold])).toBe(side > 0n);
        expect(holds("lte", nearby, [threshold])).toBe(side <= 0n);
        expect(holds("lt", nearby, [threshold])).toBe(side < 0n);
        expect(holds("eq", nearby, [threshold])).toBe(side === 0n);
        expect(holds("none", nearby, [threshold])).toBe(false);
      }),
    );
  });
});
