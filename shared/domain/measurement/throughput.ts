import { z } from "zod";
import { decimalSchema } from "../../ids.ts";
import { divide, fromDecimal, sum, toTerminatingDecimal, type Rational } from "../rational.ts";
import type { Text } from "../standard/text.ts";
import { measured, show, undeterminedMeasurement, type Measurement } from "./measured.ts";
import type { MetricId } from "./metrics.ts";
import { convertUnit, unitLabel } from "./units.ts";

const positiveSchema = decimalSchema.regex(/^\d/);

/**
 * Readings of a throughput test (clauses A1.food.rate, A2.fruit.rate): how much was worked through in how long, over one or more
 * runs. Quantities in `件` or `kg`/`吨`; durations in `s`, `min` or `h`.
 */
export const throughputReadingsSchema = z.strictObject({
  quantityUnit: z.enum(["件", "kg", "吨"]),
  durationUnit: z.enum(["s", "min", "h"]),
  runs: z.array(z.strictObject({ quantity: positiveSchema, duration: positiveSchema })),
});
export type ThroughputReadings = z.infer<typeof throughputReadingsSchema>;

/** What the instrument gives. */
export const throughputMetrics = ["throughput"] as const satisfies readonly MetricId[];

const hourly = { 件: "件/时", kg: "kg/时", 吨: "吨/时" } as const;
const perMinute = { 件: "件/分", kg: "kg/分", 吨: "kg/分" } as const;

/** Quantity of all runs ÷ duration of all runs, per hour; the note gives it per minute. Requirements in either unit are converted. */
export function measureThroughput(readings: ThroughputReadings): Measurement {
  const { runs, quantityUnit, durationUnit } = readings;
  const hours = convertUnit(sum(runs.map(({ duration }) => fromDecimal(duration))), durationUnit, "h");
  if (hours === null || hours.numerator === 0n) {
    return undeterminedMeasurement("throughput", throughputMetrics, [
      { zh: "缺少运行时长", en: "The running time is missing" },
    ]);
  }
  const quantity = sum(runs.map((run) => fromDecimal(run.quantity)));
  const value = divide(quantity, hours);
  const unit = hourly[quantityUnit];
  const result = measured("throughput", value, { unit, n: runs.length, trace: { zh: "", en: "" } });
  const quantities = runs.map((run) => run.quantity).join(" + ");
  const durations = runs.map(({ duration }) => duration).join(" + ");
  const formula = `(${quantities}) ${quantityUnit} ÷ (${durations}) ${durationUnit} = ${result.shown}`;
  return {
    instrument: "throughput",
    metrics: [
      {
        ...result,
        trace: {
          zh: `处理速度 = ${formula} ${unit}`,
          en: `Throughput = ${formula} ${unitLabel(unit, "en")}`,
        },
      },
    ],
    notes: perMinuteNote(value, unit, perMinute[quantityUnit], hours),
  };
}

function perMinuteNote(value: Rational, unit: string, minuteUnit: string, hours: Rational): Text[] {
  const rate = convertUnit(value, unit, minuteUnit);
  const minutes = convertUnit(hours, "h", "min");
  if (rate === null || minutes === null) return [];
  const [shown, lasted] = [show(rate, 2), toTerminatingDecimal(minutes) ?? show(minutes, 1)];
  return [
    {
      zh: `折合 ${shown} ${minuteUnit}；共运行 ${lasted} 分钟`,
      en: `Equals ${shown} ${unitLabel(minuteUnit, "en")}; ${lasted} minutes in all`,
    },
  ];
}
