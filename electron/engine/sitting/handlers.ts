import { and, eq, max } from "drizzle-orm";
import { dossiers, sittingReviews, sittings } from "#db/schema/index.ts";
import type { GroupHandlers } from "#shared/contract/define.ts";
import { dossierStateSchema } from "#shared/contract/dossiers.ts";
import type { ReviewView, reviewsGroup } from "#shared/contract/reviews.ts";
import { actions, gateOf } from "#shared/domain/sitting/gates.ts";
import { stagesOf } from "#shared/domain/sitting/stages.ts";
import { Refusal } from "#shared/errors.ts";
import { newId } from "#shared/ids.ts";
import { commitmentPromises } from "#shared/trust/bodies/admission.ts";
import type { Contexts, QueryContext } from "../context.ts";
import { dossierRow } from "../dossiers/draft.ts";
import { signAndSend } from "../sync/send.ts";
import { sha256Hex } from "../trust/sha256.ts";
import { actorOf, dossierUnderReview, gatherReview, requireOpen } from "./gather.ts";

/** Sittings and the order of business of each review in them. */
export const reviewsHandlers: GroupHandlers<typeof reviewsGroup, Contexts> = {
  sittings: (context) => {
    const rows = context.db
      .select({ sittingId: sittingReviews.sittingId, row: dossiers })
      .from(sittingReviews)
      .innerJoin(dossiers, eq(dossiers.dossierId, sittingReviews.reviewId))
      .orderBy(sittingReviews.position)
      .all();
    return context.db
      .select()
      .from(sittings)
      .orderBy(sittings.date, sittings.sittingId)
      .all()
      .map((sitting) => ({
        ...sitting,
        reviews: rows
          .filter((entry) => entry.sittingId === sitting.sittingId)
          .map(({ row }) => ({
            reviewId: row.dossierId,
            code: row.code,
            title: row.title,
            state: dossierStateSchema.parse(row.state),
          })),
      }));
  },

  createSitting: (context, input) => {
    requireOrganising(context);
    const sittingId = newId(context.random);
    context.commit(sittingId, (db) =>
      db
        .insert(sittings)
        .values({ sittingId, ...input })
        .run(),
    );
    return { sittingId };
  },

  addToSitting: (context, { sittingId, reviewId }) => {
    requireOrganising(context);
    const kept = dossierUnderReview(context.db, reviewId);
    const already = context.db.select().from(sittingReviews).where(eq(sittingReviews.reviewId, reviewId)).get();
    if (already !== undefined) throw new Refusal("already-done", { what: kept.body.profile.code });
    const position =
      (context.db
        .select({ last: max(sittingReviews.position) })
        .from(sittingReviews)
        .get()?.last ?? 0) + 1;
    context.commit(reviewId, (db) => {
      db.insert(sittingReviews).values({ reviewId, sittingId, position }).run();
      db.update(dossiers)
        .set({ state: "at-the-table", updatedAt: context.now() })
        .where(and(eq(dossiers.dossierId, reviewId), eq(dossiers.state, "issued")))
        .run();
    });
    return null;
  },

  read: (context, { reviewId }): ReviewView => {
    const review = gatherReview(context, reviewId);
    const actor = actorOf(context, review.dossier);
    const sitting = context.db.select().from(sittingReviews).where(eq(sittingReviews.reviewId, reviewId)).get();
    const gates = actions.map((action) => [action, gateOf(action, review.facts, actor)] as const);
    const { packs } = dossierUnderReview(context.db, reviewId).statement;
    return {
      reviewId,
      sittingId: sitting?.sittingId ?? null,
      version: review.dossier.version,
      dossierDigest: review.digest,
      facts: review.facts,
      stages: stagesOf(review.facts, actor),
      gates: Object.fromEntries(gates) as ReviewView["gates"],
      position: actor.position,
      recorder: actor.recorder,
      packs: { standard: packs.standard ?? "", rules: packs.rules ?? "" },
    };
  },

  dossier: (context, { reviewId }) => dossierUnderReview(context.db, reviewId).body,

  commit: async (context, { reviewId, pin }) => {
    dossierRow(context.db, reviewId);
    const review = gatherReview(context, reviewId);
    requireOpen(context, review, "commit");
    const memberId = context.seat.identityId;
    const text = sha256Hex(new TextEncoder().encode(commitmentText(review.dossier.profile.title)));
    const body = {
      reviewId,
      memberId,
      promises: [...commitmentPromises],
      text,
    };
    const signed = await signAndSend(
      context,
      pin,
      review,
      { kind: "commitment", subjects: [review.digest], body },
      "table",
    );
    return { digest: signed.digest };
  },
};

/** The words of the commitment, in the language of record. */
export function commitmentText(title: string): string {
  return `本人作为《${title}》评审专家承诺：如实申明并遵守回避要求；对评审材料、讨论和结果保密；独立、客观、廉洁地评审，不接受任何影响公正的利益。`;
}

function requireOrganising(context: QueryContext): void {
  const { roles } = context.seat;
  if (!roles.includes("secretariat") && !roles.includes("recorder"))
    throw new Refusal("not-permitted", { reason: "需要秘书处或会议秘书席位 / secretariat or recorder" });
}
