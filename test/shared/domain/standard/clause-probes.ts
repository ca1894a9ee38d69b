import type { ReviewKind } from "#shared/domain/dossier/profile.ts";
import { clauseApplicability, type ReviewProfile } from "#shared/domain/standard/applicability.ts";
import type { Clause, Layer } from "#shared/domain/standard/clause-schema.ts";
import { evaluateClause, type ClauseAnswer } from "#shared/domain/standard/evaluate-clause.ts";
import { loadStandardPack } from "#shared/domain/standard/load-pack.ts";
import { standardFiles } from "#test/resources/read-packs.ts";
import type { TableRow } from "./clause-table.ts";

const { content: pack } = loadStandardPack(standardFiles());

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

export type Probe = readonly [answer: ClauseAnswer, verdict: string];

/** What must come out just below, at and just above a row's threshold, worked out from the row alone. */
export function probes(row: TableRow): readonly Probe[] {
  const numbers = row.threshold.map(Number);
  const [low = Number.NaN, high = low] = numbers;
  const around = (under: string, at: string, over: string): readonly Probe[] => [
    [quantity(row, low - hair), under],
    [quantity(row, low), at],
    [quantity(row, low + hair), over],
    // Far beyond: a threshold is no upper end.
    [quantity(row, low * 2 + 10), over],
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
        [{ form: "choice", choice: "one-more" }, "unmet"],
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
            [{ form: "choice", choice: "one-more" }, "unmet"],
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
export const everything = (kind: ReviewKind, scenarios: readonly string[]): ReviewProfile => ({
  kind,
  tier: "major",
  keyProject: true,
  sector: "machinery",
  scenarios,
});
export const allScenarios = pack.scenarios.map(({ id }) => id);

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
export function places({ layers }: TableRow): readonly [all: string, none: string] {
  const [first = "P"] = layers;
  if (layers.includes("X")) return ["checked-here", "scenario-not-chosen"];
  const place = layers.includes("P") ? "checked-here" : belongs[first];
  return [place, place];
}

export function standsAt(clause: Clause, scenarios: readonly string[]): string {
  const place = clauseApplicability(pack, clause, everything("acceptance", scenarios));
  return place.status === "checked-here" ? place.status : place.cause;
}

/** The verdicts of a clause on the probes of its row, and where it stands at an acceptance with every scenario and with none. */
export function behaviour(clause: Clause, row: TableRow): readonly string[] {
  const answers = probes(row).map(([answer]) => evaluateClause(pack, clause, answer).verdict);
  return [...answers, standsAt(clause, allScenarios), standsAt(clause, [])];
}
