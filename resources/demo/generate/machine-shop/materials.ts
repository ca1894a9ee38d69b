import { materialList } from "../material-list.ts";
import { auditFirm, enterprise, institute, testLab, university } from "./profile.ts";

/** The bound volume of the machine-shop dossier, in order, with the defects planted in it. */
export const materials = materialList({
  enterprise,
  university,
  parties: `${enterprise}、${university}、${institute}`,
  lab: testLab,
  auditFirm,
  users: ["柳州榕驰工模具有限公司", "融江通用零部件厂"],
  months: "2023-07 至 2026-06，共 36 期",
  ledger: { title: "非计划停机台账（季度）", file: "14-2-非计划停机台账.xlsx" },
  approval: "预算调整批复",
  rawData: [
    {
      no: "12",
      title: "故障识别留出样本（公开数据集 AI4I 2020（合成），替代现场数据，仅供演示）",
      file: "12-现场导出.csv",
      issuer: enterprise,
    },
    { no: "12-2", title: "推理时延原始数据", file: "12-2-推理时延.csv", issuer: testLab },
  ],
  changes: {
    "10": { defects: ["指标3 任务书为故障召回率 ≥ 90 %，自评改填“识别准确率 97.9 %”"] },
    "11": { validUntil: "2026-12-18", defects: ["检测对象为 v1.8，交付版本为 v2.1", "三页之间无骑缝章"] },
    "13-1": { defects: ["与 13-2 逐字相同", "出具单位为申报单位的全资子公司"] },
    "13-2": { defects: ["与 13-1 逐字相同"] },
    "14-1": { defects: ["新增销售收入 412 万元未附发票"] },
    "15": {
      defects: [
        "决算合计 738.60 万元，审计认定 738.00 万元，相差 0.6 万元",
        "自筹到位 480 万元，占承诺 600 万元的 80 %",
      ],
    },
    "16": { defects: ["审计认定支出与决算表相差 0.6 万元"] },
    "17": { defects: ["记-0915 劳务费 0.6 万元缺签领表"] },
  },
});
