import type { DossierFacts } from "../forms/facts.ts";

type Money = Pick<DossierFacts, "benefit" | "ledger" | "audit" | "account" | "vouchers">;

const weeks: readonly (readonly [week: string, hours: number, tonnes: number, people: number])[] = [
  ["2025-01-06", 46, 216.2, 7],
  ["2025-01-13", 48, 232.8, 7],
  ["2025-01-20", 40, 188.4, 7],
  ["2025-02-10", 44, 215.6, 8],
  ["2025-02-17", 48, 240.5, 8],
  ["2025-02-24", 48, 243.4, 8],
  ["2025-03-03", 46, 236.9, 8],
  ["2025-03-10", 48, 250.1, 8],
  ["2025-03-17", 42, 219.7, 8],
];

export const money: Money = {
  ledger: {
    title: "2025 年采收季分选运行台账",
    widths: [18, 14, 16, 16, 12],
    header: ["周（起）", "运行（小时）", "分选量（吨）", "效率（吨/时）", "人数"],
    rows: weeks.map(([week, hours, tonnes, people]) => [
      week,
      { number: String(hours) },
      { number: tonnes.toFixed(1) },
      { number: (tonnes / hours).toFixed(2) },
      { number: String(people) },
    ]),
    notes: ["分选量为出箱净重，含复检返线；春节停运两周。"],
  },
  benefit: {
    date: "2026-09-10",
    texts: ["2025 年度，本单位应用“沃柑智能分选与追溯系统”的经济效益如下："],
    rows: [
      ["用工节省", "人均分选量 0.42 → 0.66 吨/时", "48.60", "工时记录、工资表"],
      ["优果溢价", "特级果比例提高", "61.20", "销售发票"],
      ["运维与折旧", "近红外灯源、备件（扣减）", "-17.80", "付款凭证"],
      ["年净收益", "以上合计", "92.00", ""],
    ],
  },
  audit: {
    number: "武诚会专审〔2026〕22 号",
    firm: "武鸣诚信会计师事务所",
    date: "2026-09-22",
    auditors: ["覃月琴", "农家福"],
    findings: [
      "（一）专项经费 150.00 万元、自筹资金 250.00 万元均已到位，单独核算。",
      "（二）各科目支出符合预算，审计认定支出 383.50 万元，与决算一致。",
      "（三）专利事务费列支 1 件发明专利申请费；另 1 件以个人名义申请，未在项目列支。",
    ],
  },
  account: {
    notes: [
      "总预算 400 万元，其中财政专项 150 万元、企业自筹 250 万元，均已到位。",
      "决算支出 383.50 万元，结余 16.50 万元。",
    ],
  },
  vouchers: [
    {
      no: "记-0508",
      date: "2024-05-16",
      subject: "分选机主机",
      payee: "邕江果蔬机械公司",
      yuan: "986,000.00",
      attached: "合同、发票、验收单",
    },
    {
      no: "记-0702",
      date: "2024-07-09",
      subject: "近红外光谱仪",
      payee: "桂东光电仪器公司",
      yuan: "428,000.00",
      attached: "合同、发票、验收单",
    },
    {
      no: "记-0911",
      date: "2024-09-20",
      subject: "折光仪与标准液",
      payee: "明江试剂仪器店",
      yuan: "36,800.00",
      attached: "发票、入库单",
    },
    {
      no: "记-0118",
      date: "2025-01-22",
      subject: "采收季劳务",
      payee: "劳务人员 16 人",
      yuan: "96,400.00",
      attached: "签领表",
    },
    {
      no: "记-0325",
      date: "2025-03-27",
      subject: "测试费",
      payee: "邕江果蔬设备测试中心",
      yuan: "42,000.00",
      attached: "合同、发票、报告",
    },
    {
      no: "记-1106",
      date: "2025-11-14",
      subject: "追溯平台开发",
      payee: "左江软件服务公司",
      yuan: "188,000.00",
      attached: "合同、发票、验收单",
    },
  ],
};
