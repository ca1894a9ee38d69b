import { memberSheet, type Sheet } from "../story-tools.ts";

export const sheets: readonly Sheet[] = [
  memberSheet(
    "m1",
    {
      "targets-technical": [18.6, "约束性指标全部达到"],
      "targets-schedule": [7.4, ""],
      novelty: [13, "照明与成像组合有特点"],
      value: [13.6, ""],
      materials: [8.8, "论文未标注编号"],
      teamwork: [7.2, ""],
    },
    [
      { about: { type: "test-item", no: "2.1" }, text: "点估计达到 99 %，区间下限 98.69 %，结论应写明样本量。" },
      { about: { type: "material", no: "19" }, text: "论文未标注项目编号，应补说明。" },
    ],
    "私记甲：可推荐作为观摩线",
  ),
  memberSheet(
    "m2",
    {
      "targets-technical": [18.2, "分类漏检均在 2 % 以内"],
      "targets-schedule": [7.3, ""],
      novelty: [12.6, ""],
      value: [13.2, ""],
      materials: [9, ""],
      teamwork: [7.3, ""],
    },
    [{ about: { type: "test-item", no: "2.2" }, text: "焊渣类漏检 1/70，样本偏少，建议扩大。" }],
    "私记乙：照明过渡区问题其实老生常谈",
  ),
  memberSheet(
    "m3",
    {
      "targets-technical": [18.9, ""],
      "targets-schedule": [7.6, "两条线均按期上线"],
      novelty: [13.2, ""],
      value: [14, "可复制到门盖件"],
      materials: [9.1, ""],
      teamwork: [7.5, ""],
    },
    [{ about: { type: "test-item", no: "2.3" }, text: "时延 p95 74 毫秒，节拍余量足够。" }],
    "私记丙：工控机散热要提醒",
  ),
  memberSheet(
    "m4",
    {
      "targets-application": [11.1, "用时由 48 秒降至 11.2 秒"],
      "targets-schedule": [7.5, ""],
      novelty: [12.8, ""],
      value: [14.1, ""],
      materials: [8.6, "一份应用证明缺章"],
      teamwork: [7.4, ""],
    },
    [{ about: { type: "material", no: "13-2" }, text: "应用证明未盖章，补章后有效。" }],
    "私记丁：应用单位联系人说用得不错",
  ),
  memberSheet(
    "m5",
    {
      "targets-schedule": [7.4, ""],
      novelty: [12.5, ""],
      value: [13.3, ""],
      materials: [9.2, "凭证抽样齐全"],
      teamwork: [7.4, ""],
      funds: [11.4, "自筹足额到位，审计无保留意见"],
    },
    [{ about: { type: "material", no: "16" }, text: "审计认定与决算一致。" }],
    "私记戊：间接费比例刚好卡线",
  ),
];
