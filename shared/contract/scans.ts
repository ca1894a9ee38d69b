import { z } from "zod";
import { command, edit, query } from "./define.ts";
import { digestSchema, idSchema } from "../ids.ts";
import type { PrintedEdition, ScanMatch } from "../domain/document/scan-match.ts";
import { openedMaterialSchema } from "./dossiers.ts";
import { scanSchema } from "./transcriptions.ts";
import { pinSchema } from "./vault.ts";

const byScan = z.strictObject({ reviewId: idSchema, digest: digestSchema });

export const correctionSchema = z.strictObject({ printed: z.string().max(4000), written: z.string().min(1).max(4000) });

export const scansGroup = {
  /** Signed papers that were scanned, and the editions they can belong to. */
  list: query(
    "seat",
    z.strictObject({ reviewId: idSchema }),
    z.strictObject({
      scans: z.array(
        z.strictObject({
          ...scanSchema.shape,
          /** What the codes on its pages turned out to be; null = nobody has looked for codes yet. */
          matches: z.array(z.custom<ScanMatch>(() => true)).nullable(),
          bound: z
            .strictObject({
              document: z.string(),
              edition: z.int(),
              printed: digestSchema,
              corrections: z.array(correctionSchema),
              remark: z.string(),
            })
            .nullable(),
        }),
      ),
      printed: z.array(z.custom<PrintedEdition>(() => true)),
    }),
  ),
  /** Seals a scanned paper (PDF, PNG, JPEG). Refuses scan-unreadable, too-large, already-done. */
  add: command(
    "seat",
    z.strictObject({ reviewId: idSchema, file: z.string() }),
    z.strictObject({ digest: digestSchema }),
  ),
  /** What the page read from the scan: the texts of its codes, and how many pages it has. */
  noteMarks: edit(
    "seat",
    z.strictObject({ ...byScan.shape, marks: z.array(z.string().max(400)).max(100), pages: z.int().min(1).max(1000) }),
    z.null(),
  ),
  open: command("seat", byScan, openedMaterialSchema),
  /** Takes an unbound scan away again. */
  discard: command("seat", byScan, z.null()),
  /**
   * Binds a scan to the data it was printed from, signed by the recorder. `printed` is the digest its code carries, or the first sixteen digits typed from under
   * it. Refuses scan-mismatch for a digest of nothing printed of this review, and for an edition since superseded unless a remark says why.
   */
  bind: command(
    "seat",
    z.strictObject({
      ...byScan.shape,
      printed: z.string().regex(/^[0-9a-f]{16,64}$/),
      corrections: z.array(correctionSchema).max(100),
      remark: z.string().max(4000),
      pin: pinSchema,
    }),
    z.strictObject({ digest: digestSchema }),
  ),
};
