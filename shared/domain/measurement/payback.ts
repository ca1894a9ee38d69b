import { z } from "zod";
import { divide, fraction, fromInteger, multiply, toDecimal, type Rational } from "../rational.ts";
import type { Text } from "../standard/text.ts";
import { measured, undetermined, type Measurement, type MetricResult } from "./measured.ts";
import type { MetricId } from "./metrics.ts";

const fenSchema = z.int();

/**
 * Readings of the economic return (clauses acc.econ.roi and A4.payback leave the method open, ambiguities 28 and 41):
 * static, undiscounted. Money in fen; a loss is negative.
 */
export const paybackReadingsSchema = z.strictObject({
  /** Whole investment; null until known. */
  investmentFen: fenSchema.nonnegative().nullable(),
  /** Net benefit of one year, after running costs; null until known. */
  annualNetBenefitFen: fenSchema.nullable(),
  /** From when the years count: first investment, or acceptance, as the outline says. */
  from: z.string().max(120),
  /** Where both figures come from, e.g. the audit report. */
  source: z.string().max(400),
});
export type PaybackReadings = z.infer<typeof paybackReadingsSchema>;

export const paybackMetrics = ["payback-years", "roi"] as const satisfies readonly MetricId[];

/** Static payback period in years (investment ÷ annual net benefit) and yearly return on investment in percent. */
export function measurePayback(readings: PaybackReadings): Measurement {
  const { investmentFen, annualNetBenefitFen, source, from } = readings;
  const missing = lacks(readings);
  if (investmentFen === null || annualNetBenefitFen === null || missing.length > 0) {
    return {
      instrument: "payback",
      metrics: paybackMetrics.map((metric) => undetermined(metric, missing)),
      notes: [],
    };
  }
  const investment = fromInteger(investmentFen);
  const benefit = fromInteger(annualNetBenefitFen);
  return {
    instrument: "payback",
    metrics: [payback(investment, benefit, source), returnOn(investment, benefit, source)],
    notes: [
      {
        zh: `静态计算，不折现；起算：${from.trim() === "" ? "未注明" : from}`,
        en: `Static, not discounted; counted from: ${from.trim() === "" ? "not stated" : from}`,
      },
    ],
  };
}

function payback(investment: Rational, benefit: Rational, source: string): MetricResult {
  if (benefit.numerator <= 0n) {
    return undetermined("payback-years", [
      { zh: "年净收益不为正，投资不能收回", en: "The yearly net benefit is not positive, so nothing is paid back" },
    ]);
  }
  const years = divide(investment, benefit);
  const formula = `${wan(investment)} ÷ ${wan(benefit)} = ${toDecimal(years, 2)}`;
  return measured("payback-years", years, {
    trace: {
      zh: `静态投资回收期 = 投资 ÷ 年净收益 = ${formula} 年（万元；${source}）`,
      en: `Static payback = investment ÷ yearly net benefit = ${formula} years (×10⁴ yuan; ${source})`,
    },
  });
}

function returnOn(investment: Rational, benefit: Rational, source: string): MetricResult {
  const percent = multiply(divide(benefit, investment), fromInteger(100));
  const formula = `${wan(benefit)} ÷ ${wan(investment)} = ${toDecimal(percent, 2)} %`;
  return measured("roi", percent, {
    trace: {
      zh: `年投资回报率 = 年净收益 ÷ 投资 = ${formula}（万元；${source}）`,
      en: `Yearly return = yearly net benefit ÷ investment = ${formula} (×10⁴ yuan; ${source})`,
    },
  });
}

function lacks({ investmentFen, annualNetBenefitFen, source }: PaybackReadings): readonly Text[] {
  return [
    investmentFen === null ? { zh: "缺少投资额", en: "The investment is missing" } : null,
    investmentFen === 0 ? { zh: "投资额为零，无法计算", en: "The investment is zero, nothing to compute" } : null,
    annualNetBenefitFen === null ? { zh: "缺少年净收益", en: "The yearly net benefit is missing" } : null,
    source.trim() === "" ? { zh: "缺少数据来源", en: "The source of the figures is missing" } : null,
  ].filter((text) => text !== null);
}

/** Fen as 万元, all six decimals that fen can need, trailing zeros dropped to two. */
function wan(fen: Rational): string {
  return toDecimal(divide(fen, fraction(1_000_000n, 1n)), 6).replace(/0{1,4}$/, "");
}
