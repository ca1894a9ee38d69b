import type { DemoStory } from "../../story-schema.ts";
import { ballotOfFive, type Round, votes } from "../story-tools.ts";

type Sections = Round["opinion"]["sections"];

const sections = (confusion: string, proposal: string): Sections => ({
  meeting:
    "2026年11月20日，广西人工智能产学研演示联盟秘书处在柳州市组织召开“数控加工设备预测性维护系统”（GXAI-2024-012）项目验收会。专家组由技术、产业、财务专家 5 人组成，设组长 1 人。专家组听取项目组汇报，审阅验收资料，考察三号车间并观看系统演示，经质询讨论，形成如下意见：",
  materials:
    "项目组提交验收资料 24 类 28 份。第三方检测报告的检测对象为 v1.8，与交付版本 v2.1 不一致；两份用户应用证明文字相同，其中一份由申报单位全资子公司出具，均列入补充材料。",
  targets: `任务书 9 项考核指标逐项核对，见附件对照表。${confusion}非计划停机由 86.5 小时/季降至 39.2 小时/季，降低 54.68 %；报警响应端到端平均 640 毫秒；平台可用率 99.94 %（大纲约定计划维护 3.2 小时不计）。生产效率提升 6.8 %，标准七(三)（征求意见稿）所列 20 % 为参考。`,
  finance:
    "项目总预算 860 万元，其中财政专项 260 万元，企业自筹 600 万元、到位 480 万元。决算支出 738.60 万元，专项审计认定 738.00 万元，相差 0.60 万元，须更正。",
  results:
    "36 台数控设备接入平台，申请发明专利 2 件，登记软件著作权 3 项。以有凭证的停机损失与维修费计算，静态投资回收期 2.83 年；新增销售收入 412 万元无发票，未予采信。",
  problems: "",
  suggestions: "",
  conclusion: proposal,
});

const confusion =
  "故障召回率按大纲 2.3 口径，用留出样本 3,000 条（故障 102 条）测试，判对 59 条，召回率 57.84 %，未达到任务书指标3（约束性）≥ 90 %；同一数据总体准确率 97.93 %，附录 A.1（资料性，参考）≥ 95 % 达到。";

const problems: Round["opinion"]["problems"] = [
  { text: "故障召回率 57.84 %，未达到任务书约束性要求；自评表改用准确率未报批。", basis: "大纲 2.3；质询 2" },
  { text: "第三方检测对象为 v1.8，交付版本为 v2.1。", basis: "材料 11；质询 3" },
  { text: "两份用户应用证明逐字相同，其一出自全资子公司。", basis: "材料 13-1、13-2；质询 4" },
  { text: "自筹资金到位 80 %，决算与审计相差 0.6 万元。", basis: "材料 15、16；质询 5" },
];
const suggestions: Round["opinion"]["suggestions"] = [
  { text: "针对刀具磨损后期与散热类故障补充样本，评估阈值下调后的误报负担，按原口径复测召回率。", basis: "质询 1、6" },
  { text: "以交付版本重新送检，并由独立用户另行出具应用证明。", basis: "材料 11、13-2" },
  { text: "补足自筹资金或作书面说明，按审计认定数更正决算。", basis: "材料 15、16" },
];

/** The first text proposes to pass and misses four of five votes; the second proposes rectification and carries. */
export const rounds: DemoStory["rounds"] = [
  {
    opinion: {
      sections: sections(confusion, "综上，提请表决是否通过验收。"),
      problems,
      suggestions,
      proposal: "passed",
    },
    ballot: "open",
    vetoed: true,
    votes: votes(["m1", "m3", "m4"], ["m2", "m5"]),
    dissents: [],
  },
  {
    opinion: {
      sections: sections(confusion, `综上，专家组建议限期整改，期限三个月，整改后复核。${ballotOfFive(4, 1)}`),
      problems,
      suggestions,
      proposal: "rectification",
    },
    ballot: "open",
    vetoed: false,
    votes: votes(["m1", "m2", "m3", "m5"], ["m4"]),
    dissents: [
      {
        member: "m4",
        text: "标准附录 A.1 对预测性维护写明的是识别准确率，项目实测 97.93 %；任务书口径与附录不一致应由组织单位解释，停机时间已降低过半，本人主张通过。",
      },
    ],
  },
];
