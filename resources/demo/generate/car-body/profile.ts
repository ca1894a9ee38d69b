import type { DemoStory } from "../../story-schema.ts";
import { organiser } from "../people.ts";
import { demand, fenOf } from "../story-tools.ts";

export const enterprise = "柳州瑞鹿车身制造有限公司";
export const university = "桂北科技大学";
export const institute = "柳江机器视觉研究所";
export const testLab = "广西演示质量检验院";
export const auditFirm = "融水正衡会计师事务所";
export const title = "车身外观缺陷智能检测系统";

export const profile: DemoStory["profile"] = {
  code: "GXAI-2024-027",
  title,
  kind: "acceptance",
  tier: "medium",
  committee: null,
  keyProject: false,
  sector: "汽车",
  region: "广西柳州市",
  scenarios: ["A1.auto"],
  organiser,
  period: { from: "2024-01-01", to: "2026-06-30" },
  participants: [
    { name: enterprise, kind: "enterprise", role: "lead", share: "62" },
    { name: university, kind: "university", role: "partner", share: "23" },
    { name: institute, kind: "institute", role: "partner", share: "15" },
    { name: "龙潭商用车配套厂", kind: "enterprise", role: "user", share: null },
    { name: "桂中新能源车身公司", kind: "enterprise", role: "user", share: null },
    { name: testLab, kind: "other", role: "test-lab", share: null },
    { name: auditFirm, kind: "other", role: "audit-firm", share: null },
  ],
  team: [
    { name: "覃俊峰", unit: enterprise, role: "lead" },
    { name: "蓝晓峰", unit: university, role: "algorithm-engineer" },
    { name: "蒙雅琴", unit: university, role: "algorithm-engineer" },
    { name: "陆国梁", unit: institute, role: "algorithm-engineer" },
    { name: "莫庆安", unit: institute, role: "domain-expert" },
    { name: "农文武", unit: enterprise, role: "industry-engineer" },
    { name: "韦金福", unit: enterprise, role: "industry-engineer" },
    { name: "覃美兰", unit: enterprise, role: "industry-engineer" },
    { name: "蒙秀珍", unit: enterprise, role: "finance" },
  ],
  milestones: [
    { name: "成像工位与照明方案定型", due: "2024-06-30", reached: "2024-06-21" },
    { name: "缺陷样本库 2 万张", due: "2024-12-31", reached: "2024-12-27" },
    { name: "一号线试运行，软件 v1.0", due: "2025-06-30", reached: "2025-06-26" },
    { name: "二号线上线，软件 v2.0", due: "2025-12-31", reached: "2025-12-19" },
    { name: "半年运行验证与结题", due: "2026-06-30", reached: "2026-06-30" },
  ],
  funding: [
    { source: "财政专项", fen: fenOf("180") },
    { source: "企业自筹", fen: fenOf("420") },
  ],
  demo: true,
};

const target = (
  no: string,
  name: string,
  asked: DemoStory["targets"][number]["demand"],
  binding: DemoStory["targets"][number]["binding"],
  claimed: string,
): DemoStory["targets"][number] => ({ no, name, demand: asked, binding, changes: [], claimed });

export const targets: DemoStory["targets"] = [
  target("1", "缺陷识别准确率", demand("accuracy", "gte", "99", "%"), "binding", "99.3 %"),
  target("2", "漏检率", demand("miss-rate", "lte", "1.5", "%"), "binding", "0.8 %"),
  target("3", "过检率", demand("false-alarm-rate", "lte", "3", "%"), "binding", "0.6 %"),
  target("4", "质检效率（单件检测用时之比）", demand("ratio", "gte", "3", "倍"), "binding", "48 秒降至 11.2 秒"),
  target("5", "单件判定时延（p95）", demand("latency-p95", "lt", "100", "ms"), "binding", "74 ms"),
  target("6", "应用产线", demand("count", "gte", "2", "条"), "binding", "2 条"),
  target("7", "申请发明专利", demand("count", "gte", "3", "件"), "expected", "3 件（授权 1 件）"),
  target("8", "发表论文", demand("count", "gte", "1", "篇"), "expected", "1 篇"),
];
