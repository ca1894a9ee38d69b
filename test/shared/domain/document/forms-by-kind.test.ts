import { describe, expect, it } from "vitest";
import type { Audience, DocumentId } from "#shared/domain/document/catalogue.ts";
import type { DocumentInput } from "#shared/domain/document/inputs.ts";
import { build, rowsOf } from "./build-sample.ts";
import { sampleInput } from "./sample-input.ts";
import { tablesOf, tableTexts, wholeText } from "./walk.ts";

describe("the names of forms in another kind of review", () => {
  const review = {
    ...sampleInput.review,
    kind: "recheck",
    kindName: "整改复核",
    noun: "整改复核",
    title: "智能验收终端",
  };
  const other: DocumentInput = { ...sampleInput, review };

  it("carry the kind's own noun where an acceptance says 验收", () => {
    expect(build("acceptance-outline", "panel").title).toBe("验收（测试）大纲");
    expect(build("acceptance-outline", "panel", other).title).toBe("整改复核（测试）大纲");
    expect(wholeText(build("archive-index", "archive", other))).toContain("二、整改复核资料");
    expect(rowsOf("handover", "archive", other).flat()).toContain("整改复核资料");
  });

  it("never touch the name of the project a notice quotes", () => {
    expect(build("conclusion-notice", "public", other).title).toContain("“智能验收终端”");
  });

  it("name a notice in its running head, whose title is a sentence", () => {
    expect(build("conclusion-notice", "public").name).toBe("验收结论通知书");
    expect(build("conclusion-notice", "public", other).name).toBe("整改复核结论通知书");
    expect(build("publicity", "public", other).name).toBe("整改复核结果公示表");
    expect(build("acceptance-outline", "panel", other).name).toBe("整改复核（测试）大纲");
  });
});

describe("a notice of the conclusion", () => {
  it("sends to the form that lists what must be put right: the kind's own where it has no notice of rectification", () => {
    const count = sampleInput.rectification.length;
    expect(wholeText(build("conclusion-notice", "public"))).toContain(
      `须整改或修改的事项共 ${count} 项，逐项内容和期限见《整改通知书》`,
    );
    const review = { ...sampleInput.review, listedIn: "立项评审意见书" };
    const text = wholeText(build("conclusion-notice", "public", { ...sampleInput, review }));
    expect(text).toContain("见《立项评审意见书》");
    expect(text).not.toContain("《整改通知书》");
  });

  it("made public without a term leaves term and address to the pen, and always says how to object", () => {
    const text = wholeText(build("publicity", "public"));
    expect(text).toContain("公示期为 2026年12月1日 至 2026年12月7日");
    expect(text).toContain("以书面形式实名提出。受理：演示联盟秘书处");
    const decision = sampleInput.decision === null ? null : { ...sampleInput.decision, publicity: null };
    const open = wholeText(build("publicity", "public", { ...sampleInput, decision }));
    expect(open).toContain("公示期自　　　　年　　月　　日至　　　　年　　月　　日");
    expect(open).toContain("以书面形式实名提出。受理：　");
  });
});

describe("a form filled in with grades", () => {
  const graded: DocumentInput = { ...sampleInput, scoring: "grades" };
  const sheet = (id: DocumentId, audience: Audience, memberNo: number | null) => build(id, audience, graded, memberNo);

  it("shows who gave which grade and how often, and adds nothing up", () => {
    const rows = rowsOf("score-summary", "archive", graded);
    expect(rows.find(([first]) => first === "1.1 考核指标完成：技术")).toEqual([
      "1.1 考核指标完成：技术",
      "良",
      "良",
      "不评",
      "不评",
      "不评",
      "良 2 人",
    ]);
    expect(rows.flat().join("｜")).not.toMatch(/\d 分/);
    expect(rowsOf("score-summary", "archive").flat().join("｜")).toMatch(/\d 分/);
  });

  it("is a sheet without points", () => {
    const rows = tablesOf(sheet("expert-sheet", "archive", 4)).flatMap(tableTexts);
    expect(rows.find(([no]) => no === "1.2")).toEqual([
      "1.2",
      "考核指标完成：应用与经济",
      "良",
      "台账可核，效率提升有限",
    ]);
    expect(rows.flat().join("｜")).not.toMatch(/\d 分|合计/);
  });

  it("is a blank with one box for each grade and no room for points", () => {
    const model = sheet("expert-sheet-blank", "panel", null);
    const rows = tablesOf(model).flatMap(tableTexts);
    expect(rows.find(([no]) => no === "2")).toEqual(["2", "创新性与水平", "□ 优　□ 良　□ 中　□ 差", ""]);
    expect(wholeText(model)).not.toMatch(/打分|合计/);
    expect(wholeText(build("expert-sheet-blank", "panel"))).toContain("打分");
  });
});
