import { z } from "zod";
import { decimalSchema } from "../../ids.ts";
import { divide, fromDecimal, fromInteger, multiply, subtract } from "../rational.ts";
import type { Text } from "../standard/text.ts";
import { measured, undetermined, type Measurement, type MetricResult } from "./measured.ts";
import { describeMetric, type MetricId } from "./metrics.ts";

/** One figure with where it comes from; without period and source it proves nothing (ambiguity 3). */
const figureSchema = z.strictObject({
  value: decimalSchema.nullable(),
  period: z.string().max(120),
  source: z.string().max(400),
});
export type Figure = z.infer<typeof figureSchema>;

/**
 * Readings of a change in percent (clauses acc.econ.efficiency, acc.econ.cost, A1.pm.downtime, A2.cane.*). The outline says whether
 * it is held against the time before (`baseline`) or against a control plot of the same season (`control`).
 */
export const beforeAfterReadingsSchema = z.strictObject({
  direction: z.enum(["increase", "reduction"]),
  unit: z.string().max(32),
  against: z.enum(["baseline", "control"]),
  baseline: figureSchema.nullable(),
  control: figureSchema.nullable(),
  current: figureSchema,
  /** Why the two must not be compared (variety, weather, season, plots; ambiguity 40); absent, null or empty = they may be. */
  notComparable: z.string().max(400).nullable().optional(),
});
export type BeforeAfterReadings = z.infer<typeof beforeAfterReadingsSchema>;

/** What the instrument can give; the direction of the change decides which. */
export const beforeAfterMetrics = ["percent-increase", "percent-reduction"] as const satisfies readonly MetricId[];

const figureNames: Readonly<Record<"baseline" | "control" | "current", Text>> = {
  baseline: { zh: "基期", en: "baseline" },
  control: { zh: "对照", en: "control" },
  current: { zh: "现期", en: "current" },
};

/**
 * Change in percent: increase (new − old) ÷ old, reduction (old − new) ÷ old. The figure named by `against` gives the metric itself
 * (`subject` null); where the other one is known too, it is reported beside it under its name (`基期` or `对照`).
 */
export function measureBeforeAfter(readings: BeforeAfterReadings): Measurement {
  const other = readings.against === "baseline" ? "control" : "baseline";
  const beside = readings[other] === null ? [] : [change(readings, other, figureNames[other].zh)];
  return {
    instrument: "before-after",
    metrics: [change(readings, readings.against, null), ...beside],
    notes: [],
  };
}

function change(readings: BeforeAfterReadings, against: "baseline" | "control", subject: string | null): MetricResult {
  const metric = readings.direction === "increase" ? "percent-increase" : "percent-reduction";
  const old = readings[against];
  const { current } = readings;
  const missing = [...lacksOf(old, against), ...lacksOf(current, "current"), ...barrier(readings)];
  if (old === null || old.value === null || current.value === null || missing.length > 0) {
    return undetermined(metric, missing, subject);
  }
  const before = fromDecimal(old.value);
  const after = fromDecimal(current.value);
  if (before.numerator <= 0n) {
    const { zh, en } = figureNames[against];
    return undetermined(
      metric,
      [{ zh: `${zh}值须大于零，才能计算百分比`, en: `A percentage needs a ${en} value above zero` }],
      subject,
    );
  }
  const gain = readings.direction === "increase" ? subtract(after, before) : subtract(before, after);
  const result = measured(metric, multiply(divide(gain, before), fromInteger(100)), {
    subject,
    trace: { zh: "", en: "" },
  });
  const [from, to] = [old.value, current.value];
  const difference = readings.direction === "increase" ? `(${to} − ${from})` : `(${from} − ${to})`;
  const formula = `${difference} ÷ ${from} = ${result.shown} %`;
  const { zh, en } = describeMetric(metric);
  const name = figureNames[against];
  return {
    ...result,
    trace: {
      zh: `${zh}（与${name.zh}相比，${readings.unit}）= ${formula}；${name.zh}：${old.period}，${old.source}；现期：${current.period}，${current.source}`,
      en: `${en} (against ${name.en}, ${readings.unit}) = ${formula}; ${name.en}: ${old.period}, ${old.source}; current: ${current.period}, ${current.source}`,
    },
  };
}

/** What was found not to be alike forbids the percentage, not the figures. */
function barrier({ notComparable = null }: BeforeAfterReadings): readonly Text[] {
  const reason = notComparable?.trim() ?? "";
  return reason === "" ? [] : [{ zh: `不可比：${reason}`, en: `Not comparable: ${reason}` }];
}

/** What a figure still lacks to be held against another. */
function lacksOf(figure: Figure | null, role: keyof typeof figureNames): readonly Text[] {
  const { zh, en } = figureNames[role];
  if (figure === null) return [{ zh: `缺少${zh}数据`, en: `The ${en} figure is missing` }];
  return [
    figure.value === null ? { zh: `缺少${zh}值`, en: `The ${en} value is missing` } : null,
    figure.period.trim() === "" ? { zh: `缺少${zh}时段`, en: `The ${en} period is missing` } : null,
    figure.source.trim() === "" ? { zh: `缺少${zh}数据来源`, en: `The source of the ${en} value is missing` } : null,
  ].filter((text) => text !== null);
}
