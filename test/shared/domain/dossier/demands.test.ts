import { expect, test } from "vitest";
import { completenessOf } from "#shared/domain/dossier/completeness.ts";
import type { Demand, Target } from "#shared/domain/dossier/target.ts";
import { project, promised, requirement, target, testItem } from "#test/shared/domain/standard/example-project.ts";

/** What holds the issue back about a demand of target 3, and the same demand in the outline. */
function heldBack(demand: Demand, asked = demand, changes: Partial<Target> = {}, source = promised): readonly string[] {
  const { dossier } = project({
    targets: [target({ demand, ...changes })],
    outline: { items: [testItem([requirement("R", source, { demand: asked })])], confirmation: null },
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

test("what speaks for a target demands what the contract promised, in whatever unit, or what it promised before a change nobody approved", () => {
  const least = (threshold: string, metric = "recall", unit = "%"): Demand => ({
    metric,
    comparator: "gte",
    threshold: [threshold],
    unit,
  });
  const otherwise = ["outline missing 大纲 2.3：要求与任务书 指标3 不一致（召回率 ≥ 90 %）"];
  expect(heldBack(least("90"), least("90.0"))).toEqual([]);
  expect(heldBack(least("90"), least("0.9", "recall", "1"))).toEqual([]);
  expect(heldBack(least("90"), least("80"))).toEqual(otherwise);
  expect(heldBack(least("90"), { ...least("90"), comparator: "gt" })).toEqual(otherwise);
  expect(heldBack(least("90"), least("90", "accuracy"))).toEqual(otherwise);
  expect(heldBack(least("90"), least("90", "recall", "s"))).toEqual(otherwise);
  expect(heldBack(least("90"), { ...least("90"), threshold: [] })).toEqual(otherwise);
  // A plain value is measured by whatever measures it; what the outline demands of its own is its own.
  expect(heldBack(least("90", "value"), least("90"))).toEqual([]);
  expect(heldBack(least("90"), least("80"), {}, { type: "outline" })).toEqual([]);
  const changes = [{ from: least("95"), reason: "样本不足", approval: null }];
  expect(heldBack(least("90"), least("95"), { changes })).toEqual([]);
  const approval = { document: "批复 7 号", approver: "科技厅", date: "2025-05-01" };
  expect(heldBack(least("90"), least("95"), { changes: changes.map((one) => ({ ...one, approval })) })).toEqual(
    otherwise,
  );
  expect(heldBack(least("90"), least("80"), { changes })).toEqual(otherwise);
});
