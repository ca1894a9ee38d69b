import { escapeHtml, form, heading, ink, paragraphs, table } from "../render/html.ts";
import type { Sheet } from "../render/sheet.ts";
import { signed, signLine } from "../render/seal.ts";
import { chineseDate, demandWords, leadUnit, organiserSeal, partners, seal, totalFen, wan } from "./common.ts";
import type { DossierFacts } from "./facts.ts";

const period = ({ profile }: DossierFacts): string =>
  profile.period === null ? "" : `${chineseDate(profile.period.from)} 至 ${chineseDate(profile.period.to)}`;

/** 01 验收申请书, two pages. */
export function applicationForm(facts: DossierFacts): readonly Sheet[] {
  const { profile, lead } = facts;
  const first = `<h1>项目验收申请书</h1>${form([
    ["项目名称", profile.title],
    ["项目编号", profile.code, "所属行业", profile.sector],
    ["承担单位", leadUnit(facts)],
    ["参与单位", partners(facts).join("、")],
    ["实施地点", profile.region, "起止时间", period(facts)],
    ["项目负责人", `${lead.name}（${lead.post}）`, "联系电话", "07××-0000000"],
    [
      "总经费",
      `${wan(totalFen(facts))} 万元`,
      "其中",
      profile.funding.map(({ source, fen }) => `${source} ${wan(fen)} 万元`).join("；"),
    ],
    ["申请日期", chineseDate(facts.appliedOn), "验收方式", "会议验收"],
  ])}${heading("一、任务书规定的主要任务")}${paragraphs(facts.tasks)}${heading("二、任务完成情况")}${paragraphs(facts.completion)}`;
  const second = `${heading("三、成果与提交材料")}${paragraphs([
    `项目组按验收资料清单提交材料 24 类，编入汇编并逐页编号；电子附件（CSV、XLSX）随光盘提交，文件哈希见目录页。申请发明专利 ${facts.patents.length} 件，登记软件著作权 ${facts.software.length} 项，发表论文 1 篇。`,
  ])}${heading("四、承担单位意见")}${paragraphs(["本单位对所提交材料的真实性、完整性负责，同意申请验收。"])}${signed(
    [
      signLine(`负责人（签字）：${ink(lead.name)}`),
      signLine(escapeHtml(leadUnit(facts))),
      signLine(chineseDate(facts.appliedOn)),
    ],
    [{ seal: seal(leadUnit(facts), -7), right: 4, top: 2 }],
  )}${heading("五、组织单位形式审查意见")}${paragraphs(["材料齐全，形式审查通过，同意组织验收。形式审查不代表对内容的认定。"])}${signed(
    [
      signLine(`经办人：${ink("陆秋萍")}`),
      signLine(escapeHtml(profile.organiser)),
      signLine(chineseDate(facts.receivedOn)),
    ],
    [{ seal: organiserSeal(facts, 5), right: 6, top: 0 }],
  )}`;
  return [{ body: first }, { body: second }];
}

/** 02 项目任务书, three pages: cover, targets and milestones, funds and signatures. */
export function contract(facts: DossierFacts): readonly Sheet[] {
  const { profile } = facts;
  const cover = `<h1 class="cover">项目任务书</h1><div class="fields">${[
    ["项目名称", profile.title],
    ["项目编号", profile.code],
    ["承担单位", leadUnit(facts)],
    ["参与单位", partners(facts).join("、")],
    ["项目负责人", facts.contractLead ?? facts.lead.name],
    ["起止时间", period(facts)],
  ]
    .map(([label, value]) => `<p>${label}：${escapeHtml(value ?? "")}</p>`)
    .join(
      "",
    )}</div><p class="centre" style="margin-top:34mm">${escapeHtml(profile.organiser)}</p><p class="centre">${chineseDate(facts.contractOn)}</p>`;
  const targets = `${heading("一、研究目标与主要任务")}${paragraphs([facts.purpose, ...facts.tasks])}${heading("二、考核指标")}${table(
    ["序号", "指标", "要求", "性质"],
    facts.targets.map((target) => {
      const original = target.changes[0]?.from ?? target.demand;
      return [target.no, target.name, demandWords(original), target.binding === "binding" ? "约束性" : "预期性"];
    }),
    { widths: [9, 47, 26, 18] },
  )}${heading("三、进度安排")}${table(
    ["节点", "完成时间"],
    profile.milestones.map(({ name, due }) => [name, chineseDate(due)]),
    { widths: [70, 30] },
  )}`;
  const funds = `${heading("四、经费预算（万元）")}${table(
    ["科目", "预算"],
    [...facts.finance.lines.map(({ line, budget }) => [line, wan(budget)]), ["合计", wan(totalFen(facts))]],
    { widths: [70, 30], numeric: [1], small: true },
  )}${paragraphs([profile.funding.map(({ source, fen }) => `${source} ${wan(fen)} 万元`).join("，") + "。自筹资金应与专项同步到位，单独核算。"])}
${heading("五、分工与权益")}${table(["单位", "分工"], facts.duties, { widths: [38, 62], small: true })}
${paragraphs(["指标、负责人、期限和预算的变更须书面报组织单位批准；未经批准的变更无效。"])}${signed(
    [
      `<p>组织单位（章）：　　　　　　　　　　　　承担单位（章）：</p>`,
      `<p>签字：${ink("陆秋萍")}　　　　　　　　　　　签字：${ink(facts.contractLead ?? facts.lead.name)}</p>`,
      `<p>${chineseDate(facts.contractOn)}</p>`,
    ],
    [
      { seal: organiserSeal(facts, 4), right: 104, top: -6 },
      { seal: seal(leadUnit(facts), -9), right: 12, top: -4 },
    ],
  )}`;
  return [{ body: cover }, { body: targets }, { body: funds }];
}

/** 03 批复 in the layout of an official letter. */
export function approval(facts: DossierFacts): readonly Sheet[] {
  const { approval: letter, profile } = facts;
  const body = `<p class="centre red" style="font-size:25pt;letter-spacing:.05em;margin:6mm 0 4mm;font-weight:600">${escapeHtml(profile.organiser)}</p>
<p class="centre">${escapeHtml(letter.number)}</p><div style="border-top:1.6pt solid #c8201c;margin:2mm 0 10mm"></div>
<h1 style="font-size:18pt">${escapeHtml(letter.subject)}</h1><p class="flush">${escapeHtml(leadUnit(facts))}：</p>${paragraphs(letter.texts)}
${paragraphs(["此复。"])}<div style="height:16mm"></div>${signed(
    [signLine(escapeHtml(profile.organiser)), signLine(`${chineseDate(letter.date)}　　`)],
    [{ seal: organiserSeal(facts, -3), right: 8, top: -14 }],
  )}`;
  return [{ body }];
}
