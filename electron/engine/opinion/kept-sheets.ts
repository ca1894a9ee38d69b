import type { ReadableDb } from "#db/open.ts";
import type { Sheet } from "#shared/domain/scoring/sheet.ts";
import { statementsOf } from "../statements.ts";

/** A sheet that was revealed: the member's own statement, or the transcription that stands for it. */
export interface KeptSheet {
  /** Of the statement a reveal counts. */
  readonly digest: string;
  readonly body: Sheet;
  readonly channel: "own" | "paper";
}

/** Every sheet of a review that may be read here, own ones and transcribed ones. */
export function keptSheets(db: ReadableDb, reviewId: string): readonly KeptSheet[] {
  return [
    ...statementsOf(db, reviewId, "sheet").map(({ digest, body }) => ({ digest, body, channel: "own" as const })),
    ...statementsOf(db, reviewId, "transcription").map(({ digest, body }) => ({
      digest,
      body: body.sheet,
      channel: "paper" as const,
    })),
  ];
}
