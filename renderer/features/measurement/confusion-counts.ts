import type { ConfusionReadings } from "#shared/domain/measurement/confusion.ts";

export interface ConfusionCounts {
  readonly positive: string;
  readonly negative: string;
  readonly truePositive: number;
  readonly falsePositive: number;
  readonly falseNegative: number;
  readonly trueNegative: number;
}

/** The four counts of a two-class test; null where there is no positive class or there are more than two. */
export function confusionCounts(readings: ConfusionReadings): ConfusionCounts | null {
  if (readings.form === "counts") return readings;
  const { positive, rows } = readings;
  if (positive === null) return null;
  const labels = [...new Set(rows.flatMap(({ truth, predicted }) => [truth, predicted]))].filter(
    (label) => label !== positive,
  );
  const [negative, ...more] = labels;
  if (negative === undefined || more.length > 0) return null;
  const count = (truth: string, predicted: string) =>
    rows.filter((row) => row.truth === truth && row.predicted === predicted).length;
  return {
    positive,
    negative,
    truePositive: count(positive, positive),
    falsePositive: count(negative, positive),
    falseNegative: count(positive, negative),
    trueNegative: count(negative, negative),
  };
}
