import { z } from "zod";
import { sheetSchema } from "#shared/domain/scoring/sheet.ts";
import { idSchema } from "#shared/ids.ts";
import { boundFileSchema, listOf } from "../common.ts";

/**
 * 代录 of a sheet filled in on paper: signed by the transcriber, and counted once the checker has signed a `confirmation` of it. The sheet in it is
 * the member's, as written on the scanned paper.
 */
export const transcriptionBody = z
  .strictObject({
    reviewId: idSchema,
    memberId: idSchema,
    transcriberId: idSchema,
    checkerId: idSchema,
    sheet: sheetSchema,
    scans: listOf(boundFileSchema, 50),
  })
  .readonly();
