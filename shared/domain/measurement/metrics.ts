import { z } from "zod";

/** What kind of number a metric is: it decides how it is printed and whether an interval makes sense. */
export type MetricKind =
  "proportion" | "duration" | "percent" | "rate" | "ratio" | "count" | "level" | "presence" | "value";

/** What a metric is called, and how its numbers are printed. */
export interface MetricDescription {
  readonly zh: string;
  readonly en: string;
  /** The unit results are given in; null where it comes with the readings. */
  readonly unit: string | null;
  readonly kind: MetricKind;
  /** Decimals printed when nothing asks for more. */
  readonly digits: number;
}

/** The closed list of metrics a target or clause may ask for. */
export const metricCatalogue = {
  accuracy: { zh: "准确率", en: "Accuracy", unit: "%", kind: "proportion", digits: 2 },
  recall: { zh: "召回率", en: "Recall", unit: "%", kind: "proportion", digits: 2 },
  precision: { zh: "精确率", en: "Precision", unit: "%", kind: "proportion", digits: 2 },
  specificity: { zh: "特异度", en: "Specificity", unit: "%", kind: "proportion", digits: 2 },
  "base-rate": { zh: "正样本占比", en: "Base rate", unit: "%", kind: "proportion", digits: 2 },
  "miss-rate": { zh: "漏检率", en: "Miss rate", unit: "%", kind: "proportion", digits: 2 },
  "false-alarm-rate": { zh: "过检率", en: "False-alarm rate", unit: "%", kind: "proportion", digits: 2 },
  f1: { zh: "F1 值", en: "F1", unit: "%", kind: "percent", digits: 2 },
  "macro-recall": { zh: "各类平均召回率", en: "Macro-averaged recall", unit: "%", kind: "percent", digits: 2 },
  "latency-mean": { zh: "平均响应时间", en: "Mean response time", unit: "ms", kind: "duration", digits: 1 },
  "latency-p50": { zh: "响应时间 p50", en: "Response time p50", unit: "ms", kind: "duration", digits: 1 },
  "latency-p95": { zh: "响应时间 p95", en: "Response time p95", unit: "ms", kind: "duration", digits: 1 },
  "latency-p99": { zh: "响应时间 p99", en: "Response time p99", unit: "ms", kind: "duration", digits: 1 },
  "latency-max": { zh: "最大响应时间", en: "Longest response time", unit: "ms", kind: "duration", digits: 1 },
  availability: { zh: "可用率", en: "Availability", unit: "%", kind: "percent", digits: 3 },
  mtbf: { zh: "平均无故障时间", en: "Mean time between failures", unit: "h", kind: "duration", digits: 1 },
  mttr: { zh: "平均修复时间", en: "Mean time to repair", unit: "h", kind: "duration", digits: 2 },
  "percent-increase": { zh: "提升率", en: "Increase", unit: "%", kind: "percent", digits: 2 },
  "percent-reduction": { zh: "降低率", en: "Reduction", unit: "%", kind: "percent", digits: 2 },
  throughput: { zh: "处理速度", en: "Throughput", unit: null, kind: "rate", digits: 2 },
  ratio: { zh: "倍数", en: "Ratio", unit: "倍", kind: "ratio", digits: 2 },
  "payback-years": { zh: "静态投资回收期", en: "Static payback period", unit: "年", kind: "duration", digits: 2 },
  "payback-years-discounted": {
    zh: "动态投资回收期",
    en: "Discounted payback period",
    unit: "年",
    kind: "duration",
    digits: 2,
  },
  roi: { zh: "投资回报率", en: "Return on investment", unit: "%", kind: "percent", digits: 2 },
  yield: { zh: "单产", en: "Yield", unit: "吨/亩", kind: "rate", digits: 2 },
  count: { zh: "数量", en: "Count", unit: null, kind: "count", digits: 0 },
  level: { zh: "等级", en: "Level", unit: "级", kind: "level", digits: 0 },
  index: { zh: "指数", en: "Index", unit: null, kind: "value", digits: 4 },
  presence: { zh: "具备情况", en: "Presence", unit: "1", kind: "presence", digits: 0 },
  value: { zh: "数值", en: "Value", unit: null, kind: "value", digits: 2 },
} as const satisfies Record<string, MetricDescription>;

export type MetricId = keyof typeof metricCatalogue;
/** Every metric of the catalogue, in its order. */
export const metricIds = Object.keys(metricCatalogue) as [MetricId, ...MetricId[]];
export const metricIdSchema = z.enum(metricIds);

/** A metric of the whole (`subject` null) or of one class, plot or part. */
export interface MetricReference {
  readonly metric: MetricId;
  readonly subject: string | null;
}

/** Reads the metric text of a demand: `recall`, or `miss-rate:划伤` for one class. Null where the metric is not in the catalogue. */
export function parseMetric(text: string): MetricReference | null {
  const colon = text.indexOf(":");
  const metric = metricIdSchema.safeParse(colon < 0 ? text : text.slice(0, colon));
  return metric.success ? { metric: metric.data, subject: colon < 0 ? null : text.slice(colon + 1) } : null;
}

/** The description of a metric, typed without its literal values. */
export function describeMetric(metric: MetricId): MetricDescription {
  return metricCatalogue[metric];
}
