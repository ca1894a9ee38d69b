import type { GroupHandlers } from "#shared/contract/define.ts";
import type { chairGroup } from "#shared/contract/chair.ts";
import { missingOpinionParts } from "#shared/domain/opinion/completeness.ts";
import { type OpinionDraft, opinionDraftSchema, type Proposal } from "#shared/domain/opinion/opinion.ts";
import { ballotRuleOf } from "#shared/domain/opinion/ballot-rule.ts";
import { mayVote, whyNotOpen } from "#shared/domain/opinion/ballots.ts";
import { kindRules } from "#shared/domain/standard/rules-schema.ts";
import { Refusal } from "#shared/errors.ts";
import type { BodyOf } from "#shared/trust/kinds.ts";
import type { Contexts, QueryContext } from "../context.ts";
import { onlyOne, readEntry, writeEntry } from "../entries.ts";
import { calledTo } from "../sitting/called-to.ts";
import { actorOf, type GatheredReview, gatherReview, requireOpen } from "../sitting/gather.ts";
import { type Round, suspicionsOn, vetoesOf, votersOn } from "../sitting/rounds.ts";
import { type KeptStatement, newestOf, statementBy, statementsOf } from "../statements.ts";
import { ownSheets } from "../sheets/private-entries.ts";
import { signAndSend } from "../sync/send.ts";
import { reveal } from "./reveal.ts";
import { signResult } from "./result.ts";
import { scoresOf } from "./scores.ts";
import { sourcesOf } from "./sources.ts";
import { emptyOpinion } from "./skeleton.ts";

/** The chair's part: reveal, opinion, ballot, result. Members vote, dissent and co-sign through the same group. */
export const chairHandlers: GroupHandlers<typeof chairGroup, Contexts> = {
  reveal,
  scores: (context, { reviewId }) => scoresOf(context, gatherReview(context, reviewId)),

  opinion: (context, { reviewId }) => {
    const review = gatherReview(context, reviewId);
    const actor = actorOf(context, review.dossier);
    const self = review.facts.members.find((member) => member.identityId === actor.identityId);
    const sits = self !== undefined && self.position !== "alternate" && !self.recused;
    // The text is the panel's, and of those who write it down and keep it; to nobody while the applicant is in the room.
    const shown = (sits || actor.recorder || actor.secretariat) && review.facts.events["applicant-left"] !== undefined;
    const draft = shown ? readEntry(context.db, draftAddress(reviewId), opinionDraftSchema) : null;
    const frozen = shown ? review.sources.papers.opinions : [];
    return {
      draft: draft ?? beginning(context, review),
      frozen: frozen.map((kept) => ({ digest: kept.digest, opinion: kept.body })),
      ownDissent: ownDissent(context, review),
      sources: shown ? [...sourcesOf(context, review)] : [],
      next:
        review.ballot.state === "round"
          ? { proposal: review.ballot.proposal, skipped: review.ballot.skipped.map((skip) => skip.reason) }
          : null,
    };
  },

  writeOpinion: (context, { reviewId, draft }) => {
    const review = gatherReview(context, reviewId);
    requireOpen(context, review, "draft-opinion");
    const author = { identityId: context.seat.identityId, at: context.now() };
    context.commit(null, (db) => writeEntry(db, draftAddress(reviewId), draft, author));
    return null;
  },

  freeze: async (context, { reviewId, pin }) => {
    const review = gatherReview(context, reviewId);
    requireOpen(context, review, "freeze-opinion");
    const draft = readEntry(context.db, draftAddress(reviewId), opinionDraftSchema) ?? beginning(context, review);
    const missing = missingOpinionParts(
      draft,
      kindRules(review.dossier.rules, review.dossier.profile.kind).opinion.sections,
    );
    if (missing.length > 0)
      throw new Refusal("opinion-incomplete", { missing: missing.map((part) => `${part.zh} / ${part.en}`).join("；") });
    refuseClosedRound(review, review.rounds, draft.proposal);
    const { reveal: revealed, record } = review.facts;
    if (revealed === null || record === null) throw new Refusal("not-found", { what: "reveal" });
    const version = (newestOf(context.db, reviewId, "opinion")?.body.version ?? 0) + 1;
    const body = { reviewId, dossier: review.digest, reveal: revealed, record, version, ...draft };
    // A text that proposes 中止 rests on what was raised.
    const raised = draft.proposal === "suspended" ? suspicionsOn(review.sources).map((kept) => kept.digest) : [];
    const subjects = [review.digest, record, revealed, ...raised];
    const signed = await signAndSend(context, pin, review, { kind: "opinion", subjects, body }, "panel");
    return { digest: signed.digest };
  },

  vote: async (context, { reviewId, opinion, choice, pin }) => {
    const review = gatherReview(context, reviewId);
    requireOpen(context, review, "vote");
    if (opinion !== review.facts.opinion)
      throw new Refusal("gate-closed", {
        reason: "表决的文本不是最新定稿 / this is not the newest frozen text",
        opens: "请在最新定稿上表决 / vote on the newest text",
      });
    const round = review.facts.rounds.find((candidate) => candidate.opinion === opinion);
    const memberId = context.seat.identityId;
    if (round?.voted.includes(memberId) === true) throw new Refusal("already-done", { what: "表决 / vote" });
    const text = statementBy(context.db, opinion, "opinion");
    refuseAbsent(review, text, memberId);
    const before = review.rounds.filter((candidate) => candidate.facts.opinion !== opinion);
    refuseWhileBalloting(before);
    if (review.decided?.facts.opinion !== opinion) refuseClosedRound(review, before, text.body.proposal);
    const body = { reviewId, opinion, memberId, round: text.body.proposal, choice };
    // House rule ballot: open. Everyone on the panel hears the count, so that a member's own laptop knows the outcome too.
    const signed = await signAndSend(context, pin, review, { kind: "ballot", subjects: [opinion], body }, "panel");
    return { digest: signed.digest };
  },

  dissent: async (context, { reviewId, text, pin }) => {
    const review = gatherReview(context, reviewId);
    requireOpen(context, review, "dissent");
    const opinion = decidedOpinion(review);
    const body = { reviewId, opinion, memberId: context.seat.identityId, text };
    const signed = await signAndSend(context, pin, review, { kind: "dissent", subjects: [opinion], body }, "table");
    return { digest: signed.digest };
  },

  cosign: async (context, { reviewId, pin }) => {
    const review = gatherReview(context, reviewId);
    requireOpen(context, review, "cosign");
    const memberId = context.seat.identityId;
    const { reveal: revealed } = review.sources.papers;
    if (revealed === null) throw new Refusal("not-found", { what: "reveal" });
    const own = revealed.body.sheets.find((sheet) => sheet.memberId === memberId) ?? null;
    const excused = revealed.body.missing.some((entry) => entry.memberId === memberId);
    if (own === null && !excused) throw new Refusal("own-sheet-not-counted", {});
    if (own !== null) refuseForeignSheet(ownSheets(context.db, context.seat, review).at(-1), own);
    const opinion = decidedOpinion(review);
    const body = { reviewId, memberId, reveal: revealed.digest, opinion, sheet: own?.digest ?? null };
    const subjects = [opinion, revealed.digest];
    const signed = await signAndSend(context, pin, review, { kind: "cosign", subjects, body }, "table");
    return { digest: signed.digest };
  },

  signResult,
};

