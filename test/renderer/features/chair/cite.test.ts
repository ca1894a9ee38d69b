import { describe, expect, it } from "vitest";
import { addBasis, addPoint, cite, citedBases } from "#renderer/features/chair/opinion/cite.ts";
import type { OpinionDraft } from "#shared/domain/opinion/opinion.ts";

const draft: OpinionDraft = {
  sections: {
    meeting: "会议概况。",
    materials: "",
    targets: "召回率未达到。停机下降。",
    finance: "",
    results: "",
    problems: "",
    suggestions: "",
    conclusion: "",
  },
  problems: [
    { text: "召回率未达到任务书要求", basis: "" },
    { text: "证明文字相同", basis: "质询 4" },
  ],
  suggestions: [],
  proposal: "rectification",
};
const source = { basis: "大纲 2.3", text: "故障识别：召回率 57.84 % < 90 %" };

describe("citing a source", () => {
  it("makes the point one is at rest on it, and no other", () => {
    const cited = cite(draft, { kind: "problems", index: 0 }, source);
    expect(cited.problems.map(({ basis }) => basis)).toEqual(["大纲 2.3", "质询 4"]);
    expect(cited.problems[0]?.text).toBe("召回率未达到任务书要求");
  });

  it("adds to what the point rests on already", () => {
    expect(cite(draft, { kind: "problems", index: 1 }, source).problems[1]?.basis).toBe("质询 4、大纲 2.3");
  });

  it("never names the same source twice", () => {
    expect(addBasis("质询 4、大纲 2.3", "大纲 2.3")).toBe("质询 4、大纲 2.3");
    expect(addBasis("大纲 2.31", "大纲 2.3")).toBe("大纲 2.31、大纲 2.3");
    expect(addBasis("  ", "大纲 2.3")).toBe("大纲 2.3");
  });

  it("names it in brackets at the caret of a section", () => {
    const cited = cite(draft, { kind: "section", id: "targets", caret: 6 }, source);
    expect(cited.sections.targets).toBe("召回率未达到（大纲 2.3）。停机下降。");
    expect(cited.sections.meeting).toBe("会议概况。");
  });

  it("stays inside a section that has become shorter", () => {
    expect(cite(draft, { kind: "section", id: "meeting", caret: 99 }, source).sections.meeting).toBe(
      "会议概况。（大纲 2.3）",
    );
  });

  it("begins a new point with the words and the basis of a source, or empty", () => {
    expect(addPoint(draft, "suggestions", source).suggestions).toEqual([{ text: source.text, basis: source.basis }]);
    expect(addPoint(draft, "problems", null).problems.at(-1)).toEqual({ text: "", basis: "" });
  });

  it("knows which sources are cited", () => {
    expect([...citedBases(cite(draft, { kind: "problems", index: 1 }, source))]).toEqual(["", "质询 4", "大纲 2.3"]);
  });
});
