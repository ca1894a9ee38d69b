import { z } from "zod";
import { dateSchema } from "../../ids.ts";
import { fromExact } from "../rational.ts";
import type { ClauseAnswer } from "../standard/evaluate-clause.ts";
import type { Text } from "../standard/text.ts";
import { daysBetween, monthsOf } from "./calendar.ts";
import { findingOf, indexValue, type IndexContext, type IndexResult, type IndexValue } from "./index-result.ts";

const spanSchema = z
  .strictObject({ from: dateSchema, to: dateSchema })
  .refine(({ from, to }) => from <= to, { path: ["to"], message: "ends before it begins" });

type Span = z.infer<typeof spanSchema>;

const riskSchema = z.enum(["technical", "market", "management"]);

/** Inputs of the process evidence (过程证据): nothing but dates and what they are about. */
export const processInputSchema = z.strictObject({
  /** Project period; months are counted in it. Null until known. */
  period: spanSchema.nullable(),
  /** 技术开发阶段, where iterations are demonstrated; null until known. */
  development: spanSchema.nullable(),
  /** The last day that is looked at, where the project still runs (the day of the review); absent or null = both spans to their ends. */
  until: dateSchema.nullable().optional(),
  /** Dates of the iteration demonstrations. */
  demos: z.array(dateSchema),
  /** Dates of the progress reports. */
  reports: z.array(dateSchema),
  /** Classes of risk with at least one warning indicator in the ledger; null until the ledger was read. */
  risks: z.array(riskSchema).nullable(),
  /** Dates of mid-term evaluations. */
  midterms: z.array(dateSchema),
  /** Why a short project has no mid-term evaluation (ambiguity 24); null or empty = it is not declared short. */
  shortProject: z.string().max(400).nullable(),
});
export type ProcessInput = z.infer<typeof processInputSchema>;

/** The clauses the evidence speaks about. */
export const processClauses = ["proc.iter", "proc.report", "proc.risk", "proc.midterm"] as const;

/**
 * What the dates say about proc.iter (the longest stretch without a demonstration, from the first day of the development stage to its last, 14
 * calendar days; without any, the whole stage), proc.report (one report in every calendar month that lies wholly in the period; months it only touches are
 * named and not demanded), proc.risk (three classes) and proc.midterm. Nothing is asked of days after `until`. No tolerance beyond that (ambiguity 24).
 */
export function processEvidence(input: ProcessInput, { pack }: IndexContext): IndexResult {
  const iterations = longestPause(input);
  const months = monthlyReports(input);
  const basis = (zh: string, en: string): Text => ({ zh, en });
  const findings = [
    findingOf(pack, "proc.iter", iterations.answer, {
      trace: iterations.trace,
      basis: basis(`迭代演示记录 ${input.demos.length} 次`, `${input.demos.length} iteration demonstrations`),
    }),
    findingOf(pack, "proc.report", months.answer, {
      trace: months.trace,
      basis: basis(`月度进度报告 ${input.reports.length} 份`, `${input.reports.length} monthly reports`),
    }),
    findingOf(
      pack,
      "proc.risk",
      input.risks === null
        ? missing("尚未核对风险预警台账", "The risk ledger was not read yet")
        : { form: "items", present: input.risks, unchecked: [] },
      { trace: null, basis: basis("风险预警台账", "Risk warning ledger") },
    ),
    findingOf(pack, "proc.midterm", midterm(input), {
      trace: null,
      basis: basis(
        `中期评估 ${input.midterms.join("、") || "无"}`,
        `Mid-term evaluations: ${input.midterms.join(", ") || "none"}`,
      ),
    }),
  ];
  return {
    state: "computed",
    missing: [],
    values: [
      ...counted("pause", { zh: "最长演示间隔", en: "Longest pause" }, iterations.answer),
      ...counted("reports", { zh: "月报最少的月份", en: "Month with the fewest reports" }, months.answer),
      ...counted("risks", { zh: "预警类别", en: "Risk classes" }, riskCount(input)),
      ...counted("midterms", { zh: "中期评估", en: "Mid-term evaluations" }, midterm(input)),
    ],
    findings,
    trace: [iterations.trace, months.trace].filter((text) => text !== null),
    notes:
      months.touched.length === 0
        ? []
        : [
            {
              zh: `首末不足一个自然月的月份不作要求：${months.touched.join("、")}`,
              en: `Months the period only touches are not demanded: ${months.touched.join(", ")}`,
            },
          ],
  };
}

