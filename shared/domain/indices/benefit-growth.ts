import { z } from "zod";
import { divide, fromInteger, multiply, subtract, toDecimal, type Rational } from "../rational.ts";
import type { ClauseAnswer } from "../standard/evaluate-clause.ts";
import { findingOf, indexValue, type IndexContext, type IndexResult } from "./index-result.ts";

/** Benefits of one year, fen; a loss is negative. Indirect ones (talent, standards, ecosystem) are null where nobody put a price on them. */
const yearSchema = z.strictObject({
  year: z.int().min(1).max(9999),
  directFen: z.int(),
  indirectFen: z.int().nullable().default(null),
  source: z.string().trim().min(1).max(400),
});

/** Inputs of the yearly growth of benefits (协同创新效益增长率). */
export const growthInputSchema = z.strictObject({
  /** Project, partnership or alliance: the standard does not say whose growth is meant (ambiguity 10). */
  subject: z.string().trim().min(1).max(200),
  /** Null in the first year, which has no predecessor. */
  previous: yearSchema.nullable(),
  current: yearSchema,
});
export type GrowthInput = z.infer<typeof growthInputSchema>;

/** The clauses the index speaks about. */
export const growthClauses = ["term.7.growth", "term.7.components"] as const;

/**
 * (this year − last year) ÷ last year in percent, direct and indirect together where both years price the indirect, direct alone where not
 * (said in the trace). Not applicable in the first year; undetermined on a base of zero or below, or of another year than the one before.
 */
export function benefitGrowth(input: GrowthInput, { pack }: IndexContext): IndexResult {
  const { subject, previous, current } = input;
  const basis = {
    zh: `${subject}：${previous === null ? "" : `${previous.year} 年 ${previous.source}；`}${current.year} 年 ${current.source}`,
    en: `${subject}: ${previous === null ? "" : `${previous.year} ${previous.source}; `}${current.year} ${current.source}`,
  };
  const components = findingOf(
    pack,
    "term.7.components",
    { form: "items", present: current.indirectFen === null ? ["direct"] : ["direct", "indirect"], unchecked: [] },
    { trace: null, basis },
  );
  const growth = growthOf(input);
  if (!("percent" in growth)) {
    const finding = findingOf(pack, "term.7.growth", growth, { trace: null, basis });
    const isOpen = finding.verdict === "undetermined";
    return {
      state: isOpen ? "blocked" : "computed",
      missing: isOpen ? [finding.reason] : [],
      values: [],
      findings: [finding, components],
      trace: [],
      notes: [],
    };
  }
  const value = indexValue("growth", { zh: "效益增长率", en: "Growth of benefits" }, growth.percent, 2, "%");
  const scope = growth.whole ? { zh: "直接与间接", en: "direct and indirect" } : { zh: "仅直接", en: "direct only" };
  const formula = `(${wan(growth.to)} − ${wan(growth.from)}) ÷ ${wan(growth.from)} = ${value.shown} %`;
  const trace = {
    zh: `效益增长率（${scope.zh}，万元）= ${formula}`,
    en: `Growth of benefits (${scope.en}, ×10⁴ yuan) = ${formula}`,
  };
  return {
    state: "computed",
    missing: [],
    values: [value],
    findings: [
      findingOf(pack, "term.7.growth", { form: "quantity", value: value.value, unit: "%" }, { trace, basis }),
      components,
    ],
    trace: [trace],
    notes: growth.whole
      ? []
      : [
          {
            zh: "间接效益未全部折算成金额，未计入增长率",
            en: "Indirect benefits are not priced in both years and are left out",
          },
        ],
  };
}

type Growth = { readonly percent: Rational; readonly from: Rational; readonly to: Rational; readonly whole: boolean };

function growthOf({ previous, current }: GrowthInput): Growth | ClauseAnswer {
  if (previous === null)
    return {
      form: "not-applicable",
      reason: { zh: "第一年没有上年数，不适用", en: "The first year has no predecessor" },
    };
  if (previous.year !== current.year - 1)
    return missing(`上年数据应为 ${current.year - 1} 年`, `The figures before must be those of ${current.year - 1}`);
  const whole = previous.indirectFen !== null && current.indirectFen !== null;
  const total = (year: typeof current) => fromInteger(year.directFen + (whole ? (year.indirectFen ?? 0) : 0));
  const [from, to] = [total(previous), total(current)];
  if (from.numerator <= 0n)
    return missing(
      `上年效益为 ${wan(from)} 万元，不大于零，不能计算增长率`,
      `Last year's benefit was ${wan(from)} ×10⁴ yuan, not above zero: no rate can be computed`,
    );
  return { percent: multiply(divide(subtract(to, from), from), fromInteger(100)), from, to, whole };
}

function missing(zh: string, en: string): ClauseAnswer {
  return { form: "missing", missing: [{ zh, en }] };
}

/** Fen as 万元. */
function wan(fen: Rational): string {
  return toDecimal(divide(fen, fromInteger(1_000_000)), 6).replace(/0{1,4}$/, "");
}
