import { chineseDate, organiserSeal, seal } from "../forms/common.ts";
import { testReport, userCertificate } from "../forms/evidence-forms.ts";
import type { Contents, DossierFacts } from "../forms/facts.ts";
import { finalAccount } from "../forms/finance-forms.ts";
import { facts as first } from "../machine-shop/facts.ts";
import { enterprise } from "../machine-shop/profile.ts";
import { predictFailuresAgain, predictionCsv } from "../predict-failures.ts";
import { escapeHtml, heading, ink, paragraphs, table } from "../render/html.ts";
import { signed, signLine } from "../render/seal.ts";
import { fenOf } from "../story-tools.ts";
import { accuracyText, precisionText, recallText, recheckConfusion as confusion } from "./story.ts";

const items: readonly (readonly [string, string, string])[] = [
  [
    "故障召回率未达到",
    "改用温差、功率、载荷等派生特征，阈值按召回优先由训练集交叉验证确定，版本 v2.2",
    `复测召回率 ${recallText} %`,
  ],
  ["检测版本与交付版本不一致", "以交付版本 v2.2 重新送检，召回率列入检测项目", "检测报告 YSJC-2027-0096"],
  ["用户应用证明逐字相同", "融江通用零部件厂自行撰写并盖章；撤回子公司证明", "材料 13"],
  ["自筹到位 80 %、决算差 0.6 万元", "补足自筹 120 万元；决算按审计认定数更正为 738.00 万元", "材料 15、银行回单"],
];

/** The facts of the first review with what rectification changed. */
const facts: DossierFacts = {
  ...first,
  finance: {
    ...first.finance,
    ownFundsPaid: fenOf("600"),
    lines: first.finance.lines.map((line) => ({ ...line, spent: line.approved })),
  },
  account: {
    notes: [
      "按柳江正信专审字〔2026〕第 0318 号更正：劳务费 104.20 万元，决算合计 738.00 万元。",
      "自筹资金已补足至 600 万元。",
    ],
  },
  test: {
    ...first.test,
    number: "YSJC-2027-0096",
    version: "v2.2（构建号 20270112）",
    received: "2027-01-25",
    tested: "2027年1月27日至2月3日",
    issued: "2027-02-05",
    sampling: "检测机构另行划分留出样本",
    basis: "任务书指标3；验收大纲 2.3",
    results: [
      {
        item: "故障召回率（故障 102 条）",
        requirement: "≥ 90 %",
        result: `${recallText} %（${confusion.truePositive}/102）`,
      },
      { item: "总体准确率（n = 3,000）", requirement: "报告", result: `${accuracyText} %` },
      { item: "精确率", requirement: "报告", result: `${precisionText} %` },
      { item: "误报条数", requirement: "报告", result: `${confusion.falsePositive} 条` },
    ],
    notices: [
      "1. 本报告对所检版本 v2.2 负责。",
      "2. 样本为公开数据集 AI4I 2020（合成），替代现场数据，仅供演示。",
      "3. 报告无检测专用章、无骑缝章无效。",
    ],
    seam: true,
  },
};

const notice = `<h1>整改通知书</h1><p class="flush">${escapeHtml(enterprise)}：</p>${paragraphs([
  "你单位承担的“数控加工设备预测性维护系统”（GXAI-2024-012）于 2026 年 11 月 20 日组织验收，专家组建议限期整改。请于 2027 年 2 月 20 日前完成下列事项并提交整改报告：",
  "一、按原口径提高并复测故障召回率；",
  "二、以交付版本重新送检；",
  "三、由独立用户另行出具应用证明；",
  "四、补足自筹资金或作书面说明，按审计认定数更正决算。",
])}<div style="height:14mm"></div>${signed(
  [signLine(escapeHtml(first.profile.organiser)), signLine(chineseDate("2026-11-24"))],
  [{ seal: organiserSeal(first, -4), right: 8, top: -14 }],
)}`;

const report = `<h1>整改报告</h1>${paragraphs([
  "接整改通知书后，项目组逐项整改，情况如下：",
])}${table(["问题", "整改措施", "结果与证据"], items, { widths: [26, 46, 28] })}${heading("需要说明的情况")}${paragraphs(
  [
    `召回率提高后误报增加：同为 3,000 条样本，误报由 19 条增至 ${confusion.falsePositive} 条，精确率 ${precisionText} %。已增加二级复核，按班次排班，并逐月公布误报率。`,
  ],
)}${signed(
  [
    signLine(`项目负责人：${ink("陆振华")}`),
    signLine(`${escapeHtml(enterprise)}（公章）`),
    signLine(chineseDate("2027-02-12")),
  ],
  [{ seal: seal(enterprise, 6), right: 6, top: 4 }],
)}`;

export const contents: Contents = {
  "01": { kind: "sheets", scanned: false, sheets: [{ body: notice }] },
  "02": { kind: "sheets", scanned: false, sheets: [{ body: report }] },
  "11": { kind: "sheets", scanned: true, sheets: testReport(facts) },
  "12": { kind: "csv", text: predictionCsv(predictFailuresAgain()) },
  "13": {
    kind: "sheets",
    scanned: true,
    sheets: userCertificate(facts, {
      unit: "融江通用零部件厂",
      texts: [
        "我厂 2 台立式铣床 2025 年 9 月接入该系统，至 2027 年 1 月收到报警 61 次，现场确认 23 次，其余为误报。",
        "确认的报警中有 9 次避免了刀具崩损。误报偏多，夜班有时关掉提示音，希望能分级提示。",
      ],
      usedSince: "2025年9月",
      contact: "覃永福",
      date: "2027-01-22",
      sealed: true,
    }),
  },
  "15": { kind: "table", table: finalAccount(facts) },
};
