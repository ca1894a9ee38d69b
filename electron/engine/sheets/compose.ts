import type { ReadableDb } from "#db/open.ts";
import type { Dossier } from "#shared/domain/dossier/dossier.ts";
import type { PanelMember } from "#shared/domain/dossier/panel-list.ts";
import { liveTotal, type LiveTotal } from "#shared/domain/scoring/live-total.ts";
import { scoredBy, scoredCriteria } from "#shared/domain/scoring/criteria.ts";
import { type Finding, findingSchema, type Sheet } from "#shared/domain/scoring/sheet.ts";
import { kindRules } from "#shared/domain/standard/rules-schema.ts";
import { Refusal } from "#shared/errors.ts";
import type { OpenSeat } from "../vault/open-seat.ts";
import { type KeptPrivateEntry, readPrivate } from "./private-entries.ts";

/** The panel member behind the open seat. Throws Refusal `not-permitted` for anyone else. */
export function memberOf(dossier: Dossier, seat: OpenSeat): PanelMember {
  const member = dossier.panel.find((candidate) => candidate.identityId === seat.identityId);
  if (member === undefined) throw new Refusal("not-permitted", { reason: "不在本专家组 / not on this panel" });
  return member;
}

/** The sheet as the member's private entries make it now. Notes stay behind: they are not even read into it. */
export function composeSheet(
  db: ReadableDb,
  seat: OpenSeat,
  review: { readonly reviewId: string; readonly digest: string; readonly dossier: Dossier },
): Sheet {
  const member = memberOf(review.dossier, seat);
  const kept = readPrivate(db, seat, review.reviewId);
  const mine = scoredCriteria(kindRules(review.dossier.rules, review.dossier.profile.kind).criteria).filter(
    (criterion) => scoredBy(criterion, member.category),
  );
  const scores = mine.map((criterion) => {
    const found = kept.find((entry) => entry.value.kind === "score" && entry.value.criterionId === criterion.id)?.value;
    return found?.kind === "score"
      ? { criterionId: criterion.id, score: found.score, reason: found.reason }
      : { criterionId: criterion.id, score: null, reason: "" };
  });
  return {
    reviewId: review.reviewId,
    dossier: review.digest,
    memberId: member.identityId,
    category: member.category,
    scores,
    findings: kept.flatMap(findingIn),
    comment: kept.flatMap((entry) => (entry.value.kind === "comment" ? [entry.value.text] : [])).join("\n"),
  };
}

/** The running total of a sheet under the review's house rules. */
export function totalOf(dossier: Dossier, sheet: Sheet): LiveTotal {
  const form = kindRules(dossier.rules, dossier.profile.kind).criteria;
  return liveTotal({
    form,
    category: sheet.category,
    scores: sheet.scores,
    notApplicable: [],
    rule: dossier.rules.scoring,
  });
}

/** Key `finding:<type>:<id>` → what the finding is about. */
function findingIn(entry: KeptPrivateEntry): readonly Finding[] {
  if (entry.value.kind !== "finding" || entry.value.text.trim() === "") return [];
  const [, type, id] = entry.key.split(":");
  const finding = findingSchema.safeParse({ about: { type, id: id ?? "" }, text: entry.value.text });
  return finding.success ? [finding.data] : [];
}
