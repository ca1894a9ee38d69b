import type { DocumentInput } from "#shared/domain/document/inputs.ts";
import { fromExact, type Rational, sum, toDecimal } from "#shared/domain/rational.ts";
import { type Aggregate, aggregate } from "#shared/domain/scoring/aggregate.ts";
import { hundredths } from "#shared/domain/scoring/criteria.ts";
import { reviewGrade } from "#shared/domain/scoring/review-grade.ts";
import type { FormCriterion } from "#shared/domain/standard/form-schema.ts";
import { kindRules } from "#shared/domain/standard/rules-schema.ts";
import { scoringInput } from "../opinion/counted-sheets.ts";
import { countedHere } from "./gather-scores.ts";
import type { DocumentSources } from "./gather-sources.ts";

type GradedCriterion = NonNullable<DocumentInput["grade"]>["criteria"][number];

/**
 * What a review that ends in a grade comes to: the panel's means over the whole tree, total, grade and band rule; never one member's figures. Null where
 * the kind ends in none, before the reveal, and where not every sheet is on this workstation.
 */
export function gradeFacts(sources: DocumentSources): DocumentInput["grade"] {
  const { db, review, dossier, packs } = sources;
  const counted = countedHere(db, review.reviewId);
  if (counted === null) return null;
  const { rules, profile } = dossier;
  const means = aggregate(
    scoringInput(
      review,
      counted.map(({ body }) => body),
    ),
  );
  const grade = reviewGrade(rules, profile.kind, means, packs.standard.content);
  if (grade === null) return null;
  const { decimals } = rules.scoring;
  return {
    criteria: nested(kindRules(rules, profile.kind).criteria, "", { means, decimals }),
    total: grade.score,
    outOf: "100",
    grade: grade.title.zh,
    rule: [grade.how.zh, grade.literal.zh, ...(grade.unassigned === null ? [] : [grade.unassigned.zh])].join("；"),
  };
}

interface Figures {
  readonly means: Aggregate;
  readonly decimals: number;
}

/** Every criterion before its parts; a parent shows what its parts add up to. */
function nested(form: readonly FormCriterion[], before: string, figures: Figures): readonly GradedCriterion[] {
  return form.flatMap((criterion, index) => {
    const no = `${before}${index + 1}`;
    const mean = meanOf(criterion, figures.means);
    return [
      {
        no,
        title: criterion.title.zh,
        weight: toDecimal(hundredths(criterion.weight), figures.decimals),
        mean: mean === null ? null : toDecimal(mean, figures.decimals),
      },
      ...nested(criterion.children, `${no}.`, figures),
    ];
  });
}

/** Points of a criterion; null where nothing below it is scored. */
function meanOf(criterion: FormCriterion, means: Aggregate): Rational | null {
  if (criterion.children.length > 0) {
    const parts = criterion.children.flatMap((child) => meanOf(child, means) ?? []);
    return parts.length === 0 ? null : sum(parts);
  }
  const exact = means.criteria.find(({ criterionId }) => criterionId === criterion.id)?.mean ?? null;
  return exact === null ? null : fromExact(exact);
}
