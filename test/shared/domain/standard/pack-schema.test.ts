import { describe, expect, test } from "vitest";
import { standardPackSchema } from "#shared/domain/standard/pack-schema.ts";
import { clauseInput, packInput, type PackInput } from "./example-pack.ts";

function problems(changes: Partial<PackInput>): readonly string[] {
  const parsed = standardPackSchema.safeParse(packInput(changes));
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
}

const [first, second, third] = packInput().clauses;
const clauses = [first, second, third].filter((clause) => clause !== undefined);
const title = { zh: "题", en: "Title" };

describe("standardPackSchema", () => {
  test("accepts the example", () => {
    expect(problems({})).toEqual([]);
  });

  test.each<[string, Partial<PackInput>, string]>([
    ["a repeated clause", { clauses: [...clauses, clauseInput()] }, "clauses.3.id: repeats acc.tech.accuracy"],
    [
      "an unknown scenario",
      { clauses: [...clauses, clauseInput({ id: "A9.x.y", layers: ["X"], scenario: "A9.x" })] },
      "clauses.3.scenario: unknown scenario A9.x",
    ],
    [
      "an annex clause that belongs nowhere",
      { clauses: [...clauses, clauseInput({ id: "A9.x.y", layers: ["X"] })] },
      "clauses.3.scenario: a clause of layer X belongs to one scenario or to the basics",
    ],
    [
      "an unknown unit",
      { clauses: [...clauses, clauseInput({ id: "acc.x.y", unit: "斤" })] },
      "clauses.3.unit: unknown unit 斤",
    ],
    [
      "an unknown instrument",
      { clauses: [...clauses, clauseInput({ id: "acc.x.y", instrument: "oracle" })] },
      "clauses.3.instrument: unknown instrument oracle",
    ],
    [
      "an unknown ambiguity",
      { clauses: [...clauses, clauseInput({ id: "acc.x.y", ambiguities: [2] })] },
      "clauses.3.ambiguities.0: unknown ambiguity 2",
    ],
    [
      "an unknown twin",
      { clauses: [...clauses, clauseInput({ id: "acc.x.y", checkedWith: "acc.x.z" })] },
      "clauses.3.checkedWith: unknown clause acc.x.z",
    ],
    [
      "a scenario that forgets a clause",
      { clauses: [...clauses, clauseInput({ id: "A1.pm.more", layers: ["X"], scenario: "A1.pm" })] },
      "scenarios.0.clauses: must list exactly the clauses that name this scenario",
    ],
    ["an unknown basic", { basics: ["A4.trl", "A4.none"] }, "basics.1: unknown A4.none"],
    [
      "a material for an unknown clause",
      { materials: [{ id: "01", title, clauses: ["acc.none.x"] }] },
      "materials.0.clauses.0: unknown acc.none.x",
    ],
    [
      "weights that do not add up",
      { weightSets: [{ id: "set", clauses: ["acc.tech.accuracy", "A4.trl"] }] },
      "weightSets.0: weights add up to 96, not 100",
    ],
    [
      "repeated ambiguities",
      {
        ambiguities: [1, 1].map((number) => ({
          number,
          issue: title,
          default: title,
          settledBy: "program" as const,
          rule: null,
        })),
      },
      "ambiguities: ambiguity numbers must be unique",
    ],
  ])("refuses %s", (_, changes, problem) => {
    expect(problems(changes)).toContain(problem);
  });
});
