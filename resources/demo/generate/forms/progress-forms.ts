import { barChart } from "../render/chart.ts";
import { escapeHtml, form, heading, ink, paragraphs, table } from "../render/html.ts";
import type { Sheet } from "../render/sheet.ts";
import type { Block } from "../render/word.ts";
import { signed, signLine } from "../render/seal.ts";
import { chineseDate, leadUnit, organiserSeal, partners, seal } from "./common.ts";
import type { DossierFacts, Passage } from "./facts.ts";

type Report = DossierFacts["monthly"][number];

function monthlyReport(facts: DossierFacts, { month, filed, progress }: Report): Sheet {
  const [year, number] = month.split("-");
  const body = `<h1>月度进度报告</h1>${form([
    ["项目", `${facts.profile.code}　${facts.profile.title}`],
    ["报告月份", `${year}年${Number(number)}月`, "提交日期", filed === null ? "—" : chineseDate(filed)],
    ["报送单位", leadUnit(facts)],
  ])}${heading("一、本月进展")}${paragraphs([progress])}${heading("二、与计划的偏差")}${paragraphs([
    "主要节点按计划推进；个别设备到货时间顺延，不影响里程碑。",
  ])}${heading("三、风险与措施")}${paragraphs(["技术、市场、管理三类预警指标均在绿色区间，未触发会商。"])}${heading("四、下月计划")}${paragraphs(
    ["继续现场数据采集与标注，组织两次迭代演示。"],
  )}${signed(
    [
      signLine(`填报人：${ink(facts.profile.team[2]?.name ?? "")}　负责人：${ink(facts.lead.name)}`),
      signLine(escapeHtml(leadUnit(facts))),
      signLine(filed === null ? "" : chineseDate(filed)),
    ],
    [{ seal: seal(leadUnit(facts), 8), right: 6, top: 2 }],
  )}`;
  return { body };
}

/** 05 月度进度报告汇编: the register of all months and two reports in full. */
export function monthlyReports(facts: DossierFacts): readonly Sheet[] {
  const { monthly } = facts;
  const half = Math.ceil(monthly.length / 2);
  const cells = (report: Report | undefined): readonly string[] =>
    report === undefined ? ["", "", ""] : [report.month, report.filed ?? "—", report.filed === null ? "未见" : "已交"];
  const rows = monthly.slice(0, half).map((report, index) => [...cells(report), ...cells(monthly[half + index])]);
  const filed = monthly.filter((report) => report.filed !== null);
  const register = `<h1>月度进度报告汇编目录</h1>${paragraphs([
    `应报 ${monthly.length} 期，本汇编收录 ${filed.length} 期。纸质件按月装订，以下为目录；后附两期样张。`,
  ])}${table(["月份", "提交日期", "状态", "月份", "提交日期", "状态"], rows, { widths: [15, 20, 15, 15, 20, 15], small: true })}`;
  const [early, late] = [filed[Math.floor(filed.length / 4)], filed.at(-2)];
  return [
    { body: register },
    ...[early, late].flatMap((report) => (report === undefined ? [] : [monthlyReport(facts, report)])),
  ];
}

/** 06 迭代演示记录. */
export function iterationRecord(facts: DossierFacts): readonly Sheet[] {
  const body = `<h1>迭代演示记录</h1>${paragraphs(["技术开发阶段约每两周组织一次迭代演示，由使用部门现场提出需求调整。下表为节选。"])}${table(
    ["日期", "版本", "演示内容", "需求调整", "参加"],
    facts.iterations,
    { widths: [14, 10, 30, 30, 16], small: true },
  )}<div class="sign"><p class="right">记录：${ink(facts.profile.team[3]?.name ?? "")}</p></div>`;
  return [{ body }];
}

/** 07 中期评估意见, one page to be scanned. */
export function midtermOpinion(facts: DossierFacts): readonly Sheet[] {
  const { midterm, profile } = facts;
  const body = `<h1>项目中期评估意见</h1>${form([
    ["项目名称", profile.title],
    ["项目编号", profile.code, "评估日期", chineseDate(midterm.date)],
    ["承担单位", leadUnit(facts)],
  ])}${heading("评估意见")}${paragraphs(midterm.texts)}${heading("评估结论")}${paragraphs([midterm.conclusion])}${signed(
    [
      signLine(`评估组组长：${ink(midterm.chair)}`),
      signLine(`${escapeHtml(profile.organiser)}（章）`),
      signLine(chineseDate(midterm.date)),
    ],
    [{ seal: organiserSeal(facts, -6), right: 8, top: 4 }],
  )}`;
  return [{ body }];
}

const blocksOf = (passages: readonly Passage[]): readonly Block[] =>
  passages.flatMap(({ heading: text, texts }) => [
    { type: "heading" as const, text },
    ...texts.map((text) => ({ type: "text" as const, text })),
  ]);

/** 04 实施方案与技术路线图: the plan, then the route on a page of its own. */
export function implementationPlan(facts: DossierFacts): readonly Block[] {
  return [
    { type: "title", text: `${facts.profile.title}实施方案与技术路线图` },
    ...blocksOf(facts.plan.slice(0, -1)),
    { type: "page-break" },
    ...blocksOf(facts.plan.slice(-1)),
    { type: "signature", text: `${leadUnit(facts)}　${partners(facts).join("　")}` },
  ];
}

/** 08 工作总结: achievements, then organisation and lessons on the second page. */
export function workSummary(facts: DossierFacts): readonly Block[] {
  const half = Math.ceil(facts.work.length / 2);
  return [
    { type: "title", text: `${facts.profile.title}工作总结报告` },
    ...blocksOf(facts.work.slice(0, half)),
    { type: "page-break" },
    ...blocksOf(facts.work.slice(half)),
    { type: "signature", text: `${leadUnit(facts)}　${chineseDate(facts.appliedOn)}` },
  ];
}

function passageHtml({ heading: text, texts, table: grid, bars }: Passage): string {
  const cells = grid === undefined ? "" : table(grid.header, grid.rows, { small: true });
  return heading(text) + paragraphs(texts) + cells + (bars === undefined ? "" : barChart(bars.rows, bars.unit));
}

/** 09 技术总结, one page a list of passages. */
export function technicalSummary(facts: DossierFacts): readonly Sheet[] {
  return facts.technical.map((passages, index) => ({
    body: `${index === 0 ? "<h1>技术总结报告</h1>" : ""}${passages.map(passageHtml).join("")}`,
  }));
}

/** 24 汇报材料: landscape slides. */
export function slides(facts: DossierFacts): readonly Sheet[] {
  return facts.slides.map(({ title, lines }) => ({
    landscape: true,
    body: `<div class="slide"><h1>${escapeHtml(title)}</h1><ul>${lines.map((line) => `<li>${escapeHtml(line)}</li>`).join("")}</ul></div>`,
  }));
}