/** What the chair begins with while nothing is written. */
function beginning({ db }: QueryContext, review: GatheredReview): OpinionDraft {
  return emptyOpinion(review, calledTo(db, review.reviewId, review.record));
}

/** What the open seat last signed against the text that was carried. */
function ownDissent(context: QueryContext, { reviewId, decided }: GatheredReview): string | null {
  const memberId = context.seatOrNull?.identityId ?? null;
  const filed = statementsOf(context.db, reviewId, "dissent").findLast(
    ({ body }) => body.memberId === memberId && body.opinion === decided?.facts.opinion,
  );
  return filed?.body.text ?? null;
}

function draftAddress(reviewId: string) {
  return { dossierId: reviewId, scope: "opinion", kind: "draft", key: onlyOne } as const;
}

/** The frozen text the outcome was voted on. */
function decidedOpinion({ decided }: GatheredReview): string {
  if (decided === null) throw new Refusal("not-found", { what: "opinion" });
  return decided.facts.opinion;
}

/** Proposals are put to the vote in their turn (house rule: ballot). `held` are the rounds that count as held before. */
function refuseClosedRound(review: GatheredReview, held: readonly Round[], proposal: Proposal): void {
  const { dossier, sources, record } = review;
  const tallies = held.map((round) => round.tally);
  const vetoes = vetoesOf(sources, record);
  const why = whyNotOpen(proposal, tallies, vetoes, ballotRuleOf(dossier.rules, dossier.profile.kind));
  if (why !== null)
    throw new Refusal("gate-closed", {
      reason: `${why.zh} / ${why.en}`,
      opens: "请改按下一项建议起草 / draft for the next proposal",
    });
}

/** One vote at a time: a text frozen while the one before was being voted on is not put to the vote. */
function refuseWhileBalloting(before: readonly Round[]): void {
  if (before.every((round) => round.tally.complete)) return;
  throw new Refusal("gate-closed", {
    reason: "上一稿的表决尚未结束 / the ballot on the text before is not over",
    opens: "上一稿表决结束后开放 / opens when that ballot is over",
  });
}

/** Who may vote on a text is settled by the record it names: a ballot that would not count is not signed. */
function refuseAbsent(review: GatheredReview, text: KeptStatement<"opinion">, memberId: string): void {
  if (votersOn(review.sources, text).some((voter) => voter.id === memberId && mayVote(voter))) return;
  throw new Refusal("gate-closed", {
    reason: "定稿所依据的评审记录中本人未到会 / the record this text names does not find you present",
    opens:
      "会议秘书登记到会并重新签署评审记录，组长重新定稿后开放 / opens with a record signed anew and a new text on it",
  });
}

/**
 * The sheet the reveal counts for me must be the newest I signed on this workstation: an older one would speak for me against my word. Where I signed
 * none, my paper may stand, transcribed and checked.
 */
function refuseForeignSheet(newest: string | undefined, counted: BodyOf<"reveal">["sheets"][number]): void {
  if (newest === undefined && counted.channel === "paper") return;
  if (newest !== counted.digest) throw new Refusal("own-sheet-not-counted", {});
}
