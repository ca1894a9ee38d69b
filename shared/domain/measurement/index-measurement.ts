import { computeIndex, indexCatalogue } from "../indices/catalogue.ts";
import type { IndexContext, IndexValue } from "../indices/index-result.ts";
import type { Instrument } from "../dossier/outline.ts";
import { fromExact } from "../rational.ts";
import type { Text } from "../standard/text.ts";
import { measured, type Measurement, type MetricResult, undetermined } from "./measured.ts";
import type { MetricId, MetricReference } from "./metrics.ts";

/** The indices a test item may be about: their inputs are entered like readings, their values are metrics. */
export const indexInstruments = [
  "empowerment-index",
  "match-degree",
  "transfer-maturity",
  "readiness",
  "efficacy",
  "manufacturing-maturity",
  "process-evidence",
  "growth",
  "ip-shares",
  "performance-tree",
] as const satisfies readonly Instrument[];
export type IndexInstrument = (typeof indexInstruments)[number];

/** `index` for a number, `level` for a level of a scale; parts of an index carry their name as subject. */
export const indexMetrics = ["index", "level"] as const satisfies readonly MetricId[];

/** Whether an instrument computes an index of the standard. */
export function isIndexInstrument(instrument: Instrument): instrument is IndexInstrument {
  return indexInstruments.some((each) => each === instrument);
}

/**
 * What an index says about its inputs, as a measurement: the index itself first, then its parts. Without the packs it is judged by (`context` null) nothing
 * is computed. Throws as {@link computeIndex}.
 */
export function measureIndex(instrument: IndexInstrument, values: unknown, context: IndexContext | null): Measurement {
  if (context === null) return { instrument, metrics: [undetermined("index", [noPacks])], notes: [] };
  const result = computeIndex(instrument, values, context);
  const trace = result.trace[0] ?? { zh: "", en: "" };
  const { whole: wholeId } = indexCatalogue[instrument];
  const whole = result.state === "blocked" ? undefined : result.values.find(({ id }) => id === wholeId);
  const metrics: readonly MetricResult[] = [
    whole === undefined
      ? undetermined("index", result.missing.length > 0 ? result.missing : [nothing])
      : metricOf(whole, null, trace),
    ...result.values.filter((value) => value !== whole).map((part) => metricOf(part, part.label, trace)),
  ];
  return { instrument, metrics, notes: result.notes };
}

/** `part` null for the index itself. A demand names a part by its Chinese name, whatever language is on screen. */
function metricOf(value: IndexValue, part: Text | null, trace: MetricResultTrace): MetricResult {
  const metric = value.unit === "级" ? "level" : "index";
  return measured(metric, fromExact(value.value), {
    trace,
    subject: part?.zh ?? null,
    partName: part,
    unit: value.unit,
  });
}

type MetricResultTrace = Parameters<typeof measured>[2]["trace"];

const nothing = { zh: "录入的内容中没有可计算的数值", en: "Nothing entered can be computed" };

const noPacks = { zh: "缺少标准包或评审操作细则", en: "The standard pack or the house rules are missing" };

/**
 * What a metric of an index is called: the whole by the name of the index, a part by its own name. Null where no index computes it, whose name the catalogue
 * of metrics gives.
 */
export function indexMetricName(instrument: Instrument | null, { metric, subject }: MetricReference): Text | null {
  if (instrument === null || !isIndexInstrument(instrument) || !indexMetrics.some((one) => one === metric)) return null;
  return subject === null ? indexCatalogue[instrument].title : { zh: subject, en: subject };
}
