import { z } from "zod";
import { digestSchema, idSchema } from "../../ids.ts";
import { materialSchema } from "./material.ts";
import { outlineSchema } from "./outline.ts";
import { panelMemberSchema } from "./panel-list.ts";
import { profileSchema } from "./profile.ts";
import { targetSchema } from "./target.ts";
import { rulesSchema } from "../standard/rules-schema.ts";

/** The person who keeps the joint record, named when the dossier is issued. */
export const recorderSchema = z.strictObject({
  identityId: idSchema,
  name: z.string().min(1),
  signingKey: z.string().regex(/^[0-9a-f]{64}$/),
  recipient: z.string().startsWith("age1"),
});

/** A review that another follows (整改复核 after 限期整改): the very result that called for it, the dossier it was about, and what it left open. */
export const followsSchema = z.strictObject({
  reviewId: idSchema,
  result: digestSchema,
  dossier: digestSchema,
  /** Numbers of the targets and test items that were not met: these are looked at again, and no others. */
  reopens: z.strictObject({ targets: z.array(z.string().min(1)), items: z.array(z.string().min(1)) }),
});
export type Follows = z.infer<typeof followsSchema>;

/** 项目卷 as issued: everything about one project under review, the body of the `dossier` statement. */
export const dossierSchema = z.strictObject({
  dossierId: idSchema,
  /** Package version, from 1 (验收资料包第 n 版). */
  version: z.int().positive(),
  /** Statement digest of the version before, with the reason for re-issue. */
  previous: z.strictObject({ digest: digestSchema, reason: z.string().min(1) }).nullable(),
  /** The review this one follows, by its result: only what was left open there is looked at again. Null for a review of its own. */
  follows: followsSchema.nullable(),
  profile: profileSchema,
  targets: z.array(targetSchema),
  materials: z.array(materialSchema),
  outline: outlineSchema,
  panel: z.array(panelMemberSchema),
  recorder: recorderSchema,
  /** House rules in force, frozen whole for this review. */
  rules: rulesSchema,
});
export type Dossier = z.infer<typeof dossierSchema>;
