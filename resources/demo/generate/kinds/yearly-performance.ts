import type { DemoStory } from "../../story-schema.ts";
import type { Contents } from "../forms/facts.ts";
import { organiser } from "../people.ts";
import { projectProfile } from "../project-profile.ts";
import { at, bindVolume, checksOf } from "../story-tools.ts";
import {
  closing,
  everyone,
  expectedScores,
  type Leaves,
  quarterAttendance,
  quarterEvents,
  quarterPanel,
  quarterSitting,
  roundOf,
  sheetOf,
} from "./quarter-day.ts";
import { shortPaper } from "./short-papers.ts";

const enterprise = "南宁邕江电子有限公司";
const code = "GXAI-2025-033";
const title = "贴片生产线智能排产";
const lead = "梁志勇";
const ending = { person: lead, unit: enterprise, date: "2027-02-25" };

const profile = projectProfile({
  code,
  title,
  kind: "performance",
  sector: "电子信息",
  region: "广西南宁市",
  scenarios: [],
  period: ["2025-01-01", "2027-12-31"],
  shares: [[enterprise, "60"], ["八桂理工大学", "25"], ["邕城智能制造研究所", "15"]],
  team: [
    [lead, enterprise, "lead"],
    ["陆子涵", "八桂理工大学", "algorithm-engineer"],
    ["黄少伟", "邕城智能制造研究所", "domain-expert"],
  ],
  milestones: [
    ["6 条贴片线接入", "2026-12-31", "2026-11-28"],
  ],
  funding: ["120", "280"],
});

const paper = { nature: "self" as const, issuer: enterprise, validUntil: null, defects: [] };
const materials = bindVolume([
  { ...paper, no: "01", title: "2026 年度绩效自评报告", category: "29", form: "original", file: "01-绩效自评报告.pdf", bound: 2 },
  { ...paper, no: "02", title: "经济效益证明", category: "14", form: "original", file: "02-经济效益证明.pdf", bound: 1 },
  { ...paper, no: "03", title: "年度经费支出表", category: "15", form: "electronic", file: "03-年度经费支出表.xlsx", bound: 0 },
]);

/** The model tree of 九(一): three levels, 30 / 40 / 30. */
const leaves: Leaves = {
  "patents-granted": [6, everyone],
  "patents-applied": [4, everyone],
  "papers-published": [5, everyone],
  "papers-judged": [5, everyone],
  "breakthroughs-verified": [6, everyone],
  "breakthroughs-judged": [4, everyone],
  "economic-income": [14, ["industry", "finance"]],
  "economic-evidence": [6, ["finance"]],
  "employment-jobs": [6, everyone],
  "employment-training": [4, everyone],
  "upgrading-lines": [6, ["industry"]],
  "upgrading-judged": [4, everyone],
  "standards-published": [6, everyone],
  "standards-use": [4, everyone],
  "platforms-built": [6, everyone],
  "platforms-open": [4, everyone],
  "service-volume": [6, everyone],
  "service-judged": [4, everyone],
};

const panel = quarterPanel(5);
const shares: Readonly<Record<string, number>> = { m1: 0.85, m2: 0.8, m3: 0.82, m4: 0.86, m5: 0.78 };
const remarks: Readonly<Record<string, readonly [string, string]>> = {
  m1: ["排产算法有现场对照数据，突破程度以检测为准。", "私记甲：论文一般，应用好"],
  m2: ["授权专利 2 件，均已在产线实施。", "私记乙：软著不计授权专利"],
  m3: ["六条线接入，准时率提高有台账。", "私记丙：第七条线没接"],
  m4: ["换线时间缩短带来的收益可核。", "私记丁：客户反馈不错"],
  m5: ["节约成本 212 万元有凭证，新增收入部分缺合同。", "私记戊：新增收入打折"],
};
/** Half points around each member's general impression; the finance member doubts the evidence. */
const sheets = panel.map((member) => {
  const given = Object.entries(leaves).map(([id, [weight]], index) => {
    const lean = ((index % 3) - 1) * 0.05 - (id === "economic-evidence" ? 0.15 : 0);
    const points = Math.min(weight, Math.round(weight * ((shares[member.key] ?? 0.8) + lean) * 2) / 2);
    return [id, [points, "见自评报告"]] as const;
  });
  return sheetOf(leaves, member, Object.fromEntries(given), remarks[member.key] ?? ["", ""]);
});
const { score, memberRates } = expectedScores(leaves, sheets);
const grade = Number(score) >= 85 ? "excellent" : Number(score) >= 70 ? "good" : Number(score) >= 60 ? "pass" : "fail";
const gradeWord = { excellent: "优秀", good: "良好", pass: "合格", fail: "不合格（限期整改）" }[grade];

