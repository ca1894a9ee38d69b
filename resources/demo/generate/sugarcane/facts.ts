import type { DossierFacts } from "../forms/facts.ts";
import { filingDay, monthsBetween } from "../months.ts";
import { money } from "./facts-money.ts";
import { narrative } from "./facts-narrative.ts";
import { outline } from "./outline.ts";
import { enterprise, institute, profile, targets, testLab, university } from "./profile.ts";
import { finance } from "./record.ts";

const progress = [
  "完成示范区地块清册更新，核对边界 12 块。",
  "获取当月卫星影像，生成长势分级图并实地抽验 30 个样方。",
  "按处方图施肥 320 亩，施肥机记录导入平台。",
  "走访种植户，收集施肥时期与用量意见，调整处方阈值。",
];

export const facts: DossierFacts = {
  profile,
  targets,
  outline,
  finance,
  lead: { name: "农建强", post: "副总经理" },
  contractLead: "蒙世华",
  appliedOn: "2026-02-26",
  receivedOn: "2026-03-12",
  contractOn: "2023-03-24",
  purpose:
    "针对蔗区施肥凭经验、用量偏大的问题，研究遥感长势与土壤检测结合的精准施肥方法，建设 1,800 亩以上示范区，减少化肥用量并提高单产。",
  tasks: [
    "1. 完成三个村土壤检测，建立地块养分底图；",
    "2. 研究长势遥感分级方法，准确率不低于 90 %，生成施肥处方图；",
    "3. 示范 1,800 亩以上，单产提高 15 % 以上，化肥用量减少 20 % 以上。",
  ],
  duties: [
    [enterprise, "示范区建设、施肥作业与运行；权益 60 %"],
    [university, "遥感分级与处方模型；权益 22 %"],
    [institute, "土壤与栽培试验、测产；权益 18 %"],
  ],
  completion: [
    "示范区 1,860 亩，化肥实物量由 100 kg/亩降至 78.5 kg/亩，减少 21.5 %；长势分级准确率 91.5 %。",
    "受 2025 年 8–10 月旱情影响，单产由对照区 5.20 吨/亩提高到 5.71 吨/亩，提高 9.8 %，未达到 15 %。蔗糖分由 14.6 % 提高到 14.7 %。",
  ],
  approval: {
    number: "演示联秘〔2024〕15号",
    subject: "关于甘蔗长势遥感与精准施肥系统项目示范地块调整的批复",
    date: "2024-02-28",
    texts: [
      "你单位《关于调整示范地块的请示》收悉。因部分地块流转到期，经研究，同意将岜盆片 240 亩调整至东罗片，示范总面积不少于 1,800 亩不变。",
      "考核指标、实施期限、项目负责人和预算均不作调整。",
    ],
  },
  monthly: monthsBetween("2023-04", "2025-12").map((month, index) => ({
    month,
    filed: filingDay(month),
    progress: progress[index % progress.length] ?? "",
  })),
  iterations: [
    ["2023-09-15", "v0.3", "地块底图", "合并零碎地块", "合作社、高校"],
    ["2024-03-22", "v1.0", "长势分级", "云影地块人工补判", "农务科、高校"],
    ["2024-05-17", "v1.2", "处方图", "分三档施肥", "机手、院所"],
    ["2024-10-25", "v1.5", "施肥机接口", "坡地限速", "机手、高校"],
    ["2025-04-18", "v2.0", "手机端处方", "离线查看", "合作社、高校"],
    ["2025-07-11", "v2.2", "旱情标注", "缺墒地块推迟施肥", "农务科、院所"],
  ],
  midterm: {
    date: "2024-11-20",
    chair: "农世昌",
    texts: [
      "项目完成地块底图和长势分级模型，示范 1,000 亩，化肥减少 17 %，单产提高 7 %（合作社自测）。",
      "建议补齐东罗村土壤检测，设立同品种同宿根年限对照区，并按规定程序办理负责人变更。",
    ],
    conclusion: "评估结论：继续实施。",
  },
  selfAssessment: [
    ["1", "≥ 15 %", "9.8 %", "12、12-3", "受旱情影响，未达到"],
    ["2", "≥ 20 %", "21.5 %", "14-2", "实物量"],
    ["3", "不降低", "14.6 % → 14.7 %", "12-3", ""],
    ["4", "≥ 1,800 亩", "1,860 亩", "地块清册", ""],
    ["5", "≥ 3 村", "3 村", "12-5", ""],
    ["6", "≥ 1 件", "1 件", "18", ""],
    ["7", "≥ 90 %", "91.5 %", "11", ""],
  ],
  test: {
    number: "NYYG-2026-011",
    lab: testLab,
    marks: ["CMA"],
    product: "甘蔗长势遥感分级软件",
    version: "v2.2",
    received: "2026-01-19",
    tested: "2026年1月20日至2月5日",
    issued: "2026-02-10",
    sampling: "检测机构随机布设样方 200 个",
    basis: "任务书考核指标；委托双方确认的检测方案",
    environment: [
      ["影像", "2025 年 7 月 6 日、7 月 21 日两期"],
      ["真值", "三人地面独立判定，取多数意见"],
      ["样方", "渠旧 80 个、山圩 70 个、东罗 50 个"],
      ["分级", "旺长、正常、偏弱三级"],
    ],
    results: [
      { item: "长势分级准确率（n = 200）", requirement: "≥ 90 %", result: "91.5 %（183/200）" },
      { item: "处方图生成（单季，1,860 亩）", requirement: "功能可用", result: "符合，批量 26 min" },
      { item: "施肥机接口", requirement: "功能可用", result: "符合" },
    ],
    notices: [
      "1. 本报告对所检版本和抽取样方负责。",
      "2. 报告无检测专用章、无骑缝章无效。",
      "3. 对报告有异议的，应于收到之日起十五日内提出。",
    ],
    seam: true,
    signers: ["韦庆春", "陆文静", "覃志刚"],
  },
  ...money,
  ...narrative,
  certificate: { number: "YSKB-2026-00518", date: "2026-02-12" },
};
