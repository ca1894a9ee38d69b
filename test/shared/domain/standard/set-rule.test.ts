import { describe, expect, test } from "vitest";
import { diffRules } from "#shared/domain/standard/rules-diff.ts";
import { rulesProblems } from "#shared/domain/standard/rules-problems.ts";
import { rulesSchema } from "#shared/domain/standard/rules-schema.ts";
import { ruleAt, setRule } from "#shared/domain/standard/set-rule.ts";
import { modelRules } from "#test/resources/read-packs.ts";

const model = rulesSchema.parse(modelRules());
const funds = ["kinds", "acceptance", "criteria", "funds", "weight"];

describe("setRule", () => {
  test("exchanges one place and nothing else", () => {
    const next = setRule(model, ["ballot", "mode"], "secret");
    expect(ruleAt(next, ["ballot", "mode"])).toBe("secret");
    expect(diffRules(model, next).map(({ path }) => path)).toEqual(["ballot.mode"]);
    expect(model.ballot.mode).toBe("open");
  });

  test("reaches members of lists by their id, parts of parts too", () => {
    const path = ["kinds", "acceptance", "criteria", "targets", "children", "targets-technical", "weight"];
    expect(ruleAt(model, path)).toBe(2000);
    expect(ruleAt(setRule(model, path, 1800), path)).toBe(1800);
  });

  test("a place that is not there changes nothing", () => {
    expect(diffRules(model, setRule(model, ["ballot", "colour"], "red"))).toEqual([]);
    expect(ruleAt(model, ["kinds", "nowhere"])).toBeUndefined();
  });
});

describe("rulesProblems", () => {
  test("a sound pack has none", () => {
    expect(rulesProblems(model)).toEqual([]);
  });

  test("says where and what in words", () => {
    const words = (rules: typeof model) => rulesProblems(rules).map(({ where, what }) => `${where.zh}：${what.zh}`);
    expect(words(setRule(model, funds, 1700))).toEqual(["评审类型与评审表 · 项目验收：分值合计 105 分，须为 100 分"]);
    expect(words(setRule(model, ["panel", "major"], 3))).toEqual(["专家组：重大项目人数不能少于最少人数"]);
    expect(words(setRule(model, ["indices", "efficacyWeights"], { onTime: 0, transfer: 0, satisfaction: 0 }))).toEqual([
      "测评权重：权重合计须为 100 %",
    ]);
    expect(words(setRule(model, ["title", "zh"], ""))).toEqual(["名称：不能为空"]);
  });
});
