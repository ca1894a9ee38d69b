import { z } from "zod";
import { dateSchema, digestSchema, idSchema } from "#shared/ids.ts";
import { lineSchema, listOf, optionalLineSchema, proseSchema, recipientSchema } from "../common.ts";

/** 回避核对单 as sent to a drawn expert: everyone and everything that could be a conflict, and nothing of the dossier. */
export const invitationBody = z
  .strictObject({
    allianceId: idSchema,
    projectId: idSchema,
    reviewId: idSchema,
    memberId: idSchema,
    title: lineSchema,
    units: listOf(lineSchema, 100),
    persons: listOf(
      z.strictObject({ name: lineSchema, unit: optionalLineSchema, part: optionalLineSchema }).readonly(),
      500,
    ),
    testLabs: listOf(lineSchema, 20),
    auditFirms: listOf(lineSchema, 20),
    /** Last day for an answer; null = none set. */
    respondBy: dateSchema.nullable(),
  })
  .readonly();

/** Grounds of house rule `recusal`. */
export const recusalGrounds = [
  "employment",
  "shares-or-office",
  "contract-or-advice",
  "same-unit",
  "supervision",
  "co-author",
  "test-lab-or-audit",
  "feasibility-author",
  "participating-member-office",
  "kin",
  "other",
] as const;

/**
 * A member's answer to the invitation. Two statements are made when the member steps back: the fact (`disclosed` null) for the alliance and the
 * chair, and the grounds with the reason for the alliance only, whose `subjects` name the first.
 */
export const recusalBody = z
  .strictObject({
    projectId: idSchema,
    reviewId: idSchema,
    memberId: idSchema,
    invitation: digestSchema,
    recused: z.boolean(),
    disclosed: z
      .strictObject({ grounds: listOf(z.enum(recusalGrounds), recusalGrounds.length), reason: proseSchema })
      .readonly()
      .nullable(),
  })
  .readonly();

/** 回避、保密、廉洁承诺: signed before any material is opened. `text` is the SHA-256 of the words that were shown. */
export const commitmentBody = z
  .strictObject({
    projectId: idSchema,
    reviewId: idSchema,
    memberId: idSchema,
    promises: listOf(z.enum(["recusal", "confidentiality", "integrity"]), 3),
    text: digestSchema,
  })
  .readonly();

/** An alternate or a late member joins: the same dossier, a new envelope over the same blobs. */
export const seatBody = z
  .strictObject({
    projectId: idSchema,
    reviewId: idSchema,
    dossier: digestSchema,
    memberId: idSchema,
    credential: digestSchema,
    recipient: recipientSchema,
    /** The member whose place is taken; null = an additional member. */
    replaces: idSchema.nullable(),
    reason: proseSchema,
  })
  .readonly();
