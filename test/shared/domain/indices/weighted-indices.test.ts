import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { efficacy, type EfficacyInput } from "#shared/domain/indices/efficacy.ts";
import { empowermentIndex, type EmpowermentInput } from "#shared/domain/indices/empowerment-index.ts";
import { readiness, type ReadinessInput } from "#shared/domain/indices/readiness.ts";
import { compare, fraction, fromExact, toDecimal } from "#shared/domain/rational.ts";
import { context, refusal, shown, verdicts } from "./context.ts";

const part = (value: string) => ({ value, source: "年报" });

function empowerment(penetration: string, depth: string, contribution: string): EmpowermentInput {
  return {
    subject: "项目",
    period: "2025 年",
    penetration: part(penetration),
    depth: part(depth),
    contribution: part(contribution),
  };
}

describe("empowerment index", () => {
  test("is 0.4, 0.3 and 0.3 of its parts", () => {
    const result = empowermentIndex(empowerment("0.9", "0.8", "0.7"), context());
    expect(result.trace[0]?.zh).toBe("产业赋能指数 = 0.4×0.9 + 0.3×0.8 + 0.3×0.7 = 0.81");
    expect(verdicts(result)).toEqual({ "term.4.formula": "met", "term.4.excellent": "met" });
    // Exchanging the weights would tell: only the first part weighs 0.4.
    expect(shown(empowermentIndex(empowerment("1", "0", "0"), context()), "index")).toBe("0.4");
    expect(shown(empowermentIndex(empowerment("0", "1", "0"), context()), "index")).toBe("0.3");
    expect(shown(empowermentIndex(empowerment("0", "0", "1"), context()), "index")).toBe("0.3");
  });

  test("0.8 is excellent, 0.79996 is not though it prints as 0.8", () => {
    expect(verdicts(empowermentIndex(empowerment("0.8", "0.8", "0.8"), context()))["term.4.excellent"]).toBe("met");
    const under = empowermentIndex(empowerment("0.7999", "0.8", "0.8"), context());
    expect([under.values[0]?.value, shown(under, "index")]).toEqual(["19999/25000", "0.79996"]);
    expect(verdicts(under)["term.4.excellent"]).toBe("unmet");
  });

  test.each([
    ["1.01", "0.5", "0.5", "技术渗透率", "1.01"],
    ["0.5", "-0.1", "0.5", "应用深度", "-0.1"],
    ["0.5", "0.5", "85", "效益贡献度", "85"],
  ])("refuses %s, %s, %s", (penetration, depth, contribution, name, value) => {
    expect(refusal(() => empowermentIndex(empowerment(penetration, depth, contribution), context()))).toEqual({
      code: "component-out-of-range",
      details: { component: name, value, low: "0", high: "1" },
    });
  });

  test("refuses a pack whose formula does not add up, or lacks a weight", () => {
    const withWeights = (weights: readonly (number | null)[]) => {
      const { pack, rules } = context();
      const clauses = pack.clauses.map((clause) =>
        clause.id === "term.4.formula"
          ? {
              ...clause,
              items: clause.items?.map((item, index) => ({ ...item, weight: weights[index] ?? null })) ?? null,
            }
          : clause,
      );
      return refusal(() => empowermentIndex(empowerment("1", "1", "1"), { pack: { ...pack, clauses }, rules }));
    };
    expect(withWeights([4000, 3000, 2000])).toEqual({
      code: "weights-not-one",
      details: { path: "term.4.formula", sum: "0.9", whole: "1" },
    });
    expect(withWeights([4000, null, 3000])?.code).toBe("threshold-missing");
  });

  test("stays within 0 and 1, and moves with every part", () => {
    const share = fc.integer({ min: 0, max: 10_000 }).map((value) => toDecimal(fraction(BigInt(value), 10_000n), 4));
    fc.assert(
      fc.property(share, share, share, (first, second, third) => {
        const value = fromExact(empowermentIndex(empowerment(first, second, third), context()).values[0]?.value ?? "");
        const exact = 0.4 * Number(first) + 0.3 * Number(second) + 0.3 * Number(third);
        expect(Math.abs(Number(value.numerator) / Number(value.denominator) - exact)).toBeLessThan(1e-12);
        expect(compare(value, fraction(0n, 1n)) >= 0 && compare(value, fraction(1n, 1n)) <= 0).toBe(true);
      }),
    );
  });
});

