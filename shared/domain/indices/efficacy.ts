import { z } from "zod";
import { decimalSchema } from "../../ids.ts";
import type { Text } from "../standard/text.ts";
import { blocked, component, findingOf, indexValue, type IndexContext, type IndexResult } from "./index-result.ts";
import { weightedSum } from "./weighted-sum.ts";

const partSchema = z.strictObject({
  /** 0 to 1, decimal text; null while unknown. */
  value: decimalSchema.nullable(),
  /** How it was counted or normalised; the standard does not say (ambiguity 13). */
  source: z.string().max(400),
});

/** Inputs of the collaboration efficacy (协同工作效能). */
export const efficacyInputSchema = z.strictObject({
  subject: z.string().trim().min(1).max(200),
  period: z.string().trim().min(1).max(120),
  /** 按期完成率, 转化成功率, 满意度. */
  onTime: partSchema,
  transfer: partSchema,
  satisfaction: partSchema,
});
export type EfficacyInput = z.infer<typeof efficacyInputSchema>;

/** The clauses the index speaks about. */
export const efficacyClauses = ["term.10.components", "term.10.rectify"] as const;

const partNames = {
  onTime: { zh: "按期完成率", en: "on-time rate" },
  transfer: { zh: "转化成功率", en: "transfer rate" },
  satisfaction: { zh: "满意度", en: "satisfaction" },
} as const satisfies Record<string, Text>;
const partIds = ["onTime", "transfer", "satisfaction"] as const;
const itemOf = { onTime: "on-time", transfer: "transfer", satisfaction: "satisfaction" } as const;

/**
 * Weighted efficacy of the three parts, and whether it must be improved: below the threshold of term.10.rectify it is `unmet`; exactly 0.6 is
 * enough. Blocked until the alliance has entered the weights; they are never averaged in silence (ambiguity 13). Throws
 * `component-out-of-range` and `weights-not-one`.
 */
export function efficacy(input: EfficacyInput, { pack, rules }: IndexContext): IndexResult {
  const basis = { zh: `测评录入：${input.subject}，${input.period}`, en: `Entered: ${input.subject}, ${input.period}` };
  const weights = rules.indices.efficacyWeights;
  const open = partIds.filter((id) => input[id].value === null);
  const missing: readonly Text[] = [
    ...(weights === null
      ? [
          {
            zh: "效能权重未配置，须由联盟录入（合计为 1）",
            en: "The weights of efficacy are not configured; the alliance must enter them (sum 1)",
          },
        ]
      : []),
    ...open.map((id) => ({ zh: `尚未录入：${partNames[id].zh}`, en: `Not entered yet: ${partNames[id].en}` })),
  ];
  const known = partIds.filter((id) => input[id].value !== null).map((id) => itemOf[id]);
  const components = findingOf(
    pack,
    "term.10.components",
    { form: "items", present: known, unchecked: open.map((id) => itemOf[id]) },
    { trace: null, basis },
  );
  if (weights === null || missing.length > 0) {
    const result = blocked(pack, ["term.10.rectify"], missing, basis);
    // What was entered stands, though nothing can be made of it yet.
    const entered = partIds.flatMap((id) => {
      const text = input[id].value;
      if (text === null) return [];
      return [indexValue(itemOf[id], partNames[id], component(partNames[id].zh, text, "0", "1"), 4)];
    });
    return { ...result, values: entered, findings: [components, ...result.findings] };
  }
  const parts = partIds.map((id) => {
    const text = input[id].value ?? "0";
    return { id, label: partNames[id], weight: weights[id], value: component(partNames[id].zh, text, "0", "1"), text };
  });
  const { sum, formula } = weightedSum("indices.efficacyWeights", parts);
  const value = indexValue("efficacy", { zh: "协同工作效能", en: "Collaboration efficacy" }, sum, 4);
  const trace = { zh: `协同工作效能 = ${formula} = ${value.shown}`, en: `Efficacy = ${formula} = ${value.shown}` };
  // The clause names what is too low; the finding is about the project, so it turns round.
  const low = findingOf(pack, "term.10.rectify", { form: "quantity", value: value.value, unit: "1" }, { trace, basis });
  const rectify = low.verdict === "met";
  return {
    state: "computed",
    missing: [],
    values: [value, ...parts.map(({ id, label, value: part }) => indexValue(itemOf[id], label, part, 4))],
    findings: [
      components,
      {
        ...low,
        verdict: rectify ? "unmet" : "met",
        reason: rectify
          ? { zh: `${low.reason.zh}：须整改优化`, en: `${low.reason.en}: it must be improved` }
          : { zh: `${low.reason.zh}：无须整改`, en: `${low.reason.en}: nothing to improve` },
      },
    ],
    trace: [trace],
    notes: [
      {
        zh: "权重与满意度的归一化由联盟规定（标准未规定）",
        en: "Weights and the scale of satisfaction are the alliance's (not specified)",
      },
    ],
  };
}
