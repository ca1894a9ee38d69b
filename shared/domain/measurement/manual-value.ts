import { z } from "zod";
import { decimalSchema } from "../../ids.ts";
import { fromDecimal } from "../rational.ts";
import { decimalsOf, measured, undetermined, type Measurement } from "./measured.ts";
import { describeMetric, metricIdSchema } from "./metrics.ts";

/** A value taken over from a document or an instrument of the applicant, with its source. */
export const manualReadingsSchema = z.strictObject({
  metric: metricIdSchema,
  subject: z.string().min(1).max(60).nullable(),
  value: decimalSchema.nullable(),
  unit: z.string().max(32),
  /** Sample size behind the value; null where unknown or not sampled. */
  n: z.int().positive().nullable(),
  /** Report and page, ledger, or who read it from what. */
  source: z.string().max(400),
});
export type ManualReadings = z.infer<typeof manualReadingsSchema>;

/** The value as given; undetermined without a value or a source. No interval is claimed for a number we did not compute. */
export function measureManualValue(readings: ManualReadings): Measurement {
  const { metric, subject, value, unit, n, source } = readings;
  const missing = [
    value === null ? { zh: "缺少数值", en: "The value is missing" } : null,
    source.trim() === "" ? { zh: "缺少数据来源", en: "The source of the value is missing" } : null,
  ].filter((text) => text !== null);
  if (value === null || missing.length > 0) {
    return { instrument: "manual", metrics: [undetermined(metric, missing, subject)], notes: [] };
  }
  const { zh, en } = describeMetric(metric);
  const result = measured(metric, fromDecimal(value), {
    subject,
    unit,
    n,
    digits: decimalsOf(value),
    trace: {
      zh: `${zh} = ${value} ${unit}，录自：${source}`,
      en: `${en} = ${value} ${unit}, taken from: ${source}`,
    },
  });
  return { instrument: "manual", metrics: [{ ...result, shown: value }], notes: [] };
}
