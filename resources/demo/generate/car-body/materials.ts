import { materialList } from "../material-list.ts";
import { auditFirm, enterprise, institute, testLab, university } from "./profile.ts";

/** A clean dossier but for two things that can be supplied afterwards. */
export const materials = materialList({
  enterprise,
  university,
  parties: `${enterprise}、${university}、${institute}`,
  lab: testLab,
  auditFirm,
  users: ["龙潭商用车配套厂", "桂中新能源车身公司"],
  months: "2024-01 至 2026-06，共 30 期",
  ledger: { title: "单件检测用时写实记录", file: "14-2-检测用时写实.xlsx" },
  approval: "设备型号调整批复",
  rawData: [{ no: "12", title: "样件检测记录（1,200 件）", file: "12-样件检测记录.csv", issuer: enterprise }],
  changes: {
    "11": { validUntil: "2027-05-28" },
    "13-2": { defects: ["未加盖单位公章"] },
    "19": { defects: ["未标注项目编号"] },
  },
});
