import { describe, expect, it } from "vitest";
import type { DocumentId } from "#shared/domain/document/catalogue.ts";
import type { DocumentInput } from "#shared/domain/document/inputs.ts";
import type { OutlineItem } from "#shared/domain/document/inputs-panel.ts";
import { Refusal } from "#shared/errors.ts";
import { build, rowsOf } from "./build-sample.ts";
import { sampleInput } from "./sample-input.ts";
import { blocksOf, lineText, tablesOf, tableTexts, wholeText } from "./walk.ts";

const opinions = [
  ["initiation-opinion", "立项评审意见书"],
  ["midterm-opinion", "中期评估意见书"],
  ["recheck-opinion", "整改复核意见书"],
  ["performance-report", "年度绩效评价报告"],
  ["assessment-report", "测评报告"],
] as const satisfies readonly (readonly [DocumentId, string])[];

describe.each(opinions)("%s", (id, title) => {
  const model = build(id, "archive");

  it("has a cover and is called by its name", () => {
    expect(model.title).toBe(title);
    expect(model.blocks[0]).toMatchObject({ kind: "cover", title });
  });

  it("prints the frozen words, and the conclusion above the signatures", () => {
    for (const paragraph of sampleInput.opinion?.sections.flatMap(({ paragraphs }) => paragraphs) ?? []) {
      expect(wholeText(model)).toContain(paragraph.slice(0, 20));
    }
    const roster = tablesOf(model).find(({ banner }) => banner !== null);
    expect(roster?.banner?.map(lineText).join("")).toContain(sampleInput.conclusion?.sentence);
    expect(roster?.rows).toHaveLength(sampleInput.panel.length);
    expect(roster?.rowMillimetres).toBeGreaterThanOrEqual(12);
    expect(blocksOf(model).filter(({ kind }) => kind === "seal")).toHaveLength(1);
  });

  it("stays closed until its text is frozen and voted on", () => {
    expect(() => build(id, "archive", { ...sampleInput, opinion: null })).toThrow(Refusal);
    expect(() => build(id, "archive", { ...sampleInput, ballots: [] })).toThrow(Refusal);
  });

  it("never says what one member scored", () => {
    const cells = rowsOf(id, "archive").flat();
    for (const { total } of sampleInput.scores?.sheets ?? []) expect(cells.join("｜")).not.toContain(`${total} 分`);
  });
});

describe("initiation-opinion", () => {
  it("shows the plan: units with shares, team, milestones, money", () => {
    const rows = rowsOf("initiation-opinion", "archive");
    expect(rows).toContainEqual(["1", "承担单位", "柳州××机械厂（演示）", "60 %"]);
    expect(rows).toContainEqual(["3", "检测机构", "××检测中心（演示）", "未约定"]);
    expect(rows).toContainEqual(["2", "蓝海燕", "柳州××机械厂（演示）", "财务"]);
    expect(rows).toContainEqual(["1", "样机联调", "2024年6月30日", "2024年7月15日"]);
    expect(rows).toContainEqual(["2", "自筹", "600.00 万元"]);
    expect(wholeText(build("initiation-opinion", "archive"))).toContain("中型项目，重点项目");
  });

  it("prints the panel's means only in a copy that carries scores", () => {
    expect(rowsOf("initiation-opinion", "archive")).toContainEqual(["合计", "73.3 分 / 100 分"]);
    const applicant = rowsOf("initiation-opinion", "applicant", { ...sampleInput, scores: null });
    expect(applicant.flat()).not.toContain("专家组平均");
    const text = wholeText(build("initiation-opinion", "applicant", { ...sampleInput, scores: null }));
    expect(text).not.toContain("评分汇总");
  });

  it("lists what must be revised only where something must", () => {
    expect(wholeText(build("initiation-opinion", "archive"))).toContain("立项前须修改的事项");
    const none = { ...sampleInput, rectification: [] };
    expect(wholeText(build("initiation-opinion", "archive", none))).not.toContain("立项前须修改的事项");
  });
});

