import type { DemoStory } from "../../story-schema.ts";
import { organiser } from "../people.ts";
import { projectProfile } from "../project-profile.ts";
import {
  at,
  binding,
  bindVolume,
  checksOf,
  define,
  demand,
  manual,
  measured,
  outlineOrigin,
  type Sheet,
  testItem,
  verdict,
} from "../story-tools.ts";
import {
  closing,
  everyone,
  type Leaves,
  quarterAttendance,
  quarterEvents,
  quarterPanel,
  quarterSitting,
  roundOf,
  sheetOf,
} from "./quarter-day.ts";

export const enterprise = "百色右江铝材有限公司";
export const code = "GXAI-2026-047";
export const title = "铝型材表面缺陷在线检测";
export const lead = "黄永胜";
export const ending = { person: lead, unit: enterprise, date: "2027-03-02" };

const profile = projectProfile({
  code,
  title,
  kind: "midterm",
  sector: "机械制造",
  region: "广西百色市",
  scenarios: [],
  period: ["2026-01-01", "2028-06-30"],
  shares: [[enterprise, "65"], ["桂江理工大学", "20"], ["右江新材料研究院", "15"]],
  team: [
    [lead, enterprise, "lead"],
    ["蒙家豪", "桂江理工大学", "algorithm-engineer"],
    ["覃庆丰", "右江新材料研究院", "domain-expert"],
    ["岑光明", enterprise, "industry-engineer"],
  ],
  milestones: [
    ["样本库 5 万张", "2026-09-30", "2026-10-18"],
    ["首条产线上线", "2027-02-28", "2027-02-25"],
    ["三条产线上线", "2027-12-31", null],
  ],
  funding: ["150", "350"],
});

const paper = { nature: "self" as const, issuer: enterprise, validUntil: null, defects: [] };
const materials = bindVolume([
  { ...paper, no: "01", title: "中期进展报告", category: "28", form: "original", file: "01-中期进展报告.pdf", bound: 2 },
  {
    ...paper,
    no: "02",
    title: "项目任务书（节选）",
    category: "02",
    nature: "official",
    issuer: organiser,
    form: "copy",
    file: "02-任务书.pdf",
    bound: 1,
  },
  { ...paper, no: "03", title: "月度进度报告汇编", category: "05", form: "copy", file: "03-月度进度报告.pdf", bound: 1 },
]);

const [right, missed, alarms] = [428, 22, 26];
const sample = 1500;
export const recall = ((right * 100) / (right + missed)).toFixed(2);

const leaves: Leaves = {
  progress: [20, everyone],
  "targets-so-far": [20, everyone],
  conditions: [20, everyone],
  funds: [20, ["finance"]],
  "next-plan": [20, everyone],
};
/** What a grade stands for: the middle of its band. */
const grades = { 优: 19, 良: 16.5, 中: 13.5, 差: 6 } as const;
/** Why a member chose a grade, by criterion. */
const reasons: Readonly<Record<string, Partial<Record<keyof typeof grades, string>>>> = {
  progress: { 良: "首条线按期上线，样本库晚 18 天" },
  "targets-so-far": { 良: "召回率达到阶段要求", 中: "达到阶段要求，误报偏多" },
  conditions: { 优: "企业停线配合", 良: "场地和人员到位" },
  funds: { 中: "自筹到位 54 %" },
  "next-plan": { 良: "计划可行", 中: "两条线同时改造，人手不足" },
};
type Grades = readonly [
  progress: keyof typeof grades,
  targets: keyof typeof grades,
  conditions: keyof typeof grades,
  plan: keyof typeof grades,
  funds?: keyof typeof grades,
];

const panel = quarterPanel(5);
const graded = (key: string, [progress, targets, conditions, plan, funds = "良"]: Grades, texts: readonly [string, string]): Sheet => {
  const member = panel.find((candidate) => candidate.key === key);
  if (member === undefined) throw new Error(`${key} does not sit`);
  const given = { progress, "targets-so-far": targets, conditions, funds, "next-plan": plan };
  const points = Object.entries(given).map(([id, grade]) => [id, [grades[grade], reasons[id]?.[grade] ?? ""]] as const);
  return sheetOf(leaves, member, Object.fromEntries(points), texts);
};
const sheets = [
  graded("m1", ["良", "良", "良", "中"], ["召回率达到阶段要求，下一步两条产线同时改造的人手不足。", "私记甲：第二条线先稳"]),
  graded("m2", ["良", "中", "良", "中"], ["误报偏多，光源方案应定型。", "私记乙：条形光源要换"]),
  graded("m3", ["良", "良", "良", "中"], ["首条线已上线，接口规范可复用。", "私记丙：停线窗口要跟厂里谈"]),
  graded("m4", ["良", "良", "优", "良"], ["企业配合到位。", "私记丁：同意调整进度"]),
  graded("m5", ["良", "良", "良", "中", "中"], ["自筹到位 54 %，低于进度。", "私记戊：下季要看回单"]),
];

