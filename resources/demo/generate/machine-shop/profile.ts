import type { DemoStory } from "../../story-schema.ts";
import { demand, fenOf } from "../story-tools.ts";

export const enterprise = "柳州榕驰精密机械有限公司";
export const university = "桂江理工大学";
export const institute = "红水河智能装备研究院";
export const testLab = "桂中智能产品检测有限公司";
export const auditFirm = "柳江正信会计师事务所";
export const title = "数控加工设备预测性维护系统";

export const profile: DemoStory["profile"] = {
  code: "GXAI-2024-012",
  title,
  kind: "acceptance",
  tier: "medium",
  committee: null,
  keyProject: true,
  sector: "机械制造",
  region: "广西柳州市",
  scenarios: ["A1.pm"],
  organiser: "广西人工智能产学研演示联盟秘书处",
  period: { from: "2023-07-01", to: "2026-06-30" },
  participants: [
    { name: enterprise, kind: "enterprise", role: "lead", share: "65" },
    { name: university, kind: "university", role: "partner", share: "25" },
    { name: institute, kind: "institute", role: "partner", share: "10" },
    { name: "柳州榕驰工模具有限公司", kind: "enterprise", role: "user", share: null },
    { name: "融江通用零部件厂", kind: "enterprise", role: "user", share: null },
    { name: testLab, kind: "other", role: "test-lab", share: null },
    { name: auditFirm, kind: "other", role: "audit-firm", share: null },
  ],
  team: [
    { name: "陆振华", unit: enterprise, role: "lead" },
    { name: "蒙思源", unit: university, role: "algorithm-engineer" },
    { name: "韦晓彤", unit: university, role: "algorithm-engineer" },
    { name: "覃国栋", unit: institute, role: "algorithm-engineer" },
    { name: "农庆忠", unit: university, role: "domain-expert" },
    { name: "蓝德胜", unit: institute, role: "domain-expert" },
    { name: "莫永强", unit: enterprise, role: "industry-engineer" },
    { name: "韦志坚", unit: enterprise, role: "industry-engineer" },
    { name: "陆海燕", unit: enterprise, role: "industry-engineer" },
    { name: "覃水生", unit: enterprise, role: "industry-engineer" },
    { name: "蒙家旺", unit: enterprise, role: "industry-engineer" },
    { name: "农丽华", unit: enterprise, role: "finance" },
  ],
  milestones: [
    { name: "传感器选型与 12 台样机接入", due: "2023-12-31", reached: "2023-12-22" },
    { name: "故障识别模型 v1.0 上线试运行", due: "2024-09-30", reached: "2024-10-15" },
    { name: "36 台设备全部接入，平台 v1.8", due: "2025-06-30", reached: "2025-06-27" },
    { name: "系统集成与平台 v2.1 交付", due: "2026-03-31", reached: "2026-04-10" },
    { name: "季度运行验证与结题", due: "2026-06-30", reached: "2026-06-30" },
  ],
  funding: [
    { source: "财政专项", fen: fenOf("260") },
    { source: "企业自筹", fen: fenOf("600") },
  ],
  demo: true,
};

export const targets: DemoStory["targets"] = [
  {
    no: "1",
    name: "非计划停机时间降低率",
    demand: demand("percent-reduction", "gte", "50", "%"),
    binding: "binding",
    changes: [],
    claimed: "由 86.5 小时/季降至 39.2 小时/季，降低 54.7 %",
  },
  {
    no: "2",
    name: "报警响应时间（端到端）",
    demand: demand("latency-mean", "lt", "1", "s"),
    binding: "binding",
    changes: [],
    claimed: "平均 0.64 秒",
  },
  {
    no: "3",
    name: "故障召回率",
    demand: demand("recall", "gte", "90", "%"),
    binding: "binding",
    changes: [],
    claimed: "故障识别准确率 97.9 %（标准附录 A.1 要求 95 %）",
  },
  {
    no: "4",
    name: "平台可用率（季度）",
    demand: demand("availability", "gte", "99.9", "%"),
    binding: "binding",
    changes: [],
    claimed: "99.94 %",
  },
  {
    no: "5",
    name: "生产效率提升率",
    demand: demand("percent-increase", "gte", "5", "%"),
    binding: "expected",
    changes: [],
    claimed: "提升 6.8 %",
  },
  {
    no: "6",
    name: "接入数控设备",
    demand: demand("count", "gte", "36", "台"),
    binding: "binding",
    changes: [],
    claimed: "36 台",
  },
  {
    no: "7",
    name: "静态投资回收期",
    demand: demand("payback-years", "lte", "3", "年"),
    binding: "expected",
    changes: [],
    claimed: "2.83 年",
  },
  {
    no: "8",
    name: "申请发明专利",
    demand: demand("count", "gte", "2", "件"),
    binding: "expected",
    changes: [],
    claimed: "2 件（均已受理）",
  },
  {
    no: "9",
    name: "登记软件著作权",
    demand: demand("count", "gte", "3", "项"),
    binding: "expected",
    changes: [],
    claimed: "3 项",
  },
];
