import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gradeOf } from "#shared/domain/indices/grade-bands.ts";
import type { IndexContext } from "#shared/domain/indices/index-result.ts";
import { performance, type PerformanceInput } from "#shared/domain/indices/performance.ts";
import { fraction, fromDecimal } from "#shared/domain/rational.ts";
import type { FormCriterion } from "#shared/domain/standard/form-schema.ts";
import { context, refusal, shown, verdicts } from "./context.ts";

const leavesOf = (criterion: FormCriterion): readonly FormCriterion[] =>
  criterion.children.length === 0 ? [criterion] : criterion.children.flatMap(leavesOf);
const tree = context().rules.kinds.find(({ id }) => id === "performance")?.criteria ?? [];
const leaves = tree.flatMap(leavesOf);

/** Every leaf at the same share of its weight, in hundredths. */
const scoredAt = (percent: number): PerformanceInput["scores"] =>
  Object.fromEntries(leaves.map(({ id, weight }) => [id, String((weight * percent) / 10_000)]));

const input = (changes: Partial<PerformanceInput> = {}): PerformanceInput => ({
  subject: "项目",
  year: 2025,
  scores: scoredAt(80),
  methods: ["quantitative", "qualitative"],
  assessments: ["2025-12-20"],
  ...changes,
});

/** The tree with one criterion replaced wherever it stands. */
function withTree(change: (criterion: FormCriterion) => FormCriterion): IndexContext {
  const walk = (criterion: FormCriterion): FormCriterion => {
    const changed = change(criterion);
    return { ...changed, children: changed.children.map(walk) };
  };
  const { pack, rules } = context();
  const kinds = rules.kinds.map((kind) =>
    kind.id === "performance" ? { ...kind, criteria: kind.criteria.map(walk) } : kind,
  );
  return { pack, rules: { ...rules, kinds } };
}

describe("annual performance", () => {
  test("adds up 30, 40 and 30", () => {
    const result = performance(input(), context());
    expect([shown(result, "score"), ...tree.map(({ id }) => shown(result, id))]).toEqual(["80.0", "24", "32", "24"]);
    expect(verdicts(result)).toEqual({
      "perf.w.innov": "met",
      "perf.w.contrib": "met",
      "perf.w.social": "met",
      "perf.levels": "met",
      "perf.tree": "met",
      "perf.methods": "met",
      "perf.annual": "met",
      "perf.grade.excellent": "not-applicable",
      "perf.grade.good": "met",
      "perf.grade.pass": "not-applicable",
      "perf.grade.fail": "not-applicable",
    });
  });

  test("a fail is nothing that was met", () => {
    const result = performance(input({ scores: scoredAt(50) }), context());
    expect(verdicts(result)["perf.grade.fail"]).toBe("unmet");
  });

  test("waits for every leaf", () => {
    const [first] = leaves;
    const result = performance(input({ scores: { ...scoredAt(80), [first?.id ?? ""]: null } }), context());
    expect([result.state, result.missing[0]?.zh]).toEqual(["blocked", `尚未评分：${first?.title.zh}`]);
    expect(verdicts(result)["perf.grade.good"]).toBe("undetermined");
  });

  test("sees a first level that does not weigh what the standard says", () => {
    const swapped = withTree((criterion) =>
      criterion.id === "innovation" ? { ...criterion, weight: 4000, children: [] } : criterion,
    );
    expect(
      verdicts(performance(input({ scores: { ...scoredAt(80), innovation: "32" } }), swapped))["perf.w.innov"],
    ).toBe("unmet");
  });

  test("refuses a level that does not add up, and points above a leaf's weight", () => {
    const lopsided = withTree((criterion) => (criterion.id === "papers" ? { ...criterion, weight: 900 } : criterion));
    expect(refusal(() => performance(input(), lopsided))).toEqual({
      code: "weights-not-one",
      details: { path: "innovation", sum: "0.29", whole: "0.3" },
    });
    const [first] = leaves;
    const scores = { ...scoredAt(80), [first?.id ?? ""]: "6.01" };
    expect(refusal(() => performance(input({ scores }), context()))?.details).toMatchObject({
      value: "6.01",
      high: "6.00",
    });
  });

  test("two levels are not three, and one assessment a year is not none or two", () => {
    const flat = withTree((criterion) => ({
      ...criterion,
      children: criterion.children.map((child) => ({ ...child, children: [] })),
    }));
    const second = flat.rules.kinds.find(({ id }) => id === "performance")?.criteria.flatMap(leavesOf) ?? [];
    const scores = Object.fromEntries(second.map(({ id }) => [id, "5"]));
    const found = verdicts(performance(input({ scores, assessments: [], methods: ["qualitative"] }), flat));
    expect([found["perf.levels"], found["perf.tree"], found["perf.annual"], found["perf.methods"]]).toEqual([
      "unmet",
      "unmet",
      "unmet",
      "unmet",
    ]);
    const twice = performance(input({ assessments: ["2025-06-30", "2025-12-20", "2024-12-20"] }), context());
    expect(verdicts(twice)["perf.annual"]).toBe("unmet");
  });

  test("an alliance without a tree scores nothing", () => {
    const { pack, rules } = context();
    const none: IndexContext = { pack, rules: { ...rules, kinds: [] } };
    expect(performance(input({ scores: {} }), none).missing[0]?.zh).toContain("未配置");
  });
});

