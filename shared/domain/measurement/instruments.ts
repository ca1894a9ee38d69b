import type { z } from "zod";
import { Refusal } from "../../errors.ts";
import type { Instrument } from "../dossier/outline.ts";
import type { Text } from "../standard/text.ts";
import { indexCatalogue, indexInputSchemas } from "../indices/catalogue.ts";
import type { IndexContext } from "../indices/index-result.ts";
import { availabilityMetrics, availabilityReadingsSchema, measureAvailability } from "./availability.ts";
import { beforeAfterMetrics, beforeAfterReadingsSchema, measureBeforeAfter } from "./before-after.ts";
import { compressionMetrics, compressionReadingsSchema, measureCompression } from "./compression.ts";
import { confusionMetrics, confusionReadingsSchema, measureConfusion } from "./confusion.ts";
import { type IndexInstrument, indexMetrics, isIndexInstrument, measureIndex } from "./index-measurement.ts";
import { latencyMetrics, latencyReadingsSchema, measureLatency } from "./latency.ts";
import { manualReadingsSchema, measureManualValue } from "./manual-value.ts";
import type { Measurement } from "./measured.ts";
import { metricIds, type MetricId } from "./metrics.ts";
import { measurePayback, paybackMetrics, paybackReadingsSchema } from "./payback.ts";
import { measurePresence, presenceMetrics, presenceReadingsSchema } from "./presence.ts";
import { measureSpeedUp, speedUpMetrics, speedUpReadingsSchema } from "./speed-up.ts";
import { measureThroughput, throughputMetrics, throughputReadingsSchema } from "./throughput.ts";
import { measureYield, yieldMetrics, yieldReadingsSchema } from "./yield-sampling.ts";

/** The shape of the readings of each instrument. */
export const readingsSchemas = {
  confusion: confusionReadingsSchema,
  latency: latencyReadingsSchema,
  availability: availabilityReadingsSchema,
  "before-after": beforeAfterReadingsSchema,
  "speed-up": speedUpReadingsSchema,
  throughput: throughputReadingsSchema,
  compression: compressionReadingsSchema,
  payback: paybackReadingsSchema,
  yield: yieldReadingsSchema,
  presence: presenceReadingsSchema,
  manual: manualReadingsSchema,
  "empowerment-index": indexInputSchemas["empowerment-index"],
  "match-degree": indexInputSchemas["match-degree"],
  "transfer-maturity": indexInputSchemas["transfer-maturity"],
  readiness: indexInputSchemas.readiness,
  efficacy: indexInputSchemas.efficacy,
  "manufacturing-maturity": indexInputSchemas["manufacturing-maturity"],
  "process-evidence": indexInputSchemas["process-evidence"],
  growth: indexInputSchemas.growth,
  "ip-shares": indexInputSchemas["ip-shares"],
  "performance-tree": indexInputSchemas["performance-tree"],
} as const satisfies Record<Instrument, z.ZodType>;

export type Readings<Name extends Instrument = Instrument> = z.infer<(typeof readingsSchemas)[Name]>;

interface InstrumentDescription extends Text {
  /** What it can measure; a demand on the test item names one of these. */
  readonly metrics: readonly MetricId[];
}

/** Every instrument by its name in both languages, with what it can measure. */
export const instrumentCatalogue: Readonly<Record<Instrument, InstrumentDescription>> = {
  confusion: { zh: "分类识别测试", en: "Classification test", metrics: confusionMetrics },
  latency: { zh: "响应时间测试", en: "Response-time test", metrics: latencyMetrics },
  availability: { zh: "可用率统计", en: "Availability", metrics: availabilityMetrics },
  "before-after": { zh: "前后或对照比较", en: "Before and after, or against a control", metrics: beforeAfterMetrics },
  "speed-up": { zh: "效率倍数", en: "Speed-up", metrics: speedUpMetrics },
  throughput: { zh: "处理速度测试", en: "Throughput test", metrics: throughputMetrics },
  compression: { zh: "模型压缩比", en: "Model compression", metrics: compressionMetrics },
  payback: { zh: "投资回收与回报", en: "Payback and return", metrics: paybackMetrics },
  yield: { zh: "田间测产", en: "Field yield sampling", metrics: yieldMetrics },
  presence: { zh: "功能或材料核对", en: "Presence check", metrics: presenceMetrics },
  manual: { zh: "录入数值", en: "Value taken over", metrics: metricIds },
  "empowerment-index": { ...indexCatalogue["empowerment-index"].title, metrics: indexMetrics },
  "match-degree": { ...indexCatalogue["match-degree"].title, metrics: indexMetrics },
  "transfer-maturity": { ...indexCatalogue["transfer-maturity"].title, metrics: indexMetrics },
  readiness: { ...indexCatalogue["readiness"].title, metrics: indexMetrics },
  efficacy: { ...indexCatalogue["efficacy"].title, metrics: indexMetrics },
  "manufacturing-maturity": { ...indexCatalogue["manufacturing-maturity"].title, metrics: indexMetrics },
  "process-evidence": { ...indexCatalogue["process-evidence"].title, metrics: indexMetrics },
  growth: { ...indexCatalogue["growth"].title, metrics: indexMetrics },
  "ip-shares": { ...indexCatalogue["ip-shares"].title, metrics: indexMetrics },
  "performance-tree": { ...indexCatalogue["performance-tree"].title, metrics: indexMetrics },
};

/** How one instrument reads JSON and what it says about it. */
interface Reader {
  readonly measure: (values: unknown) => Measurement;
}

function reader<Value>(schema: z.ZodType<Value>, compute: (readings: Value) => Measurement): Reader {
  return { measure: (values) => compute(parse(schema, values)) };
}

const readers: Readonly<Record<Exclude<Instrument, IndexInstrument>, Reader>> = {
  confusion: reader(confusionReadingsSchema, measureConfusion),
  latency: reader(latencyReadingsSchema, measureLatency),
  availability: reader(availabilityReadingsSchema, measureAvailability),
  "before-after": reader(beforeAfterReadingsSchema, measureBeforeAfter),
  "speed-up": reader(speedUpReadingsSchema, measureSpeedUp),
  throughput: reader(throughputReadingsSchema, measureThroughput),
  compression: reader(compressionReadingsSchema, measureCompression),
  payback: reader(paybackReadingsSchema, measurePayback),
  yield: reader(yieldReadingsSchema, measureYield),
  presence: reader(presenceReadingsSchema, measurePresence),
  manual: reader(manualReadingsSchema, measureManualValue),
};

/**
 * What readings say: every metric of the instrument, computed or with what is missing. `context` is what an index is judged by; no other instrument looks at
 * it. Throws `invalid-input` on a wrong shape, and what an index throws (`component-out-of-range`, `weights-not-one`).
 */
export function measure(instrument: Instrument, values: unknown, context: IndexContext | null = null): Measurement {
  return isIndexInstrument(instrument)
    ? measureIndex(instrument, values, context)
    : readers[instrument].measure(values);
}

/** Refuses readings whose shape is not the instrument's, with the first path that does not fit (`invalid-input`). */
export function checkReadings(instrument: Instrument, values: unknown): void {
  parse<unknown>(readingsSchemas[instrument], values);
}

function parse<Value>(schema: z.ZodType<Value>, values: unknown): Value {
  const result = schema.safeParse(values);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new Refusal("invalid-input", { path: issue?.path.join(".") ?? "", problem: issue?.message ?? "" });
}
