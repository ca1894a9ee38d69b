import { z } from "zod";
import { digestSchema, idSchema } from "#shared/ids.ts";
import { boundFileSchema, lineSchema, listOf, optionalProseSchema, proseSchema } from "../common.ts";

/** 补充材料 handed in after the dossier was issued. The dossier itself is never changed. */
export const supplementBody = z
  .strictObject({
    reviewId: idSchema,
    dossier: digestSchema,
    materials: listOf(
      z
        .strictObject({
          materialId: idSchema,
          title: lineSchema,
          file: boundFileSchema,
          /** The question or check that asked for it; null = handed in unasked. */
          answers: lineSchema.nullable(),
        })
        .readonly(),
    ),
    note: optionalProseSchema,
  })
  .readonly();

/** A member confirms the joint record, or the checker of a transcription confirms that it says what the paper says. */
export const confirmationBody = z
  .strictObject({
    reviewId: idSchema,
    of: z.enum(["joint-record", "transcription"]),
    digest: digestSchema,
    /** The confirming member; null = a checker who is not of the panel. */
    memberId: idSchema.nullable(),
    remark: optionalProseSchema,
  })
  .readonly();

/** 异议 to the joint record; printed with it. */
export const objectionBody = z
  .strictObject({
    reviewId: idSchema,
    record: digestSchema,
    memberId: idSchema,
    /** Identifier of the part objected to; null = the record as a whole. */
    part: lineSchema.nullable(),
    text: proseSchema,
  })
  .readonly();
