import { z } from "zod";
import { idSchema, instantSchema } from "../../ids.ts";
import { demandSchema } from "./target.ts";

/** 采用·约束 / 采用·参考 / 不适用. */
export const adoptionSchema = z.enum(["binding", "reference", "not-applicable"]);
export type Adoption = z.infer<typeof adoptionSchema>;

/** 现场测试 · 第三方检测 · 现场查定 · 资料核定 · 专家评估. */
export const verificationSchema = z.enum(["on-site-test", "third-party", "site-check", "documents", "expert"]);
export type Verification = z.infer<typeof verificationSchema>;

/** The instrument that turns readings into metrics. */
export const instrumentSchema = z.enum([
  "confusion",
  "latency",
  "availability",
  "before-after",
  "speed-up",
  "throughput",
  "compression",
  "payback",
  "yield",
  "presence",
  "manual",
  "empowerment-index",
  "match-degree",
  "transfer-maturity",
  "readiness",
  "efficacy",
  "manufacturing-maturity",
  "process-evidence",
  "growth",
  "ip-shares",
  "performance-tree",
]);
export type Instrument = z.infer<typeof instrumentSchema>;

/** Where a requirement comes from. Printed in full words on every verdict. */
export const requirementSourceSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("target"), targetId: idSchema }),
  z.strictObject({ type: z.literal("outline") }),
  z.strictObject({ type: z.literal("clause"), clauseId: z.string().min(1) }),
  z.strictObject({ type: z.literal("panel"), decidedAt: instantSchema }),
]);

/** One requirement on a test item: where it comes from, how far it is adopted, what it demands. */
export const requirementSchema = z.strictObject({
  id: idSchema,
  source: requirementSourceSchema,
  adoption: adoptionSchema,
  demand: demandSchema,
  /** Why it does not apply, or why it is adopted; required for not-applicable. */
  reason: z.string(),
});
export type Requirement = z.infer<typeof requirementSchema>;

/** 口径: what exactly is measured. Frozen before any reading. */
export const definitionSchema = z.strictObject({
  endPoints: z.string(),
  statistic: z.string(),
  minimumSample: z.int().positive().nullable(),
  baseline: z.string(),
  sampling: z.string(),
  environment: z.string(),
});

/** One test item (测试项) of the outline. */
export const testItemSchema = z.strictObject({
  id: idSchema,
  /** Outline number, `2.3` prints as 大纲 2.3. */
  no: z.string().min(1),
  title: z.string().min(1),
  verification: verificationSchema,
  instrument: instrumentSchema,
  definition: definitionSchema,
  requirements: z.array(requirementSchema),
});
export type TestItem = z.infer<typeof testItemSchema>;

/** What the outline decides about a clause no test item answers: 采用·约束 / 采用·参考 / 不适用. */
const clauseChoiceSchema = z.strictObject({
  clauseId: z.string().min(1),
  adoption: adoptionSchema,
  /** Why it does not apply, or why it is adopted; required for not-applicable. */
  reason: z.string(),
});

/** 验收大纲. The applicant confirms it before it is frozen with the dossier. */
export const outlineSchema = z.strictObject({
  items: z.array(testItemSchema),
  /** Clauses decided without a test item, each at most once; left out where none is. */
  clauses: z.array(clauseChoiceSchema).min(1).exactOptional(),
  confirmation: z
    .strictObject({ by: z.string().min(1), at: instantSchema, how: z.enum(["signed-paper", "at-the-desk"]) })
    .nullable(),
});
export type Outline = z.infer<typeof outlineSchema>;
