import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { reviewKindSchema } from "#shared/domain/dossier/profile.ts";
import type { FormCriterion } from "#shared/domain/standard/form-schema.ts";
import { weightOf } from "#shared/domain/standard/form-schema.ts";
import { materialsAsked } from "#shared/domain/standard/kind-materials.ts";
import {
  askedIn,
  kindsAsking,
  mayHaveParts,
  mayRemove,
  nextMaterialId,
  withBand,
  withCriterion,
  withMaterial,
  withoutCriterion,
  withoutMaterial,
} from "#shared/domain/standard/rule-lists.ts";
import { diffRules } from "#shared/domain/standard/rules-diff.ts";
import { rulesProblems } from "#shared/domain/standard/rules-problems.ts";
import { type HouseRules, kindRules, rulesSchema } from "#shared/domain/standard/rules-schema.ts";
import { setRule } from "#shared/domain/standard/set-rule.ts";
import { modelRules } from "#test/resources/read-packs.ts";

const model = rulesSchema.parse(modelRules());
const title = { zh: "新的一项", en: "A new one" };
const form = (rules: HouseRules) => kindRules(rules, "acceptance").criteria;
const problems = (rules: HouseRules): readonly string[] =>
  rulesProblems(rules).map(({ where, what }) => `${where.zh}：${what.zh}`);
const told = (rules: HouseRules): readonly string[] =>
  diffRules(model, rules).map(({ label, before, after }) => `${label.zh}：${before.zh} → ${after.zh}`);
const pathsOf = (criteria: readonly FormCriterion[], above: readonly string[] = []): readonly (readonly string[])[] =>
  criteria.flatMap(({ id, children }) => [[...above, id], ...pathsOf(children, [...above, id])]);

describe("required materials come and go", () => {
  test("a new one takes the next number and is looked for by no review until one asks", () => {
    const added = withMaterial(model, title);
    expect(problems(added)).toEqual([]);
    expect(told(added)).toEqual(["应交材料：无 → 新增：31 新的一项"]);
    expect(kindsAsking(added, "31")).toEqual([]);
    const asked = askedIn(added, "31", ["midterm", "acceptance"]);
    expect(kindsAsking(asked, "31")).toEqual(["acceptance", "midterm"]);
    expect(materialsAsked(asked, "acceptance").at(-1)).toMatchObject({ id: "31", compulsory: "always" });
    expect(problems(asked)).toEqual([]);
    expect(kindsAsking(askedIn(asked, "31", ["midterm"]), "31")).toEqual(["midterm"]);
  });

  test("asking again keeps a kind's own word, in the order of the pack", () => {
    const own = setRule(model, ["kinds", "acceptance", "materials", "13", "minimumCount"], 4);
    const again = askedIn(own, "13", reviewKindSchema.options);
    expect(materialsAsked(again, "acceptance").find(({ id }) => id === "13")?.minimumCount).toBe(4);
    for (const kind of again.kinds) {
      const ids = kind.materials.map(({ id }) => id);
      expect(ids).toEqual(ids.toSorted());
    }
  });

  test("one that goes is looked for nowhere, and its number is not given again while a higher one stands", () => {
    const gone = withoutMaterial(model, "13");
    expect(problems(gone)).toEqual([]);
    expect(told(gone)).toContain("应交材料：13 用户应用证明 → 删去");
    expect(kindsAsking(gone, "13")).toEqual([]);
    expect(nextMaterialId(gone)).toBe("31");
    const full = Array.from({ length: 69 }).reduce<HouseRules>((rules) => withMaterial(rules, title), model);
    expect([full.materials.length, nextMaterialId(full), withMaterial(full, title)]).toEqual([99, null, full]);
    expect(nextMaterialId(withoutMaterial(full, "13"))).toBe("13");
  });
});

