import { escapeHtml, form, heading, ink, paragraphs, table } from "../render/html.ts";
import type { Sheet } from "../render/sheet.ts";
import { sealSvg, signed, signLine } from "../render/seal.ts";
import { chineseDate, leadUnit, seal } from "./common.ts";
import type { DossierFacts, UserCertificate } from "./facts.ts";

/** 11 第三方检测报告: cover, sample and conditions, results; a seam seal over all pages where the report has one. */
export function testReport(facts: DossierFacts): readonly Sheet[] {
  const { test } = facts;
  const marks = test.marks
    .map(
      (mark) =>
        `<span style="display:inline-block;border:1.4pt solid #333;border-radius:4mm;padding:1.5mm 5mm;margin-right:6mm;font:600 13pt 'Noto Sans CJK SC'">${escapeHtml(mark)}<br><small style="font-size:7pt;font-weight:400">演示 No. 00000000</small></span>`,
    )
    .join("");
  const cover = `<div style="height:20mm">${marks}</div><p class="right">报告编号：${escapeHtml(test.number)}</p><h1 class="cover" style="margin:34mm 0 26mm">检测报告</h1><div class="fields">${[
    ["样品名称", test.product],
    ["样品版本", test.version],
    ["委托单位", leadUnit(facts)],
    ["检测类别", "委托检测"],
  ]
    .map(([label, value]) => `<p>${label}：${escapeHtml(value ?? "")}</p>`)
    .join(
      "",
    )}</div><div style="position:relative;margin-top:40mm"><p class="centre" style="font-size:15pt">${escapeHtml(test.lab)}</p><p class="centre">${chineseDate(test.issued)}</p>${sealSvg(seal(test.lab, 4, "检测专用章"), "right:40mm;top:-14mm;")}</div>`;
  const conditions = `${heading("1　样品与检测信息")}${form([
    ["样品名称", test.product],
    ["样品版本", test.version, "样品来源", test.sampling],
    ["收样日期", chineseDate(test.received), "检测日期", test.tested],
    ["检测依据", test.basis],
  ])}${heading("2　检测环境")}${table(["项目", "说明"], test.environment, { widths: [30, 70] })}${heading("3　说明")}${paragraphs(test.notices)}`;
  const results = `${heading("4　检测结果")}${table(
    ["序号", "检测项目", "技术要求", "检测结果"],
    test.results.map(({ item, requirement, result }, index) => [String(index + 1), item, requirement, result]),
    { widths: [8, 36, 26, 30] },
  )}<p class="centre">（以下空白）</p>${signed(
    [
      `<p>主检：${ink(test.signers[0])}　　　审核：${ink(test.signers[1])}　　　批准：${ink(test.signers[2])}</p>`,
      signLine(escapeHtml(test.lab)),
      signLine(chineseDate(test.issued)),
    ],
    [{ seal: seal(test.lab, -6, "检测专用章"), right: 8, top: 4 }],
  )}`;
  const seam = test.seam ? { seamUnit: test.lab } : {};
  return [
    { body: cover, ...seam },
    { body: conditions, ...seam },
    { body: results, ...seam },
  ];
}

const instruments = {
  "on-site-test": "现场测试",
  "third-party": "第三方检测",
  "site-check": "现场查定",
  documents: "资料核定",
  expert: "专家评估",
} as const;

/** 12-1 测试大纲: every item with end points, statistic, sample and environment. */
export function testPlan(facts: DossierFacts): readonly Sheet[] {
  const body = `<h1>验收测试大纲</h1>${paragraphs([
    `本大纲经项目组 ${chineseDate(facts.outline.confirmation.at.slice(0, 10))} 书面确认，会上不作改动。`,
  ])}${table(
    ["编号", "测试项", "方式", "端点与统计量", "抽样与样本量"],
    facts.outline.items.map(({ no, title, verification, definition }) => [
      no,
      title,
      instruments[verification],
      `${definition.endPoints}；${definition.statistic}`,
      `${definition.sampling}${definition.minimumSample === null ? "" : `；n ≥ ${definition.minimumSample.toLocaleString("en-US")}`}`,
    ]),
    { widths: [7, 16, 12, 36, 29], small: true },
  )}<div class="sign"><p class="right">项目组确认：${ink(facts.outline.confirmation.by)}</p></div>`;
  return [{ body }];
}

