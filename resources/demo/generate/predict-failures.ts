import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type GrowthLimits, type Observation, growTree, positiveShare } from "./decision-tree.ts";
import { seededRandom } from "./random.ts";

/** One held-out record of AI4I 2020 with what happened and what the small model said. */
export interface PredictedRecord {
  readonly number: string;
  readonly productId: string;
  readonly grade: string;
  readonly airKelvin: string;
  readonly processKelvin: string;
  readonly speedRpm: string;
  readonly torqueNm: string;
  readonly wearMinutes: string;
  readonly failed: boolean;
  /** The model's share of failures in the leaf, 0..1 with three decimals. */
  readonly score: string;
  readonly predicted: boolean;
}

export interface Confusion {
  readonly truePositive: number;
  readonly falseNegative: number;
  readonly falsePositive: number;
  readonly trueNegative: number;
}

const source = fileURLToPath(new URL("../ai4i2020/ai4i2020.csv", import.meta.url));

interface Record2020 {
  readonly cells: readonly string[];
  readonly failed: boolean;
}

function readRecords(): readonly Record2020[] {
  const lines = readFileSync(source, "utf8").replace(/^\uFEFF/, "").trim().split(/\r?\n/).slice(1);
  return lines.map((line) => {
    const cells = line.split(",");
    return { cells, failed: cells[8] === "1" };
  });
}

const featuresOf = ({ cells }: Record2020): readonly number[] => cells.slice(3, 8).map(Number);

const candidates: readonly GrowthLimits[] = [4, 6, 8, 10].flatMap((depth) => [3, 5, 10].map((leaf) => ({ depth, leaf })));

/** F1 of the failure class over five folds of the training part. */
function crossValidated(training: readonly Observation[], limits: GrowthLimits): number {
  let hits = 0;
  let errors = 0;
  for (const fold of [0, 1, 2, 3, 4]) {
    const tree = growTree(
      training.filter((_, index) => index % 5 !== fold),
      limits,
    );
    for (const { features, positive } of training.filter((_, index) => index % 5 === fold)) {
      const predicted = positiveShare(tree, features) >= 0.5;
      if (predicted && positive) hits += 1;
      else if (predicted !== positive) errors += 1;
    }
  }
  return (2 * hits) / (2 * hits + errors);
}

/** The candidate with the best cross-validated F1; the held-out part has no say in it. */
export function chooseLimits(training: readonly Observation[]): GrowthLimits {
  const scored = candidates.map((limits) => ({ limits, score: crossValidated(training, limits) }));
  const best = scored.toSorted((a, b) => b.score - a.score)[0];
  if (best === undefined) throw new RangeError("no candidate");
  return best.limits;
}

/**
 * Splits the 10,000 records 70/30 by class with a fixed seed, grows a small tree on the five raw process values of the larger part
 * (depth and leaf size chosen by cross-validation there), and predicts the smaller part, which the tree has never seen. The result is
 * whatever the tree gives; nothing is adjusted.
 */
export function predictFailures(): readonly PredictedRecord[] {
  const random = seededRandom(20200424);
  const records = random.shuffle(readRecords());
  const failures = records.filter(({ failed }) => failed);
  const normals = records.filter(({ failed }) => !failed);
  const heldFailures = Math.round(failures.length * 0.3);
  const heldNormals = 3000 - heldFailures;
  const training = [...failures.slice(heldFailures), ...normals.slice(heldNormals)];
  const heldOut = [...failures.slice(0, heldFailures), ...normals.slice(0, heldNormals)];
  const observed = training.map((record) => ({ features: featuresOf(record), positive: record.failed }));
  const tree = growTree(observed, chooseLimits(observed));
  return heldOut
    .toSorted((a, b) => Number(a.cells[0]) - Number(b.cells[0]))
    .map((record) => {
      const share = positiveShare(tree, featuresOf(record));
      const [number = "", productId = "", grade = "", airKelvin = "", processKelvin = "", speedRpm = "", torqueNm = "", wearMinutes = ""] =
        record.cells;
      return {
        number, productId, grade, airKelvin, processKelvin, speedRpm, torqueNm, wearMinutes,
        failed: record.failed,
        score: share.toFixed(3),
        predicted: share >= 0.5,
      };
    });
}

/** Counts of the four cells, failure being the positive class. */
export function countConfusion(records: readonly Pick<PredictedRecord, "failed" | "predicted">[]): Confusion {
  const count = (failed: boolean, predicted: boolean): number =>
    records.filter((record) => record.failed === failed && record.predicted === predicted).length;
  return {
    truePositive: count(true, true),
    falseNegative: count(true, false),
    falsePositive: count(false, true),
    trueNegative: count(false, false),
  };
}

/** The records as the CSV the project team handed in: byte-order mark, CRLF, Chinese headers, 是/否 labels. */
export function predictionCsv(records: readonly PredictedRecord[]): string {
  const header = "编号,产品编号,质量等级,空气温度[K],过程温度[K],主轴转速[rpm],扭矩[Nm],刀具磨损[min],实际是否故障,系统判定,故障得分";
  const rows = records.map((record) =>
    [
      record.number, record.productId, record.grade, record.airKelvin, record.processKelvin, record.speedRpm,
      record.torqueNm, record.wearMinutes, record.failed ? "是" : "否", record.predicted ? "是" : "否", record.score,
    ].join(","),
  );
  return `\uFEFF${[header, ...rows].join("\r\n")}\r\n`;
}
