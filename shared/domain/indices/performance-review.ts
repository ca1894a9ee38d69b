import { fromExact, type Rational } from "../rational.ts";
import type { JointRecord } from "../record/joint-record.ts";
import type { ReviewKind } from "../dossier/profile.ts";
import type { Material } from "../dossier/material.ts";
import { isGraded } from "../scoring/review-grade.ts";
import type { ClauseFinding } from "../standard/clause-finding.ts";
import type { ClauseAnswer } from "../standard/evaluate-clause.ts";
import type { StandardPack } from "../standard/pack-schema.ts";
import type { HouseRules } from "../standard/rules-schema.ts";
import type { Text } from "../standard/text.ts";
import { gradeFindings, openGradeFindings } from "./grade-findings.ts";
import { findingOf } from "./index-result.ts";

/** What a review of performance has come to at the table. */
export interface ReviewedPerformance {
  /** The day it was held, `2026-03-18`; null before the sheets are revealed. */
  readonly heldOn: string | null;
  /** The days other performance reviews of the same project were held, as far as this workstation knows. */
  readonly others: readonly string[];
  /** Sheets the reveal counts; null before. */
  readonly sheets: number | null;
  /** The panel's total, exact text, once the report is adopted; before, what is missing. */
  readonly total: { readonly exact: string } | { readonly missing: Text };
}

interface ReviewContext {
  readonly pack: StandardPack;
  readonly rules: HouseRules;
  readonly kind: ReviewKind;
  readonly materials: readonly Pick<Material, "id" | "category">[];
  readonly record: Pick<JointRecord, "materialChecks">;
}

/**
 * What a review that ends in a grade answers by being held: the grade (perf.grade.*), one assessment in a calendar year (perf.annual), numbers and experts'
 * judgement together (perf.methods). Empty for every other kind.
 */
export function reviewedPerformanceFindings(
  reviewed: ReviewedPerformance,
  context: ReviewContext,
): readonly ClauseFinding[] {
  const { pack, rules, kind } = context;
  if (!isGraded(rules, kind)) return [];
  const days = heldDays(reviewed);
  return [
    ...grades(reviewed.total, context),
    findingOf(pack, "perf.annual", annual(reviewed), {
      trace: null,
      basis: {
        zh: days.length === 0 ? "会次日期" : `会次日期：${days.join("、")}`,
        en: days.length === 0 ? "Day of the sitting" : `Days of the sittings: ${days.join(", ")}`,
      },
    }),
    methods(reviewed, context),
  ];
}

function grades(total: ReviewedPerformance["total"], { pack, rules }: ReviewContext): readonly ClauseFinding[] {
  const basis: Text = { zh: "专家组评分与表决", en: "The panel's scores and ballot" };
  if ("missing" in total) return openGradeFindings([total.missing], { pack, basis });
  const exact: Rational = fromExact(total.exact);
  return gradeFindings(exact, { pack, rules, basis, trace: null });
}

function heldDays({ heldOn, others }: ReviewedPerformance): readonly string[] {
  if (heldOn === null) return [];
  return [...others, heldOn].filter((day) => day.slice(0, 4) === heldOn.slice(0, 4)).toSorted();
}

/** Calendar years are counted (ambiguity 16). */
function annual(reviewed: ReviewedPerformance): ClauseAnswer {
  if (reviewed.heldOn === null)
    return { form: "missing", missing: [{ zh: "本次评价尚未召开", en: "This review has not been held yet" }] };
  return { form: "quantity", value: String(heldDays(reviewed).length), unit: "次/年" };
}

/** Numbers are analysed where a material the pack names for it was checked and accepted; experts judge where their sheets count. */
function methods({ sheets }: ReviewedPerformance, { pack, materials, record }: ReviewContext): ClauseFinding {
  const kinds = pack.materials.filter(({ clauses }) => clauses.includes("perf.methods")).map(({ id }) => id);
  const figures = materials.filter(
    ({ id, category }) =>
      kinds.includes(category) &&
      record.materialChecks.some(({ materialId, verdict }) => materialId === id && verdict === "accepted"),
  ).length;
  const present = [...(figures > 0 ? ["quantitative"] : []), ...((sheets ?? 0) > 0 ? ["qualitative"] : [])];
  // Until the reveal materials are still checked and sheets still signed; a pack that names no material for figures leaves them to people.
  const unchecked = sheets === null ? ["quantitative", "qualitative"] : kinds.length === 0 ? ["quantitative"] : [];
  return findingOf(
    pack,
    "perf.methods",
    { form: "items", present, unchecked },
    {
      trace: null,
      basis: {
        zh: `已核通过的数据材料 ${figures} 份，计入的评审表 ${sheets ?? 0} 份`,
        en: `Materials with figures accepted: ${figures}; sheets that count: ${sheets ?? 0}`,
      },
    },
  );
}
