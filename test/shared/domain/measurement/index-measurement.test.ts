import { describe, expect, test } from "vitest";
import { type Instrument, outlineSchema } from "#shared/domain/dossier/outline.ts";
import { performanceTree } from "#shared/domain/indices/performance.ts";
import { indexMetricName } from "#shared/domain/measurement/index-measurement.ts";
import { measure } from "#shared/domain/measurement/instruments.ts";
import { findMetric } from "#shared/domain/measurement/measured.ts";
import { parseMetric } from "#shared/domain/measurement/metrics.ts";
import { judgeRecord } from "#shared/domain/record/judge-record.ts";
import { scoredCriteria } from "#shared/domain/scoring/criteria.ts";
import { loadStandardPack } from "#shared/domain/standard/load-pack.ts";
import { rulesSchema } from "#shared/domain/standard/rules-schema.ts";
import { modelRules, standardFiles } from "#test/resources/read-packs.ts";

const rules = rulesSchema.parse(modelRules());
const { content: pack } = loadStandardPack(standardFiles());
const part = (value: string) => ({ value, source: "台账" });
const empowerment = {
  subject: "某厂",
  period: "2026",
  penetration: part("0.9"),
  depth: part("0.8"),
  contribution: part("0.75"),
};
const element = (score: string) => ({ score, source: "" });
const readiness = {
  enterprise: "某厂",
  infrastructure: element("80"),
  data: element("80"),
  talent: element("80"),
  culture: element("80"),
};

describe("an index as an instrument of an assessment", () => {
  test("is called by its name, a part by its own, and no other metric by either", () => {
    const name = (instrument: Instrument | null, metric: string) => {
      const named = parseMetric(metric);
      return named === null ? null : (indexMetricName(instrument, named)?.zh ?? null);
    };
    expect(name("match-degree", "index")).toBe("需求与技术匹配度");
    expect(name("transfer-maturity", "level")).toBe("成果转化成熟度");
    expect(name("empowerment-index", "index:应用深度")).toBe("应用深度");
    expect([name("manual", "index"), name(null, "index"), name("match-degree", "recall")]).toEqual([null, null, null]);
  });

  test("gives the index first, its parts by name, exactly", () => {
    const measurement = measure("empowerment-index", empowerment, { pack, rules });
    expect(findMetric(measurement, "index")).toMatchObject({ state: "measured", value: "33/40", shown: "0.825" });
    expect(findMetric(measurement, "index:应用深度")).toMatchObject({ shown: "0.8" });
  });

  test("is never one of its parts: the least of several units, and the pause alone", () => {
    const unit = (name: string, before: string, after: string) => ({
      name,
      before,
      after,
      assessor: "评估机构",
      model: "GB/T 39116",
      date: "2026-01-15",
    });
    const level = (...units: readonly ReturnType<typeof unit>[]) =>
      findMetric(measure("manufacturing-maturity", { manufacturing: true, units }, { pack, rules }), "level");
    expect(level(unit("甲线", "L2", "L4"), unit("乙线", "L2", "L2"))).toMatchObject({ value: "0", unit: "级" });
    expect(level(unit("甲线", "L5", "L5"), unit("乙线", "L2", "L3"))).toMatchObject({ value: "1" });
    expect(level(unit("甲线", "L5", "L5"))).toBeNull();
    const dates = { demos: [], reports: ["2025-01-31"], risks: null, midterms: [], shortProject: null };
    const period = { from: "2025-01-01", to: "2025-01-31" };
    const evidence = measure("process-evidence", { ...dates, period, development: null }, { pack, rules });
    expect(findMetric(evidence, "index")).toMatchObject({ state: "undetermined" });
    expect(findMetric(evidence, "index:月报最少的月份")).toMatchObject({ value: "1" });
  });

  test("stays undetermined while the alliance has entered no weights, and is computed once it has", () => {
    const blocked = measure("readiness", readiness, { pack, rules });
    expect(findMetric(blocked, "index")).toMatchObject({ state: "undetermined" });
    expect(findMetric(blocked, "index:人才储备")).toMatchObject({ shown: "80", unit: "分" });
    const readinessWeights = { infrastructure: 2500, data: 2500, talent: 2500, culture: 2500 };
    const configured = { ...rules, indices: { ...rules.indices, readinessWeights } };
    const open = measure("readiness", readiness, { pack, rules: configured });
    expect(findMetric(open, "index")).toMatchObject({ value: "80", unit: "分" });
  });

  test("scores a yearly performance leaf by leaf over the tree of the house rules, once every leaf is scored", () => {
    const leaves = scoredCriteria(performanceTree(rules));
    const values = {
      subject: "某项目",
      year: 2026,
      methods: ["quantitative", "qualitative"],
      assessments: ["2026-12-20"],
    };
    const full = Object.fromEntries(leaves.map(({ id, weight }) => [id, String(weight / 100)]));
    const all = measure("performance-tree", { ...values, scores: full }, { pack, rules });
    expect(findMetric(all, "index")).toMatchObject({ shown: "100", unit: "分" });
    expect(findMetric(all, "index:产业贡献度")).toMatchObject({ shown: "40", unit: "分" });
    const [first] = leaves;
    const open = { ...full, [first?.id ?? ""]: null };
    expect(
      findMetric(measure("performance-tree", { ...values, scores: open }, { pack, rules }), "index"),
    ).toMatchObject({
      state: "undetermined",
      missing: [{ zh: `尚未评分：${first?.title.zh ?? ""}` }],
    });
    const much = { ...full, [first?.id ?? ""]: "60" };
    expect(() => measure("performance-tree", { ...values, scores: much }, { pack, rules })).toThrow(
      "component-out-of-range",
    );
  });

  test("is refused out of range where it is entered, and judges nothing where it is kept all the same", () => {
    const wrong = { ...empowerment, depth: part("1.2") };
    expect(() => measure("empowerment-index", wrong, { pack, rules })).toThrow("component-out-of-range");
    const outline = outlineSchema.parse({
      items: [
        {
          id: "01KCV2M3N4P5Q6R7S8T9V0W1X2",
          no: "1.1",
          title: "产业赋能指数",
          verification: "expert",
          instrument: "empowerment-index",
          definition: {
            endPoints: "",
            statistic: "",
            minimumSample: null,
            baseline: "",
            sampling: "",
            environment: "",
          },
          requirements: [
            {
              id: "01KCV2M3N4P5Q6R7S8T9V0W1X3",
              source: { type: "clause", clauseId: "term.4.excellent" },
              adoption: "reference",
              demand: { metric: "index", comparator: "gte", threshold: ["0.8"], unit: "1" },
              reason: "",
            },
          ],
        },
      ],
      confirmation: null,
    });
    const verdict = (values: typeof empowerment) => {
      const reading = {
        testItemId: "01KCV2M3N4P5Q6R7S8T9V0W1X2",
        values,
        source: { type: "typed" as const },
        sampledBy: "",
        environment: "",
        witness: null,
        remark: "",
      };
      return judgeRecord({ targets: [], outline, rules }, { readings: [reading] }, pack)[0]?.judgement.rows[0]?.verdict;
    };
    expect(verdict(wrong)).toBe("undetermined");
    expect(verdict(empowerment)).toBe("met");
  });

  test("computes nothing without the packs it is judged by", () => {
    expect(findMetric(measure("empowerment-index", empowerment), "index")).toMatchObject({ state: "undetermined" });
  });
});
