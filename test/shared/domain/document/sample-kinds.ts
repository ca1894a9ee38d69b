import type { ArchiveFolder } from "#shared/domain/document/inputs-file.ts";
import type { FirstReview, GradeFacts, ProjectFacts } from "#shared/domain/document/inputs-kinds.ts";
import { digest } from "./sample-opinion.ts";

export const project: ProjectFacts = {
  tier: "中型项目，重点项目",
  participants: [
    { role: "承担单位", name: "柳州××机械厂（演示）", share: { value: "60", unit: "%" } },
    { role: "参加单位", name: "××大学机械学院", share: { value: "40", unit: "%" } },
    { role: "检测机构", name: "××检测中心（演示）", share: null },
  ],
  team: [
    { name: "陆明轩", unit: "柳州××机械厂（演示）", role: "项目负责人" },
    { name: "蓝海燕", unit: "柳州××机械厂（演示）", role: "财务" },
  ],
  milestones: [
    { name: "样机联调", due: "2024-06-30", reached: "2024-07-15" },
    { name: "百台接入", due: "2025-12-31", reached: null },
  ],
  funding: [
    { source: "专项", amount: { value: "260.00", unit: "万元" } },
    { source: "自筹", amount: { value: "600.00", unit: "万元" } },
  ],
};

export const grade: GradeFacts = {
  criteria: [
    { no: "1", title: "技术创新度", weight: "30", mean: "24.5" },
    { no: "1.1", title: "专利数量", weight: "10", mean: "8" },
    { no: "1.1.1", title: "当年授权专利与登记软著", weight: "6", mean: "5" },
    { no: "1.1.2", title: "专利实施与许可", weight: "4", mean: null },
    { no: "2", title: "产业贡献度", weight: "40", mean: "33" },
    { no: "3", title: "社会影响力", weight: "30", mean: "27" },
  ],
  total: "84.5",
  outOf: "100",
  grade: "良好",
  rule: "等级按示范细则“连续分段”：≥ 85 分优秀，70 分至不足 85 分良好，60 分至不足 70 分合格，不足 60 分不合格。",
};

export const firstReview: FirstReview = {
  conclusion: "专家组应到 5 人，实到 5 人。专家组结论：限期整改（待复核），期限 3 个月。",
  concludedOn: "2026-08-20",
  resultDigest: digest("f1a5"),
  items: [
    {
      item: "以交付版本 v2.1 重新检测",
      basis: "任务书 指标2；测试记录 2.1",
      owner: "柳州××机械厂（演示）",
      deadline: "2026-11-20",
      found: "done",
      remark: "重测报告 2026-10-12，故障 312 条",
    },
    {
      item: "补充独立用户的应用证明 2 份",
      basis: "材料 13",
      owner: "柳州××机械厂（演示）",
      deadline: "2026-11-20",
      found: "partly",
      remark: "交来 1 份",
    },
    { item: "月报补齐", basis: "材料 05", owner: "陆明轩", deadline: null, found: null, remark: "" },
  ],
};

export const folder: ArchiveFolder = {
  name: "GXAI-2024-012-归档",
  files: 61,
  bytes: 18_234_567,
  indexDigest: digest("1dec"),
  checks: [
    { property: "authentic", text: "电子签名声明 23 份，逐份验签", holds: true },
    { property: "complete", text: "索引所列文件 61 个，逐个读回并核对摘要", holds: true },
    { property: "usable", text: "文件逐个打开", holds: true },
    { property: "safe", text: "没有可执行文件和宏；2 个文件的格式不在接收清单内", holds: false },
  ],
};
