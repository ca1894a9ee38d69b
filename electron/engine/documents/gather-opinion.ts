import type { DocumentInput } from "#shared/domain/document/inputs.ts";
import type { BallotRound, Dissent, OpinionSection, OpinionText } from "#shared/domain/document/inputs-panel.ts";
import { outcomeTitle } from "#shared/domain/opinion/register.ts";
import {
  type OpinionDraft,
  opinionDraftSchema,
  type OpinionSectionId,
  type Outcome,
} from "#shared/domain/opinion/opinion.ts";
import type { RoundFacts } from "#shared/domain/sitting/facts.ts";
import { kindRules } from "#shared/domain/standard/rules-schema.ts";
import type { Dossier } from "#shared/domain/dossier/dossier.ts";
import { gradeOfReview } from "../opinion/grade.ts";
import { onlyOne, readEntry } from "../entries.ts";
import { reachedMark } from "../sitting/rounds.ts";
import { type KeptStatement, newestOf, statementsOf } from "../statements.ts";
import type { Forms } from "./forms.ts";
import { paragraphs } from "./gather-finance.ts";
import { numberOf } from "#shared/domain/panel/numbering.ts";
import type { DocumentSources } from "./gather-sources.ts";

/** What an outcome is called in this kind of review (house rule: outcomes); the table's own word where the kind has none. */
export function outcomeWords({ rules, profile }: Pick<Dossier, "rules" | "profile">, outcome: Outcome): string {
  return outcomeTitle(kindRules(rules, profile.kind), outcome).zh;
}

/** The round that decided; null while nothing is decided. */
export function decidedRound({ review }: Pick<DocumentSources, "review">): RoundFacts | null {
  const { rounds, outcome } = review.facts;
  return rounds.find((round) => round.complete && round.carried && round.proposal === outcome) ?? null;
}

/** The text the outcome was voted on; the newest frozen one before that; null before any is frozen. */
export function frozenOpinion(sources: Pick<DocumentSources, "db" | "review">): KeptStatement<"opinion"> | null {
  const { db, review } = sources;
  const decided = decidedRound(sources)?.opinion ?? null;
  const frozen = statementsOf(db, review.reviewId, "opinion");
  return frozen.find((kept) => kept.digest === decided) ?? frozen.at(-1) ?? null;
}

/**
 * The opinion in its own words. An unfrozen draft is the panel's and the secretariat's alone: applicant and public get the text once it
 * was voted on (gate: applicant out before an opinion is shown).
 */
export function opinionText(sources: DocumentSources): OpinionText | null {
  const { db, review, audience } = sources;
  const outside = audience === "applicant" || audience === "public";
  if (outside && review.facts.outcome === null) return null;
  const frozen = frozenOpinion(sources);
  if (frozen !== null) {
    const { digest, issuedAt, body } = frozen;
    return { digest, frozenAt: issuedAt, version: body.version, sections: sectionsOf(body, sources) };
  }
  const address = { dossierId: review.reviewId, scope: "opinion", kind: "draft", key: onlyOne } as const;
  const draft = outside ? null : readEntry(db, address, opinionDraftSchema);
  return draft === null ? null : { digest: null, frozenAt: null, version: 1, sections: sectionsOf(draft, sources) };
}

const printedAs: Readonly<Record<OpinionSectionId, OpinionSection["id"]>> = {
  meeting: "opening",
  materials: "materials",
  targets: "targets",
  finance: "finance",
  results: "results",
  problems: "problems",
  suggestions: "suggestions",
  conclusion: "conclusion",
};

/** What the closing words are headed where the organiser took them out of the skeleton; 结论 heads the ballot below them. */
const closingHeading = "综合意见";

/** The sections the kind's opinion has, in its order. */
function sectionsOf(text: OpinionDraft, { dossier, forms }: DocumentSources): readonly OpinionSection[] {
  const own = kindRules(dossier.rules, dossier.profile.kind).opinion.sections;
  return own.flatMap(({ id: section, title, heading }): readonly OpinionSection[] => {
    const points = section === "problems" || section === "suggestions" ? text[section] : [];
    const written = paragraphs(text.sections[section]);
    if (points.length === 0 && written.length === 0) return [];
    const id = printedAs[section];
    return [
      {
        id,
        heading: heading ?? headingOf(section, title.zh, forms),
        paragraphs: written,
        points: points.map((point) => ({ ...point })),
      },
    ];
  });
}

function headingOf(section: OpinionSectionId, title: string, { skeleton }: Forms): string | null {
  const form = skeleton.sections.find((candidate) => candidate.id === printedAs[section]);
  if (form !== undefined) return form.heading;
  return section === "conclusion" ? closingHeading : title;
}

