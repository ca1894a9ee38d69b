import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matchDegree, type MatchInput } from "#shared/domain/indices/match-degree.ts";
import { textSimilarity } from "#shared/domain/indices/text-similarity.ts";
import { context, refusal, shown, verdicts } from "./context.ts";

const demand = "冲压件表面划伤、凹坑等缺陷靠人工目检，漏检率高，希望用机器视觉在线检测并自动剔除。";
const fitting = "基于机器视觉的冲压件表面缺陷在线检测技术，识别划伤与凹坑，联动自动剔除。";
const foreign = "甘蔗地块遥感长势监测与土壤养分测定，生成变量施肥处方图。";

function input(changes: Partial<MatchInput> = {}): MatchInput {
  return {
    demand: { title: "冲压件质检", text: demand },
    technology: { title: "机器视觉检测", text: fitting },
    corpus: [foreign],
    experts: [],
    method: { type: "semantic" },
    ...changes,
  };
}

const scored = (...scores: readonly string[]): MatchInput =>
  input({ method: { type: "experts" }, experts: scores.map((score, index) => ({ name: `专家${index + 1}`, score })) });

describe("text similarity", () => {
  test("is 1 of a text with itself, 0 of texts that share nothing, and ranks what fits above what does not", () => {
    expect(textSimilarity(demand, demand)).toBe("1.0000");
    expect(textSimilarity("机器视觉", "甘蔗施肥")).toBe("0.0000");
    expect(textSimilarity("", demand)).toBe("0.0000");
    expect(Number(textSimilarity(demand, fitting))).toBeGreaterThan(Number(textSimilarity(demand, foreign)) + 0.2);
  });

  test("agrees with the arithmetic by hand", () => {
    // 甲乙丙 → 甲乙 乙丙 甲乙丙; 甲乙丁 → 甲乙 乙丁 甲乙丁. N = 2: idf of the shared gram 1 + ln(3/3) = 1, of the others 1 + ln(3/2).
    const other = 1 + Math.log(1.5);
    expect(textSimilarity("甲乙丙", "甲乙丁")).toBe((1 / (1 + 2 * other ** 2)).toFixed(4));
  });

  test("does not see width, case, or punctuation; grams do not cross a break", () => {
    expect(textSimilarity("ＡＢＣ，机器视觉", "abc 机器视觉")).toBe("1.0000");
    expect(textSimilarity("甲，乙", "甲乙")).toBe("0.0000");
  });

  test("counts rare phrases of the library for more", () => {
    const common = ["在线检测方案", "在线检测设备", "在线检测软件"];
    const [left, right] = ["划伤在线检测", "凹坑在线检测"];
    expect(Number(textSimilarity(left, right, common))).toBeLessThan(Number(textSimilarity(left, right)));
  });

  test("is symmetric, repeatable and between 0 and 1", () => {
    const text = fc.string({
      unit: fc.constantFrom("机", "器", "视", "觉", "检", "测", "a", " ", "，"),
      maxLength: 40,
    });
    fc.assert(
      fc.property(text, text, fc.array(text, { maxLength: 4 }), (left, right, corpus) => {
        const value = textSimilarity(left, right, corpus);
        expect(value).toMatch(/^(0\.\d{4}|1\.0000)$/);
        expect(textSimilarity(right, left, corpus)).toBe(value);
        expect(textSimilarity(left, right, corpus.toReversed())).toBe(value);
      }),
    );
  });
});

describe("match degree", () => {
  test.each([
    ["0.7001", "met", "not-applicable"],
    ["0.7", "not-specified", "not-specified"],
    ["0.5", "not-specified", "not-specified"],
    ["0.3", "not-specified", "not-specified"],
    ["0.2999", "unmet", "met"],
  ])("at %s: priority %s, catalogue %s", (score, priority, gap) => {
    expect(verdicts(matchDegree(scored(score), context()))).toEqual({
      "term.5.priority": priority,
      "term.5.gap": gap,
      "term.5.methods": "not-specified",
    });
  });

  test("between the two says that the standard says nothing", () => {
    expect(matchDegree(scored("0.7"), context()).findings[0]?.reason.zh).toBe(
      "0.70 不满足 > 0.7；常规评审（标准未规定）",
    );
  });

  test("compares the unrounded mean of the experts", () => {
    const result = matchDegree(scored("0.7", "0.7", "0.7001"), context());
    expect([result.values[0]?.value, shown(result, "degree")]).toEqual(["21001/30000", "0.7000"]);
    expect(verdicts(result)["term.5.priority"]).toBe("met");
  });

  test("records the method, and both ways side by side", () => {
    const both = input({
      experts: [{ name: "专家1", score: "0.9" }],
      method: { type: "combined", semanticWeight: "0.4" },
    });
    const result = matchDegree(both, context());
    const semantic = textSimilarity(demand, fitting, [foreign]);
    expect(shown(result, "semantic")).toBe(semantic.replace(/0+$/, ""));
    expect(result.trace[0]?.zh).toContain(`0.4×${semantic.replace(/0+$/, "")} + 0.6×0.9`);
    expect(Number(shown(result, "degree"))).toBeCloseTo(0.4 * Number(semantic) + 0.54, 4);
    expect(result.findings.find(({ clauseId }) => clauseId === "term.5.methods")?.reason.zh).toContain(
      "语义与专家加权",
    );
    expect(result.notes.map(({ zh }) => zh).join()).toMatch(/char-2-3-gram-tfidf-cosine\/1.*结论不同/);
  });

  test("is blocked without a chosen method or its inputs", () => {
    for (const changes of [
      { method: null },
      { method: { type: "experts" } },
      { demand: { title: "冲压件质检", text: " " } },
    ] as const) {
      const result = matchDegree(input(changes), context());
      expect(result.state).toBe("blocked");
      expect(verdicts(result)["term.5.priority"]).toBe("undetermined");
    }
  });

  test("refuses scores and weights outside 0 and 1", () => {
    expect(refusal(() => matchDegree(scored("7"), context()))?.code).toBe("component-out-of-range");
    const heavy = input({
      experts: [{ name: "专家1", score: "1" }],
      method: { type: "combined", semanticWeight: "1.2" },
    });
    expect(refusal(() => matchDegree(heavy, context()))?.details["component"]).toBe("语义权重");
  });
});
