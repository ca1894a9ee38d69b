import type { DemoStory } from "../../story-schema.ts";
import type { Contents } from "../forms/facts.ts";
import { organiser } from "../people.ts";
import { plainTarget, projectProfile } from "../project-profile.ts";
import { at, bindVolume, checksOf, demand } from "../story-tools.ts";
import { initiationLeaves, initiationOpinion, initiationSheet } from "./initiation-form.ts";
import {
  closing,
  expectedScores,
  quarterAttendance,
  quarterDay,
  quarterEvents,
  quarterPanel,
  quarterSitting,
  roundOf,
} from "./quarter-day.ts";
import { pledge, shortPaper } from "./short-papers.ts";

const enterprise = "梧州苍香茶业有限公司";
const code = "GXAI-2027-105";
const title = "六堡茶拣梗视觉分选装备研发";
const lead = "黎国安";
const ending = { person: lead, unit: enterprise, date: "2027-02-26" };

const profile = projectProfile({
  code,
  title,
  kind: "initiation",
  sector: "特色农产品加工",
  region: "广西梧州市",
  scenarios: [],
  period: ["2027-07-01", "2029-06-30"],
  shares: [[enterprise, "60"], ["桂江理工大学", "25"], ["西江机电研究所", "15"]],
  team: [
    [lead, enterprise, "lead"],
    ["韦启航", "桂江理工大学", "algorithm-engineer"],
    ["覃文波", "西江机电研究所", "domain-expert"],
    ["莫春生", enterprise, "industry-engineer"],
  ],
  milestones: [
    ["茶梗样本库 2 万张", "2027-12-31", null],
    ["样机进厂试运行", "2028-09-30", null],
    ["一条产线连续运行一季", "2029-06-30", null],
  ],
  funding: ["60", "120"],
  standing: { tier: "small", committee: "智慧农业专业委员会" },
});

const paper = { nature: "self" as const, issuer: enterprise, validUntil: null, defects: [] };
const materials = bindVolume([
  { ...paper, no: "01", title: "立项申报书", category: "25", form: "original", file: "01-立项申报书.pdf", bound: 2 },
  { ...paper, no: "02", title: "实施方案与技术路线图", category: "04", form: "original", file: "02-实施方案.pdf", bound: 1 },
  { ...paper, no: "03", title: "知识产权归属协议", category: "21", form: "original", file: "03-知识产权归属协议.pdf", bound: 1 },
  { ...paper, no: "04", title: "科研诚信承诺书", category: "23", form: "scan", file: "04-科研诚信承诺书.png", bound: 1 },
]);

const panel = quarterPanel(5);
const [m1, m2, m3, m4, m5] = panel;
if (m1 === undefined || m2 === undefined || m3 === undefined || m4 === undefined || m5 === undefined)
  throw new Error("five members sit");
const sheets = [
  initiationSheet(m1, [12, 11, 16, 15, 12, 11], ["路线清楚，梗叶混叠的处理没有说清。", "私记甲：先做样本库再谈样机"]),
  initiationSheet(m2, [12.5, 10.5, 15.5, 15, 12.5, 11.5], ["近红外通道的必要性未论证。", "私记乙：可见光够不够要看样本"]),
  initiationSheet(m3, [11.5, 11.5, 16, 14.5, 12, 12], ["节拍指标与拣梗机实际产能不匹配。", "私记丙：每小时八百公斤写高了"]),
  initiationSheet(m4, [12, 12, 17, 16, 12.5, 12.5], ["茶企集中，示范效应可期。", "私记丁：同意先修改"]),
  initiationSheet(m5, [12, 11, 15.5, 15, 12, 12], ["设备费测算缺少询价依据。", "私记戊：自筹来源要补"]),
];

const problems = [
  { text: "梗叶混叠时的识别方法没有写明。", basis: "专家1 审核意见" },
  { text: "节拍 800 kg/h 没有与现有拣梗机产能衔接。", basis: "质询 1" },
];
const suggestions = [
  { text: "补充样本采集方案和混叠处理的技术路线，节拍按产线实际重新核定。", basis: "质询 1" },
  { text: "补充设备询价单和自筹资金来源说明。", basis: "专家5 审核意见" },
];
const words = {
  meeting: `2027年3月18日，${organiser}在南宁市组织专业委员会专家组（智慧农业专业委员会）对“${title}”进行立项评审，听取申报单位汇报，审阅申报材料，质询讨论，形成如下意见：`,
  materials: "申报书、实施方案、知识产权归属协议和诚信承诺书齐全。",
  targets: "可见光与近红外双通道识别茶梗，路线可行；梗叶混叠的处理和样本来源需要补充。",
  results: "人工拣梗占加工成本约两成，装备可复制到同类茶企。",
  finance: "三方分工明确；预算 180 万元，其中财政 60 万元、自筹 120 万元，设备费依据不足。",
};

