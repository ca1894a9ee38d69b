import type { ReviewKind } from "../dossier/profile.ts";
import { isLookedAt } from "./applicability.ts";
import type { Clause, Layer } from "./clause-schema.ts";
import { findScenario } from "./find-clause.ts";
import type { StandardPack } from "./pack-schema.ts";

/** What is looked for in the standard; null and the empty text mean everything. */
export interface ClauseSearch {
  readonly text: string;
  readonly layer: Layer | null;
  readonly scenario: string | null;
  readonly kind: ReviewKind | null;
}

/** The clauses that fit, in the order of the pack. Words of the text may stand anywhere in a clause, in either language; all must be found. */
export function searchClauses(pack: StandardPack, { text, layer, scenario, kind }: ClauseSearch): readonly Clause[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const kindOfPack = kind === null ? undefined : pack.kinds.find((entry) => entry.id === kind);
  return pack.clauses.filter(
    (clause) =>
      (layer === null || clause.layers.includes(layer)) &&
      (scenario === null ||
        clause.scenario === scenario ||
        (scenario === "basics" && pack.basics.includes(clause.id))) &&
      (kindOfPack === undefined || isLookedAt(clause, kindOfPack)) &&
      words.every((word) => wordsOf(pack, clause).includes(word)),
  );
}

/** Everything a person may remember a clause by, in lower case. */
function wordsOf(pack: StandardPack, clause: Clause): string {
  const { id, ref, summary, metric, scope, threshold, unit } = clause;
  const scenario = clause.scenario === null ? null : findScenario(pack, clause.scenario);
  const parts = (clause.items ?? []).flatMap(({ zh, en }) => [zh, en]);
  const texts = [summary, metric, scope, ...(scenario === null ? [] : [scenario.title])];
  return [id, ref, ...texts.flatMap(({ zh, en }) => [zh, en]), ...parts, String(threshold ?? ""), unit ?? ""]
    .join("\n")
    .toLowerCase();
}
