import type { Instrument } from "#shared/domain/dossier/outline.ts";
import type { Demand } from "#shared/domain/dossier/target.ts";
import { indexMetricName } from "#shared/domain/measurement/index-measurement.ts";
import { findMetric, type Measurement } from "#shared/domain/measurement/measured.ts";
import { describeMetric, parseMetric } from "#shared/domain/measurement/metrics.ts";
import { unitLabel } from "#shared/domain/measurement/units.ts";
import { formatQuantity } from "./formatting.ts";
import type { Language } from "./formatting.ts";

const signs = { gte: "≥", lte: "≤", gt: ">", lt: "<", eq: "=" } as const;

/**
 * The name of a metric as a demand writes it (`recall`, `miss-rate:划伤`), by the name of the index where one of that instrument is meant; an unknown one
 * comes back as written.
 */
export function metricWords(metric: string, language: Language, instrument: Instrument | null = null): string {
  const known = parseMetric(metric);
  if (known === null) return metric;
  const index = indexMetricName(instrument, known);
  if (index !== null) return index[language];
  const name = describeMetric(known.metric)[language];
  return known.subject === null ? name : `${known.subject} · ${name}`;
}

/** The name of a metric beside what was measured: a part of an index by the name the measurement gives it, in the language on screen. */
export function measuredWords(metric: string, language: Language, measurement: Measurement | null): string {
  const found = measurement === null ? null : findMetric(measurement, metric);
  const part = found?.state === "measured" ? found.partName : null;
  return part?.[language] ?? metricWords(metric, language, measurement?.instrument ?? null);
}

/** What a demand asks, without the metric's name: `≥ 90 %`, `10–12 %`; an empty text where no value is set. */
export function thresholdWords(demand: Demand, language: Language): string {
  const [low, high] = demand.threshold;
  if (demand.comparator === "none" || low === undefined) return "";
  const unit = unitLabel(demand.unit, language);
  if (demand.comparator === "between") return `${low}–${formatQuantity(high ?? low, unit)}`;
  return `${signs[demand.comparator]} ${formatQuantity(low, unit)}`;
}

/** The whole demand in words: 召回率 ≥ 90 %. */
export function demandWords(demand: Demand, language: Language, instrument: Instrument | null = null): string {
  return `${metricWords(demand.metric, language, instrument)} ${thresholdWords(demand, language)}`.trim();
}
