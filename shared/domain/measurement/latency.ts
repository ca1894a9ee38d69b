import { z } from "zod";
import { decimalSchema } from "../../ids.ts";
import type { Text } from "../standard/text.ts";
import {
  add,
  ascending,
  divide,
  fromDecimal,
  fromInteger,
  mean,
  multiply,
  sum,
  toDecimal,
  zero,
  type Rational,
} from "../rational.ts";
import { binomialCumulative } from "./intervals.ts";
import { decimalsOf, measured, onlyAbove, undeterminedMeasurement } from "./measured.ts";
import type { Interval, Measurement, MetricResult } from "./measured.ts";
import { describeMetric, type MetricId } from "./metrics.ts";
import { quantileAt, quantileMethodSchema, type QuantileMethod } from "./quantiles.ts";

/** Readings of a response-time test; clause acc.tech.latency leaves the statistic open (ambiguity 26), so the outline names it. */
export const latencyReadingsSchema = z.strictObject({
  /** One reading per call, milliseconds, as measured. */
  values: z.array(decimalSchema.regex(/^\d/)),
  /** Calls that never answered: they count as longer than every reading. */
  timeouts: z.int().nonnegative().default(0),
  method: quantileMethodSchema.default("nearest-rank"),
});
export type LatencyReadings = z.infer<typeof latencyReadingsSchema>;

/** What the instrument gives, in this order. */
export const latencyMetrics = [
  "latency-mean",
  "latency-p50",
  "latency-p95",
  "latency-p99",
  "latency-max",
] as const satisfies readonly MetricId[];

const shares = { "latency-p50": 50, "latency-p95": 95, "latency-p99": 99 } as const;

/**
 * Mean, quantiles and maximum of response times, in milliseconds; exact, with distribution-free intervals for the quantiles. What depends on calls that
 * never answered has no value, but is known to be above what it would be if they had taken only as long as the longest that did.
 */
export function measureLatency(readings: LatencyReadings): Measurement {
  if (readings.values.length === 0) {
    return undeterminedMeasurement("latency", latencyMetrics, [
      readings.timeouts > 0
        ? { zh: `${readings.timeouts} 次调用无一返回`, en: `None of ${readings.timeouts} calls answered` }
        : { zh: "尚无读数", en: "No readings yet" },
    ]);
  }
  const sorted = ascending(readings.values.map(fromDecimal));
  const sample: Sample = {
    sorted,
    timeouts: readings.timeouts,
    n: sorted.length + readings.timeouts,
    digits: readings.values.reduce((digits, value) => Math.max(digits, decimalsOf(value)), 0),
    method: readings.method,
  };
  return {
    instrument: "latency",
    metrics: [
      meanOf(sample),
      quantile("latency-p50", sample),
      quantile("latency-p95", sample),
      quantile("latency-p99", sample),
      longest(sample),
    ],
    notes: notesOn(sample),
  };
}

interface Sample {
  readonly sorted: readonly Rational[];
  readonly timeouts: number;
  readonly n: number;
  readonly digits: number;
  readonly method: QuantileMethod;
}

function meanOf(sample: Sample): MetricResult {
  if (sample.timeouts > 0) {
    const atLeast = add(sum(sample.sorted), multiply(fromInteger(sample.timeouts), longestAnswer(sample)));
    return unanswered("latency-mean", sample, divide(atLeast, fromInteger(sample.n)));
  }
  const result = mean(sample.sorted);
  const shown = toDecimal(result, Math.max(1, sample.digits));
  return measured("latency-mean", result, {
    n: sample.n,
    digits: sample.digits,
    trace: {
      zh: `平均响应时间 = ${sample.n} 次读数之和 ÷ ${sample.n} = ${shown} ms`,
      en: `Mean response time = sum of ${sample.n} readings ÷ ${sample.n} = ${shown} ms`,
    },
  });
}

function longest(sample: Sample): MetricResult {
  const last = longestAnswer(sample);
  if (sample.timeouts > 0) return unanswered("latency-max", sample, last);
  const shown = toDecimal(last, Math.max(1, sample.digits));
  return measured("latency-max", last, {
    n: sample.n,
    digits: sample.digits,
    trace: {
      zh: `${sample.n} 次读数中最大者 = ${shown} ms`,
      en: `Longest of ${sample.n} readings = ${shown} ms`,
    },
  });
}

function quantile(metric: keyof typeof shares, sample: Sample): MetricResult {
  const share = shares[metric];
  const found = quantileAt(sample, share, sample.method);
  if (found === null) return unanswered(metric, sample, longestAnswer(sample));
  const { zh, en } = describeMetric(metric);
  const shown = toDecimal(found.value, Math.max(1, sample.digits));
  return measured(metric, found.value, {
    n: sample.n,
    digits: sample.digits,
    interval: orderInterval(sample, share),
    trace: {
      zh: `${zh}：${sample.n} 次读数由小到大，${found.how.zh} = ${shown} ms`,
      en: `${en}: ${sample.n} readings in ascending order, ${found.how.en} = ${shown} ms`,
    },
  });
}

/**
 * The distribution-free 95 % interval of a quantile: two order statistics that bracket it with at most 2.5 % on either side.
 * Null where the sample is too small to have both, or the upper one falls among calls that never answered.
 */
function orderInterval({ sorted, n }: Sample, share: number): Interval | null {
  const p = share / 100;
  const lower = smallestCount(n, (count) => binomialCumulative(count, n, p) > 0.025);
  const upper = smallestCount(n, (count) => binomialCumulative(count, n, p) >= 0.975);
  const [low, high] = [sorted[lower - 1], sorted[upper]];
  if (low === undefined || high === undefined) return null;
  return { low: toDecimal(low, 4), high: toDecimal(high, 4), level: "95", method: "order-statistic" };
}

/** The smallest whole number from 0 to `n` for which a condition that stays true once it is holds; it holds for `n`. */
function smallestCount(n: number, holds: (count: number) => boolean): number {
  let [low, high] = [0, n];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function longestAnswer({ sorted }: Sample): Rational {
  return sorted.at(-1) ?? zero;
}

function unanswered(metric: MetricId, sample: Sample, above: Rational): MetricResult {
  return onlyAbove(metric, above, {
    zh: `${sample.n} 次调用中有 ${sample.timeouts} 次未返回，没有可用的时长`,
    en: `${sample.timeouts} of ${sample.n} calls never answered, so there is no duration to use`,
  });
}

function notesOn(sample: Sample): Text[] {
  const notes: Text[] = [];
  if (sample.timeouts > 0) {
    notes.push({
      zh: `${sample.timeouts} 次未返回的调用按最长计入分位数`,
      en: `${sample.timeouts} calls that never answered count as longest in the quantiles`,
    });
  }
  if (sample.n < 100) {
    notes.push({
      zh: `样本 ${sample.n} 次，不足 100 次，p99 等于或接近最大值`,
      en: `With ${sample.n} calls, fewer than 100, p99 is the maximum or close to it`,
    });
  }
  return notes;
}
