import type {
  AttendanceEntry,
  FinanceReview,
  MaterialCheck,
  QuestionEntry,
} from "#shared/domain/document/inputs-record.ts";

const digest = (seed: string): string => seed.repeat(64).slice(0, 64);

const material = (
  no: string,
  title: string,
  from: number,
  to: number,
  rest: Partial<MaterialCheck> = {},
): MaterialCheck => ({
  no,
  title,
  required: true,
  present: true,
  originalSeen: true,
  validUntil: null,
  pages: to - from + 1,
  volumePages: { from, to },
  verdict: "accepted",
  remark: "",
  digest: digest(`a${no}`),
  ...rest,
});

export const materials: readonly MaterialCheck[] = [
  material("01", "验收申请书", 1, 6),
  material("02", "项目任务书", 7, 20),
  material("03", "变更批复", 21, 22),
  material("04", "实施方案与技术路线图", 23, 48),
  material("05", "月度进度报告（2023-07 至 2026-06）", 49, 96, {
    verdict: "remark",
    originalSeen: null,
    remark: "缺 2 期；3 期文件日期相同",
  }),
  material("08", "工作总结报告", 97, 112, { originalSeen: null }),
  material("09", "技术总结报告", 113, 136, { originalSeen: null }),
  material("10", "考核指标对照表（自评）", 137, 140, { originalSeen: null }),
  material("11", "第三方检测报告", 143, 160, {
    validUntil: "2027-05-14",
    verdict: "remark",
    remark: "被测版本 v1.8，交付版本 v2.1；缺骑缝章",
  }),
  material("12", "测试大纲与原始数据", 161, 186, { originalSeen: null }),
  material("13", "用户应用证明（2 份）", 187, 190, {
    verdict: "rejected",
    remark: "两份文字完全相同，其一出自承担单位子公司",
  }),
  material("16", "专项审计报告", 205, 222, { validUntil: "2027-08-31" }),
  material("18", "专利与软件著作权", 231, 244, { verdict: "remark", remark: "1 件专利权利人为自然人" }),
  material("20", "科技报告收录证书", 0, 0, {
    required: false,
    present: false,
    originalSeen: null,
    volumePages: null,
    digest: null,
    verdict: "unchecked",
    remark: "未提交",
  }),
];

export const finance: FinanceReview = {
  unit: "万元",
  lines: [
    { name: "设备费", budget: "320.00", adjusted: "305.00", spent: "304.26", approved: "304.26" },
    { name: "业务费", budget: "280.00", adjusted: "295.00", spent: "291.85", approved: "291.25" },
    { name: "劳务费", budget: "180.00", adjusted: "180.00", spent: "176.40", approved: "176.40" },
    { name: "间接费用", budget: "80.00", adjusted: "80.00", spent: "80.00", approved: "80.00" },
  ],
  total: { name: "合计", budget: "860.00", adjusted: "860.00", spent: "852.51", approved: "851.91" },
  checks: [
    { text: "分项预算之和 860.00 万元 = 预算合计 860.00 万元", holds: true },
    { text: "决算支出 852.51 万元与审计报告 851.91 万元相差 0.60 万元", holds: false },
  ],
  ownFunds: {
    promised: { value: "600", unit: "万元" },
    paidIn: { value: "480", unit: "万元" },
    share: { value: "80", unit: "%" },
  },
  audit: [
    { label: "审计机构", value: "××会计师事务所（演示）" },
    { label: "报告文号", value: "演示审字〔2026〕第 088 号" },
    { label: "意见类型", value: "无保留意见" },
    { label: "审计截止日", value: "2026年6月30日" },
  ],
  opinion: [
    "决算与审计相差 0.60 万元，原因待项目组书面说明。",
    "自筹经费到位 80 %，与任务书承诺不一致，列为整改事项。",
  ],
};

export const questions: readonly QuestionEntry[] = [
  {
    no: 1,
    memberNo: 2,
    question: "故障占比只有 3.4 %，准确率 98.70 % 是否掩盖了漏报？",
    answer: "漏报 8 条，集中在刀具磨损类；召回率 92.16 %。后续将按类别给出阈值。",
    answeredBy: "陆明轩",
    state: "partly",
  },
  {
    no: 2,
    memberNo: 4,
    question: "停机减少是否与产量下降有关？",
    answer: "两个季度订单工时相差 3.1 %，按工时折算后减少率为 53.2 %，附台账。",
    answeredBy: "蓝海燕",
    state: "clarified",
  },
  {
    no: 3,
    memberNo: 5,
    question: "自筹经费为何只到位 80 %？",
    answer: "余款 120 万元计划于 2027 年 1 月到位，凭证后补。",
    answeredBy: "蓝海燕",
    state: "supplement",
  },
];

const person = (
  block: AttendanceEntry["block"],
  name: string,
  unit: string,
  title: string,
  rest: Partial<AttendanceEntry> = {},
): AttendanceEntry => ({
  block,
  name,
  unit,
  title,
  mode: "in-person",
  arrived: "08:50",
  left: null,
  ...rest,
});

export const attendance: readonly AttendanceEntry[] = [
  person("panel", "韦国梁", "××大学机械学院", "教授"),
  person("panel", "覃晓芸", "××人工智能研究院", "研究员"),
  person("panel", "莫立新", "××重工集团", "正高级工程师"),
  person("panel", "农振华", "××数控装备公司", "正高级工程师", { mode: "remote", arrived: "09:02" }),
  person("panel", "蒙慧娟", "××会计师事务所", "高级会计师"),
  person("organiser", "黄秘书", "演示联盟秘书处", "项目主管"),
  person("applicant", "陆明轩", "柳州××机械厂（演示）", "项目负责人", { left: "14:05" }),
  person("applicant", "蓝海燕", "柳州××机械厂（演示）", "财务负责人", { left: "14:05" }),
];
