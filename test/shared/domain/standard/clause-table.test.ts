import { describe, expect, test } from "vitest";
import { reviewKindSchema, type ReviewKind } from "#shared/domain/dossier/profile.ts";
import { clauseApplicability } from "#shared/domain/standard/applicability.ts";
import type { Clause, Layer } from "#shared/domain/standard/clause-schema.ts";
import { evaluateClause } from "#shared/domain/standard/evaluate-clause.ts";
import { findClause } from "#shared/domain/standard/find-clause.ts";
import { loadStandardPack } from "#shared/domain/standard/load-pack.ts";
import { standardFiles } from "#test/resources/read-packs.ts";
import { allScenarios, everything, places, probes, standsAt } from "./clause-probes.ts";
import { clauseTable } from "./clause-table.ts";

const { content: pack } = loadStandardPack(standardFiles());

function clauseOf(id: string): Clause {
  const clause = findClause(pack, id);
  if (clause === null) throw new TypeError(id);
  return clause;
}

test("the table has the 158 clauses of the pack, in its order", () => {
  expect(clauseTable.map(({ id }) => id)).toEqual(pack.clauses.map(({ id }) => id));
  expect(clauseTable).toHaveLength(158);
});

describe.each(clauseTable)("$id", (row) => {
  test("compares as the table says", () => {
    const { comparator, threshold, unit, soft } = clauseOf(row.id);
    expect({ comparator, threshold: threshold === null ? [] : [threshold].flat(), unit: unit ?? "", soft }).toEqual({
      comparator: row.comparator,
      threshold: row.threshold,
      unit: row.unit,
      soft: row.soft,
    });
  });

  test("decides at its threshold and a hair beside it as the words do", () => {
    for (const [answer, verdict] of probes(row)) {
      expect([answer, evaluateClause(pack, clauseOf(row.id), answer).verdict]).toEqual([answer, verdict]);
    }
  });

  test("stands where its layers put it", () => {
    const clause = clauseOf(row.id);
    expect(clause.layers).toEqual(row.layers);
    const [all, none] = places(row);
    expect(standsAt(clause, allScenarios)).toBe(all);
    expect(standsAt(clause, [])).toBe(none);
  });
});

describe("kinds of review look at the layers that are theirs", () => {
  const looked = (kind: ReviewKind): readonly string[] =>
    pack.clauses
      .filter((clause) => {
        const place = clauseApplicability(pack, clause, everything(kind, allScenarios));
        return place.status === "checked-here" || place.cause === "other-class";
      })
      .map(({ id }) => id);
  const withLayer = (...layers: readonly Layer[]): readonly string[] =>
    clauseTable.filter((row) => row.layers.some((layer) => layers.includes(layer))).map(({ id }) => id);

  test("acceptance and re-check at P and X", () => {
    expect(looked("acceptance")).toEqual(withLayer("P", "X"));
    expect(looked("recheck")).toEqual(looked("acceptance"));
  });

  test("performance at Y, and at how the standard is used", () => {
    expect(looked("performance").toSorted()).toEqual([...withLayer("Y"), "scope.status"].toSorted());
  });

  test("initiation at L except what only the running project can show", () => {
    const process = [
      "proc.iter",
      "proc.waterfall",
      "proc.risk",
      "proc.report",
      "proc.consult",
      "proc.response",
      "proc.midterm",
    ];
    const expected = withLayer("L").filter((id) => !process.includes(id) && id !== "mech.2.adjust");
    expect(looked("initiation").toSorted()).toEqual([...expected, "scope.adjust", "scope.status"].toSorted());
  });

  test("no kind looks at what is the alliance's, the transfer's or a consequence alone", () => {
    const indices = ["term.6.scaleup"];
    const never = clauseTable
      .filter(({ id, layers }) => layers.every((layer) => "ATK".includes(layer)) && !indices.includes(id))
      .map(({ id }) => id);
    for (const kind of reviewKindSchema.options)
      expect(
        looked(kind).filter((id) => never.includes(id)),
        kind,
      ).toEqual([]);
  });
});

test("the formula of the empowerment index weighs 0.4, 0.3 and 0.3", () => {
  expect(clauseOf("term.4.formula").items?.map(({ id, weight }) => [id, weight])).toEqual([
    ["penetration", 4000],
    ["depth", 3000],
    ["contribution", 3000],
  ]);
});
