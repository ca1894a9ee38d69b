import {
  absolute,
  add,
  ascending,
  compare,
  divide,
  fraction,
  fromInteger,
  mean,
  multiply,
  subtract,
  sum,
  toDecimal,
  toExact,
  toFloat,
} from "../rational.ts";
import type { Rational } from "../rational.ts";
import { renormalise, type ScoringInput } from "./aggregate.ts";
import { hundredths, scoredBy, scoredCriteria } from "./criteria.ts";
import type { FormCriterion } from "../standard/form-schema.ts";

/**
 * Why a score stands apart (a reason to talk, never to discard; house rule: scoring). `median`: more than 20 % of the weight away from the
 * median. `quartiles`: beyond 1.5 interquartile ranges of the quartiles, asked only of five scores or more.
 */
export type OutlierReason = "median" | "quartiles";

/** How far apart the members are on one criterion. */
export interface CriterionSpread {
  readonly criterionId: string;
  readonly n: number;
  /** Points as exact text; null when nobody scored it. */
  readonly min: string | null;
  readonly max: string | null;
  readonly mean: string | null;
  readonly median: string | null;
  /** Sample standard deviation in points, two decimals, for display only; null with fewer than two scores. */
  readonly deviation: string | null;
  readonly outliers: readonly { readonly memberId: string; readonly reason: OutlierReason }[];
}

/** One member's shape on the radar. */
export interface MemberRadar {
  readonly memberId: string;
  /** Own total out of 100 over what this member scores, as printed; null while incomplete. */
  readonly total: string | null;
  /** Percent of the weight reached, one decimal, per criterion of the first level; null where this member scores none of it. */
  readonly axes: readonly { readonly criterionId: string; readonly percent: string | null }[];
}

/** How far the members are apart, criterion by criterion, and each member's shape. */
export interface Spread {
  readonly criteria: readonly CriterionSpread[];
  readonly members: readonly MemberRadar[];
}

/** Spread over the same scores that {@link aggregate} counts. Order of members changes nothing but the order of the answer. */
export function spread(input: ScoringInput): Spread {
  const leaves = scoredCriteria(input.form).filter(({ id }) => !input.notApplicable.includes(id));
  return {
    criteria: leaves.map((criterion) => spreadOf(input, criterion)),
    members: input.members.map(({ id }) => ({
      memberId: id,
      total: ownTotal(input, leaves, id),
      axes: input.form.map((criterion) => ({
        criterionId: criterion.id,
        percent: axis(input, criterion, id),
      })),
    })),
  };
}

interface Scored {
  readonly memberId: string;
  readonly points: Rational;
}

function spreadOf(input: ScoringInput, criterion: FormCriterion): CriterionSpread {
  const scores = input.members
    .filter(({ category }) => scoredBy(criterion, category))
    .flatMap(({ id }): readonly Scored[] => {
      const points = pointsOf(input, id, criterion.id);
      return points === null ? [] : [{ memberId: id, points }];
    });
  const values = ascending(scores.map(({ points }) => points));
  const [low, high] = [values[0], values.at(-1)];
  if (low === undefined || high === undefined) {
    return {
      criterionId: criterion.id,
      n: 0,
      min: null,
      max: null,
      mean: null,
      median: null,
      deviation: null,
      outliers: [],
    };
  }
  return {
    criterionId: criterion.id,
    n: values.length,
    min: toExact(low),
    max: toExact(high),
    mean: toExact(mean(values)),
    median: toExact(quantile(values, 2n)),
    deviation: deviation(values),
    outliers: outliers(scores, values, criterion),
  };
}

function outliers(scores: readonly Scored[], values: readonly Rational[], criterion: FormCriterion) {
  const median = quantile(values, 2n);
  const allowed = multiply(hundredths(criterion.weight), fraction(1n, 5n));
  const [first, third] = [quantile(values, 1n), quantile(values, 3n)];
  const reach = multiply(subtract(third, first), fraction(3n, 2n));
  return scores.flatMap(({ memberId, points }): CriterionSpread["outliers"] => {
    if (compare(absolute(subtract(points, median)), allowed) > 0) return [{ memberId, reason: "median" }];
    const outside = compare(points, subtract(first, reach)) < 0 || compare(points, add(third, reach)) > 0;
    return outside && values.length >= 5 ? [{ memberId, reason: "quartiles" }] : [];
  });
}

/** The k-th quartile of ascending values, linear between neighbours (Hyndman–Fan type 7). */
function quantile(values: readonly Rational[], quarters: bigint): Rational {
  const place = fraction(quarters * BigInt(values.length - 1), 4n);
  const below = Number(place.numerator / place.denominator);
  const low = values[below] ?? fromInteger(0);
  const high = values[below + 1] ?? low;
  return add(low, multiply(subtract(place, fromInteger(below)), subtract(high, low)));
}

function deviation(values: readonly Rational[]): string | null {
  if (values.length < 2) return null;
  const centre = mean(values);
  const squares = values.map((value) => multiply(subtract(value, centre), subtract(value, centre)));
  return Math.sqrt(toFloat(divide(sum(squares), fromInteger(values.length - 1)))).toFixed(2);
}

function ownTotal(input: ScoringInput, leaves: readonly FormCriterion[], memberId: string): string | null {
  const member = input.members.find(({ id }) => id === memberId);
  const mine = leaves.filter((criterion) => member !== undefined && scoredBy(criterion, member.category));
  const points = mine.flatMap(({ id }) => pointsOf(input, memberId, id) ?? []);
  const weight = mine.reduce((total, criterion) => total + criterion.weight, 0);
  if (weight === 0 || points.length < mine.length) return null;
  return toDecimal(renormalise(sum(points), weight), input.rule.decimals);
}

function axis(input: ScoringInput, criterion: FormCriterion, memberId: string): string | null {
  const leaves = scoredCriteria([criterion]).filter(({ id }) => !input.notApplicable.includes(id));
  const scored = leaves.flatMap(({ id, weight }) => {
    const points = pointsOf(input, memberId, id);
    return points === null ? [] : [{ points, weight }];
  });
  const weight = scored.reduce((total, part) => total + part.weight, 0);
  return weight === 0 ? null : toDecimal(renormalise(sum(scored.map(({ points }) => points)), weight), 1);
}

function pointsOf(input: ScoringInput, memberId: string, criterionId: string): Rational | null {
  const found = input.scores.find((score) => score.memberId === memberId && score.criterionId === criterionId);
  return found === undefined || found.score === null ? null : hundredths(found.score);
}
