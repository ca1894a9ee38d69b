import { type Compliance, complianceOf } from "#shared/domain/standard/compliance.ts";
import type { QueryContext } from "../context.ts";
import { gatherReview, requireOpen } from "../sitting/gather.ts";

/**
 * 符合性一览 of one review, from the dossier and the joint record alone: nobody's private findings, scores or votes are on it. Open to whoever may read
 * the materials: a member who has signed the commitment, the recorder, the secretariat. Refuses gate-closed.
 */
export function complianceOfReview(context: QueryContext, reviewId: string): Compliance {
  const review = gatherReview(context, reviewId);
  requireOpen(context, review, "open-materials");
  const { dossier, record } = review;
  return complianceOf({
    pack: context.packs.standard.content,
    dossier,
    record,
    choices: dossier.outline.clauses ?? [],
    findings: [],
  });
}
