import { describe, expect, test } from "vitest";
import { sheetFault } from "#shared/domain/scoring/sheet-fault.ts";
import type { FormCriterion } from "#shared/domain/standard/form-schema.ts";

const leaf = (id: string, weight: number, scoredBy: FormCriterion["scoredBy"]): FormCriterion => ({
  id,
  title: { zh: id, en: id },
  weight,
  scoredBy,
  bands: [],
  children: [],
});
const form = [leaf("novelty", 6000, "all"), leaf("funds", 4000, ["finance"])];
const score = (criterionId: string, points: number | null) => ({ criterionId, score: points, reason: "" });
const finance = { category: "finance", scores: [score("novelty", 6000), score("funds", 0)] } as const;

describe("a sheet may be counted", () => {
  test("when every criterion of its category is scored once, from nothing to the full weight", () => {
    expect(sheetFault(form, "finance", { ...finance, scores: [...finance.scores] })).toBeNull();
    expect(sheetFault(form, "technical", { category: "technical", scores: [score("novelty", 1)] })).toBeNull();
    expect(sheetFault([], "technical", { category: "technical", scores: [] })).toBeNull();
  });

  test.each([
    ["another category than the panel list's", "technical", finance.scores],
    ["a criterion others score", "technical", [score("novelty", 1), score("funds", 1)]],
    ["a criterion the form does not have", "technical", [score("novelty", 1), score("charm", 1)]],
    ["one scored twice", "technical", [score("novelty", 1), score("novelty", 2)]],
    ["one left out", "finance", [score("novelty", 1)]],
    ["one left open", "finance", [score("novelty", 1), score("funds", null)]],
    ["more than its weight", "finance", [score("novelty", 6001), score("funds", 1)]],
  ] as const)("never with %s", (what, category, scores) => {
    const claimed = what.startsWith("another") ? "finance" : category;
    expect(sheetFault(form, category, { category: claimed, scores: [...scores] })).not.toBeNull();
  });
});
