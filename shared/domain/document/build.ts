import { acceptanceOpinion } from "./acceptance-opinion.ts";
import { acceptanceOutline } from "./acceptance-outline.ts";
import { archiveIndex } from "./archive-index.ts";
import { attendance } from "./attendance.ts";
import { ballotResult } from "./ballot-result.ts";
import type { DocumentId } from "./catalogue.ts";
import { siteCheck } from "./site-check.ts";
import { recheckOpinion } from "./recheck-opinion.ts";
import { initiationOpinion } from "./initiation-opinion.ts";
import { midtermOpinion } from "./midterm-opinion.ts";
import { performanceReport } from "./performance-report.ts";
import { assessmentReport } from "./assessment-report.ts";
import { rectificationReport } from "./rectification-report.ts";
import { handover } from "./handover.ts";
import { commitments } from "./commitments.ts";
import { conclusionNotice, publicity } from "./conclusion-notice.ts";
import { demoRecord } from "./demo-record.ts";
import { dissent } from "./dissent.ts";
import { expertSheet, expertSheetBlank } from "./expert-sheet.ts";
import { failureAnalysis } from "./failure-analysis.ts";
import { financeReview } from "./finance-review.ts";
import type { Builder, BuildOptions } from "./frame.ts";
import type { DocumentInput } from "./inputs.ts";
import { materialChecklist } from "./material-checklist.ts";
import type { DocumentModel } from "./model.ts";
import { minutes } from "./minutes.ts";
import { panelRoster } from "./panel-roster.ts";
import { qaRecord } from "./qa-record.ts";
import { recusalCheck } from "./recusal-check.ts";
import { scoreSummary } from "./score-summary.ts";
import { signingConsent } from "./signing-consent.ts";
import { rectification, supplementList } from "./supplement-list.ts";
import { targetComparison } from "./target-comparison.ts";

const builders: Readonly<Record<DocumentId, Builder>> = {
  "acceptance-outline": acceptanceOutline,
  "recusal-check": recusalCheck,
  "signing-consent": signingConsent,
  commitments,
  attendance,
  "material-checklist": materialChecklist,
  "finance-review": financeReview,
  "demo-record": demoRecord,
  "qa-record": qaRecord,
  "expert-sheet-blank": expertSheetBlank,
  "expert-sheet": expertSheet,
  "score-summary": scoreSummary,
  "target-comparison": targetComparison,
  minutes,
  "ballot-result": ballotResult,
  "acceptance-opinion": acceptanceOpinion,
  "panel-roster": panelRoster,
  dissent,
  "supplement-list": supplementList,
  rectification,
  "failure-analysis": failureAnalysis,
  "conclusion-notice": conclusionNotice,
  publicity,
  "archive-index": archiveIndex,
  "site-check": siteCheck,
  "recheck-opinion": recheckOpinion,
  "initiation-opinion": initiationOpinion,
  "midterm-opinion": midtermOpinion,
  "performance-report": performanceReport,
  "assessment-report": assessmentReport,
  "rectification-report": rectificationReport,
  handover,
};

/**
 * The model of one document, its digest not yet bound. Throws Refusal: `not-permitted` (this audience does not receive it),
 * `gate-closed` (not yet printable), `not-found` (nothing of the kind in the input), `invalid-input` (a form's wording is broken).
 */
export const buildDocument = (id: DocumentId, input: DocumentInput, options: BuildOptions): DocumentModel =>
  builders[id](input, options);
