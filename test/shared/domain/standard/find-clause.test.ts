import { describe, expect, test } from "vitest";
import {
  basicClauses,
  clausesOfLayer,
  clausesOfScenario,
  findClause,
  findScenario,
  findSector,
  instrumentOf,
} from "#shared/domain/standard/find-clause.ts";
import { demandsOfClause } from "#shared/domain/standard/clause-demand.ts";
import { thresholdText } from "#shared/domain/standard/threshold-text.ts";
import { clauseInput, exampleClause, examplePack } from "./example-pack.ts";

const pack = examplePack();
const item = (id: string, weight: number | null = null) => ({ id, zh: `${id}项`, en: id, weight });

describe("finding clauses", () => {
  test("by id, null for a stranger", () => {
    expect(findClause(pack, "A4.trl")?.threshold).toBe("6");
    expect(findClause(pack, "A4.none")).toBeNull();
  });

  test("by scenario, without the basics", () => {
    expect(clausesOfScenario(pack, "A1.pm").map(({ id }) => id)).toEqual(["A1.pm.accuracy"]);
    expect(clausesOfScenario(pack, "A9.x")).toEqual([]);
    expect(basicClauses(pack).map(({ id }) => id)).toEqual(["A4.trl"]);
    expect(findScenario(pack, "A9.x")).toBeNull();
  });

  test("by layer, each clause in all of its layers", () => {
    expect(clausesOfLayer(pack, "P")).toHaveLength(3);
    expect(clausesOfLayer(pack, "X").map(({ id }) => id)).toEqual(["A1.pm.accuracy", "A4.trl"]);
    expect(clausesOfLayer(pack, "K")).toEqual([]);
  });

  test("sectors by id or by title in either language", () => {
    for (const name of ["machinery", "机械制造", "Machinery"]) expect(findSector(pack, name)?.id).toBe("machinery");
    expect(findSector(pack, "酿酒")).toBeNull();
  });

  test("the instrument of a clause", () => {
    const instruments = [
      { id: "confusion", title: { zh: "混淆矩阵", en: "Confusion matrix" }, place: "demo" as const },
    ];
    const [, ...others] = examplePack().clauses;
    const equipped = examplePack({
      instruments,
      clauses: [clauseInput({ instrument: "confusion" }), ...others.map((clause) => ({ ...clause }))],
    });
    const clause = findClause(equipped, "acc.tech.accuracy");
    expect(clause === null ? null : instrumentOf(equipped, clause)?.title.zh).toBe("混淆矩阵");
    expect(instrumentOf(pack, exampleClause())).toBeNull();
  });
});

describe("thresholdText", () => {
  test.each([
    [exampleClause(), "≥ 90 %", "≥ 90 %"],
    [exampleClause({ comparator: "lt", threshold: "6", unit: "级" }), "< 6 级", "< 6 level"],
    [
      exampleClause({ comparator: "between", threshold: ["60", "70"], inclusive: { low: true, high: true } }),
      "60–70 %",
      "60–70 %",
    ],
    [exampleClause({ comparator: "none", threshold: null, type: "check" }), "未规定", "not specified"],
    [exampleClause({ comparator: "eq", threshold: "yes", unit: null, type: "check" }), "有", "present"],
    [
      exampleClause({ comparator: "eq", threshold: "b", items: [item("a"), item("b")], unit: null, type: "check" }),
      "= b项",
      "= b",
    ],
    [
      exampleClause({
        comparator: "includes",
        threshold: ["a", "b"],
        items: [item("a"), item("b")],
        unit: null,
        type: "check",
      }),
      "⊇ a项、b项",
      "⊇ a, b",
    ],
    [
      exampleClause({ comparator: "one-of", threshold: ["L1", "L2"], unit: "级", type: "formula" }),
      "∈ L1、L2 级",
      "∈ L1, L2 level",
    ],
    [
      exampleClause({
        comparator: "none",
        threshold: null,
        type: "formula",
        items: [item("a", 4000), item("b", 6000)],
      }),
      "0.4×a项 + 0.6×b项",
      "0.4 × a + 0.6 × b",
    ],
  ])("%#", (clause, zh, en) => {
    expect(thresholdText(pack, clause)).toEqual({ zh, en });
  });
});

describe("demandsOfClause", () => {
  test("one demand for each metric that can answer", () => {
    const clause = exampleClause({ measures: ["accuracy", "recall"] });
    expect(demandsOfClause(clause)).toEqual([
      { metric: "accuracy", comparator: "gte", threshold: ["90"], unit: "%" },
      { metric: "recall", comparator: "gte", threshold: ["90"], unit: "%" },
    ]);
  });

  test("a list of parts becomes presence of all", () => {
    const clause = exampleClause({
      comparator: "includes",
      threshold: ["a"],
      items: [item("a")],
      unit: "%",
      measures: ["presence"],
    });
    expect(demandsOfClause(clause)).toEqual([{ metric: "presence", comparator: "eq", threshold: ["1"], unit: "1" }]);
  });

  test("an open clause demands nothing yet", () => {
    const clause = exampleClause({ comparator: "none", threshold: null, type: "check", measures: ["roi"] });
    expect(demandsOfClause(clause)).toEqual([{ metric: "roi", comparator: "none", threshold: [], unit: "%" }]);
  });

  test("what people decide has no demand", () => {
    expect(demandsOfClause(exampleClause())).toEqual([]);
    expect(
      demandsOfClause(exampleClause({ comparator: "one-of", threshold: ["1"], unit: "级", measures: ["level"] })),
    ).toEqual([]);
  });
});
