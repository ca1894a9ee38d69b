import type { ExpertCategory } from "../dossier/profile.ts";
import { divide, fraction, fromInteger, multiply, sum, toDecimal, toExact, zero } from "../rational.ts";
import type { Rational } from "../rational.ts";
import type { Text } from "../standard/text.ts";
import type { FormCriterion } from "../standard/form-schema.ts";
import { hundredths, scoredBy, scoredCriteria, type ScoringForm } from "./criteria.ts";

/** A member whose sheet counts. */
export interface ScoringMember {
  readonly id: string;
  readonly category: ExpertCategory;
}

/** One score on a counted sheet, integer hundredths of a point; null where the member left it open. */
export interface MemberScore {
  readonly memberId: string;
  readonly criterionId: string;
  readonly score: number | null;
}

/** How the scores of a criterion become one (house rule: scoring). */
export interface AggregationRule {
  /** Drops the highest and the lowest score of a criterion, where at least {@link trimFrom} members scored it. */
  readonly trimmed: boolean;
  /** Decimals of every printed score. */
  readonly decimals: number;
}

/** With fewer scores than this a trimmed mean would rest on fewer than three members, so nothing is dropped. */
export const trimFrom = 5;

/** The sheets that count, and the form and the rule they are counted by. */
export interface ScoringInput {
  readonly form: ScoringForm;
  readonly members: readonly ScoringMember[];
  readonly scores: readonly MemberScore[];
  /** Criteria decided once for all as not applicable (house rule: not applicable). */
  readonly notApplicable: readonly string[];
  readonly rule: AggregationRule;
}

/** One scored criterion over all members who score it. */
export interface CriterionAggregate {
  readonly criterionId: string;
  /** Hundredths of a point. */
  readonly weight: number;
  readonly state: "scored" | "not-applicable" | "incomplete";
  /** Mean in points, exact text; null unless scored. */
  readonly mean: string | null;
  /** The mean as printed; null unless scored. */
  readonly shown: string | null;
  /** Members whose scores count, and those dropped by trimming. */
  readonly counted: readonly string[];
  readonly dropped: readonly string[];
  readonly trace: Text;
}

/** The panel's score: it informs and does not decide unless the house rules set a pass mark. */
export interface Aggregate {
  readonly criteria: readonly CriterionAggregate[];
  /** Points out of 100, renormalised over what applies: exact text to compare, and as printed. Null while anything is missing. */
  readonly total: { readonly exact: string; readonly shown: string } | null;
  /** Weight of the criteria that apply, hundredths of a point; 10000 when all do. */
  readonly applicableWeight: number;
  /** Scores still missing; `memberId` null where no counted member may score the criterion at all. */
  readonly missing: readonly { readonly memberId: string | null; readonly criterionId: string }[];
  /** The arithmetic line by line, ending with the total. */
  readonly trace: readonly Text[];
}

/** Mean of members per criterion, added up and renormalised over the criteria that apply; exact until printed. */
export function aggregate(input: ScoringInput): Aggregate {
  const leaves = scoredCriteria(input.form);
  const results = leaves.map((criterion) => aggregateCriterion(input, criterion));
  const criteria = results.map(({ result }) => result);
  const missing = results.flatMap((result) => result.missing);
  const applicable = results.filter(({ result }) => result.state !== "not-applicable");
  const applicableWeight = applicable.reduce((total, { result }) => total + result.weight, 0);
  const points = applicable.map((outcome) => outcome.mean);
  const complete = missing.length === 0 && applicableWeight > 0;
  const total = complete ? renormalise(sum(points), applicableWeight) : null;
  return {
    criteria,
    total: total === null ? null : { exact: toExact(total), shown: toDecimal(total, input.rule.decimals) },
    applicableWeight,
    missing,
    trace: [...criteria.map(({ trace }) => trace), totalTrace(points, total, applicableWeight, input.rule)],
  };
}

/** Points over the applicable weight, stretched to 100. */
export function renormalise(points: Rational, applicableWeight: number): Rational {
  return divide(multiply(points, fromInteger(100)), hundredths(applicableWeight));
}

interface CriterionOutcome {
  readonly result: CriterionAggregate;
  /** Exact; zero unless scored. */
  readonly mean: Rational;
  readonly missing: Aggregate["missing"];
}

