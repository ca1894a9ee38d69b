import type { SupplementItem } from "#shared/domain/document/inputs-after.ts";
import { readSupplementItem } from "#shared/domain/record/supplement-item.ts";
import { dateOf } from "../now.ts";
import { statementsOf } from "../statements.ts";
import { decidedRound, frozenOpinion } from "./gather-opinion.ts";
import type { DocumentSources } from "./gather-sources.ts";

/**
 * What the panel asked to be handed in later, by the question it comes from where it comes from one, and what has been handed in for it since. An item whose
 * deadline was left open prints an ink space for it.
 */
export function supplementItems({
  db,
  review,
  record,
}: Pick<DocumentSources, "db" | "review" | "record">): readonly SupplementItem[] {
  const handedIn = statementsOf(db, review.reviewId, "supplement")
    .filter(({ body }) => body.dossier === review.digest)
    .flatMap(({ body, issuedAt }) => body.materials.map((material) => ({ ...material, on: dateOf(issuedAt) })));
  return record.supplements.map(({ item, owner, deadline }, index) => {
    const { question, asked } = readSupplementItem(item);
    const answers = handedIn.filter((material) => material.answers === item.slice(0, 200));
    const received = answers.map(({ title, on }) => `${on} 已补交：${title}`).join("；");
    return {
      item: `${asked}${received === "" ? "" : `（${received}）`}`,
      basis: question ?? `评审记录 补充材料第 ${index + 1} 项`,
      owner,
      deadline,
    };
  });
}

/**
 * What must be put right when the ballot decided on rectification: the problems of the frozen text, each with its basis, by the leading
 * unit, within the months of the house rule `deadlines` from the day of the deciding ballot. Empty for every other outcome.
 */
export function rectificationItems(sources: DocumentSources): readonly SupplementItem[] {
  const { db, review, dossier } = sources;
  const decided = decidedRound(sources);
  const opinion = frozenOpinion(sources);
  if (decided === null || opinion === null || review.facts.outcome !== "rectification") return [];
  const ballots = statementsOf(db, review.reviewId, "ballot").filter((kept) => kept.body.opinion === decided.opinion);
  const day = dateOf(ballots.at(-1)?.issuedAt ?? opinion.issuedAt);
  const deadline = monthsAfter(day, dossier.rules.deadlines.rectificationMonths);
  const lead = dossier.profile.participants.filter((participant) => participant.role === "lead");
  const owner = lead.map(({ name }) => name).join("、");
  return opinion.body.problems.map(({ text, basis }) => ({ item: text, basis, owner, deadline }));
}

/** The same day so many months later, or the last day of a shorter month: `2026-11-30` + 3 → `2027-02-28`. Dates are `YYYY-MM-DD`. */
export function monthsAfter(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  const capped = Math.min(day, last.getUTCDate());
  return new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), capped)).toISOString().slice(0, 10);
}
