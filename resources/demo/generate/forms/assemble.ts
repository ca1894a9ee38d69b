import type { Content, Contents, DossierFacts, UserCertificate } from "./facts.ts";
import type { Sheet } from "../render/sheet.ts";
import { applicationForm, approval, contract } from "./contract-forms.ts";
import {
  benefitCertificate,
  integrityPromise,
  reportCertificate,
  testPlan,
  testReport,
  userCertificate,
} from "./evidence-forms.ts";
import { auditReport, finalAccount, ledger, selfAssessment, voucherSample } from "./finance-forms.ts";
import {
  implementationPlan,
  iterationRecord,
  midtermOpinion,
  monthlyReports,
  slides,
  technicalSummary,
  workSummary,
} from "./progress-forms.ts";
import { paperPage, patentsAndSoftware, rightsAgreement } from "./rights-forms.ts";

const clean = (sheets: readonly Sheet[]): Content => ({ kind: "sheets", sheets, scanned: false });
const scanned = (sheets: readonly Sheet[]): Content => ({ kind: "sheets", sheets, scanned: true });

/** Rows as CSV with CRLF line ends, every field quoted where it must be; no byte-order mark. */
export function csvText(rows: readonly (readonly string[])[]): string {
  const field = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);
  return `${rows.map((row) => row.map(field).join(",")).join("\r\n")}\r\n`;
}

/** The contents every dossier has; raw data of item 12 and further users come from the dossier itself. */
export function commonContents(facts: DossierFacts, users: readonly UserCertificate[]): Contents {
  const riskHeader = ["日期", "类别", "预警指标", "状态", "处置"];
  return {
    "01": clean(applicationForm(facts)),
    "02": clean(contract(facts)),
    "03": clean(approval(facts)),
    "04": { kind: "word", blocks: implementationPlan(facts) },
    "05": clean(monthlyReports(facts)),
    "06": clean(iterationRecord(facts)),
    "07": scanned(midtermOpinion(facts)),
    "08": { kind: "word", blocks: workSummary(facts) },
    "09": clean(technicalSummary(facts)),
    "10": { kind: "table", table: selfAssessment(facts) },
    "11": scanned(testReport(facts)),
    "12-1": clean(testPlan(facts)),
    ...Object.fromEntries(users.map((user, index) => [`13-${index + 1}`, scanned(userCertificate(facts, user))])),
    "14-1": clean(benefitCertificate(facts)),
    "14-2": { kind: "table", table: ledger(facts) },
    "15": { kind: "table", table: finalAccount(facts) },
    "16": clean(auditReport(facts)),
    "17": scanned(voucherSample(facts)),
    "18": clean(patentsAndSoftware(facts)),
    "19": clean(paperPage(facts)),
    "20": scanned(reportCertificate(facts)),
    "21": clean(rightsAgreement(facts)),
    "22": { kind: "csv", text: csvText([riskHeader, ...facts.risks, ["演示数据", "", "", "", ""]]) },
    "23": scanned(integrityPromise(facts)),
    "24": clean(slides(facts)),
  };
}
