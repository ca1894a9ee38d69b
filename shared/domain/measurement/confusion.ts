import { z } from "zod";
import type { Text } from "../standard/text.ts";
import { divide, fromInteger, mean, multiply } from "../rational.ts";
import { measured, undetermined, undeterminedMeasurement, type Measurement, type MetricResult } from "./measured.ts";
import type { MetricId } from "./metrics.ts";
import { measureShare } from "./proportion.ts";

const countSchema = z.int().nonnegative();
const labelSchema = z.string().min(1).max(60);

/**
 * Readings of a classification test: the four counts of a two-class test, or the labelled rows themselves.
 * `positive` is the class the recall is about (故障, 缺陷); null in a test of several classes without one.
 */
export const confusionReadingsSchema = z.discriminatedUnion("form", [
  z.strictObject({
    form: z.literal("counts"),
    positive: labelSchema,
    negative: labelSchema,
    truePositive: countSchema,
    falseNegative: countSchema,
    falsePositive: countSchema,
    trueNegative: countSchema,
  }),
  z.strictObject({
    form: z.literal("rows"),
    positive: labelSchema.nullable(),
    rows: z.array(z.strictObject({ truth: labelSchema, predicted: labelSchema })),
  }),
]);
export type ConfusionReadings = z.infer<typeof confusionReadingsSchema>;

/** What the instrument gives: of everything, of the positive class, and of every class under its label. */
export const confusionMetrics = [
  "accuracy",
  "recall",
  "precision",
  "specificity",
  "miss-rate",
  "false-alarm-rate",
  "base-rate",
  "f1",
  "macro-recall",
] as const satisfies readonly MetricId[];

/** How often each pair of true and predicted label occurred, and what follows from it. */
interface Tally {
  readonly labels: readonly string[];
  readonly total: number;
  readonly correct: number;
  readonly truthOf: (label: string) => number;
  readonly predictedAs: (label: string) => number;
  readonly hits: (label: string) => number;
}

/**
 * Accuracy over everything, and recall, precision, specificity, miss and false-alarm rate and base rate, and F1 of the positive class
 * (`subject` null) and of every class (`subject` its label). The outline says which of them the target means (clause
 * acc.tech.accuracy, ambiguity 25); the note says what always answering with the commonest class would reach. Undetermined without samples, and where the two
 * classes of the four counts have one name: every error would then count as a hit.
 */
export function measureConfusion(readings: ConfusionReadings): Measurement {
  if (readings.form === "counts" && readings.positive.trim() === readings.negative.trim()) {
    return undeterminedMeasurement("confusion", confusionMetrics, [
      {
        zh: "两个类别同名，无法区分对错",
        en: "The two classes have the same name, so right and wrong cannot be told apart",
      },
    ]);
  }
  const tally = tallyOf(readings);
  if (tally.total === 0) {
    return undeterminedMeasurement("confusion", confusionMetrics, [
      { zh: "尚无样本，无法计算", en: "No samples yet, nothing to compute" },
    ]);
  }
  const { positive } = readings;
  const accuracy = measureShare({
    metric: "accuracy",
    subject: null,
    part: tally.correct,
    whole: tally.total,
    formula: `${correctInWords(readings, tally)} ÷ ${tally.total}`,
    denominator: { zh: "样本", en: "samples" },
  });
  return {
    instrument: "confusion",
    metrics: [
      accuracy,
      ...(positive === null ? [] : classMetrics(tally, positive, null)),
      macroRecall(tally),
      ...(tally.labels.length > 2 || positive === null
        ? tally.labels.flatMap((label) => classMetrics(tally, label, label))
        : []),
    ],
    notes: [majorityNote(tally)],
  };
}

function tallyOf(readings: ConfusionReadings): Tally {
  if (readings.form === "counts") {
    const { positive, negative, truePositive, falseNegative, falsePositive, trueNegative } = readings;
    return tallyPairs([
      [positive, positive, truePositive],
      [positive, negative, falseNegative],
      [negative, positive, falsePositive],
      [negative, negative, trueNegative],
    ]);
  }
  return tallyPairs(readings.rows.map(({ truth, predicted }) => [truth, predicted, 1]));
}

function tallyPairs(pairs: readonly (readonly [truth: string, predicted: string, count: number])[]): Tally {
  const truth = new Map<string, number>();
  const predicted = new Map<string, number>();
  const hits = new Map<string, number>();
  const raise = (counts: Map<string, number>, label: string, count: number) =>
    counts.set(label, (counts.get(label) ?? 0) + count);
  for (const [actual, answer, count] of pairs) {
    raise(truth, actual, count);
    raise(predicted, answer, count);
    raise(hits, actual, actual === answer ? count : 0);
  }
  const total = [...truth.values()].reduce((sum, count) => sum + count, 0);
  return {
    labels: [...new Set([...truth.keys(), ...predicted.keys()])].toSorted(),
    total,
    correct: [...hits.values()].reduce((sum, count) => sum + count, 0),
    truthOf: (label) => truth.get(label) ?? 0,
    predictedAs: (label) => predicted.get(label) ?? 0,
    hits: (label) => hits.get(label) ?? 0,
  };
}

