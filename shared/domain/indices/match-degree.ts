import { z } from "zod";
import { decimalSchema } from "../../ids.ts";
import { add, fromDecimal, fromExact, mean, multiply, one, subtract, toDecimal, type Rational } from "../rational.ts";
import type { ClauseFinding } from "../standard/clause-finding.ts";
import { evaluateClause } from "../standard/evaluate-clause.ts";
import type { Text } from "../standard/text.ts";
import {
  blocked,
  clauseOf,
  component,
  findingOf,
  indexValue,
  type IndexContext,
  type IndexResult,
  type IndexValue,
} from "./index-result.ts";
import { similarityMethod, textSimilarity } from "./text-similarity.ts";

/** Inputs of the match degree (需求—技术匹配度). Both ways are computed where their inputs are there; `method` says which one counts. */
export const matchInputSchema = z.strictObject({
  demand: z.strictObject({ title: z.string().trim().min(1).max(200), text: z.string().max(20_000) }),
  technology: z.strictObject({ title: z.string().trim().min(1).max(200), text: z.string().max(20_000) }),
  /** Other demands and technologies of the library: the rarer a phrase among them, the more it counts. */
  corpus: z.array(z.string().max(20_000)).max(5000),
  /** Experts' scores, 0 to 1, decimal text. */
  experts: z.array(z.strictObject({ name: z.string().trim().min(1).max(60), score: decimalSchema })),
  /** The standard names both ways and no formula (ambiguity 8): null until someone chooses. `semanticWeight` 0 to 1. */
  method: z
    .discriminatedUnion("type", [
      z.strictObject({ type: z.literal("semantic") }),
      z.strictObject({ type: z.literal("experts") }),
      z.strictObject({ type: z.literal("combined"), semanticWeight: decimalSchema }),
    ])
    .nullable(),
});
export type MatchInput = z.infer<typeof matchInputSchema>;

/** The clauses the index speaks about. */
export const matchClauses = ["term.5.priority", "term.5.gap", "term.5.methods"] as const;

/**
 * Match degree by the chosen method, and where it leads: above the threshold of term.5.priority 优先立项, below that of term.5.gap into the
 * research catalogue, between them 常规评审（标准未规定）; exactly 0.7 is no priority and exactly 0.3 is not catalogued (ambiguity 8).
 * Throws `component-out-of-range` on a score or weight outside [0, 1].
 */
export function matchDegree(input: MatchInput, { pack }: IndexContext): IndexResult {
  const basis = {
    zh: `需求「${input.demand.title}」与技术「${input.technology.title}」`,
    en: `Demand “${input.demand.title}” and technology “${input.technology.title}”`,
  };
  const ways = waysOf(input);
  const chosen = choose(input, ways);
  const values = [ways.semantic, ways.experts].filter((value) => value !== null);
  if ("missing" in chosen) return { ...blocked(pack, matchClauses, [chosen.missing], basis), values };
  const degree = indexValue("degree", { zh: "匹配度", en: "Match degree" }, chosen.value, 4);
  const trace = {
    zh: `匹配度 = ${chosen.how.zh} = ${degree.shown}`,
    en: `Match degree = ${chosen.how.en} = ${degree.shown}`,
  };
  const priority = findingOf(
    pack,
    "term.5.priority",
    { form: "quantity", value: degree.value, unit: "1" },
    { trace, basis },
  );
  const gap = findingOf(pack, "term.5.gap", { form: "quantity", value: degree.value, unit: "1" }, { trace, basis });
  return {
    state: "computed",
    missing: [],
    values: [degree, ...values],
    findings: [
      ...places(priority, gap),
      { clauseId: "term.5.methods", verdict: "not-specified", reason: chosen.how, trace: null, basis },
    ],
    trace: [trace, ...expertTrace(input)],
    notes: [
      {
        zh: `语义相似度算法：${similarityMethod}，本机计算`,
        en: `Semantic method: ${similarityMethod}, computed on this machine`,
      },
      ...disagreement(
        ways,
        (value) =>
          evaluateClause(pack, clauseOf(pack, "term.5.priority"), { form: "quantity", value, unit: "1" }).verdict ===
          "met",
      ),
    ],
  };
}

interface Ways {
  readonly semantic: IndexValue | null;
  readonly experts: IndexValue | null;
}

