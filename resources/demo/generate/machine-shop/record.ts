import type { DemoStory } from "../../story-schema.ts";
import { samplesWithMean } from "../latency-samples.ts";
import { at, checksOf, fenOf, financeLine as line, manual, seen } from "../story-tools.ts";
import { materials } from "./materials.ts";

const day = "2026-11-20";

/** 6 machines × 5 triggers, sensor to lamp, milliseconds; mean 640. */
export const alarmSamples = samplesWithMean(640, 30, 640, 58);

export const materialChecks: DemoStory["materialChecks"] = checksOf(materials, {
  "10": { verdict: "remark", remark: "指标3 自评口径与任务书不一致，以任务书“故障召回率”为准", notedBy: "m2" },
  "11": { verdict: "remark", remark: "检测对象为 v1.8，交付 v2.1；未见骑缝章，请补交 v2.1 检测报告", notedBy: "m2" },
  "13-1": { verdict: "remark", remark: "出具单位为申报单位全资子公司；与 13-2 逐字相同", notedBy: "m4" },
  "13-2": { verdict: "remark", remark: "与 13-1 逐字相同，请用户单位另行出具", notedBy: "m4" },
  "14-1": { verdict: "remark", remark: "新增销售收入 412 万元无发票，暂不采信", notedBy: "m5" },
  "15": { verdict: "remark", remark: "决算 738.60 万元与审计 738.00 万元不符；自筹到位 80 %", notedBy: "m5" },
  "16": { verdict: "remark", remark: "与决算相差 0.6 万元，系一笔劳务费无签领表", notedBy: "m5" },
  "17": { verdict: "remark", remark: "记-0915 缺签领表，与审计不予认定的 0.6 万元为同一笔", notedBy: "m5" },
});

const witness = (time: string): { name: string; at: string } => ({ name: "莫永强", at: at(day, time) });
const table = { sampledBy: "专家组", environment: "会议室，核对材料" };

export const readings: DemoStory["readings"] = [
  {
    item: "1.1",
    source: { type: "material", material: "14-2" },
    values: {
      direction: "reduction",
      unit: "h",
      against: "baseline",
      baseline: { value: "86.5", period: "2023 年第二季度", source: "材料 14-2 停机台账" },
      control: null,
      current: { value: "39.2", period: "2026 年第二季度", source: "材料 14-2 停机台账" },
    },
    ...table,
    witness: witness("10:52"),
    remark: "与设备科报修单抽查 12 张，一致",
  },
  {
    item: "1.2",
    source: { type: "material", material: "09" },
    values: {
      windowMinutes: "131040",
      excludePlanned: true,
      downtime: [
        { minutes: "120", planned: true, cause: "数据库升级（已公告）" },
        { minutes: "72", planned: true, cause: "机房例行检修（已公告）" },
        { minutes: "47", planned: false, cause: "交换机端口故障" },
        { minutes: "31", planned: false, cause: "报警服务内存溢出" },
      ],
    },
    ...table,
    witness: witness("10:58"),
    remark: "计划维护 3.2 小时按大纲不计入；若计入为 99.794 %",
  },
  {
    item: "1.3",
    source: { type: "material", material: "14-1" },
    values: {
      direction: "increase",
      unit: "件/工时",
      against: "baseline",
      baseline: { value: "12.50", period: "2023 年第二季度", source: "MES 报表" },
      control: null,
      current: { value: "13.35", period: "2026 年第二季度", source: "MES 报表" },
    },
    ...table,
    witness: witness("11:04"),
    remark: "",
  },
  {
    item: "1.4",
    source: { type: "material", material: "16" },
    values: {
      investmentFen: fenOf("480"),
      annualNetBenefitFen: fenOf("169.5"),
      from: "首笔投入",
      source: "专项审计报告、经济效益证明（有凭证部分）",
    },
    ...table,
    witness: witness("11:09"),
    remark: "年净收益只计有凭证的减少停机损失与维修费，未计无发票的销售收入",
  },
  {
    item: "1.5",
    source: { type: "typed" },
    values: manual("count", "36", "台", "平台设备清单，现场抽查 6 台铭牌"),
    sampledBy: "莫海荣",
    environment: "三号车间，抽查 6 台铭牌",
    witness: witness("11:31"),
    remark: "",
  },
  {
    item: "1.6",
    source: { type: "material", material: "18" },
    values: manual("count", "2", "件", "材料 18 受理通知书"),
    ...table,
    witness: null,
    remark: "受理，未授权",
  },
  {
    item: "1.7",
    source: { type: "material", material: "18" },
    values: manual("count", "3", "项", "材料 18 登记证书"),
    ...table,
    witness: null,
    remark: "",
  },
  {
    item: "2.1",
    source: {
      type: "csv",
      material: "12-2",
      rows: 1000,
      byteOrderMark: false,
      mapping: { instrument: "latency", value: 1, method: "nearest-rank" },
    },
    values: null,
    sampledBy: "桂中智能产品检测有限公司",
    environment: "边缘服务器，单路请求，v1.8",
    witness: witness("10:05"),
    remark: "检测版本 v1.8",
  },
  {
    item: "2.2",
    source: { type: "typed" },
    values: { values: alarmSamples.map(String), timeouts: 0, method: "nearest-rank" },
    sampledBy: "专家组指定 6 台设备",
    environment: "车间 5G 专网，两班生产，v2.1",
    witness: witness("10:02"),
    remark: "",
  },
  {
    item: "2.3",
    source: {
      type: "csv",
      material: "12",
      rows: 3000,
      byteOrderMark: true,
      mapping: { instrument: "confusion", truth: 8, predicted: 9, positive: "是" },
    },
    values: null,
    sampledBy: "专家组核对文件哈希后整表导入",
    environment: "平台 v2.1，阈值 0.5",
    witness: witness("10:15"),
    remark: "公开数据集 AI4I 2020（合成），替代现场数据，仅供演示",
  },
  {
    item: "2.4",
    source: { type: "typed" },
    values: {
      items: [
        seen("缓存数据全部补传", "断网 10 分钟，600 条补齐"),
        seen("时间戳不变"),
        seen("断网期间报警补发", "1 条，恢复后 8 秒"),
      ],
    },
    sampledBy: "韦建国指定 7 号网关",
    environment: "三号车间，v2.1",
    witness: witness("11:40"),
    remark: "",
  },
  {
    item: "2.5",
    source: { type: "typed" },
    values: {
      items: [
        seen("报警派单"),
        seen("现场复核", "5 条均有签名"),
        seen("复核结论"),
        seen("标注回流", "5 条中 4 条已回流，1 条当日补录"),
      ],
    },
    sampledBy: "莫海荣抽查 5 条",
    environment: "维修班组终端",
    witness: witness("11:52"),
    remark: "",
  },
];

