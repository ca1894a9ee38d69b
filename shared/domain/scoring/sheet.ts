import { z } from "zod";
import { digestSchema, idSchema } from "../../ids.ts";
import { expertCategorySchema } from "../dossier/profile.ts";

/** 审核意见: what a member found, tied to what it is about. Private until reveal. */
export const findingSchema = z.strictObject({
  about: z.strictObject({ type: z.enum(["material", "test-item", "target", "general"]), id: z.string() }),
  text: z.string().min(1).max(4000),
});
export type Finding = z.infer<typeof findingSchema>;

/** A member's score of one criterion, integer hundredths of a point (9050 = 90.5). Null until given. */
export const criterionScoreSchema = z.strictObject({
  criterionId: z.string().min(1),
  score: z.int().min(0).max(10_000).nullable(),
  reason: z.string().max(4000),
});
export type CriterionScore = z.infer<typeof criterionScoreSchema>;

/** 评审表: one per member, the body of the `sheet` statement. There is no vote on it and no private note. */
export const sheetSchema = z.strictObject({
  reviewId: idSchema,
  /** Digest of the dossier statement the member reviewed: sheets on different versions are never mixed. */
  dossier: digestSchema,
  memberId: idSchema,
  category: expertCategorySchema,
  scores: z.array(criterionScoreSchema),
  findings: z.array(findingSchema),
  comment: z.string().max(8000),
});
export type Sheet = z.infer<typeof sheetSchema>;
