import { z } from "zod";
import { edit, query } from "./define.ts";
import { idSchema } from "../ids.ts";
import { type CauseItem, causeSchema, overallCauseSchema } from "../domain/opinion/causes.ts";

const byReview = z.strictObject({ reviewId: idSchema });

export const causesGroup = {
  /** The cause analysis of a project that did not pass, as far as it is entered. At the secretariat's seat. Refuses gate-closed for another outcome. */
  read: query(
    "seat",
    byReview,
    z.strictObject({
      items: z.array(z.custom<CauseItem>(() => true)),
      given: z.record(z.string(), causeSchema),
      overall: overallCauseSchema,
      complete: z.boolean(),
    }),
  ),
  /** Autosaves what is said about one item. Refuses not-found for an item the review does not have. */
  write: edit(
    "seat",
    z.strictObject({ ...byReview.shape, key: z.string().min(1).max(80), cause: causeSchema }),
    z.null(),
  ),
  writeOverall: edit("seat", z.strictObject({ ...byReview.shape, overall: overallCauseSchema }), z.null()),
};
