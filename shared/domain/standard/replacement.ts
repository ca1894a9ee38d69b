import type { Outline, TestItem } from "../dossier/outline.ts";
import { findClause } from "./find-clause.ts";
import type { StandardPack } from "./pack-schema.ts";
import type { Text } from "./text.ts";
import { isOwnDemand } from "./threshold-chain.ts";

/** A general clause whose place a scenario's clause took. */
export interface Replacement {
  /** The row of the compliance board that adopted the scenario's value: `requirement:<id>`, or `clause:<id>` without a test item. */
  readonly row: string;
  /** The scenario's clause. */
  readonly clauseId: string;
  /** Why the general clause no longer applies, printed: `由附录A.1 的 ≥ 95 % 代替（大纲 2.1 采用）`. */
  readonly words: Text;
}

/**
 * General clauses replaced by an adopted scenario value (ambiguity 25), by their id. A value is adopted where the outline takes the scenario's
 * clause as binding, or where a target of the contract that applies demands the same of the same test item. A scenario's clause that is only a
 * reference replaces nothing. A general clause the outline keeps as a reference goes on being reported; one it adopts as binding gives way.
 */
export function replacements(
  { items, clauses = [] }: Pick<Outline, "items" | "clauses">,
  pack: StandardPack,
): ReadonlyMap<string, Replacement> {
  const found = new Map<string, Replacement>();
  const add = (general: string, clauseId: string, row: string, no: string): void => {
    if (!found.has(general)) found.set(general, { row, clauseId, words: wordsOf(no, clauseId, pack) });
  };
  for (const { clause, general } of pack.replacements) {
    for (const item of items) {
      const requirementId = adoptedBy(item, clause, pack);
      if (requirementId !== null) add(general, clause, `requirement:${requirementId}`, item.no);
    }
    if (clauses.some(({ clauseId, adoption }) => clauseId === clause && adoption === "binding"))
      add(general, clause, `clause:${clause}`, "");
  }
  return found;
}

/** The requirement of a test item that adopts a scenario's clause, or null. */
function adoptedBy(item: TestItem, clauseId: string, pack: StandardPack): string | null {
  const clause = findClause(pack, clauseId);
  const own = item.requirements.find(({ source }) => source.type === "clause" && source.clauseId === clauseId);
  if (clause === null || own === undefined || own.adoption === "not-applicable") return null;
  if (own.adoption === "binding") return own.id;
  const promised = item.requirements.find(
    ({ source, adoption, demand }) =>
      source.type === "target" &&
      adoption !== "not-applicable" &&
      demand.metric === own.demand.metric &&
      isOwnDemand(clause, demand),
  );
  return promised?.id ?? null;
}

function wordsOf(no: string, clauseId: string, pack: StandardPack): Text {
  const ref = findClause(pack, clauseId)?.ref ?? clauseId;
  const item = no === "" ? "" : ` ${no} `;
  return {
    zh: `已由${ref} 的场景值代替（大纲${item}采用）`,
    en: `Replaced by the scenario's value of ${ref.replace(/^附录/, "annex ")} (adopted in the outline${item.trimEnd()})`,
  };
}
