import type { Comparator, Demand } from "../dossier/target.ts";
import { add, compare, fromDecimal, fromExact, fromInteger, toDecimal, type Rational } from "../rational.ts";
import type { Text } from "../standard/text.ts";
import { tellingDecimal } from "../telling-decimal.ts";
import { demandFault } from "./demand-fault.ts";
import {
  findMetric,
  type MeasuredMetric,
  type Measurement,
  type MetricResult,
  type UndeterminedMetric,
} from "./measured.ts";
import { describeMetric, parseMetric } from "./metrics.ts";
import { statisticalSupport, type Support } from "./statistical-support.ts";
import { convertUnit, normaliseUnit, unitLabel } from "./units.ts";

/** 达到 · 未达到 · 待定 · 不适用 · 未规定. */
export type Verdict = "met" | "unmet" | "undetermined" | "not-applicable" | "not-specified";

/** A verdict with why, and beside it, never in it, what the sample supports. */
export interface Evaluation {
  readonly verdict: Verdict;
  /** The comparison in words (`99.33 % ≥ 99 %`), what is missing, or why there is no verdict. */
  readonly reason: Text;
  /** Second line under the verdict; null where there is no interval to speak of. */
  readonly support: Support | null;
}

const signs: Readonly<Record<Exclude<Comparator, "between" | "none">, string>> = {
  gte: "≥",
  lte: "≤",
  gt: ">",
  lt: "<",
  eq: "=",
};

/**
 * Holds a measured metric against a demand. Exact and unrounded: 以上 / 不低于 include the threshold, 小于 / 高于 exclude it, both ends of
 * `between` belong to it unless `ends` says otherwise (ambiguity 7). The value is converted into the demand's unit; without a stated conversion, without a
 * threshold or without readings there is no verdict, and none on a demand that contradicts itself. What is only known to be above an upper limit does not
 * keep it. `倍(提升)` gives a verdict only where both readings of the phrase agree (ambiguity 39).
 */
export function evaluate(demand: Demand, result: MetricResult | null, ends: Ends = bothEnds): Evaluation {
  if (demand.comparator === "none" || demand.threshold.length === 0) {
    return without("not-specified", {
      zh: "依据未规定数值，不作自动判断",
      en: "No threshold is set, so nothing is judged automatically",
    });
  }
  const fault = demandFault(demand);
  if (fault !== null) return without("undetermined", fault);
  if (result === null) return without("undetermined", nothingMeasured(demand));
  if (result.state === "undetermined") return evaluateWithoutValue(demand, result, ends);
  const thresholds = demand.threshold.map(fromDecimal);
  if (isTimesIncrease(demand)) return evaluateTimesIncrease(demand, result, thresholds);
  const value = convertUnit(fromExact(result.value), result.unit, demand.unit);
  if (value === null) {
    return without("undetermined", {
      zh: `测得值单位「${result.unit}」与要求单位「${demand.unit}」之间没有规定的换算`,
      en: `No conversion is stated between the measured unit “${result.unit}” and the required unit “${demand.unit}”`,
    });
  }
  const verdict = holds(demand.comparator, value, thresholds, ends) ? "met" : "unmet";
  return {
    verdict,
    reason: comparisonInWords({ demand, value, thresholds, ends }, result),
    support: statisticalSupport(verdict, demand, result),
  };
}

/** Evaluates a demand against everything an instrument measured; null where nothing was read yet. */
export function evaluateMeasurement(demand: Demand, measurement: Measurement | null): Evaluation {
  return evaluate(demand, measurement === null ? null : findMetric(measurement, demand.metric));
}

/** Whether each end of `between` belongs to the range; both do unless a clause says otherwise. */
interface Ends {
  readonly low: boolean;
  readonly high: boolean;
}

const bothEnds: Ends = { low: true, high: true };

/** Whether `value` satisfies the comparator; thresholds in the same unit, low end first for `between`. */
export function holds(
  comparator: Comparator,
  value: Rational,
  thresholds: readonly Rational[],
  ends: Ends = bothEnds,
): boolean {
  const [first, second] = thresholds;
  if (first === undefined) return false;
  const order = compare(value, first);
  switch (comparator) {
    case "gte":
      return order >= 0;
    case "lte":
      return order <= 0;
    case "gt":
      return order > 0;
    case "lt":
      return order < 0;
    case "eq":
      return order === 0;
    case "between":
      return second !== undefined && order >= (ends.low ? 0 : 1) && compare(value, second) <= (ends.high ? 0 : -1);
    case "none":
      return false;
  }
}

