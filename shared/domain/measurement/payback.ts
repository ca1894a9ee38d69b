import { z } from "zod";
import { decimalSchema } from "../../ids.ts";
import { divide, fraction, fromInteger, mean, multiply, toDecimal, type Rational } from "../rational.ts";
import type { Text } from "../standard/text.ts";
import { measured, onlyAbove, undetermined, type Measurement, type MetricResult } from "./measured.ts";
import type { MetricId } from "./metrics.ts";
import { discounted, levelFlows, longest, paybackYears } from "./payback-periods.ts";

const fenSchema = z.int();

/**
 * Readings of the economic return (clauses acc.econ.roi and A4.payback leave the method open, ambiguities 28 and 41). Money in fen; a loss is
 * negative.
 */
export const paybackReadingsSchema = z.strictObject({
  /** Whole investment; null until known. */
  investmentFen: fenSchema.nonnegative().nullable(),
  /** Net benefit of one year, after running costs; null until known. Not looked at where the years are given one by one. */
  annualNetBenefitFen: fenSchema.nullable(),
  /** From when the years count: first investment, or acceptance, as the outline says. */
  from: z.string().max(120),
  /** Where the figures come from, e.g. the audit report. */
  source: z.string().max(400),
  /** Net benefits of year 1, 2, … where they differ; absent or null = the same every year. */
  flowsFen: z.array(fenSchema).min(1).max(100).nullable().optional(),
  /** Discount rate in percent for the discounted period; absent or null = only the static one is computed. */
  discountPercent: decimalSchema.regex(/^\d/).nullable().optional(),
});
export type PaybackReadings = z.infer<typeof paybackReadingsSchema>;

/** What the instrument gives; the discounted period only where a rate is named. */
export const paybackMetrics = [
  "payback-years",
  "payback-years-discounted",
  "roi",
] as const satisfies readonly MetricId[];

/**
 * Static payback (the house default), discounted payback where a rate is given, and yearly return on investment in percent. With the same benefit
 * every year the static period is investment ÷ benefit; otherwise the year in which the cumulated flows reach the investment, with its part. An investment
 * that does not come back has no period, but is known to take longer than the years that were looked at.
 */
export function measurePayback(readings: PaybackReadings): Measurement {
  const missing = lacks(readings);
  const { investmentFen, annualNetBenefitFen, flowsFen = null, discountPercent = null } = readings;
  if (investmentFen === null || missing.length > 0) {
    const open: readonly MetricId[] = discountPercent === null ? ["payback-years", "roi"] : paybackMetrics;
    return { instrument: "payback", metrics: open.map((metric) => undetermined(metric, missing)), notes: [] };
  }
  const investment = fromInteger(investmentFen);
  const yearly = flowsFen === null ? null : flowsFen.map(fromInteger);
  const average = yearly === null ? fromInteger(annualNetBenefitFen ?? 0) : mean(yearly);
  const figures = { investment, yearly, average, source: readings.source };
  return {
    instrument: "payback",
    metrics: [
      staticPayback(figures),
      ...(discountPercent === null ? [] : [discountedPayback(figures, discountPercent)]),
      returnOn(figures),
    ],
    notes: [countedFrom(readings)],
  };
}

interface Figures {
  readonly investment: Rational;
  /** Null = the average every year. */
  readonly yearly: readonly Rational[] | null;
  readonly average: Rational;
  readonly source: string;
}