function waysOf({ demand, technology, corpus, experts }: MatchInput): Ways {
  const written = demand.text.trim() !== "" && technology.text.trim() !== "";
  const scores = experts.map(({ name, score }) => component(name, score, "0", "1"));
  return {
    semantic: written
      ? indexValue(
          "semantic",
          { zh: "语义相似度", en: "Semantic similarity" },
          fromDecimal(textSimilarity(demand.text, technology.text, corpus)),
          4,
        )
      : null,
    experts:
      scores.length === 0
        ? null
        : indexValue("experts", { zh: "专家评分均值", en: "Mean of the experts" }, mean(scores), 4),
  };
}

function choose(
  { method }: MatchInput,
  { semantic, experts }: Ways,
): { readonly value: Rational; readonly how: Text } | { readonly missing: Text } {
  if (method === null)
    return { missing: { zh: "未选定计算方法（标准未规定）", en: "No method is chosen (the standard names none)" } };
  if (method.type !== "experts" && semantic === null)
    return { missing: { zh: "缺少需求或技术的文字说明", en: "The demand or the technology is not described" } };
  if (method.type !== "semantic" && experts === null)
    return { missing: { zh: "缺少专家评分", en: "The experts' scores are missing" } };
  if (method.type === "combined") {
    const weight = component("语义权重", method.semanticWeight, "0", "1");
    const rest = subtract(one, weight);
    const [text, score] = [semantic?.value ?? "0", experts?.value ?? "0"];
    const formula = `${method.semanticWeight}×${semantic?.shown ?? ""} + ${toDecimal(rest, 4).replace(/\.?0+$/, "")}×${experts?.shown ?? ""}`;
    return {
      value: add(multiply(weight, fromExact(text)), multiply(rest, fromExact(score))),
      how: { zh: `语义与专家加权 ${formula}`, en: `semantic and experts weighted ${formula}` },
    };
  }
  const only = method.type === "semantic" ? semantic : experts;
  return {
    value: fromExact(only?.value ?? "0"),
    how:
      method.type === "semantic"
        ? { zh: "语义相似度", en: "semantic similarity" }
        : { zh: "专家评分均值", en: "mean of the experts" },
  };
}

/** Both clauses open a door; where neither does, the standard says nothing. */
function places(priority: ClauseFinding, gap: ClauseFinding): readonly ClauseFinding[] {
  if (priority.verdict === "met") {
    return [
      { ...priority, reason: { zh: `${priority.reason.zh}：优先立项`, en: `${priority.reason.en}: priority` } },
      {
        ...gap,
        verdict: "not-applicable",
        reason: { zh: `${gap.reason.zh}，不列入技术攻关目录`, en: `${gap.reason.en}: not catalogued` },
      },
    ];
  }
  if (gap.verdict === "met") {
    return [
      priority,
      {
        ...gap,
        reason: {
          zh: `${gap.reason.zh}：该需求列入技术攻关目录`,
          en: `${gap.reason.en}: the demand is catalogued for research`,
        },
      },
    ];
  }
  const ordinary: Text = { zh: "常规评审（标准未规定）", en: "Ordinary review (not specified)" };
  return [priority, gap].map((finding) => ({
    ...finding,
    verdict: "not-specified",
    reason: { zh: `${finding.reason.zh}；${ordinary.zh}`, en: `${finding.reason.en}; ${ordinary.en}` },
  }));
}

function expertTrace({ experts }: MatchInput): readonly Text[] {
  if (experts.length === 0) return [];
  const terms = experts.map(({ score }) => score).join(" + ");
  const shown = toDecimal(mean(experts.map(({ score }) => fromDecimal(score))), 4);
  const formula = `(${terms}) ÷ ${experts.length} = ${shown}`;
  return [{ zh: `专家评分均值 = ${formula}`, en: `Mean of the experts = ${formula}` }];
}

function disagreement({ semantic, experts }: Ways, first: (value: string) => boolean): readonly Text[] {
  if (semantic === null || experts === null || first(semantic.value) === first(experts.value)) return [];
  return [
    {
      zh: `语义相似度 ${semantic.shown} 与专家评分 ${experts.shown} 的结论不同，以所选方法为准`,
      en: `Semantic similarity ${semantic.shown} and the experts' ${experts.shown} lead to different conclusions; the chosen method stands`,
    },
  ];
}
