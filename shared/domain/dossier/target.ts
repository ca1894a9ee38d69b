import { z } from "zod";
import { dateSchema, decimalSchema, idSchema } from "../../ids.ts";

/** How a measured value is held against a threshold; inclusive and strict ends are the words' (以上 ≥, 小于 <). */
export const comparatorSchema = z.enum(["gte", "lte", "gt", "lt", "eq", "between", "none"]);
export type Comparator = z.infer<typeof comparatorSchema>;

/** A requirement's demand: metric id of the measurement catalogue, comparator and exact threshold(s). */
export const demandSchema = z.strictObject({
  metric: z.string().min(1),
  comparator: comparatorSchema,
  /** One decimal, two for `between` (low, high, both inclusive), none for `none`. */
  threshold: z.array(decimalSchema).max(2),
  unit: z.string(),
});
export type Demand = z.infer<typeof demandSchema>;

/** A change of a target after the contract was signed (任务书变更); `approval` null means nobody approved it. */
export const targetChangeSchema = z.strictObject({
  from: demandSchema,
  reason: z.string(),
  approval: z.strictObject({ document: z.string().min(1), approver: z.string().min(1), date: dateSchema }).nullable(),
});

/** 考核指标: what the contract promised. Only binding targets can veto. */
export const targetSchema = z.strictObject({
  id: idSchema,
  /** As numbered in the contract: `3` prints as 任务书 指标3. */
  no: z.string().min(1),
  name: z.string().min(1),
  demand: demandSchema,
  binding: z.enum(["binding", "expected"]),
  /** Earliest first; the demand in force is `demand`. */
  changes: z.array(targetChangeSchema),
  /** The applicant's own claim, as written. */
  claimed: z.string().nullable(),
});
export type Target = z.infer<typeof targetSchema>;
