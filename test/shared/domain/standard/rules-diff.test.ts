import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { ruleLeaves } from "#shared/domain/standard/rule-leaves.ts";
import { ruleTitles } from "#shared/domain/standard/rule-words.ts";
import { diffRules } from "#shared/domain/standard/rules-diff.ts";
import { rulesSchema } from "#shared/domain/standard/rules-schema.ts";
import { loadStandardPack } from "#shared/domain/standard/load-pack.ts";
import { setRule } from "#shared/domain/standard/set-rule.ts";
import { canonicalJson } from "#shared/json.ts";
import { modelRules, standardFiles } from "#test/resources/read-packs.ts";

type RulesInput = z.input<typeof rulesSchema>;
const model = rulesSchema.parse(modelRules());
const changed = (part: Partial<RulesInput>) => rulesSchema.parse({ ...model, ...part });
const lines = (part: Partial<RulesInput>): readonly string[] =>
  diffRules(model, changed(part)).map(({ label, before, after }) => `${label.zh}：${before.zh} → ${after.zh}`);

describe("diffRules", () => {
  test("says nothing about two equal versions", () => {
    expect(diffRules(model, changed({}))).toEqual([]);
  });

  test("reads as rule, before, after", () => {
    const ballot = { ...model.ballot, fractionNumerator: 3, fractionDenominator: 4, mode: "secret" as const };
    expect(lines({ ballot })).toEqual(["表决 · 所需比例：2/3 → 3/4", "表决 · 方式：公开 → 无记名"]);
    expect(lines({ scoring: { ...model.scoring, passMark: 6000 } })).toEqual([
      "评分 · 合格线：不设，分数供参考、不决定结论 → 60 分",
    ]);
    expect(lines({ deadlines: { ...model.deadlines, rectificationMonths: 6 } })).toEqual([
      "期限 · 整改期限：3 个月 → 6 个月",
    ]);
  });

  test("names a criterion by its kind and title", () => {
    const kinds = model.kinds.map((kind) =>
      kind.id === "acceptance"
        ? {
            ...kind,
            criteria: kind.criteria.map((entry) =>
              entry.id === "novelty"
                ? { ...entry, weight: 1700 }
                : entry.id === "value"
                  ? { ...entry, weight: 1300 }
                  : entry,
            ),
          }
        : kind,
    );
    expect(lines({ kinds })).toEqual([
      "评审类型与评审表 · 项目验收 · 创新性与技术水平 · 分值：15 分 → 17 分",
      "评审类型与评审表 · 项目验收 · 产业价值与推广前景 · 分值：15 分 → 13 分",
    ]);
  });

  test("a member of a list that comes or goes is one change", () => {
    const [first, ...rest] = model.recusal.grounds;
    expect(first).toBeDefined();
    expect(lines({ recusal: { ...model.recusal, grounds: rest } })).toEqual([
      "回避：受聘于参与单位，或与其有股权、任职、合同、有偿咨询关系 → 删去",
    ]);
    const debt = { id: "debt", title: { zh: "债权债务关系", en: "Debt" }, withinYears: true };
    expect(lines({ recusal: { ...model.recusal, grounds: [...model.recusal.grounds, debt] } })).toEqual([
      "回避：无 → 新增：债权债务关系",
    ]);
  });

  test("an adoption shows its document", () => {
    const adopted = { documentNo: "桂产联〔2026〕3号", date: "2026-03-01", by: "联盟秘书处" };
    expect(lines({ status: "adopted", adopted })).toEqual([
      "状态：示范 → 已采纳",
      "采纳 · 文号：无 → 桂产联〔2026〕3号",
      "采纳 · 日期：无 → 2026-03-01",
      "采纳 · 采纳单位：无 → 联盟秘书处",
    ]);
  });

  test("another order of the same things is told", () => {
    expect(lines({ vetoes: model.vetoes.toReversed() })).toEqual(["否决：原次序 → 新次序"]);
  });

  test("what is unclear is named by its number, and by its words where the standard is given", () => {
    const own = { zh: "另一种处理", en: "Another handling" };
    const next = setRule(model, ["readings", "16", "reading"], own);
    const { content: standard } = loadStandardPack(standardFiles());
    expect(diffRules(model, next).map(({ label, after }) => [label.zh, after])).toEqual([
      ["不明之处的处理 · 疑点 16 · 处理", own],
    ]);
    expect(diffRules(model, next, standard).map(({ label }) => label.zh)).toEqual([
      "不明之处的处理 · 疑点 16（按季、按月的容差和“定期”没有定义） · 处理",
    ]);
    const { readings: _, ...before } = model;
    expect(diffRules(before, model)).toHaveLength(42);
  });

  test("reads the other way round with before and after exchanged", () => {
    const next = changed({ ballot: { ...model.ballot, mode: "secret" } });
    const [there] = diffRules(model, next);
    const [back] = diffRules(next, model);
    expect(back).toEqual({ ...there, before: there?.after, after: there?.before });
  });

  test("every place of the rules has words of its own", () => {
    for (const rule of Object.keys(model)) expect(Object.keys(ruleTitles)).toContain(rule);
    const wordless = ruleLeaves(model).filter((leaf) => leaf.trail.at(-1)?.zh === leaf.trail.at(-1)?.en);
    expect(wordless.map((leaf) => leaf.path)).toEqual([]);
    // Clauses, forms and fill-ins are called by their codes; nothing else is.
    const byCode = /(^id|weightClauses|focusClauses|[cC]lause|opinion\.(document|opening)|documents)$/;
    const inCode = ruleLeaves(model).filter((leaf) => /[a-z]{3}/.test(leaf.value.zh) && !byCode.test(leaf.path));
    expect(inCode.map((leaf) => `${leaf.path} ${leaf.value.zh}`)).toEqual([]);
  });

  test("no difference of content goes unsaid", () => {
    const numbers = numberPaths(model, []);
    fc.assert(
      fc.property(fc.constantFrom(...numbers), (path) => {
        const other = raised(model, path);
        // A form whose weights no longer add up is still a difference people must see.
        expect(canonicalJson(other)).not.toBe(canonicalJson(model));
        return diffRules(model, other).length > 0;
      }),
      { numRuns: 40 },
    );
  });
});

type Path = readonly (string | number)[];

function numberPaths(value: unknown, path: Path): readonly Path[] {
  if (typeof value === "number") return [path];
  if (Array.isArray(value)) return value.flatMap((item, index) => numberPaths(item, [...path, index]));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => numberPaths(member, [...path, name]));
}

/** The same value with the number at a path one higher. */
function raised<Value>(value: Value, [first, ...rest]: Path): Value {
  const copy: unknown =
    first === undefined
      ? Number(value) + 1
      : Array.isArray(value)
        ? value.map((item: unknown, index) => (index === first ? raised(item, rest) : item))
        : Object.fromEntries(
            Object.entries(value ?? {}).map(([name, member]) => [name, name === first ? raised(member, rest) : member]),
          );
  // A copy that differs in one number has the shape it had.
  return copy as Value;
}
