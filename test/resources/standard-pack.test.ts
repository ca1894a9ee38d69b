import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { instrumentCatalogue } from "#shared/domain/measurement/instruments.ts";
import { basicClauses, clausesOfScenario, findClause } from "#shared/domain/standard/find-clause.ts";
import { loadStandardPack } from "#shared/domain/standard/load-pack.ts";
import { thresholdText } from "#shared/domain/standard/threshold-text.ts";
import { standardFiles } from "./read-packs.ts";

const { content: pack } = loadStandardPack(standardFiles());
const listed = readFileSync(new URL("clause-list.txt", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line) => line.split(" | "));

describe("the transcription of T/GXDSL 140—2025", () => {
  test("has exactly the 158 listed clauses, in order, with reference, type, layers and ambiguities", () => {
    expect(listed).toHaveLength(158);
    const transcribed = pack.clauses.map((clause) => [
      clause.id,
      clause.ref,
      clause.soft ? `${clause.type} soft` : clause.type,
      clause.layers.join(" "),
      clause.ambiguities.join(" ") || "-",
    ]);
    expect(transcribed).toEqual(listed);
  });

  test.each([
    ["acc.tech.accuracy", "≥ 90 %"],
    ["acc.tech.latency", "< 100 ms"],
    ["acc.tech.stability", "≥ 99.9 %"],
    ["acc.econ.efficiency", "≥ 20 %"],
    ["acc.econ.cost", "≥ 15 %"],
    ["acc.econ.roi", "未规定"],
    ["acc.tech.other", "未规定"],
    ["acc.econ.other", "未规定"],
    ["acc.panel.mix", "≥ 1 人"],
    ["acc.process", "⊇ 材料审核、现场演示、质询答疑"],
    ["term.2.efficiency", "≥ 20 %"],
    ["term.2.cost", "≥ 15 %"],
    ["term.2.addedvalue", "≥ 30 %"],
    ["term.4.formula", "0.4×技术渗透率 + 0.3×应用深度 + 0.3×效益贡献度"],
    ["term.4.excellent", "≥ 0.8"],
    ["term.5.priority", "> 0.7"],
    ["term.5.gap", "< 0.3"],
    ["term.6.scale", "∈ 1、2、3、4、5、6、7、8、9 级"],
    ["term.6.scaleup", "≥ 7 级"],
    ["term.7.growth", "≥ 15 %"],
    ["term.8.support", "≥ 80 分"],
    ["term.9.lift", "≥ 1 级"],
    ["term.10.rectify", "< 0.6"],
    ["mech.1.staff", "≥ 10 人"],
    ["mech.2.quarter", "≥ 1 次/季"],
    ["mech.2.month", "≥ 1 次/月"],
    ["res.data.volume", "≥ 1 TB"],
    ["res.data.label", "≥ 95 %"],
    ["res.data.refresh", "≤ 7 天"],
    ["res.data.scenes", "≥ 3 个"],
    ["res.compute.total", "≥ 100 PFLOPS"],
    ["res.compute.compress", "≥ 10 倍(:1)"],
    ["res.team.algo", "≥ 3 人"],
    ["res.team.domain", "≥ 2 人"],
    ["res.team.industry", "≥ 5 人"],
    ["res.team.train", "≥ 1000 人次/年"],
    ["init.w.tech", "= 30 %"],
    ["init.w.value", "= 40 %"],
    ["init.w.team", "= 30 %"],
    ["proc.iter", "≤ 14 天"],
    ["proc.risk", "= 3 类"],
    ["proc.report", "≥ 1 份/月"],
    ["ip.company", "60–70 %"],
    ["ip.academia", "30–40 %"],
    ["tran.demo", "≥ 3 条"],
    ["perf.w.innov", "= 30 %"],
    ["perf.w.contrib", "= 40 %"],
    ["perf.w.social", "= 30 %"],
    ["perf.grade.excellent", "≥ 85 分"],
    ["perf.grade.good", "70–84 分"],
    ["perf.grade.pass", "60–69 分"],
    ["perf.grade.fail", "< 60 分"],
    ["guar.firstset", "≤ 30 %"],
    ["guar.fund", "= 10 亿元"],
    ["guar.loan", "≤ 1000 万元"],
    ["A1.pm.accuracy", "≥ 95 %"],
    ["A1.pm.downtime", "≥ 50 %"],
    ["A1.auto.defect", "≥ 99 %"],
    ["A1.auto.speed", "≥ 3 倍(提升)"],
    ["A1.food.defect", "≥ 99 %"],
    ["A1.food.rate", "≥ 100 件/分"],
    ["A1.elec.sched", "未规定"],
    ["A2.cane.fert", "≥ 20 %"],
    ["A2.cane.yield", "≥ 15 %"],
    ["A2.fruit.grade", "≥ 98 %"],
    ["A2.fruit.rate", "≥ 5 吨/时"],
    ["A3.med.accuracy", "≥ 90 %"],
    ["A3.med.speed", "≥ 50 %"],
    ["A4.trl", "≥ 6 级"],
    ["A4.payback", "≤ 3 年"],
  ])("%s demands %s", (id, words) => {
    const clause = findClause(pack, id);
    expect(clause === null ? null : thresholdText(pack, clause).zh).toBe(words);
  });

  test("no quantified clause lacks its threshold", () => {
    const open = pack.clauses.filter((clause) => clause.type === "quantified" && clause.threshold === null);
    expect(open).toEqual([]);
  });

  test("annex A has 11 scenarios, and its basics with the four of A.4 and the clear benefit", () => {
    expect(pack.scenarios).toHaveLength(11);
    expect(basicClauses(pack).map((clause) => clause.id)).toEqual([
      "A4.trl",
      "A4.scalable",
      "A4.payback",
      "A4.service",
      "A4.benefit",
    ]);
    expect(clausesOfScenario(pack, "A2.fruit").map((clause) => clause.id)).toEqual([
      "A2.fruit.grade",
      "A2.fruit.rate",
      "A2.fruit.trace",
      "A2.fruit.indices",
    ]);
  });

  test("all 42 ambiguities have a default, and every one touches a clause", () => {
    expect(pack.ambiguities.map(({ number }) => number)).toEqual(Array.from({ length: 42 }, (_, index) => index + 1));
    const touched = new Set(pack.clauses.flatMap((clause) => clause.ambiguities));
    const untouched = pack.ambiguities.map(({ number }) => number).filter((number) => !touched.has(number));
    expect(untouched).toEqual([]);
  });

  test("thresholds said twice are checked once, at the acceptance clause", () => {
    const doubled = pack.clauses.filter((clause) => clause.checkedWith !== null);
    expect(doubled.map(({ id, checkedWith }) => [id, checkedWith])).toEqual([
      ["term.2.efficiency", "acc.econ.efficiency"],
      ["term.2.cost", "acc.econ.cost"],
    ]);
    for (const clause of doubled) expect(clause.threshold).toBe(findClause(pack, clause.checkedWith ?? "")?.threshold);
  });

  test("everything the panel checks has an instrument, and what only the alliance owes has none", () => {
    const without = pack.clauses.filter((clause) => clause.instrument === null);
    expect(
      without.filter((clause) => clause.layers.some((layer) => "PXY".includes(layer))).map(({ id }) => id),
    ).toEqual([]);
    const alliance = pack.clauses.filter((clause) => clause.layers.join() === "A");
    expect(alliance.filter((clause) => clause.instrument !== null).map(({ id }) => id)).toEqual([]);
  });

  test("a clause asks an instrument only for metrics that instrument yields", () => {
    const catalogue: Readonly<Record<string, { readonly metrics: readonly string[] }>> = instrumentCatalogue;
    const asked = pack.clauses.flatMap(({ id, instrument, measures }) =>
      measures.map((metric) => ({ id, instrument, metric })),
    );
    const measured = asked.filter(({ instrument }) => instrument !== null && instrument in catalogue);
    expect(measured.length).toBeGreaterThan(60);
    const beyond = measured.filter(({ instrument, metric }) => !catalogue[instrument ?? ""]?.metrics.includes(metric));
    expect(beyond).toEqual([]);
  });

  test("summaries are short and in two languages", () => {
    for (const { id, summary } of pack.clauses) {
      expect(summary.zh.length, id).toBeLessThanOrEqual(60);
      expect(summary.zh, id).toMatch(/[\u4e00-\u9fff].*。$/u);
      expect(summary.en, id).not.toMatch(/[\u4e00-\u9fff]/u);
    }
  });
});
