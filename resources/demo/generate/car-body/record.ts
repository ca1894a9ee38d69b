import type { DemoStory } from "../../story-schema.ts";
import { jointDay } from "../joint-sitting.ts";
import { at, checksOf, fenOf, financeLine as line, manual, seen } from "../story-tools.ts";
import { materials } from "./materials.ts";
import { enterprise, university } from "./profile.ts";

export const materialChecks: DemoStory["materialChecks"] = checksOf(materials, {
  "13-2": { verdict: "remark", remark: "未盖公章，请补章后重交", notedBy: "m4" },
  "19": { verdict: "remark", remark: "论文未标注项目编号，请出具说明或更正", notedBy: "m1" },
});

const witness = (time: string) => ({ name: "农文武", at: at(jointDay, time) });
const csv = { type: "csv", material: "12", rows: 1200, byteOrderMark: true } as const;
const line1 = {
  sampledBy: "专家组 1 月 19 日从三个班次抽取、封样",
  environment: "一号线检测工位，v2.0；记录由测试组当场导出",
};
const table = { sampledBy: "专家组", environment: "会议室，核对材料" };

export const readings: DemoStory["readings"] = [
  {
    item: "1.1",
    source: { type: "material", material: "14-2" },
    values: {
      quantity: "time",
      before: { value: "48", unit: "s", source: "2023 年第四季度人工目检工时写实，320 件" },
      now: { value: "11.2", unit: "s", source: "2026 年 6 月系统节拍日志，320 件" },
    },
    ...table,
    witness: witness("09:41"),
    remark: "提升到 4.29 倍、提升 3.29 倍，两种读法都达到",
  },
  {
    item: "1.2",
    source: { type: "material", material: "09" },
    values: {
      windowMinutes: "43200",
      excludePlanned: false,
      downtime: [
        { minutes: "18", planned: true, cause: "镜头清洁" },
        { minutes: "13", planned: false, cause: "二号线光源故障" },
      ],
    },
    ...table,
    witness: witness("09:46"),
    remark: "",
  },
  {
    item: "1.3",
    source: { type: "material", material: "14-1" },
    values: {
      direction: "reduction",
      unit: "万元/年",
      against: "baseline",
      baseline: { value: "126.00", period: "2023 年", source: "成本核算表" },
      control: null,
      current: { value: "98.30", period: "2025-07 至 2026-06", source: "成本核算表与凭证" },
    },
    ...table,
    witness: witness("09:50"),
    remark: "",
  },
  {
    item: "1.4",
    source: { type: "typed" },
    values: manual("count", "2", "条", "测试组 1 月 19 日现场查看"),
    sampledBy: "测试组",
    environment: "一号线、二号线",
    witness: witness("09:52"),
    remark: "",
  },
  {
    item: "1.5",
    source: { type: "material", material: "18" },
    values: manual("count", "3", "件", "材料 18，其中授权 1 件"),
    ...table,
    witness: null,
    remark: "",
  },
  {
    item: "1.6",
    source: { type: "material", material: "19" },
    values: manual("count", "0", "篇", "材料 19 论文 1 篇，未标注项目编号，暂不计"),
    ...table,
    witness: null,
    remark: "补交说明后可计 1 篇",
  },
  {
    item: "2.1",
    source: { ...csv, mapping: { instrument: "confusion", truth: 4, predicted: 6, positive: "缺陷" } },
    values: null,
    ...line1,
    witness: witness("10:12"),
    remark: "点估计达到 99 %；95 % 区间 98.69 %–99.66 %，未排除低于 99 %",
  },
  {
    item: "2.2",
    source: { ...csv, mapping: { instrument: "confusion", truth: 3, predicted: 5, positive: null } },
    values: null,
    ...line1,
    witness: witness("10:15"),
    remark: "",
  },
  {
    item: "2.3",
    source: { ...csv, mapping: { instrument: "latency", value: 7, method: "nearest-rank" } },
    values: null,
    ...line1,
    witness: witness("10:18"),
    remark: "",
  },
  {
    item: "2.4",
    source: { type: "typed" },
    values: {
      items: [
        seen("多角度成像"),
        seen("缺陷识别"),
        seen("定位标示", "投影标示偏差小于 5 mm"),
        seen("人工复判"),
        seen("追溯查询", "按车身号查询 3 件"),
      ],
    },
    sampledBy: "陆建民",
    environment: "一号线演示录像与远程操作",
    witness: witness("10:31"),
    remark: "",
  },
];

export const questions: DemoStory["questions"] = [
  {
    no: 1,
    askedBy: "m1",
    text: "三件漏检是什么缺陷，为何漏？",
    about: "大纲 2.1",
    answer: "一条 3 毫米浅划伤、一处缓凹坑、一粒边缘焊渣，均在照明过渡区。",
    answeredBy: "蓝晓峰",
    state: "clarified",
  },
  {
    no: 2,
    askedBy: "m2",
    text: "1,200 件能否支持“99 % 以上”的说法？",
    about: "大纲 2.1",
    answer: "点估计 99.33 %，区间下限 98.69 %；愿在半年后用一万件复核并公布。",
    answeredBy: "覃俊峰",
    state: "clarified",
  },
  {
    no: 3,
    askedBy: "m4",
    text: "桂中新能源的应用证明为何没有盖章？",
    about: "材料 13-2",
    answer: "对方用印流程未走完，一周内补交。",
    answeredBy: "农文武",
    state: "supplement-needed",
  },
  {
    no: 4,
    askedBy: "m5",
    text: "返工成本下降是否包含停线损失？",
    about: "大纲 1.3",
    answer: "不包含，只计质检人工、返工和系统运维。",
    answeredBy: "农文武",
    state: "clarified",
  },
];

export const finance: NonNullable<DemoStory["finance"]> = {
  lines: [
    line("设备费", "248", "248", "246.30", "246.30"),
    line("材料费", "62", "62", "60.85", "60.85"),
    line("测试化验加工费", "54", "54", "53.20", "53.20"),
    line("差旅、会议与合作交流费", "28", "28", "24.65", "24.65"),
    line("出版、文献、知识产权事务费", "16", "16", "15.40", "15.40"),
    line("劳务费", "104", "104", "103.60", "103.60"),
    line("专家咨询费", "12", "12", "9.80", "9.80"),
    line("现场改造费", "40", "40", "39.70", "39.70"),
    line("管理与间接费", "36", "36", "36.00", "36.00"),
  ],
  ownFundsPromised: fenOf("420"),
  ownFundsPaid: fenOf("420"),
  audit: "融水正衡会计师事务所专项审计认定支出 589.50 万元，与决算一致",
  opinion: "自筹足额到位，单独核算，支出合规，结余 10.50 万元按规定处理",
};

export const supplements: DemoStory["supplements"] = [
  { item: "桂中新能源车身公司加盖公章的应用证明", owner: enterprise, deadline: "2027-02-05" },
  { item: "论文项目编号标注说明（期刊更正或作者声明）", owner: university, deadline: "2027-02-20" },
];