/** 年度绩效评价 over the tree of the model rules: the grade follows from the score, the panel votes on the report. */
export const yearlyPerformance: DemoStory = {
  schema: 1,
  id: "yearly-performance",
  kind: "performance",
  follows: null,
  profile,
  targets: [],
  outline: { items: [], clauses: [], confirmation: { by: lead, at: at("2027-03-10", "10:00"), how: "signed-paper" } },
  materials,
  panel: [...panel],
  sitting: quarterSitting(4, "15:00", "16:00"),
  attendance: quarterAttendance(panel, "15:01", [lead, enterprise]),
  events: quarterEvents([["applicant-left", "15:25"]]),
  materialChecks: checksOf(materials, {}),
  readings: [],
  questions: [
    {
      no: 1,
      askedBy: "m5",
      text: "新增收入 380 万元的依据是什么？",
      about: "材料 02",
      answer: "为客户追加订单的估算，合同尚未全部签订；节约成本部分有凭证。",
      answeredBy: lead,
      state: "partly-clarified",
    },
  ],
  finance: null,
  supplements: [],
  sheets,
  rounds: [
    roundOf(
      panel,
      {
        sections: {
          meeting: `2027年3月18日，${organiser}在南宁市组织联盟专家组对“${title}”进行 2026 年度绩效评价，审阅自评报告与证明材料，按三级指标逐项评议，形成如下报告：`,
          materials: "绩效自评报告、经济效益证明、年度经费支出表齐全；新增收入缺合同。",
          targets: "年内授权发明专利 2 件，标注项目号的论文 3 篇；排产计算由 40 分钟缩短至 90 秒，有检测记录。",
          results: "六条贴片线接入，订单准时率由 86.2 % 提高到 94.5 %；节约成本 212 万元有凭证，新增收入未予认定。",
          finance: "参与团体标准 1 项；排产数据集向联盟成员开放；培训 46 人次。",
          problems: "",
          suggestions: "",
          conclusion: closing(`通过本绩效评价报告，综合得分 ${score ?? ""} 分，等级为${gradeWord}`, panel, 5, 0),
        },
        problems: [{ text: "新增收入 380 万元为估算，未见合同。", basis: "质询 1" }],
        suggestions: [{ text: "下一年度以合同和回款凭证申报新增收入。", basis: "质询 1" }],
        proposal: "adopted",
      },
      ["m1", "m2", "m3", "m4", "m5"],
    ),
  ],
  outcome: "adopted",
  deadline: null,
  expected: { measurements: [], verdicts: [], vetoes: [], score, grade, memberRates },
};

export const contents: Contents = {
  "01": shortPaper(
    "2026 年度绩效自评报告",
    [
      [
        {
          form: [
            ["项目编号", code, "项目名称", title],
            ["牵头单位", enterprise, "项目负责人", lead],
          ],
        },
        { heading: "一、技术创新度" },
        {
          header: ["二级指标", "数据", "证明"],
          rows: [
            ["专利数量", "授权发明专利 2 件，均已实施", "证书 2 份"],
            ["论文质量", "标注项目号论文 3 篇", "首页 3 份"],
            ["技术突破", "排产计算 40 分钟 → 90 秒", "检测记录"],
          ],
          widths: [24, 50, 26],
        },
        { heading: "二、产业贡献度" },
        {
          header: ["二级指标", "数据", "证明"],
          rows: [
            ["经济效益", "节约成本 212 万元；新增收入约 380 万元（估算）", "凭证；—"],
            ["就业带动", "新增岗位 9 个，转岗培训 46 人次", "名册"],
            ["产业升级", "6 条贴片线接入，准时率 86.2 % → 94.5 %", "运行台账"],
          ],
          widths: [24, 50, 26],
        },
      ],
      [
        { heading: "三、社会影响力" },
        {
          header: ["二级指标", "数据", "证明"],
          rows: [
            ["标准制定", "参与团体标准 1 项", "公告"],
            ["平台建设", "排产数据集 1 个，向联盟成员开放", "访问记录"],
            ["公共服务", "为 5 家企业诊断排产问题", "服务单"],
          ],
          widths: [24, 50, 26],
        },
        { heading: "四、存在的不足" },
        { text: ["第七条线因设备改造未接入；新增收入的合同仍在签订。"] },
      ],
    ],
    ending,
  ),
  "02": shortPaper(
    "经济效益证明",
    [
      [
        {
          text: [
            "2026 年，智能排产系统在我公司六条贴片线运行，换线次数减少 31 %，加班工时减少 8,400 小时。",
            "按财务口径核算，节约人工与换线损失合计 212 万元；客户追加订单预计带来收入约 380 万元，合同陆续签订中。",
          ],
        },
      ],
    ],
    ending,
  ),
  "03": {
    kind: "table",
    table: {
      name: "年度经费",
      title: `${title} 2026 年度经费支出表`,
      widths: [24, 14, 14],
      header: ["科目", "预算（万元）", "支出（万元）"],
      rows: [
        ["设备费", { number: "60" }, { number: "57.4" }],
        ["材料费", { number: "25" }, { number: "22.8" }],
        ["测试费", { number: "18" }, { number: "17.1" }],
        ["劳务费", { number: "30" }, { number: "29.6" }],
      ],
      notes: ["演示数据，单位与数字均为虚构。"],
    },
  },
};
