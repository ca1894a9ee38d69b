import { z } from "zod";
import { decimalSchema } from "../../ids.ts";
import type { Text } from "../standard/text.ts";
import { blocked, component, findingOf, indexValue, type IndexContext, type IndexResult } from "./index-result.ts";
import { weightedSum } from "./weighted-sum.ts";

const elementSchema = z.strictObject({
  /** 0 to 100, decimal text; null while it is not assessed. */
  score: decimalSchema.nullable(),
  source: z.string().max(400),
});

/** Inputs of an enterprise's readiness for going digital (数字化转型就绪度). */
export const readinessInputSchema = z.strictObject({
  enterprise: z.string().trim().min(1).max(200),
  infrastructure: elementSchema,
  data: elementSchema,
  talent: elementSchema,
  culture: elementSchema,
});
export type ReadinessInput = z.infer<typeof readinessInputSchema>;

/** The clauses the index speaks about. */
export const readinessClauses = ["term.8.elements", "term.8.support"] as const;

const elements = {
  infrastructure: { zh: "基础设施", en: "infrastructure" },
  data: { zh: "数据资源", en: "data" },
  talent: { zh: "人才储备", en: "talent" },
  culture: { zh: "组织文化", en: "culture" },
} as const satisfies Record<string, Text>;
const elementIds = ["infrastructure", "data", "talent", "culture"] as const;

/**
 * Weighted score of the four elements out of 100. The standard gives neither full score nor weights (ambiguity 11): the scale is 0 to 100
 * and the weights are the house rules'; while they are null nothing is computed and never averaged. Throws `component-out-of-range` and
 * `weights-not-one`.
 */
export function readiness(input: ReadinessInput, { pack, rules }: IndexContext): IndexResult {
  const basis = { zh: `测评录入：${input.enterprise}`, en: `Entered: ${input.enterprise}` };
  const weights = rules.indices.readinessWeights;
  const open = elementIds.filter((id) => input[id].score === null);
  const missing: readonly Text[] = [
    ...(weights === null
      ? [
          {
            zh: "就绪度权重未配置，须由联盟录入",
            en: "The weights of readiness are not configured; the alliance must enter them",
          },
        ]
      : []),
    ...open.map((id) => ({ zh: `尚未评定：${elements[id].zh}`, en: `Not assessed yet: ${elements[id].en}` })),
  ];
  const assessed = findingOf(
    pack,
    "term.8.elements",
    { form: "items", present: elementIds.filter((id) => input[id].score !== null), unchecked: open },
    { trace: null, basis },
  );
  if (weights === null || missing.length > 0) {
    const result = blocked(pack, ["term.8.support"], missing, basis);
    // What was entered stands, though nothing can be made of it yet.
    const entered = elementIds.flatMap((id) => {
      const text = input[id].score;
      if (text === null) return [];
      return [indexValue(id, elements[id], component(elements[id].zh, text, "0", "100"), 1, "分")];
    });
    return { ...result, values: entered, findings: [assessed, ...result.findings] };
  }
  const parts = elementIds.map((id) => {
    const text = input[id].score ?? "0";
    return { id, label: elements[id], weight: weights[id], value: component(elements[id].zh, text, "0", "100"), text };
  });
  const { sum, formula } = weightedSum("indices.readinessWeights", parts);
  const score = indexValue("score", { zh: "就绪度", en: "Readiness" }, sum, 1, "分");
  const trace = { zh: `就绪度 = ${formula} = ${score.shown} 分`, en: `Readiness = ${formula} = ${score.shown} points` };
  return {
    state: "computed",
    missing: [],
    values: [score, ...parts.map(({ id, label, value }) => indexValue(id, label, value, 1, "分"))],
    findings: [
      assessed,
      findingOf(pack, "term.8.support", { form: "quantity", value: score.value, unit: "分" }, { trace, basis }),
    ],
    trace: [trace],
    notes: [
      {
        zh: "满分按 100 分计，权重由联盟录入（标准均未规定）；80 分以上仅表示优先支持",
        en: "Out of 100 with the alliance's weights (the standard gives neither); 80 and above only means support comes first",
      },
    ],
  };
}
