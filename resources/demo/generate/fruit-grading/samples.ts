import { csvText } from "../forms/assemble.ts";
import { latencySamples } from "../latency-samples.ts";
import { seededRandom } from "../random.ts";

const grades = ["特级", "一级", "二级", "等外"] as const;
type Grade = (typeof grades)[number];

/** One graded fruit: three graders, their majority, and the line. */
export interface Fruit {
  readonly no: string;
  readonly batch: string;
  readonly graders: readonly [Grade, Grade, Grade];
  readonly truth: Grade;
  readonly predicted: Grade;
}

const neighbour = (grade: Grade, up: boolean): Grade => {
  const index = grades.indexOf(grade);
  const next = index === 0 ? 1 : index === grades.length - 1 ? index - 1 : up ? index - 1 : index + 1;
  return grades[next] ?? grade;
};

/** 3,000 fruits from six batches; the line agrees with the graders' majority on 2,958. At most one grader departs from it. */
function gradeFruits(): readonly Fruit[] {
  const random = seededRandom(20270120);
  const truths = random.shuffle([
    ...Array.from({ length: 1080 }, (): Grade => "特级"),
    ...Array.from({ length: 1140 }, (): Grade => "一级"),
    ...Array.from({ length: 570 }, (): Grade => "二级"),
    ...Array.from({ length: 210 }, (): Grade => "等外"),
  ]);
  const wrong = new Set(random.shuffle(truths.map((_, index) => index)).slice(0, 42));
  return truths.map((truth, index) => {
    const departing = random.next() < 0.16 ? random.integer(0, 2) : -1;
    const grader = (position: number): Grade =>
      position === departing ? neighbour(truth, random.next() < 0.5) : truth;
    return {
      no: `G${String(index + 1).padStart(4, "0")}`,
      batch: `B${Math.floor(index / 500) + 1}`,
      graders: [grader(0), grader(1), grader(2)] as const,
      truth,
      predicted: wrong.has(index) ? neighbour(truth, random.next() < 0.5) : truth,
    };
  });
}

export const fruits = gradeFruits();

/** Fleiss' kappa of the three graders: agreement beyond what the grades' frequencies alone would give. */
export function gradersKappa(graded: readonly Fruit[]): number {
  const raters = 3;
  const count = (fruit: Fruit, grade: Grade): number => fruit.graders.filter((given) => given === grade).length;
  const agreement = graded.map((fruit) => {
    const squares = grades.reduce((sum, grade) => sum + count(fruit, grade) ** 2, 0);
    return (squares - raters) / (raters * (raters - 1));
  });
  const observed = agreement.reduce((sum, value) => sum + value, 0) / graded.length;
  const chance = grades.reduce((sum, grade) => {
    const share = graded.reduce((total, fruit) => total + count(fruit, grade), 0) / (graded.length * raters);
    return sum + share ** 2;
  }, 0);
  return (observed - chance) / (1 - chance);
}

/** Near-infrared prediction beside the refractometer, °Brix. */
export interface SugarPair {
  readonly no: string;
  readonly refractometer: string;
  readonly nearInfrared: string;
}

/** Root mean square of prediction minus refractometer, °Brix. */
export function rootMeanSquareError(pairs: readonly SugarPair[]): number {
  const squares = pairs.map(({ refractometer, nearInfrared }) => (Number(nearInfrared) - Number(refractometer)) ** 2);
  return Math.sqrt(squares.reduce((sum, value) => sum + value, 0) / pairs.length);
}

/** 200 pairs whose errors are scaled so that their root mean square is 0.42 before rounding to the instruments' digits. */
function sugar(): readonly SugarPair[] {
  const random = seededRandom(200);
  const errors = Array.from({ length: 200 }, () => random.normal(0.03, 0.4));
  const size = Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / errors.length);
  return errors.map((error, index) => {
    const brix = Math.round(10 * Math.min(15.6, Math.max(9.4, random.normal(12.4, 1.1)))) / 10;
    return {
      no: fruits[index * 15]?.no ?? "",
      refractometer: brix.toFixed(1),
      nearInfrared: (brix + (error * 0.42) / size).toFixed(2),
    };
  });
}

export const sugarPairs = sugar();

/** Boxes scanned and the link missing from their chain; empty where the chain is whole. */
export const boxes = Array.from({ length: 20 }, (_, index) => ({
  code: `WMZG-27A-${String(1041 + index * 37)}`,
  broken: index === 6 ? "采收批次缺失" : index === 15 ? "分选记录与出库批次不一致" : "",
}));

export const fruitCsv = `\uFEFF${csvText([
  ["果号", "批次", "分级员甲", "分级员乙", "分级员丙", "多数意见", "系统等级"],
  ...fruits.map(({ no, batch, graders, truth, predicted }) => [no, batch, ...graders, truth, predicted]),
])}`;

export const sugarCsv = csvText([
  ["果号", "折光仪_Brix", "近红外_Brix"],
  ...sugarPairs.map(({ no, refractometer, nearInfrared }) => [no, refractometer, nearInfrared]),
]);

export const boxCsv = csvText([
  ["箱码", "扫码结果", "说明"],
  ...boxes.map(({ code, broken }) => [code, broken === "" ? "链完整" : "断链", broken]),
]);

export const latencyCsv = csvText([
  ["序号", "判定时延_ms"],
  ...latencySamples(41, 1000, 41).map((value, index) => [String(index + 1), String(value)]),
]);