const problems = [
  { text: `误报 ${alarms} 条，复检班组负担偏重。`, basis: "大纲 1.1；质询 1" },
  { text: "自筹资金到位 54 %，低于执行进度。", basis: "专家5 审核意见" },
];
const suggestions = [
  { text: "第二、三条产线顺次改造，计划相应调整并报批。", basis: "质询 1" },
  { text: "下一季度末前补足自筹资金。", basis: "专家5 审核意见" },
];
const sections = {
  meeting: `2027年3月18日，${organiser}在南宁市组织联盟专家组对“${title}”进行中期评估，听取汇报，审阅进展报告，核查阶段指标，质询讨论，形成如下意见：`,
  materials: "中期进展报告、任务书节选、月度进度报告齐全。",
  targets: `留样 ${sample.toLocaleString("en")} 支（缺陷 ${right + missed} 支）核查，缺陷召回率 ${recall} %，达到阶段要求 ≥ 95 %；首条产线已上线，达到阶段要求 1 条。`,
  finance: "财政专项到位 150 万元，支出 82 万元；自筹到位 189 万元，为应到位的 54 %。",
  results: "样本库 5.2 万张；首条产线自 2027年2月25日起运行。",
  problems: "",
  suggestions: "",
};
const textOf = (proposal: "passed" | "rectification", what: string, inFavour: number, against: number) => ({
  sections: { ...sections, conclusion: closing(what, panel, inFavour, against) },
  problems,
  suggestions,
  proposal,
});

/** 中期评估 in grades without a total: to go on after adjustment, once going on as planned was voted down. */
export const aluminiumMidterm: DemoStory = {
  schema: 1,
  id: "aluminium-midterm",
  kind: "midterm",
  follows: null,
  profile,
  targets: [
    {
      no: "1",
      name: "缺陷召回率",
      demand: demand("recall", "gte", "98", "%"),
      binding: "binding",
      changes: [],
      claimed: `阶段 ${recall} %`,
    },
  ],
  outline: {
    items: [
      testItem(
        "1.1",
        "缺陷识别（阶段）",
        ["on-site-test", "confusion"],
        define("逐支判定与复检结论比较，缺陷为正类", "缺陷召回率", 1000, "", "专家组从留样中抽取", "首条产线"),
        [
          binding(outlineOrigin, demand("recall", "gte", "95", "%"), "中期阶段要求"),
          {
            origin: { type: "target", no: "1" },
            adoption: "not-applicable",
            demand: demand("recall", "gte", "98", "%"),
            reason: "项目验收时考核",
          },
        ],
      ),
      testItem(
        "1.2",
        "上线产线（阶段）",
        ["documents", "manual"],
        define("已连续运行 7 天以上的产线", "条数", null, "", "", "上线确认单"),
        [binding(outlineOrigin, demand("count", "gte", "1", "条"), "中期阶段要求")],
      ),
    ],
    clauses: [],
    confirmation: { by: lead, at: at("2027-03-09", "09:30"), how: "signed-paper" },
  },
  materials,
  panel: [...panel],
  sitting: quarterSitting(3, "13:30", "14:50"),
  attendance: quarterAttendance(panel, "13:32", [lead, enterprise]),
  events: quarterEvents([
    ["outline-confirmed", "13:36"],
    ["presentation-held", "13:50"],
    ["applicant-left", "14:20"],
    ["opinion-read-out", "14:46"],
  ]),
  materialChecks: checksOf(materials, {}),
  readings: [
    {
      item: "1.1",
      source: { type: "typed" },
      values: {
        form: "counts",
        positive: "缺陷",
        negative: "完好",
        truePositive: right,
        falseNegative: missed,
        falsePositive: alarms,
        trueNegative: sample - right - missed - alarms,
      },
      sampledBy: "专家组",
      environment: "首条产线",
      witness: { name: lead, at: at("2027-03-18", "14:02") },
      remark: "",
    },
    {
      item: "1.2",
      source: { type: "typed" },
      values: manual("count", "1", "条", "上线确认单 2027-02-25"),
      sampledBy: "",
      environment: "",
      witness: { name: lead, at: at("2027-03-18", "14:04") },
      remark: "",
    },
  ],
  questions: [
    {
      no: 1,
      askedBy: "m3",
      text: "第二、三条产线是否同时停线改造？",
      about: "材料 01",
      answer: "原计划同时改造，人手和停线窗口都紧，愿意顺次进行。",
      answeredBy: lead,
      state: "clarified",
    },
  ],
  finance: null,
  supplements: [],
  sheets,
  rounds: [
    roundOf(panel, textOf("passed", "建议继续", 2, 3), ["m3", "m4"], ["m1", "m2", "m5"]),
    roundOf(panel, textOf("rectification", "建议调整后继续", 5, 0), ["m1", "m2", "m3", "m4", "m5"]),
  ],
  outcome: "rectification",
  deadline: null,
  expected: {
    measurements: [measured("1.1", "recall", recall, "%"), measured("1.2", "count", "1", "条")],
    verdicts: [
      verdict("1.1", outlineOrigin, "recall", "met"),
      verdict("1.1", { type: "target", no: "1" }, "recall", "not-applicable"),
      verdict("1.2", outlineOrigin, "count", "met"),
    ],
    vetoes: [],
    score: null,
    grade: null,
    memberRates: [],
  },
};
