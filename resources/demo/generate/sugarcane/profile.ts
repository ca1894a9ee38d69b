import type { DemoStory } from "../../story-schema.ts";
import { plainTarget, projectProfile } from "../project-profile.ts";
import { demand } from "../story-tools.ts";

export const enterprise = "扶绥绿蔗农业发展有限公司";
export const university = "左江农业学院";
export const institute = "桂西南甘蔗研究中心";
export const testLab = "邕左农业遥感测试中心";
export const auditFirm = "扶绥立诚会计师事务所";
export const title = "甘蔗长势遥感与精准施肥系统";

export const profile = projectProfile({
  code: "GXAI-2023-041",
  title,
  kind: "acceptance",
  sector: "甘蔗",
  region: "广西崇左市扶绥县",
  scenarios: ["A2.cane"],
  period: ["2023-04-01", "2025-12-31"],
  shares: [[enterprise, "60"], [university, "22"], [institute, "18"]],
  users: ["渠旧蔗业专业合作社", "山圩农业服务队"],
  examiners: [testLab, auditFirm],
  team: [
    ["农建强", enterprise, "lead"],
    ["陆思敏", university, "algorithm-engineer"],
    ["韦浩然", university, "algorithm-engineer"],
    ["覃桂芳", institute, "algorithm-engineer"],
    ["蒙世华", institute, "domain-expert"],
    ["莫大勇", institute, "domain-expert"],
    ["蓝家兴", enterprise, "industry-engineer"],
    ["农小妹", enterprise, "finance"],
  ],
  milestones: [
    ["土壤取样与底图", "2023-12-31", "2024-01-20"],
    ["长势分级模型与处方图 v1.0", "2024-06-30", "2024-06-28"],
    ["示范 1,000 亩", "2024-12-31", "2024-12-25"],
    ["示范 1,800 亩与结题", "2025-12-31", "2025-12-30"],
  ],
  funding: ["120", "180"],
});

export const targets: DemoStory["targets"] = [
  plainTarget("1", "甘蔗单产提高率", demand("percent-increase", "gte", "15", "%"), "binding", "9.8 %（受旱情影响）"),
  plainTarget("2", "化肥用量减少率（实物量）", demand("percent-reduction", "gte", "20", "%"), "binding", "21.5 %"),
  plainTarget("3", "蔗糖分提高率（不降低）", demand("percent-increase", "gte", "0", "%"), "expected", "14.6 % → 14.7 %"),
  plainTarget("4", "示范面积", demand("value", "gte", "1800", "亩"), "binding", "1,860 亩"),
  plainTarget("5", "土壤检测覆盖村数", demand("count", "gte", "3", "项"), "expected", "3 个村"),
  plainTarget("6", "申请发明专利", demand("count", "gte", "1", "件"), "expected", "1 件"),
  plainTarget("7", "长势分级准确率", demand("accuracy", "gte", "90", "%"), "binding", "91.5 %"),
];
