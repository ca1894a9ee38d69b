import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { gradersKappa, type Fruit } from "#resources/demo/generate/fruit-grading/samples.ts";
import { growTree, positiveShare } from "#resources/demo/generate/decision-tree.ts";
import { countConfusion, predictFailures, predictionCsv } from "#resources/demo/generate/predict-failures.ts";
import { seededRandom } from "#resources/demo/generate/random.ts";
import { materialPath, readCsv, readMaterial, readStory } from "./demo-files.ts";

const held = readCsv("machine-shop", "12-现场导出.csv").slice(1);

test("the held-out records are 3,000 of AI4I 2020, their truth unchanged, and start with a byte-order mark", () => {
  expect(readMaterial("machine-shop", "12-现场导出.csv").subarray(0, 3).toString("hex")).toBe("efbbbf");
  const source = new Map(
    readFileSync(new URL("../../../resources/demo/ai4i2020/ai4i2020.csv", import.meta.url), "utf8")
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.split(","))
      .map((cells) => [cells[0], cells]),
  );
  expect(new Set(held.map(([number]) => number)).size).toBe(3000);
  for (const row of held) {
    expect(row.slice(0, 8)).toEqual(source.get(row[0])?.slice(0, 8));
    expect(row[8]).toBe(source.get(row[0])?.[8] === "1" ? "是" : "否");
  }
});

test("the prediction is reproducible and its counts are those the papers print", () => {
  const records = predictFailures();
  expect(predictionCsv(records)).toBe(readMaterial("machine-shop", "12-现场导出.csv").toString("utf8"));
  expect(countConfusion(records)).toEqual({
    truePositive: 59,
    falseNegative: 43,
    falsePositive: 19,
    trueNegative: 2879,
  });
  const opinion = readStory("machine-shop").rounds.at(-1)?.opinion.sections.targets ?? "";
  for (const figure of ["判对 59 条", "故障 102 条", "57.84 %", "97.93 %"]) expect(opinion).toContain(figure);
});

test("a tree separates what can be separated and never splits below its leaf size", () => {
  const rows = Array.from({ length: 40 }, (_, index) => ({ features: [index, index % 3], positive: index >= 25 }));
  const tree = growTree(rows, { depth: 3, leaf: 5 });
  expect(rows.every(({ features, positive }) => positiveShare(tree, features) === (positive ? 1 : 0))).toBe(true);
  expect(growTree(rows, { depth: 3, leaf: 21 })).toEqual({ kind: "leaf", share: 0.375 });
  expect(growTree(rows, { depth: 0, leaf: 1 })).toEqual({ kind: "leaf", share: 0.375 });
});

test("the panel counts of the car-body records are 360 defective of 1,200, 3 missed, 5 false alarms", () => {
  const rows = readCsv("car-body", "12-样件检测记录.csv").slice(1);
  const count = (truth: string, predicted: string): number =>
    rows.filter((row) => row[4] === truth && row[6] === predicted).length;
  expect([count("缺陷", "缺陷"), count("缺陷", "合格"), count("合格", "缺陷"), count("合格", "合格")]).toEqual([
    357, 3, 5, 835,
  ]);
  const kinds = ["划伤", "凹坑", "漏涂", "焊渣"].map((kind) => rows.filter((row) => row[3] === kind).length);
  expect(kinds).toEqual([140, 90, 60, 70]);
  for (const shift of ["早班", "中班", "夜班"]) expect(rows.filter((row) => row[1] === shift)).toHaveLength(400);
});

test("the graders' majority is the truth of every fruit, and the line agrees on 2,958 of 3,000", () => {
  const rows = readCsv("fruit-grading", "12-单果分级记录.csv").slice(1);
  for (const [, , first, second, third, majority] of rows)
    expect([first, second, third].filter((grade) => grade === majority).length).toBeGreaterThanOrEqual(2);
  expect(rows.filter((row) => row[5] === row[6])).toHaveLength(2958);
});

