/** Who a document is printed for. `panel`: the members; `internal`: the secretariat; `archive`: the organiser's file. */
export type Audience = "applicant" | "panel" | "internal" | "archive" | "public";

const entry = <Id extends string>(id: Id, no: string, zh: string, en: string, ...audiences: readonly Audience[]) => ({
  id,
  no,
  zh,
  en,
  audiences,
});

/** Every document, in the order in which a review meets them. `no` is printed as its number and never given to another. */
export const documentCatalogue = [
  entry("acceptance-outline", "01", "验收大纲", "Acceptance outline", "applicant", "panel"),
  entry("recusal-check", "02", "回避核对单", "Recusal check sheet", "internal"),
  entry("signing-consent", "21", "电子签名方式确认书", "Consent to the way of signing", "panel"),
  entry("commitments", "03", "回避、保密、廉洁承诺书", "Commitments of the panel", "internal"),
  entry("attendance", "04", "会议签到表", "Attendance", "archive"),
  entry("material-checklist", "05", "材料审核清单", "Material checklist", "applicant", "archive"),
  entry("finance-review", "06", "经费审核意见表", "Finance review", "applicant", "archive"),
  entry("demo-record", "07", "现场测试记录", "On-site test record", "applicant", "archive"),
  entry("site-check", "25", "现场查定意见", "Findings on site", "archive"),
  entry("qa-record", "08", "质询答疑记录", "Questions and answers", "internal"),
  entry("expert-sheet-blank", "09", "专家个人评审表（空白）", "Member's sheet (blank)", "panel"),
  entry("expert-sheet", "10", "专家个人评审表", "Member's sheet", "archive"),
  entry("score-summary", "11", "评分汇总表", "Score summary", "internal", "archive"),
  entry("target-comparison", "12", "任务书考核指标完成情况对照表", "Targets compared", "applicant", "archive"),
  entry("minutes", "22", "评议记录", "Minutes of the deliberation", "internal"),
  entry("ballot-result", "13", "表决结果", "Ballot result", "applicant", "archive"),
  entry("acceptance-opinion", "14", "验收意见书", "Acceptance opinion", "applicant", "archive"),
  entry("recheck-opinion", "27", "整改复核意见书", "Re-check opinion", "applicant", "archive"),
  entry("initiation-opinion", "28", "立项评审意见书", "Initiation opinion", "applicant", "archive"),
  entry("midterm-opinion", "29", "中期评估意见书", "Mid-term opinion", "applicant", "archive"),
  entry("performance-report", "30", "年度绩效评价报告", "Performance report", "applicant", "archive"),
  entry("assessment-report", "31", "测评报告", "Assessment report", "applicant", "archive"),
  entry("panel-roster", "15", "专家组签字表", "Panel roster", "archive"),
  entry("dissent", "16", "不同意见书", "Dissent", "applicant", "archive"),
  entry("supplement-list", "17", "补充材料清单", "Supplements", "applicant", "archive"),
  entry("rectification", "18", "整改通知书", "Rectification notice", "applicant", "archive"),
  entry("rectification-report", "26", "整改报告", "Rectification report", "applicant", "archive"),
  entry("failure-analysis", "23", "未通过原因分析表", "Analysis of failure", "applicant", "internal"),
  entry("conclusion-notice", "19", "验收结论通知书", "Conclusion notice", "public"),
  entry("publicity", "20", "验收结果公示表", "Publicity", "public"),
  entry("archive-index", "24", "归档目录", "Archive index", "archive"),
  entry("handover", "32", "归档移交清单", "Hand-over to the archive", "archive"),
] as const;

export type DocumentId = (typeof documentCatalogue)[number]["id"];

/** Every document in the organiser's order: those named first, the others after them in the catalogue's order. */
export function arranged(order: readonly DocumentId[]): readonly DocumentId[] {
  const rest = documentCatalogue.map((each) => each.id).filter((id) => !order.includes(id));
  return [...order, ...rest];
}

/** Whether an audience receives a document at all. */
export function isFor(id: DocumentId, audience: Audience): boolean {
  return documentCatalogue.some((each) => each.id === id && isAmong(each.audiences, audience));
}

const isAmong = (audiences: readonly Audience[], audience: Audience): boolean => audiences.includes(audience);
