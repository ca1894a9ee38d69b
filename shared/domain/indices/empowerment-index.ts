import { z } from "zod";
import { Refusal } from "../../errors.ts";
import { decimalSchema } from "../../ids.ts";
import type { StandardPack } from "../standard/pack-schema.ts";
import { clauseOf, component, findingOf, indexValue, type IndexContext, type IndexResult } from "./index-result.ts";
import { weightedSum, type WeightedPart } from "./weighted-sum.ts";

const partSchema = z.strictObject({
  /** 0 to 1, decimal text. The standard does not say how it is measured (ambiguity 6), so the source must. */
  value: decimalSchema,
  source: z.string().trim().min(1).max(400),
});

/** Inputs of the empowerment index (产业赋能指数). */
export const empowermentInputSchema = z.strictObject({
  /** Project or industry, and the period the three parts are about. */
  subject: z.string().trim().min(1).max(200),
  period: z.string().trim().min(1).max(120),
  /** 技术渗透率. */
  penetration: partSchema,
  /** 应用深度. */
  depth: partSchema,
  /** 效益贡献度. */
  contribution: partSchema,
});
export type EmpowermentInput = z.infer<typeof empowermentInputSchema>;

/** The clauses the index speaks about. */
export const empowermentClauses = ["term.4.formula", "term.4.excellent"] as const;

/**
 * 0.4 × 技术渗透率 + 0.3 × 应用深度 + 0.3 × 效益贡献度, the weights taken from clause term.4.formula; compared unrounded with the threshold
 * of term.4.excellent. Throws `component-out-of-range` on a part outside [0, 1] (ambiguity 6) and `weights-not-one` on a pack whose formula
 * does not add up.
 */
export function empowermentIndex(input: EmpowermentInput, { pack }: IndexContext): IndexResult {
  const parts = partsOf(input, pack);
  const { sum, formula } = weightedSum("term.4.formula", parts);
  const index = indexValue("index", { zh: "产业赋能指数", en: "Empowerment index" }, sum, 4);
  const trace = {
    zh: `产业赋能指数 = ${formula} = ${index.shown}`,
    en: `Empowerment index = ${formula} = ${index.shown}`,
  };
  const basis = { zh: `测评录入：${input.subject}，${input.period}`, en: `Entered: ${input.subject}, ${input.period}` };
  return {
    state: "computed",
    missing: [],
    values: [index, ...parts.map(({ id, label, value }) => indexValue(id, label, value, 4))],
    findings: [
      { clauseId: "term.4.formula", verdict: "met", reason: trace, trace, basis },
      findingOf(
        pack,
        "term.4.excellent",
        { form: "quantity", value: index.value, unit: "1", digits: 2 },
        { trace, basis },
      ),
    ],
    trace: [
      trace,
      ...parts.map(({ label, text, source }) => ({
        zh: `${label.zh} = ${text}，${source}`,
        en: `${label.en} = ${text}, ${source}`,
      })),
    ],
    notes: [
      {
        zh: "三个分量的测法标准未规定，以录入的来源为准；按未舍入的值比较",
        en: "The standard does not say how the parts are measured; the sources entered stand. Compared unrounded",
      },
    ],
  };
}

type Part = WeightedPart & { readonly id: string; readonly source: string };

function partsOf(input: EmpowermentInput, pack: StandardPack): readonly Part[] {
  const { items } = clauseOf(pack, "term.4.formula");
  return (["penetration", "depth", "contribution"] as const).map((id) => {
    const item = items?.find((entry) => entry.id === id);
    if (item === undefined || item.weight === null)
      throw new Refusal("threshold-missing", { clause: "term.4.formula", path: `items.${id}`, reason: "no weight" });
    const { value, source } = input[id];
    return {
      id,
      label: { zh: item.zh, en: item.en },
      weight: item.weight,
      value: component(item.zh, value, "0", "1"),
      text: value,
      source,
    };
  });
}
