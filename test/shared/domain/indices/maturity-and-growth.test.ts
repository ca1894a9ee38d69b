import { describe, expect, test } from "vitest";
import { benefitGrowth, type GrowthInput } from "#shared/domain/indices/benefit-growth.ts";
import { manufacturingMaturity, type ManufacturingInput } from "#shared/domain/indices/manufacturing-maturity.ts";
import { transferMaturity, type TransferInput } from "#shared/domain/indices/transfer-maturity.ts";
import { context, refusal, shown, verdicts } from "./context.ts";

const transfer = (level: number, technologyLevel: number | null = null): TransferInput => ({
  result: "在线质检系统",
  level,
  bases: ["stability", "market-fit", "return"],
  assessor: "第三方",
  technologyLevel,
});

describe("transfer maturity", () => {
  test.each([
    [5, "unmet", false],
    [6, "unmet", true],
    [7, "met", false],
    [9, "met", false],
  ])("level %i: scaling up %s, warned %s", (level, scaleup, warned) => {
    const result = transferMaturity(transfer(level), context());
    expect(verdicts(result)["term.6.scaleup"]).toBe(scaleup);
    expect(result.notes.some(({ zh }) => zh.includes("还不能规模化推广"))).toBe(warned);
    expect(result.trace[0]?.zh).toContain("验收通过即纳入成果推广库");
  });

  test("says the levels the pack says", () => {
    const { pack, rules } = context();
    const clauses = pack.clauses.map((clause) =>
      clause.id === "term.6.scaleup" ? { ...clause, threshold: "8" } : clause,
    );
    const result = transferMaturity(transfer(7), { pack: { ...pack, clauses }, rules });
    expect(result.trace[0]?.zh).toContain("成果转化成熟度 7 级，未到规模化推广的 8 级");
    expect(result.notes[0]?.zh).toContain("6 级及以上而不足 8 级");
  });

  test("never takes one scale for the other", () => {
    expect(verdicts(transferMaturity(transfer(8), context()))["A4.trl"]).toBe("undetermined");
    expect(verdicts(transferMaturity(transfer(3, 6), context()))["A4.trl"]).toBe("met");
    expect(verdicts(transferMaturity(transfer(8, 5), context()))["A4.trl"]).toBe("unmet");
  });

  test("asks for all the bases, and for a level of the nine", () => {
    const thin: TransferInput = { ...transfer(7), bases: ["stability"] };
    expect(verdicts(transferMaturity(thin, context()))["term.6.basis"]).toBe("unmet");
    expect(refusal(() => transferMaturity(transfer(0), context()))?.code).toBe("component-out-of-range");
    expect(refusal(() => transferMaturity(transfer(10), context()))?.code).toBe("component-out-of-range");
    expect(refusal(() => transferMaturity(transfer(7, 10), context()))?.details["component"]).toBe("技术成熟度");
  });
});

type Level = ManufacturingInput["units"][number]["before"];
const factory = (...levels: readonly (readonly [before: Level, after: Level])[]): ManufacturingInput => ({
  manufacturing: true,
  units: levels.map(([before, after], index) => ({
    name: `产线${index + 1}`,
    before,
    after,
    assessor: "评估机构",
    model: "GB/T 39116",
    date: "2026-01-15",
  })),
});

describe("lift in manufacturing maturity", () => {
  test("one level is enough, none is not", () => {
    expect(verdicts(manufacturingMaturity(factory(["L2", "L3"]), context()))["term.9.lift"]).toBe("met");
    const none = manufacturingMaturity(factory(["L2", "L2"]), context());
    expect([verdicts(none)["term.9.lift"], shown(none, "lift-1")]).toEqual(["unmet", "0"]);
    expect(verdicts(manufacturingMaturity(factory(["L3", "L2"]), context()))["term.9.lift"]).toBe("unmet");
  });

  test("what is already at the top is not asked to rise", () => {
    const top = manufacturingMaturity(factory(["L5", "L5"]), context());
    expect(verdicts(top)["term.9.lift"]).toBe("not-applicable");
    expect(top.findings[1]?.reason.zh).toBe("产线1 已达 L5，无从提升");
    expect(verdicts(manufacturingMaturity(factory(["L5", "L5"], ["L1", "L2"]), context()))["term.9.lift"]).toBe("met");
    expect(verdicts(manufacturingMaturity(factory(["L2", "L3"], ["L2", "L2"]), context()))["term.9.lift"]).toBe(
      "unmet",
    );
  });

  test("does not speak of other projects, and waits for an assessment", () => {
    const farm = manufacturingMaturity({ manufacturing: false, units: [] }, context());
    expect(verdicts(farm)).toEqual({ "term.9.scale": "not-applicable", "term.9.lift": "not-applicable" });
    expect(manufacturingMaturity(factory(), context()).state).toBe("blocked");
  });
});

const year = (number: number, directFen: number, indirectFen: number | null = null) => ({
  year: number,
  directFen,
  indirectFen,
  source: "审计报告",
});
const growth = (previous: GrowthInput["previous"], current: GrowthInput["current"]): GrowthInput => ({
  subject: "协同体",
  previous,
  current,
});

describe("growth of benefits", () => {
  test("15 % is enough, a hair below is not", () => {
    const enough = benefitGrowth(growth(year(2024, 100_000_000), year(2025, 115_000_000)), context());
    expect([verdicts(enough)["term.7.growth"], shown(enough, "growth")]).toEqual(["met", "15"]);
    expect(enough.trace[0]?.zh).toBe("效益增长率（仅直接，万元）= (115.00 − 100.00) ÷ 100.00 = 15 %");
    const under = benefitGrowth(growth(year(2024, 100_000_000), year(2025, 114_999_999)), context());
    expect(verdicts(under)["term.7.growth"]).toBe("unmet");
    expect(under.findings[0]?.reason.zh).toBe("14.999999 % 不满足 ≥ 15 %");
  });

  test("the first year has nothing to be compared with", () => {
    const first = benefitGrowth(growth(null, year(2025, 1)), context());
    expect([first.state, verdicts(first)["term.7.growth"], first.values]).toEqual(["computed", "not-applicable", []]);
  });

  test.each([0, -5_000_000])("a base of %i gives no rate", (fen) => {
    const result = benefitGrowth(growth(year(2024, fen), year(2025, 10_000_000)), context());
    expect([result.state, verdicts(result)["term.7.growth"], result.values]).toEqual(["blocked", "undetermined", []]);
    expect(result.missing[0]?.zh).toContain("不大于零");
  });

  test("the year before must be the year before", () => {
    expect(benefitGrowth(growth(year(2023, 1), year(2025, 2)), context()).state).toBe("blocked");
  });

  test("indirect benefits count where both years price them, and both kinds are asked for", () => {
    const priced = benefitGrowth(growth(year(2024, 80, 20), year(2025, 80, 40)), context());
    expect([shown(priced, "growth"), verdicts(priced)["term.7.components"]]).toEqual(["20", "met"]);
    const direct = benefitGrowth(growth(year(2024, 80, 20), year(2025, 80)), context());
    expect([shown(direct, "growth"), verdicts(direct)["term.7.components"]]).toEqual(["0", "unmet"]);
    expect(direct.notes[0]?.zh).toContain("未计入增长率");
  });
});
