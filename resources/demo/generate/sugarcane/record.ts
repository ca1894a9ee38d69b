import type { DemoStory } from "../../story-schema.ts";
import { absent, at, checksOf, fenOf, financeLine as line, manual, seen } from "../story-tools.ts";
import { materials } from "./materials.ts";
import { enterprise, institute } from "./profile.ts";
import { yieldReadings } from "./survey.ts";

const day = "2026-04-16";

export const materialChecks: DemoStory["materialChecks"] = checksOf(materials, {
  "01": { verdict: "remark", remark: "负责人与任务书不一致，未见变更批复", notedBy: "m1" },
  "11": { verdict: "remark", remark: "出具日期晚于期满，无延期批复", notedBy: "m2" },
  "12-5": { verdict: "remark", remark: "三村缺东罗村一份", notedBy: "m3" },
  "14-1": { verdict: "remark", remark: "成本基线榨季不可比，只作报告", notedBy: "m4" },
  "18": { verdict: "remark", remark: "申请日早于立项，不计入项目成果", notedBy: "m1" },
});

const witness = (time: string) => ({ name: "蓝家兴", at: at(day, time) });
const table = { sampledBy: "专家组", environment: "会议室，核对材料" };
const survey = {
  sampledBy: "查定组（韦汉光、农秀锋、陆家宝）2026 年 1 月 16 日现场取样",
  environment: "2025/26 榨季，桂糖42号，新植后第一年宿根",
};

export const readings: DemoStory["readings"] = [
  {
    item: "1.1",
    source: { type: "typed" },
    values: manual("value", "1860", "亩", "地块清册 46 块，抽查 10 块与卫星底图一致"),
    ...table,
    witness: witness("10:02"),
    remark: "",
  },
  {
    item: "1.2",
    source: { type: "material", material: "12-5" },
    values: { items: [seen("渠旧村"), seen("山圩村"), absent("东罗村", "未见检测报告")] },
    ...table,
    witness: witness("10:06"),
    remark: "",
  },
  {
    item: "1.3",
    source: { type: "material", material: "14-2" },
    values: {
      direction: "reduction",
      unit: "元/亩",
      against: "baseline",
      baseline: { value: "1860", period: "2021/22 榨季", source: "合作社成本账" },
      control: null,
      current: { value: "1641", period: "2025/26 榨季", source: "合作社成本账" },
    },
    ...table,
    witness: witness("10:12"),
    remark: "基线榨季化肥价格偏高、雨水充足，专家组认为不可比，只作报告",
  },
  {
    item: "1.4",
    source: { type: "material", material: "18" },
    values: manual("count", "0", "件", "材料 18；1 件申请日 2022-11-07 早于立项，不计"),
    ...table,
    witness: null,
    remark: "",
  },
  {
    item: "1.5",
    source: { type: "material", material: "16" },
    values: {
      investmentFen: fenOf("180"),
      annualNetBenefitFen: fenOf("54"),
      from: "首笔投入",
      source: "专项审计报告、经济效益证明",
    },
    ...table,
    witness: witness("10:18"),
    remark: "",
  },
  {
    item: "2.1",
    source: { type: "material", material: "12" },
    values: yieldReadings,
    ...survey,
    witness: witness("10:40"),
    remark: "2025 年 8–10 月降水较常年少五成，两区同受旱；气象证明见材料 12-4",
  },
  {
    item: "2.2",
    source: { type: "material", material: "14-2" },
    values: {
      direction: "reduction",
      unit: "kg/亩",
      against: "control",
      baseline: null,
      control: { value: "100", period: "2025/26 榨季", source: "对照区农资领用单" },
      current: { value: "78.5", period: "2025/26 榨季", source: "施肥机记录与领用单" },
    },
    ...table,
    witness: witness("10:47"),
    remark: "实物量；折纯 45.0 → 35.8 kg/亩，减少 20.4 %",
  },
  {
    item: "2.3",
    source: { type: "material", material: "12-3" },
    values: {
      direction: "increase",
      unit: "%",
      against: "control",
      baseline: null,
      control: { value: "14.6", period: "2026 年 1 月 16 日", source: "糖厂化验单" },
      current: { value: "14.7", period: "2026 年 1 月 16 日", source: "糖厂化验单" },
    },
    ...survey,
    witness: witness("10:52"),
    remark: "",
  },
  {
    item: "2.4",
    source: { type: "typed" },
    values: { items: [seen("遥感长势分级"), seen("土壤检测数据"), seen("施肥处方图", "渠旧 3 号、东罗 1 号两块演示")] },
    sampledBy: "莫绍华指定地块",
    environment: "平台 v2.2",
    witness: witness("11:10"),
    remark: "东罗 1 号处方用邻村土壤数据插值",
  },
  {
    item: "2.5",
    source: { type: "material", material: "11" },
    values: manual("accuracy", "91.5", "%", "材料 11 检测报告第 3 页，183/200", 200),
    ...table,
    witness: witness("11:15"),
    remark: "报告出具日期晚于期满",
  },
];

