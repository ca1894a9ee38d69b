import { describe, expect, test } from "vitest";
import { complianceOf } from "#shared/domain/standard/compliance.ts";
import { rowOf } from "./board-rows.ts";
import { clause, demand, id, project, promised, record, requirement, target, testItem } from "./example-project.ts";

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
