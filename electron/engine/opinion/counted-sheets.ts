import type { ReadableDb } from "#db/open.ts";
import type { Dossier } from "#shared/domain/dossier/dossier.ts";
import { type Aggregate, aggregate, type ScoringInput } from "#shared/domain/scoring/aggregate.ts";
import type { Sheet } from "#shared/domain/scoring/sheet.ts";
import { kindRules } from "#shared/domain/standard/rules-schema.ts";
import type { PapersInForce } from "../sitting/in-force.ts";
import { type KeptSheet, keptSheets } from "./kept-sheets.ts";

/** A review by the papers that count sheets. */
interface CountedReview {
  readonly db: ReadableDb;
  readonly reviewId: string;
  readonly papers: Pick<PapersInForce, "reveal">;
}

/** What scoring needs to know of a review: its house rules, and its kind. */
interface ScoredReview {
  readonly dossier: {
    readonly rules: Dossier["rules"];
    readonly profile: Pick<Dossier["profile"], "kind">;
  };
}

/** The sheets the reveal counts, in its order, as far as they are on this workstation: where the chair opened them, and at the alliance. */
export function countedSheets({ db, reviewId, papers }: CountedReview): readonly KeptSheet[] {
  const kept = keptSheets(db, reviewId);
  const counted = papers.reveal?.body.sheets ?? [];
  return counted.flatMap((entry) => kept.find((sheet) => sheet.digest === entry.digest) ?? []);
}

/** What the scoring functions take: the review's own house rules and the sheets that count. */
export function scoringInput(review: ScoredReview, sheets: readonly Sheet[]): ScoringInput {
  const { rules, profile } = review.dossier;
  return {
    form: kindRules(rules, profile.kind).criteria,
    members: sheets.map((sheet) => ({ id: sheet.memberId, category: sheet.category })),
    scores: sheets.flatMap((sheet) =>
      sheet.scores.map(({ criterionId, score }) => ({ memberId: sheet.memberId, criterionId, score })),
    ),
    notApplicable: [],
    rule: rules.scoring,
  };
}

/** What every counted sheet together comes to; null before the reveal, and where not every one of them is on this workstation: part of a panel would be a wrong sum. */
export function panelAggregate(review: CountedReview & ScoredReview): Aggregate | null {
  const { reveal } = review.papers;
  const sheets = countedSheets(review).map(({ body }) => body);
  if (reveal === null || sheets.length < reveal.body.sheets.length) return null;
  return aggregate(scoringInput(review, sheets));
}
