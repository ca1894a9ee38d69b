import type { DemoStory } from "../../story-schema.ts";
import { organiser } from "../people.ts";
import { demand, fenOf } from "../story-tools.ts";

export const enterprise = "扶绥绿蔗农业发展有限公司";
export const university = "左江农业学院";
export const institute = "桂西南甘蔗研究中心";
export const testLab = "邕左农业遥感测试中心";
export const auditFirm = "扶绥立诚会计师事务所";
export const title = "甘蔗长势遥感与精准施肥系统";

export const profile: DemoStory["profile"] = {
  code: "GXAI-2023-041",
  title,
  kind: "acceptance",
  tier: "medium",
  committee: null,
  keyProject: false,
  sector: "甘蔗",
  region: "广西崇左市扶绥县",
  scenarios: ["A2.cane"],
  organiser,
  period: { from: "2023-04-01", to: "2025-12-31" },
  participants: [
    { name: enterprise, kind: "enterprise", role: "lead", share: "60" },
    { name: university, kind: "university", role: "partner", share: "22" },
    { name: institute, kind: "institute", role: "partner", share: "18" },
    { name: "渠旧蔗业专业合作社", kind: "enterprise", role: "user", share: null },
    { name: "山圩农业服务队", kind: "enterprise", role: "user", share: null },
    { name: testLab, kind: "other", role: "test-lab", share: null },
    { name: auditFirm, kind: "other", role: "audit-firm", share: null },
  ],
  team: [
    { name: "农建强", unit: enterprise, role: "lead" },
    { name: "陆思敏", unit: university, role: "algorithm-engineer" },
    { name: "韦浩然", unit: university, role: "algorithm-engineer" },
    { name: "覃桂芳", unit: institute, role: "algorithm-engineer" },
    { name: "蒙世华", unit: institute, role: "domain-expert" },
    { name: "莫大勇", unit: institute, role: "domain-expert" },
    { name: "蓝家兴", unit: enterprise, role: "industry-engineer" },
    { name: "农小妹", unit: enterprise, role: "finance" },
  ],
  milestones: [
    { name: "土壤取样与底图", due: "2023-12-31", reached: "2024-01-20" },
    { name: "长势分级模型与处方图 v1.0", due: "2024-06-30", reached: "2024-06-28" },
    { name: "示范 1,000 亩", due: "2024-12-31", reached: "2024-12-25" },
    { name: "示范 1,800 亩与结题", due: "2025-12-31", reached: "2025-12-30" },
  ],
  funding: [
    { source: "财政专项", fen: fenOf("120") },
    { source: "企业自筹", fen: fenOf("180") },
  ],
  demo: true,
};

type Target = DemoStory["targets"][number];
const target = (
  no: string,
  name: string,
  asked: Target["demand"],
  binding: Target["binding"],
  claimed: string,
): Target => ({
  no,
  name,
  demand: asked,
  binding,
  changes: [],
  claimed,
});

export const targets: DemoStory["targets"] = [
  target("1", "甘蔗单产提高率", demand("percent-increase", "gte", "15", "%"), "binding", "9.8 %（受旱情影响）"),
  target("2", "化肥用量减少率（实物量）", demand("percent-reduction", "gte", "20", "%"), "binding", "21.5 %"),
  target("3", "蔗糖分提高率（不降低）", demand("percent-increase", "gte", "0", "%"), "expected", "14.6 % → 14.7 %"),
  target("4", "示范面积", demand("value", "gte", "1800", "亩"), "binding", "1,860 亩"),
  target("5", "土壤检测覆盖村数", demand("count", "gte", "3", "项"), "expected", "3 个村"),
  target("6", "申请发明专利", demand("count", "gte", "1", "件"), "expected", "1 件"),
  target("7", "长势分级准确率", demand("accuracy", "gte", "90", "%"), "binding", "91.5 %"),
];
