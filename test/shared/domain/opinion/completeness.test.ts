import { describe, expect, it } from "vitest";
import { missingOpinionParts } from "#shared/domain/opinion/completeness.ts";
import type { ReviewKind } from "#shared/domain/dossier/profile.ts";
import { kindRules, rulesSchema } from "#shared/domain/standard/rules-schema.ts";
import { modelRules } from "#test/resources/read-packs.ts";
import { type OpinionDraft, opinionDraftSchema, opinionSchema } from "#shared/domain/opinion/opinion.ts";

const complete: OpinionDraft = {
  sections: {
    meeting: "会议概况。",
    materials: "材料。",
    targets: "指标。",
    finance: "经费。",
    results: "成果。",
    problems: "",
    suggestions: "",
    conclusion: "结论。",
  },
  problems: [{ text: "样本偏少", basis: "大纲 2.3" }],
  suggestions: [{ text: "扩大样本", basis: "质询 2" }],
  proposal: "rectification",
};

const model = rulesSchema.parse(modelRules());
const missing = (draft: OpinionDraft, kind: ReviewKind = "acceptance") =>
  missingOpinionParts(draft, kindRules(model, kind).opinion.sections).map(({ zh }) => zh);

describe("what an opinion still lacks", () => {
  it("is nothing when every section is written and every point rests on something", () => {
    expect(missing(complete)).toEqual([]);
  });

  it("names empty sections in print order, blank ones too", () => {
    const sections = { ...complete.sections, finance: " \n", conclusion: "" };
    expect(missing({ ...complete, sections })).toEqual(["经费使用情况", "结论"]);
  });

  it("asks for at least one problem and one suggestion", () => {
    expect(missing({ ...complete, problems: [], suggestions: [] })).toEqual(["存在的问题", "建议"]);
  });

  it("names the point that rests on nothing, and the one without words", () => {
    const problems = [...complete.problems, { text: "证明文字相同", basis: " " }];
    const suggestions = [{ text: "", basis: "大纲 2.3" }];
    expect(missing({ ...complete, problems, suggestions })).toEqual(["问题 2 的依据", "建议 1 的内容"]);
  });
});

describe("a draft", () => {
  const half = { ...complete, problems: [{ text: "证明文字相同", basis: "" }] };

  it("is kept while a point is half written", () => {
    expect(opinionDraftSchema.safeParse(half).success).toBe(true);
  });

  it("cannot be frozen like that", () => {
    const digest = "ab".repeat(32);
    const frozen = { reviewId: "0".repeat(26), dossier: digest, reveal: digest, record: digest, version: 1 };
    expect(opinionSchema.safeParse({ ...frozen, ...complete }).success).toBe(true);
    expect(opinionSchema.safeParse({ ...frozen, ...half }).success).toBe(false);
  });
});
