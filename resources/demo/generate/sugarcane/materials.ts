import { materialList } from "../material-list.ts";
import { organiser } from "../people.ts";
import { auditFirm, enterprise, institute, testLab, university } from "./profile.ts";

export const weatherStation = "扶绥演示气象服务站";

export const materials = materialList({
  enterprise,
  university,
  parties: `${enterprise}、${university}、${institute}`,
  lab: testLab,
  auditFirm,
  users: ["渠旧蔗业专业合作社", "山圩农业服务队"],
  months: "2023-04 至 2025-12，共 33 期",
  ledger: { title: "施肥与成本台账", file: "14-2-施肥与成本台账.xlsx" },
  approval: "示范地块调整批复",
  rawData: [
    { no: "12", title: "田间测产样点记录", file: "12-测产样点.csv", issuer: organiser },
    { no: "12-2", title: "单茎重记录", file: "12-2-单茎重.csv", issuer: organiser },
  ],
  extra: [
    ["12-3", "现场查定意见（田间测产）", "12-3-现场查定意见.png", 1, "official", "scan", organiser],
    ["12-4", "气象证明（2025 年 8–10 月）", "12-4-气象证明.png", 1, "official", "scan", weatherStation],
    [
      "12-5",
      "土壤检测报告（渠旧、山圩两村）",
      "12-5-土壤检测报告.pdf",
      1,
      "third-party",
      "copy",
      "桂西南土壤肥料测试站",
    ],
  ],
  changes: {
    "01": { defects: ["项目负责人农建强与任务书负责人蒙世华不一致，无变更批复"] },
    "11": { validUntil: "2027-02-10", defects: ["出具日期 2026-02-10 晚于期满 2025-12-31，无延期批复"] },
    "12-5": { defects: ["缺东罗村土壤检测报告"] },
    "14-1": { defects: ["成本基线取 2021/22 榨季，与考核榨季不可比"] },
    "18": { defects: ["发明专利申请日 2022-11-07 早于立项"] },
  },
});
