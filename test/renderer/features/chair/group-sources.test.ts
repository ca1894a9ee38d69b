import { describe, expect, it } from "vitest";
import type { OpinionSource } from "#shared/contract/chair.ts";
import { groupSources, isReference, verdictOf } from "#renderer/features/chair/opinion/group-sources.ts";

const item = (basis: string, en: string): OpinionSource => ({
  kind: "test-item",
  basis,
  text: "",
  weight: { zh: en, en },
});
const question: OpinionSource = {
  kind: "question",
  basis: "质询 1",
  text: "",
  weight: { zh: "已澄清", en: "clarified" },
};

describe("the sources of an opinion", () => {
  it("put what binds and is unmet first, and references behind everything that binds", () => {
    const [group] = groupSources([
      item("1.1", "met"),
      item("1.3", "unmet (reference)"),
      item("1.4", "undetermined"),
      item("2.3", "unmet"),
      item("2.4", "unmet"),
    ]);
    expect(group?.sources.map(({ basis }) => basis)).toEqual(["2.3", "2.4", "1.4", "1.1", "1.3"]);
  });

  it("keep one group per kind, findings before tests before questions, and none that is empty", () => {
    const finding: OpinionSource = { ...question, kind: "finding", basis: "专家1 审核意见" };
    expect(groupSources([question, item("1.1", "met"), finding]).map(({ kind }) => kind)).toEqual([
      "finding",
      "test-item",
      "question",
    ]);
  });

  it("carry a verdict only where something was judged", () => {
    expect(verdictOf(item("1.3", "unmet (reference)"))).toBe("unmet");
    expect(verdictOf(item("1.5", "not specified"))).toBe("not-specified");
    expect(verdictOf(question)).toBeNull();
    expect(isReference(item("1.3", "unmet (reference)"))).toBe(true);
    expect(isReference(item("1.3", "unmet"))).toBe(false);
  });
});
