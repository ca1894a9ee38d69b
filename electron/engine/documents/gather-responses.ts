import type { DocumentInput } from "#shared/domain/document/inputs.ts";
import { isSitting, numberedPanel } from "#shared/domain/panel/numbering.ts";
import { statementsOf } from "../statements.ts";
import type { DocumentSources } from "./gather-sources.ts";

type Responses = Pick<DocumentInput, "confirmations" | "objections">;

/**
 * What the sitting panel said to the signed joint record. Confirmed is whoever confirmed the record in force and did not object to it
 * since; null while no signed record is in force. An objection is never dropped: where its author later confirmed a record signed anew, it says so.
 */
export function recordResponses({
  db,
  review,
  dossier,
}: Pick<DocumentSources, "db" | "review" | "dossier">): Responses {
  const { reviewId, facts } = review;
  const inForce = facts.record;
  const sitting = numberedPanel(dossier).filter(({ member }) => isSitting(member));
  const confirmed = statementsOf(db, reviewId, "confirmation").filter(
    ({ body }) => body.of === "joint-record" && body.digest === inForce,
  );
  const objections = statementsOf(db, reviewId, "objection").flatMap(({ body, issuedAt }) => {
    const no = sitting.find(({ member }) => member.identityId === body.memberId)?.no;
    const confirmedLater = confirmed.some(
      (kept) => kept.body.memberId === body.memberId && Date.parse(kept.issuedAt) >= Date.parse(issuedAt),
    );
    return no === undefined ? [] : [{ memberNo: no, text: body.text, at: issuedAt, confirmedLater }];
  });
  const open = new Set(objections.filter((each) => !each.confirmedLater).map(({ memberNo }) => memberNo));
  const confirming = sitting.filter(
    ({ no, member }) => !open.has(no) && confirmed.some(({ body }) => body.memberId === member.identityId),
  );
  const confirmations = inForce === null ? null : { confirmed: confirming.length, panelSize: sitting.length };
  return { confirmations, objections };
}
