import type { Dossier } from "../dossier/dossier.ts";
import type { Text } from "../standard/text.ts";
import type { Sheet } from "./sheet.ts";

/** What a transcription says of itself, as far as the rule looks. */
export interface TranscriptionClaim {
  readonly reviewId: string;
  readonly memberId: string;
  readonly transcriberId: string;
  readonly checkerId: string;
  readonly sheet: Pick<Sheet, "reviewId" | "memberId">;
  readonly scans: readonly unknown[];
}

/**
 * Whether somebody may check a transcription of a member's paper sheet: the member, or a person outside the panel, and never the transcriber. Another
 * member of the panel, the chair included, would read a colleague's sheet before the reveal (house rule: one sheet a member, paper counts equally).
 */
export function mayCheck(
  { panel, recorder }: Pick<Dossier, "panel" | "recorder">,
  memberId: string,
  checkerId: string,
) {
  if (checkerId === recorder.identityId) return false;
  return checkerId === memberId || panel.every(({ identityId }) => identityId !== checkerId);
}

/**
 * Why a transcription does not stand for a member's sheet, null when it does: the recorder transcribes, a second person who may checks, at least one
 * scan is bound, and the sheet in it is the member's own of this review. Signatures are verified before; the marks are judged by `sheetFault`.
 */
export function transcriptionFault(
  dossier: Pick<Dossier, "panel" | "recorder">,
  { reviewId, memberId, transcriberId, checkerId, sheet, scans }: TranscriptionClaim,
): Text | null {
  if (transcriberId !== dossier.recorder.identityId)
    return { zh: "代录人不是会议秘书", en: "the transcriber is not the recorder" };
  if (!mayCheck(dossier, memberId, checkerId))
    return { zh: "核对人不能核对这份代录", en: "the checker may not check this transcription" };
  if (sheet.memberId !== memberId || sheet.reviewId !== reviewId)
    return { zh: "代录的不是这位成员的评审表", en: "it transcribes another sheet" };
  return scans.length === 0 ? { zh: "没有纸质原件的扫描件", en: "no scan of the paper is bound" } : null;
}
