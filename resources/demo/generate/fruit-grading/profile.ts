import type { DemoStory } from "../../story-schema.ts";
import { organiser } from "../people.ts";
import { demand, fenOf } from "../story-tools.ts";

export const enterprise = "南宁武鸣朝果农业有限公司";
export const university = "邕南农业大学";
export const institute = "明江农产品加工研究所";
export const testLab = "邕江果蔬设备测试中心";
export const auditFirm = "武鸣诚信会计师事务所";
export const title = "沃柑智能分选与追溯系统";

export const profile: DemoStory["profile"] = {
  code: "GXAI-2024-035",
  title,
  kind: "acceptance",
  tier: "medium",
  committee: null,
  keyProject: false,
  sector: "水果",
  region: "广西南宁市武鸣区",
  scenarios: ["A2.fruit"],
  organiser,
  period: { from: "2024-01-01", to: "2025-12-31" },
  participants: [
    { name: enterprise, kind: "enterprise", role: "lead", share: "60" },
    { name: university, kind: "university", role: "partner", share: "25" },
    { name: institute, kind: "institute", role: "partner", share: "15" },
    { name: "双桥柑橘专业合作社", kind: "enterprise", role: "user", share: null },
    { name: "仙湖果品商贸行", kind: "enterprise", role: "user", share: null },
    { name: testLab, kind: "other", role: "test-lab", share: null },
    { name: auditFirm, kind: "other", role: "audit-firm", share: null },
  ],
  team: [
    { name: "韦长青", unit: enterprise, role: "lead" },
    { name: "蒙建芳", unit: university, role: "algorithm-engineer" },
    { name: "农伟杰", unit: university, role: "algorithm-engineer" },
    { name: "覃世荣", unit: institute, role: "algorithm-engineer" },
    { name: "陆桂香", unit: institute, role: "domain-expert" },
    { name: "韦春来", unit: enterprise, role: "industry-engineer" },
    { name: "蓝福生", unit: enterprise, role: "industry-engineer" },
    { name: "莫小燕", unit: enterprise, role: "finance" },
  ],
  milestones: [
    { name: "分选线机械改造", due: "2024-06-30", reached: "2024-07-18" },
    { name: "视觉与近红外模型 v1.0", due: "2024-12-31", reached: "2024-12-30" },
    { name: "2025 年采收季运行", due: "2025-03-31", reached: "2025-03-28" },
    { name: "追溯平台上线与结题", due: "2025-12-31", reached: "2025-12-26" },
  ],
  funding: [
    { source: "财政专项", fen: fenOf("150") },
    { source: "企业自筹", fen: fenOf("250") },
  ],
  demo: true,
};

const promised = demand("throughput", "gte", "8", "吨/时");

export const targets: DemoStory["targets"] = [
  {
    no: "1",
    name: "分选效率",
    demand: demand("throughput", "gte", "5", "吨/时"),
    binding: "binding",
    changes: [{ from: promised, reason: "自评表改为“按标准 5 吨/时”，未见批复", approval: null }],
    claimed: "5.3 吨/时（按标准）",
  },
  {
    no: "2",
    name: "分级准确率",
    demand: demand("accuracy", "gte", "98", "%"),
    binding: "binding",
    changes: [],
    claimed: "98.6 %",
  },
  {
    no: "3",
    name: "糖度预测均方根误差（RMSEP）",
    demand: demand("value", "lte", "0.5", "°Brix"),
    binding: "binding",
    changes: [],
    claimed: "0.42 °Brix",
  },
  {
    no: "4",
    name: "抽检 20 箱追溯链完整箱数",
    demand: demand("count", "gte", "19", "项"),
    binding: "expected",
    changes: [],
    claimed: "20 箱",
  },
  {
    no: "5",
    name: "示范分选线",
    demand: demand("count", "gte", "1", "条"),
    binding: "binding",
    changes: [],
    claimed: "1 条",
  },
  {
    no: "6",
    name: "申请发明专利",
    demand: demand("count", "gte", "2", "件"),
    binding: "expected",
    changes: [],
    claimed: "2 件",
  },
];

/** What the contract says of target 1; nobody approved the change. */
export const promisedRate = promised;
