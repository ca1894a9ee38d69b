import { expect } from "vitest";
import { gradeOf } from "#shared/domain/indices/grade-bands.ts";
import { performance } from "#shared/domain/indices/performance.ts";
import { ipShares } from "#shared/domain/indices/ip-shares.ts";
import { processEvidence } from "#shared/domain/indices/process-evidence.ts";
import { measure } from "#shared/domain/measurement/instruments.ts";
import { findMetric, measured } from "#shared/domain/measurement/measured.ts";
import { evaluate } from "#shared/domain/measurement/requirement.ts";
import { measureShare } from "#shared/domain/measurement/proportion.ts";
import { votesNeeded } from "#shared/domain/opinion/ballots.ts";
import { checkComposition } from "#shared/domain/panel/composition.ts";
import { panelRuleOf } from "#shared/domain/panel/panel-rule.ts";
import { fromDecimal, fromExact } from "#shared/domain/rational.ts";
import { complianceOf } from "#shared/domain/standard/compliance.ts";
import { demandsOfClause } from "#shared/domain/standard/clause-demand.ts";
import { loadStandardPack } from "#shared/domain/standard/load-pack.ts";
import { originOfClause, originText } from "#shared/domain/standard/origin.ts";
import { kindRules } from "#shared/domain/standard/rules-schema.ts";
import { context, verdicts } from "#test/shared/domain/indices/context.ts";
import { standardFiles } from "#test/resources/read-packs.ts";
import { clause as clauseSource, demand, id, project, record, requirement, testItem } from "./example-project.ts";

