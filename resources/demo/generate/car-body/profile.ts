import type { DemoStory } from "../../story-schema.ts";
import { plainTarget, projectProfile } from "../project-profile.ts";
import { demand } from "../story-tools.ts";

export const enterprise = "柳州瑞鹿车身制造有限公司";
export const university = "桂北科技大学";
export const institute = "柳江机器视觉研究所";
export const testLab = "广西演示质量检验院";
export const auditFirm = "融水正衡会计师事务所";
export const title = "车身外观缺陷智能检测系统";

export const profile = projectProfile({
  code: "GXAI-2024-027",
  title,
  kind: "acceptance",
  sector: "汽车",
  region: "广西柳州市",
  scenarios: ["A1.auto"],
  period: ["2024-01-01", "2026-06-30"],
  shares: [[enterprise, "62"], [university, "23"], [institute, "15"]],
  users: ["龙潭商用车配套厂", "桂中新能源车身公司"],
  examiners: [testLab, auditFirm],
  team: [
    ["覃俊峰", enterprise, "lead"],
    ["蓝晓峰", university, "algorithm-engineer"],
    ["蒙雅琴", university, "algorithm-engineer"],
    ["陆国梁", institute, "algorithm-engineer"],
    ["莫庆安", institute, "domain-expert"],
    ["农文武", enterprise, "industry-engineer"],
    ["韦金福", enterprise, "industry-engineer"],
    ["覃美兰", enterprise, "industry-engineer"],
    ["蒙秀珍", enterprise, "finance"],
  ],
  milestones: [
    ["成像工位与照明方案定型", "2024-06-30", "2024-06-21"],
    ["缺陷样本库 2 万张", "2024-12-31", "2024-12-27"],
    ["一号线试运行，软件 v1.0", "2025-06-30", "2025-06-26"],
    ["二号线上线，软件 v2.0", "2025-12-31", "2025-12-19"],
    ["半年运行验证与结题", "2026-06-30", "2026-06-30"],
  ],
  funding: ["180", "420"],
});

export const targets: DemoStory["targets"] = [
  plainTarget("1", "缺陷识别准确率", demand("accuracy", "gte", "99", "%"), "binding", "99.3 %"),
  plainTarget("2", "漏检率", demand("miss-rate", "lte", "1.5", "%"), "binding", "0.8 %"),
  plainTarget("3", "过检率", demand("false-alarm-rate", "lte", "3", "%"), "binding", "0.6 %"),
  plainTarget("4", "质检效率（单件检测用时之比）", demand("ratio", "gte", "3", "倍"), "binding", "48 秒降至 11.2 秒"),
  plainTarget("5", "单件判定时延（p95）", demand("latency-p95", "lt", "100", "ms"), "binding", "74 ms"),
  plainTarget("6", "应用产线", demand("count", "gte", "2", "条"), "binding", "2 条"),
  plainTarget("7", "申请发明专利", demand("count", "gte", "3", "件"), "expected", "3 件（授权 1 件）"),
  plainTarget("8", "发表论文", demand("count", "gte", "1", "篇"), "expected", "1 篇"),
];
