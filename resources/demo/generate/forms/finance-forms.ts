import { escapeHtml, form, heading, ink, paragraphs, table } from "../render/html.ts";
import type { Sheet } from "../render/sheet.ts";
import { signed, signLine } from "../render/seal.ts";
import type { Spreadsheet } from "../render/spreadsheet.ts";
import { chineseDate, leadUnit, seal, totalFen, wan } from "./common.ts";
import type { DossierFacts } from "./facts.ts";

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** 10 考核指标对照表（自评）. */
export function selfAssessment(facts: DossierFacts): Spreadsheet {
  return {
    name: "自评对照表",
    title: `考核指标完成情况对照表（自评）　${facts.profile.code}　演示数据`,
    widths: [7, 30, 20, 34, 26, 26],
    header: ["序号", "考核指标", "要求", "完成情况（自评）", "证明材料", "备注"],
    rows: facts.selfAssessment.map(([no, demand, claim, evidence, remark]) => [
      no,
      facts.targets.find((target) => target.no === no)?.name ?? "",
      demand,
      claim,
      evidence,
      remark,
    ]),
    notes: ["演示数据　单位与人名均为虚构；本表由项目组自填，结论以验收意见为准。"],
  };
}

/** 14-2 台账. */
export function ledger(facts: DossierFacts): Spreadsheet {
  const { title, widths, header, rows, notes } = facts.ledger;
  return {
    name: "台账",
    title: `${title}　演示数据`,
    widths,
    header,
    rows,
    notes: [...notes, "演示数据　单位与人名均为虚构。"],
  };
}

/** 15 经费决算表 in 万元, as the applicant adds it up. */
export function finalAccount(facts: DossierFacts): Spreadsheet {
  const { lines } = facts.finance;
  const row = (name: string, budget: number, adjusted: number, spent: number) => [
    name,
    { number: wan(budget) },
    { number: wan(adjusted) },
    { number: wan(spent) },
    { number: wan(adjusted - spent) },
  ];
  return {
    name: "经费决算",
    title: `项目经费决算表　${facts.profile.code}　演示数据`,
    widths: [34, 15, 15, 17, 15],
    header: ["科目", "预算（万元）", "调整后（万元）", "决算支出（万元）", "结余（万元）"],
    rows: [
      ...lines.map(({ line, budget, adjusted, spent }) => row(line, budget, adjusted, spent)),
      row(
        "合计",
        sum(lines.map(({ budget }) => budget)),
        sum(lines.map(({ adjusted }) => adjusted)),
        sum(lines.map(({ spent }) => spent)),
      ),
    ],
    notes: [...facts.account.notes, "演示数据　单位与人名均为虚构。"],
  };
}

/** 16 专项审计报告, two pages. */
export function auditReport(facts: DossierFacts): readonly Sheet[] {
  const { audit, finance, profile } = facts;
  const approved = sum(finance.lines.map((line) => line.approved));
  const first = `<h1>项目经费专项审计报告</h1><p class="centre">${escapeHtml(audit.number)}</p><p class="flush">${escapeHtml(leadUnit(facts))}：</p>${paragraphs(
    [
      `我们接受委托，对贵单位承担的“${profile.title}”（${profile.code}）项目经费的收支情况进行了专项审计。提供真实、完整的会计资料是贵单位的责任，我们的责任是在实施审计程序的基础上发表意见。`,
    ],
  )}${heading("一、项目概况")}${paragraphs([
    `项目总预算 ${wan(totalFen(facts))} 万元，其中${profile.funding.map(({ source, fen }) => `${source} ${wan(fen)} 万元`).join("、")}。自筹资金承诺 ${wan(finance.ownFundsPromised)} 万元，截至审计基准日到位 ${wan(finance.ownFundsPaid)} 万元。`,
  ])}${heading("二、支出审计情况（万元）")}${table(
    ["科目", "预算", "调整后", "审计认定"],
    [
      ...finance.lines.map((line) => [line.line, wan(line.budget), wan(line.adjusted), wan(line.approved)]),
      ["合计", "", "", wan(approved)],
    ],
    { widths: [46, 18, 18, 18], numeric: [1, 2, 3], small: true },
  )}`;
  const second = `${heading("三、发现的问题")}${paragraphs(audit.findings)}${heading("四、审计意见")}${paragraphs([
    `除上述事项外，项目经费收支在重大方面符合任务书和有关经费管理规定，审计认定支出 ${wan(approved)} 万元。`,
  ])}<div style="height:14mm"></div>${signed(
    [
      signLine(`中国注册会计师：${ink(audit.auditors[0])}`),
      signLine(`中国注册会计师：${ink(audit.auditors[1])}`),
      signLine(escapeHtml(audit.firm)),
      signLine(chineseDate(audit.date)),
    ],
    [{ seal: seal(audit.firm, 3), right: 4, top: 14 }],
  )}`;
  return [
    { body: first, seamUnit: audit.firm },
    { body: second, seamUnit: audit.firm },
  ];
}

/** 17 大额凭证抽样: the list and one voucher with its invoice. */
export function voucherSample(facts: DossierFacts): readonly Sheet[] {
  const { vouchers } = facts;
  const list = `<h1>大额支出凭证抽样</h1>${paragraphs(["抽取单笔 3 万元以上支出，核对合同、发票、验收单与付款回单。"])}${table(
    ["凭证号", "日期", "科目", "收款单位", "金额（元）", "附件"],
    vouchers.map(({ no, date, subject, payee, yuan, attached }) => [no, date, subject, payee, yuan, attached]),
    { widths: [13, 14, 15, 24, 15, 19], numeric: [4], small: true },
  )}`;
  const shown = vouchers[0];
  if (shown === undefined) return [{ body: list }];
  const invoice = `<h1 style="color:#8b2b20">记账凭证附件（发票样张）</h1>${form([
    ["凭证号", shown.no, "开票日期", shown.date],
    ["购买方", leadUnit(facts)],
    ["销售方", shown.payee],
    ["项目", shown.subject, "价税合计（元）", shown.yuan],
    ["附件", shown.attached],
  ])}${paragraphs(["本页为演示样张，不具有发票效力。"])}${signed(
    [signLine(`复核：${ink(facts.profile.team.at(-1)?.name ?? "")}`)],
    [{ seal: seal(shown.payee, 12, "发票专用章"), right: 30, top: -46 }],
  )}`;
  return [{ body: list }, { body: invoice }];
}
