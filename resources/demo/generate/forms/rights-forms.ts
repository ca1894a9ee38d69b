import { escapeHtml, form, heading, ink, paragraphs, table } from "../render/html.ts";
import type { Sheet } from "../render/sheet.ts";
import { signed, signLine } from "../render/seal.ts";
import { chineseDate, seal } from "./common.ts";
import type { DossierFacts } from "./facts.ts";

/** 18 专利受理通知书与软件著作权证书, two pages. */
export function patentsAndSoftware(facts: DossierFacts): readonly Sheet[] {
  const first = facts.patents[0];
  const notice = `<h1>专利申请受理通知书</h1>${
    first === undefined
      ? ""
      : form([
          ["发明名称", first.title],
          ["申请号", first.number, "申请日", chineseDate(first.filed)],
          ["申请人", first.owner],
          ["发明人", first.inventors],
        ])
  }${paragraphs(["经审查，上述申请符合受理条件，予以受理。（演示样张，非真实通知书）"])}${heading("本项目专利清单")}${table(
    ["申请号", "名称", "申请人", "申请日"],
    facts.patents.map(({ number, title, owner, filed }) => [number, title, owner, filed]),
    { widths: [22, 38, 24, 16], small: true },
  )}`;
  const software = `<h1>计算机软件著作权登记证书</h1>${facts.software
    .map(({ number, title, owner, registered }) =>
      form([
        ["登记号", number, "登记日期", chineseDate(registered)],
        ["软件名称", title],
        ["著作权人", owner],
      ]),
    )
    .join("")}${paragraphs(["演示样张，非真实证书。"])}`;
  return [
    {
      body:
        notice +
        signed([signLine("演示专利受理处")], [{ seal: seal("演示专利受理处", 7, "受理专用章"), right: 0, top: -14 }]),
    },
    {
      body:
        software +
        signed(
          [signLine("演示软件登记中心")],
          [{ seal: seal("演示软件登记中心", -5, "登记专用章"), right: 0, top: -14 }],
        ),
    },
  ];
}

/** 19 论文 first page; no funding line is a planted defect. */
export function paperPage(facts: DossierFacts): readonly Sheet[] {
  const { paper } = facts;
  const funding = paper.funding === null ? "" : `<p class="flush"><b>基金项目：</b>${escapeHtml(paper.funding)}</p>`;
  const body = `<p class="centre" style="border-bottom:1pt solid #333">${escapeHtml(paper.journal)}</p><h1 style="margin-top:8mm">${escapeHtml(paper.title)}</h1><p class="centre">${escapeHtml(paper.authors)}</p>
<p class="flush"><b>摘　要：</b>${escapeHtml(paper.abstract)}</p><p class="flush"><b>关键词：</b>${escapeHtml(paper.keywords)}</p>${funding}
<div style="columns:2;column-gap:8mm;font-size:10pt;line-height:1.6;margin-top:5mm">${heading("0　引言")}${paragraphs([
    facts.purpose,
    "现有方法多在实验条件下验证，对生产现场的负载变化、样本不平衡和设备差异考虑不足。本文结合项目现场数据讨论方法的适用范围与局限。",
  ])}${heading("1　方法")}${paragraphs(facts.technical[0]?.[0]?.texts ?? [])}</div>`;
  return [{ body }];
}

/** 21 知识产权归属协议, two pages with the seals of all parties. */
export function rightsAgreement(facts: DossierFacts): readonly Sheet[] {
  const parties = facts.profile.participants.filter(({ share }) => share !== null);
  const labels = ["甲方", "乙方", "丙方", "丁方"];
  const head = parties
    .map(({ name }, index) => `<p class="flush">${labels[index] ?? ""}：${escapeHtml(name)}</p>`)
    .join("");
  const first = `<h1>知识产权归属与权益分配协议</h1>${head}${paragraphs([
    `各方就“${facts.profile.title}”（${facts.profile.code}）实施中产生的知识产权归属与权益分配，经协商一致，订立本协议。`,
  ])}${heading("第一条　归属原则")}${paragraphs(["谁投入、谁完成、谁受益；联合完成的成果由各方共有。"])}${heading("第二条　权益比例")}${table(
    ["单位", "比例（%）"],
    [
      ...parties.map(({ name, share }) => [name, share ?? ""]),
      ["合计", String(parties.reduce((sum, { share }) => sum + Number(share), 0))],
    ],
    { widths: [74, 26], numeric: [1] },
  )}${heading("第三条　约定事项")}${paragraphs(facts.agreement.texts)}`;
  const second = `${heading("第四条　保密与转让")}${paragraphs([
    "未经其他方书面同意，任何一方不得向第三方转让共有知识产权；本单位内部使用不受限制。",
  ])}${heading("第五条　争议解决")}${paragraphs(["协商不成的，提交项目所在地人民法院解决。"])}<div style="height:8mm"></div>${signed(
    [
      ...parties.map(
        ({ name }, index) =>
          `<p style="height:44mm">${labels[index] ?? ""}（章）：${escapeHtml(name)}　代表：${ink(facts.profile.team[index * 4]?.name ?? "")}</p>`,
      ),
      `<p>签订日期：${chineseDate(facts.agreement.date)}</p>`,
    ],
    parties.map(({ name }, index) => ({ seal: seal(name, index * 9 - 8), right: 66, top: index * 45 - 10 })),
  )}`;
  return [{ body: first }, { body: second }];
}
