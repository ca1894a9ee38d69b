import type { Instrument } from "../dossier/outline.ts";
import { toDecimal, toExact, toTerminatingDecimal, type Rational } from "../rational.ts";
import type { Text } from "../standard/text.ts";
import { describeMetric, parseMetric, type MetricId, type MetricKind } from "./metrics.ts";

/**
 * A confidence interval at the 95 % level, both ends decimal text in the metric's unit. Computed in floats with an error below
 * the printed digits; it accompanies a verdict and never makes one.
 */
export interface Interval {
  readonly low: string;
  readonly high: string;
  readonly level: "95";
  readonly method: "wilson" | "clopper-pearson" | "order-statistic";
}

/** A metric computed from readings. */
export interface MeasuredMetric {
  readonly state: "measured";
  readonly metric: MetricId;
  /** The class, plot or part it is about; null for the whole. */
  readonly subject: string | null;
  /** What a part of an index is called in both languages, as the standard or the house rules name it; null for what people named as they typed. */
  readonly partName: Text | null;
  /** The unrounded value in `unit`, as exact text (`298/3`). What verdicts compare. */
  readonly value: string;
  /** The value as printed, half away from zero. */
  readonly shown: string;
  readonly unit: string;
  /** Sample size; null where the metric is not drawn from a sample. */
  readonly n: number | null;
  readonly interval: Interval | null;
  /** The exact (Clopper–Pearson) interval of a proportion, for the appendix; null elsewhere. */
  readonly exactInterval: Interval | null;
  /** The arithmetic in full, readable without the program. */
  readonly trace: Text;
}

/** A metric that cannot be computed yet, with what is missing (at least one thing). */
export interface UndeterminedMetric {
  readonly state: "undetermined";
  readonly metric: MetricId;
  readonly subject: string | null;
  readonly missing: readonly Text[];
  /** What the value is known to be above, all the same; null where nothing is known of it. */
  readonly above: LowerLimit | null;
}

/** A limit a value is known to exceed: exact text in `unit`, and as printed. */
export interface LowerLimit {
  readonly value: string;
  readonly shown: string;
  readonly unit: string;
}

/** One metric of a measurement: computed, or with what it lacks. */
export type MetricResult = MeasuredMetric | UndeterminedMetric;

/** 测量结果: everything an instrument says about one set of readings. */
export interface Measurement {
  readonly instrument: Instrument;
  readonly metrics: readonly MetricResult[];
  /** What a reader must know to judge the numbers, e.g. what always answering "normal" would reach. */
  readonly notes: readonly Text[];
}

/** What {@link measured} may be told beyond the value. */
export interface MeasuredDetails {
  readonly trace: Text;
  readonly subject?: string | null;
  readonly partName?: Text | null;
  readonly unit?: string;
  readonly n?: number | null;
  readonly interval?: Interval | null;
  readonly exactInterval?: Interval | null;
  /** At least this many decimals, where the readings carry more than the metric's usual ones. */
  readonly digits?: number;
}

/** A measured metric from its exact value in its unit. */
export function measured(metric: MetricId, value: Rational, details: MeasuredDetails): MeasuredMetric {
  const description = describeMetric(metric);
  return {
    state: "measured",
    metric,
    subject: details.subject ?? null,
    partName: details.partName ?? null,
    value: toExact(value),
    shown: show(value, Math.max(details.digits ?? 0, description.digits), description.kind),
    unit: details.unit ?? description.unit ?? "1",
    n: details.n ?? null,
    interval: details.interval ?? null,
    exactInterval: details.exactInterval ?? null,
    trace: details.trace,
  };
}

/** A metric that lacks something. */
export function undetermined(
  metric: MetricId,
  missing: readonly Text[],
  subject: string | null = null,
): UndeterminedMetric {
  return { state: "undetermined", metric, subject, missing, above: null };
}

/** A metric without a value that is known to be more than `limit`, in the metric's own unit, and why there is no value. */
export function onlyAbove(metric: MetricId, limit: Rational, why: Text): UndeterminedMetric {
  const { unit, digits, kind } = describeMetric(metric);
  return {
    ...undetermined(metric, [why]),
    above: { value: toExact(limit), shown: show(limit, digits, kind), unit: unit ?? "1" },
  };
}

/** A measurement of which nothing can be computed, for the same reason. */
export function undeterminedMeasurement(
  instrument: Instrument,
  metrics: readonly MetricId[],
  missing: readonly Text[],
): Measurement {
  return { instrument, metrics: metrics.map((metric) => undetermined(metric, missing)), notes: [] };
}

/** The metric a demand names (`recall`, `miss-rate:划伤`), or null where the measurement does not contain it. */
export function findMetric(measurement: Measurement, name: string): MetricResult | null {
  const wanted = parseMetric(name);
  return (
    measurement.metrics.find(({ metric, subject }) => metric === wanted?.metric && subject === wanted.subject) ?? null
  );
}

/**
 * A value as it is printed. Shares, times and rates always carry the same number of decimals, so that columns line up;
 * counts, levels and plain values print exactly where their decimals end.
 */
export function show(value: Rational, digits: number, kind: MetricKind = "proportion"): string {
  const wholeByNature = kind === "count" || kind === "level" || kind === "presence" || kind === "value";
  return (wholeByNature ? toTerminatingDecimal(value) : null) ?? toDecimal(value, digits);
}

/** The decimals a typed reading carries. */
export function decimalsOf(text: string): number {
  return (text.split(".")[1] ?? "").length;
}
