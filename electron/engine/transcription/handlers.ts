import path from "node:path";
import { and, eq } from "drizzle-orm";
import { blobs, people, sealedSheets, seats } from "#db/schema/index.ts";
import type { GroupHandlers } from "#shared/contract/define.ts";
import type { transcriptionsGroup } from "#shared/contract/transcriptions.ts";
import type { PanelMember } from "#shared/domain/dossier/panel-list.ts";
import { isSitting } from "#shared/domain/panel/numbering.ts";
import { scoredCriteria } from "#shared/domain/scoring/criteria.ts";
import { mayCheck } from "#shared/domain/scoring/transcription.ts";
import { kindRules } from "#shared/domain/standard/rules-schema.ts";
import { Refusal } from "#shared/errors.ts";
import type { CommandContext, Contexts, QueryContext } from "../context.ts";
import { readingOf } from "../opinion/scores.ts";
import { blobSource } from "../scans/blob-source.ts";
import { takeScan } from "../scans/take-scan.ts";
import { totalOf } from "../sheets/compose.ts";
import { actorOf, type GatheredReview, gatherReview, requireOpen } from "../sitting/gather.ts";
import { statementsOf } from "../statements.ts";
import { openBlob } from "../trust/sealed-blob.ts";
import { blobPath } from "../vault/blob-path.ts";
import { type KeptTranscription, readTranscription, transcribedSheet, writeTranscription } from "./draft.ts";
import { sealTranscription } from "./seal.ts";
import { transcriptionWords } from "./words.ts";

/** Paper sheets typed in by the recorder and checked by a second person. */
export const transcriptionsHandlers: GroupHandlers<typeof transcriptionsGroup, Contexts> = {
  list: (context, { reviewId }) => {
    const review = gatherReview(context, reviewId);
    requireRecorder(context, review);
    const seated = context.db
      .select({ identityId: people.identityId, name: people.name, credential: people.credential })
      .from(seats)
      .innerJoin(people, eq(people.identityId, seats.identityId))
      .all()
      .filter(({ credential }) => credential !== null);
    return sitters(review).map(({ identityId: memberId }) => ({
      memberId,
      state: stateOf(context, review, memberId),
      checkers: seated
        .filter(({ identityId }) => mayCheck(review.dossier, memberId, identityId))
        .map(({ identityId, name }) => ({ identityId, name, self: identityId === memberId })),
    }));
  },

  read: (context, { reviewId, memberId }) => {
    const { review, member, kept } = desk(context, reviewId, memberId);
    const { scores, finding } = kept;
    return {
      draft: { scores, finding },
      scans: kept.scans.map(({ key: _key, sealed: _sealed, ...shown }) => shown),
      total: totalOf(review.dossier, sheetOf(review, member, kept)),
      sealedAt: kept.sealed?.at ?? null,
    };
  },

  write: (context, { reviewId, memberId, draft }) => {
    const { review, kept } = openDesk(context, reviewId, memberId);
    const criteria = scoredCriteria(kindRules(review.dossier.rules, review.dossier.profile.kind).criteria);
    for (const { criterionId, score } of draft.scores) {
      const criterion = criteria.find(({ id }) => id === criterionId);
      if (criterion === undefined || (score ?? 0) > criterion.weight)
        throw new Refusal("invalid-input", { path: criterionId, problem: String((score ?? 0) / 100) });
    }
    keep(context, review, memberId, { ...kept, ...draft }, null);
    return null;
  },

  addScan: async (context, { reviewId, memberId, file }) => {
    const { review, kept } = openDesk(context, reviewId, memberId);
    const scan = await takeScan(context, file);
    if (kept.scans.some(({ digest }) => digest === scan.digest))
      throw new Refusal("already-done", { what: scan.fileName });
    keep(context, review, memberId, { ...kept, scans: [...kept.scans, scan] }, scan.digest);
    return { digest: scan.digest };
  },

  removeScan: (context, { reviewId, memberId, digest }) => {
    const { review, kept } = openDesk(context, reviewId, memberId);
    keep(context, review, memberId, { ...kept, scans: kept.scans.filter((scan) => scan.digest !== digest) }, digest);
    return null;
  },

  openScan: async (context, { reviewId, memberId, digest }) => {
    const scan = scanOf(context, gatherReview(context, reviewId), memberId, digest);
    const blob = await openBlob(path.join(context.vault.folder, blobPath(scan.sealed)), scan.key);
    const grant = context.grants.grant(blobSource(blob, scan));
    context.commit(digest, () => undefined);
    return { grant, mediaType: scan.mediaType, fileName: scan.fileName, size: blob.plainSize };
  },

  preview: (context, { reviewId, memberId }) => {
    const { review, member, kept } = openDesk(context, reviewId, memberId);
    const sheet = sheetOf(review, member, kept);
    const total = totalOf(review.dossier, sheet);
    refuseIncomplete(total.missing, kept);
    const words = transcriptionWords(review.dossier, member, sheet, total, kept.scans.length);
    return { sheet, words: [...words], total: total.percent?.shown ?? total.points };
  },

  seal: async (context, { reviewId, memberId, pin, ...checker }) => {
    const { review, member, kept } = openDesk(context, reviewId, memberId);
    if (stateOf(context, review, memberId) === "own")
      throw new Refusal("already-done", { what: `${member.name} 已签署本人的评审表 / has signed an own sheet` });
    const sheet = sheetOf(review, member, kept);
    refuseIncomplete(totalOf(review.dossier, sheet).missing, kept);
    return { digest: await sealTranscription(context, pin, review, member, sheet, kept, checker) };
  },
};

