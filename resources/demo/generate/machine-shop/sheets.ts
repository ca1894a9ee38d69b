import { memberSheet, scores, type Sheet } from "../story-tools.ts";

export const sheets: readonly Sheet[] = [
  {
    member: "m1",
    scores: scores({
      "targets-technical": [14, "召回率未达任务书要求，其余技术指标达到"],
      "targets-schedule": [6, "里程碑两次顺延，均在一个月内"],
      novelty: [12, "边缘侧部署有特点"],
      value: [12, "停机下降明显，推广需先解决漏报"],
      materials: [7.5, "检测版本与交付版本不一致"],
      teamwork: [6.5, "三方分工清楚"],
    }),
    findings: [
      { about: { type: "test-item", no: "2.3" }, text: "召回率按任务书口径未达到，差距不是抽样误差能解释的。" },
      { about: { type: "material", no: "11" }, text: "检测报告针对 v1.8，不能证明交付版本。" },
    ],
    comment: "整改目标应写明召回率口径、样本来源和复测办法。",
    privateNote: "私记甲：陆总对口径避重就轻，复核时要亲自导样本",
  },
  memberSheet(
    "m2",
    {
      "targets-technical": [8.5, "核心约束性指标未达到"],
      "targets-schedule": [5, "交付版本未经检测"],
      novelty: [9.5, "方法为常规模型"],
      value: [10, "漏报四成，难以替代点检"],
      materials: [5.5, "自评表改换指标口径"],
      teamwork: [5.6, "口径变化未报批"],
    },
    [
      {
        about: { type: "test-item", no: "2.3" },
        text: "召回不足意味着每五次故障漏报两次。漏报集中在哪类故障？是否愿意调低阈值？",
      },
      { about: { type: "target", no: "3" }, text: "准确率 97.93 % 主要来自正常样本；全部判为正常也有 96.60 %。" },
      { about: { type: "material", no: "10" }, text: "自评表把召回率写成准确率，应更正。" },
    ],
    "私记乙：若改投通过，我要求记录不同意见",
  ),
  memberSheet(
    "m3",
    {
      "targets-technical": [18, "除召回率外均达到，召回率可迭代提高"],
      "targets-schedule": [7.2, "36 台全部接入"],
      novelty: [13.6, "同类车间少见"],
      value: [14.25, "推广条件成熟"],
      materials: [9, "台账详实"],
      teamwork: [7.1, "班组参与度高"],
    },
    [
      { about: { type: "test-item", no: "1.1" }, text: "停机由 86.5 小时降至 39.2 小时，与报修单一致。" },
      { about: { type: "general", no: "" }, text: "现场更关心停机时间，召回率可以在后续迭代中提高。" },
    ],
    "私记丙：本厂明年可试用两台",
  ),
  memberSheet(
    "m4",
    {
      "targets-application": [10, "维修计划性提高"],
      "targets-schedule": [6.8, "误报复核流程运行正常"],
      novelty: [12.5, ""],
      value: [12.8, "中小机加工企业用得起"],
      materials: [8.2, "两份用户证明需重开"],
      teamwork: [6.8, ""],
    },
    [
      {
        about: { type: "material", no: "13-1" },
        text: "两份用户证明逐字相同，其中一家是全资子公司，不能视为独立用户。",
      },
      { about: { type: "test-item", no: "2.5" }, text: "误报复核流程抽查 5 条，1 条当日才补录。" },
    ],
    "私记丁：建议私下提醒其更换模板",
  ),
  memberSheet(
    "m5",
    {
      "targets-schedule": [5.5, "自筹到位不足影响后续投入"],
      novelty: [11.5, ""],
      value: [11, "效益证明部分无凭证"],
      materials: [6.4, "决算与审计不符"],
      teamwork: [5.8, ""],
      funds: [7.8, "专项单独核算；自筹到位 80 %；差额 0.6 万元"],
    },
    [
      { about: { type: "material", no: "15" }, text: "决算合计与审计认定相差 0.6 万元，应按审计更正。" },
      { about: { type: "material", no: "14-1" }, text: "新增销售收入 412 万元没有发票，不计入效益。" },
    ],
    "私记戊：设备费一张发票日期待查",
  ),
];
