import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { confusionCounts } from "#renderer/features/measurement/confusion-counts.ts";
import { axisStart } from "#renderer/features/measurement/picture.tsx";
import { histogram, roundUp } from "#renderer/features/measurement/reading-strip.tsx";
import { demandWords, measuredWords, metricWords, thresholdWords } from "#renderer/ui/demand-words.ts";
import { performanceTree } from "#shared/domain/indices/performance.ts";
import { measure } from "#shared/domain/measurement/instruments.ts";
import { scoredCriteria } from "#shared/domain/scoring/criteria.ts";
import { loadStandardPack } from "#shared/domain/standard/load-pack.ts";
import { rulesSchema } from "#shared/domain/standard/rules-schema.ts";
import { modelRules, standardFiles } from "#test/resources/read-packs.ts";
import { intervalWords, placeOnAxis } from "#renderer/ui/interval-bar.tsx";

const row = (truth: string, predicted: string) => ({ truth, predicted });

describe("the four counts", () => {
  it("are counted from rows", () => {
    const rows = [row("是", "是"), row("是", "否"), row("否", "是"), row("否", "否"), row("否", "否")];
    expect(confusionCounts({ form: "rows", positive: "是", rows })).toEqual({
      positive: "是",
      negative: "否",
      truePositive: 1,
      falseNegative: 1,
      falsePositive: 1,
      trueNegative: 2,
    });
  });

  it("do not exist for several classes or without a positive one", () => {
    const rows = [row("划伤", "划伤"), row("凹坑", "划伤"), row("漏涂", "漏涂")];
    expect(confusionCounts({ form: "rows", positive: "划伤", rows })).toBeNull();
    expect(confusionCounts({ form: "rows", positive: null, rows })).toBeNull();
  });
});

describe("the axis", () => {
  it("begins at nought unless everything lies too high to be told apart", () => {
    const metric = (shown: string, low: string) => ({
      shown,
      interval: { low, high: "100", level: "95", method: "wilson" } as const,
    });
    expect(axisStart([metric("98", "97"), metric("61", "52")], "90")).toBe(0);
    expect(axisStart([metric("99.33", "98.69")], "99")).toBe(90);
    expect(axisStart([metric("99.33", "98.69")], "85")).toBe(50);
  });

  it("keeps every value on it", () => {
    fc.assert(
      fc.property(fc.float({ noNaN: true, min: -1000, max: 1000 }), (value) => {
        const at = placeOnAxis(String(value), 0, 100);
        expect(at).toBeGreaterThanOrEqual(0);
        expect(at).toBeLessThanOrEqual(100);
      }),
    );
  });
});

describe("the distribution of readings", () => {
  it("counts every reading once", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5000)), (values) => {
        expect(histogram(values, 2000, 48).reduce((sum, height) => sum + height, 0)).toBe(values.length);
      }),
    );
  });

  it("ends at a round number", () => {
    expect(roundUp(640)).toBe(1000);
    expect(roundUp(1020)).toBe(2000);
    expect(roundUp(5)).toBe(5);
  });
});

describe("demands in words", () => {
  it("name metric, sign, value and unit in both languages", () => {
    const demand = { metric: "recall", comparator: "gte" as const, threshold: ["90"], unit: "%" };
    expect(demandWords(demand, "zh")).toBe("召回率 ≥ 90\u00a0%");
    expect(demandWords(demand, "en")).toBe("Recall ≥ 90\u00a0%");
    expect(thresholdWords({ ...demand, comparator: "between", threshold: ["10", "12"] }, "zh")).toBe("10–12\u00a0%");
    expect(thresholdWords({ ...demand, comparator: "none", threshold: [] }, "zh")).toBe("");
    expect(metricWords("miss-rate:划伤", "zh")).toBe("划伤 · 漏检率");
    expect(metricWords("unheard-of", "zh")).toBe("unheard-of");
  });

  it("name a part of an index in the language on screen, by the packs it was computed with", () => {
    const rules = rulesSchema.parse(modelRules());
    const { content: pack } = loadStandardPack(standardFiles());
    const scores = Object.fromEntries(
      scoredCriteria(performanceTree(rules)).map(({ id, weight }) => [id, String(weight / 100)]),
    );
    const values = { subject: "某项目", year: 2026, methods: [], assessments: [], scores };
    const performance = measure("performance-tree", values, { pack, rules });
    const name = (metric: string, language: "zh" | "en") => measuredWords(metric, language, performance);
    expect([name("index:产业贡献度", "zh"), name("index:产业贡献度", "en")]).toEqual([
      "产业贡献度",
      "Contribution to industry",
    ]);
    expect([name("index", "zh"), name("index", "en")]).toEqual(["年度绩效", "Annual performance"]);
    const share = { value: "0.5", source: "台账" };
    const empowerment = { subject: "某厂", period: "2026", penetration: share, depth: share, contribution: share };
    const index = measure("empowerment-index", empowerment, { pack, rules });
    for (const { metric, subject } of index.metrics) {
      const words = measuredWords(subject === null ? metric : `${metric}:${subject}`, "en", index);
      expect(words).not.toMatch(/\p{Script=Han}/u);
    }
  });

  it("print an interval with the decimals of the value", () => {
    expect(intervalWords("97.3596", "98.3845", "97.93")).toBe("97.36–98.38");
    expect(intervalWords("618.2", "661.7", "640")).toBe("618–662");
  });
});
