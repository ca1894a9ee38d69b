import { z } from "zod";
import { command, query } from "./define.ts";
import { digestSchema, idSchema, instantSchema } from "../ids.ts";
import { openedMaterialSchema } from "./dossiers.ts";
import { pinSchema } from "./vault.ts";

const byMaterial = z.strictObject({ reviewId: idSchema, materialId: idSchema });

/** 补充材料 as it came in after the dossier was issued. */
export const supplementFileSchema = z.strictObject({
  materialId: idSchema,
  title: z.string(),
  mediaType: z.string(),
  size: z.int(),
  digest: digestSchema,
  /** The item of the list it answers; null = handed in unasked. */
  answers: z.string().nullable(),
  /** When the panel was told; null = only the recorder has it yet. */
  signedAt: instantSchema.nullable(),
});

export const supplementsGroup = {
  /** Everything handed in: all of it at the recorder's seat, what was signed at every other. */
  list: query("seat", z.strictObject({ reviewId: idSchema }), z.array(supplementFileSchema)),
  /** Seals a file handed in later; the dossier itself is never changed. Refuses gate-closed once the ballot has decided. */
  add: command(
    "seat",
    z.strictObject({
      reviewId: idSchema,
      file: z.string(),
      title: z.string().min(1).max(200),
      answers: z.string().min(1).max(200).nullable(),
    }),
    z.strictObject({ materialId: idSchema }),
  ),
  /** Takes a file away again that the panel has not been told of. Refuses already-done. */
  remove: command("seat", byMaterial, z.null()),
  /** The recorder signs what is new and sends it, files included, to the panel. Refuses not-found when nothing is new. */
  sign: command(
    "seat",
    z.strictObject({ reviewId: idSchema, note: z.string().max(4000), pin: pinSchema }),
    z.strictObject({ digest: digestSchema }),
  ),
  /** Opens one for the viewer, under the same gate as the dossier's own materials. */
  open: command("seat", byMaterial, openedMaterialSchema),
};
