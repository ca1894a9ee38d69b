import { describe, expect, it } from "vitest";
import { buildDocument } from "#shared/domain/document/build.ts";
import type { Audience, DocumentId } from "#shared/domain/document/catalogue.ts";
import { quantity, verdictText } from "#shared/domain/document/format.ts";
import type { DocumentInput } from "#shared/domain/document/inputs.ts";
import type { TargetRow } from "#shared/domain/document/inputs-panel.ts";
import type { Verdict } from "#shared/domain/document/values.ts";
import { sampleInput } from "./sample-input.ts";
import { shippedTexts } from "./texts.ts";
import { blocksOf, cellText, lineText, tablesOf, tableTexts, wholeText } from "./walk.ts";

const build = (id: DocumentId, audience: Audience, input: DocumentInput = sampleInput) =>
  buildDocument(id, input, { edition: 1, audience, texts: shippedTexts, memberNo: 4 });

const names = sampleInput.panel.map((member) => member.name);

describe("target-comparison", () => {
  const withTarget = (change: Partial<TargetRow>): DocumentInput => {
    const [first] = sampleInput.targets;
    if (first === undefined) throw new Error("the sample has targets");
    return { ...sampleInput, targets: [{ ...first, ...change }] };
  };
  const row = (change: Partial<TargetRow>): readonly string[] =>
    tableTexts(tablesOf(build("target-comparison", "archive", withTarget(change)))[0] ?? expect.fail())[2] ?? [];

  it("lies on landscape pages", () => {
    expect(build("target-comparison", "applicant").orientation).toBe("landscape");
  });

  it("shows original, approval and current of a changed target", () => {
    const cells = row({ original: "40 台", current: "36 台", approval: "桂演示函〔2025〕12 号" });
    expect(cells[2]).toMatch(/40 台[^]*桂演示函〔2025〕12 号[^]*36 台/);
  });

  it("says in words that a change was never approved", () => {
    expect(row({ original: "8 t/h", current: "5 t/h", approval: null })[2]).toContain("✗ 变更未经批复");
  });

  it("does not mention approval where nothing changed", () => {
    expect(row({ original: "≥ 50 %", current: "≥ 50 %", approval: null })[2]).not.toContain("批复");
  });

  it.each(["met", "unmet", "undecided", "not-applicable", "unspecified"] satisfies Verdict[])(
    "prints %s with word and shape, its origin and its support on lines of their own",
    (verdict) => {
      const cell = row({ verdict, origin: "任务书 指标1", support: "95 % 区间 85.28–95.97 %" })[5] ?? "";
      expect(cell.split("\n")).toEqual([verdictText[verdict], "任务书 指标1", "95 % 区间 85.28–95.97 %"]);
    },
  );

  it("names the demand in force where the requirement does not say it itself", () => {
    const same = { original: "≥ 50 %", current: "≥ 50 %", approval: null };
    expect(row({ ...same, required: "降低率 ≥ 50 %" })[2]).toBe("降低率 ≥ 50 %\n任务书未变更");
    expect(row({ ...same, required: "p95 < 1 s" })[2]).toBe("p95 < 1 s\n现行：≥ 50 %\n任务书未变更");
  });

  it("says of a demand beside the contract how the outline adopted it", () => {
    const beside = { group: "reference", force: null, original: "", current: "", required: "具备" } as const;
    expect(row({ ...beside, adoption: "binding" })[1]).toContain("采用·约束");
    expect(row({ ...beside, adoption: "reference" })[1]).toContain("采用·参考");
    const heading = tableTexts(tablesOf(build("target-comparison", "archive"))[0] ?? expect.fail()).flat();
    expect(heading.find((text) => text.startsWith("二、"))).toMatch(/大纲要求与标准条款.*采用·约束.*采用·参考/);
  });

  it("gives every verdict a different word and a different shape", () => {
    const words = Object.values(verdictText).map((text) => text.split(" "));
    expect(new Set(words.map(([shape]) => shape)).size).toBe(5);
    expect(new Set(words.map(([, word]) => word)).size).toBe(5);
  });
});

