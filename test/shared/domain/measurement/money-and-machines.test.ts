import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { measure } from "#shared/domain/measurement/instruments.ts";
import { findMetric, type Measurement } from "#shared/domain/measurement/measured.ts";
import { evaluateMeasurement } from "#shared/domain/measurement/requirement.ts";
import { discounted, levelFlows, paybackYears } from "#shared/domain/measurement/payback-periods.ts";
import { add, compare, divide, fromInteger, sum, toDecimal, zero } from "#shared/domain/rational.ts";

const printed = (measurement: Measurement, name: string) => {
  const result = findMetric(measurement, name);
  if (result === null) return null;
  return result.state === "measured" ? result.shown : result.missing.map(({ zh }) => zh).join("；");
};

const money = (changes: object) =>
  measure("payback", {
    investmentFen: null,
    annualNetBenefitFen: null,
    from: "首笔投入",
    source: "审计报告",
    ...changes,
  });
/** Million yuan as fen. */
const million = (amount: number) => amount * 100_000_000;

describe("payback periods", () => {
  it("agree with textbook examples of the static period", () => {
    // accountingexplained.com, “Payback Period”: 105 million back at 25 million a year; and 50 million from 10, 13, 16, 19, 22 million.
    expect(printed(money({ investmentFen: million(105), annualNetBenefitFen: million(25) }), "payback-years")).toBe(
      "4.20",
    );
    const uneven = money({ investmentFen: million(50), flowsFen: [10, 13, 16, 19, 22].map(million) });
    expect(printed(uneven, "payback-years")).toBe("3.58");
    expect(printed(uneven, "roi")).toBe("32.00");
  });

  it("agree with textbook examples of the discounted period", () => {
    // The same site, “Discounted Payback Period”: 2,324,000 back from 600,000 a year for six years at 11 %: 5 + 106,536 ÷ 320,784 ≈ 5.33
    // with unrounded factors.
    const yearly = money({
      investmentFen: 232_400_000,
      flowsFen: Array.from({ length: 6 }, () => 60_000_000),
      discountPercent: "11",
    });
    expect(printed(yearly, "payback-years-discounted")).toBe("5.33");
    expect(printed(yearly, "payback-years")).toBe("3.87");
    const level = money({ investmentFen: 232_400_000, annualNetBenefitFen: 60_000_000, discountPercent: "11" });
    expect(printed(level, "payback-years-discounted")).toBe("5.33");
    expect(level.notes[0]?.zh).toBe("静态与动态（折现率 11 %）并列；起算：首笔投入");
  });

  it("say when an investment never comes back", () => {
    // 50 a year at 10 % is worth at most 500.
    const never = money({ investmentFen: 50_100, annualNetBenefitFen: 5_000, discountPercent: "10" });
    expect(printed(never, "payback-years-discounted")).toBe("100 年内累计净收益未达到投资");
    expect(printed(money({ investmentFen: 101, flowsFen: [50, 50] }), "payback-years")).toBe(
      "2 年内累计净收益未达到投资",
    );
    expect(printed(money({ investmentFen: 100, flowsFen: [-50, 50, 100] }), "payback-years")).toBe("3.00");
  });

  it("fail a limit on the years that have passed without it, and leave one open that has not", () => {
    const held = (years: string, changes: object) =>
      evaluateMeasurement(
        { metric: "payback-years", comparator: "lte", threshold: [years], unit: "年" },
        money({ investmentFen: 101, ...changes }),
      );
    expect(held("3", { annualNetBenefitFen: -5 })).toMatchObject({
      verdict: "unmet",
      reason: { zh: "年净收益不为正，投资不能收回；不满足 ≤ 3 年" },
    });
    expect(held("3", { annualNetBenefitFen: 0 }).verdict).toBe("unmet");
    expect(held("2", { flowsFen: [50, 50] }).verdict).toBe("unmet");
    expect(held("3", { flowsFen: [50, 50] }).verdict).toBe("undetermined");
    expect(held("3", {}).verdict).toBe("undetermined");
  });

  it("leave the discounted one out where no rate is given, and name what is missing where one is", () => {
    expect(findMetric(money({ investmentFen: 1, annualNetBenefitFen: 1 }), "payback-years-discounted")).toBeNull();
    expect(printed(money({ discountPercent: "8" }), "payback-years-discounted")).toBe("缺少投资额；缺少年净收益");
  });

  it("cumulate to the investment at the period they give", () => {
    const flow = fc.integer({ min: 0, max: 1000 });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.array(flow, { minLength: 1, maxLength: 12 }),
        (amount, list) => {
          const investment = fromInteger(amount);
          const flows = list.map(fromInteger);
          const years = paybackYears(investment, flows);
          if (years === null) {
            expect(compare(sum(flows), investment)).toBe(-1);
            return;
          }
          const whole = Number(years.numerator / years.denominator);
          const before = sum(flows.slice(0, whole));
          expect(compare(before, investment)).toBeLessThanOrEqual(0);
          expect(compare(add(before, flows[whole] ?? zero), investment)).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });

  it("discounting never shortens the period, and at 0 % changes nothing", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 1, max: 100 }),
        fc.integer({ min: 0, max: 30 }),
        (amount, benefit, rate) => {
          const flows = levelFlows(fromInteger(benefit));
          const plain = paybackYears(fromInteger(amount), flows);
          const later = paybackYears(fromInteger(amount), discounted(flows, String(rate)));
          if (plain === null || (rate === 0 && later === null)) return;
          if (rate === 0) expect(later).toEqual(plain);
          if (later !== null) expect(compare(later, plain)).toBeGreaterThanOrEqual(0);
        },
      ),
      { numRuns: 50 },
    );
    // The present value of 1 in a year at 25 % is 4/5, in two years 16/25.
    expect(discounted([fromInteger(1), fromInteger(1)], "25").map((value) => toDecimal(value, 2))).toEqual([
      "0.80",
      "0.64",
    ]);
    expect(compare(discounted([fromInteger(110)], "10")[0] ?? zero, divide(fromInteger(100), fromInteger(1)))).toBe(0);
  });
});