describe("grades", () => {
  const { pack } = context();
  test.each([
    ["100", "excellent", "excellent"],
    ["85", "excellent", "excellent"],
    ["84.99", "good", "excellent"],
    ["84.5", "good", "excellent"],
    ["84.49", "good", "good"],
    ["84", "good", "good"],
    ["70", "good", "good"],
    ["69.5", "pass", "good"],
    ["69.49", "pass", "pass"],
    ["60", "pass", "pass"],
    ["59.5", "fail", "pass"],
    ["59.49", "fail", "fail"],
    ["0", "fail", "fail"],
  ])("%s is %s by continuous bands and %s rounded first", (score, continuous, rounded) => {
    expect(gradeOf(fromDecimal(score), pack, "continuous").id).toBe(continuous);
    expect(gradeOf(fromDecimal(score), pack, "round-first").id).toBe(rounded);
  });

  test("names the rule, prints the bands as they stand, and says where they have a gap", () => {
    const grade = gradeOf(fromDecimal("84.5"), pack, "continuous");
    expect(grade.how.zh).toBe("84.5 分，不低于 70 分、低于 85 分：良好（连续分段）");
    expect(grade.literal.zh).toBe("标准原文分段：优秀 ≥ 85，良好 70–84，合格 60–69，不合格 < 60");
    expect(grade.unassigned?.zh).toBe("原文各段没有包含 84.5 分");
    expect(gradeOf(fromDecimal("84.5"), pack, "round-first").how.zh).toBe("84.5 → 85：优秀（先取整再分段）");
    expect(gradeOf(fromDecimal("84"), pack, "continuous").unassigned).toBeNull();
  });

  test("a score a hair below a band is printed below it", () => {
    const hair = fraction(84_999_999n, 1_000_000n);
    expect(gradeOf(hair, pack, "continuous").how.zh).toMatch(/^84\.999999 分，不低于 70 分、低于 85 分：良好/);
    const half = fraction(84_499_999n, 1_000_000n);
    expect(gradeOf(half, pack, "round-first").how.zh).toBe("84.499999 → 84：良好（先取整再分段）");
  });

  test("every score has exactly one grade, and more points never mean a worse one", () => {
    const order = ["fail", "pass", "good", "excellent"];
    const score = fc.integer({ min: 0, max: 100_000 }).map((thousandths) => fraction(BigInt(thousandths), 1000n));
    fc.assert(
      fc.property(score, score, fc.constantFrom("continuous", "round-first"), (left, right, rule) => {
        const [low, high] =
          left.numerator * right.denominator <= right.numerator * left.denominator ? [left, right] : [right, left];
        const rank = (value: typeof low) => order.indexOf(gradeOf(value, pack, rule).id);
        expect(rank(low)).toBeLessThanOrEqual(rank(high));
      }),
    );
  });
});
