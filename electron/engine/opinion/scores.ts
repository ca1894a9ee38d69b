import type { ScoresView } from "#shared/contract/chair.ts";
import { aggregate } from "#shared/domain/scoring/aggregate.ts";
import { spread } from "#shared/domain/scoring/spread.ts";
import type { ScoringInput } from "#shared/domain/scoring/aggregate.ts";
import type { Sheet } from "#shared/domain/scoring/sheet.ts";
import { kindRules } from "#shared/domain/standard/rules-schema.ts";
import { numberOf } from "#shared/domain/panel/numbering.ts";
import { Refusal } from "#shared/errors.ts";
import type { QueryContext } from "../context.ts";
import { actorOf, type GatheredReview } from "../sitting/gather.ts";
import { type KeptStatement, newestOf, statementBy } from "../statements.ts";

/** The sheets the reveal counts, in its order. Empty before the reveal. */
export function countedSheets(context: Pick<QueryContext, "db">, reviewId: string): readonly KeptStatement<"sheet">[] {
  const reveal = newestOf(context.db, reviewId, "reveal");
  return reveal?.body.sheets.map((sheet) => statementBy(context.db, sheet.digest, "sheet")) ?? [];
}

/** What the scoring functions take: the review's own house rules and the sheets that count. */
export function scoringInput(review: GatheredReview, sheets: readonly Sheet[]): ScoringInput {
  const { rules, profile } = review.dossier;
  return {
    form: kindRules(rules, profile.kind).criteria,
    members: sheets.map((sheet) => ({ id: sheet.memberId, category: sheet.category })),
    scores: sheets.flatMap((sheet) =>
      sheet.scores.map(({ criterionId, score }) => ({ memberId: sheet.memberId, criterionId, score })),
    ),
    notApplicable: [],
    rule: rules.scoring,
  };
}

/** Scores after the reveal, as far as the house rule `readers` lets the open seat see them. */
export function scoresOf(context: QueryContext, review: GatheredReview): ScoresView {
  const reveal = newestOf(context.db, review.reviewId, "reveal");
  if (reveal === null)
    throw new Refusal("gate-closed", {
      reason: "评审表尚未揭示 / not revealed",
      opens: "组长揭示后开放 / opens with the reveal",
    });
  const sheets = countedSheets(context, review.reviewId).map((kept) => kept.body);
  const input = scoringInput(review, sheets);
  const actor = actorOf(context, review.dossier);
  const { readers } = review.dossier.rules;
  const reading =
    actor.position === "chair"
      ? readers.chair
      : actor.secretariat
        ? readers.alliance
        : actor.position === null
          ? readers.recorder
          : readers.members;
  if (reading === "none")
    throw new Refusal("not-permitted", {
      reason: "细则不允许此席位查看评分 / the house rules do not let this seat see scores",
    });
  const named = reading === "named";
  const shown = sheets.map((sheet) =>
    named || sheet.memberId === actor.identityId ? sheet : anonymous(sheet, review),
  );
  const shownInput = named ? input : scoringInput(review, shown);
  return {
    sheets: shown,
    channels: named ? Object.fromEntries(reveal.body.sheets.map((sheet) => [sheet.memberId, sheet.channel])) : {},
    aggregate: aggregate(shownInput),
    spread: spread(shownInput),
  };
}

/** The same sheet under 专家 n, the number the printed forms use. */
function anonymous(sheet: Sheet, review: GatheredReview): Sheet {
  return { ...sheet, memberId: `专家${numberOf(review.dossier, sheet.memberId) ?? ""}` };
}
