import { z } from "zod";
import { command, edit, query } from "./define.ts";
import { digestSchema, idSchema, instantSchema } from "../ids.ts";
import { criterionScoreSchema, sheetSchema } from "../domain/scoring/sheet.ts";
import type { LiveTotal } from "../domain/scoring/live-total.ts";
import { openedMaterialSchema, wordingSchema } from "./dossiers.ts";
import { pinSchema } from "./vault.ts";

const byMember = z.strictObject({ reviewId: idSchema, memberId: idSchema });

/** 代录 while it is typed: what stands on the paper, and nothing else. Sealed under the transcriber's own key until it is signed. */
export const transcriptionDraftSchema = z.strictObject({
  scores: z.array(criterionScoreSchema).max(200),
  /** 审核意见 as written on the paper. */
  finding: z.string().max(4000),
});
export type TranscriptionDraft = z.infer<typeof transcriptionDraftSchema>;

/** A scanned page of the paper, without the key that opens it. */
export const scanSchema = z.strictObject({
  digest: digestSchema,
  size: z.int(),
  mediaType: z.string(),
  fileName: z.string(),
});

export const transcriptionsGroup = {
  /** The sitting members, and how each one's sheet stands. Only at the recorder's seat. */
  list: query(
    "seat",
    z.strictObject({ reviewId: idSchema }),
    z.array(
      z.strictObject({
        memberId: idSchema,
        /** `own`: signed at a seat or a laptop, which leaves nothing to transcribe; `transcribed`: sealed from paper; `begun`: scanned or typed. */
        state: z.enum(["own", "transcribed", "begun", "none"]),
        /** Who may check it and has a seat here. */
        checkers: z.array(z.strictObject({ identityId: idSchema, name: z.string(), self: z.boolean() })),
      }),
    ),
  ),
  read: query(
    "seat",
    byMember,
    z.strictObject({
      draft: transcriptionDraftSchema,
      scans: z.array(scanSchema),
      /** Running total with its explanation. */
      total: z.custom<LiveTotal>(() => true),
      sealedAt: instantSchema.nullable(),
    }),
  ),
  /** Autosaves what was typed. */
  write: edit("seat", z.strictObject({ ...byMember.shape, draft: transcriptionDraftSchema }), z.null()),
  /** Seals a scanned page (PNG, JPEG or PDF). Refuses scan-unreadable for anything else, too-large. */
  addScan: command(
    "seat",
    z.strictObject({ ...byMember.shape, file: z.string() }),
    z.strictObject({ digest: digestSchema }),
  ),
  removeScan: command("seat", z.strictObject({ ...byMember.shape, digest: digestSchema }), z.null()),
  /** A grant that shows a scanned page: to the transcriber, and after the reveal to whoever may read the sheets by name. */
  openScan: command("seat", z.strictObject({ ...byMember.shape, digest: digestSchema }), openedMaterialSchema),
  /** Reads back what both will sign. Refuses sheet-incomplete. */
  preview: query(
    "seat",
    byMember,
    z.strictObject({ sheet: sheetSchema, words: z.array(wordingSchema), total: z.string() }),
  ),
  /**
   * The transcriber signs, the checker confirms with an own PIN, and both are sealed to the chair at once. Refuses already-done where the member has signed an
   * own sheet, not-permitted for a checker who may not, wrong-pin.
   */
  seal: command(
    "seat",
    z.strictObject({ ...byMember.shape, pin: pinSchema, checkerId: idSchema, checkerPin: pinSchema }),
    z.strictObject({ digest: digestSchema }),
  ),
};
