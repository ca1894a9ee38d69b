import { materialList } from "../material-list.ts";
import { auditFirm, enterprise, institute, testLab, university } from "./profile.ts";

export const materials = materialList({
  enterprise,
  university,
  parties: `${enterprise}、${university}、${institute}`,
  lab: testLab,
  auditFirm,
  users: ["双桥柑橘专业合作社", "仙湖果品商贸行"],
  months: "2024-01 至 2025-12，应报 24 期",
  ledger: { title: "采收季分选运行台账", file: "14-2-分选运行台账.xlsx" },
  approval: "场地变更批复",
  rawData: [
    { no: "12", title: "单果分级记录（3,000 果）", file: "12-单果分级记录.csv", issuer: enterprise },
    { no: "12-2", title: "糖度配对数据（200 果）", file: "12-2-糖度配对.csv", issuer: institute },
    { no: "12-3", title: "追溯扫码记录（20 箱）", file: "12-3-追溯扫码.csv", issuer: enterprise },
    { no: "12-4", title: "单果判定时延（1,000 果）", file: "12-4-判定时延.csv", issuer: enterprise },
  ],
  changes: {
    "05": { defects: ["缺 2024-10、2025-02 两期", "2025-03 至 05 三期提交日期相同"] },
    "10": { defects: ["指标1 任务书为 8 吨/时，自评改为“5 吨/时（按标准）”，无批复"] },
    "11": {
      validUntil: "2026-03-19",
      defects: ["无 CMA、CNAS 标志", "注明仅对来样负责", "出具日期距申请验收超过 12 个月"],
    },
    "18": { defects: ["其中 1 件发明专利申请人为自然人"] },
  },
});
