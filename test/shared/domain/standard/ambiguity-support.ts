import { findMetric, type Measurement } from "#shared/domain/measurement/measured.ts";
import { clauseApplicability, type ReviewProfile } from "#shared/domain/standard/applicability.ts";
import { complianceOf } from "#shared/domain/standard/compliance.ts";
import { evaluateClause, type ClauseAnswer } from "#shared/domain/standard/evaluate-clause.ts";
import { findClause } from "#shared/domain/standard/find-clause.ts";
import { loadStandardPack } from "#shared/domain/standard/load-pack.ts";
import { rulesSchema } from "#shared/domain/standard/rules-schema.ts";
import { modelRules, standardFiles } from "#test/resources/read-packs.ts";
import { project } from "./example-project.ts";

export const { content: pack, digest } = loadStandardPack(standardFiles());
export const rules = rulesSchema.parse(modelRules());

export function clauseOf(clauseId: string) {
  const clause = findClause(pack, clauseId);
  if (clause === null) throw new TypeError(clauseId);
  return clause;
}

export const judged = (clauseId: string, answer: ClauseAnswer): string =>
  evaluateClause(pack, clauseOf(clauseId), answer).verdict;
export const quantity = (value: string, unit: string): ClauseAnswer => ({ form: "quantity", value, unit });

export function stands(clauseId: string, changes: Partial<ReviewProfile> = {}): string {
  const profile: ReviewProfile = {
    kind: "acceptance",
    tier: "medium",
    keyProject: false,
    sector: "machinery",
    scenarios: ["A1.pm"],
    ...changes,
  };
  const place = clauseApplicability(pack, clauseOf(clauseId), profile);
  return place.status === "checked-here" ? place.status : place.cause;
}

export function metricOf(measurement: Measurement, name: string): string {
  const found = findMetric(measurement, name);
  return found?.state === "measured" ? found.value : `? ${found?.missing.map(({ zh }) => zh).join() ?? ""}`;
}

export const row = (clauseId: string, changes: Parameters<typeof project>[0] = {}) => {
  const found = complianceOf(project(changes)).rows.find((one) => one.id === `clause:${clauseId}`);
  if (found === undefined) throw new TypeError(clauseId);
  return found;
};
