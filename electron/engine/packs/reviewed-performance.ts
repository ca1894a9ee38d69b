import { and, eq, ne } from "drizzle-orm";
import type { ReadableDb } from "#db/open.ts";
import { dossiers } from "#db/schema/index.ts";
import type { ReviewedPerformance } from "#shared/domain/indices/performance-review.ts";
import { panelAggregate } from "../opinion/counted-sheets.ts";
import { calledTo } from "../sitting/called-to.ts";
import type { GatheredReview } from "../sitting/gather.ts";
import { type KeptStatement, newestOf } from "../statements.ts";

/**
 * What a review of performance has come to, as far as everybody who reads the board may know it: how many sheets count once they are revealed, the panel's
 * total once its report is adopted; nobody's own score or vote.
 */
export function reviewedPerformance(db: ReadableDb, review: GatheredReview): ReviewedPerformance {
  const { reviewId, dossier, record, sources } = review;
  const { reveal } = sources.papers;
  return {
    heldOn: reveal === null ? null : (calledTo(db, reviewId, record).heldOn ?? dayOf(reveal)),
    others: otherDays(db, reviewId, dossier.profile),
    sheets: reveal?.body.sheets.length ?? null,
    total: totalOf(review),
  };
}

function totalOf({ facts, sources }: GatheredReview): ReviewedPerformance["total"] {
  if (facts.reveal === null) return { missing: { zh: "评审表尚未揭示", en: "The sheets are not revealed yet" } };
  if (facts.outcome === null)
    return { missing: { zh: "评价报告尚未表决通过", en: "The report has not been adopted yet" } };
  const counted = panelAggregate(sources);
  if (counted === null)
    return { missing: { zh: "评审表不在这台工作站上", en: "The sheets are not on this workstation" } };
  return counted.total ?? { missing: { zh: "评分不全，总分不能计算", en: "Scores are missing, so there is no total" } };
}

/** The days this project's other reviews of the kind were held: those whose sheets were revealed. */
function otherDays(
  db: ReadableDb,
  reviewId: string,
  { code, kind }: Pick<GatheredReview["dossier"]["profile"], "code" | "kind">,
): readonly string[] {
  return db
    .select({ id: dossiers.dossierId })
    .from(dossiers)
    .where(and(eq(dossiers.code, code), eq(dossiers.kind, kind), ne(dossiers.dossierId, reviewId)))
    .all()
    .flatMap(({ id }) => {
      const reveal = newestOf(db, id, "reveal");
      return reveal === null ? [] : [calledTo(db, id, { attendance: [] }).heldOn ?? dayOf(reveal)];
    });
}

function dayOf({ issuedAt }: Pick<KeptStatement<"reveal">, "issuedAt">): string {
  return issuedAt.slice(0, 10);
}