function sitters({ dossier, sources }: GatheredReview): readonly PanelMember[] {
  return dossier.panel.filter((member) => isSitting(member) && !sources.recused.has(member.identityId));
}

function requireRecorder(context: QueryContext, review: GatheredReview): void {
  if (!actorOf(context, review.dossier).recorder)
    throw new Refusal("not-permitted", { reason: "代录由会议秘书进行 / the recorder transcribes" });
}

/** What is transcribed for one member, as the recorder keeps it. */
function desk(context: QueryContext, reviewId: string, memberId: string) {
  const review = gatherReview(context, reviewId);
  requireRecorder(context, review);
  const member = sitters(review).find(({ identityId }) => identityId === memberId);
  if (member === undefined) throw new Refusal("not-found", { what: "专家组成员 / panel member" });
  const kept = readTranscription(context.db, context.seat, { reviewId, digest: review.digest, memberId });
  return { review, member, kept };
}

/** The same while transcribing is open: the applicant is out, nothing is revealed, and this member has signed the commitment. */
function openDesk(context: QueryContext, reviewId: string, memberId: string) {
  const opened = desk(context, reviewId, memberId);
  requireOpen(context, opened.review, "transcribe");
  const { committed } = opened.review.facts.members.find(({ identityId }) => identityId === memberId) ?? {};
  if (committed !== true)
    throw new Refusal("gate-closed", {
      reason: "该成员的承诺书尚未签署 / this member's commitment is not signed",
      opens: "成员签署承诺书（或登记纸质承诺）后开放 / opens when it is signed, at a seat or in ink",
    });
  return opened;
}

function sheetOf(review: GatheredReview, { identityId: memberId, category }: PanelMember, kept: KeptTranscription) {
  return transcribedSheet(review, { memberId, category }, kept);
}

function keep(
  context: CommandContext,
  { reviewId, digest }: GatheredReview,
  memberId: string,
  kept: KeptTranscription,
  effect: string | null,
): void {
  const place = { reviewId, digest, memberId, at: context.now() };
  context.commit(effect, (db) => writeTranscription(db, context.seat, place, kept));
}

function refuseIncomplete(missing: readonly string[], { scans }: KeptTranscription): void {
  const lacking = [...missing, ...(scans.length === 0 ? ["纸质原件的扫描件 / a scan of the paper"] : [])];
  if (lacking.length > 0) throw new Refusal("sheet-incomplete", { missing: lacking.join("、") });
}

/** How a member's sheet stands on this workstation; what a chair elsewhere has received is told by the outbox. */
function stateOf(context: QueryContext, { reviewId, digest }: GatheredReview, memberId: string) {
  const where = and(
    eq(sealedSheets.reviewId, reviewId),
    eq(sealedSheets.dossier, digest),
    eq(sealedSheets.identityId, memberId),
  );
  const rows = context.db.select({ channel: sealedSheets.channel }).from(sealedSheets).where(where).all();
  if (rows.some(({ channel }) => channel !== "paper")) return "own";
  const kept = readTranscription(context.db, context.seat, { reviewId, digest, memberId });
  if (kept.sealed !== null) return "transcribed";
  return kept.scans.length > 0 || kept.scores.length > 0 || kept.finding !== "" ? "begun" : "none";
}

interface ReadableScan {
  readonly sealed: string;
  readonly key: Uint8Array;
  readonly mediaType: string;
  readonly fileName: string;
}

/** A scan the open seat may look at: the transcriber's own, or one the reveal brought to light for whoever may read the sheets by name. */
function scanOf(context: QueryContext, review: GatheredReview, memberId: string, digest: string): ReadableScan {
  const { reviewId } = review;
  const actor = actorOf(context, review.dossier);
  const own = actor.recorder
    ? readTranscription(context.db, context.seat, { reviewId, digest: review.digest, memberId })
    : null;
  const kept = own?.scans.find((scan) => scan.digest === digest);
  if (kept !== undefined) return { ...kept, key: new Uint8Array(Buffer.from(kept.key, "base64")) };
  const named = readingOf(review, actor) === "named" || actor.identityId === memberId;
  const revealed = statementsOf(context.db, reviewId, "transcription").flatMap(({ body }) =>
    named && body.memberId === memberId ? body.scans.filter((scan) => scan.digest === digest) : [],
  );
  const row = context.db.select().from(blobs).where(eq(blobs.digest, digest)).get();
  const [found] = revealed;
  if (found === undefined || row === undefined) throw new Refusal("not-found", { what: "扫描件 / scan" });
  const key = context.vault.unwrapBlobKey(row.key, row.sealed);
  return { sealed: row.sealed, key, mediaType: found.mediaType, fileName: digest.slice(0, 16) };
}
