import type { ExpertCategory } from "../dossier/profile.ts";
import { sum, toDecimal, toExact } from "../rational.ts";
import type { Text } from "../standard/text.ts";
import { renormalise, type AggregationRule } from "./aggregate.ts";
import { bandOf, hundredths, scoredBy, scoredCriteria, type ScoringForm } from "./criteria.ts";

/** A member's own running total, before anyone else's is known. */
export interface LiveTotal {
  /** Points given so far, as printed, and out of how many this member scores in all. */
  readonly points: string;
  readonly outOf: string;
  /** The same stretched to 100 over what this member scores: exact text, and as printed. Null until everything is scored. */
  readonly percent: { readonly exact: string; readonly shown: string } | null;
  readonly criteria: readonly LiveCriterion[];
  /** Criteria this member still has to score. */
  readonly missing: readonly string[];
  readonly trace: Text;
}

export interface LiveCriterion {
  readonly criterionId: string;
  /** `others`: members of other categories score it. */
  readonly state: "scored" | "missing" | "not-applicable" | "others";
  /** Band id of the score given; null unless scored, or where the form has no bands. */
  readonly band: string | null;
}

export interface LiveTotalInput {
  readonly form: ScoringForm;
  readonly category: ExpertCategory;
  /** Integer hundredths of a point; null where not given yet. */
  readonly scores: readonly { readonly criterionId: string; readonly score: number | null }[];
  readonly notApplicable: readonly string[];
  readonly rule: Pick<AggregationRule, "decimals">;
}

/** What a member has given so far, what is missing, and the sum in words. */
export function liveTotal({ form, category, scores, notApplicable, rule }: LiveTotalInput): LiveTotal {
  const scoreOf = (criterionId: string) => scores.find((score) => score.criterionId === criterionId)?.score ?? null;
  const leaves = scoredCriteria(form);
  const criteria = leaves.map((criterion): LiveCriterion => {
    const { id: criterionId } = criterion;
    const score = scoreOf(criterionId);
    if (!scoredBy(criterion, category)) return { criterionId, state: "others", band: null };
    if (notApplicable.includes(criterionId)) return { criterionId, state: "not-applicable", band: null };
    if (score === null) return { criterionId, state: "missing", band: null };
    return { criterionId, state: "scored", band: bandOf(criterion, hundredths(score))?.id ?? null };
  });
  const stateOf = (id: string) => criteria.find(({ criterionId }) => criterionId === id)?.state;
  const mine = leaves.filter(({ id }) => stateOf(id) === "scored" || stateOf(id) === "missing");
  const weight = mine.reduce((total, criterion) => total + criterion.weight, 0);
  const given = mine.flatMap(({ id }) => scoreOf(id) ?? []);
  const points = sum(given.map(hundredths));
  const missing = mine.filter(({ id }) => stateOf(id) === "missing").map(({ id }) => id);
  const percent = missing.length === 0 && weight > 0 ? renormalise(points, weight) : null;
  const [got, outOf] = [toDecimal(points, 2), toDecimal(hundredths(weight), 2)];
  const terms = given.map((score) => toDecimal(hundredths(score), 2)).join(" + ");
  const stretched = percent === null ? null : toDecimal(percent, rule.decimals);
  return {
    points: toDecimal(points, rule.decimals),
    outOf: toDecimal(hundredths(weight), rule.decimals),
    percent: percent === null || stretched === null ? null : { exact: toExact(percent), shown: stretched },
    criteria,
    missing,
    trace:
      stretched === null
        ? {
            zh: `已评 ${got} 分，本人共评 ${outOf} 分，还差 ${missing.length} 项`,
            en: `${got} points so far of the ${outOf} you score, ${missing.length} criteria to go`,
          }
        : {
            zh: `${terms} = ${got}；本人共评 ${outOf} 分，折合百分制 ${got} × 100 ÷ ${outOf} = ${stretched}`,
            en: `${terms} = ${got}; you score ${outOf} points, out of 100: ${got} × 100 ÷ ${outOf} = ${stretched}`,
          },
  };
}