function staticPayback({ investment, yearly, average, source }: Figures): MetricResult {
  if (yearly === null && average.numerator <= 0n) {
    return onlyAbove("payback-years", fromInteger(longest), {
      zh: "年净收益不为正，投资不能收回",
      en: "The yearly net benefit is not positive, so nothing is paid back",
    });
  }
  const years = yearly === null ? divide(investment, average) : paybackYears(investment, yearly);
  if (years === null) return never("payback-years", yearly?.length ?? 0);
  const shown = toDecimal(years, 2);
  const formula =
    yearly === null
      ? `${wan(investment)} ÷ ${wan(average)} = ${shown}`
      : `${wan(investment)}；${yearly.map(wan).join(" + ")}`;
  return measured("payback-years", years, {
    trace:
      yearly === null
        ? {
            zh: `静态投资回收期 = 投资 ÷ 年净收益 = ${formula} 年（万元；${source}）`,
            en: `Static payback = investment ÷ yearly net benefit = ${formula} years (×10⁴ yuan; ${source})`,
          }
        : {
            zh: `静态投资回收期：逐年净收益累计达到投资（${formula}）= ${shown} 年（万元；${source}）`,
            en: `Static payback: yearly net benefits cumulated up to the investment (${formula}) = ${shown} years (×10⁴ yuan; ${source})`,
          },
  });
}

function discountedPayback({ investment, yearly, average, source }: Figures, rate: string): MetricResult {
  const flows = discounted(yearly ?? levelFlows(average), rate);
  const years = paybackYears(investment, flows);
  if (years === null) return never("payback-years-discounted", flows.length);
  const shown = toDecimal(years, 2);
  return measured("payback-years-discounted", years, {
    trace: {
      zh: `动态投资回收期：年净收益按折现率 ${rate} % 折现后累计达到投资 ${wan(investment)} = ${shown} 年（万元；${source}）`,
      en: `Discounted payback: yearly net benefits at ${rate} % cumulated up to the investment of ${wan(investment)} = ${shown} years (×10⁴ yuan; ${source})`,
    },
  });
}

function never(metric: MetricId, years: number): MetricResult {
  return onlyAbove(metric, fromInteger(years), {
    zh: `${years} 年内累计净收益未达到投资`,
    en: `The benefits of ${years} years do not reach the investment`,
  });
}

function returnOn({ investment, yearly, average, source }: Figures): MetricResult {
  const percent = multiply(divide(average, investment), fromInteger(100));
  const formula = `${wan(average)} ÷ ${wan(investment)} = ${toDecimal(percent, 2)} %`;
  const [zh, en] = yearly === null ? ["年净收益", "yearly net benefit"] : ["平均年净收益", "mean yearly net benefit"];
  return measured("roi", percent, {
    trace: {
      zh: `年投资回报率 = ${zh} ÷ 投资 = ${formula}（万元；${source}）`,
      en: `Yearly return = ${en} ÷ investment = ${formula} (×10⁴ yuan; ${source})`,
    },
  });
}

function countedFrom({ from, discountPercent = null }: PaybackReadings): Text {
  const [zh, en] = from.trim() === "" ? ["未注明", "not stated"] : [from, from];
  return discountPercent === null
    ? { zh: `静态计算，不折现；起算：${zh}`, en: `Static, not discounted; counted from: ${en}` }
    : {
        zh: `静态与动态（折现率 ${discountPercent} %）并列；起算：${zh}`,
        en: `Static and discounted (at ${discountPercent} %) side by side; counted from: ${en}`,
      };
}

function lacks({ investmentFen, annualNetBenefitFen, flowsFen = null, source }: PaybackReadings): readonly Text[] {
  return [
    investmentFen === null ? { zh: "缺少投资额", en: "The investment is missing" } : null,
    investmentFen === 0 ? { zh: "投资额为零，无法计算", en: "The investment is zero, nothing to compute" } : null,
    annualNetBenefitFen === null && flowsFen === null
      ? { zh: "缺少年净收益", en: "The yearly net benefit is missing" }
      : null,
    source.trim() === "" ? { zh: "缺少数据来源", en: "The source of the figures is missing" } : null,
  ].filter((text) => text !== null);
}

/** Fen as 万元, all six decimals that fen can need, trailing zeros dropped to two. */
function wan(fen: Rational): string {
  return toDecimal(divide(fen, fraction(1_000_000n, 1n)), 6).replace(/0{1,4}$/, "");
}