export const questions: DemoStory["questions"] = [
  {
    no: 1,
    askedBy: "m2",
    text: "漏报的故障集中在哪一类？",
    about: "大纲 2.3",
    answer: "主要是刀具磨损后期与散热类故障，样本少。",
    answeredBy: "蒙思源",
    state: "partly-clarified",
  },
  {
    no: 2,
    askedBy: "m2",
    text: "任务书写的是故障召回率，自评表为什么改用准确率？",
    about: "任务书 指标3",
    answer: "附录 A.1 写的是识别准确率，我们理解两者等同，未另行报批。",
    answeredBy: "陆振华",
    state: "not-clarified",
  },
  {
    no: 3,
    askedBy: "m1",
    text: "v1.8 到 v2.1 改了什么，检测结论能否沿用？",
    about: "材料 11",
    answer: "更换了特征提取与报警服务，可补做 v2.1 检测。",
    answeredBy: "蒙思源",
    state: "supplement-needed",
  },
  {
    no: 4,
    askedBy: "m4",
    text: "两份用户证明为何逐字相同？榕驰工模具与贵公司是什么关系？",
    about: "材料 13-1、13-2",
    answer: "模板由我方提供；榕驰工模具是全资子公司。",
    answeredBy: "陆振华",
    state: "supplement-needed",
  },
  {
    no: 5,
    askedBy: "m5",
    text: "自筹 600 万元到位多少？0.6 万元差额是什么？",
    about: "材料 15、16",
    answer: "到位 480 万元；差额为一笔劳务费缺签领表，审计未认定。",
    answeredBy: "农丽华",
    state: "clarified",
  },
  {
    no: 6,
    askedBy: "m3",
    text: "阈值调低后误报会增加多少，班组能否承受？",
    about: "大纲 2.3、2.5",
    answer: "未做系统评估，估计误报增加一倍左右。",
    answeredBy: "莫永强",
    state: "partly-clarified",
  },
];

export const finance: NonNullable<DemoStory["finance"]> = {
  lines: [
    line("设备费", "310", "298", "268.40", "268.40"),
    line("材料费", "96", "96", "84.20", "84.20"),
    line("测试化验加工费", "88", "94", "71.30", "71.30"),
    line("燃料动力费", "22", "22", "18.60", "18.60"),
    line("差旅、会议与合作交流费", "34", "34", "27.50", "27.50"),
    line("出版、文献、知识产权事务费", "18", "18", "14.90", "14.90"),
    line("劳务费", "120", "126", "104.80", "104.20"),
    line("专家咨询费", "16", "16", "12.40", "12.40"),
    line("现场改造费", "100", "100", "80.50", "80.50"),
    line("管理与间接费", "56", "56", "56.00", "56.00"),
  ],
  ownFundsPromised: fenOf("600"),
  ownFundsPaid: fenOf("480"),
  audit: "柳江正信会计师事务所专项审计报告认定支出 738.00 万元，较决算少 0.60 万元（劳务费缺签领表）",
  opinion: "专项经费单独核算；自筹资金到位 80 %，须补足或说明；决算按审计认定数更正；无发票的新增收入不作为效益依据",
};

export const supplements: DemoStory["supplements"] = [
  { item: "v2.1 版本的第三方检测报告（含故障召回率）", owner: "红水河智能装备研究院", deadline: "2027-02-20" },
  { item: "融江通用零部件厂另行出具的用户应用证明", owner: "柳州榕驰精密机械有限公司", deadline: "2026-12-20" },
  { item: "自筹资金到位凭证或书面说明", owner: "柳州榕驰精密机械有限公司", deadline: "2026-12-20" },
  { item: "按审计认定数更正的经费决算表", owner: "柳州榕驰精密机械有限公司", deadline: "2026-12-20" },
];
