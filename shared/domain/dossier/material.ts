import { z } from "zod";
import { dateSchema, digestSchema, idSchema } from "../../ids.ts";

/** 证据性质: who vouches for a material. */
export const evidenceNatureSchema = z.enum(["official", "third-party", "user", "raw-data", "self"]);

/** 材料: one file of a dossier. The bytes live as a sealed blob; here stands what is known and signed about them. */
export const materialSchema = z.strictObject({
  id: idSchema,
  /** Order in the bound volume, `01`… */
  no: z.string().min(1),
  title: z.string().min(1),
  /** Required-material id of the rules pack (`01`…`24`), or `other`. */
  category: z.string(),
  nature: evidenceNatureSchema,
  fileName: z.string().min(1),
  mediaType: z.string().min(1),
  size: z.int().nonnegative(),
  /** SHA-256 of the plaintext. */
  digest: digestSchema,
  /** SHA-256 of the sealed bytes: the blob's name. */
  sealed: digestSchema,
  /** Pages in the file; null where the format has none. */
  pages: z.int().positive().nullable(),
  /** Pages in the bound volume (汇编), first and last. */
  volumePages: z.strictObject({ from: z.int().positive(), to: z.int().positive() }).nullable(),
  issuer: z.string().nullable(),
  validUntil: dateSchema.nullable(),
});
export type Material = z.infer<typeof materialSchema>;
