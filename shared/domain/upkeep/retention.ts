import type { RetentionRule } from "../standard/rules-parts.ts";
import type { HouseRules } from "../standard/rules-schema.ts";
import type { Text } from "../standard/text.ts";

/** How long a dossier must be kept under the rules it was issued under (house rule: retention). */
export interface Retention {
  /** Last day it must be kept, `YYYY-MM-DD`. */
  readonly until: string;
  /** Whether a document that is named may say otherwise. */
  readonly earlier: boolean;
  /** The period in words: `10 年`. */
  readonly period: Text;
}

/** The retention of a dossier whose receipt is of this day; null under rules from before this one, where whoever destroys it states the period. */
export function retentionOf({ retention }: Pick<HouseRules, "retention">, receiptedOn: string): Retention | null {
  if (retention === undefined) return null;
  return { until: periodEnd(receiptedOn, retention), earlier: retention.earlier, period: periodWords(retention) };
}

/** The day of the same number after so many years and months; the last of that month where it has no such day (house rule: retention). */
function periodEnd(from: string, { years, months }: Pick<RetentionRule, "years" | "months">): string {
  const [year = 0, month = 1, day = 1] = from.split("-").map(Number);
  const after = month - 1 + months;
  const [toYear, toMonth] = [year + years + Math.floor(after / 12), (after % 12) + 1];
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${String(toYear).padStart(4, "0")}-${two(toMonth)}-${two(Math.min(day, daysIn(toYear, toMonth)))}`;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function periodWords({ years, months }: Pick<RetentionRule, "years" | "months">): Text {
  const some = (count: number, one: string): string => `${count} ${count === 1 ? one : `${one}s`}`;
  if (months === 0) return { zh: `${years} 年`, en: some(years, "year") };
  if (years === 0) return { zh: `${months} 个月`, en: some(months, "month") };
  return { zh: `${years} 年 ${months} 个月`, en: `${some(years, "year")} ${some(months, "month")}` };
}
