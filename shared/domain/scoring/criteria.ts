import type { ExpertCategory } from "../dossier/profile.ts";
import { compare, fraction, fromInteger, multiply, type Rational } from "../rational.ts";
import type { Band, FormCriterion } from "../standard/form-schema.ts";

/** The criteria of a score sheet, as the house rules of a review kind give them; their weights add up to 100 points. */
export type ScoringForm = readonly FormCriterion[];

/** The criteria members give points to, in print order: those without children. */
export function scoredCriteria(form: ScoringForm): readonly FormCriterion[] {
  if (form.every(({ children }) => children.length === 0)) return form;
  return form.flatMap((criterion) =>
    criterion.children.length > 0 ? scoredCriteria(criterion.children) : [criterion],
  );
}

/** Whether a member of this category scores the criterion (house rule: scoring; finance criteria by finance members). */
export function scoredBy(criterion: FormCriterion, category: ExpertCategory): boolean {
  return criterion.scoredBy === "all" || criterion.scoredBy.includes(category);
}

/**
 * The band (优 良 中 差) of `points` out of a criterion's weight: the first whose lower end, a percentage of the weight, is reached.
 * Compared unrounded. Null where the criterion has no bands.
 */
export function bandOf(criterion: FormCriterion, points: Rational): Band | null {
  const lowerEnd = ({ from }: Band) => multiply(fraction(BigInt(from), 100n), hundredths(criterion.weight));
  return criterion.bands.find((band) => compare(points, lowerEnd(band)) >= 0) ?? null;
}

/** Whether a score is what choosing one of the criterion's bands gives. */
export function isGrade(criterion: Pick<FormCriterion, "weight" | "bands"> | undefined, score: number): boolean {
  return criterion?.bands.some(({ id }) => middleOfBand(criterion, id) === score) === true;
}

/** What choosing a band gives: the middle of the band in half points, in hundredths of a point. */
export function middleOfBand(criterion: Pick<FormCriterion, "weight" | "bands">, bandId: string): number {
  const at = criterion.bands.findIndex(({ id }) => id === bandId);
  const from = criterion.bands[at]?.from ?? 0;
  const to = criterion.bands[at - 1]?.from ?? 100;
  return Math.round((criterion.weight * (from + to)) / 200 / 50) * 50;
}

/** Integer hundredths of a point (9050) as points (90.5). */
export function hundredths(value: number): Rational {
  return fraction(fromInteger(value).numerator, 100n);
}
