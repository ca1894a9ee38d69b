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
  const lines = readFileSync(source, "utf8")
    .replace(/^\uFEFF/, "")
    .trim()
    .split(/\r?\n/)
    .slice(1);
  return lines.map((line) => {
    const cells = line.split(",");
    return { cells, failed: cells[8] === "1" };
  });
}

/** Numbers a model may use of a record. */
type Features = (record: Record2020) => readonly number[];

/** The five process values as recorded. */
const rawFeatures: Features = ({ cells }) => cells.slice(3, 8).map(Number);

/** The process values with what they come to physically: temperature difference, power, strain, and the machine's grade. */
const derivedFeatures: Features = (record) => {
  const [air = 0, process = 0, speed = 0, torque = 0, wear = 0] = rawFeatures(record);
  return [
    air,
    process,
    speed,
    torque,
    wear,
    process - air,
    speed * torque,
    wear * torque,
    "LMH".indexOf(record.cells[2] ?? ""),
  ];
};

/** A trained model: how the tree is grown, and from which share of failures on a leaf calls a failure. */
interface Model {
  readonly limits: GrowthLimits;
  readonly threshold: number;
}

interface Hits {
  readonly found: number;
  readonly missed: number;
  readonly falseAlarms: number;
}

/** Share of failures for every training observation, each from a tree that did not see it (five folds). */
function crossValidatedShares(training: readonly Observation[], limits: GrowthLimits): readonly number[] {
  const trees = [0, 1, 2, 3, 4].map((fold) =>
    growTree(
      training.filter((_, index) => index % 5 !== fold),
      limits,
    ),
  );
  return training.map(({ features }, index) => {
    const tree = trees[index % 5];
    return tree === undefined ? 0 : positiveShare(tree, features);
  });
}

function hitsAt(training: readonly Observation[], shares: readonly number[], threshold: number): Hits {
  const flagged = (index: number): boolean => (shares[index] ?? 0) >= threshold;
  return {
    found: training.filter(({ positive }, index) => positive && flagged(index)).length,
    missed: training.filter(({ positive }, index) => positive && !flagged(index)).length,
    falseAlarms: training.filter(({ positive }, index) => !positive && flagged(index)).length,
  };
}

function best(candidates: readonly { readonly model: Model; readonly merit: number }[]): Model {
  const winner = candidates.toSorted((a, b) => b.merit - a.merit)[0];
  if (winner === undefined) throw new RangeError("no candidate");
  return winner.model;
}

const grid = (depths: readonly number[], leaves: readonly number[]): readonly GrowthLimits[] =>
  depths.flatMap((depth) => leaves.map((leaf) => ({ depth, leaf })));

/** The best cross-validated F1 at a share of one half: what was delivered first. The held-out part has no say in it. */
export function chooseByF1(training: readonly Observation[]): Model {
  return best(
    grid([4, 6, 8, 10], [3, 5, 10]).map((limits) => {
      const { found, missed, falseAlarms } = hitsAt(training, crossValidatedShares(training, limits), 0.5);
      return { model: { limits, threshold: 0.5 }, merit: (2 * found) / (2 * found + missed + falseAlarms) };
    }),
  );
}

/** The fewest cross-validated false alarms with at least 92 % of failures found: what was delivered after rectification. */
export function chooseByRecall(training: readonly Observation[]): Model {
  return best(
    grid([4, 5, 6, 7, 8], [5, 10, 20]).flatMap((limits) => {
      const shares = crossValidatedShares(training, limits);
      return [0.5, 0.2, 0.1, 0.05, 0.03, 0.02].map((threshold) => {
        const { found, missed, falseAlarms } = hitsAt(training, shares, threshold);
        const enough = found / (found + missed) >= 0.92;
        return { model: { limits, threshold }, merit: enough ? -falseAlarms : -Infinity };
      });
    }),
  );
}

interface Experiment {
  /** Seed of the split: another seed holds out other records. */
  readonly seed: number;
  readonly features: Features;
  readonly choose: (training: readonly Observation[]) => Model;
}

/**
 * Splits the 10,000 records 70/30 by class with a fixed seed, grows a small tree on the larger part (limits and threshold chosen by
 * cross-validation there), and predicts the smaller part, which the tree has never seen. The result is whatever the tree gives;
 * nothing is adjusted.
 */
function predict({ seed, features, choose }: Experiment): readonly PredictedRecord[] {
  const random = seededRandom(seed);
  const records = random.shuffle(readRecords());
  const failures = records.filter(({ failed }) => failed);
  const normals = records.filter(({ failed }) => !failed);
  const heldFailures = Math.round(failures.length * 0.3);
  const heldNormals = 3000 - heldFailures;
  const training = [...failures.slice(heldFailures), ...normals.slice(heldNormals)];
  const heldOut = [...failures.slice(0, heldFailures), ...normals.slice(0, heldNormals)];
  const observed = training.map((record) => ({ features: features(record), positive: record.failed }));
  const { limits, threshold } = choose(observed);
  const tree = growTree(observed, limits);
  return heldOut
    .toSorted((a, b) => Number(a.cells[0]) - Number(b.cells[0]))
    .map((record) => predictedRecord(record, positiveShare(tree, features(record)), threshold));
}

function predictedRecord({ cells, failed }: Record2020, share: number, threshold: number): PredictedRecord {
  const [
    number = "",
    productId = "",
    grade = "",
    airKelvin = "",
    processKelvin = "",
    speedRpm = "",
    torqueNm = "",
    wearMinutes = "",
  ] = cells;
  return {
    number,
    productId,
    grade,
    airKelvin,
    processKelvin,
    speedRpm,
    torqueNm,
    wearMinutes,
    failed,
    score: share.toFixed(3),
    predicted: share >= threshold,
  };
}

/** The acceptance test of v2.1: raw process values, threshold one half. */
export function predictFailures(): readonly PredictedRecord[] {
  return predict({ seed: 20200424, features: rawFeatures, choose: chooseByF1 });
}

/** The re-check of v2.2 on records held out anew: derived values, threshold lowered for recall. */
export function predictFailuresAgain(): readonly PredictedRecord[] {
  return predict({ seed: 20270118, features: derivedFeatures, choose: chooseByRecall });
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
  const header =
    "编号,产品编号,质量等级,空气温度[K],过程温度[K],主轴转速[rpm],扭矩[Nm],刀具磨损[min],实际是否故障,系统判定,故障得分";
  const rows = records.map((record) =>
    [
      record.number,
      record.productId,
      record.grade,
      record.airKelvin,
      record.processKelvin,
      record.speedRpm,
      record.torqueNm,
      record.wearMinutes,
      record.failed ? "是" : "否",
      record.predicted ? "是" : "否",
      record.score,
    ].join(","),
  );
  return `\uFEFF${[header, ...rows].join("\r\n")}\r\n`;
}