/** What is missing; or that an upper limit is not kept, where the value is known to be above it. */
function evaluateWithoutValue(demand: Demand, { missing, above }: UndeterminedMetric, ends: Ends): Evaluation {
  const why = { zh: missing.map(({ zh }) => zh).join("；"), en: missing.map(({ en }) => en).join("; ") };
  const value = above === null ? null : convertUnit(fromExact(above.value), above.unit, demand.unit);
  const limit = demand.threshold.at(-1);
  const bounded = demand.comparator !== "gte" && demand.comparator !== "gt";
  if (value === null || limit === undefined || !bounded || compare(value, fromDecimal(limit)) < 0)
    return without("undetermined", why);
  return without("unmet", {
    zh: `${why.zh}；不满足 ${limitInWords(demand, ends, "zh")}`,
    en: `${why.en}; fails ${limitInWords(demand, ends, "en")}`,
  });
}

function isTimesIncrease(demand: Demand): boolean {
  return normaliseUnit(demand.unit) === "倍(提升)" && (demand.comparator === "gte" || demand.comparator === "gt");
}

/** 提升 n 倍: to n times, or by n times. Met where even “by” holds, unmet where not even “to” holds, unsettled between. */
function evaluateTimesIncrease(demand: Demand, result: MeasuredMetric, thresholds: readonly Rational[]): Evaluation {
  const ratio = convertUnit(fromExact(result.value), result.unit, "倍");
  const [to] = thresholds;
  if (ratio === null || to === undefined) {
    return without("undetermined", { zh: "需要现值与原值之比（倍）", en: "The ratio of now to before is needed" });
  }
  const by = add(to, fromInteger(1));
  const [value, high, low] = [toDecimal(ratio, 2), toDecimal(by, 1), toDecimal(to, 1)];
  if (holds(demand.comparator, ratio, [by])) {
    return without("met", {
      zh: `现为原来的 ${value} 倍；按「提升了」须 ${high} 倍、按「提升到」须 ${low} 倍，两种读法都达到`,
      en: `Now ${value} times; read as “by” ${high} are needed, as “to” ${low}: both readings are met`,
    });
  }
  if (!holds(demand.comparator, ratio, [to])) {
    return without("unmet", {
      zh: `现为原来的 ${value} 倍；按「提升到」须 ${low} 倍、按「提升了」须 ${high} 倍，两种读法都未达到`,
      en: `Now ${value} times; read as “to” ${low} are needed, as “by” ${high}: neither reading is met`,
    });
  }
  return without("not-specified", {
    zh: `现为原来的 ${value} 倍；按「提升到」${low} 倍达到、按「提升了」${high} 倍未达到，大纲未定读法`,
    en: `Now ${value} times; met as “to” ${low}, unmet as “by” ${high}; the outline does not settle the reading`,
  });
}

interface Comparison {
  readonly demand: Demand;
  readonly value: Rational;
  readonly thresholds: readonly Rational[];
  readonly ends: Ends;
}

/** The comparison with enough decimals for a reader to see which side the value is on. */
function comparisonInWords({ demand, value, thresholds, ends }: Comparison, { metric }: MeasuredMetric): Text {
  const shown = tellingDecimal(value, thresholds, describeMetric(metric).digits);
  const met = holds(demand.comparator, value, thresholds, ends);
  // Presence is 1 or 0 to compare, and a word to read.
  if (describeMetric(metric).kind === "presence" && demand.comparator === "eq")
    return value.numerator > 0n ? { zh: "具备", en: "present" } : { zh: "不具备", en: "absent" };
  const words = (language: "zh" | "en") => {
    const outside = language === "zh" ? "不满足" : "fails";
    const fails = met ? "" : `${outside} `;
    return `${quantityInWords(shown, demand.unit, language)} ${fails}${limitInWords(demand, ends, language)}`;
  };
  return { zh: words("zh"), en: words("en") };
}

/** What is demanded, beside a value: `≥ 90 %`, `∈ [60 %, 70 %]`. */
function limitInWords({ comparator, threshold, unit }: Demand, ends: Ends, language: "zh" | "en"): string {
  const [low = "", high = ""] = threshold.map((number) => quantityInWords(number, unit, language));
  if (comparator === "between") return `∈ ${ends.low ? "[" : "("}${low}, ${high}${ends.high ? "]" : ")"}`;
  return `${comparator === "none" ? "" : signs[comparator]} ${low}`;
}

function quantityInWords(number: string, unit: string, language: "zh" | "en"): string {
  const label = unitLabel(unit, language);
  return label === "" ? number : `${number} ${label}`;
}

function nothingMeasured(demand: Demand): Text {
  const wanted = parseMetric(demand.metric);
  if (wanted === null) {
    return {
      zh: `指标「${demand.metric}」不在测量目录中`,
      en: `“${demand.metric}” is not a metric the instruments measure`,
    };
  }
  const { zh, en } = describeMetric(wanted.metric);
  const of = wanted.subject === null ? "" : `[${wanted.subject}]`;
  return { zh: `尚无${zh}${of}的测量结果`, en: `${en}${of} has not been measured yet` };
}

function without(verdict: Verdict, reason: Text): Evaluation {
  return { verdict, reason, support: null };
}