import { clauseOf, digest, judged, metricOf, pack, quantity, row, rules, stands } from "./ambiguity-support.ts";
/** What the program does where the standard is unclear, ambiguities 22 to 42: each seen to be so. */
export const secondDefaults: Readonly<Record<number, () => void>> = {
  22: () => {
    expect(stands("res.team.algo", { keyProject: null })).toBe("class-undeclared");
    expect(stands("res.team.algo", { keyProject: true })).toBe("checked-here");
    expect(stands("res.team.algo", { keyProject: true, kind: "initiation" })).not.toBe("checked-here");
  },
  23: () => {
    const [initiation, yearly] = [kindRules(rules, "initiation"), kindRules(rules, "performance")];
    const ids = (kind: typeof initiation) => kind.criteria.map((criterion) => criterion.id);
    expect(ids(initiation).filter((one) => ids(yearly).includes(one))).toEqual([]);
    expect(initiation.criteria.map(({ weight }) => weight)).toEqual(yearly.criteria.map(({ weight }) => weight));
    expect(rules.scoring.passMark).toBeNull();
  },
  24: () => {
    const evidence = (demo: string, shortProject: string | null) =>
      verdicts(
        processEvidence(
          {
            period: { from: "2025-01-01", to: "2025-01-31" },
            development: { from: "2025-01-01", to: "2025-01-20" },
            demos: [demo],
            reports: ["2025-01-31"],
            risks: null,
            midterms: [],
            shortProject,
          },
          context(),
        ),
      );
    expect(evidence("2025-01-15", "工期 1 个月")).toMatchObject({
      "proc.iter": "met",
      "proc.report": "met",
      "proc.midterm": "not-applicable",
    });
    expect(evidence("2025-01-16", null)).toMatchObject({ "proc.iter": "unmet", "proc.midterm": "unmet" });
  },
  25: () => {
    const items = (adoption: "binding" | "reference") => {
      const adopted = requirement("S", clauseSource("A1.pm.accuracy"), {
        adoption,
        demand: demand("accuracy", "gte", "95"),
      });
      return { outline: { items: [testItem([adopted])], confirmation: null } };
    };
    expect(row("acc.tech.accuracy", items("reference")).verdict).toBe("undetermined");
    expect(row("acc.tech.accuracy", items("binding"))).toMatchObject({
      verdict: "not-applicable",
      replacedBy: `requirement:${id("S")}`,
    });
    expect(demandsOfClause(clauseOf("acc.tech.accuracy")).map(({ metric }) => metric)).toEqual([
      "accuracy",
      "recall",
      "precision",
      "macro-recall",
    ]);
  },
  26: () => {
    expect(demandsOfClause(clauseOf("acc.tech.latency"))).toHaveLength(5);
    expect(judged("acc.tech.latency", quantity("100", "ms"))).toBe("unmet");
    expect(
      findMetric(measure("latency", { values: ["90"], timeouts: 0, method: "nearest-rank" }), "latency-p95"),
    ).toMatchObject({ n: 1 });
    const reason = { zh: "离线生成施肥方案", en: "Plans are made off line" };
    expect(judged("acc.tech.latency", { form: "not-applicable", reason })).toBe("not-applicable");
  },
  27: () => {
    const month = (excludePlanned: boolean, windowMinutes: string | null) =>
      measure("availability", {
        windowMinutes,
        excludePlanned,
        downtime: [{ minutes: "60", planned: true, cause: "维护" }],
      });
    expect(metricOf(month(true, "43200"), "availability")).toBe("100");
    expect(metricOf(month(false, "43200"), "availability")).toBe("3595/36");
    expect(metricOf(month(true, null), "availability")).toBe("? 缺少统计时段长度");
  },
  28: () => {
    for (const clauseId of ["acc.econ.roi", "acc.tech.other", "acc.econ.other", "A1.elec.sched"])
      expect(judged(clauseId, quantity("99", "%")), clauseId).toBe("not-specified");
  },
  29: () => {
    const seat = (
      name: string,
      category: "technical" | "industry" | "finance",
      position: "chair" | "member" = "member",
    ) => ({ id: name, category, position });
    const panel = [
      seat("a", "technical", "chair"),
      seat("b", "technical"),
      seat("c", "industry"),
      seat("d", "finance"),
    ];
    const findings = checkComposition(panel, panelRuleOf(rules, "acceptance"), { major: false });
    expect(findings.find((one) => one.id === "size")).toMatchObject({
      state: "broken",
      origin: { kind: "house-rule", rule: "panel" },
    });
    expect(findings.find((one) => one.id === "mix")).toMatchObject({
      state: "satisfied",
      origin: { kind: "clause", clauseId: "acc.panel.mix" },
    });
  },
  30: () => {
    expect(
      judged("acc.process", { form: "items", present: ["questions", "demonstration", "materials"], unchecked: [] }),
    ).toBe("met");
    expect(kindRules(rules, "acceptance").correspondence).toBe(false);
  },
  31: () => {
    expect([5, 7, 9].map((size) => votesNeeded(size, rules.ballot))).toEqual([4, 5, 6]);
    const strict = requirement("S", clauseSource("acc.tech.accuracy"), {
      adoption: "binding",
      demand: demand("accuracy", "gte", "99.9"),
    });
    const outline = { items: [testItem([strict])], confirmation: null };
    const board = complianceOf(project({ outline }, { record }));
    expect(board.rows.filter(({ verdict }) => verdict === "unmet").length).toBeGreaterThan(0);
    expect(board.rows.filter(({ vetoes }) => vetoes)).toEqual([]);
  },
  32: () => {
    const party = (name: string, kind: "enterprise" | "university" | "institute", share: string) => ({
      name,
      kind,
      share,
      inputFen: null,
    });
    const shares = (institute: string) =>
      verdicts(
        ipShares(
          {
            parties: [
              party("甲", "enterprise", "65"),
              party("乙", "university", "20"),
              party("丙", "institute", institute),
            ],
            source: "协议",
            tolerance: null,
          },
          context(),
        ),
      );
    expect(shares("15")).toEqual({ "ip.company": "met", "ip.academia": "met" });
    expect(shares("10")).toEqual({ "ip.company": "undetermined", "ip.academia": "undetermined" });
    expect([clauseOf("ip.company").soft, clauseOf("ip.academia").soft]).toEqual([true, true]);
  },
  33: () => expect([stands("tran.demo"), stands("tran.base")]).toEqual(["alliance-level", "transfer-stage"]),
  34: () => {
    const depth = kindRules(rules, "performance").criteria.map(({ children }) =>
      children.map((child) => child.children.length),
    );
    expect(depth.flat().every((count) => count >= 1)).toBe(true);
    expect(rules.status).toBe("model");
    const { rules: own } = context();
    const bare = performance(
      { subject: "项目", year: 2025, scores: {}, methods: [], assessments: [] },
      { pack, rules: { ...own, kinds: [] } },
    );
    expect(bare.missing[0]?.zh).toContain("绩效指标树未配置");
  },
  35: () => {
    const result = performance(
      { subject: "机床预测维护", year: 2025, scores: {}, methods: [], assessments: [] },
      context(),
    );
    expect(result.findings[0]?.basis.zh).toBe("绩效评价表：机床预测维护，2025 年");
  },
  36: () => {
    expect(rules.indices.gradeBands).toBe("continuous");
    expect(gradeOf(fromDecimal("84.5"), pack, rules.indices.gradeBands).id).toBe("good");
    expect(gradeOf(fromDecimal("84.5"), pack, "round-first").id).toBe("excellent");
    expect(gradeOf(fromDecimal("59.5"), pack, rules.indices.gradeBands)).toMatchObject({
      id: "fail",
      literal: { zh: "标准原文分段：优秀 ≥ 85，良好 70–84，合格 60–69，不合格 < 60" },
    });
  },
  37: () => {
    expect([judged("guar.firstset", quantity("30", "%")), judged("guar.firstset", quantity("3001/100", "%"))]).toEqual([
      "met",
      "unmet",
    ]);
    expect([stands("guar.firstset"), stands("guar.loan")]).toEqual(["alliance-level", "alliance-level"]);
  },
  38: () => {
    const share = measureShare({
      metric: "accuracy",
      subject: null,
      part: 100,
      whole: 100,
      formula: "100 ÷ 100",
      denominator: { zh: "样本", en: "samples" },
    });
    const { verdict, support } = evaluate(demand("accuracy", "gte", "99"), share);
    expect([verdict, support?.kind, support?.neededN]).toEqual(["met", "sample-too-small", 381]);
  },
  39: () => {
    const times = (ratio: string) =>
      evaluate(
        demand("ratio", "gte", "3", "倍(提升)"),
        measured("ratio", fromExact(ratio), { trace: { zh: "", en: "" } }),
      ).verdict;
    expect([times("4"), times("399/100"), times("3"), times("299/100")]).toEqual([
      "met",
      "not-specified",
      "not-specified",
      "unmet",
    ]);
  },
  40: () => {
    const plot = (name: string, role: string, stalks: number) => ({
      name,
      role,
      area: "5",
      points: Array.from({ length: 3 }, () => ({ area: "0.1", stalks })),
      stalkWeights: Array.from({ length: 20 }, () => "1.5"),
    });
    const plots = [plot("示范", "demo", 460), plot("对照", "control", 400)];
    expect(metricOf(measure("yield", { plots }), "percent-increase")).toBe("15");
    expect(metricOf(measure("yield", { plots: plots.slice(0, 1) }), "percent-increase")).toContain("缺少对照区地块");
    expect(metricOf(measure("yield", { plots, notComparable: "品种不同" }), "percent-increase")).toBe(
      "? 不可比：品种不同",
    );
  },
  41: () => {
    expect(clauseOf("A4.payback")).toMatchObject({ soft: true, measures: ["payback-years"] });
    const result = measure("payback", {
      investmentFen: 300,
      annualNetBenefitFen: 100,
      from: "首笔投入",
      source: "审计",
    });
    expect([metricOf(result, "payback-years"), result.notes[0]?.zh]).toEqual(["3", "静态计算，不折现；起算：首笔投入"]);
  },
  42: () => {
    expect([pack.status, pack.version]).toEqual(["draft", "1.1.0"]);
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(originText(originOfClause(pack, clauseOf("acc.tech.accuracy"))).zh).toBe("标准 七(三)（征求意见稿，参考）");
    const changed = loadStandardPack({
      ...standardFiles(),
      pack: { ...Object(standardFiles().pack), version: "1.0.1" },
    });
    expect(changed.digest).not.toBe(digest);
  },
};
