import type { DemoStory } from "../../story-schema.ts";
import { plainTarget, projectProfile } from "../project-profile.ts";
import { demand } from "../story-tools.ts";

export const enterprise = "南宁武鸣朝果农业有限公司";
export const university = "邕南农业大学";
export const institute = "明江农产品加工研究所";
export const testLab = "邕江果蔬设备测试中心";
export const auditFirm = "武鸣诚信会计师事务所";
export const title = "沃柑智能分选与追溯系统";

export const profile = projectProfile({
  code: "GXAI-2024-035",
  title,
  kind: "acceptance",
  sector: "水果",
  region: "广西南宁市武鸣区",
  scenarios: ["A2.fruit"],
  period: ["2024-01-01", "2025-12-31"],
  shares: [[enterprise, "60"], [university, "25"], [institute, "15"]],
  users: ["双桥柑橘专业合作社", "仙湖果品商贸行"],
  examiners: [testLab, auditFirm],
  team: [
    ["韦长青", enterprise, "lead"],
    ["蒙建芳", university, "algorithm-engineer"],
    ["农伟杰", university, "algorithm-engineer"],
    ["覃世荣", institute, "algorithm-engineer"],
    ["陆桂香", institute, "domain-expert"],
    ["韦春来", enterprise, "industry-engineer"],
    ["蓝福生", enterprise, "industry-engineer"],
    ["莫小燕", enterprise, "finance"],
  ],
  milestones: [
    ["分选线机械改造", "2024-06-30", "2024-07-18"],
    ["视觉与近红外模型 v1.0", "2024-12-31", "2024-12-30"],
    ["2025 年采收季运行", "2025-03-31", "2025-03-28"],
    ["追溯平台上线与结题", "2025-12-31", "2025-12-26"],
  ],
  funding: ["150", "250"],
});

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
  plainTarget("2", "分级准确率", demand("accuracy", "gte", "98", "%"), "binding", "98.6 %"),
  plainTarget("3", "糖度预测均方根误差（RMSEP）", demand("value", "lte", "0.5", "°Brix"), "binding", "0.42 °Brix"),
  plainTarget("4", "抽检 20 箱追溯链完整箱数", demand("count", "gte", "19", "项"), "expected", "20 箱"),
  plainTarget("5", "示范分选线", demand("count", "gte", "1", "条"), "binding", "1 条"),
  plainTarget("6", "申请发明专利", demand("count", "gte", "2", "件"), "expected", "2 件"),
];

/** What the contract says of target 1; nobody approved the change. */
export const promisedRate = promised;
