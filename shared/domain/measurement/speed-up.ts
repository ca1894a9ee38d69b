import { z } from "zod";
import { decimalSchema } from "../../ids.ts";
import { divide, fromDecimal, fromInteger, multiply, one, subtract, toDecimal, type Rational } from "../rational.ts";
import { convertUnit } from "./units.ts";
import { measured, undetermined, type Measurement, type MetricResult } from "./measured.ts";
import type { MetricId } from "./metrics.ts";
import type { Text } from "../standard/text.ts";

const sideSchema = z.strictObject({
  value: decimalSchema.regex(/^\d/).nullable(),
  unit: z.string().max(32),
  source: z.string().max(400),
});

/**
 * Readings of a speed-up (clause A1.auto.speed, A3.med.speed): the same work before and now, as time per piece (less is faster)
 * or as a rate (more is faster). The two sides may be in different units of the same kind.
 */
export const speedUpReadingsSchema = z.strictObject({
  quantity: z.enum(["time", "rate"]),
  before: sideSchema,
  now: sideSchema,
});
export type SpeedUpReadings = z.infer<typeof speedUpReadingsSchema>;

/** What the instrument gives, in this order. */
export const speedUpMetrics = ["ratio", "percent-increase"] as const satisfies readonly MetricId[];

/** How many times as fast as before (`ratio`, in 倍) and the same as an increase in percent. */
export function measureSpeedUp(readings: SpeedUpReadings): Measurement {
  const outcome = ratioOf(readings);
  if ("missing" in outcome) {
    const metrics = speedUpMetrics.map((metric): MetricResult => undetermined(metric, outcome.missing));
    return { instrument: "speed-up", metrics, notes: [] };
  }
  const { ratio, formula } = outcome;
  const times = measured("ratio", ratio, { trace: { zh: "", en: "" } });
  const increase = measured("percent-increase", multiply(subtract(ratio, one), fromInteger(100)), {
    trace: { zh: "", en: "" },
  });
  const by = toDecimal(subtract(ratio, one), 2);
  const ratioText = `${formula} = ${times.shown}`;
  const increaseText = `(${formula} − 1) × 100 % = ${increase.shown} %`;
  return {
    instrument: "speed-up",
    metrics: [
      { ...times, trace: { zh: `现为原来的 ${ratioText} 倍`, en: `Now ${ratioText} times as fast as before` } },
      { ...increase, trace: { zh: `提升率 = ${increaseText}`, en: `Increase = ${increaseText}` } },
    ],
    notes: [
      {
        zh: `按「提升到」计 ${times.shown} 倍；按「提升了」计 ${by} 倍`,
        en: `Read as “to”: ${times.shown} times; read as “by”: ${by} times`,
      },
    ],
  };
}

interface Ratio {
  readonly ratio: Rational;
  readonly formula: string;
}

function ratioOf({ quantity, before, now }: SpeedUpReadings): Ratio | { readonly missing: readonly Text[] } {
  const missing = [
    before.value === null ? { zh: "缺少原有值", en: "The value before is missing" } : null,
    now.value === null ? { zh: "缺少现有值", en: "The value now is missing" } : null,
    before.source.trim() === "" ? { zh: "缺少原有值来源", en: "The source of the value before is missing" } : null,
    now.source.trim() === "" ? { zh: "缺少现有值来源", en: "The source of the value now is missing" } : null,
  ].filter((text) => text !== null);
  if (before.value === null || now.value === null || missing.length > 0) return { missing };
  const current = convertUnit(fromDecimal(now.value), now.unit, before.unit);
  if (current === null) {
    return {
      missing: [
        {
          zh: `单位「${now.unit}」与「${before.unit}」之间没有规定的换算`,
          en: `No conversion is stated between “${now.unit}” and “${before.unit}”`,
        },
      ],
    };
  }
  const previous = fromDecimal(before.value);
  if (current.numerator <= 0n || previous.numerator <= 0n) {
    return { missing: [{ zh: "两侧数值都须大于零", en: "Both values must be above zero" }] };
  }
  const [dividend, divisor] = quantity === "time" ? [before, now] : [now, before];
  return {
    ratio: quantity === "time" ? divide(previous, current) : divide(current, previous),
    formula: `${dividend.value} ${dividend.unit} ÷ ${divisor.value} ${divisor.unit}`,
  };
}