describe("criteria come and go", () => {
  test("a new one weighs what is missing, and where nothing is the sum says so", () => {
    const full = withCriterion(model, "acceptance", [], title);
    expect(problems(full)).toEqual(["评审类型与评审表 · 项目验收：分值合计 101 分，须为 100 分"]);
    const lighter = setRule(model, ["kinds", "acceptance", "criteria", "novelty", "weight"], 1000);
    expect(problems(lighter)).toEqual(["评审类型与评审表 · 项目验收：分值合计 95 分，须为 100 分"]);
    const whole = withCriterion(lighter, "acceptance", [], title);
    expect(problems(whole)).toEqual([]);
    expect(form(whole).at(-1)).toMatchObject({ id: "own-1", weight: 500, scoredBy: "all" });
    expect(told(whole)).toEqual([
      "评审类型与评审表 · 项目验收：无 → 新增：新的一项",
      "评审类型与评审表 · 项目验收 · 创新性与技术水平 · 分值：15 分 → 10 分",
    ]);
  });

  test("the first part takes over weight and scorers, the last that goes gives them back", () => {
    const parted = withCriterion(model, "acceptance", ["funds"], title);
    expect(problems(parted)).toEqual([]);
    expect(form(parted).at(-1)).toMatchObject({
      weight: 1200,
      scoredBy: "all",
      children: [{ id: "own-1", weight: 1200, scoredBy: ["finance"] }],
    });
    const two = withCriterion(parted, "acceptance", ["funds"], title);
    expect(form(two).at(-1)?.weight).toBe(1300);
    expect(problems(two)).toEqual(["评审类型与评审表 · 项目验收：分值合计 101 分，须为 100 分"]);
    expect(withoutCriterion(parted, "acceptance", ["funds", "own-1"])).toEqual(model);
  });

  test("goes three levels deep and no deeper", () => {
    expect([mayHaveParts([]), mayHaveParts(["a", "b"]), mayHaveParts(["a", "b", "c"])]).toEqual([true, true, false]);
  });

  test("what a clause weighs stays, and the last criterion of a form", () => {
    const [tech] = kindRules(model, "initiation").criteria;
    expect(mayRemove(model, "initiation", [tech?.id ?? ""])).toBe(false);
    expect(mayRemove(model, "initiation", [tech?.id ?? "", tech?.children[0]?.id ?? ""])).toBe(true);
    const one = form(model)
      .slice(1)
      .reduce((rules, { id }) => withoutCriterion(rules, "acceptance", [id]), model);
    expect(mayRemove(one, "acceptance", ["targets"])).toBe(false);
    expect(withoutCriterion(one, "acceptance", ["targets"])).toEqual(one);
    expect(problems(one)).toEqual(["评审类型与评审表 · 项目验收：分值合计 40 分，须为 100 分"]);
  });

  test("bands begin where the form says, for every criterion at once, highest first", () => {
    const raised = withBand(model, "acceptance", "excellent", 95);
    expect(problems(raised)).toEqual([]);
    expect(new Set(told(raised).map((line) => line.split("：").at(-1)))).toEqual(new Set(["90 % → 95 %"]));
    expect(new Set(problems(withBand(model, "acceptance", "good", 95)).map((line) => line.split("：").at(-1)))).toEqual(
      new Set(["各档起点须从高到低，最低一档从 0 起"]),
    );
  });

  test("whatever comes and goes, weights stay whole numbers, sums follow their parts, and a sum that is not 100 is named", () => {
    const step = fc.record({ add: fc.boolean(), at: fc.nat(40), weight: fc.integer({ min: 1, max: 10_000 }) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const end = steps.reduce((rules, { add, at, weight }) => {
          const paths = pathsOf(form(rules));
          const path = paths[at % paths.length] ?? [];
          if (!add) return withoutCriterion(rules, "acceptance", path);
          const next = mayHaveParts(path) ? withCriterion(rules, "acceptance", path, title) : rules;
          const last = form(next).at(-1);
          if (last === undefined || last.children.length > 0) return next;
          return setRule(next, ["kinds", "acceptance", "criteria", last.id, "weight"], weight);
        }, model);
        const every = (criteria: readonly FormCriterion[]): readonly FormCriterion[] =>
          criteria.flatMap((one) => [one, ...every(one.children)]);
        for (const { weight, children } of every(form(end))) {
          expect(Number.isInteger(weight) && weight > 0).toBe(true);
          if (children.length > 0) expect(weightOf(children)).toBe(weight);
        }
        const sum = weightOf(form(end));
        const said = problems(end).filter((line) => line.includes("分值合计"));
        expect(said).toEqual(
          sum === 10_000 ? [] : [`评审类型与评审表 · 项目验收：分值合计 ${sum / 100} 分，须为 100 分`],
        );
        expect(JSON.stringify(diffRules(model, end))).not.toContain("NaN");
      }),
      { numRuns: 25 },
    );
  });
});

test("what is typed out of bounds is said in words, never as a number that is none", () => {
  const say = (path: readonly string[], value: unknown): string => problems(setRule(model, path, value)).join("|");
  const weight = ["kinds", "acceptance", "criteria", "funds", "weight"];
  expect(say(weight, Number.NaN)).toContain("须填写一个数");
  expect(say(weight, 0)).toContain("经费使用：须大于 0");
  expect(say(weight, null)).toContain("不能为空");
  expect(say(["scoring", "passMark"], 20_000)).toBe("评分：不能大于 100");
  expect(say(["scoring", "decimals"], 9)).toBe("评分：不能大于 4");
  expect(say(["panel", "minimum"], 0)).toBe("专家组：不能小于 1");
  expect(say(["panel", "minimum"], 5.5)).toBe("专家组：须为整数");
  expect(say(["retention", "months"], 12)).toBe("保管期：不能大于 11");
  expect(say(["notApplicable", "decidedBy"], [])).toBe("不适用：至少选一项");
  expect(say(["kinds", "acceptance", "opinion", "opening"], "{date}在{venue}")).toContain("程序不认识的填空名");
  expect(say(["materials", "01", "title"], { zh: "", en: "x" })).toContain("不能为空");
});
