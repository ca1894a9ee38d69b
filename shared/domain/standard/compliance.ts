import type { Verdict } from "../measurement/requirement.ts";
import type { ComplianceInput } from "./compliance-input.ts";
import type { ComplianceRow, ComplianceSection } from "./compliance-row.ts";
import { boardOf, clauseRows, openTargetRows, requirementRows } from "./compliance-rows.ts";

/** The board of one project with its counts. */
export interface Compliance {
  /** By section, inside it by origin rank, then as numbered in the contract, the outline, the pack. */
  readonly rows: readonly ComplianceRow[];
  /** How many rows have each verdict, `elsewhere` and remarks left out. */
  readonly counts: Readonly<Record<Verdict, number>>;
  /** How many soft clauses the project departs from: `unmet` with `soft` is a remark, never a failure. */
  readonly remarks: number;
}

const sections = [
  "targets",
  "outline",
  "standard",
  "panel",
  "elsewhere",
] as const satisfies readonly ComplianceSection[];

/**
 * Every requirement of a project, each with its origin, its verdict and what that rests on: the targets of the contract, what the outline demands,
 * every clause this kind of review looks at, and, under `elsewhere`, every other clause with where it belongs. A clause the standard states twice
 * is checked once and both are cited (ambiguity 4). Throws `clause-unknown` on a pack without the clauses that facts are read for.
 */
export function complianceOf(input: ComplianceInput): Compliance {
  const board = boardOf(input);
  const rows = [...requirementRows(board), ...openTargetRows(board), ...clauseRows(board)];
  const place = ({ section, origin }: ComplianceRow) => sections.indexOf(section) * 10 + origin.rank;
  const numbers = contractNumbers(input);
  const number = ({ id }: ComplianceRow): string => numbers.get(id) ?? "";
  const sorted = rows.toSorted((left, right) => place(left) - place(right) || byNumber(number(left), number(right)));
  const counts = { met: 0, unmet: 0, undetermined: 0, "not-applicable": 0, "not-specified": 0 };
  let remarks = 0;
  for (const { section, verdict, soft } of sorted) {
    if (section === "elsewhere") continue;
    if (soft && verdict === "unmet") remarks += 1;
    else counts[verdict] += 1;
  }
  return { rows: sorted, counts, remarks };
}

/** What a row's target is numbered in the contract, by the row's id. */
function contractNumbers({ dossier }: ComplianceInput): ReadonlyMap<string, string> {
  const numbers = new Map(dossier.targets.map(({ id, no }) => [id, no]));
  const verified = dossier.outline.items
    .flatMap(({ requirements }) => requirements)
    .flatMap(({ id, source }): readonly (readonly [string, string])[] =>
      source.type === "target" ? [[`requirement:${id}`, numbers.get(source.targetId) ?? ""]] : [],
    );
  return new Map([...verified, ...dossier.targets.map(({ id, no }) => [`target:${id}`, no] as const)]);
}

/** `2` before `10`, `3` before `3.1`. */
function byNumber(left: string, right: string): number {
  return left.localeCompare(right, "en", { numeric: true });
}
