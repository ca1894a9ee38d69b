import type { DossierFacts } from "../forms/facts.ts";
import { filingDay, monthsBetween } from "../months.ts";
import { money } from "./facts-money.ts";
import { narrative } from "./facts-narrative.ts";
import { outline } from "./outline.ts";
import { enterprise, institute, profile, targets, testLab, university } from "./profile.ts";
import { finance } from "./record.ts";

const progress = [
  "完成分选线上料与滚道改造，果径分级重复性测试合格。",
  "采集沃柑图像与近红外光谱，折光仪同步测糖，补充样本库。",
  "组织分级员统一尺度，复核瑕疵判定样例。",
  "完成追溯码生成与打印联调，试扫 200 箱。",
];

const missing = ["2024-10", "2025-02"];
const lateTogether = ["2025-03", "2025-04", "2025-05"];
const filed = (month: string): string | null => {
  if (missing.includes(month)) return null;
  return lateTogether.includes(month) ? "2025-06-18" : filingDay(month);
};

export const facts: DossierFacts = {
  profile,
  targets,
  outline,
  finance,
  lead: { name: "韦长青", post: "总经理" },
  appliedOn: "2026-10-12",
  receivedOn: "2026-11-03",
  contractOn: "2023-12-25",
  purpose:
    "针对沃柑采收集中、人工分选慢且标准不一的问题，研究视觉与近红外融合的智能分选方法，建设示范分选线和全程追溯平台。",
  tasks: [
    "1. 建成示范分选线 1 条，分选效率不低于 8 吨/时；",
    "2. 研究大小、色泽、糖度、瑕疵多指标分级方法，分级准确率不低于 98 %，糖度 RMSEP 不高于 0.5 °Brix；",
    "3. 建设种植、采收、分选、装箱、出库五环节追溯平台。",
  ],
  duties: [
    [enterprise, "分选线改造、运行与追溯应用；权益 60 %"],
    [university, "视觉与近红外模型；权益 25 %"],
    [institute, "糖度标定与分级规范；权益 15 %"],
  ],
  completion: [
    "示范分选线建成并经历 2025 年采收季，分选效率 5.3 吨/时，达到标准要求；分级准确率 98.6 %，糖度 RMSEP 0.42 °Brix。",
    "追溯平台 2025 年 12 月上线，申请发明专利 2 件。",
  ],
  approval: {
    number: "演示联秘〔2024〕63号",
    subject: "关于沃柑智能分选与追溯系统项目示范场地变更的批复",
    date: "2024-08-02",
    texts: [
      "你单位《关于变更示范场地的请示》收悉。经研究，同意示范分选线由双桥一号车间调整至新建分选车间。",
      "考核指标（含分选效率不低于 8 吨/时）、实施期限、项目负责人和预算均不作调整。",
    ],
  },
  monthly: monthsBetween("2024-01", "2025-12").map((month, index) => ({
    month,
    filed: filed(month),
    progress: progress[index % progress.length] ?? "",
  })),
  iterations: [
    ["2024-07-26", "v0.2", "果径分级", "增加果梗姿态校正", "车间、高校"],
    ["2024-09-13", "v0.4", "色泽与瑕疵", "油斑与日灼分开", "分级员、高校"],
    ["2024-12-20", "v1.0", "近红外测糖", "预热时间改为 30 分钟", "院所、车间"],
    ["2025-01-17", "v1.1", "采收季首周运行", "夜班补光", "车间、高校"],
    ["2025-03-14", "v1.3", "分道指令", "减少碰伤", "车间、院所"],
    ["2025-11-28", "v2.0", "追溯平台", "返工批次更新", "车间、合作社"],
  ],
  midterm: {
    date: "2025-04-24",
    chair: "农世昌",
    texts: [
      "项目完成分选线改造和模型 v1.0，2025 年采收季分选效率 4.8 吨/时，与任务书 8 吨/时差距较大；分级准确率阶段值 97.6 %。",
      "建议尽快实施近红外工位双通道改造；如需调整指标，应在实施期内按程序报批。",
    ],
    conclusion: "评估结论：继续实施。",
  },
  selfAssessment: [
    ["1", "≥ 5 吨/时", "5.3 吨/时", "11、14-2", "按标准附录 A.2"],
    ["2", "≥ 98 %", "98.6 %", "12", ""],
    ["3", "≤ 0.5 °Brix", "0.42 °Brix", "12-2", "n = 200"],
    ["4", "≥ 19 箱", "20 箱", "12-3", ""],
    ["5", "≥ 1 条", "1 条", "09", ""],
    ["6", "≥ 2 件", "2 件", "18", ""],
  ],
  test: {
    number: "GSCS-2025-077",
    lab: testLab,
    marks: [],
    product: "沃柑智能分选机",
    version: "v1.3",
    received: "2025-03-10",
    tested: "2025年3月11日至3月14日",
    issued: "2025-03-19",
    sampling: "委托方送样",
    basis: "委托方提供的技术要求",
    environment: [
      ["地点", "测试中心模拟线"],
      ["样品", "委托方送检沃柑 600 kg"],
      ["供果", "人工均匀上料"],
      ["说明", "模拟线与现场产线节拍不同"],
    ],
    results: [
      { item: "分选效率", requirement: "≥ 5 吨/时", result: "5.6 吨/时" },
      { item: "分级准确率（n = 500）", requirement: "≥ 98 %", result: "98.2 %" },
      { item: "糖度预测误差", requirement: "≤ 0.5 °Brix", result: "0.44 °Brix" },
      { item: "碰伤率", requirement: "≤ 1 %", result: "0.7 %" },
    ],
    notices: ["1. 本报告仅对来样负责。", "2. 本报告仅供委托方参考，不得用于宣传。", "3. 报告涂改无效。"],
    seam: true,
    signers: ["农小明", "蓝秀英", "莫汉文"],
  },
  ...money,
  ...narrative,
  certificate: { number: "YSKB-2026-02875", date: "2026-07-16" },
};
