import { divide, fromInteger, multiply } from "../rational.ts";
import type { Text } from "../standard/text.ts";
import { clopperPearson, wilson, type ShareInterval } from "./intervals.ts";
import { measured, undetermined, type Interval, type MetricResult } from "./measured.ts";
import { describeMetric, type MetricId } from "./metrics.ts";

/** A share of counted cases: so many of so many. Counts are non-negative integers, `part` ≤ `whole`. */
export interface Share {
  readonly metric: MetricId;
  readonly subject: string | null;
  readonly part: number;
  readonly whole: number;
  /** The formula with names and with numbers, e.g. `TP ÷ (TP + FN) = 63 ÷ (63 + 39)`. */
  readonly formula: string;
  /** What the denominator counts, said when there is none of it. */
  readonly denominator: Text;
}

/** A share as a metric in percent with its Wilson and Clopper–Pearson intervals; undetermined where nothing was counted. */
export function measureShare({ metric, subject, part, whole, formula, denominator }: Share): MetricResult {
  const { zh, en } = describeMetric(metric);
  if (whole === 0) {
    return undetermined(
      metric,
      [
        {
          zh: `没有${denominator.zh}，${zh}无法计算`,
          en: `No ${denominator.en}, so ${en.toLowerCase()} cannot be computed`,
        },
      ],
      subject,
    );
  }
  const percent = multiply(divide(fromInteger(part), fromInteger(whole)), fromInteger(100));
  const result = measured(metric, percent, {
    subject,
    n: whole,
    interval: percentInterval(wilson(part, whole), "wilson"),
    exactInterval: percentInterval(clopperPearson(part, whole), "clopper-pearson"),
    trace: { zh: "", en: "" },
  });
  const of = subject === null ? "" : `[${subject}]`;
  const end = `${formula} = ${result.shown} %`;
  return { ...result, trace: { zh: `${zh}${of} = ${end}`, en: `${en}${of} = ${end}` } };
}

/** An interval of a share in percent, four decimals. */
export function percentInterval({ low, high }: ShareInterval, method: Interval["method"]): Interval {
  return { low: (low * 100).toFixed(4), high: (high * 100).toFixed(4), level: "95", method };
}
