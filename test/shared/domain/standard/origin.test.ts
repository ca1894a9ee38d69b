import { describe, expect, test } from "vitest";
import {
  compareOrigins,
  originOfClause,
  originRank,
  originSchema,
  originText,
  type Origin,
} from "#shared/domain/standard/origin.ts";
import { findClause } from "#shared/domain/standard/find-clause.ts";
import { examplePack } from "./example-pack.ts";

const cases: readonly (readonly [Origin, string, string])[] = [
  [{ from: "task-contract", target: "3" }, "任务书 指标3", "Task contract, target 3"],
  [{ from: "outline", item: "2.1", adopts: null }, "大纲 2.1", "Outline 2.1"],
  [
    { from: "outline", item: "2.1", adopts: "附录A.1" },
    "大纲 2.1（采用标准 附录A.1）",
    "Outline 2.1 (adopts the standard, annex A.1)",
  ],
  [{ from: "house-rules", rule: "3.2", model: false }, "细则 3.2", "House rules 3.2"],
  [{ from: "house-rules", rule: "3.2", model: true }, "细则 3.2（示范）", "House rules 3.2 (model)"],
  [
    { from: "standard", ref: "七(三)", annex: false, draft: true },
    "标准 七(三)（征求意见稿，参考）",
    "Standard 七(三) (draft for comment, for reference)",
  ],
  [
    { from: "standard", ref: "七(三)", annex: false, draft: false },
    "标准 七(三)（参考）",
    "Standard 七(三) (for reference)",
  ],
  [
    { from: "standard", ref: "附录A.1", annex: true, draft: true },
    "标准 附录A.1（资料性，参考）",
    "Standard annex A.1 (informative, for reference)",
  ],
  [{ from: "panel", time: null, votes: null }, "专家组认定", "Decided by the panel"],
  [
    { from: "panel", time: "10:15", votes: { agreeing: 5, of: 5 } },
    "专家组认定（10:15，5 人一致）",
    "Decided by the panel (10:15, all 5 agreeing)",
  ],
  [
    { from: "panel", time: "10:15", votes: { agreeing: 4, of: 5 } },
    "专家组认定（10:15，5 人中 4 人同意）",
    "Decided by the panel (10:15, 4 of 5 agreeing)",
  ],
  [{ from: "nothing" }, "未规定", "Not specified"],
];

describe("originText", () => {
  test.each(cases)("%j", (origin, zh, en) => {
    expect(originText(originSchema.parse(origin))).toEqual({ zh, en });
  });
});

describe("rank", () => {
  test("the task contract prevails over outline and house rules, these over the standard, that over the panel", () => {
    const sorted = cases
      .map(([origin]) => origin)
      .toReversed()
      .toSorted(compareOrigins);
    expect(sorted.map(originRank)).toEqual([1, 2, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5]);
  });
});

describe("originOfClause", () => {
  test("tells body from annex and draft from published", () => {
    const words = (id: string, status: "draft" | "published"): string => {
      const pack = examplePack({ status });
      const clause = findClause(pack, id);
      return clause === null ? "" : originText(originOfClause(pack, clause)).zh;
    };
    expect(words("acc.tech.accuracy", "draft")).toBe("标准 七(三)（征求意见稿，参考）");
    expect(words("acc.tech.accuracy", "published")).toBe("标准 七(三)（参考）");
    expect(words("A1.pm.accuracy", "draft")).toBe("标准 附录A.1（资料性，参考）");
  });
});