/** 立项评审 of a small project before a committee's panel: recommended after revision. */
export const teaSorting: DemoStory = {
  schema: 1,
  id: "tea-sorting",
  kind: "initiation",
  follows: null,
  profile,
  targets: [
    plainTarget("1", "茶梗识别准确率", demand("accuracy", "gte", "95", "%"), "binding", null),
  ],
  outline: { items: [], clauses: [], confirmation: { by: lead, at: at("2027-03-08", "10:00"), how: "signed-paper" } },
  materials,
  panel: [...panel],
  sitting: quarterSitting(1, "08:40", "09:50"),
  attendance: quarterAttendance(panel, "08:42", [lead, enterprise]),
  events: quarterEvents([
    ["presentation-held", "08:55"],
    ["applicant-left", "09:20"],
    ["opinion-read-out", "09:46"],
  ]),
  materialChecks: checksOf(materials, {}),
  readings: [],
  questions: [
    {
      no: 1,
      askedBy: "m3",
      text: "每小时 800 公斤的节拍依据是什么？",
      about: "材料 02",
      answer: "按两台并联估算，单机约 350 公斤，申报书将更正。",
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
      initiationOpinion(words, problems, suggestions, closing("建议立项", panel, 2, 3), "passed"),
      ["m1", "m4"],
      ["m2", "m3", "m5"],
    ),
    roundOf(
      panel,
      initiationOpinion(words, problems, suggestions, closing("建议修改后立项", panel, 5, 0), "rectification"),
      ["m1", "m2", "m3", "m4", "m5"],
    ),
  ],
  outcome: "rectification",
  deadline: null,
  expected: { measurements: [], verdicts: [], vetoes: [], grade: null, ...expectedScores(initiationLeaves, sheets) },
};

export const contents: Contents = {
  "01": shortPaper(
    "立项申报书",
    [
      [
        {
          form: [
            ["项目编号", code, "项目名称", title],
            ["申报单位", enterprise, "项目负责人", lead],
            ["参加单位", "桂江理工大学、西江机电研究所", "执行期", "2027年7月—2029年6月"],
            ["总经费", "180 万元（财政 60，自筹 120）", "项目类别", "小型项目"],
          ],
        },
        { heading: "一、立项依据" },
        {
          text: [
            "六堡茶初制后须拣去茶梗和黄片，目前以人工为主，单厂拣梗用工 30 余人，占加工成本约两成，旺季招工困难。",
            "现有色选机对梗叶混叠误判较多，复拣率在 15 % 左右。",
          ],
        },
      ],
      [
        { heading: "二、考核指标" },
        {
          header: ["序号", "指标", "要求"],
          rows: [
            ["1", "茶梗识别准确率", "≥ 95 %（约束性）"],
            ["2", "节拍", "≥ 800 kg/h（预期性，两台并联）"],
            ["3", "发明专利申请", "2 件（预期性）"],
          ],
          widths: [12, 44, 44],
        },
        { heading: "三、预期效益" },
        { text: ["示范厂每季节约拣梗用工费用约 46 万元；装备可复制到梧州同类茶企十余家。"] },
      ],
    ],
    ending,
  ),
  "02": shortPaper(
    "实施方案与技术路线图",
    [
      [
        { heading: "技术路线" },
        {
          text: [
            "样本采集 → 可见光与近红外双通道成像 → 轻量分割模型 → 气吹执行机构 → 产线集成。",
            "关键突破点：梗叶混叠时的实例分割；创新点：以含水率差异辅助判别。",
          ],
        },
        { heading: "实施计划" },
        {
          header: ["阶段", "内容", "完成时间"],
          rows: [
            ["一", "茶梗样本库 2 万张", "2027年12月"],
            ["二", "样机进厂试运行", "2028年9月"],
            ["三", "一条产线连续运行一季", "2029年6月"],
          ],
          widths: [14, 56, 30],
        },
        { heading: "资源需求" },
        { text: ["高光谱相机 1 台、工业相机 4 台、计算节点 2 台；三方人员 11 人。"] },
      ],
    ],
    ending,
  ),
  "03": shortPaper(
    "知识产权归属协议",
    [
      [
        {
          text: [
            "三方约定：项目形成的知识产权按投入比例共有，企业 60 %、高校 25 %、科研院所 15 %。",
            "任一方自行实施不需其他方同意；向第三方许可须三方一致，收益按比例分配。",
            "各方原有技术归各方所有。",
          ],
        },
      ],
    ],
    ending,
  ),
  "04": pledge(title, code, profile.team.map(({ name }) => name), { ...ending, date: quarterDay }),
};
