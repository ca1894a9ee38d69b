import type { GroupHandlers } from "#shared/contract/define.ts";
import type { sheetsGroup } from "#shared/contract/sheets.ts";
import { gateOf } from "#shared/domain/sitting/gates.ts";
import { isGrade, scoredBy, scoredCriteria } from "#shared/domain/scoring/criteria.ts";
import type { CriterionScore } from "#shared/domain/scoring/sheet.ts";
import { kindRules } from "#shared/domain/standard/rules-schema.ts";
import { Refusal } from "#shared/errors.ts";
import type { Contexts, QueryContext } from "../context.ts";
import { actorOf, type GatheredReview, gatherReview, requireOpen } from "../sitting/gather.ts";
import { composeSheet, memberOf, totalOf } from "./compose.ts";
import { ownSheets, readPrivate, writePrivate } from "./private-entries.ts";
import { exportSealedSheet, signSheet } from "./sign-sheet.ts";
import { sheetWords } from "./words.ts";

/** One member's private desk and sheet. Nothing here reads another seat's rows. */
export const sheetsHandlers: GroupHandlers<typeof sheetsGroup, Contexts> = {
  read: (context, { reviewId }) => {
    const review = gatherReview(context, reviewId);
    const scoring = gateOf("score", review.facts, actorOf(context, review.dossier)) === null;
    const sheet = scoring ? composeSheet(context.db, context.seat, review) : null;
    return {
      entries: [...readPrivate(context.db, context.seat, reviewId)],
      total: sheet === null ? null : totalOf(review.dossier, sheet),
      signed: ownSheets(context.db, context.seat, review).at(-1) ?? null,
    };
  },

  write: (context, { reviewId, key, value }) => {
    const review = gatherReview(context, reviewId);
    requireOpen(context, review, value.kind === "score" || value.kind === "comment" ? "score" : "write-private");
    if (value.kind === "score") refuseOutsideForm(context, review, key, value);
    const empty = value.kind === "score" ? value.score === null && value.reason === "" : value.text === "";
    const at = context.now();
    const entry = { reviewId, key: `${value.kind}:${key}`, value: empty ? null : value, at };
    context.commit(null, (db) => writePrivate(db, context.seat, entry));
    return { at };
  },

  preview: (context, { reviewId }) => {
    const review = gatherReview(context, reviewId);
    requireOpen(context, review, "sign-sheet");
    const sheet = composeSheet(context.db, context.seat, review);
    const total = totalOf(review.dossier, sheet);
    refuseIncomplete(total.missing);
    return { sheet, words: [...sheetWords(review.dossier, sheet, total)], total: total.percent?.shown ?? total.points };
  },

  sign: async (context, { reviewId, pin }) => {
    const review = gatherReview(context, reviewId);
    requireOpen(context, review, "sign-sheet");
    const sheet = composeSheet(context.db, context.seat, review);
    refuseIncomplete(totalOf(review.dossier, sheet).missing);
    return { digest: await signSheet(context, pin, review, sheet) };
  },

  exportSheet: (context, { reviewId, save }) => exportSealedSheet(context, reviewId, save),
};

/**
 * A score lies in its own field, is given by those who score the criterion, and never exceeds its weight; where members choose a grade it is the one the
 * grade stands for (house rule: scoring).
 */
function refuseOutsideForm(
  context: QueryContext,
  { dossier }: GatheredReview,
  key: string,
  { criterionId, score }: CriterionScore,
): void {
  const { category } = memberOf(dossier, context.seat);
  const { criteria, form } = kindRules(dossier.rules, dossier.profile.kind);
  const criterion = scoredCriteria(criteria).find(({ id }) => id === criterionId);
  const fits = criterion !== undefined && key === criterionId && scoredBy(criterion, category);
  const graded = form !== "grades" || score === null || isGrade(criterion, score);
  if (!fits || !graded || (score ?? 0) > criterion.weight)
    throw new Refusal("invalid-input", { path: key, problem: `${criterionId} ${(score ?? 0) / 100}` });
}

function refuseIncomplete(missing: readonly string[]): void {
  if (missing.length > 0) throw new Refusal("sheet-incomplete", { missing: missing.join("、") });
}
