import type { DemoStory } from "../../story-schema.ts";
import { ballotOfFive, opinionDrafts, type Round, votes } from "../story-tools.ts";

const words = {
  meeting:
    "2026年4月16日，广西人工智能产学研演示联盟秘书处在扶绥县组织召开“甘蔗长势遥感与精准施肥系统”（GXAI-2023-041）项目验收会。专家组由技术、产业、财务专家 5 人组成，设组长 1 人。专家组听取汇报，审阅资料，考察渠旧 3 号地块，观看处方施肥演示，审核 1 月 16 日现场查定意见，经质询讨论，形成如下意见：",
  materials:
    "项目组提交验收资料 24 类 31 份。负责人变更未见批复；第三方检测报告出具日期晚于期满；缺东罗村土壤检测报告；一件发明专利申请日早于立项，未计入。",
  targets:
    "任务书 7 项考核指标逐项核对，见附件对照表。查定组按有效茎数与单茎重测产，示范区 5.71 吨/亩，同季对照区 5.20 吨/亩，提高 9.8 %，未达到任务书指标1（约束性）15 %。化肥实物量由 100 kg/亩降至 78.5 kg/亩，减少 21.5 %；蔗糖分 14.6 % 与 14.7 %；示范面积 1,860 亩；长势分级准确率 91.5 %。响应时间按大纲不适用。",
  finance:
    "项目总预算 300 万元，自筹 180 万元到位。决算支出 274.70 万元，与专项审计认定数一致；测试化验加工费结余 11.60 万元，对应的土壤检测未做。",
  results: "示范区减少化肥用量，静态投资回收期 3.33 年；亩均成本比较的基线榨季不可比，仅作报告。",
};

const problems: Round["opinion"]["problems"] = [
  {
    text: "单产提高 9.8 %，未达到任务书约束性指标；8–10 月旱情两区同受，只能部分解释。",
    basis: "大纲 2.1；质询 2；材料 12-4",
  },
  { text: "三村中一村没有土壤检测，相应处方以邻村数据插值。", basis: "大纲 1.2；质询 3" },
  { text: "项目负责人变更未报批；检测报告晚于期满；专利申请日早于立项。", basis: "材料 01、11、18；质询 4" },
];
const suggestions: Round["opinion"]["suggestions"] = [
  { text: "按指标编写原因分析，区分旱情、坡地与处方质量的影响，下一榨季以同一方法再测。", basis: "质询 1、2" },
  { text: "补做东罗村土壤检测，补报负责人变更。", basis: "质询 3、4" },
];

const draft = opinionDrafts(words, problems, suggestions);

/** A pass is vetoed, a re-test next season misses by one vote, not passed carries. */
export const rounds: DemoStory["rounds"] = [
  {
    opinion: draft("passed", "综上，提请表决是否通过验收。"),
    ballot: "open",
    vetoed: true,
    votes: votes([], ["m1", "m2", "m3", "m4", "m5"]),
    dissents: [],
  },
  {
    opinion: draft("rectification", "综上，提请表决是否限期整改，于 2026/27 榨季结束后 30 日内再测产复核。"),
    ballot: "open",
    vetoed: false,
    votes: votes(["m1", "m2", "m4"], ["m3", "m5"]),
    dissents: [],
  },
  {
    opinion: draft("not-passed", `综上，专家组建议不通过验收。${ballotOfFive(4, 1)}`),
    ballot: "open",
    vetoed: false,
    votes: votes(["m1", "m3", "m4", "m5"], ["m2"]),
    dissents: [{ member: "m2", text: "化肥减量达到、方法规范，单产受旱情影响，应给予下一榨季再测的机会。" }],
  },
];
