import { describe, expect, test } from "vitest";
import { readingLines, sourcesNamed } from "#engine/documents/reading-words.ts";
import type { Instrument } from "#shared/domain/dossier/outline.ts";

describe("readings in words", () => {
  const shown = (instrument: Instrument, values: unknown, individualScores = true) =>
    readingLines(instrument, values, { individualScores }).map(({ label, value }) =>
      `${label} ${value.value} ${value.unit}`.trim(),
    );

  test("a short series prints whole, a long one its ends and middle with what never answered", () => {
    const short = { values: ["640", "38.5"], timeouts: 1, method: "nearest-rank" };
    expect(shown("latency", short)).toEqual(["按次序 2 次 640　38.5 ms", "未响应 1 次"]);
    const long = { ...short, values: Array.from({ length: 200 }, (_, index) => String(400 - index)), timeouts: 0 };
    expect(shown("latency", long)).toEqual(["读数 200 次", "最小 201 ms", "中位（最近秩） 300 ms", "最大 400 ms"]);
  });

  test("labelled rows are counted by pair", () => {
    const rows = [
      { truth: "故障", predicted: "故障" },
      { truth: "正常", predicted: "故障" },
      { truth: "故障", predicted: "故障" },
    ];
    expect(shown("confusion", { form: "rows", positive: "故障", rows })).toEqual([
      "“故障”判为“故障” 2 个",
      "“正常”判为“故障” 1 个",
    ]);
  });

  test("each of the other instruments says its figures with units", () => {
    const down = { minutes: "78", planned: false, cause: "断电" };
    const window = { windowMinutes: "131040", excludePlanned: true, downtime: [down] };
    expect(shown("availability", window)).toEqual([
      "统计时段 131040 min",
      "计划维护（不计入） 0 min",
      "非计划中断 1 次，合计 78 min",
    ]);
    const figure = (value: string, period: string) => ({ value, period, source: "材料 14-2" });
    const change = {
      direction: "reduction",
      unit: "h/季度",
      against: "baseline",
      baseline: figure("86.5", "2023 年第二季度"),
      control: null,
      current: figure("39.2", ""),
    };
    expect(shown("before-after", change)).toEqual(["基期（2023 年第二季度） 86.5 h/季度", "现期 39.2 h/季度"]);
    expect(sourcesNamed("before-after", change)).toEqual(["材料 14-2"]);
    const invested = { investmentFen: 860_000_000, annualNetBenefitFen: null, from: "首笔投入", source: "审计报告" };
    expect(shown("payback", invested)).toEqual(["总投资（起算：首笔投入） 860.00 万元", "年净收益 – 万元"]);
    const part = { label: "三级复核", state: "absent", note: "仅两级" };
    expect(shown("presence", { items: [part] })).toEqual(["三级复核 无（仅两级）"]);
    const typed = { metric: "count", subject: null, value: "36", unit: "台", n: null, source: "材料 11 第 6 页" };
    expect(shown("manual", typed)).toEqual(["录入值 36 台"]);
    expect(sourcesNamed("manual", typed)).toEqual(["材料 11 第 6 页"]);
  });
});

describe("the match degree in words", () => {
  const values = {
    demand: { title: "压榨抽出率在线测量", text: "" },
    technology: { title: "近红外在线检测", text: "" },
    corpus: [],
    experts: [
      { name: "蒙志宏", score: "0.74" },
      { name: "韦立新", score: "0.70" },
    ],
    method: { type: "experts" },
  };
  const labels = (individualScores: boolean) =>
    readingLines("match-degree", values, { individualScores }).map(({ label, value }) => `${label} ${value.value}`);

  test("says who scored what, and in a copy that goes outside only how many did", () => {
    expect(labels(true)).toEqual([
      "需求 压榨抽出率在线测量",
      "技术 近红外在线检测",
      "评分 蒙志宏 0.74",
      "评分 韦立新 0.70",
    ]);
    expect(labels(false)).toEqual(["需求 压榨抽出率在线测量", "技术 近红外在线检测", "专家评分 2"]);
  });
});
