import type { DemoStory } from "../../story-schema.ts";
import { plainTarget, projectProfile } from "../project-profile.ts";
import { demand } from "../story-tools.ts";

export const enterprise = "柳州榕驰精密机械有限公司";
export const university = "桂江理工大学";
export const institute = "红水河智能装备研究院";
export const testLab = "桂中智能产品检测有限公司";
export const auditFirm = "柳江正信会计师事务所";
export const title = "数控加工设备预测性维护系统";

export const profile = projectProfile({
  code: "GXAI-2024-012",
  title,
  kind: "acceptance",
  sector: "机械制造",
  region: "广西柳州市",
  scenarios: ["A1.pm"],
  period: ["2023-07-01", "2026-06-30"],
  shares: [[enterprise, "65"], [university, "25"], [institute, "10"]],
  users: ["柳州榕驰工模具有限公司", "融江通用零部件厂"],
  examiners: [testLab, auditFirm],
  team: [
    ["陆振华", enterprise, "lead"],
    ["蒙思源", university, "algorithm-engineer"],
    ["韦晓彤", university, "algorithm-engineer"],
    ["覃国栋", institute, "algorithm-engineer"],
    ["农庆忠", university, "domain-expert"],
    ["蓝德胜", institute, "domain-expert"],
    ["莫永强", enterprise, "industry-engineer"],
    ["韦志坚", enterprise, "industry-engineer"],
    ["陆海燕", enterprise, "industry-engineer"],
    ["覃水生", enterprise, "industry-engineer"],
    ["蒙家旺", enterprise, "industry-engineer"],
    ["农丽华", enterprise, "finance"],
  ],
  milestones: [
    ["传感器选型与 12 台样机接入", "2023-12-31", "2023-12-22"],
    ["故障识别模型 v1.0 上线试运行", "2024-09-30", "2024-10-15"],
    ["36 台设备全部接入，平台 v1.8", "2025-06-30", "2025-06-27"],
    ["系统集成与平台 v2.1 交付", "2026-03-31", "2026-04-10"],
    ["季度运行验证与结题", "2026-06-30", "2026-06-30"],
  ],
  funding: ["260", "600"],
  standing: { keyProject: true },
});

export const targets: DemoStory["targets"] = [
  plainTarget("1", "非计划停机时间降低率", demand("percent-reduction", "gte", "50", "%"), "binding", "由 86.5 小时/季降至 39.2 小时/季，降低 54.7 %"),
  plainTarget("2", "报警响应时间（端到端）", demand("latency-mean", "lt", "1", "s"), "binding", "平均 0.64 秒"),
  plainTarget("3", "故障召回率", demand("recall", "gte", "90", "%"), "binding", "故障识别准确率 97.9 %（标准附录 A.1 要求 95 %）"),
  plainTarget("4", "平台可用率（季度）", demand("availability", "gte", "99.9", "%"), "binding", "99.94 %"),
  plainTarget("5", "生产效率提升率", demand("percent-increase", "gte", "5", "%"), "expected", "提升 6.8 %"),
  plainTarget("6", "接入数控设备", demand("count", "gte", "36", "台"), "binding", "36 台"),
  plainTarget("7", "静态投资回收期", demand("payback-years", "lte", "3", "年"), "expected", "2.83 年"),
  plainTarget("8", "申请发明专利", demand("count", "gte", "2", "件"), "expected", "2 件（均已受理）"),
  plainTarget("9", "登记软件著作权", demand("count", "gte", "3", "项"), "expected", "3 项"),
];