function aggregateCriterion(input: ScoringInput, criterion: FormCriterion): CriterionOutcome {
  const { id: criterionId, weight, title } = criterion;
  const base = { criterionId, weight, mean: null, shown: null, counted: [], dropped: [] };
  const outOf = toDecimal(hundredths(criterion.weight), input.rule.decimals);
  if (input.notApplicable.includes(criterionId)) {
    const trace = { zh: `${title.zh}（${outOf} 分）：不适用`, en: `${title.en} (${outOf} points): not applicable` };
    return { result: { ...base, state: "not-applicable", trace }, mean: zero, missing: [] };
  }
  const scorers = input.members.filter(({ category }) => scoredBy(criterion, category));
  const given = scorers.map(({ id }) => ({ id, score: scoreOf(input.scores, id, criterionId) }));
  const open = given.filter(({ score }) => score === null).map(({ id }) => ({ memberId: id, criterionId }));
  const missing = scorers.length === 0 ? [{ memberId: null, criterionId }] : open;
  if (missing.length > 0) {
    const trace =
      scorers.length === 0
        ? {
            zh: `${title.zh}（${outOf} 分）：没有可评分的成员`,
            en: `${title.en} (${outOf} points): no member may score it`,
          }
        : {
            zh: `${title.zh}（${outOf} 分）：还差 ${open.length} 人评分`,
            en: `${title.en} (${outOf} points): ${open.length} scores missing`,
          };
    return { result: { ...base, state: "incomplete", trace }, mean: zero, missing };
  }
  const scores = given.flatMap(({ id, score }) => (score === null ? [] : [{ id, score }]));
  const { exact, ...averaged } = average(scores, criterion, input.rule);
  const shown = { mean: toExact(exact), shown: toDecimal(exact, input.rule.decimals) };
  return { result: { ...base, state: "scored", ...shown, ...averaged }, mean: exact, missing: [] };
}

interface Scored {
  readonly id: string;
  /** Hundredths of a point. */
  readonly score: number;
}

function average(scores: readonly Scored[], criterion: FormCriterion, rule: AggregationRule) {
  const ordered = scores.toSorted((left, right) => left.score - right.score || (left.id < right.id ? -1 : 1));
  const trims = rule.trimmed && ordered.length >= trimFrom;
  const counted = trims ? ordered.slice(1, -1) : ordered;
  const dropped = trims ? [...ordered.slice(0, 1), ...ordered.slice(-1)] : [];
  const points = counted.reduce((total, { score }) => total + score, 0);
  const exact = fraction(BigInt(points), 100n * BigInt(counted.length));
  const shown = toDecimal(exact, rule.decimals);
  const print = ({ score }: Scored) => (score / 100).toFixed(2).replace(/0$/, "");
  const formula = `(${counted.map(print).join(" + ")}) ÷ ${counted.length} = ${shown}`;
  const left = dropped.map(print).join(" / ");
  const outOf = toDecimal(hundredths(criterion.weight), rule.decimals);
  const tail = dropped.length === 0 ? { zh: "", en: "" } : { zh: `，去掉 ${left}`, en: `, dropping ${left}` };
  return {
    exact,
    counted: counted.map(({ id }) => id),
    dropped: dropped.map(({ id }) => id),
    trace: {
      zh: `${criterion.title.zh}（${outOf} 分，${scores.length} 人${tail.zh}）：${formula}`,
      en: `${criterion.title.en} (${outOf} points, ${scores.length} members${tail.en}): ${formula}`,
    },
  };
}

function scoreOf(scores: readonly MemberScore[], memberId: string, criterionId: string): number | null {
  return scores.find((score) => score.memberId === memberId && score.criterionId === criterionId)?.score ?? null;
}

function totalTrace(
  points: readonly Rational[],
  total: Rational | null,
  applicableWeight: number,
  { decimals }: AggregationRule,
): Text {
  if (total === null) return { zh: "总分：尚不能计算", en: "Total: cannot be computed yet" };
  const terms = points.map((mean) => toDecimal(mean, 4)).join(" + ");
  const shown = toDecimal(total, decimals);
  if (applicableWeight === 10_000) return { zh: `总分 = ${terms} = ${shown}`, en: `Total = ${terms} = ${shown}` };
  const [base, raw] = [toDecimal(hundredths(applicableWeight), decimals), toDecimal(sum(points), 4)];
  return {
    zh: `总分 = (${terms}) × 100 ÷ ${base}（适用权重）= ${raw} × 100 ÷ ${base} = ${shown}`,
    en: `Total = (${terms}) × 100 ÷ ${base} (applicable weight) = ${raw} × 100 ÷ ${base} = ${shown}`,
  };
}