function classMetrics(tally: Tally, label: string, subject: string | null): readonly MetricResult[] {
  const tp = tally.hits(label);
  const fn = tally.truthOf(label) - tp;
  const fp = tally.predictedAs(label) - tp;
  const tn = tally.total - tp - fn - fp;
  const positives: Text = { zh: `真实为「${label}」的样本`, en: `samples that truly are “${label}”` };
  const negatives: Text = { zh: `真实不为「${label}」的样本`, en: `samples that truly are not “${label}”` };
  const answered: Text = { zh: `判为「${label}」的样本`, en: `samples answered “${label}”` };
  const share = (metric: MetricId, part: number, whole: number, formula: string, denominator: Text) =>
    measureShare({ metric, subject, part, whole, formula, denominator });
  return [
    share("recall", tp, tp + fn, `TP ÷ (TP + FN) = ${tp} ÷ (${tp} + ${fn})`, positives),
    share("precision", tp, tp + fp, `TP ÷ (TP + FP) = ${tp} ÷ (${tp} + ${fp})`, answered),
    share("specificity", tn, tn + fp, `TN ÷ (TN + FP) = ${tn} ÷ (${tn} + ${fp})`, negatives),
    share("miss-rate", fn, tp + fn, `FN ÷ (TP + FN) = ${fn} ÷ (${tp} + ${fn})`, positives),
    share("false-alarm-rate", fp, tn + fp, `FP ÷ (TN + FP) = ${fp} ÷ (${tn} + ${fp})`, negatives),
    f1(label, subject, tp, fn, fp),
    share("base-rate", tp + fn, tally.total, `(TP + FN) ÷ n = (${tp} + ${fn}) ÷ ${tally.total}`, positives),
  ];
}

/** 2 TP ÷ (2 TP + FN + FP): precision and recall in one number; not a share of counted cases, so it has no interval. */
function f1(label: string, subject: string | null, tp: number, fn: number, fp: number): MetricResult {
  const whole = 2 * tp + fn + fp;
  if (whole === 0) {
    return undetermined(
      "f1",
      [{ zh: `没有真实或判为「${label}」的样本`, en: `No sample is or was answered “${label}”` }],
      subject,
    );
  }
  const value = multiply(divide(fromInteger(2 * tp), fromInteger(whole)), fromInteger(100));
  const result = measured("f1", value, { subject, trace: { zh: "", en: "" } });
  const of = subject === null ? "" : `[${subject}]`;
  const formula = `2 TP ÷ (2 TP + FN + FP) = ${2 * tp} ÷ (${2 * tp} + ${fn} + ${fp}) = ${result.shown} %`;
  return { ...result, trace: { zh: `F1 值${of} = ${formula}`, en: `F1${of} = ${formula}` } };
}

/** The unweighted mean of the recalls of the classes that occur; it has no interval. */
function macroRecall(tally: Tally): MetricResult {
  const occurring = tally.labels.filter((label) => tally.truthOf(label) > 0);
  const recalls = occurring.map((label) => divide(fromInteger(tally.hits(label)), fromInteger(tally.truthOf(label))));
  const terms = occurring.map((label) => `${tally.hits(label)}/${tally.truthOf(label)}`).join(" + ");
  const value = multiply(mean(recalls), fromInteger(100));
  const result = measured("macro-recall", value, { n: tally.total, trace: { zh: "", en: "" } });
  const formula = `(${terms}) ÷ ${occurring.length} = ${result.shown} %`;
  return { ...result, trace: { zh: `各类平均召回率 = ${formula}`, en: `Macro-averaged recall = ${formula}` } };
}

function correctInWords(readings: ConfusionReadings, tally: Tally): string {
  if (readings.form !== "counts") return String(tally.correct);
  return `(TP + TN) ÷ n = (${readings.truePositive} + ${readings.trueNegative})`;
}

/** What a program that never looks would reach: clause acc.tech.accuracy means little where one class is rare. */
function majorityNote(tally: Tally): Text {
  const commonest = tally.labels.reduce((best, label) => (tally.truthOf(label) > tally.truthOf(best) ? label : best));
  const share = measureShare({
    metric: "accuracy",
    subject: null,
    part: tally.truthOf(commonest),
    whole: tally.total,
    formula: "",
    denominator: { zh: "样本", en: "samples" },
  });
  const shown = share.state === "measured" ? share.shown : "—";
  const idle = tally.correct <= tally.truthOf(commonest);
  return {
    zh: `全部判为「${commonest}」即可达到准确率 ${shown} %${idle ? "，本次准确率并不高于它" : ""}`,
    en: `Always answering “${commonest}” already reaches an accuracy of ${shown} %${idle ? "; this accuracy is not above it" : ""}`,
  };
}
