import { expect } from "vitest";
import { monthsOf } from "#shared/domain/indices/calendar.ts";
import { benefitGrowth } from "#shared/domain/indices/benefit-growth.ts";
import { efficacy } from "#shared/domain/indices/efficacy.ts";
import { empowermentIndex } from "#shared/domain/indices/empowerment-index.ts";
import { manufacturingMaturity } from "#shared/domain/indices/manufacturing-maturity.ts";
import { matchDegree } from "#shared/domain/indices/match-degree.ts";
import { readiness } from "#shared/domain/indices/readiness.ts";
import { teamComposition } from "#shared/domain/indices/team-composition.ts";
import { transferMaturity } from "#shared/domain/indices/transfer-maturity.ts";
import { measure } from "#shared/domain/measurement/instruments.ts";
import { findMetric } from "#shared/domain/measurement/measured.ts";
import { convertUnit } from "#shared/domain/measurement/units.ts";
import { fromInteger } from "#shared/domain/rational.ts";
import { evaluateClause } from "#shared/domain/standard/evaluate-clause.ts";
import { targetChain } from "#shared/domain/standard/threshold-chain.ts";
import { context, verdicts } from "#test/shared/domain/indices/context.ts";
import { demand, target, exampleProfile } from "./example-project.ts";

import { clauseOf, judged, metricOf, pack, quantity, row, rules, stands } from "./ambiguity-support.ts";
/** What the program does where the standard is unclear, ambiguities 1 to 21: each seen to be so. */
export const firstDefaults: Readonly<Record<number, () => void>> = {
  1: () => {
    const initiation = { ...exampleProfile, kind: "initiation" as const };
    expect(row("scope.sectors", { profile: initiation }).verdict).toBe("met");
    const outside = row("scope.sectors", { profile: { ...initiation, sector: "量子通信" } });
    expect([outside.verdict, outside.reason.zh]).toEqual(["undetermined", "“量子通信”不在所列行业内，须说明理由"]);
    // Fruit stands only in annex A; the list is open.
    expect(row("scope.sectors", { profile: { ...initiation, sector: "水果" } }).verdict).toBe("met");
  },
  2: () => {
    expect(rules.adjustment).toEqual({ allowed: true, requires: ["reason", "approver", "date"] });
    const approval = { document: "批复 7 号", approver: "科技厅", date: "2025-05-01" };
    const chain = targetChain(
      target({ changes: [{ from: demand("recall", "gte", "95"), reason: "样本不足", approval }] }),
    );
    expect(chain.map(({ stage, demand: asked }) => [stage, asked.zh])).toEqual([
      ["original", "召回率 ≥ 95 %"],
      ["current", "召回率 ≥ 90 %"],
    ]);
    expect(chain[0]).toMatchObject({ reason: "样本不足", approval });
  },
  3: () => {
    const figure = (value: string) => ({ value, period: "2024 年", source: "台账" });
    const change = (direction: string, from: object, to: object) =>
      measure("before-after", {
        direction,
        unit: "h",
        against: "baseline",
        baseline: from,
        control: null,
        current: to,
      });
    expect(metricOf(change("increase", figure("50"), figure("60")), "percent-increase")).toBe("20");
    expect(metricOf(change("reduction", figure("60"), figure("50")), "percent-reduction")).toBe("50/3");
    expect(metricOf(change("increase", { ...figure("50"), source: "" }, figure("60")), "percent-increase")).toBe(
      "? 缺少基期数据来源",
    );
    expect(metricOf(change("increase", { ...figure("50"), period: "" }, figure("60")), "percent-increase")).toBe(
      "? 缺少基期时段",
    );
  },
  4: () => {
    expect(row("acc.econ.efficiency").clauses).toEqual(["acc.econ.efficiency", "term.2.efficiency"]);
    expect(row("acc.econ.cost").clauses).toEqual(["acc.econ.cost", "term.2.cost"]);
    expect(row("term.2.cost")).toMatchObject({ section: "elsewhere", verdict: "not-applicable" });
  },
  5: () => {
    expect(stands("term.2.addedvalue")).toBe("definition");
    expect(row("term.2.addedvalue")).toMatchObject({ force: "none", vetoes: false });
  },
  6: () => {
    const part = (value: string) => ({ value, source: "年报" });
    const index = (value: string) => () =>
      empowermentIndex(
        { subject: "项目", period: "2025", penetration: part(value), depth: part("0.5"), contribution: part("0.5") },
        context(),
      );
    expect(index("1.2")).toThrow("component-out-of-range");
    expect(index("-0.01")).toThrow("component-out-of-range");
    expect(index("1")().state).toBe("computed");
  },
  7: () => {
    expect(judged("term.4.excellent", quantity("8/10", "1"))).toBe("met");
    const under = evaluateClause(pack, clauseOf("term.4.excellent"), quantity("79996/100000", "1"));
    expect([under.verdict, under.reason.zh]).toEqual(["unmet", "0.79996 不满足 ≥ 0.8"]);
    expect(judged("acc.tech.stability", quantity("99899999/1000000", "%"))).toBe("unmet");
  },
  8: () => {
    const at = (score: string) =>
      verdicts(
        matchDegree(
          {
            demand: { title: "需求", text: "" },
            technology: { title: "技术", text: "" },
            corpus: [],
            experts: [{ name: "专家1", score }],
            method: { type: "experts" },
          },
          context(),
        ),
      );
    expect(at("0.7")).toMatchObject({ "term.5.priority": "not-specified", "term.5.gap": "not-specified" });
    expect(at("0.3")).toMatchObject({ "term.5.priority": "not-specified", "term.5.gap": "not-specified" });
  },
  9: () => {
    const result = transferMaturity(
      { result: "成果", level: 6, bases: [], assessor: "机构", technologyLevel: null },
      context(),
    );
    expect(verdicts(result)).toMatchObject({ "term.6.scaleup": "unmet", "A4.trl": "undetermined" });
    expect(result.notes[0]?.zh).toContain("6 级及以上而不足 7 级");
  },
  10: () => {
    const current = { year: 2025, directFen: 100, indirectFen: null, source: "审计" };
    const growth = (previous: typeof current | null) =>
      verdicts(benefitGrowth({ subject: "项目", previous, current }, context()))["term.7.growth"];
    expect(growth(null)).toBe("not-applicable");
    expect(growth({ ...current, year: 2024, directFen: 0 })).toBe("undetermined");
    expect(growth({ ...current, year: 2024, directFen: -1 })).toBe("undetermined");
    expect(stands("term.7.growth")).toBe("annual");
  },
  11: () => {
    const element = { score: "90", source: "评估" };
    const input = { enterprise: "企业", infrastructure: element, data: element, talent: element, culture: element };
    expect(rules.indices.readinessWeights).toBeNull();
    expect(readiness(input, context()).missing[0]?.zh).toContain("未配置");
  },
  12: () => {
    const unit = { name: "厂", assessor: "机构", model: "模型", date: "2026-01-01", after: "L5" } as const;
    const lift = (manufacturing: boolean) =>
      verdicts(manufacturingMaturity({ manufacturing, units: [{ ...unit, before: "L5" }] }, context()))["term.9.lift"];
    expect([lift(true), lift(false)]).toEqual(["not-applicable", "not-applicable"]);
    expect(stands("term.9.scale", { sector: "fruit" })).toBe("other-class");
  },
  13: () => {
    const part = { value: "0.6", source: "台账" };
    const input = { subject: "协同体", period: "2025", onTime: part, transfer: part, satisfaction: part };
    expect(rules.indices.efficacyWeights).toBeNull();
    expect(efficacy(input, context()).missing[0]?.zh).toContain("未配置");
    const efficacyWeights = { onTime: 5000, transfer: 2500, satisfaction: 2500 };
    expect(verdicts(efficacy(input, context({ efficacyWeights })))["term.10.rectify"]).toBe("met");
  },
  14: () => {
    expect(stands("mech.1.major", { kind: "initiation", tier: null })).toBe("class-undeclared");
    expect(stands("mech.1.major", { kind: "initiation", tier: "major" })).toBe("checked-here");
    expect(stands("mech.1.major", { kind: "initiation", tier: "small" })).toBe("other-class");
  },
  15: () => {
    const person = {
      name: "张三",
      parties: ["university" as const],
      roles: ["algorithm-engineer" as const, "domain-expert" as const],
    };
    const result = teamComposition({ keyProject: true, asOf: "验收时", people: [person] }, context());
    expect(result.trace[1]?.zh).toBe("算法工程师 1、领域专家 0、产业工程师 0");
    expect(result.notes[0]?.zh).toBe("张三 兼任多项，只计一次");
  },
  16: () => {
    expect(monthsOf("2025-01-15", "2025-04-14").whole).toEqual(["2025-02", "2025-03"]);
    expect(judged("mech.2.month", { form: "counts", counts: { salon: 2 } })).toBe("unmet");
    expect(judged("mech.2.month", { form: "counts", counts: { salon: 1, matching: 1 } })).toBe("met");
    expect(convertUnit(fromInteger(12), "次/年", "次/月")).toBeNull();
  },
  17: () => {
    const [one, two] = [clauseOf("term.3.functions"), clauseOf("mech.2.platform")];
    expect([one.checkedWith, two.checkedWith, one.items?.length, two.items?.length]).toEqual([null, null, 4, 3]);
  },
  18: () => {
    expect(judged("res.data.volume", quantity("1000", "GB"))).toBe("met");
    expect(judged("res.data.volume", quantity("1023", "GiB"))).toBe("met");
    expect(judged("res.data.volume", quantity("931", "GiB"))).toBe("unmet");
    expect(stands("res.data.volume")).toBe("alliance-level");
  },
  19: () => expect(stands("res.data.scenes")).toBe("alliance-level"),
  20: () => {
    expect(stands("res.compute.total")).toBe("alliance-level");
    expect(judged("res.compute.total", quantity("100", "TFLOPS"))).toBe("unmet");
  },
  21: () => {
    expect(stands("res.compute.compress")).toBe("alliance-level");
    const size = (value: string) => ({ value, unit: "MB", source: "导出" });
    const ratio = measure("compression", {
      basis: "parameters",
      before: size("100"),
      after: size("10"),
      accuracyBefore: null,
      accuracyAfter: null,
    });
    expect(findMetric(ratio, "ratio")).toMatchObject({ trace: { zh: expect.stringContaining("压缩比（参数量）") } });
    expect(ratio.notes[0]?.zh).toContain("精度损失不明");
  },
};
