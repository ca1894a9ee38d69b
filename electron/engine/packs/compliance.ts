import { reviewedPerformanceFindings } from "#shared/domain/indices/performance-review.ts";
import { type Compliance, complianceOf } from "#shared/domain/standard/compliance.ts";
import type { QueryContext } from "../context.ts";
import { reviewedPerformance } from "./reviewed-performance.ts";
import { gatherReview, requireOpen } from "../sitting/gather.ts";

/**
 * 符合性一览 of one review, from the dossier, the joint record and what the panel came to together: nobody's private findings, scores or votes are on it. Open to whoever may read
 * the materials: a member who has signed the commitment, the recorder, the secretariat. Refuses gate-closed.
 */
export function complianceOfReview(context: QueryContext, reviewId: string): Compliance {
  const review = gatherReview(context, reviewId);
  requireOpen(context, review, "open-materials");
  const { dossier, record } = review;
  const { rules, profile, materials } = dossier;
  const pack = context.packs.standard.content;
  const held = { pack, rules, kind: profile.kind, materials, record };
  return complianceOf({
    pack,
    dossier,
    record,
    choices: dossier.outline.clauses ?? [],
    findings: reviewedPerformanceFindings(reviewedPerformance(context.db, review), held),
  });
}