/** The rounds that are over, in the order they were held; whole members (house rule: ballot). */
export function ballotRounds({ review, dossier }: DocumentSources): readonly BallotRound[] {
  const { panelSize, present } = attendance(review.facts.members);
  return review.facts.rounds
    .filter((round) => round.complete)
    .map((round, index) => ({
      no: index + 1,
      motion: outcomeWords(dossier, round.proposal),
      mode: dossier.rules.ballot.mode,
      panelSize,
      present,
      inFavour: round.for,
      against: round.against,
      abstained: round.abstain,
      needed: round.needed,
      carried: round.carried,
    }));
}

/** The full panel, absent and recused members included, and how many of it are here. */
function attendance(members: DocumentSources["review"]["facts"]["members"]) {
  const panel = members.filter((member) => member.position !== "alternate");
  return { panelSize: panel.length, present: panel.filter((member) => member.present).length };
}

/** The conclusion in one sentence with every whole number, as it stands on the signature page; null until the ballot has decided. */
export function conclusionOf(
  sources: Pick<DocumentSources, "db" | "packs" | "review" | "dossier">,
): DocumentInput["conclusion"] {
  const { review, dossier } = sources;
  const { outcome } = review.facts;
  if (outcome === null || decidedRound(sources) === null) return null;
  const { panelSize, present } = attendance(review.facts.members);
  const skipped = review.ballot.skipped.map(
    ({ proposal, reason }) => `“${outcomeWords(dossier, proposal)}”因${reason.zh}，依细则不付表决。`,
  );
  const rounds = review.facts.rounds
    .filter((round) => round.complete)
    .map((round, index) => roundWords(round, index + 1, outcomeWords(dossier, round.proposal)));
  const months = dossier.rules.deadlines.rectificationMonths;
  const within =
    outcome === "rectification" ? `，期限 ${months} 个月` : outcome === "suspended" ? "，移交组织单位核查" : "";
  const raised = review.facts.rounds.some((round) => round.proposal === "suspended")
    ? `成员提出材料涉嫌弄虚作假 ${review.facts.suspicions} 项。`
    : "";
  const words = outcomeWords(dossier, outcome);
  const mark = reachedMark(review.sources, review.record);
  const reached = mark === null ? "" : `评分达到合格线 ${mark} 分。`;
  const grade = gradeOfReview(sources, review);
  const graded = grade === null ? "" : `，综合得分 ${grade.score} 分，等级${grade.title.zh}`;
  return {
    outcome: words,
    sentence: `专家组应到 ${panelSize} 人，实到 ${present} 人。${raised}${reached}${skipped.join("")}${rounds.join("")}专家组结论：${words}${graded}${within}。`,
  };
}

function roundWords(round: RoundFacts, no: number, motion: string): string {
  const notCast = round.notCast === 0 ? "" : `，未投票 ${round.notCast} 人`;
  const reached = round.carried ? "达到" : "未达到";
  return `第 ${no} 轮“${motion}”：同意 ${round.for} 票，反对 ${round.against} 票，弃权 ${round.abstain} 票${notCast}；须 ${round.needed} 票，${reached}。`;
}

const choiceWords = { for: "同意", against: "反对", abstain: "弃权" } as const;

/** Dissents as filed, by the member's number. How the member voted is said only where the ballot was open (house rule: ballot). */
export function dissents({ db, review, dossier }: DocumentSources): readonly Dissent[] {
  const ballots = statementsOf(db, review.reviewId, "ballot");
  return statementsOf(db, review.reviewId, "dissent").flatMap((kept) => {
    const { memberId, opinion, text } = kept.body;
    const memberNo = numberOf(dossier, memberId);
    if (memberNo === null) return [];
    const cast = ballots.find((ballot) => ballot.body.memberId === memberId && ballot.body.opinion === opinion)?.body;
    const open = dossier.rules.ballot.mode === "open" && cast !== undefined;
    const position = open
      ? `对“${outcomeWords(dossier, cast.round)}”投${choiceWords[cast.choice]}票`
      : "对专家组结论持不同意见";
    return [{ memberNo, position, reasons: paragraphs(text), at: kept.issuedAt }];
  });
}

/** The organiser's decision; null until it is signed. A document number and a publicity period are not part of it yet. */
export function decisionOf({ db, review, dossier }: DocumentSources): DocumentInput["decision"] {
  const kept = newestOf(db, review.reviewId, "decision");
  if (kept === null) return null;
  const lead = dossier.profile.participants.filter((participant) => participant.role === "lead");
  return {
    documentNumber: null,
    addressee: lead.map(({ name }) => name).join("、"),
    outcome: outcomeWords(dossier, kept.body.conclusion),
    paragraphs: paragraphs(kept.body.note),
    on: kept.issuedAt.slice(0, 10),
    publicity: null,
  };
}
