import { memberSheet as sheet, type Sheet } from "../story-tools.ts";

export const sheets: readonly Sheet[] = [
  sheet(
    "m1",
    {
      "targets-technical": [12.4, "分级准确率达到，单产未达到"],
      "targets-schedule": [5.2, "负责人变更未报批"],
      novelty: [10.6, "遥感与处方衔接完整"],
      value: [10.8, ""],
      materials: [6.2, "专利申请日早于立项"],
      teamwork: [4.8, ""],
    },
    [
      { about: { type: "test-item", no: "2.1" }, text: "测产方法规范，结果可信：提高 9.8 %，未达 15 %。" },
      { about: { type: "material", no: "01" }, text: "负责人变更没有批复。" },
    ],
    "私记甲：数据老实，结论不好看",
  ),
  sheet(
    "m2",
    {
      "targets-technical": [11.8, ""],
      "targets-schedule": [5.4, ""],
      novelty: [10.2, ""],
      value: [11.4, "减肥效果明确"],
      materials: [6.4, ""],
      teamwork: [5.2, ""],
    },
    [{ about: { type: "test-item", no: "2.2" }, text: "化肥实物量减少 21.5 %，折纯 20.4 %，两种口径都达到。" }],
    "私记乙：建议下一榨季再给一次机会",
  ),
  sheet(
    "m3",
    {
      "targets-technical": [11.2, "一个村处方靠插值"],
      "targets-schedule": [5, ""],
      novelty: [9.8, ""],
      value: [10.4, ""],
      materials: [5.8, "土壤报告缺一村"],
      teamwork: [5, ""],
    },
    [{ about: { type: "material", no: "12-5" }, text: "东罗村没有土壤检测，处方依据不足。" }],
    "私记丙：插值那块地我去看过，土差很多",
  ),
  sheet(
    "m4",
    {
      "targets-application": [7.4, "减肥受农户欢迎，增产有限"],
      "targets-schedule": [5.6, ""],
      novelty: [10.8, ""],
      value: [11.8, "蔗区需要"],
      materials: [6.6, ""],
      teamwork: [5.6, ""],
    },
    [
      { about: { type: "material", no: "14-1" }, text: "成本基线取 2021/22 榨季，与考核榨季不可比。" },
      { about: { type: "test-item", no: "2.1" }, text: "旱情影响存在，但两区同受，不能作为达标理由。" },
    ],
    "私记丁：农户反映施肥机进不了坡地",
  ),
  sheet(
    "m5",
    {
      "targets-schedule": [5.2, ""],
      novelty: [10, ""],
      value: [10.2, "回收期超过三年"],
      materials: [6.6, ""],
      teamwork: [5, ""],
      funds: [9.4, "支出合规，检测费结余对应任务未完成"],
    },
    [{ about: { type: "material", no: "15" }, text: "测试化验加工费结余 11.60 万元，对应任务未做。" }],
    "私记戊：结余要提醒退回",
  ),
];
