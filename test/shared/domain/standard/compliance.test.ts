import { describe, expect, test } from "vitest";
import { complianceOf, type Compliance } from "#shared/domain/standard/compliance.ts";
import type { ComplianceRow } from "#shared/domain/standard/compliance-row.ts";
import {
  clause,
  demand,
  exampleProfile,
  id,
  project,
  promised,
  record,
  requirement,
  target,
  testItem,
} from "./example-project.ts";

function rowOf({ rows }: Compliance, wanted: string): ComplianceRow {
  const found = rows.filter((row) => row.id === wanted);
  if (found.length !== 1 || found[0] === undefined) throw new TypeError(`${found.length} rows ${wanted}`);
  return found[0];
}

const clauseRow = (board: Compliance, clauseId: string): ComplianceRow => rowOf(board, `clause:${clauseId}`);

describe("the compliance board", () => {
  test("has one row for every requirement, and every clause of the pack on exactly one row of its own", () => {
    const input = project({}, { record });
    const { rows } = complianceOf(input);
    expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
    const own = rows.flatMap(({ clauses }) => clauses.slice(0, 1));
    expect(own.toSorted()).toEqual(input.pack.clauses.map((one) => one.id).toSorted());
  });

  test("names origin, verdict, arithmetic and evidence of a measured target, and that it vetoes", () => {
    const row = rowOf(complianceOf(project({}, { record })), `requirement:${id("P")}`);
    expect(row).toMatchObject({
      section: "targets",
      title: { zh: "故障召回率" },
      demand: { zh: "召回率 ≥ 90 %" },
      origin: { rank: 1, words: { zh: "任务书 指标3" } },
      force: "binding",
      verdict: "unmet",
      reason: { zh: "61.76 % 不满足 ≥ 90 %" },
      trace: { zh: "召回率 = TP ÷ (TP + FN) = 63 ÷ (63 + 39) = 61.76 %" },
      deciding: true,
      vetoes: true,
      evidence: [
        { type: "test-item", no: "2.3" },
        { type: "material", no: "12", volumePages: { from: 80, to: 92 } },
      ],
    });
    expect(row.support?.kind).toBe("supports");
  });

  test("numbers targets as the contract does, whatever the outline tests first", () => {
    const numbered = ["10", "2", "1.1"].map((no, index) => target({ id: id("UVW"[index] ?? "U"), no, name: no }));
    const [ten, two] = numbered;
    const items = [ten, two].map((one, index) => ({
      ...testItem([requirement("XY"[index] ?? "X", { type: "target", targetId: one?.id ?? "" })]),
      id: id("EF"[index] ?? "E"),
    }));
    const board = complianceOf(project({ targets: numbered, outline: { items, confirmation: null } }));
    const shown = board.rows.filter(({ section }) => section === "targets").map(({ title }) => title.zh);
    expect(shown).toEqual(["1.1", "2", "10"]);
  });

  test("opens a material at the page the record names, in the file or in the bound volume", () => {
    const [reading] = record?.readings ?? [];
    const read = (remark: string) =>
      complianceOf(
        project({}, { record: record && reading ? { ...record, readings: [{ ...reading, remark }] } : null }),
      );
    const at = (remark: string) =>
      rowOf(read(remark), `requirement:${id("P")}`).evidence.flatMap((one) =>
        one.type === "material" ? [one.page] : [],
      );
    expect(at("")).toEqual([null]);
    expect(at("材料 12 第 7 页")).toEqual([7]);
    expect(at("汇编 81 页")).toEqual([2]);
    expect(at("汇编 93 页")).toEqual([null]);
  });

  test("ranks contract before outline before standard, and puts what is not for this review last", () => {
    const binding = requirement("Q", clause("acc.tech.accuracy"), { adoption: "binding" });
    const outlined = testItem([
      binding,
      requirement("P", promised, { adoption: "binding", demand: demand("recall", "gte", "90") }),
    ]);
    const { rows } = complianceOf(project({ outline: { items: [outlined], confirmation: null } }, { record }));
    expect(rows.map(({ section }) => section).filter((section, index, all) => all[index - 1] !== section)).toEqual([
      "targets",
      "outline",
      "standard",
      "elsewhere",
    ]);
    expect(rows[1]?.origin).toEqual({
      rank: 2,
      words: { zh: "大纲 2.3（采用标准 七(三)）", en: "Outline 2.3 (adopts the standard, 七(三))" },
    });
  });

  test("a clause never vetoes, not even an adopted one that is unmet", () => {
    const strict = requirement("S", clause("A1.pm.accuracy"), {
      adoption: "binding",
      demand: demand("accuracy", "gte", "99"),
    });
    const board = complianceOf(project({ outline: { items: [testItem([strict])], confirmation: null } }, { record }));
    expect(rowOf(board, `requirement:${id("S")}`)).toMatchObject({ verdict: "unmet", force: "binding", vetoes: false });
    expect(board.rows.filter(({ vetoes }) => vetoes)).toEqual([]);
  });

  test("an expected target is reported and scored and vetoes nothing", () => {
    const row = rowOf(
      complianceOf(project({ targets: [target({ binding: "expected" })] }, { record })),
      `requirement:${id("P")}`,
    );
    expect([row.verdict, row.force, row.vetoes, row.deciding]).toEqual(["unmet", "expected", false, false]);
  });

  test("before the sitting everything measured is open, and says what is missing", () => {
    const row = rowOf(complianceOf(project()), `requirement:${id("P")}`);
    expect([row.verdict, row.reason.zh, row.trace]).toEqual(["undetermined", "尚无召回率的测量结果", null]);
  });

  test("a target nobody verifies is not forgotten", () => {
    const row = rowOf(complianceOf(project({ outline: { items: [], confirmation: null } })), `target:${id("T")}`);
    expect(row).toMatchObject({ section: "targets", verdict: "undetermined", reason: { zh: "大纲尚未安排核验方式" } });
  });

  test("an adjusted target shows where it came from, and who approved it", () => {
    const approval = { document: "桂科变〔2025〕7 号", approver: "自治区科技厅", date: "2025-05-01" };
    const changed = target({
      demand: demand("recall", "gte", "85"),
      changes: [
        { from: demand("recall", "gte", "95"), reason: "样本不足", approval },
        { from: demand("recall", "gte", "90"), reason: "再次下调", approval: null },
      ],
    });
    const { chain } = rowOf(complianceOf(project({ targets: [changed] })), `requirement:${id("P")}`);
    expect(
      chain.map(({ stage, demand: asked, reason, approval: by }) => [stage, asked.zh, reason, by?.document ?? null]),
    ).toEqual([
      ["original", "召回率 ≥ 95 %", "样本不足", "桂科变〔2025〕7 号"],
      ["adjusted", "召回率 ≥ 90 %", "再次下调", null],
      ["current", "召回率 ≥ 85 %", null, null],
    ]);
  });

  test("a clause the outline asks less of shows the standard's own threshold beside", () => {
    const mild = requirement("Q", clause("acc.tech.accuracy"), {
      demand: demand("accuracy", "gte", "88"),
      reason: "试点放宽",
    });
    const board = complianceOf(project({ outline: { items: [testItem([mild])], confirmation: null } }));
    expect(rowOf(board, `requirement:${id("Q")}`).chain.map(({ demand: asked, reason }) => [asked.zh, reason])).toEqual(
      [
        ["≥ 90 %", "试点放宽"],
        ["准确率 ≥ 88 %", null],
      ],
    );
  });
});

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