const weights = { infrastructure: 2500, data: 3000, talent: 2500, culture: 2000 };
const element = (score: string | null) => ({ score, source: "评估报告" });
const enterprise = (infrastructure: string | null, data: string, talent: string, culture: string): ReadinessInput => ({
  enterprise: "柳州某厂",
  infrastructure: element(infrastructure),
  data: element(data),
  talent: element(talent),
  culture: element(culture),
});

describe("readiness", () => {
  test("computes nothing, and averages nothing, until the alliance has entered weights", () => {
    const result = readiness(enterprise("100", "100", "100", "100"), context());
    const entered = result.values.map(({ label, shown: value, unit }) => `${label.zh} ${value} ${unit}`);
    expect([result.state, entered, result.missing.map(({ zh }) => zh)]).toEqual([
      "blocked",
      ["基础设施 100 分", "数据资源 100 分", "人才储备 100 分", "组织文化 100 分"],
      ["就绪度权重未配置，须由联盟录入"],
    ]);
    expect(verdicts(result)).toEqual({ "term.8.elements": "met", "term.8.support": "undetermined" });
  });

  test("weighs the four elements; 80 is enough, 79.95 is not", () => {
    const exactly = readiness(enterprise("80", "80", "80", "80"), context({ readinessWeights: weights }));
    expect([shown(exactly, "score"), verdicts(exactly)["term.8.support"]]).toEqual(["80", "met"]);
    const under = readiness(enterprise("79.8", "80", "80", "80"), context({ readinessWeights: weights }));
    expect([under.values[0]?.value, verdicts(under)["term.8.support"]]).toEqual(["1599/20", "unmet"]);
    expect(under.trace[0]?.zh).toContain("0.25×79.8 + 0.3×80 + 0.25×80 + 0.2×80");
  });

  test("waits for every element, and refuses one above 100", () => {
    const open = readiness(enterprise(null, "80", "80", "80"), context({ readinessWeights: weights }));
    expect([open.state, verdicts(open)["term.8.elements"]]).toEqual(["blocked", "undetermined"]);
    expect(
      refusal(() => readiness(enterprise("101", "80", "80", "80"), context({ readinessWeights: weights })))?.code,
    ).toBe("component-out-of-range");
  });

  test("refuses weights that are not one", () => {
    const half = { ...weights, culture: 1000 };
    expect(refusal(() => readiness(enterprise("80", "80", "80", "80"), context({ readinessWeights: half })))).toEqual({
      code: "weights-not-one",
      details: { path: "indices.readinessWeights", sum: "0.9", whole: "1" },
    });
  });
});

const efficacyWeights = { onTime: 4000, transfer: 3000, satisfaction: 3000 };
const efficacyInput = (onTime: string | null, transfer: string, satisfaction: string): EfficacyInput => ({
  subject: "协同体",
  period: "2025 年",
  onTime: { value: onTime, source: "台账" },
  transfer: { value: transfer, source: "台账" },
  satisfaction: { value: satisfaction, source: "问卷" },
});

describe("collaboration efficacy", () => {
  test("is blocked until weights are entered", () => {
    const result = efficacy(efficacyInput("1", "1", "1"), context());
    expect(result.state).toBe("blocked");
    expect(result.missing[0]?.zh).toContain("未配置");
    expect(verdicts(result)["term.10.rectify"]).toBe("undetermined");
  });

  test("exactly 0.6 needs no improvement, a hair below does", () => {
    const judged = (onTime: string) => efficacy(efficacyInput(onTime, "0.6", "0.6"), context({ efficacyWeights }));
    expect(verdicts(judged("0.6"))).toEqual({ "term.10.components": "met", "term.10.rectify": "met" });
    expect(judged("0.6").findings[1]?.reason.zh).toBe("0.60 不满足 < 0.6：无须整改");
    expect(verdicts(judged("0.5999"))["term.10.rectify"]).toBe("unmet");
    expect(judged("0.5999").findings[1]?.reason.zh).toContain("须整改优化");
  });

  test("waits for every part, refuses percentages typed as shares and weights that are not one", () => {
    expect(efficacy(efficacyInput(null, "0.6", "0.6"), context({ efficacyWeights })).state).toBe("blocked");
    expect(refusal(() => efficacy(efficacyInput("95", "0.6", "0.6"), context({ efficacyWeights })))?.code).toBe(
      "component-out-of-range",
    );
    const wrong = { ...efficacyWeights, onTime: 3000 };
    expect(refusal(() => efficacy(efficacyInput("1", "1", "1"), context({ efficacyWeights: wrong })))?.code).toBe(
      "weights-not-one",
    );
  });
});
