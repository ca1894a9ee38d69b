import type { GroupHandlers } from "#shared/contract/define.ts";
import type { mattersGroup } from "#shared/contract/matters.ts";
import { ballotRuleOf } from "#shared/domain/opinion/ballot-rule.ts";
import { whyNotOpen } from "#shared/domain/opinion/ballots.ts";
import { refusalFault } from "#shared/domain/opinion/refusal.ts";
import { Refusal } from "#shared/errors.ts";
import type { Contexts, QueryContext } from "../context.ts";
import { actorOf, type GatheredReview, gatherReview, requireOpen } from "../sitting/gather.ts";
import { suspicionsOn, vetoesOf } from "../sitting/rounds.ts";
import { statementsOf } from "../statements.ts";
import { signAndSend } from "../sync/send.ts";

/** What is raised or noted at the table outside the ordinary course: suspicions, refusals to sign. */
export const mattersHandlers: GroupHandlers<typeof mattersGroup, Contexts> = {
  read: (context, { reviewId }) => {
    const review = gatherReview(context, reviewId);
    requireParty(context, review);
    const { sources, rounds, record, dossier } = review;
    const tallies = rounds.map((round) => round.tally);
    const rule = ballotRuleOf(dossier.rules, dossier.profile.kind);
    return {
      suspicions: suspicionsOn(sources).map(({ body, issuedAt }) => ({
        memberId: body.memberId,
        materials: [...body.materials],
        text: body.text,
        at: issuedAt,
      })),
      maySuspend: whyNotOpen("suspended", tallies, vetoesOf(sources, record), rule) === null,
      refusals: refusalsOn(review).map(({ body, issuedAt }) => ({
        memberId: body.memberId,
        witnesses: body.witnesses.map((witness) => ({ ...witness })),
        remark: body.remark,
        at: issuedAt,
      })),
    };
  },

  suspect: async (context, { reviewId, materials, text, pin }) => {
    const review = gatherReview(context, reviewId);
    requireOpen(context, review, "raise-suspicion");
    const unknown = materials.find((id) => review.dossier.materials.every((material) => material.id !== id));
    if (unknown !== undefined) throw new Refusal("not-found", { what: "材料 / material" });
    const { digest: dossier } = review;
    const body = { reviewId, dossier, memberId: context.seat.identityId, materials, text };
    const signed = await signAndSend(context, pin, review, { kind: "suspicion", subjects: [dossier], body }, "panel");
    return { digest: signed.digest };
  },

  refuse: async (context, { reviewId, memberId, witnesses, remark, pin }) => {
    const review = gatherReview(context, reviewId);
    requireOpen(context, review, "note-refusal");
    const member = review.facts.members.find(({ identityId }) => identityId === memberId);
    if (member === undefined || member.position === "alternate" || member.recused)
      throw new Refusal("not-found", { what: "专家组成员 / panel member" });
    if (member.cosigned || member.refused)
      throw new Refusal("already-done", { what: member.cosigned ? "联署 / co-signature" : "拒签记录 / the note" });
    const fault = refusalFault(review.dossier.rules.refusal, member.name, witnesses);
    if (fault !== null) throw new Refusal("invalid-input", { path: "witnesses", problem: `${fault.zh} / ${fault.en}` });
    const opinion = review.decided?.facts.opinion;
    if (opinion === undefined) throw new Refusal("not-found", { what: "opinion" });
    const body = { reviewId, opinion, memberId, witnesses, remark };
    const signed = await signAndSend(context, pin, review, { kind: "refusal", subjects: [opinion], body }, "table");
    return { digest: signed.digest };
  },
};

function refusalsOn({ sources, decided, reviewId }: GatheredReview) {
  return statementsOf(sources.db, reviewId, "refusal").filter(({ body }) => body.opinion === decided?.facts.opinion);
}

function requireParty(context: QueryContext, review: GatheredReview): void {
  const actor = actorOf(context, review.dossier);
  const self = review.facts.members.find(({ identityId }) => identityId === actor.identityId);
  const sits = self !== undefined && self.position !== "alternate" && !self.recused;
  if (!sits && !actor.recorder && !actor.secretariat)
    throw new Refusal("not-permitted", { reason: "不在本专家组 / not on this panel" });
}