/** 13 用户应用证明, one page to be scanned. */
export function userCertificate(facts: DossierFacts, user: UserCertificate): readonly Sheet[] {
  const body = `<h1>用户应用证明</h1>${form([
    ["应用单位", user.unit],
    ["应用成果", facts.profile.title],
    ["成果提供单位", leadUnit(facts)],
    ["起始时间", user.usedSince, "联系人", user.contact],
  ])}${heading("应用情况与效果")}${paragraphs(user.texts)}${paragraphs(["以上情况属实。"])}<div style="height:16mm"></div>${signed(
    [
      signLine(`${escapeHtml(user.unit)}（公章）`),
      signLine(`经办人：${ink(user.contact)}`),
      signLine(chineseDate(user.date)),
    ],
    user.sealed ? [{ seal: seal(user.unit, 9), right: 10, top: -8 }] : [],
  )}`;
  return [{ body }];
}

/** 14-1 经济效益证明. */
export function benefitCertificate(facts: DossierFacts): readonly Sheet[] {
  const { benefit } = facts;
  const body = `<h1>经济效益证明</h1>${paragraphs(benefit.texts)}${table(
    ["项目", "计算口径", "金额（万元）", "凭证"],
    benefit.rows,
    {
      widths: [24, 38, 16, 22],
      numeric: [2],
    },
  )}${paragraphs(["上述数据由本单位财务部门统计。"])}${signed(
    [
      signLine(`财务负责人：${ink(facts.profile.team.at(-1)?.name ?? "")}`),
      signLine(`${escapeHtml(leadUnit(facts))}（财务章）`),
      signLine(chineseDate(benefit.date)),
    ],
    [{ seal: seal(leadUnit(facts), -4, "财务专用章"), right: 6, top: 2 }],
  )}`;
  return [{ body }];
}

/** 20 科技报告收录证书, one page to be scanned. */
export function reportCertificate(facts: DossierFacts): readonly Sheet[] {
  const body = `<div style="border:2pt double #8a6d2f;height:100%;padding:24mm 16mm"><h1 style="margin-top:14mm">科技报告收录证书</h1><p class="centre">编号：${escapeHtml(facts.certificate.number)}</p>
<div style="margin-top:22mm">${paragraphs([
    `${leadUnit(facts)}提交的《${facts.profile.title}技术报告》（项目编号 ${facts.profile.code}）符合科技报告编写要求，准予收录。`,
    "特发此证。",
  ])}</div><div style="height:40mm"></div>${signed(
    [signLine("演示科技报告服务中心"), signLine(chineseDate(facts.certificate.date))],
    [{ seal: seal("演示科技报告服务中心", 6), right: 4, top: -12 }],
  )}</div>`;
  return [{ body }];
}

/** 23 科研诚信承诺书, one page to be scanned. */
export function integrityPromise(facts: DossierFacts): readonly Sheet[] {
  const signers = facts.profile.team.slice(0, 6).map(({ name }) => ink(name));
  const body = `<h1>科研诚信承诺书</h1><p class="flush">${escapeHtml(facts.profile.organiser)}：</p>${paragraphs([
    `本单位及项目组成员在“${facts.profile.title}”（${facts.profile.code}）实施和验收中承诺：`,
    "一、所提交的材料、数据和成果真实、完整，不伪造、不篡改、不选择性使用数据；",
    "二、经费按任务书和有关制度使用，专款专用，单独核算；",
    "三、知识产权归属清楚，署名和标注符合规定；",
    "四、不以任何方式干扰专家独立评审，不向专家赠送礼品、礼金；",
    "五、如有违反，愿承担由此产生的一切责任。",
  ])}${signed(
    [
      "<p>项目组成员（签字）：</p>",
      `<p style="line-height:3">${signers.join("　")}</p>`,
      signLine(`${escapeHtml(leadUnit(facts))}（公章）`),
      signLine(chineseDate(facts.appliedOn)),
    ],
    [{ seal: seal(leadUnit(facts), -8), right: 6, top: 24 }],
  )}`;
  return [{ body }];
}
