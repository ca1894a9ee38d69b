import { describe, expect, test } from "vitest";
import { reviewKindSchema, type ReviewKind } from "#shared/domain/dossier/profile.ts";
import { clauseApplicability, type ReviewProfile } from "#shared/domain/standard/applicability.ts";
import type { Clause, Layer } from "#shared/domain/standard/clause-schema.ts";
import { evaluateClause, type ClauseAnswer } from "#shared/domain/standard/evaluate-clause.ts";
import { findClause } from "#shared/domain/standard/find-clause.ts";
import { loadStandardPack } from "#shared/domain/standard/load-pack.ts";
import { standardFiles } from "#test/resources/read-packs.ts";
import { clauseTable, type TableRow } from "./clause-table.ts";

const { content: pack } = loadStandardPack(standardFiles());

function clauseOf(id: string): Clause {
  const clause = findClause(pack, id);
  if (clause === null) throw new TypeError(id);
  return clause;
}

/** A hair, in the unit of the threshold. */
const hair = 1e-6;
const quantity = (row: TableRow, value: number): ClauseAnswer => {
  const millionths = Math.round(value * 1e6);
  return {
    form: "quantity",
    value: exact(millionths),
    unit: row.unit === "倍(提升)" ? "倍" : row.unit === "" ? "1" : row.unit,
  };
};

function exact(millionths: number): string {
  const gcd = (a: number, b: number): number => (b === 0 ? Math.abs(a) : gcd(b, a % b));
  const divisor = gcd(millionths, 1_000_000);
  const [top, bottom] = [millionths / divisor, 1_000_000 / divisor];
  return bottom === 1 ? String(top) : `${top}/${bottom}`;
}

type Probe = readonly [answer: ClauseAnswer, verdict: string];

/** What must come out just below, at and just above a row's threshold, worked out from the row alone. */
function probes(row: TableRow): readonly Probe[] {
  const numbers = row.threshold.map(Number);
  const [low = Number.NaN, high = low] = numbers;
  const around = (under: string, at: string, over: string): readonly Probe[] => [
    [quantity(row, low - hair), under],
    [quantity(row, low), at],
    [quantity(row, low + hair), over],
  ];
  if (row.unit === "倍(提升)") {
    return [
      [quantity(row, low - hair), "unmet"],
      [quantity(row, low), "not-specified"],
      [quantity(row, low + 1 - hair), "not-specified"],
      [quantity(row, low + 1), "met"],
    ];
  }
  switch (row.comparator) {
    case "gte":
      return around("unmet", "met", "met");
    case "gt":
      return around("unmet", "unmet", "met");
    case "lte":
      return around("met", "met", "unmet");
    case "lt":
      return around("met", "unmet", "unmet");
    case "between":
      return [
        [quantity(row, low - hair), "unmet"],
        [quantity(row, low), "met"],
        [quantity(row, high), "met"],
        [quantity(row, high + hair), "unmet"],
      ];
    case "includes":
      return [
        [{ form: "items", present: row.threshold, unchecked: [] }, "met"],
        ...row.threshold.map((left): Probe => [
          { form: "items", present: row.threshold.filter((id) => id !== left), unchecked: [] },
          "unmet",
        ]),
      ];
    case "one-of":
      return [
        ...row.threshold.map((choice): Probe => [{ form: "choice", choice }, "met"]),
        [{ form: "choice", choice: "something else" }, "unmet"],
      ];
    case "eq":
      if (row.threshold.join() === "yes") {
        return [
          [{ form: "yes-no", yes: true }, "met"],
          [{ form: "yes-no", yes: false }, "unmet"],
        ];
      }
      return Number.isNaN(low)
        ? [
            [{ form: "choice", choice: row.threshold.join() }, "met"],
            [{ form: "choice", choice: "something else" }, "unmet"],
          ]
        : around("unmet", "met", "unmet");
    default:
      return [
        [{ form: "quantity", value: "1", unit: "1" }, "not-specified"],
        [{ form: "yes-no", yes: true }, "not-specified"],
      ];
  }
}

