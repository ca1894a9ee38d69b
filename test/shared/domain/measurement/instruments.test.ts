import { describe, expect, it } from "vitest";
import { measure } from "#shared/domain/measurement/instruments.ts";
import { findMetric, type Measurement } from "#shared/domain/measurement/measured.ts";

const metric = (measurement: Measurement, name: string) => {
  const result = findMetric(measurement, name);
  if (result === null) return null;
  return result.state === "measured" ? `${result.shown} ${result.unit}` : result.missing.map(({ zh }) => zh).join("；");
};

describe("availability", () => {
  const quarter = (excludePlanned: boolean, downtime: readonly (readonly [string, boolean])[]) =>
    measure("availability", {
      windowMinutes: "129600",
      excludePlanned,
      downtime: downtime.map(([minutes, planned]) => ({ minutes, planned, cause: "" })),
    });

  it("takes planned maintenance out of the window where the outline says so", () => {
    const events = [
      ["192", true],
      ["77.6", false],
    ] as const;
    expect(metric(quarter(true, events), "availability")).toBe("99.940 %");
    expect(metric(quarter(false, events), "availability")).toBe("99.792 %");
    // (129600 − 192 − 77.6) ÷ (129600 − 192)
    expect(findMetric(quarter(true, events), "availability")).toMatchObject({ value: "808315/8088" });
    expect(metric(quarter(true, [["129600", true]]), "availability")).toContain("时段为零");
    expect(quarter(true, events).notes[0]?.zh).toBe("计划维护 192 分钟按大纲不计入时段；非计划停机 77.6 分钟");
  });

  it("is 99.9 exactly with 43.2 minutes in thirty days", () => {
    const result = findMetric(
      measure("availability", {
        windowMinutes: "43200",
        excludePlanned: false,
        downtime: [{ minutes: "43.2", planned: false, cause: "" }],
      }),
      "availability",
    );
    expect(result).toMatchObject({ value: "999/10", interval: null });
  });

  it("is undetermined without window, with none left, or with more downtime than window", () => {
    const base = { excludePlanned: true, downtime: [] };
    expect(metric(measure("availability", { ...base, windowMinutes: null }), "availability")).toBe("缺少统计时段长度");
    expect(metric(measure("availability", { ...base, windowMinutes: "0" }), "availability")).toContain("时段为零");
    expect(metric(quarter(true, [["129601", false]]), "availability")).toContain("超过统计时段");
  });
});

describe("before and after", () => {
  const figure = (value: string | null, period = "2023", source = "台账") => ({ value, period, source });
  const change = (changes: object) =>
    measure("before-after", {
      direction: "reduction",
      unit: "h/季度",
      against: "baseline",
      baseline: figure("86.5"),
      control: null,
      current: figure("39.2", "2026", "台账"),
      ...changes,
    });

  it("computes the machine shop's downtime as a reduction", () => {
    expect(metric(change({}), "percent-reduction")).toBe("54.68 %");
    expect(findMetric(change({}), "percent-reduction")).toMatchObject({
      trace: { zh: "降低率（与基期相比，h/季度）= (86.5 − 39.2) ÷ 86.5 = 54.68 %；基期：2023，台账；现期：2026，台账" },
    });
  });

  it("holds the cane against the control plot and reports the baseline beside it", () => {
    const cane = change({
      direction: "increase",
      unit: "吨/亩",
      against: "control",
      baseline: figure("5.40"),
      control: figure("5.20"),
      current: figure("5.71"),
    });
    expect(metric(cane, "percent-increase")).toBe("9.81 %");
    expect(metric(cane, "percent-increase:基期")).toBe("5.74 %");
    expect(metric(cane, "percent-reduction")).toBeNull();
  });

  it("wants value, period and source on both sides", () => {
    expect(metric(change({ baseline: null }), "percent-reduction")).toBe("缺少基期数据");
    expect(metric(change({ baseline: figure(null, " ", "") }), "percent-reduction")).toBe(
      "缺少基期值；缺少基期时段；缺少基期数据来源",
    );
    expect(metric(change({ current: figure("1", "") }), "percent-reduction")).toBe("缺少现期时段");
  });

  it("has no percentage of a baseline that is zero or negative", () => {
    expect(metric(change({ baseline: figure("0") }), "percent-reduction")).toContain("须大于零");
    expect(metric(change({ baseline: figure("-5") }), "percent-reduction")).toContain("须大于零");
  });

  it("says a change the wrong way with its sign", () => {
    expect(metric(change({ current: figure("100") }), "percent-reduction")).toBe("-15.61 %");
  });
});

