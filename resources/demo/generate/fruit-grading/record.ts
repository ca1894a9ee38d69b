import type { DemoStory } from "../../story-schema.ts";
import { jointDay } from "../joint-sitting.ts";
import { absent, at, checksOf, decimal, fenOf, financeLine as line, manual, seen } from "../story-tools.ts";
import { materials } from "./materials.ts";
import { enterprise } from "./profile.ts";
import { boxes, fruits, gradersKappa, rootMeanSquareError, sugarPairs } from "./samples.ts";

export const materialChecks: DemoStory["materialChecks"] = checksOf(materials, {
  "05": { verdict: "remark", remark: "缺 2 期；2025-03 至 05 三期提交日期均为 6 月 18 日", notedBy: "m3" },
  "10": { verdict: "rejected", remark: "指标1 擅自改为 5 吨/时，无批复，以任务书为准", notedBy: "m1" },
  "11": { verdict: "remark", remark: "无资质标志，仅对来样负责，且已过有效期，不作为达标依据", notedBy: "a1" },
  "18": { verdict: "remark", remark: "1 件申请人为自然人，不计入项目成果", notedBy: "m4" },
});

const witness = (time: string) => ({ name: "韦春来", at: at(jointDay, time) });
const csv = { type: "csv", byteOrderMark: false } as const;
const line1 = { sampledBy: "测试组 1 月 20 日在武鸣分选车间抽取", environment: "采收季，双桥基地沃柑，分选线满负荷" };
const table = { sampledBy: "专家组", environment: "会议室，核对材料" };

export const readings: DemoStory["readings"] = [
  {
    item: "1.1",
    source: { type: "typed" },
    values: manual("count", "1", "条", "测试组现场查看"),
    ...line1,
    witness: witness("14:48"),
    remark: "",
  },
  {
    item: "1.2",
    source: { type: "material", material: "18" },
    values: manual("count", "1", "件", "材料 18；另 1 件申请人为自然人，不计"),
    ...table,
    witness: null,
    remark: "",
  },
  {
    item: "1.3",
    source: { type: "material", material: "14-1" },
    values: {
      direction: "increase",
      unit: "吨/人·时",
      against: "baseline",
      baseline: { value: "0.42", period: "2023 年 1–3 月", source: "班组工时记录" },
      control: null,
      current: { value: "0.66", period: "2025 年 1–3 月", source: "班组工时记录" },
    },
    ...table,
    witness: witness("14:55"),
    remark: "两期同为采收季",
  },
  {
    item: "1.4",
    source: { type: "material", material: "16" },
    values: {
      investmentFen: fenOf("250"),
      annualNetBenefitFen: fenOf("92"),
      from: "首笔投入",
      source: "专项审计报告、经济效益证明",
    },
    ...table,
    witness: witness("14:58"),
    remark: "",
  },
  {
    item: "2.1",
    source: { type: "typed" },
    values: { quantityUnit: "吨", durationUnit: "min", runs: [{ quantity: "2.63", duration: "30" }] },
    ...line1,
    witness: witness("15:04"),
    remark: "出箱净重 2.63 吨，地磅与箱重两法一致",
  },
  {
    item: "2.2",
    source: {
      ...csv,
      material: "12",
      rows: 3000,
      byteOrderMark: true,
      mapping: { instrument: "confusion", truth: 5, predicted: 6, positive: null },
    },
    values: null,
    ...line1,
    witness: witness("15:10"),
    remark: `真值取三名分级员多数意见，Fleiss kappa = ${decimal(gradersKappa(fruits), 2)}`,
  },
  {
    item: "2.3",
    source: { type: "material", material: "12-2" },
    values: manual("value", decimal(rootMeanSquareError(sugarPairs), 2), "°Brix", "材料 12-2，近红外与折光仪配对", 200),
    ...line1,
    witness: witness("15:15"),
    remark: "",
  },
  {
    item: "2.4",
    source: { type: "material", material: "12-3" },
    values: { items: boxes.map(({ code, broken }) => (broken === "" ? seen(code) : absent(code, broken))) },
    ...line1,
    witness: witness("15:22"),
    remark: "2 箱断链",
  },
  {
    item: "2.5",
    source: { type: "typed" },
    values: { items: [seen("大小"), seen("色泽"), seen("糖度"), seen("瑕疵", "油斑与日灼分开统计")] },
    ...line1,
    witness: witness("15:25"),
    remark: "",
  },
  {
    item: "2.6",
    source: {
      ...csv,
      material: "12-4",
      rows: 1000,
      mapping: { instrument: "latency", value: 1, method: "nearest-rank" },
    },
    values: null,
    ...line1,
    witness: witness("15:27"),
    remark: "",
  },
];

export const questions: DemoStory["questions"] = [
  {
    no: 1,
    askedBy: "m1",
    text: "任务书分选效率 8 吨/时，何时、由谁批准改为 5 吨/时？",
    about: "任务书 指标1",
    answer: "未报批。附录 A.2 写的是 5 吨/时以上，认为可以按标准执行。",
    answeredBy: "韦长青",
    state: "not-clarified",
  },
  {
    no: 2,
    askedBy: "m4",
    text: "限制分选效率的环节是什么？",
    about: "大纲 2.1",
    answer: "近红外工位单通道，扩为双通道预计可到 9 吨/时，设备已下单。",
    answeredBy: "韦春来",
    state: "clarified",
  },
  {
    no: 3,
    askedBy: "a1",
    text: "两箱断链的原因？",
    about: "大纲 2.4",
    answer: "一箱采收批次漏录，一箱返工后批次未更新。",
    answeredBy: "韦春来",
    state: "clarified",
  },
  {
    no: 4,
    askedBy: "m3",
    text: "三期月报为何同一天提交？缺的两期在哪里？",
    about: "材料 05",
    answer: "采收季人手紧张，事后补报；缺的两期未写。",
    answeredBy: "韦长青",
    state: "clarified",
  },
  {
    no: 5,
    askedBy: "m5",
    text: "以自然人名义申请的专利，费用从哪里列支？",
    about: "材料 18",
    answer: "申请费由本人承担，未在项目列支；可办理转让。",
    answeredBy: "韦长青",
    state: "partly-clarified",
  },
];

export const finance: NonNullable<DemoStory["finance"]> = {
  lines: [
    line("设备费", "196", "196", "194.20", "194.20"),
    line("材料费", "42", "42", "40.60", "40.60"),
    line("测试化验加工费", "26", "26", "22.80", "22.80"),
    line("差旅、会议与合作交流费", "18", "18", "14.10", "14.10"),
    line("出版、文献、知识产权事务费", "8", "8", "5.30", "5.30"),
    line("劳务费", "68", "68", "66.90", "66.90"),
    line("专家咨询费", "8", "8", "6.40", "6.40"),
    line("基地配套费", "14", "14", "13.20", "13.20"),
    line("管理与间接费", "20", "20", "20.00", "20.00"),
  ],
  ownFundsPromised: fenOf("250"),
  ownFundsPaid: fenOf("250"),
  audit: "武鸣诚信会计师事务所专项审计认定支出 383.50 万元，与决算一致",
  opinion: "经费单独核算，支出合规，自筹足额到位",
};

export const supplements: DemoStory["supplements"] = [
  { item: "指标变更情况书面说明", owner: enterprise, deadline: "2027-02-05" },
  { item: "未通过原因分析表（按指标）", owner: enterprise, deadline: "2027-03-31" },
];