describe("time between failures", () => {
  const window = (downtime: readonly (readonly [string, boolean])[], excludePlanned = true) =>
    measure("availability", {
      windowMinutes: "60000",
      excludePlanned,
      downtime: downtime.map(([minutes, planned]) => ({ minutes, planned, cause: "" })),
    });

  it("agrees with the textbook: 1,000 hours with four failures of 10 hours in all", () => {
    // MTBF = (1000 − 10) ÷ 4 = 247.5 h, MTTR = 10 ÷ 4 = 2.5 h, availability = MTBF ÷ (MTBF + MTTR) = 99 %.
    const result = window([
      ["150", false],
      ["150", false],
      ["200", false],
      ["100", false],
    ]);
    expect(["mtbf", "mttr", "availability"].map((name) => printed(result, name))).toEqual(["247.5", "2.50", "99.000"]);
    expect(findMetric(result, "mtbf")).toMatchObject({
      n: 4,
      trace: { zh: "平均无故障时间 = 运行时间 ÷ 非计划中断次数 = 59400 ÷ 4 ÷ 60 = 247.5 h" },
    });
  });

  it("does not take planned maintenance for a failure", () => {
    const events = [
      ["600", true],
      ["600", false],
    ] as const;
    expect(printed(window(events), "mtbf")).toBe("980.0");
    expect(printed(window(events, false), "mtbf")).toBe("980.0");
    expect(printed(window([["600", true]]), "mtbf")).toContain("没有非计划中断");
  });

  it("availability is MTBF ÷ (MTBF + MTTR) whatever fails", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 20 }), (minutes) => {
        const result = window(minutes.map((each) => [String(each), false] as const));
        const [availability, mtbf, mttr] = ["availability", "mtbf", "mttr"].map((name) => {
          const found = findMetric(result, name);
          const [top = "0", bottom = "1"] = found?.state === "measured" ? found.value.split("/") : [];
          return Number(top) / Number(bottom);
        });
        expect(availability ?? 0).toBeCloseTo((100 * (mtbf ?? 0)) / ((mtbf ?? 0) + (mttr ?? 0)), 9);
      }),
    );
  });
});

describe("compression", () => {
  const readings = (before: string | null, after: string | null, changes: object = {}) =>
    measure("compression", {
      basis: "file-size",
      before: { value: before, unit: "MB", source: "导出文件" },
      after: { value: after, unit: "MB", source: "导出文件" },
      accuracyBefore: "98.20",
      accuracyAfter: "97.95",
      ...changes,
    });

  it("is size before over size after, with what it cost", () => {
    const result = readings("232.5", "23.25");
    expect(findMetric(result, "ratio")).toMatchObject({
      value: "10",
      unit: "倍(:1)",
      trace: { zh: "压缩比（文件大小）= 232.5 MB ÷ 23.25 MB = 10.00 : 1" },
    });
    expect(result.notes[0]?.zh).toBe("准确率 98.20 % → 97.95 %，损失 0.25 个百分点");
    expect(readings("1", "1", { accuracyAfter: null }).notes[0]?.zh).toContain("精度损失不明");
  });

  it("converts sizes, decimal and binary", () => {
    const binary = { after: { value: "1", unit: "MiB", source: "导出文件" } };
    expect(findMetric(readings("10.48576", null, binary), "ratio")).toMatchObject({ value: "10" });
  });

  it("names what is missing, and what cannot be compared", () => {
    expect(printed(readings(null, "1"), "ratio")).toBe("缺少压缩前的大小");
    expect(printed(readings("1", "0"), "ratio")).toBe("压缩后的大小为零");
    const pieces = { after: { value: "1", unit: "个", source: "导出文件" } };
    expect(printed(readings("1", null, pieces), "ratio")).toContain("没有规定的换算");
  });
});
