import { z } from "zod";
import { decimalSchema } from "../../ids.ts";
import { divide, fromDecimal, subtract, toDecimal } from "../rational.ts";
import type { Text } from "../standard/text.ts";
import { measured, undeterminedMeasurement, type Measurement } from "./measured.ts";
import type { MetricId } from "./metrics.ts";
import { convertUnit, normaliseUnit } from "./units.ts";

const sizeSchema = z.strictObject({
  value: decimalSchema.regex(/^\d/).nullable(),
  /** A size (`MB`, `GiB`), or how the parameters are counted (`万个`). */
  unit: z.string().max(32),
  source: z.string().max(400),
});

/** Readings of a compression ratio (clause res.compute.compress leaves its basis and the loss allowed open, ambiguity 21). */
export const compressionReadingsSchema = z.strictObject({
  basis: z.enum(["parameters", "file-size", "memory"]),
  before: sizeSchema,
  after: sizeSchema,
  /** Accuracy before and after in percent, on the same samples; null where nobody measured it. */
  accuracyBefore: decimalSchema.nullable(),
  accuracyAfter: decimalSchema.nullable(),
});
export type CompressionReadings = z.infer<typeof compressionReadingsSchema>;

/** What the instrument gives. */
export const compressionMetrics = ["ratio"] as const satisfies readonly MetricId[];

const bases: Readonly<Record<CompressionReadings["basis"], Text>> = {
  parameters: { zh: "参数量", en: "parameters" },
  "file-size": { zh: "文件大小", en: "file size" },
  memory: { zh: "运行内存", en: "memory" },
};

/** Size before ÷ size after, as n : 1. The basis is named, and what it cost in accuracy stands beside; without that the note says so. */
export function measureCompression(readings: CompressionReadings): Measurement {
  const { before, after } = readings;
  const basis = bases[readings.basis];
  const missing: readonly Text[] = [
    before.value === null ? { zh: "缺少压缩前的大小", en: "The size before is missing" } : null,
    after.value === null ? { zh: "缺少压缩后的大小", en: "The size after is missing" } : null,
    before.source.trim() === "" || after.source.trim() === ""
      ? { zh: "缺少数据来源", en: "The source of the figures is missing" }
      : null,
  ].filter((text) => text !== null);
  if (before.value === null || after.value === null || missing.length > 0)
    return undeterminedMeasurement("compression", compressionMetrics, missing);
  const small = convertUnit(fromDecimal(after.value), after.unit, before.unit);
  if (small === null || small.numerator === 0n) {
    const problem: Text =
      small === null
        ? {
            zh: `单位「${after.unit}」与「${before.unit}」之间没有规定的换算`,
            en: `No conversion is stated between “${after.unit}” and “${before.unit}”`,
          }
        : { zh: "压缩后的大小为零", en: "The size after is zero" };
    return undeterminedMeasurement("compression", compressionMetrics, [problem]);
  }
  const ratio = measured("ratio", divide(fromDecimal(before.value), small), {
    unit: "倍(:1)",
    trace: { zh: "", en: "" },
  });
  const side = ({ value, unit }: typeof before) => `${value ?? ""} ${normaliseUnit(unit)}`;
  const formula = `${side(before)} ÷ ${side(after)} = ${ratio.shown} : 1`;
  return {
    instrument: "compression",
    metrics: [
      { ...ratio, trace: { zh: `压缩比（${basis.zh}）= ${formula}`, en: `Compression (${basis.en}) = ${formula}` } },
    ],
    notes: [lossOf(readings)],
  };
}

function lossOf({ accuracyBefore, accuracyAfter }: CompressionReadings): Text {
  if (accuracyBefore === null || accuracyAfter === null)
    return {
      zh: "未录入压缩前后的准确率，精度损失不明",
      en: "Accuracy before and after is not entered: what was lost is unknown",
    };
  const loss = toDecimal(subtract(fromDecimal(accuracyBefore), fromDecimal(accuracyAfter)), 2);
  return {
    zh: `准确率 ${accuracyBefore} % → ${accuracyAfter} %，损失 ${loss} 个百分点`,
    en: `Accuracy ${accuracyBefore} % → ${accuracyAfter} %, ${loss} points lost`,
  };
}
