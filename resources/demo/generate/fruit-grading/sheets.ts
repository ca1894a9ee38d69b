import { memberSheet as sheet, type Sheet } from "../story-tools.ts";

/** Means add up to 84.0: a good score beside a veto. */
export const sheets: readonly Sheet[] = [
  sheet(
    "m1",
    {
      "targets-technical": [16.5, "分级、糖度达到；分选效率未达任务书"],
      "targets-schedule": [6.8, ""],
      novelty: [12.8, "视觉与近红外融合"],
      value: [13.6, "产区需求大"],
      materials: [7.8, "自评表改动指标"],
      teamwork: [6.9, ""],
    },
    [
      { about: { type: "target", no: "1" }, text: "任务书 8 吨/时被自行改为 5 吨/时，没有批复。" },
      { about: { type: "test-item", no: "2.1" }, text: "实测 5.26 吨/时，达到附录 A.2，未达到任务书。" },
    ],
    "私记甲：分数不低，但变更程序是硬伤",
  ),
  sheet(
    "m3",
    {
      "targets-technical": [16.7, ""],
      "targets-schedule": [7, ""],
      novelty: [12.9, ""],
      value: [13.8, ""],
      materials: [8, "月报缺两期"],
      teamwork: [7, ""],
    },
    [{ about: { type: "material", no: "05" }, text: "月报缺 2 期，另有 3 期同日提交。" }],
    "私记丙：双通道图纸看过，能做到九吨",
  ),
  sheet(
    "m4",
    {
      "targets-application": [9.6, "用工减少明显，效率未达约定"],
      "targets-schedule": [6.9, ""],
      novelty: [12.6, ""],
      value: [13.5, ""],
      materials: [7.9, "一件专利权属不符"],
      teamwork: [7.1, ""],
    },
    [
      { about: { type: "material", no: "18" }, text: "一件专利申请人为自然人，不能计入。" },
      { about: { type: "test-item", no: "2.4" }, text: "20 箱中 2 箱断链，追溯流程有漏洞。" },
    ],
    "私记丁：合作社希望项目继续",
  ),
  sheet(
    "m5",
    {
      "targets-schedule": [6.7, ""],
      novelty: [12.3, ""],
      value: [13.4, ""],
      materials: [7.7, ""],
      teamwork: [6.8, ""],
      funds: [10.4, "审计与决算一致"],
    },
    [{ about: { type: "material", no: "16" }, text: "审计认定与决算一致，自筹到位。" }],
    "私记戊：专利费用出处再核一次",
  ),
  sheet(
    "a1",
    {
      "targets-technical": [16, "检测报告不能作为依据"],
      "targets-schedule": [6.6, ""],
      novelty: [12.4, ""],
      value: [13.2, ""],
      materials: [7.6, "检测报告无资质标志"],
      teamwork: [6.7, ""],
    },
    [
      { about: { type: "material", no: "11" }, text: "检测报告无资质标志且仅对来样负责。" },
      { about: { type: "test-item", no: "2.3" }, text: "RMSEP 0.42 °Brix，配对样本 200 果，达到要求。" },
    ],
    "私记己：近红外建模样本产地单一",
  ),
];