export const questions: DemoStory["questions"] = [
  {
    no: 1,
    askedBy: "m2",
    text: "减肥两成后单产仍提高，增产来自施肥还是品种、管护？",
    about: "大纲 2.1",
    answer: "两区品种、宿根年限一致，管护同队承担，差别主要在施肥时期与用量。",
    answeredBy: "莫大勇",
    state: "clarified",
  },
  {
    no: 2,
    askedBy: "m4",
    text: "两区同样受旱，旱情能否解释没有达到 15 %？",
    about: "大纲 2.1",
    answer: "只能部分解释，示范区坡地多，受旱更重，但没有单独测定。",
    answeredBy: "农建强",
    state: "partly-clarified",
  },
  {
    no: 3,
    askedBy: "m3",
    text: "东罗村没有土壤检测，处方依据是什么？",
    about: "材料 12-5",
    answer: "用邻村数据插值，检测费用不足，未做。",
    answeredBy: "蓝家兴",
    state: "clarified",
  },
  {
    no: 4,
    askedBy: "m1",
    text: "负责人变更是否报批？",
    about: "材料 01、02",
    answer: "原负责人 2024 年调岗，公司内部发文，未报组织单位。",
    answeredBy: "农建强",
    state: "not-clarified",
  },
  {
    no: 5,
    askedBy: "m5",
    text: "土壤检测预算用到了哪里？",
    about: "材料 15",
    answer: "结余，未调整用途。",
    answeredBy: "农小妹",
    state: "clarified",
  },
];

export const finance: NonNullable<DemoStory["finance"]> = {
  lines: [
    line("设备费", "86", "86", "84.60", "84.60"),
    line("材料费", "58", "58", "55.30", "55.30"),
    line("测试化验加工费", "38", "38", "26.40", "26.40"),
    line("差旅、会议与合作交流费", "22", "22", "18.70", "18.70"),
    line("出版、文献、知识产权事务费", "6", "6", "3.20", "3.20"),
    line("劳务费", "62", "62", "60.90", "60.90"),
    line("专家咨询费", "8", "8", "5.60", "5.60"),
    line("管理与间接费", "20", "20", "20.00", "20.00"),
  ],
  ownFundsPromised: fenOf("180"),
  ownFundsPaid: fenOf("180"),
  audit: "扶绥立诚会计师事务所专项审计认定支出 274.70 万元，与决算一致",
  opinion: "经费单独核算，支出合规；测试化验加工费结余 11.60 万元，对应的东罗村土壤检测未做",
};

export const supplements: DemoStory["supplements"] = [
  { item: "未通过原因分析表（按指标）", owner: enterprise, deadline: "2026-06-30" },
  { item: "东罗村土壤检测报告", owner: institute, deadline: "2026-06-30" },
  { item: "项目负责人变更情况说明", owner: enterprise, deadline: "2026-05-15" },
];
