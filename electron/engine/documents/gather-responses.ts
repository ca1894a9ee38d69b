import type { DocumentInput } from "#shared/domain/document/inputs.ts";
import { isSitting, numberedPanel } from "#shared/domain/panel/numbering.ts";
import { statementsOf } from "../statements.ts";
import type { DocumentSources } from "./gather-sources.ts";

type Responses = Pick<DocumentInput, "confirmations" | "objections">;

/**
 * What the sitting panel said to the signed joint record. A member's last word counts: a confirmation of the record in force withdraws
 * that member's objections to earlier ones; a confirmation of a record that was corrected since confirms nothing.
 */
export function recordResponses({
  db,
  review,
  dossier,
}: Pick<DocumentSources, "db" | "review" | "dossier">): Responses {
  const { reviewId, facts } = review;
  const inForce = facts.record;
  if (inForce === null) return { confirmations: null, objections: [] };
  const sitting = numberedPanel(dossier).filter(({ member }) => isSitting(member));
  const confirmed = statementsOf(db, reviewId, "confirmation").filter(
    ({ body }) => body.of === "joint-record" && body.digest === inForce,
  );
  const objections = statementsOf(db, reviewId, "objection").flatMap(({ body, issuedAt }) => {
    const no = sitting.find(({ member }) => member.identityId === body.memberId)?.no;
    const withdrawn = confirmed.some(
      (kept) => kept.body.memberId === body.memberId && Date.parse(kept.issuedAt) >= Date.parse(issuedAt),
    );
    return no === undefined || withdrawn ? [] : [{ memberNo: no, text: body.text, at: issuedAt }];
  });
  const standing = new Set(objections.map(({ memberNo }) => memberNo));
  const confirming = sitting.filter(
    ({ no, member }) => !standing.has(no) && confirmed.some(({ body }) => body.memberId === member.identityId),
  );
  return { confirmations: { confirmed: confirming.length, panelSize: sitting.length }, objections };
}
