import { z } from "zod";
import { digestSchema, idSchema } from "#shared/ids.ts";
import {
  boundFileSchema,
  countSchema,
  lineSchema,
  listOf,
  optionalLineSchema,
  optionalProseSchema,
  proseSchema,
} from "../common.ts";

/** 涉嫌弄虚作假: a member raises it; the panel may then suspend the review and refer it (house rule: vetoes). */
export const suspicionBody = z
  .strictObject({
    reviewId: idSchema,
    dossier: digestSchema,
    memberId: idSchema,
    /** Materials of the dossier it is about; empty = what is in `text`. */
    materials: listOf(idSchema),
    text: proseSchema,
  })
  .readonly();

/** 拒绝签字: noted by the recorder with the witnesses the house rule `refusal` asks for. The ballot stands; nothing is presumed of the reasons. */
export const refusalBody = z
  .strictObject({
    reviewId: idSchema,
    opinion: digestSchema,
    memberId: idSchema,
    witnesses: listOf(z.strictObject({ name: lineSchema, unit: optionalLineSchema }).readonly(), 20),
    remark: optionalProseSchema,
  })
  .readonly();

/** A paper that was printed from data, signed in ink and scanned; bound to that data by the digest its QR code carries. */
export const scanBody = z
  .strictObject({
    reviewId: idSchema,
    dossier: digestSchema,
    /** Document id and edition as printed on the paper. */
    document: lineSchema,
    edition: z.int().min(1).max(999_999),
    /** Data digest printed on the paper. */
    printed: digestSchema,
    file: boundFileSchema,
    pages: countSchema,
    /** `qr`: read from the code · `typed`: the digits under it were typed in. */
    read: z.enum(["qr", "typed"]),
    /** 手改件: what was changed by hand on the paper, as printed and as written; empty = nothing was. */
    corrections: listOf(z.strictObject({ printed: optionalProseSchema, written: proseSchema }).readonly(), 100),
    remark: optionalProseSchema,
  })
  .readonly();
