import { Refusal } from "../../errors.ts";
import { compare, fraction, fromDecimal, subtract, toDecimal, toExact, type Rational } from "../rational.ts";
import { evaluateClause } from "../standard/evaluate-clause.ts";
import type { StandardPack } from "../standard/pack-schema.ts";
import type { HouseRules } from "../standard/rules-schema.ts";
import type { Text } from "../standard/text.ts";
import { tellingDecimal } from "../telling-decimal.ts";
import { clauseOf } from "./index-result.ts";

/** How scores between the printed integer bands are read (ambiguity 36). */
export type BandRule = HouseRules["indices"]["gradeBands"];

/** The grade of a score. */
export interface Grade {
  readonly id: "excellent" | "good" | "pass" | "fail";
  readonly clauseId: string;
  readonly title: Text;
  /** The band and the rule, in words: `84.5 分，不低于 70 分、低于 85 分：良好（连续分段）`. */
  readonly how: Text;
  /** The bands as the standard prints them, to stand beside. */
  readonly literal: Text;
  /** Said where the printed bands give the score to no grade; null otherwise. */
  readonly unassigned: Text | null;
}

const grades = [
  { id: "excellent", clauseId: "perf.grade.excellent", title: { zh: "优秀", en: "excellent" } },
  { id: "good", clauseId: "perf.grade.good", title: { zh: "良好", en: "good" } },
  { id: "pass", clauseId: "perf.grade.pass", title: { zh: "合格", en: "pass" } },
  { id: "fail", clauseId: "perf.grade.fail", title: { zh: "不合格", en: "fail" } },
] as const;

/**
 * The grade of a score by a named rule. `continuous` (default): every band runs from its printed lower end up to the next one, unrounded.
 * `round-first`: the score is rounded to a whole number, half away from zero, and falls in the printed bands. Edges come from the pack's
 * clauses perf.grade.*. Throws `clause-unknown`, and `threshold-missing` where a grade has no edge.
 */
export function gradeOf(score: Rational, pack: StandardPack, rule: BandRule): Grade {
  const edges = grades.slice(0, 3).map((grade) => ({ ...grade, from: lowerEdge(pack, grade.clauseId) }));
  const shown = printed(score, edges);
  const literal = literalBands(pack);
  const fits = (value: Rational, clauseId: string): boolean =>
    evaluateClause(pack, clauseOf(pack, clauseId), { form: "quantity", value: toExact(value), unit: "分" }).verdict ===
    "met";
  const unassigned: Text | null = grades.some(({ clauseId }) => fits(score, clauseId))
    ? null
    : { zh: `原文各段没有包含 ${shown} 分`, en: `None of the printed bands contains ${shown}` };
  if (rule === "round-first") {
    const rounded = fromDecimal(toDecimal(score, 0));
    const grade = grades.find(({ clauseId }) => fits(rounded, clauseId));
    if (grade === undefined) throw edgeMissing("perf.grade.fail", `no band for ${plain(rounded)}`);
    const words = `${shown} → ${plain(rounded)}`;
    return {
      ...grade,
      how: { zh: `${words}：${grade.title.zh}（先取整再分段）`, en: `${words}: ${grade.title.en} (rounded first)` },
      literal,
      unassigned,
    };
  }
  const index = edges.findIndex(({ from }) => compare(score, fromDecimal(from)) >= 0);
  const grade = grades[index === -1 ? 3 : index] ?? grades[3];
  const [low, high] = index === -1 ? [null, edges[2]?.from] : [edges[index]?.from, edges[index - 1]?.from];
  const within = (atLeast: (edge: string) => string, below: (edge: string) => string): readonly string[] => [
    ...(low === null || low === undefined ? [] : [atLeast(low)]),
    ...(high === undefined ? [] : [below(high)]),
  ];
  const zh = within(
    (edge) => `不低于 ${edge} 分`,
    (edge) => `低于 ${edge} 分`,
  );
  const en = within(
    (edge) => `at least ${edge}`,
    (edge) => `below ${edge}`,
  );
  return {
    ...grade,
    how: {
      zh: `${shown} 分，${zh.join("、")}：${grade.title.zh}（连续分段）`,
      en: `${shown}, ${en.join(" and ")}: ${grade.title.en} (continuous bands)`,
    },
    literal,
    unassigned,
  };
}

function lowerEdge(pack: StandardPack, clauseId: string): string {
  const { threshold } = clauseOf(pack, clauseId);
  const edge = typeof threshold === "string" ? threshold : threshold?.[0];
  if (edge === undefined) throw edgeMissing(clauseId, "no lower edge");
  return edge;
}

function literalBands(pack: StandardPack): Text {
  const words = grades.map(({ clauseId, title }) => {
    const { threshold, comparator } = clauseOf(pack, clauseId);
    const range =
      typeof threshold === "string" ? `${comparator === "lt" ? "<" : "≥"} ${threshold}` : (threshold ?? []).join("–");
    return { zh: `${title.zh} ${range}`, en: `${title.en} ${range}` };
  });
  return {
    zh: `标准原文分段：${words.map(({ zh }) => zh).join("，")}`,
    en: `Bands as printed: ${words.map(({ en }) => en).join(", ")}`,
  };
}

function edgeMissing(clause: string, reason: string): Refusal {
  return new Refusal("threshold-missing", { clause, path: "threshold", reason });
}

/** A score with as many decimals as tell its side of every edge, and of what rounds up to it; none that are zero at the end (ambiguity 7). */
function printed(score: Rational, edges: readonly { readonly from: string }[]): string {
  const half = fraction(1n, 2n);
  const marks = edges.map(({ from }) => fromDecimal(from)).flatMap((edge) => [edge, subtract(edge, half)]);
  return tellingDecimal(score, marks, 4).replace(/\.?0+$/, "");
}

/** At most four decimals, none that are zero at the end. */
function plain(value: Rational): string {
  return toDecimal(value, 4).replace(/\.?0+$/, "");
}
