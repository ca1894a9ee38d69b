import type { Audience } from "#shared/domain/document/catalogue.ts";
import type { DocumentInput } from "#shared/domain/document/inputs.ts";
import type { QuestionEntry } from "#shared/domain/document/inputs-record.ts";
import type { JointRecord } from "#shared/domain/record/joint-record.ts";
import { readCauses, readOverall } from "../causes/kept.ts";
import { rectificationItems, supplementItems } from "./gather-after.ts";
import { packFacts, reviewFacts } from "./gather-facts.ts";
import { reviewFile } from "./gather-file.ts";
import { financeReview } from "./gather-finance.ts";
import { firstReview } from "./gather-first.ts";
import { gradeFacts } from "./gather-grade.ts";
import { materialChecks } from "./gather-materials.ts";
import { ballotRounds, conclusionOf, decisionOf, dissents, opinionText } from "./gather-opinion.ts";
import { kindRules } from "#shared/domain/standard/rules-schema.ts";
import { numberOf } from "#shared/domain/panel/numbering.ts";
import { attendanceEntries, namedCopies, panelFacts, recusalCheck } from "./gather-panel.ts";
import { recordResponses } from "./gather-responses.ts";
import { projectFacts } from "./gather-project.ts";
import { scoreCriteria, scoreSummary } from "./gather-scores.ts";
import { type DocumentSources, type GatherContext, gatherSources } from "./gather-sources.ts";
import { outlineText, targetRows } from "./gather-targets.ts";
import { testRecords } from "./gather-tests.ts";

/**
 * Everything the documents of one review are made from, as this audience may read it: computed texts, verdicts and numbers. What the
 * audience may not see is not in it — no scores outside the secretariat's papers and the archive, no draft opinion outside the panel, and
 * no names where the house rule `documents` numbers the members. Throws Refusal `not-found`.
 */
export async function gatherDocumentInput(
  context: GatherContext,
  reviewId: string,
  audience: Audience,
): Promise<DocumentInput> {
  return documentInput(await gatherSources(context, reviewId, audience));
}

/** The same from sources already read. */
export function documentInput(sources: DocumentSources): DocumentInput {
  return {
    review: reviewFacts(sources),
    packs: packFacts(sources),
    panel: panelFacts(sources),
    namedIn: namedCopies(sources.dossier),
    recorder: sources.dossier.recorder.name,
    project: projectFacts(sources),
    outline: outlineText(sources),
    targets: targetRows(sources),
    tests: testRecords(sources),
    materials: materialChecks(sources),
    finance: financeReview(sources),
    questions: questionEntries(sources),
    attendance: attendanceEntries(sources),
    ...recordResponses(sources),
    recusal: recusalCheck(sources),
    scoring: kindRules(sources.dossier.rules, sources.dossier.profile.kind).form,
    criteria: scoreCriteria(sources),
    scores: scoreSummary(sources),
    grade: gradeFacts(sources),
    opinion: opinionText(sources),
    ballots: ballotRounds(sources),
    conclusion: conclusionOf(sources),
    dissents: dissents(sources),
    supplements: supplementItems(sources),
    causes: {
      given: readCauses(sources.db, sources.review.reviewId, sources.dossier.version),
      overall: readOverall(sources.db, sources.review.reviewId),
    },
    rectification: rectificationItems(sources),
    firstReview: firstReview(sources),
    decision: decisionOf(sources),
    ...reviewFile(sources),
  };
}

const states: Readonly<Record<JointRecord["questions"][number]["state"], QuestionEntry["state"]>> = {
  open: "open",
  clarified: "clarified",
  "partly-clarified": "partly",
  "not-clarified": "open",
  "supplement-needed": "supplement",
};

function questionEntries({ record, dossier }: DocumentSources): readonly QuestionEntry[] {
  return record.questions.map(({ no, askedBy, text, answer, answeredBy, state }) => ({
    no,
    memberNo: numberOf(dossier, askedBy),
    question: text,
    answer,
    answeredBy,
    state: states[state],
  }));
}