describe("speed-up", () => {
  const side = (value: string | null, unit: string) => ({ value, unit, source: "工位记录" });
  const speed = (quantity: string, before: object, now: object) => measure("speed-up", { quantity, before, now });

  it("gives the automotive line both readings", () => {
    const line = speed("time", side("48", "s"), side("11.2", "s"));
    expect(metric(line, "ratio")).toBe("4.29 倍");
    expect(metric(line, "percent-increase")).toBe("328.57 %");
    expect(line.notes[0]?.zh).toBe("按「提升到」计 4.29 倍；按「提升了」计 3.29 倍");
  });

  it("converts between units, and turns a rate the other way round", () => {
    expect(metric(speed("time", side("0.8", "min"), side("12", "s")), "ratio")).toBe("4.00 倍");
    expect(metric(speed("rate", side("30", "件/时"), side("2", "件/分")), "ratio")).toBe("4.00 倍");
    expect(metric(speed("rate", side("30", "件/时"), side("2", "吨/时")), "ratio")).toContain("没有规定的换算");
  });

  it("is undetermined without a side or with a zero", () => {
    expect(metric(speed("time", side(null, "s"), side("1", "s")), "ratio")).toBe("缺少原有值");
    expect(metric(speed("time", side("1", "s"), { ...side("1", "s"), source: "" }), "ratio")).toBe("缺少现有值来源");
    expect(metric(speed("time", side("1", "s"), side("0", "s")), "ratio")).toBe("两侧数值都须大于零");
  });
});

describe("throughput", () => {
  it("measures the citrus line in tonnes an hour", () => {
    const line = measure("throughput", {
      quantityUnit: "吨",
      durationUnit: "min",
      runs: [{ quantity: "2.63", duration: "30" }],
    });
    expect(metric(line, "throughput")).toBe("5.26 吨/时");
    expect(line.notes[0]?.zh).toBe("折合 87.67 kg/分；共运行 30 分钟");
  });

  it("adds runs before dividing", () => {
    const runs = [
      { quantity: "100", duration: "1" },
      { quantity: "300", duration: "2" },
    ];
    const result = measure("throughput", { quantityUnit: "件", durationUnit: "min", runs });
    expect(metric(result, "throughput")).toBe("8000.00 件/时");
    expect(findMetric(result, "throughput")).toMatchObject({
      n: 2,
      trace: { zh: "处理速度 = (100 + 300) 件 ÷ (1 + 2) min = 8000.00 件/时" },
    });
  });

  it("is undetermined without time", () => {
    const run = { quantityUnit: "件", durationUnit: "s" };
    expect(metric(measure("throughput", { ...run, runs: [] }), "throughput")).toBe("缺少运行时长");
    expect(metric(measure("throughput", { ...run, runs: [{ quantity: "5", duration: "0" }] }), "throughput")).toBe(
      "缺少运行时长",
    );
  });
});

describe("payback and return", () => {
  const money = (changes: object) =>
    measure("payback", {
      investmentFen: 86_000_000_00,
      annualNetBenefitFen: 31_200_000_00,
      from: "验收之日",
      source: "专项审计报告",
      ...changes,
    });

  it("divides fen exactly and prints 万元", () => {
    expect(metric(money({}), "payback-years")).toBe("2.76 年");
    expect(metric(money({}), "roi")).toBe("36.28 %");
    expect(findMetric(money({}), "payback-years")).toMatchObject({
      value: "215/78",
      trace: { zh: "静态投资回收期 = 投资 ÷ 年净收益 = 8600.00 ÷ 3120.00 = 2.76 年（万元；专项审计报告）" },
    });
    expect(findMetric(money({ investmentFen: 1 }), "roi")).toMatchObject({
      trace: { zh: expect.stringContaining("÷ 0.000001 =") },
    });
  });

  it("pays nothing back from a loss, but says the return", () => {
    expect(metric(money({ annualNetBenefitFen: -1_000_000_00 }), "payback-years")).toContain("不能收回");
    expect(metric(money({ annualNetBenefitFen: -8_600_000_00 }), "roi")).toBe("-10.00 %");
    expect(metric(money({ annualNetBenefitFen: 0 }), "payback-years")).toContain("不能收回");
  });

  it("names what is missing", () => {
    expect(metric(money({ investmentFen: null, source: "" }), "roi")).toBe("缺少投资额；缺少数据来源");
    expect(metric(money({ investmentFen: 0 }), "roi")).toContain("投资额为零");
  });
});