describe("acceptance-opinion", () => {
  const model = build("acceptance-opinion", "archive");
  const sentence = sampleInput.conclusion?.sentence ?? "";

  it("carries the conclusion sentence in the repeated header of the table people sign", () => {
    for (const id of ["acceptance-opinion", "panel-roster"] as const) {
      const ink = tablesOf(build(id, "archive")).filter((table) => (table.rowMillimetres ?? 0) >= 12);
      expect(ink).toHaveLength(1);
      expect(ink[0]?.banner?.map(lineText).join("")).toContain(sentence);
      expect(ink[0]?.rows).toHaveLength(sampleInput.panel.length);
    }
  });

  it("starts the signature page on a page of its own, with the organiser's block after it", () => {
    const kinds = model.blocks.map((block) => block.kind);
    const page = kinds.indexOf("page-break");
    expect(page).toBeGreaterThan(0);
    expect(kinds.indexOf("seal")).toBeGreaterThan(page);
  });

  it("prints the frozen text word for word, in its own order", () => {
    const text = wholeText(model);
    const parts = (sampleInput.opinion?.sections ?? []).flatMap((section) => [
      ...(section.heading === null ? [] : [section.heading]),
      ...section.paragraphs,
      ...section.points.map((point) => point.text),
    ]);
    const places = parts.map((part) => text.indexOf(JSON.stringify(part).slice(1, -1)));
    expect(places.every((place) => place >= 0)).toBe(true);
    const headings = (sampleInput.opinion?.sections ?? []).map((section) => section.heading ?? "");
    const order = headings.filter((each) => each !== "").map((each) => text.indexOf(`、${each}"`));
    expect(order.toSorted((a, b) => a - b)).toEqual(order);
  });

  it("states whole numbers present, for, against and abstaining, each with its unit", () => {
    const ballot = tablesOf(model)
      .map(tableTexts)
      .find((rows) => rows[0]?.includes("弃权"));
    expect(ballot?.[1]).toEqual([
      "第 1 轮",
      "同意通过验收",
      "记名",
      "5 人",
      "5 人",
      "3 票",
      "2 票",
      "0 票",
      "4 票",
      "未通过",
    ]);
  });

  it("annexes the comparison table on landscape pages", () => {
    const at = model.blocks.findIndex((block) => block.kind === "section" && block.orientation === "landscape");
    const annex = tablesOf({ ...model, blocks: model.blocks.slice(at) });
    expect(annex).toHaveLength(1);
    expect(tableTexts(annex[0] ?? expect.fail()).length).toBe(1 + 2 + sampleInput.targets.length);
  });

  it("names a dissenter in the archive copy only", () => {
    const notice = (audience: Audience): string =>
      blocksOf(build("acceptance-opinion", audience))
        .filter((block) => block.kind === "notice")
        .flatMap((block) => block.lines.map(lineText))
        .join();
    expect(notice("archive")).toContain("农振华");
    expect(notice("applicant")).toContain("专家4");
    expect(notice("applicant")).not.toContain("农振华");
  });
});

describe("score-summary", () => {
  it("says what the total is good for: advice, or how it stands to a pass mark", () => {
    const { scores } = sampleInput;
    if (scores === null) throw new Error("no scores");
    const saying = (passMark: typeof scores.aggregate.passMark) =>
      wholeText(
        build("score-summary", "internal", {
          ...sampleInput,
          scores: { ...scores, aggregate: { ...scores.aggregate, passMark } },
        }),
      );
    expect(saying(null)).toContain("不决定结论");
    const held = { mark: "75", passed: "通过" };
    const short = saying({ ...held, total: "74.96", reached: false });
    expect(short).toContain("总分 74.96 分，未达合格线 75 分；依细则，不得以“通过”为结论。");
    expect(short).not.toContain("不决定结论");
    expect(saying({ ...held, total: "75.0", reached: true })).toContain("总分 75.0 分，达到合格线 75 分");
    expect(saying({ ...held, total: null, reached: false })).toContain("总分不能计算，不能认定达到合格线 75 分");
  });

  it("names nobody outside the archive copy", () => {
    const text = wholeText(build("score-summary", "internal"));
    for (const name of names) expect(text).not.toContain(name);
    for (const member of sampleInput.panel) expect(text).toContain(`专家${member.no}`);
    const archived = wholeText(build("score-summary", "archive"));
    for (const name of names) expect(archived).toContain(name);
  });

  it("explains rule, trace and divergence, and marks a transcribed sheet", () => {
    const text = wholeText(build("score-summary", "internal"));
    for (const each of sampleInput.scores?.aggregate.trace ?? []) expect(text).toContain(each);
    expect(text).toContain(sampleInput.scores?.aggregate.rule);
    expect(text).toContain("纸质代录");
  });

  it("fits panels from three to eleven members", () => {
    for (let members = 3; members <= 11; members += 1) {
      const { scores } = sampleInput;
      const [sheet] = scores?.sheets ?? [];
      if (scores === null || sheet === undefined) throw new Error("the sample has sheets");
      const sheets = Array.from({ length: members }, (_, index) => ({ ...sheet, memberNo: index + 1 }));
      const model = build("score-summary", "internal", { ...sampleInput, scores: { ...scores, sheets } });
      const [matrix] = tablesOf(model);
      expect(matrix?.columns.reduce((sum, column) => sum + column.width, 0)).toBe(100);
      expect(matrix?.columns[0]?.width).toBeGreaterThanOrEqual(20);
    }
  });
});

