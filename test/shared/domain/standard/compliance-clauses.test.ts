import { describe, expect, test } from "vitest";
import { complianceOf } from "#shared/domain/standard/compliance.ts";
import { clauseRow, rowOf } from "./board-rows.ts";
import { clause, demand, exampleProfile, id, project, record, requirement, testItem } from "./example-project.ts";

describe("clauses without a test item", () => {
  test("say where they belong and are never counted", () => {
    const board = complianceOf(project());
    for (const [clauseId, notHere, words] of [
      ["mech.1.staff", "alliance-level", "联盟层面条款"],
      ["perf.grade.good", "annual", "年度绩效条款"],
      ["term.6.scaleup", "transfer-stage", "推广转化阶段条款"],
      ["acc.pass.library", "consequence", "结论的后果，不是检查项"],
      ["term.2.addedvalue", "definition", "定义性表述，仅作参考"],
      ["init.w.tech", "other-review", "属于其他类型的评审"],
      ["A2.cane.yield", "scenario-not-chosen", "未选用该应用场景"],
      ["res.team.algo", "other-class", "只针对其他类别或行业的项目"],
    ] as const) {
      expect(clauseRow(board, clauseId)).toMatchObject({
        section: "elsewhere",
        force: "none",
        verdict: "not-applicable",
        notHere,
        reason: { zh: `不适用于本次项目验收：${words}` },
      });
    }
    const counted = Object.values(board.counts).reduce((sum, count) => sum + count, board.remarks);
    expect(counted).toBe(board.rows.filter(({ section }) => section !== "elsewhere").length);
  });

  test("nor is one a test item names all the same, however binding and whatever was read", () => {
    const asked = ["res.compute.compress", "term.7.growth", "tran.track", "acc.pass.library"].map((clauseId, index) =>
      requirement("STVW".charAt(index), clause(clauseId), {
        adoption: "binding",
        demand: demand("accuracy", "gte", "99.9"),
      }),
    );
    const outline = { items: [testItem(asked)], confirmation: null };
    const board = complianceOf(project({ outline }, { record }));
    for (const [letter, words] of [
      ["S", "联盟层面条款"],
      ["T", "年度绩效条款"],
      ["V", "推广转化阶段条款"],
      ["W", "结论的后果，不是检查项"],
    ] as const) {
      expect(rowOf(board, `requirement:${id(letter)}`)).toMatchObject({
        section: "elsewhere",
        force: "none",
        verdict: "not-applicable",
        deciding: false,
        vetoes: false,
        reason: { zh: `不适用于本次项目验收：${words}` },
      });
    }
    // A definition is only a reference, but an outline may ask it of a project.
    const defined = requirement("S", clause("term.2.addedvalue"), { demand: demand("percent-increase", "gte", "30") });
    const own = complianceOf(project({ outline: { items: [testItem([defined])], confirmation: null } }, { record }));
    expect(rowOf(own, `requirement:${id("S")}`)).toMatchObject({ section: "standard", verdict: "undetermined" });
  });

  test("are answered from the profile, the panel and the record where these say", () => {
    const board = complianceOf(project());
    expect(clauseRow(board, "ip.company")).toMatchObject({ verdict: "met", soft: true, evidence: [{ type: "fact" }] });
    expect(clauseRow(board, "acc.panel.mix")).toMatchObject({
      verdict: "unmet",
      reason: { zh: "技术专家 1、产业专家 1、财务专家 0；各须 1" },
    });
    expect(clauseRow(board, "scope.status").reason.zh).toContain("参考");
    const open = clauseRow(board, "acc.process");
    expect(open.verdict).toBe("undetermined");
    const left = { event: "applicant-left", at: "2026-11-20T15:00:00+08:00", note: "" } as const;
    const over = complianceOf(
      project({}, { record: { readings: [], materialChecks: [], questions: [], events: [left] } }),
    );
    expect(clauseRow(over, "acc.process").verdict).toBe("unmet");
  });

  test("a soft one that is departed from is a remark, not a failure", () => {
    const participants = exampleProfile.participants.map((one) => ({
      ...one,
      share: one.kind === "enterprise" ? "80" : one.kind === "university" ? "20" : null,
    }));
    const board = complianceOf(project({ profile: { ...exampleProfile, participants } }));
    expect(clauseRow(board, "ip.company")).toMatchObject({ verdict: "unmet", soft: true, vetoes: false });
    expect(board.remarks).toBe(2);
    const unmet = board.rows.filter(({ verdict, section }) => verdict === "unmet" && section !== "elsewhere");
    expect([board.counts.unmet, unmet.length]).toEqual([2, 4]);
  });

  test("follow the outline's word, and what was entered before what was read off", () => {
    const reason = "本项目不涉及";
    const choices = [
      { clauseId: "A4.service", adoption: "not-applicable", reason },
      { clauseId: "A4.trl", adoption: "binding", reason: "" },
    ] as const;
    const finding = {
      clauseId: "A4.trl",
      verdict: "met",
      reason: { zh: "7 级 ≥ 6 级", en: "7 ≥ 6" },
      trace: { zh: "评定", en: "assessed" },
      basis: { zh: "评定报告", en: "Assessment" },
    } as const;
    const board = complianceOf(project({}, { choices, findings: [finding] }));
    expect(clauseRow(board, "A4.service")).toMatchObject({
      verdict: "not-applicable",
      reason: { zh: reason },
      force: "none",
    });
    expect(clauseRow(board, "A4.trl")).toMatchObject({
      section: "outline",
      force: "binding",
      verdict: "met",
      origin: { rank: 2, words: { zh: "大纲（采用标准 附录A.4）" } },
      trace: { zh: "评定" },
      evidence: [{ type: "fact", words: { zh: "评定报告" } }],
    });
  });

  test("are answered by an index whose inputs stand in the record, and not by inputs it refuses", () => {
    const index = (value: string) => {
      const part = { value, source: "年报" };
      const values = { subject: "项目", period: "2025", penetration: part, depth: part, contribution: part };
      const item = { ...testItem([]), instrument: "empowerment-index" as const };
      const [reading] = record?.readings ?? [];
      if (reading === undefined) throw new TypeError("no reading");
      const readings = [{ ...reading, values }];
      const profile = { ...exampleProfile, kind: "assessment" as const };
      const kept = { readings, materialChecks: [], questions: [], events: [] };
      return complianceOf(project({ profile, outline: { items: [item], confirmation: null } }, { record: kept }));
    };
    expect(clauseRow(index("0.8"), "term.4.excellent")).toMatchObject({
      verdict: "met",
      reason: { zh: "0.80 ≥ 0.8" },
      trace: { zh: "产业赋能指数 = 0.4×0.8 + 0.3×0.8 + 0.3×0.8 = 0.8" },
    });
    expect(clauseRow(index("1.5"), "term.4.excellent").verdict).toBe("undetermined");
  });

  test("process evidence kept in the record answers the clauses of the process", () => {
    const [reading] = record?.readings ?? [];
    if (reading === undefined) throw new TypeError("no reading");
    const values = {
      period: { from: "2025-01-01", to: "2025-02-28" },
      development: { from: "2025-01-01", to: "2025-01-29" },
      demos: ["2025-01-15"],
      reports: ["2025-01-31"],
      risks: ["technical", "market", "management"],
      midterms: [],
      shortProject: null,
    };
    const item = { ...testItem([]), instrument: "process-evidence" as const };
    const kept = { readings: [{ ...reading, values }], materialChecks: [], questions: [], events: [] };
    const board = complianceOf(project({ outline: { items: [item], confirmation: null } }, { record: kept }));
    const verdicts = ["proc.iter", "proc.report", "proc.risk", "proc.midterm"].map(
      (id) => clauseRow(board, id).verdict,
    );
    expect(verdicts).toEqual(["met", "unmet", "met", "unmet"]);
    expect(clauseRow(board, "proc.report").trace?.zh).toBe("2 个自然月中 1 个月有月报；缺：2025-02");
  });

  test("a requirement whose demand decides nothing says what was found about its clause", () => {
    const none = { metric: "value", comparator: "none" as const, threshold: [], unit: "" };
    const adopted = requirement("S", clause("ip.company"), { adoption: "binding", demand: none });
    const board = complianceOf(project({ outline: { items: [testItem([adopted])], confirmation: null } }));
    expect(rowOf(board, `requirement:${id("S")}`)).toMatchObject({
      verdict: "met",
      reason: { zh: "65 % ∈ [60 %, 70 %]" },
      origin: { rank: 2 },
      evidence: [{ type: "test-item" }, { type: "fact" }],
    });
  });

  test("without a threshold there is no verdict", () => {
    expect(clauseRow(complianceOf(project()), "acc.econ.roi")).toMatchObject({
      verdict: "not-specified",
      demand: { zh: "未规定" },
    });
  });

  test("stated twice are checked once, and both are cited", () => {
    const row = clauseRow(complianceOf(project()), "acc.econ.efficiency");
    expect([row.clauses, row.ambiguities]).toEqual([
      ["acc.econ.efficiency", "term.2.efficiency"],
      [3, 4],
    ]);
    expect(clauseRow(complianceOf(project()), "term.2.efficiency").section).toBe("elsewhere");
  });
});
