import { type ReviewGrade, reviewGrade } from "#shared/domain/scoring/review-grade.ts";
import type { QueryContext } from "../context.ts";
import type { GatheredReview } from "../sitting/gather.ts";
import { panelAggregate } from "./counted-sheets.ts";

/** The grade the counted sheets come to; null where the kind ends in none, before the reveal, and where not every sheet is on this workstation. */
export function gradeOfReview(
  { packs }: Pick<QueryContext, "packs">,
  { dossier, sources }: GatheredReview,
): ReviewGrade | null {
  const counted = panelAggregate(sources);
  return counted === null ? null : reviewGrade(dossier.rules, dossier.profile.kind, counted, packs.standard.content);
}
