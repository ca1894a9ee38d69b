import { z } from "zod";
import { dateSchema } from "../../ids.ts";

/** Why something was not met, in the order of the boxes on the form. */
export const causeIds = ["route", "data", "targets", "funds", "cooperation", "external", "other"] as const;

/** 原因分析 of one unmet demand or problem: entered by the secretariat with the applicant's own words. */
export const causeSchema = z.strictObject({
  causes: z.array(z.enum(causeIds)).max(causeIds.length),
  text: z.string().max(4000),
  measure: z.string().max(4000),
  owner: z.string().max(200),
  deadline: dateSchema.nullable(),
});
export type Cause = z.infer<typeof causeSchema>;

/** What is said about the whole: by the applicant, and by the secretariat. */
export const overallCauseSchema = z.strictObject({
  applicant: z.string().max(8000),
  secretariat: z.string().max(8000),
});
export type OverallCause = z.infer<typeof overallCauseSchema>;

/** Something to be explained: an unmet demand that binds, or a problem the opinion names. */
export interface CauseItem {
  /** `unmet:<no of the demand>` or `problem:<1…n>`. */
  readonly key: string;
  readonly title: string;
  /** Demand and where it comes from, or what the problem rests on. */
  readonly basis: string;
  /** What was achieved; null for a problem. */
  readonly achieved: string | null;
}

export const emptyCause: Cause = { causes: [], text: "", measure: "", owner: "", deadline: null };

/** Whether every item says why and what will be done (clauses acc.fail.review, acc.fail.lessons). It never holds back a receipt or a decision. */
export function analysisComplete(items: readonly CauseItem[], given: Readonly<Record<string, Cause>>): boolean {
  return items.every(({ key }) => {
    const { causes, text, measure } = given[key] ?? emptyCause;
    return (causes.length > 0 || text.trim() !== "") && measure.trim() !== "";
  });
}