/** A project of every class, in every scenario: what is not checked here is kept out by its layer alone. */
const everything = (kind: ReviewKind, scenarios: readonly string[]): ReviewProfile => ({
  kind,
  tier: "major",
  keyProject: true,
  sector: "machinery",
  scenarios,
});
const allScenarios = pack.scenarios.map(({ id }) => id);

const belongs = {
  A: "alliance-level",
  Y: "annual",
  T: "transfer-stage",
  R: "definition",
  K: "consequence",
  P: "other-review",
  X: "other-review",
  L: "other-review",
} as const satisfies Record<Layer, string>;

/** Where a row stands at an acceptance, with every scenario chosen and with none. */
function places({ layers }: TableRow): readonly [all: string, none: string] {
  const [first = "P"] = layers;
  if (layers.includes("X")) return ["checked-here", "scenario-not-chosen"];
  const place = layers.includes("P") ? "checked-here" : belongs[first];
  return [place, place];
}

function standsAt(clause: Clause, scenarios: readonly string[]): string {
  const place = clauseApplicability(pack, clause, everything("acceptance", scenarios));
  return place.status === "checked-here" ? place.status : place.cause;
}

/** Everything this file can see of a clause. */
function seen(clause: Clause, row: TableRow): readonly string[] {
  const answers = probes(row).map(([answer]) => evaluateClause(pack, clause, answer).verdict);
  return [...answers, standsAt(clause, allScenarios), standsAt(clause, []), clause.layers.join(" ")];
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

  test("would not go unnoticed with another comparator, threshold or layer", () => {
    const clause = clauseOf(row.id);
    const before = seen(clause, row);
    for (const [what, changed] of mutations(clause)) expect(seen(changed, row), what).not.toEqual(before);
  });
});

const neighbours = { gte: "gt", gt: "gte", lte: "lt", lt: "lte", eq: "lt" } as const;

/** A clause with one thing changed at a time. */
function mutations(clause: Clause): readonly (readonly [what: string, changed: Clause])[] {
  const { comparator, threshold } = clause;
  const found: (readonly [string, Clause])[] = [["layer", { ...clause, layers: otherLayers(clause.layers) }]];
  if (comparator === "none") {
    found.push(["comparator", { ...clause, comparator: "eq", threshold: "yes" }]);
    return found;
  }
  found.push(["no comparator", { ...clause, comparator: "none", threshold: null, inclusive: null }]);
  if (threshold === null) return found;
  if (typeof threshold !== "string") {
    const shifted = comparator === "between" ? threshold.map((end) => String(Number(end) + 1)) : threshold.slice(1);
    found.push(["threshold", { ...clause, threshold: shifted }]);
    if (clause.inclusive !== null) {
      found.push(["low end", { ...clause, inclusive: { ...clause.inclusive, low: false } }]);
      found.push(["high end", { ...clause, inclusive: { ...clause.inclusive, high: false } }]);
    }
    return found;
  }
  if (Number.isNaN(Number(threshold))) {
    found.push(["threshold", { ...clause, threshold: "1", items: null, unit: "1" }]);
    return found;
  }
  found.push(["threshold up", { ...clause, threshold: String(Number(threshold) + 1) }]);
  found.push(["threshold down", { ...clause, threshold: String(Number(threshold) - 0.1) }]);
  const neighbour = comparator in neighbours ? neighbours[comparator as keyof typeof neighbours] : null;
  if (neighbour !== null && clause.unit !== "倍(提升)")
    found.push(["comparator", { ...clause, comparator: neighbour }]);
  return found;
}

function otherLayers(layers: readonly Layer[]): readonly Layer[] {
  return layers.includes("A") ? ["P"] : ["A"];
}

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
