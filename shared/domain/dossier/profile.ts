import { z } from "zod";
import { dateSchema, decimalSchema, idSchema } from "../../ids.ts";

/** Kinds of review (类型). Their stages, gates and forms are data of the rules pack. */
export const reviewKindSchema = z.enum(["acceptance", "recheck", "initiation", "midterm", "performance", "assessment"]);
export type ReviewKind = z.infer<typeof reviewKindSchema>;

/** 重大 / 中型 / 小型 as declared in the contract (ambiguity 14). */
export const tierSchema = z.enum(["major", "medium", "small"]);

/** How a review is held: 会议 · 混合, with some members remote · 函审, by letter: nobody meets and nothing is demonstrated. */
export const reviewModeSchema = z.enum(["meeting", "mixed", "correspondence"]);
export type ReviewMode = z.infer<typeof reviewModeSchema>;

/** Expert categories (技术 / 产业 / 财务); clause acc.panel.mix. */
export const expertCategorySchema = z.enum(["technical", "industry", "finance"]);
export type ExpertCategory = z.infer<typeof expertCategorySchema>;

/** A unit named in the project: everyone recusal is checked against. */
export const participantSchema = z.strictObject({
  id: idSchema,
  name: z.string().min(1),
  kind: z.enum(["enterprise", "university", "institute", "other"]),
  role: z.enum(["lead", "partner", "user", "test-lab", "audit-firm"]),
  /** Share of the rights in percent as agreed, decimal text; null where none is agreed (clauses ip.company, ip.academia). */
  share: decimalSchema.nullable(),
});

/** One post of one person in the project team; someone with two posts stands here twice (clauses mech.1.tripartite, res.team.*). */
export const teamMemberSchema = z.strictObject({
  id: idSchema,
  name: z.string().min(1),
  unit: z.string(),
  role: z.enum(["lead", "algorithm-engineer", "domain-expert", "industry-engineer", "finance", "other"]),
});

/** A milestone of the plan (clause init.plan.milestone); `reached` null = not yet. */
export const milestoneSchema = z.strictObject({
  id: idSchema,
  name: z.string().min(1),
  due: dateSchema,
  reached: dateSchema.nullable(),
});

/** Money in fen, integer. */
export const fenSchema = z.int().nonnegative();

/** What the project is: one row a dossier, before anything is promised or proved. */
export const profileSchema = z.strictObject({
  /** Project code as printed on the contract, e.g. `GXAI-2024-012`. */
  code: z.string().trim().min(1).max(60),
  title: z.string().trim().min(1).max(200),
  kind: reviewKindSchema,
  tier: tierSchema,
  /** Left out = 会议, and in dossiers from before it was asked. */
  mode: reviewModeSchema.exactOptional(),
  /** 专业委员会 whose panel reviews the project, where its kind gives that tier to a committee (clause mech.2.review); null where it does not. */
  committee: z.string().trim().min(1).max(120).nullable(),
  /** 重点项目, as declared; clauses res.team.* apply. */
  keyProject: z.boolean(),
  sector: z.string(),
  region: z.string(),
  /** Annex A scenarios adopted or consulted, ids of the standard pack. */
  scenarios: z.array(z.string()),
  organiser: z.string(),
  period: z.strictObject({ from: dateSchema, to: dateSchema }).nullable(),
  participants: z.array(participantSchema),
  team: z.array(teamMemberSchema),
  milestones: z.array(milestoneSchema),
  funding: z.array(z.strictObject({ source: z.string().min(1), fen: fenSchema })),
  /** Demo data prints 演示 on every page. */
  demo: z.boolean(),
});
export type Profile = z.infer<typeof profileSchema>;
