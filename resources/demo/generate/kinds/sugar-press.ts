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

const enterprise = "崇左丽江糖业有限公司";
const code = "GXAI-2027-101";
const title = "糖厂压榨工段智能控制与能效优化";
const lead = "农建平";
const ending = { person: lead, unit: enterprise, date: "2027-02-22" };

const profile = projectProfile({
  code,
  title,
  kind: "initiation",
  sector: "特色农产品加工",
  region: "广西崇左市",
  scenarios: [],
  period: ["2027-07-01", "2030-06-30"],
  shares: [[enterprise, "65"], ["八桂理工大学", "20"], ["邕北糖业技术研究院", "15"]],
  team: [
    [lead, enterprise, "lead"],
    ["蓝志鹏", "八桂理工大学", "algorithm-engineer"],
    ["覃小曼", "八桂理工大学", "algorithm-engineer"],
    ["韦思源", "邕北糖业技术研究院", "domain-expert"],
    ["黄世杰", enterprise, "industry-engineer"],
  ],
  milestones: [
    ["2027/28 榨季数据采集", "2028-04-30", null],
    ["单列压榨闭环控制", "2029-04-30", null],
    ["全厂推广与能效验证", "2030-06-30", null],
  ],
  funding: ["800", "1800"],
  standing: { tier: "major", keyProject: true },
});

const paper = { nature: "self" as const, issuer: enterprise, validUntil: null, defects: [] };
const materials = bindVolume([
  { ...paper, no: "01", title: "立项申报书", category: "25", form: "original", file: "01-立项申报书.pdf", bound: 2 },
  { ...paper, no: "02", title: "实施方案与技术路线图", category: "04", form: "original", file: "02-实施方案.pdf", bound: 1 },
  { ...paper, no: "03", title: "知识产权归属协议", category: "21", form: "original", file: "03-知识产权归属协议.pdf", bound: 1 },
  { ...paper, no: "04", title: "科研诚信承诺书", category: "23", form: "scan", file: "04-科研诚信承诺书.png", bound: 1 },
]);

const panel = quarterPanel(7);
const points: Readonly<Record<string, readonly number[]>> = {
  m1: [13, 12.5, 18, 17, 13.5, 13],
  m2: [13.5, 12, 17.5, 17, 13, 13],
  m3: [12.5, 12, 18, 17.5, 13, 13.5],
  m4: [13, 12.5, 18.5, 18, 13, 14],
  m5: [12.5, 12, 17, 17, 13, 13],
  m6: [13, 12, 17.5, 17, 13.5, 12.5],
  m7: [12, 11.5, 16.5, 16, 12.5, 12.5],
};
const remarks: Readonly<Record<string, readonly [string, string]>> = {
  m1: ["数据采集从 2027/28 榨季开始，时间可行。", "私记甲：关键是抽出率测得准"],
  m2: ["压榨抽出率的在线测量方法应先行验证。", "私记乙：近红外在线要防糖垢"],
  m3: ["与现有集散控制系统的接口写得清楚。", "私记丙：停榨窗口只有半年"],
  m4: ["同类糖厂多，推广面大。", "私记丁：效益算得偏紧，可信"],
  m5: ["自筹资金有董事会决议。", "私记戊：专项八百万对应设备清单"],
  m6: ["样本与训练方案写明了榨季差异。", "私记己：模型要按品种分"],
  m7: ["预算中外协费比例偏高，应压缩。", "私记庚：外协三成偏高"],
};
const sheets = panel.map((member) =>
  initiationSheet(member, points[member.key] ?? [], remarks[member.key] ?? ["", ""]),
);

