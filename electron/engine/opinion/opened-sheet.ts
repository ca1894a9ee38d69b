import type { PanelMember } from "#shared/domain/dossier/panel-list.ts";
import type { Sheet } from "#shared/domain/scoring/sheet.ts";
import type { PackageContent } from "../trust/package-content.ts";
import type { VerifiedStatement } from "../trust/signing.ts";

/** A sheet opened and proved: who signed it, over which dossier. */
export interface OpenedSheet {
  readonly member: PanelMember;
  readonly channel: "seat" | "laptop" | "paper";
  /** The member's sheet, or the transcription that stands for it: what a reveal counts. */
  readonly counted: VerifiedStatement<"sheet"> | VerifiedStatement<"transcription">;
  readonly sheet: Sheet;
  /** What the reveal brings to light beside it: the check of a transcription. */
  readonly beside: readonly VerifiedStatement[];
  /** What opens its scans. */
  readonly keys: PackageContent["keys"];
}
