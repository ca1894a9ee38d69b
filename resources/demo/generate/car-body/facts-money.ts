import type { DossierFacts } from "../forms/facts.ts";
import { samplesWithMean } from "../latency-samples.ts";

type Money = Pick<DossierFacts, "benefit" | "ledger" | "audit" | "account" | "vouchers">;

/** 20 groups of 16 pieces each; tenths of a second. Means are 48.0 s and 11.2 s. */
export const manualTenths = samplesWithMean(480, 20, 480, 26);
export const systemTenths = samplesWithMean(112, 20, 112, 4);

const seconds = (tenths: number): { readonly number: string } => ({ number: (tenths / 10).toFixed(1) });

export const money: Money = {
  ledger: {
    title: "单件检测用时写实记录（每组 16 件平均，秒）",
    widths: [8, 18, 22, 18, 22],
    header: ["组", "人工目检日期", "人工用时", "系统检测日期", "系统用时"],
    rows: manualTenths.map((tenths, index) => [
      String(index + 1),
      `2023-11-${String(6 + index).padStart(2, "0")}`,
      seconds(tenths),
      `2026-06-${String(5 + index).padStart(2, "0")}`,
      seconds(systemTenths[index] ?? 0),
    ]),
    notes: ["人工 320 件平均 48.0 秒；系统 320 件平均 11.2 秒。端点：单件上线至给出结论并贴标。"],
  },
  benefit: {
    date: "2026-10-20",
    texts: [
      "2025 年 7 月至 2026 年 6 月，本单位两条产线应用“车身外观缺陷智能检测系统”，质检运营成本变化如下（产量已折算）：",
    ],
    rows: [
      ["质检人工", "目检岗位由 12 人减至 7 人，转岗 5 人", "-31.50", "工资表、岗位调整单"],
      ["返工费用", "漏检返工件减少", "-8.70", "返工单"],
      ["系统运维", "光源、镜头更换与维护", "12.50", "付款凭证"],
      ["合计", "126.00 → 98.30", "-27.70", "成本核算表"],
    ],
  },
  audit: {
    number: "融水正衡专审字〔2026〕第 0507 号",
    firm: "融水正衡会计师事务所",
    date: "2026-10-29",
    auditors: ["莫秋霞", "韦德才"],
    findings: [
      "（一）专项经费 180.00 万元、自筹资金 420.00 万元均按期足额到位，单独核算。",
      "（二）各科目支出与预算相符，抽查凭证 42 份，手续齐全。",
      "（三）结余 10.50 万元，按有关规定处理。",
    ],
  },
  account: {
    notes: [
      "总预算 600 万元，其中财政专项 180 万元、企业自筹 420 万元，均已到位。",
      "决算支出 589.50 万元，结余 10.50 万元。",
    ],
  },
  vouchers: [
    {
      no: "记-0316",
      date: "2024-03-28",
      subject: "工业相机 12 台",
      payee: "邕江光学仪器公司",
      yuan: "684,000.00",
      attached: "合同、发票、验收单",
    },
    {
      no: "记-0612",
      date: "2024-06-17",
      subject: "照明系统",
      payee: "柳北光源设备公司",
      yuan: "372,600.00",
      attached: "合同、发票、验收单",
    },
    {
      no: "记-1021",
      date: "2024-10-24",
      subject: "工控机 6 台",
      payee: "龙江数控设备公司",
      yuan: "258,000.00",
      attached: "合同、发票、验收单",
    },
    {
      no: "记-0415",
      date: "2025-04-21",
      subject: "产线改造",
      payee: "柳江机电安装公司",
      yuan: "397,000.00",
      attached: "合同、发票、验收单",
    },
    {
      no: "记-0909",
      date: "2025-09-15",
      subject: "图像标注劳务",
      payee: "劳务人员 9 人",
      yuan: "72,000.00",
      attached: "签领表、完税证明",
    },
    {
      no: "记-0530",
      date: "2026-05-30",
      subject: "检测费",
      payee: "广西演示质量检验院",
      yuan: "186,000.00",
      attached: "合同、发票、报告",
    },
  ],
};
