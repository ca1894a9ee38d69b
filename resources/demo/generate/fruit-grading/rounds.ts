import type { DemoStory } from "../../story-schema.ts";
import { ballotOfFive, opinionDrafts, type Round, votes } from "../story-tools.ts";

const words = {
  meeting:
    "2027年1月21日，广西人工智能产学研演示联盟秘书处在南宁市演示联盟会议中心组织召开“沃柑智能分选与追溯系统”（GXAI-2024-035）项目验收会。专家组由技术、产业、财务专家 5 人组成，设组长 1 人；1 名成员依规定回避，由备选专家接替。专家组听取汇报，审阅资料，审核测试组 1 月 20 日现场测试记录，经质询讨论，形成如下意见：",
  materials:
    "项目组提交验收资料 24 类 30 份。月度报告应报 24 期、实报 22 期，其中三期同日提交；第三方检测报告无资质标志并注明仅对来样负责，未作为达标依据；一件发明专利申请人为自然人，未计入。",
  targets:
    "任务书 6 项考核指标逐项核对，见附件对照表。分选效率任务书要求 8 吨/时，自评表改为 5 吨/时，未见批准文件；现场 30 分钟分选 2.63 吨，折合 5.26 吨/时，达到附录 A.2（资料性，参考）5 吨/时，未达到任务书要求。分级准确率 98.60 %（2,958/3,000，95 % 区间 98.11 %–98.96 %）；糖度 RMSEP 0.42 °Brix（n = 200）；追溯抽检 20 箱，2 箱断链。",
  finance: "项目总预算 400 万元，自筹 250 万元到位。决算支出 383.50 万元，与专项审计认定数一致。",
  results: "建成示范分选线 1 条，人均分选量由 0.42 吨/时提高到 0.66 吨/时，静态投资回收期 2.72 年。",
};

const problems: Round["opinion"]["problems"] = [
  {
    text: "约束性指标“分选效率”未经批准由 8 吨/时改为 5 吨/时，且实测未达到任务书要求。",
    basis: "任务书 指标1；大纲 2.1；质询 1",
  },
  { text: "追溯抽检 20 箱有 2 箱断链。", basis: "大纲 2.4；质询 3" },
  { text: "月报缺 2 期、三期同日提交；一件专利申请人为自然人；检测报告不具资质。", basis: "材料 05、18、11" },
];
const suggestions: Round["opinion"]["suggestions"] = [
  { text: "完成近红外工位双通道改造，在采收季按任务书口径复测；如确需调整指标，先按程序报批。", basis: "质询 1、2" },
  { text: "补全采收批次录入和返工批次更新环节，办理专利权属变更。", basis: "质询 3、5" },
];

const draft = opinionDrafts(words, problems, suggestions);

/** The veto rules out a pass; rectification misses; not passed carries, although the score is 84. */
export const rounds: DemoStory["rounds"] = [
  {
    opinion: draft("passed", "综上，提请表决是否通过验收。"),
    ballot: "open",
    vetoed: true,
    votes: votes(["m4"], ["a1", "m1", "m3", "m5"]),
    dissents: [],
  },
  {
    opinion: draft("rectification", "综上，提请表决是否限期整改。"),
    ballot: "open",
    vetoed: false,
    votes: votes(["m3", "m4"], ["a1", "m1", "m5"]),
    dissents: [],
  },
  {
    opinion: draft("not-passed", `综上，专家组建议不通过验收。${ballotOfFive(4, 1)}`),
    ballot: "open",
    vetoed: false,
    votes: votes(["a1", "m1", "m3", "m5"], ["m4"]),
    dissents: [
      {
        member: "m4",
        text: "扩容设备已下单，下一采收季前可复测；本人主张限期整改，而非不通过。",
      },
    ],
  },
];