describe("field yield sampling", () => {
  const plot = (changes: object) => ({
    name: "渠黎1号",
    role: "demo",
    area: "12",
    points: Array.from({ length: 5 }, () => ({ area: "0.1", stalks: 480 })),
    stalkWeights: Array.from({ length: 20 }, () => "1.2"),
    ...changes,
  });

  it("multiplies stalks by weight, and weighs plots by area", () => {
    const control = plot({
      name: "对照",
      role: "control",
      area: "8",
      points: Array.from({ length: 3 }, () => ({ area: "0.1", stalks: 400 })),
      stalkWeights: Array.from({ length: 20 }, () => "1.3"),
    });
    const second = plot({ name: "渠黎2号", area: "36", stalkWeights: Array.from({ length: 20 }, () => "1.1") });
    const result = measure("yield", { plots: [plot({}), second, control] });
    expect(metric(result, "yield")).toBe("5.40 吨/亩");
    expect(metric(result, "yield:对照区")).toBe("5.20 吨/亩");
    expect(metric(result, "percent-increase")).toBe("3.85 %");
    expect(findMetric(result, "yield:对照区")).toMatchObject({
      trace: { zh: "对照区单产：对照（8 亩，3 点）：4000.0 茎/亩 × 1.300 kg/茎 = 5.200 吨/亩" },
    });
  });

  it("asks for five points from 10 亩 on, three below, and twenty stalks", () => {
    const three = { points: Array.from({ length: 3 }, () => ({ area: "0.1", stalks: 480 })) };
    expect(metric(measure("yield", { plots: [plot({ ...three, area: "10" })] }), "yield")).toBe(
      "渠黎1号：需 5 个样点，现有 3 个",
    );
    expect(metric(measure("yield", { plots: [plot({ ...three, area: "9.9" })] }), "yield")).toBe("5.76 吨/亩");
    expect(metric(measure("yield", { plots: [plot({ stalkWeights: ["1.2"] })] }), "yield")).toContain("需称量 20 茎");
    expect(metric(measure("yield", { plots: [plot({})] }), "percent-increase")).toBe("缺少对照区地块");
    expect(metric(measure("yield", { plots: [] }), "yield")).toBe("缺少示范区地块");
  });
});

describe("presence", () => {
  const item = (label: string, state: string) => ({ label, state, note: "" });

  it("is there only when every part is", () => {
    const both = measure("presence", { items: [item("施肥处方图", "present"), item("预警推送", "present")] });
    expect([metric(both, "presence"), metric(both, "count")]).toEqual(["1 1", "2 项"]);
  });

  it("is absent as soon as one part is known to be, though others are unchecked", () => {
    const one = measure("presence", { items: [item("施肥处方图", "absent"), item("预警推送", "not-checked")] });
    expect([metric(one, "presence"), metric(one, "count")]).toEqual(["0 1", "尚未核对：预警推送"]);
    expect(findMetric(one, "presence")).toMatchObject({ trace: { zh: "应具备 2 项，已见 0 项；缺：施肥处方图" } });
  });

  it("is undetermined while anything is unchecked or nothing is listed", () => {
    expect(metric(measure("presence", { items: [item("预警推送", "not-checked")] }), "presence")).toContain("尚未核对");
    expect(metric(measure("presence", { items: [] }), "presence")).toBe("没有列出检查内容");
  });
});

describe("value taken over", () => {
  const value = (changes: object) => ({
    metric: "value",
    subject: null,
    value: "0.420",
    unit: "°Brix",
    n: 200,
    source: "检测报告第 12 页",
    ...changes,
  });

  it("prints what was written, and claims no interval", () => {
    expect(findMetric(measure("manual", value({})), "value")).toMatchObject({
      value: "21/50",
      shown: "0.420",
      n: 200,
      interval: null,
    });
  });

  it("wants a value and a source", () => {
    expect(metric(measure("manual", value({ value: null, source: " " })), "value")).toBe("缺少数值；缺少数据来源");
  });
});
