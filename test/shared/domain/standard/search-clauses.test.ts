import { describe, expect, test } from "vitest";
import { loadStandardPack } from "#shared/domain/standard/load-pack.ts";
import { searchClauses, type ClauseSearch } from "#shared/domain/standard/search-clauses.ts";
import { handlingOf, settlingRules, withReadings } from "#shared/domain/standard/settling-rules.ts";
import { rulesSchema } from "#shared/domain/standard/rules-schema.ts";
import { setRule } from "#shared/domain/standard/set-rule.ts";
import { modelRules, standardFiles } from "#test/resources/read-packs.ts";

const { content: pack } = loadStandardPack(standardFiles());
const model = rulesSchema.parse(modelRules());
const found = (search: Partial<ClauseSearch>): readonly string[] =>
  searchClauses(pack, { text: "", layer: null, scenario: null, kind: null, ...search }).map((clause) => clause.id);

describe("searchClauses", () => {
  test("without a search it is the whole standard", () => {
    expect(found({})).toHaveLength(158);
  });

  test("finds by id, by reference, by words in either language, all of them", () => {
    expect(found({ text: "acc.tech.latency" })).toEqual(["acc.tech.latency"]);
    expect(found({ text: "响应时间" })).toContain("acc.tech.latency");
    expect(found({ text: "准确率 98" })).toEqual(["A2.fruit.grade"]);
    expect(found({ text: "LATENCY 100" })).toContain("acc.tech.latency");
    expect(found({ text: "没有这样的条款" })).toEqual([]);
  });

  test("filters by layer, scenario and kind of review, and the filters narrow each other", () => {
    expect(found({ scenario: "A2.fruit" })).toEqual(expect.arrayContaining(["A2.fruit.grade", "A2.fruit.rate"]));
    expect(found({ scenario: "A2.fruit", text: "分级" })).not.toContain("A2.fruit.rate");
    expect(found({ scenario: "basics" })).toContain("A4.trl");
    expect(found({ layer: "K" })).toContain("acc.fail.lessons");
    expect(found({ kind: "performance" })).toContain("perf.w.contrib");
    expect(found({ kind: "acceptance" })).not.toContain("perf.w.contrib");
  });
});

describe("settlingRules", () => {
  const lines = (ambiguity: number): readonly string[] =>
    settlingRules(model, ambiguity).map(({ trail, value }) => `${trail.map(({ zh }) => zh).join(" · ")} ${value.zh}`);

  test("says which house rule settles an ambiguity, as it stands", () => {
    expect(lines(29)).toContain("最少人数 5 人");
    expect(lines(31)).toContain("所需比例 2/3");
    expect(lines(13)).toEqual(["协同效能权重 未配置"]);
    expect(lines(36)).toEqual(["等级分段 连续分段"]);
  });

  test("is silent where the house rules are", () => {
    expect(lines(39)).toEqual([]);
  });
});

describe("how an ambiguity is handled (house rule: readings)", () => {
  const own = { zh: "另一种处理", en: "Another handling" };
  const ambiguity = (number: number) =>
    pack.ambiguities.find((each) => each.number === number) ?? expect.fail(String(number));
  const { readings: _, ...before } = model;

  test("by the house rules, and by the neutral default where they do not say", () => {
    const five = ambiguity(5);
    const stated = setRule(model, ["readings", "5", "reading"], own);
    expect(handlingOf(stated, five)).toEqual({ reading: own, byRules: true, neutral: five.default });
    expect(handlingOf(stated, ambiguity(3))).toEqual({ reading: ambiguity(3).default, byRules: true, neutral: null });
    for (const rules of [before, null])
      expect(handlingOf(rules, five)).toEqual({ reading: five.default, byRules: false, neutral: null });
  });

  test("rules from before take the neutral defaults; what the organiser says itself stays, what the program fixes does not", () => {
    expect(withReadings(before, pack)).toEqual(model);
    const stated = setRule(model, ["readings", "5", "reading"], own);
    expect(withReadings(setRule(stated, ["readings", "7", "reading"], own), pack)).toEqual(stated);
  });
});
