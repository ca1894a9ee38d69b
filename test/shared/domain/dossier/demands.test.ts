import { expect, test } from "vitest";
import { completenessOf } from "#shared/domain/dossier/completeness.ts";
import type { Demand } from "#shared/domain/dossier/target.ts";
import { project, promised, requirement, target, testItem } from "#test/shared/domain/standard/example-project.ts";

/** What holds the issue back about a demand of target 3, and the same demand in the outline. */
function heldBack(demand: Demand): readonly string[] {
  const { dossier } = project({
    targets: [target({ demand })],
    outline: { items: [testItem([requirement("R", promised, { demand })])], confirmation: null },
  });
  return completenessOf({ ...dossier, recorder: null, follows: null })
    .filter(({ id }) => id.includes("demand"))
    .map(({ part, state, text }) => `${part} ${state} ${text.zh}`);
}

test("a demand that nothing could meet holds the issue back, in the target and in the outline", () => {
  const range = (...threshold: string[]): Demand => ({ metric: "recall", comparator: "between", threshold, unit: "%" });
  expect(heldBack(range("70", "60"))).toEqual([
    "targets missing 指标3：范围的下限大于上限",
    "outline missing 大纲 2.3：范围的下限大于上限",
  ]);
  expect(heldBack(range("60"))).toHaveLength(2);
  expect(heldBack(range("60", "70"))).toEqual([]);
  expect(heldBack({ ...range("90"), comparator: "gte" })).toEqual([]);
  expect(heldBack({ ...range(), comparator: "none" })).toEqual([]);
});