describe("midterm-opinion", () => {
  it("counts the grades of every criterion without saying whose they are", () => {
    const rows = rowsOf("midterm-opinion", "archive");
    expect(rows).toContainEqual(["2 创新性与水平", "良 5 人"]);
    expect(rows).toContainEqual(["1.1 考核指标完成：技术", "良 2 人"]);
  });

  it("carries the comparison of targets as an annex of its own orientation", () => {
    const annexes = build("midterm-opinion", "archive").blocks.filter(({ kind }) => kind === "section");
    expect(annexes).toHaveLength(1);
    const bare = build("midterm-opinion", "archive", { ...sampleInput, targets: [] });
    expect(bare.blocks.filter(({ kind }) => kind === "section")).toEqual([]);
  });
});

describe("recheck-opinion", () => {
  it("names the first review by digest and goes through what it left open", () => {
    const text = wholeText(build("recheck-opinion", "archive"));
    expect(text).toContain(
      `2026年8月20日 作出结论（结果声明摘要 ${sampleInput.firstReview?.resultDigest.slice(0, 16)}）`,
    );
    const found = rowsOf("recheck-opinion", "archive").filter((row) => row.length === 5 && row[1]?.includes("\n"));
    expect(found.map((row) => row[3])).toEqual(["✓ 已整改", "? 部分整改", "□ 已整改\n□ 部分整改\n□ 未整改"]);
  });

  it("leaves the first review out where it is not known here", () => {
    const text = wholeText(build("recheck-opinion", "archive", { ...sampleInput, firstReview: null }));
    expect(text).not.toContain("首次评审");
    expect(text).toContain(sampleInput.conclusion?.sentence);
  });
});

describe("performance-report", () => {
  it("prints the tree with means, total and grade; nothing of it before there is one", () => {
    const rows = rowsOf("performance-report", "applicant");
    expect(rows).toContainEqual(["　　1.1.1 当年授权专利与登记软著", "6 分", "5 分"]);
    expect(rows).toContainEqual(["　　1.1.2 专利实施与许可", "4 分", "不适用"]);
    expect(rows).toContainEqual(["合计", "84.5 分 / 100 分"]);
    expect(rows).toContainEqual(["等级", "良好"]);
    expect(rowsOf("performance-report", "applicant", { ...sampleInput, grade: null }).flat()).not.toContain("等级");
  });
});

describe("assessment-report", () => {
  it("gives inputs, arithmetic and how the standard reads each value", () => {
    const [first] = sampleInput.tests;
    const row = rowsOf("assessment-report", "archive").find((cells) => cells[0] === first?.itemNo);
    expect(row?.[1]).toContain(first?.title);
    expect(row?.[1]).toContain(first?.statistic);
    expect(row?.[2]).toContain(first?.readings[0]?.label);
    expect(row?.[3]).toContain(first?.value.value);
    expect(row?.[4]).toContain(first?.judgements[0]?.origin);
  });
});

describe("rectification-report", () => {
  it("asks about every matter and leaves measures, evidence and dates to the applicant's pen", () => {
    const rows = rowsOf("rectification-report", "applicant", { ...sampleInput, firstReview: null });
    for (const { item, basis } of sampleInput.rectification) {
      const row = rows.find((cells) => cells[1] === `${item}\n${basis}`);
      expect(row?.slice(3, 5)).toEqual(["", ""]);
      expect(row?.[5]).toMatch(/□ 已完成.*□ 未完成/s);
      expect(row?.[2]).toContain("期限 2027年2月20日");
    }
  });

  it("of a re-check asks about what the first review left open", () => {
    const rows = rowsOf("rectification-report", "applicant").filter((cells) => cells.length === 6);
    expect(rows.slice(1).map((cells) => cells[1]?.split("\n")[0])).toEqual(
      sampleInput.firstReview?.items.map(({ item }) => item),
    );
  });
});

