import { z } from "zod";
import { dateSchema, digestSchema, idSchema } from "#shared/ids.ts";
import {
  lineSchema,
  listOf,
  optionalLineSchema,
  optionalProseSchema,
  proseSchema,
  recipientSchema,
} from "../common.ts";

/** 回避核对单 as sent to a drawn expert: everyone and everything that could be a conflict, and nothing of the dossier. */
export const invitationBody = z
  .strictObject({
    allianceId: idSchema,
    dossierId: idSchema,
    memberId: idSchema,
    code: lineSchema,
    title: lineSchema,
    /** Every unit named in the project, test laboratory and audit firm included, with its part. */
    units: listOf(z.strictObject({ name: lineSchema, role: optionalLineSchema }).readonly(), 200),
    persons: listOf(
      z.strictObject({ name: lineSchema, unit: optionalLineSchema, role: optionalLineSchema }).readonly(),
      500,
    ),
    /** Last day for an answer; null = none set. */
    respondBy: dateSchema.nullable(),
  })
  .readonly();

/**
 * A member's answer to the invitation. When the member steps back there are two statements: the fact (`disclosed` null) for the alliance and the
 * chair, and the grounds with the reason for the alliance only, whose `subjects` name the first. Grounds are ids of house rule `recusal`.
 */
export const recusalBody = z
  .strictObject({
    dossierId: idSchema,
    memberId: idSchema,
    /** Null = asked in person, at the workstation that holds the dossier. */
    invitation: digestSchema.nullable(),
    recused: z.boolean(),
    disclosed: z
      .strictObject({ grounds: listOf(lineSchema, 50), reason: optionalProseSchema })
      .readonly()
      .nullable(),
  })
  .readonly();

/** What a member promises: all of it, or nothing is promised. */
export const commitmentPromises = ["recusal", "confidentiality", "integrity"] as const;

/** 回避、保密、廉洁承诺: signed before any material is opened. `text` is the SHA-256 of the words that were shown. */
export const commitmentBody = z
  .strictObject({
    reviewId: idSchema,
    memberId: idSchema,
    promises: listOf(z.enum(commitmentPromises), 3),
    text: digestSchema,
  })
  .readonly();

/** An alternate or a late member joins: the same dossier, a new envelope over the same blobs. */
export const seatBody = z
  .strictObject({
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
