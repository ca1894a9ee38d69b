import { acceptanceOpinionKeys } from "./opinion-form.ts";
import { acceptanceOutlineKeys } from "./acceptance-outline.ts";
import { archiveIndexKeys } from "./archive-index.ts";
import { attendanceKeys } from "./attendance.ts";
import { ballotResultKeys } from "./ballot-result.ts";
import { commitmentsKeys } from "./commitments.ts";
import { conclusionNoticeKeys, publicityKeys } from "./conclusion-notice.ts";
import { demoRecordKeys } from "./demo-record.ts";
import { dissentKeys } from "./dissent.ts";
import { expertSheetKeys } from "./expert-sheet.ts";
import { failureAnalysisKeys } from "./failure-analysis.ts";
import { financeReviewKeys } from "./finance-review.ts";
import { commonKeys } from "./frame.ts";
import { materialChecklistKeys } from "./material-checklist.ts";
import { minutesKeys } from "./minutes.ts";
import { panelRosterKeys } from "./panel-roster.ts";
import { qaRecordKeys } from "./qa-record.ts";
import { recusalCheckKeys } from "./recusal-check.ts";
import { scoreSummaryKeys } from "./score-summary.ts";
import { signingConsentKeys } from "./signing-consent.ts";
import { rectificationKeys, supplementListKeys } from "./supplement-list.ts";
import { targetComparisonKeys } from "./target-comparison.ts";
import { siteCheckKeys } from "./site-check.ts";
import { recheckOpinionKeys } from "./recheck-opinion.ts";
import { initiationOpinionKeys } from "./initiation-opinion.ts";
import { midtermOpinionKeys } from "./midterm-opinion.ts";
import { performanceReportKeys } from "./performance-report.ts";
import { assessmentReportKeys } from "./assessment-report.ts";
import { rectificationReportKeys } from "./rectification-report.ts";
import { handoverKeys } from "./handover.ts";
import { projectBlockKeys } from "./project-blocks.ts";
import type { FormId } from "./texts.ts";

/** The wording each form needs, by key. What the organiser edits is checked against this list. */
export const documentTextKeys: Readonly<Record<FormId, readonly string[]>> = {
  common: commonKeys,
  "acceptance-outline": acceptanceOutlineKeys,
  "recusal-check": recusalCheckKeys,
  "signing-consent": signingConsentKeys,
  commitments: commitmentsKeys,
  attendance: attendanceKeys,
  "material-checklist": materialChecklistKeys,
  "finance-review": financeReviewKeys,
  "demo-record": demoRecordKeys,
  "qa-record": qaRecordKeys,
  "expert-sheet": expertSheetKeys,
  "score-summary": scoreSummaryKeys,
  "target-comparison": targetComparisonKeys,
  minutes: minutesKeys,
  "ballot-result": ballotResultKeys,
  "acceptance-opinion": acceptanceOpinionKeys,
  "panel-roster": panelRosterKeys,
  dissent: dissentKeys,
  "supplement-list": supplementListKeys,
  rectification: rectificationKeys,
  "failure-analysis": failureAnalysisKeys,
  "conclusion-notice": conclusionNoticeKeys,
  publicity: publicityKeys,
  "archive-index": archiveIndexKeys,
  "site-check": siteCheckKeys,
  "recheck-opinion": recheckOpinionKeys,
  "initiation-opinion": initiationOpinionKeys,
  "midterm-opinion": midtermOpinionKeys,
  "performance-report": performanceReportKeys,
  "assessment-report": assessmentReportKeys,
  "rectification-report": rectificationReportKeys,
  handover: handoverKeys,
  "project-blocks": projectBlockKeys,
};
