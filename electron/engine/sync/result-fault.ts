import { passMarkOf } from "#shared/domain/opinion/pass-mark.ts";
import { sheetFault } from "#shared/domain/scoring/sheet-fault.ts";
import { transcriptionFault } from "#shared/domain/scoring/transcription.ts";
import { kindRules } from "#shared/domain/standard/rules-schema.ts";
import type { Text } from "#shared/domain/standard/text.ts";
import { panelAggregate } from "../opinion/counted-sheets.ts";
import { keptSheets } from "../opinion/kept-sheets.ts";
import type { GatheredReview } from "../sitting/gather.ts";
import { validBallots } from "../sitting/rounds.ts";
import type { QueryContext } from "../context.ts";
import { gradeOfReview } from "../opinion/grade.ts";
import { type KeptStatement, statementBy, statementsOf } from "../statements.ts";

/**
 * Why a result does not follow from what it brings, null when it does: the alliance registers only what it can count again itself. `review` is gathered
 * with this very result in force.
 */
export function resultFault(
  context: Pick<QueryContext, "db" | "packs">,
  review: GatheredReview,
  result: KeptStatement<"result">,
): Text | null {
  const { facts, decided } = review;
  const { body } = result;
  if (body.dossier !== review.digest) return { zh: "针对的不是现行资料包", en: "it is not on the package in force" };
  if (body.reveal !== facts.reveal) return { zh: "揭示清单不是生效的一份", en: "the reveal is not the one in force" };
  if (body.record === null || body.record !== facts.record)
    return { zh: "评审记录不是生效的一份", en: "the joint record is not the one in force" };
  if (body.outcome === "passed" && isShort(review))
    return {
      zh: "评分未达合格线，不得以通过为结论",
      en: "the score is short of the pass mark, which rules out passing",
    };
  if (decided === null || body.opinion !== decided.facts.opinion || body.outcome !== decided.facts.proposal)
    return { zh: "结论不是表决得出的", en: "no ballot carried this outcome" };
  if (body.grade !== (gradeOfReview(context, review)?.id ?? null))
    return { zh: "等级与评审表不符", en: "the grade is not the one the sheets come to" };
  return (
    countsFault(review, body) ??
    ballotsFault(context, review, result) ??
    sheetsFault(context, review) ??
    scansFault(context, result)
  );
}

/** Counted again from every sheet the reveal lists; sheets that are not here are a fault of their own. */
function isShort({ dossier, sources }: GatheredReview): boolean {
  const counted = panelAggregate(sources);
  return counted !== null && passMarkOf(dossier.rules, dossier.profile.kind, counted)?.reached === false;
}

function countsFault({ decided }: GatheredReview, { counts }: KeptStatement<"result">["body"]): Text | null {
  if (decided === null) return null;
  const { facts, tally, present } = decided;
  const same =
    counts.panel === tally.panelSize &&
    counts.present === present &&
    counts.for === facts.for &&
    counts.against === facts.against &&
    counts.abstain === facts.abstain;
  return same ? null : { zh: "票数与表决票不符", en: "the counts are not those of the ballots" };
}

/** Every ballot listed counts, and none that was cast in time is left out. */
function ballotsFault(
  { db }: Pick<QueryContext, "db">,
  review: GatheredReview,
  result: KeptStatement<"result">,
): Text | null {
  const listed = new Set(result.body.ballots);
  const counted = review.rounds.flatMap((round) => round.ballots);
  const inTime = statementsOf(db, review.reviewId, "ballot").filter((ballot) => ballot.seq < result.seq);
  const due = review.sources.papers.opinions.flatMap((opinion) => validBallots(review.sources, opinion, inTime));
  const left = due.find((ballot) => !listed.has(ballot.digest));
  if (left !== undefined) return { zh: "漏列了已投的表决票", en: "a ballot that was cast is left out" };
  return counted.length === listed.size ? null : { zh: "列有不能计的表决票", en: "a ballot listed cannot be counted" };
}

/** Every sitting member's sheet is counted or missing with a reason, and every sheet counted is here and sound. */
function sheetsFault({ db }: Pick<QueryContext, "db">, review: GatheredReview): Text | null {
  const { dossier, digest, reviewId, sources } = review;
  const { reveal } = sources.papers;
  if (reveal === null) return null;
  const { sheets, missing } = reveal.body;
  const form = kindRules(dossier.rules, dossier.profile.kind).criteria;
  const kept = keptSheets(db, reviewId);
  for (const { identityId, category, position, name } of dossier.panel) {
    const owesNone = position === "alternate" || sources.recused.has(identityId);
    if (owesNone || missing.some((entry) => entry.memberId === identityId)) continue;
    const counted = sheets.find((sheet) => sheet.memberId === identityId);
    const found = kept.find((candidate) => candidate.digest === counted?.digest);
    const sheet = found?.body;
    const sound =
      sheet?.memberId === identityId && sheet.dossier === digest && sheetFault(form, category, sheet) === null;
    const paper = found?.channel === "paper";
    if (sound && paper !== (counted?.channel === "paper"))
      return { zh: `${name} 的评审表来源与揭示清单不符`, en: `the sheet of ${name} is not of the channel revealed` };
    const fault = sound && paper ? paperFault(db, review, found.digest, name) : null;
    if (fault !== null) return fault;
    if (!sound) return { zh: `${name} 的评审表缺失或不能计入`, en: `the sheet of ${name} is missing or unsound` };
  }
  return null;
}

/** A transcription counts where its checker confirmed it with an own key and the member signed no own sheet. */
function paperFault(
  db: QueryContext["db"],
  { dossier, digest, reviewId }: GatheredReview,
  transcription: string,
  name: string,
): Text | null {
  const { body } = statementBy(db, transcription, "transcription");
  const fault = transcriptionFault(dossier, body);
  if (fault !== null) return { zh: `${name} 的代录：${fault.zh}`, en: `the transcription of ${name}: ${fault.en}` };
  const checked = statementsOf(db, reviewId, "confirmation").some(
    (kept) =>
      kept.body.of === "transcription" && kept.body.digest === transcription && kept.identityId === body.checkerId,
  );
  if (!checked) return { zh: `${name} 的代录未经核对`, en: `the transcription of ${name} was not checked` };
  const own = statementsOf(db, reviewId, "sheet").some(
    (kept) => kept.body.memberId === body.memberId && kept.body.dossier === digest,
  );
  return own ? { zh: `${name} 已签署本人的评审表，代录不计`, en: `${name} signed an own sheet` } : null;
}

/** Every scan listed is bound by somebody's signature: a digest alone would vouch for a paper nobody can point to. */
function scansFault({ db }: Pick<QueryContext, "db">, { body }: KeptStatement<"result">): Text | null {
  const bound = new Set([
    ...statementsOf(db, body.reviewId, "transcription").flatMap((kept) => kept.body.scans.map(({ digest }) => digest)),
    ...statementsOf(db, body.reviewId, "scan").map((kept) => kept.body.file.digest),
  ]);
  return body.scans.every(({ digest }) => bound.has(digest))
    ? null
    : { zh: "列有来历不明的扫描件", en: "a scan is listed that nothing binds" };
}