/** 立项评审 of a major project before the alliance's panel of seven: recommended. */
export const sugarPress: DemoStory = {
  schema: 1,
  id: "sugar-press",
  kind: "initiation",
  follows: null,
  profile,
  targets: [
    plainTarget("1", "压榨工段吨蔗电耗降低率", demand("percent-reduction", "gte", "12", "%"), "binding", null),
  ],
  outline: { items: [], clauses: [], confirmation: { by: lead, at: at("2027-03-05", "15:00"), how: "signed-paper" } },
  materials,
  panel: [...panel],
  sitting: quarterSitting(2, "10:00", "11:30"),
  attendance: quarterAttendance(panel, "10:02", [lead, enterprise]),
  events: quarterEvents([
    ["presentation-held", "10:20"],
    ["applicant-left", "10:55"],
    ["opinion-read-out", "11:26"],
  ]),
  materialChecks: checksOf(materials, {}),
  readings: [],
  questions: [
    {
      no: 1,
      askedBy: "m2",
      text: "抽出率如何在线测量？",
      about: "材料 02",
      answer: "蔗渣近红外在线检测，每班取样与化验值比对，偏差大于 0.3 % 时停用在线值。",
      answeredBy: lead,
      state: "clarified",
    },
  ],
  finance: null,
  supplements: [],
  sheets,
  rounds: [
    roundOf(
      panel,
      initiationOpinion(
        {
          meeting: `2027年3月18日，${organiser}在南宁市组织联盟专家组对“${title}”进行立项评审，听取申报单位汇报，审阅申报材料，质询讨论，形成如下意见：`,
          materials: "申报书、实施方案、知识产权归属协议和诚信承诺书齐全。",
          targets: "以蔗渣近红外在线检测为反馈的压榨闭环控制，路线清楚，关键突破点为抽出率在线测量。",
          results: "按 2025/26 榨季电耗测算，达到指标后每榨季节电约 310 万千瓦时；自治区内同类糖厂可推广。",
          finance: "三方团队 21 人，具备糖厂自控改造经验；预算 2,600 万元，其中财政 800 万元、自筹 1,800 万元。",
        },
        [{ text: "外协费占专项经费三成，比例偏高。", basis: "专家7 审核意见" }],
        [{ text: "首个榨季先完成抽出率在线测量的比对验证，再进入闭环控制。", basis: "质询 1" }],
        closing("建议立项", panel, 6, 0),
        "passed",
      ),
      ["m1", "m2", "m3", "m4", "m5", "m6"],
    ),
  ],
  outcome: "passed",
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
            ["参加单位", "八桂理工大学、邕北糖业技术研究院", "执行期", "2027年7月—2030年6月"],
            ["总经费", "2,600 万元（财政 800，自筹 1,800）", "项目类别", "重大项目"],
          ],
        },
        { heading: "一、立项依据" },
        {
          text: [
            "压榨工段电耗占全厂四成以上，目前靠班长经验调节渗透水量和榨辊压力，吨蔗电耗班次间相差 9 %。",
            "企业日榨 1.2 万吨，五个榨季的集散控制系统数据保存完整，可供建模。",
          ],
        },
      ],
      [
        { heading: "二、考核指标" },
        {
          header: ["序号", "指标", "要求"],
          rows: [
            ["1", "压榨工段吨蔗电耗降低率", "≥ 12 %（约束性，按榨季）"],
            ["2", "压榨抽出率", "不低于改造前（约束性）"],
            ["3", "推广糖厂", "≥ 2 家（预期性）"],
          ],
          widths: [12, 44, 44],
        },
        { heading: "三、组织方式" },
        { text: ["按重大项目要求设联合指挥部，由企业总工程师与高校技术负责人共同负责。"] },
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
            "在线检测 → 工况识别 → 电耗与抽出率联合模型 → 建议值 → 闭环控制。",
            "关键突破点：蔗渣糖分与水分的近红外在线测量；创新点：按品种和榨季自适应的联合模型。",
          ],
        },
        { heading: "里程碑" },
        {
          header: ["阶段", "内容", "完成时间"],
          rows: [
            ["一", "2027/28 榨季数据采集与比对", "2028年4月"],
            ["二", "单列压榨闭环控制", "2029年4月"],
            ["三", "全厂推广与能效验证", "2030年6月"],
          ],
          widths: [14, 56, 30],
        },
        { heading: "资源需求" },
        { text: ["在线近红外 2 套、边缘控制柜 6 台；三方人员 21 人，其中算法 5 人、领域 4 人、产业 12 人。"] },
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
            "三方约定：项目形成的知识产权按投入比例共有，企业 65 %、高校 20 %、科研院所 15 %。",
            "任一方自行实施不需其他方同意；向第三方许可须三方一致，收益按比例分配。",
          ],
        },
      ],
    ],
    ending,
  ),
  "04": pledge(title, code, profile.team.map(({ name }) => name), { ...ending, date: quarterDay }),
};