describe("site-check", () => {
  const [item] = sampleInput.outline.items.filter(({ verification }) => verification === "site-check");
  const with_ = (items: readonly OutlineItem[]): DocumentInput => ({
    ...sampleInput,
    outline: { ...sampleInput.outline, items },
  });

  it("lists what is checked on site and nothing else, with room for readings, day, place and people", () => {
    const model = build("site-check", "archive");
    const rows = tablesOf(model).flatMap(tableTexts);
    expect(rows.filter(([no]) => /^\d\.\d$/.test(no ?? "")).map(([no]) => no)).toEqual(["4.1"]);
    expect(rows.filter(([role]) => role === "组长" || role === "成员").map((row) => row.slice(1).join(""))).toEqual([
      "",
      "",
      "",
      "",
      "",
    ]);
    expect(blocksOf(model)).toContainEqual(
      expect.objectContaining({
        pairs: [expect.objectContaining({ label: "查定日期", value: "" }), expect.anything()],
      }),
    );
  });

  it("keeps the words and the signatures under them on one page, in one table", () => {
    const together = build("site-check", "archive").blocks.find((block) => block.kind === "together");
    const kept = together?.kind === "together" ? together.blocks : [];
    expect(kept.map(({ kind }) => kind)).toEqual(["heading", "table"]);
    const [, signed] = kept;
    const rows = signed?.kind === "table" ? tableTexts(signed) : [];
    expect(rows[0]?.join("").trim()).toBe("");
    expect(rows[0]?.join("").split("\n").length).toBeGreaterThan(5);
    expect(rows.at(1)?.at(-1)).toBe("签字");
    expect(rows).toHaveLength(7);
  });

  it("is a report of yield where only fields are sampled", () => {
    if (item === undefined) throw new Error("the sample has a site check");
    expect(build("site-check", "archive", with_([{ ...item, fieldYield: true }])).title).toBe("田间测产报告");
    expect(build("site-check", "archive", with_([{ ...item, fieldYield: true }, item])).title).toBe("现场查定意见");
  });

  it("prints the readings of its items once the record has them", () => {
    const [test] = sampleInput.tests;
    if (test === undefined) throw new Error("the sample has tests");
    const input = {
      ...sampleInput,
      tests: [test, { ...test, itemNo: "4.1", title: "停机台账查定", statistic: "符合率" }],
    };
    const text = wholeText(build("site-check", "archive", input));
    expect(text).toContain("符合率");
    expect(text).not.toContain("取样点位、读数和计算");
    expect(text).not.toContain(`大纲 ${test.itemNo}　`);
  });

  it("is no form of a review without anything to check on site", () => {
    expect(() => build("site-check", "archive", with_([]))).toThrow(Refusal);
  });
});

describe("handover", () => {
  it("counts what is handed over and gives the folder with the hash of its index", () => {
    const rows = rowsOf("handover", "archive");
    const kept = sampleInput.materials.filter(({ digest }) => digest !== null);
    const pages = kept.reduce((sum, { pages: each }) => sum + (each ?? 0), 0);
    expect(rows.find((row) => row[1] === "评审文书")?.[2]).toBe("2 份");
    expect(rows.find((row) => row[1] === "验收资料")?.slice(2, 4)).toEqual([`${kept.length} 份`, `${pages} 页`]);
    const text = wholeText(build("handover", "archive"));
    expect(text).toContain(sampleInput.archive.folder?.indexDigest);
    expect(text).toContain("61 个，18,234,567 字节");
    expect(rows.filter((row) => row.length === 3).map((row) => [row[0], row[2]])).toEqual([
      ["性质", "结果"],
      ["真实性", "✓ 符合"],
      ["完整性", "✓ 符合"],
      ["可用性", "✓ 符合"],
      ["安全性", "✗ 不符合"],
    ]);
  });

  it("leaves folder and checks to the pen while no folder was written", () => {
    const archive = { ...sampleInput.archive, folder: null };
    const rows = rowsOf("handover", "archive", { ...sampleInput, archive });
    expect(rows.filter((row) => row.length === 3).slice(1)).toEqual([
      ["真实性", "", ""],
      ["完整性", "", ""],
      ["可用性", "", ""],
      ["安全性", "", ""],
    ]);
  });
});
