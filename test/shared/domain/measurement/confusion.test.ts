import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { measureConfusion, type ConfusionReadings } from "#shared/domain/measurement/confusion.ts";
import { findMetric, type Measurement } from "#shared/domain/measurement/measured.ts";

const shown = (measurement: Measurement, metric: string) => {
  const result = findMetric(measurement, metric);
  return result?.state === "measured" ? result.shown : (result?.state ?? null);
};

const faults = ["故障", "正常"] as const;
const counts = (
  tp: number,
  fn: number,
  fp: number,
  tn: number,
  [positive, negative]: readonly [string, string] = faults,
): ConfusionReadings => ({
  form: "counts",
  positive,
  negative,
  truePositive: tp,
  falseNegative: fn,
  falsePositive: fp,
  trueNegative: tn,
});

describe("classification test", () => {
  const machineShop = measureConfusion(counts(63, 39, 17, 2881));

  it("tells accuracy from recall on the machine shop's held-out rows", () => {
    expect(shown(machineShop, "accuracy")).toBe("98.13");
    expect(shown(machineShop, "recall")).toBe("61.76");
    expect(shown(machineShop, "precision")).toBe("78.75");
    expect(shown(machineShop, "specificity")).toBe("99.41");
    expect(shown(machineShop, "miss-rate")).toBe("38.24");
    expect(shown(machineShop, "false-alarm-rate")).toBe("0.59");
    expect(shown(machineShop, "base-rate")).toBe("3.40");
    // The harmonic mean of 63/80 and 63/102.
    expect(findMetric(machineShop, "f1")).toMatchObject({
      value: "900/13",
      interval: null,
      trace: { zh: "F1 值 = 2 TP ÷ (2 TP + FN + FP) = 126 ÷ (126 + 39 + 17) = 69.23 %" },
    });
    const accuracy = findMetric(machineShop, "accuracy");
    expect(accuracy).toMatchObject({
      value: "1472/15",
      n: 3000,
      interval: { low: "97.5839", high: "98.5597", method: "wilson" },
      exactInterval: { low: "97.5828", high: "98.5869", method: "clopper-pearson" },
    });
  });

  it("computes nothing of two classes with one name: each error would be a hit", () => {
    const twice = measureConfusion(counts(1, 5, 7, 2, ["缺陷", " 缺陷"]));
    expect(twice.metrics.map(({ state }) => state)).not.toContain("measured");
    expect(findMetric(twice, "accuracy")).toMatchObject({ missing: [{ zh: "两个类别同名，无法区分对错" }] });
  });

  it("shows the arithmetic and what never looking would reach", () => {
    expect(findMetric(machineShop, "recall")).toMatchObject({
      n: 102,
      trace: { zh: "召回率 = TP ÷ (TP + FN) = 63 ÷ (63 + 39) = 61.76 %" },
    });
    expect(findMetric(machineShop, "accuracy")).toMatchObject({
      trace: { zh: "准确率 = (TP + TN) ÷ n = (63 + 2881) ÷ 3000 = 98.13 %" },
    });
    expect(machineShop.notes).toEqual([
      {
        zh: "全部判为「正常」即可达到准确率 96.60 %",
        en: "Always answering “正常” already reaches an accuracy of 96.60 %",
      },
    ]);
  });

  it("says so when the program is no better than never looking", () => {
    expect(measureConfusion(counts(0, 30, 0, 970)).notes[0]?.zh).toContain("本次准确率并不高于它");
    expect(measureConfusion(counts(1, 29, 0, 970)).notes[0]?.zh).not.toContain("并不高于");
  });

  it("leaves a share without denominator undetermined instead of dividing", () => {
    const none = measureConfusion(counts(0, 0, 0, 50));
    expect(findMetric(none, "recall")).toEqual({
      state: "undetermined",
      above: null,
      metric: "recall",
      subject: null,
      missing: [
        {
          zh: "没有真实为「故障」的样本，召回率无法计算",
          en: "No samples that truly are “故障”, so recall cannot be computed",
        },
      ],
    });
    expect(shown(none, "precision")).toBe("undetermined");
    expect(shown(none, "specificity")).toBe("100.00");
    expect(shown(measureConfusion(counts(0, 0, 0, 0)), "accuracy")).toBe("undetermined");
    expect(shown(measureConfusion({ form: "rows", positive: null, rows: [] }), "accuracy")).toBe("undetermined");
  });

  it("reads the automotive panels row by row, per defect class", () => {
    const rows = [
      ...Array.from({ length: 138 }, () => ({ truth: "划伤", predicted: "划伤" })),
      ...Array.from({ length: 2 }, () => ({ truth: "划伤", predicted: "合格" })),
      ...Array.from({ length: 59 }, () => ({ truth: "漏涂", predicted: "漏涂" })),
      ...Array.from({ length: 1 }, () => ({ truth: "漏涂", predicted: "划伤" })),
      ...Array.from({ length: 835 }, () => ({ truth: "合格", predicted: "合格" })),
      ...Array.from({ length: 5 }, () => ({ truth: "合格", predicted: "划伤" })),
    ];
    const result = measureConfusion({ form: "rows", positive: null, rows });
    expect(shown(result, "miss-rate:划伤")).toBe("1.43");
    expect(shown(result, "miss-rate:漏涂")).toBe("1.67");
    expect(shown(result, "precision:划伤")).toBe("95.83");
    expect(shown(result, "recall:合格")).toBe("99.40");
    expect(shown(result, "macro-recall")).toBe("98.77");
    expect(findMetric(result, "recall")).toBeNull();
  });

  it("agrees between counts and the rows they stand for, in any order of the rows", () => {
    const small = fc.integer({ min: 0, max: 12 });
    fc.assert(
      fc.property(small, small, small, small, fc.integer(), (tp, fn, fp, tn, seed) => {
        const row = (truth: string, predicted: string) => () => ({ truth, predicted });
        const rows = [
          ...Array.from({ length: tp }, row("故障", "故障")),
          ...Array.from({ length: fn }, row("故障", "正常")),
          ...Array.from({ length: fp }, row("正常", "故障")),
          ...Array.from({ length: tn }, row("正常", "正常")),
        ];
        const turn = rows.length === 0 ? 0 : Math.abs(seed) % rows.length;
        const shuffled = [...rows.slice(turn), ...rows.slice(0, turn)].toReversed();
        const byRows = measureConfusion({ form: "rows", positive: "故障", rows: shuffled });
        const byCounts = measureConfusion(counts(tp, fn, fp, tn));
        for (const metric of ["accuracy", "recall", "precision", "specificity", "base-rate"]) {
          expect(shown(byRows, metric)).toBe(shown(byCounts, metric));
        }
      }),
    );
  });
});
