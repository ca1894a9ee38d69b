import { z } from "zod";
import { command, edit, query } from "./define.ts";
import { digestSchema, idSchema, instantSchema } from "../ids.ts";
import { criterionScoreSchema, sheetSchema } from "../domain/scoring/sheet.ts";
import type { LiveTotal } from "../domain/scoring/live-total.ts";
import { wordingSchema } from "./dossiers.ts";
import { pinSchema } from "./vault.ts";

const byReview = z.strictObject({ reviewId: idSchema });

/** What one member keeps to themselves: unreadable to every other seat until reveal; notes never leave at all. */
export const privateDraftSchema = z.discriminatedUnion("kind", [
  /** Key `<type>:<id>` of what the finding is about. */
  z.strictObject({ kind: z.literal("finding"), text: z.string().max(4000) }),
  z.strictObject({ kind: z.literal("note"), text: z.string().max(20_000) }),
  z.strictObject({ kind: z.literal("score"), ...criterionScoreSchema.shape }),
  z.strictObject({ kind: z.literal("comment"), text: z.string().max(8000) }),
]);

/** A private entry as kept: what the member wrote, and the digests of the sheets the member signed. */
export const privateEntrySchema = z.discriminatedUnion("kind", [
  ...privateDraftSchema.options,
  z.strictObject({ kind: z.literal("signed"), digest: digestSchema, sheet: sheetSchema }),
]);
export type PrivateEntry = z.infer<typeof privateEntrySchema>;

export const sheetsGroup = {
  /** The open seat's private desk for one review. */
  read: query(
    "seat",
    byReview,
    z.strictObject({
      entries: z.array(z.strictObject({ key: z.string(), at: instantSchema, value: privateEntrySchema })),
      /** Running total with its explanation; null before scoring is open. */
      total: z.custom<LiveTotal | null>(() => true),
      signed: digestSchema.nullable(),
    }),
  ),
  /** Autosaves one field; an empty text strikes it out. */
  write: edit(
    "seat",
    z.strictObject({ reviewId: idSchema, key: z.string().min(1).max(120), value: privateDraftSchema }),
    z.strictObject({ at: instantSchema }),
  ),
  /** Reads back exactly what the signature will cover. Refuses sheet-incomplete naming the criteria. */
  preview: query(
    "seat",
    byReview,
    z.strictObject({ sheet: sheetSchema, words: z.array(wordingSchema), total: z.string() }),
  ),
  /** Signs the sheet and seals it to the chair; from an own laptop it also queues as `.gjs`. */
  sign: command(
    "seat",
    z.strictObject({ reviewId: idSchema, pin: pinSchema }),
    z.strictObject({ digest: digestSchema }),
  ),
  /** Saves the signed, sealed sheet as a `.gjs` file. */
  exportSheet: command(
    "seat",
    z.strictObject({ reviewId: idSchema, save: z.string() }),
    z.strictObject({ package: digestSchema }),
  ),
};
