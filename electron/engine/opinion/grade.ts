import { aggregate } from "#shared/domain/scoring/aggregate.ts";
import { type ReviewGrade, reviewGrade } from "#shared/domain/scoring/review-grade.ts";
import type { QueryContext } from "../context.ts";
import type { GatheredReview } from "../sitting/gather.ts";
import { countedSheets, scoringInput } from "./scores.ts";

/** The grade the counted sheets come to; null where the kind ends in none, before the reveal, and where not every sheet is on this workstation. */
export function gradeOfReview(context: Pick<QueryContext, "db" | "packs">, review: GatheredReview): ReviewGrade | null {
  const { reveal } = review.sources.papers;
  const sheets = countedSheets(context, review).map((kept) => kept.body);
  if (reveal === null || sheets.length < reveal.body.sheets.length) return null;
  const { rules, profile } = review.dossier;
  return reviewGrade(rules, profile.kind, aggregate(scoringInput(review, sheets)), context.packs.standard.content);
}
