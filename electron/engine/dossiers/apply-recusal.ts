import type { WritableDb } from "#db/open.ts";
import type { QueryContext } from "../context.ts";
import { readEntry, writeEntry } from "../entries.ts";
import { draftAddress, draftParts } from "./draft.ts";
import { standingAnswer } from "./invitations.ts";

/**
 * Enters a member's answer that stands into the draft panel, once the answer is kept: one to an older check sheet, delivered late, changes nothing. A panel
 * that no longer has the member is left alone.
 */
export function applyRecusal(
  context: Pick<QueryContext, "now">,
  db: WritableDb,
  dossierId: string,
  memberId: string,
): void {
  const before = readEntry(db, draftAddress(dossierId, "panel"), draftParts.panel) ?? [];
  const answer = standingAnswer(db, dossierId, memberId);
  if (answer === null || !before.some((member) => member.identityId === memberId)) return;
  const panel = before.map((member) =>
    member.identityId === memberId ? { ...member, recusal: answer.digest, conflict: answer.body.recused } : member,
  );
  writeEntry(db, draftAddress(dossierId, "panel"), panel, { identityId: memberId, at: context.now() });
}