/** A number of the evidence, where there is one. */
function counted(id: string, label: Text, answer: ClauseAnswer): readonly IndexValue[] {
  return answer.form === "quantity" ? [indexValue(id, label, fromExact(answer.value), 0, answer.unit)] : [];
}

function riskCount({ risks }: ProcessInput): ClauseAnswer {
  if (risks === null) return missing("尚未核对风险预警台账", "The risk ledger was not read yet");
  return { form: "quantity", value: String(new Set(risks).size), unit: "类" };
}

interface Reading {
  readonly answer: ClauseAnswer;
  readonly trace: Text | null;
}

function longestPause({ development, until = null, demos }: ProcessInput): Reading {
  if (development === null)
    return { answer: missing("缺少技术开发阶段的起止日期", "The development stage has no dates"), trace: null };
  const looked = upTo(until, development);
  if (looked === null) return { answer: notBegun, trace: null };
  const held = demos.filter((date) => looked.from <= date && date <= looked.to).toSorted();
  const points = [looked.from, ...held, looked.to];
  const pauses = points.slice(1).map((to, index) => {
    const from = points[index] ?? to;
    return { from, to, days: daysBetween(from, to) };
  });
  const longest = pauses.reduce((best, pause) => (pause.days > best.days ? pause : best));
  return {
    answer: { form: "quantity", value: String(longest.days), unit: "天" },
    trace: {
      zh: `${held.length} 次演示，最长间隔 ${longest.from} 至 ${longest.to}，${longest.days} 天`,
      en: `${held.length} demonstrations, the longest pause ${longest.from} to ${longest.to}, ${longest.days} days`,
    },
  };
}

function monthlyReports({
  period,
  until = null,
  reports,
}: ProcessInput): Reading & { readonly touched: readonly string[] } {
  if (period === null)
    return { answer: missing("缺少项目起止日期", "The project period is missing"), trace: null, touched: [] };
  const looked = upTo(until, period);
  if (looked === null) return { answer: notBegun, trace: null, touched: [] };
  const { whole, touched } = monthsOf(looked.from, looked.to);
  if (whole.length === 0)
    return {
      answer: {
        form: "not-applicable",
        reason: { zh: "项目期内没有完整的自然月", en: "The period has no whole calendar month" },
      },
      trace: null,
      touched,
    };
  const counts = whole.map((month) => ({ month, count: reports.filter((date) => date.startsWith(month)).length }));
  const without = counts.filter(({ count }) => count === 0).map(({ month }) => month);
  return {
    // The month with the fewest decides: one in each month, not an average.
    answer: { form: "quantity", value: String(Math.min(...counts.map(({ count }) => count))), unit: "份/月" },
    trace: {
      zh: `${whole.length} 个自然月中 ${whole.length - without.length} 个月有月报${without.length === 0 ? "" : `；缺：${without.join("、")}`}`,
      en: `${whole.length - without.length} of ${whole.length} calendar months have a report${without.length === 0 ? "" : `; without: ${without.join(", ")}`}`,
    },
    touched,
  };
}

/** The part of a span that has passed; null where it has not begun. */
function upTo(until: string | null, { from, to }: Span): Span | null {
  if (until !== null && until < from) return null;
  return { from, to: until !== null && until < to ? until : to };
}

const notBegun: ClauseAnswer = {
  form: "not-applicable",
  reason: { zh: "至统计截止日尚未开始", en: "It had not begun by the last day that is looked at" },
};

function midterm({ midterms, shortProject }: ProcessInput): ClauseAnswer {
  const short = shortProject?.trim() ?? "";
  if (midterms.length === 0 && short !== "") {
    return {
      form: "not-applicable",
      reason: {
        zh: `短期项目，无中期评估：${short}`,
        en: `A short project without mid-term evaluation: ${short}`,
      },
    };
  }
  return { form: "quantity", value: String(midterms.length), unit: "次" };
}

function missing(zh: string, en: string): ClauseAnswer {
  return { form: "missing", missing: [{ zh, en }] };
}