describe("numbers", () => {
  const unit = /^[−\d.,/ ]+(分|人|票|%|ms|条|次|台|h|页|万元|件)$/;

  it("stand with their unit in scores and ballots", () => {
    const scores = tableTexts(tablesOf(build("score-summary", "internal"))[0] ?? expect.fail());
    const numbers = scores
      .slice(1)
      .flatMap((row) => row.slice(1))
      .filter((text) => /^[−\d]/.test(text));
    expect(numbers.length).toBeGreaterThan(30);
    for (const each of numbers) expect(each.replaceAll("\n", " ")).toMatch(unit);
    const ballots = tableTexts(tablesOf(build("ballot-result", "archive"))[0] ?? expect.fail());
    for (const row of ballots.slice(1)) for (const each of row.slice(3, 9)) expect(each).toMatch(unit);
  });

  it("stand with their unit for every reading, sample, value and interval of a test", () => {
    const text = wholeText(build("demo-record", "archive"));
    for (const test of sampleInput.tests) {
      for (const each of [test.sample, test.value, ...test.readings.map((reading) => reading.value)]) {
        expect(each.unit).not.toBe("");
        expect(text).toContain(quantity(each));
      }
      if (test.interval !== null)
        expect(text).toContain(`${test.interval.low}–${test.interval.high} ${test.interval.unit}`);
    }
  });

  it("stand with their unit in every demand of the outline", () => {
    const [table] = tablesOf(build("acceptance-outline", "panel"));
    const demands = (table?.rows ?? []).map((row) => cellText(row[3] ?? expect.fail()));
    for (const match of demands.join("\n").matchAll(/[≥≤<>] [\d,.]+( \S+)?/g)) expect(match[1]).toMatch(/ (%|ms)/);
  });
});

describe("the outline", () => {
  it("lists the clauses decided without a test item, with reason and origin, and nothing where there are none", () => {
    const text = wholeText(build("acceptance-outline", "panel"));
    expect(text).toContain("不另设测试项的条款");
    expect(text).toContain("标准 附录A.4（资料性，参考）");
    expect(text).toContain("任务书未要求评定成熟度");
    const silent = { ...sampleInput, outline: { ...sampleInput.outline, clauses: [] } };
    const without = wholeText(build("acceptance-outline", "panel", silent));
    expect(without).not.toContain("不另设测试项的条款");
  });
});

describe("wording", () => {
  it("never praises", () => {
    const praise = /先进|领先|一流|优秀|圆满|显著|突破性|高质量完成|填补空白|充分肯定/;
    for (const [form, texts] of Object.entries(shippedTexts)) {
      for (const [key, text] of Object.entries(texts)) expect(`${form}.${key}: ${text}`).not.toMatch(praise);
    }
  });

  it("keeps votes off the personal sheet", () => {
    const text = wholeText(build("expert-sheet", "archive"));
    expect(text).not.toMatch(/同意通过|反对票|弃权/);
  });
});
