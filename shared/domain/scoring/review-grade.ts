import type { ReviewKind } from "../dossier/profile.ts";
import { gradeOf, type Grade } from "../indices/grade-bands.ts";
import { fromExact } from "../rational.ts";
import type { StandardPack } from "../standard/pack-schema.ts";
import { type HouseRules, kindRules } from "../standard/rules-schema.ts";
import type { Aggregate } from "./aggregate.ts";

/** The grade a review of a graded kind ends in, under the name the kind gives it, with the named band rule (house rule: indices). */
export interface ReviewGrade extends Grade {
  /** Points as printed. */
  readonly score: string;
}

/** Whether a kind of review ends in a grade (house rule: outcomes). */
export function isGraded(rules: HouseRules, kind: ReviewKind): boolean {
  return kindRules(rules, kind).outcomes.some(({ by, enabled }) => by === "grade" && enabled);
}

/** The grade of the panel's total; null where the kind ends in none, or while scores are missing. Throws as {@link gradeOf}. */
export function reviewGrade(
  rules: HouseRules,
  kind: ReviewKind,
  { total }: Pick<Aggregate, "total">,
  standard: StandardPack,
): ReviewGrade | null {
  if (total === null || !isGraded(rules, kind)) return null;
  const grade = gradeOf(fromExact(total.exact), standard, rules.indices.gradeBands);
  const named = kindRules(rules, kind).outcomes.find(({ id }) => id === `grade-${grade.id}`);
  return { ...grade, title: named?.title ?? grade.title, score: total.shown };
}
