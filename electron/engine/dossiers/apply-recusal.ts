import type { QueryContext } from "../context.ts";
import { readEntry, writeEntry } from "../entries.ts";
import { draftAddress, draftParts } from "./draft.ts";

/** Enters a member's answer into the draft panel; a panel that no longer has the member is left alone. */
export function applyRecusal(
  context: Pick<QueryContext, "now">,
  db: Parameters<typeof writeEntry>[0],
  dossierId: string,
  answer: { readonly memberId: string; readonly digest: string; readonly recused: boolean },
): void {
  const before = readEntry(db, draftAddress(dossierId, "panel"), draftParts.panel) ?? [];
  if (!before.some((member) => member.identityId === answer.memberId)) return;
  const panel = before.map((member) =>
    member.identityId === answer.memberId ? { ...member, recusal: answer.digest, conflict: answer.recused } : member,
  );
  writeEntry(db, draftAddress(dossierId, "panel"), panel, { identityId: answer.memberId, at: context.now() });
}
