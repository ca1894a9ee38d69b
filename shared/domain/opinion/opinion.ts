import { z } from "zod";
import { digestSchema, idSchema } from "../../ids.ts";

/** Sections of the customary skeleton, in print order. */
export const opinionSectionIds = [
  "meeting",
  "materials",
  "targets",
  "finance",
  "results",
  "problems",
  "suggestions",
  "conclusion",
] as const;
export const opinionSectionIdSchema = z.enum(opinionSectionIds);
export type OpinionSectionId = z.infer<typeof opinionSectionIdSchema>;

/**
 * What the text proposes; each ballot round votes on one proposal. Every kind of review has its own words for them (house rule: outcomes); `paused`: the
 * project rests · `adopted`: the report stands, its grade or values follow from the figures · `suspended`: never in a kind's sequence, put to the vote
 * where a veto that stands allows it.
 */
export const proposalSchema = z.enum(["passed", "rectification", "not-passed", "paused", "adopted", "suspended"]);
export type Proposal = z.infer<typeof proposalSchema>;

/** Outcomes at the table (house rule: outcomes). */
export const outcomeSchema = z.enum(proposalSchema.options);
export type Outcome = z.infer<typeof outcomeSchema>;

/** A problem or suggestion, each tied to what it rests on. */
export const opinionPointSchema = z.strictObject({
  text: z.string().min(1),
  /** A finding, question, test item or target, in words: 「质询 2」「大纲 2.3」. */
  basis: z.string().min(1),
});

/** A point while it is written: words first, what it rests on perhaps later. Nothing typed waits for the other half to be kept. */
const draftPointSchema = z.strictObject({ text: z.string(), basis: z.string() });

/** The chair's working text; becomes the body of the `opinion` statement when frozen. */
export const opinionDraftSchema = z.strictObject({
  sections: z.record(opinionSectionIdSchema, z.string()),
  problems: z.array(draftPointSchema),
  suggestions: z.array(draftPointSchema),
  proposal: proposalSchema,
});
export type OpinionDraft = z.infer<typeof opinionDraftSchema>;

/** 验收意见, frozen: the very text the ballot is taken on. */
export const opinionSchema = z.strictObject({
  reviewId: idSchema,
  dossier: digestSchema,
  reveal: digestSchema,
  record: digestSchema,
  /** 1 for the first frozen text; a failed ballot or a spoken correction freezes the next. */
  version: z.int().positive(),
  ...opinionDraftSchema.shape,
  problems: z.array(opinionPointSchema),
  suggestions: z.array(opinionPointSchema),
});
