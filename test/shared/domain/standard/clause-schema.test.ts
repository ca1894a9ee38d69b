import { describe, expect, test } from "vitest";
import { clauseSchema } from "#shared/domain/standard/clause-schema.ts";
import { clauseInput, type ClauseInput } from "./example-pack.ts";

const item = (id: string, weight: number | null = null) => ({ id, zh: id, en: id, weight });

/** Path and message of everything wrong with a clause. */
function problems(changes: Partial<ClauseInput>): readonly string[] {
  const parsed = clauseSchema.safeParse(clauseInput(changes));
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
}

describe("clauseSchema", () => {
  test.each<[string, Partial<ClauseInput>]>([
    ["a threshold", {}],
    ["nothing to compare", { comparator: "none", threshold: null, type: "check" }],
    ["presence", { comparator: "eq", threshold: "yes", unit: null, type: "check" }],
    [
      "one named value",
      { comparator: "eq", threshold: "guangxi", items: [item("guangxi")], unit: null, type: "check" },
    ],
    ["a count of its parts", { comparator: "eq", threshold: "2", items: [item("a"), item("b")] }],
    ["a range", { comparator: "between", threshold: ["60", "70"], inclusive: { low: true, high: true } }],
    ["a list", { comparator: "includes", threshold: ["a"], items: [item("a"), item("b")], unit: "环节" }],
    ["levels", { comparator: "one-of", threshold: ["L1", "L2"], type: "formula" }],
    ["a formula", { comparator: "none", threshold: null, type: "formula", items: [item("a", 4000), item("b", 6000)] }],
  ])("accepts %s", (_, changes) => {
    expect(problems(changes)).toEqual([]);
  });

  test.each<[string, Partial<ClauseInput>, string]>([
    ["a comparator without threshold", { threshold: null }, "threshold: gte needs decimal text"],
    ["a threshold in words", { threshold: "ninety" }, "threshold: gte needs decimal text"],
    [
      "a threshold nobody compares",
      { comparator: "none", type: "check" },
      "threshold: a clause without comparator has no threshold",
    ],
    [
      "a range upside down",
      { comparator: "between", threshold: ["70", "60"], inclusive: { low: true, high: true } },
      "threshold: between needs the low end first",
    ],
    [
      "a range without its ends",
      { comparator: "between", threshold: ["60", "70"] },
      "inclusive: between, and only between, names its ends",
    ],
    [
      "ends without a range",
      { inclusive: { low: true, high: false } },
      "inclusive: between, and only between, names its ends",
    ],
    [
      "a miscounted list",
      { comparator: "eq", threshold: "3", items: [item("a"), item("b")] },
      "threshold: eq counts the items it names",
    ],
    [
      "a list of strangers",
      { comparator: "includes", threshold: ["c"], items: [item("a")] },
      "threshold: the list names an unknown item",
    ],
    ["a list of nothing named", { comparator: "includes", threshold: ["c"] }, "threshold: includes needs named items"],
    ["a number without unit", { unit: null }, "type: a quantified clause needs a comparator and a unit"],
    [
      "weights that do not add up",
      { items: [item("a", 4000), item("b", 3000)] },
      "items: weights of a formula must add up to 10000",
    ],
    ["repeated items", { items: [item("a"), item("a")] }, "items: item ids must be unique"],
    ["a scenario in the body", { scenario: "A1.pm" }, "scenario: only clauses of layer X belong to a scenario"],
  ])("refuses %s", (_, changes, problem) => {
    expect(problems(changes)).toContain(problem);
  });

  test("refuses fields it does not know", () => {
    expect(clauseSchema.safeParse({ ...clauseInput(), remark: "x" }).success).toBe(false);
  });
});
