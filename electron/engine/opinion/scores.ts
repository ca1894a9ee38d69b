import type { ScoresView } from "#shared/contract/chair.ts";
import { passMarkOf } from "#shared/domain/opinion/pass-mark.ts";
import { aggregate } from "#shared/domain/scoring/aggregate.ts";
import { reviewGrade } from "#shared/domain/scoring/review-grade.ts";
import { spread } from "#shared/domain/scoring/spread.ts";
import type { Sheet } from "#shared/domain/scoring/sheet.ts";
import { kindRules } from "#shared/domain/standard/rules-schema.ts";
import { numberOf } from "#shared/domain/panel/numbering.ts";
import type { Actor } from "#shared/domain/sitting/facts.ts";
import { Refusal } from "#shared/errors.ts";
import type { QueryContext } from "../context.ts";
import { actorOf, type GatheredReview } from "../sitting/gather.ts";
import { countedSheets, scoringInput } from "./counted-sheets.ts";

/** What the house rule `readers` lets somebody see of the members' sheets; whoever has no part in the review, or stepped back from it, nothing. */
export function readingOf({ dossier, facts }: GatheredReview, actor: Actor): "named" | "numbered" | "own" | "none" {
  const { readers } = dossier.rules;
  const self = facts.members.find((member) => member.identityId === actor.identityId);
  if (self?.recused === true) return "none";
  if (self?.position === "chair") return readers.chair;
  if (self?.position === "member") return readers.members;
  if (actor.secretariat) return readers.alliance;
  return actor.recorder ? readers.recorder : "none";
}

/** Scores after the reveal, as far as the house rule `readers` lets the open seat see them. Refuses gate-closed, not-permitted. */
export function scoresOf(context: QueryContext, review: GatheredReview): ScoresView {
  const { reveal } = review.sources.papers;
  if (reveal === null)
    throw new Refusal("gate-closed", {
      reason: "评审表尚未揭示 / not revealed",
      opens: "组长揭示后开放 / opens with the reveal",
    });
  const actor = actorOf(context, review.dossier);
  const reading = readingOf(review, actor);
  if (reading === "none")
    throw new Refusal("not-permitted", {
      reason: "细则不允许此席位查看评分 / the house rules do not let this seat see scores",
    });
  const sheets = countedSheets(review.sources).map((kept) => kept.body);
  if (sheets.length < reveal.body.sheets.length)
    throw new Refusal("gate-closed", {
      reason: "评审表不在这台工作站上 / the sheets are not on this workstation",
      opens: "请在组长揭示评审表的工作站上查看 / look where the chair revealed them",
    });
  const own = (sheet: Sheet): boolean => sheet.memberId === actor.identityId;
  const shown = sheets
    .filter((sheet) => reading !== "own" || own(sheet))
    .map((sheet) => (reading === "named" || own(sheet) ? sheet : anonymous(sheet, review)));
  const input = scoringInput(review, shown);
  const total = aggregate(input);
  const whole = aggregate(scoringInput(review, sheets));
  const { rules, profile } = review.dossier;
  const graded = kindRules(rules, profile.kind).form === "grades";
  return {
    sheets: shown,
    channels:
      reading === "named" ? Object.fromEntries(reveal.body.sheets.map((sheet) => [sheet.memberId, sheet.channel])) : {},
    aggregate: graded ? { ...total, total: null, trace: total.trace.slice(0, -1) } : total,
    // The panel's grade and its standing to the pass mark rest on every sheet, whatever of them the open seat may read.
    grade: reviewGrade(rules, profile.kind, whole, context.packs.standard.content),
    passMark: passMarkOf(rules, profile.kind, whole),
    spread: spread(input),
  };
}

/** The same sheet under 专家 n, the number the printed forms use. */
function anonymous(sheet: Sheet, review: GatheredReview): Sheet {
  return { ...sheet, memberId: `专家${numberOf(review.dossier, sheet.memberId) ?? ""}` };
}