test("kappa is 1 for full agreement and falls below 0 for graders who always differ", () => {
  const fruit = (no: number, graders: Fruit["graders"]): Fruit => ({
    no: String(no),
    batch: "B1",
    graders,
    truth: graders[0],
    predicted: graders[0],
  });
  expect(gradersKappa([fruit(1, ["特级", "特级", "特级"]), fruit(2, ["等外", "等外", "等外"])])).toBe(1);
  expect(gradersKappa([fruit(1, ["特级", "一级", "二级"]), fruit(2, ["一级", "二级", "特级"])])).toBeLessThan(0);
});

test("sugar pairs give an RMSEP of 0.42 over 200 fruits, and 2 of 20 chains are broken", () => {
  const pairs = readCsv("fruit-grading", "12-2-糖度配对.csv").slice(1);
  const squares = pairs.map((row) => (Number(row[2]) - Number(row[1])) ** 2);
  expect(pairs).toHaveLength(200);
  expect(Math.sqrt(squares.reduce((sum, value) => sum + value, 0) / 200).toFixed(2)).toBe("0.42");
  const boxes = readCsv("fruit-grading", "12-3-追溯扫码.csv").slice(1);
  expect([boxes.length, boxes.filter((row) => row[1] === "断链").length]).toEqual([20, 2]);
});

test("monthly reports of the fruit dossier: 24 due, 22 filed, three on one day", async () => {
  const { facts } = await import("#resources/demo/generate/fruit-grading/facts.ts");
  const filed = facts.monthly.flatMap((report) => (report.filed === null ? [] : [report.filed]));
  expect([facts.monthly.length, filed.length]).toEqual([24, 22]);
  expect(filed.filter((day) => day === "2025-06-18")).toHaveLength(3);
});

test("the survey's points in the CSV are those of the readings", () => {
  const rows = readCsv("sugarcane", "12-测产样点.csv").slice(1);
  const reading = readStory("sugarcane").readings.find(({ item }) => item === "2.1");
  expect(JSON.stringify(reading?.values)).toContain('"area":"0.1"');
  const stalks = [...JSON.stringify(reading?.values).matchAll(/"stalks":(\d+)/g)].map(([, count]) => count);
  expect(rows.map((row) => row[5])).toEqual(stalks);
});

test("the same seed gives the same numbers, another seed others", () => {
  const draw = (seed: number): readonly number[] => {
    const random = seededRandom(seed);
    return [random.next(), random.integer(1, 6), random.normal(0, 1), ...random.shuffle([1, 2, 3, 4, 5])];
  };
  expect(draw(7)).toEqual(draw(7));
  expect(draw(7)).not.toEqual(draw(8));
  expect(
    draw(7)
      .slice(3)
      .toSorted((left, right) => left - right),
  ).toEqual([1, 2, 3, 4, 5]);
});

test("the re-check holds out 3,000 records anew, and recall rises at the price of false alarms", () => {
  const rows = readCsv("machine-shop-recheck", "12-复测样本.csv").slice(1);
  const count = (truth: string, predicted: string): number =>
    rows.filter((row) => row[8] === truth && row[9] === predicted).length;
  expect(rows).toHaveLength(3000);
  expect([count("是", "是"), count("是", "否"), count("否", "是")]).toEqual([93, 9, 134]);
  const first = new Set(held.map(([number]) => number));
  expect(rows.every(([number]) => first.has(number))).toBe(false);
  const story = readStory("machine-shop-recheck");
  expect(story.follows).toBe("machine-shop");
  expect(story.panel.map(({ position }) => position)).toEqual(["chair", "member", "member"]);
  expect(readdirSync(materialPath("machine-shop-recheck", "")).toSorted()).toEqual(
    story.materials.map(({ file }) => file).toSorted(),
  );
  expect(story.expected.measurements[0]).toEqual({ item: "2.3", metric: "recall", value: "91.18", unit: "%" });
});
