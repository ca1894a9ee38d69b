import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { metricIds, parseMetric } from "#shared/domain/measurement/metrics.ts";
import { convertUnit, knownUnits, normaliseUnit, unitLabel } from "#shared/domain/measurement/units.ts";
import { fraction, fromDecimal, toExact } from "#shared/domain/rational.ts";

const convert = (value: string, from: string, to: string) => {
  const converted = convertUnit(fromDecimal(value), from, to);
  return converted === null ? null : toExact(converted);
};

describe("units", () => {
  it.each([
    ["0.9933", "1", "%", "9933/100"],
    ["640", "ms", "s", "16/25"],
    ["90", "min", "h", "3/2"],
    ["5.26", "吨/时", "kg/分", "263/3"],
    ["6000", "件/时", "件/分", "100"],
    ["860", "万元", "元", "8600000"],
    ["1", "亩", "m²", "2000/3"],
    ["15", "亩", "公顷", "1"],
    ["75", "吨/公顷", "吨/亩", "5"],
    ["2.5", "年", "月", "30"],
    ["3", "吨/小时", "t/h", "3"],
    ["5000", "公斤/小时", "吨/时", "5"],
    ["3", "项", "类", "3"],
    ["1", "TB", "GB", "1000"],
    ["1", "TiB", "B", "1099511627776"],
    ["1", "TiB", "TB", "268435456/244140625"],
    ["0.5", "EFLOPS", "PFLOPS", "500"],
    ["10", "倍", "倍(:1)", "10"],
    ["12", "倍", ":1", "12"],
  ])("converts %s %s into %s exactly", (value, from, to, expected) => {
    expect(convert(value, from, to)).toBe(expected);
  });

  it("states no conversion it does not know", () => {
    for (const [from, to] of [
      ["%", "s"],
      ["年", "天"],
      ["件/时", "吨/时"],
      ["个百分点", "%"],
      ["倍", "倍(提升)"],
      ["次/月", "次/年"],
      ["TB", "TFLOPS"],
    ] as const) {
      expect(convert("1", from, to)).toBeNull();
    }
  });

  it("takes an unknown unit as itself", () => {
    expect(convert("39.2", "箱/班", " 箱/班 ")).toBe("196/5");
    expect(unitLabel("箱/班", "en")).toBe("箱/班");
    expect(convert("1", "constructor", "toString")).toBeNull();
    expect(unitLabel("constructor", "en")).toBe("constructor");
  });

  it("merges spellings and prints each language", () => {
    expect(normaliseUnit("倍（提升）")).toBe("倍(提升)");
    expect(normaliseUnit("％")).toBe("%");
    expect([unitLabel("t/h", "zh"), unitLabel("t/h", "en"), unitLabel("1", "zh")]).toEqual(["吨/时", "t/h", ""]);
  });

  it("comes back from every conversion", () => {
    const unit = fc.constantFrom(...knownUnits);
    fc.assert(
      fc.property(unit, unit, fc.integer(), fc.integer({ min: 1, max: 1000 }), (from, to, top, bottom) => {
        const value = fraction(BigInt(top), BigInt(bottom));
        const there = convertUnit(value, from, to);
        const back = there === null ? null : convertUnit(there, to, from);
        expect(back === null ? null : toExact(back)).toBe(there === null ? null : toExact(value));
      }),
    );
  });
});

describe("metric names", () => {
  it("read a class behind a colon, and nothing outside the catalogue", () => {
    expect(parseMetric("recall")).toEqual({ metric: "recall", subject: null });
    expect(parseMetric("miss-rate:划伤: 深")).toEqual({ metric: "miss-rate", subject: "划伤: 深" });
    expect(parseMetric("lift")).toBeNull();
    expect(metricIds).toContain("availability");
  });
});
